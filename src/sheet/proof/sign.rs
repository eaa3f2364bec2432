//! Last: a place for a name.

use super::{Block, heading};
use crate::content::Pack;
use crate::content::library::Topic;
use crate::sheet::{plain, strong};

pub(super) fn blocks(pack: &Pack, topic: &Topic, digest: &str) -> Vec<Block> {
    let folder = pack.folder.as_ref().map_or_else(|| "FOLDER".to_owned(), |folder| format!("\"{}\"", folder.display()));
    let command = format!("waitwise approve {folder} --topic {} --by \"Name, role\" --digest {digest}", topic.id);
    vec![Block::Together(vec![
        heading("Approval"),
        Block::Paragraph(vec![strong("I have read this and agree that it is shown to patients.")]),
        Block::Paragraph(vec![plain(format!("This is {}, digest ", topic.name)), strong(digest), plain(".")]),
        Block::WriteHere("Name".to_owned()),
        Block::WriteHere("Role".to_owned()),
        Block::WriteHere("Date".to_owned()),
        Block::WriteHere("Signature".to_owned()),
        Block::Subheading("What records it in the files, once it is signed".to_owned()),
        Block::paragraph(command),
    ])]
}
