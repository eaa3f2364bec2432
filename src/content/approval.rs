//! Who of the clinic stands for a topic, and for which words: its rules, questions and clinical texts. The clinic's name,
//! times and pictures need no approval.

use super::date::Date;
use super::migrate::new_name;
use super::outline::{Outline, Step};
use super::pack::Pack;
use super::raw::Review;
use super::read::{RawPack, RawTopic, topic_path};
use super::syntax::{Entry, Node, Tree};
use crate::diagnostics::{Diagnostic, Severity};

/// Tells of topics that nobody has approved, or not as they are now. Where `require_approval` is set in `kiosk.ron` this is
/// of severity `required`: an error, so that the last approved content stays on the screen, unless it is read to be approved.
/// A name without a role is always an error: it has to be mended where it was written.
pub fn check(raw: &RawPack, pack: &Pack, required: Severity, findings: &mut Vec<Diagnostic>) {
    let severity = if raw.kiosk.require_approval { required } else { Severity::Warning };
    for topic in &raw.topics {
        let path = topic.path("topic.ron");
        let text = pack.text(&path);
        let tell = |code, field, message: &str| {
            let place = Outline::of(text).value(&[Step::Key("review"), Step::Key(field)]);
            let finding = Diagnostic::error(code, &path, message).at(Some(place), text);
            Diagnostic { severity, ..finding }
        };
        let review = &topic.topic.review;
        let Some(name) = &review.approved_by else {
            let message = "Nobody of this clinic has approved this topic yet: the screen says \"sample content\".";
            let help = format!("Once the clinical lead agrees: {}", command(topic));
            findings.push(tell("not-approved", "approved_by", message).help(help));
            continue;
        };
        if !is_name_and_role(name) {
            let message = "approved_by has to say who approved the text, and as what.";
            let finding = tell("approval-incomplete", "approved_by", message);
            let finding = Diagnostic { severity: Severity::Error, ..finding };
            findings.push(finding.help("Write name and role with a comma: \"Ana Ruiz, physiotherapist\"."));
            continue;
        }
        let now = digest(&topic.id, pack);
        match &review.approved_digest {
            None if raw.kiosk.require_approval => {
                let message = "It is not said which words were approved.";
                let help = format!("Once they are read and right: {}", command(topic));
                findings.push(tell("approval-without-digest", "approved_by", message).help(help));
            }
            Some(approved) if *approved != now => {
                let message = "A text or a rule has changed since this topic was approved.";
                let until = "The screen says \"sample content\" until it is read again and approved";
                let help = format!("{until}: {}", command(topic));
                findings.push(tell("approval-outdated", "approved_digest", message).help(help));
            }
            None | Some(_) if is_older_than_text(review) => {
                let message = "The text was published anew since this topic was approved.";
                let help = format!("The screen says \"sample content\" until it is approved again: {}", command(topic));
                findings.push(tell("approval-outdated", "approved_on", message).help(help));
            }
            None | Some(_) => {}
        }
    }
}

/// A review that changed nothing but its dates asks for a new approval too.
fn is_older_than_text(review: &Review) -> bool {
    let approved = review.approved_on.as_deref().and_then(Date::parse);
    approved.zip(Date::parse(&review.published)).is_some_and(|(approved, published)| approved < published)
}

/// Whether the words as they are now were approved.
pub fn stands(topic: &RawTopic, pack: &Pack) -> bool {
    let Review { approved_by, approved_digest, .. } = &topic.topic.review;
    let are_these_words = approved_digest.as_ref().is_none_or(|approved| *approved == digest(&topic.id, pack));
    approved_by.is_some() && are_these_words && !is_older_than_text(&topic.topic.review)
}

/// What to type, once somebody stands for the topic.
fn command(topic: &RawTopic) -> String {
    format!("waitwise approve FOLDER --topic {} --by \"Name, role\"", topic.id)
}

/// "Ana Ruiz, physiotherapist"
pub fn is_name_and_role(name: &str) -> bool {
    let parts: Vec<&str> = name.split(',').map(str::trim).collect();
    parts.len() >= 2 && parts.iter().all(|part| !part.is_empty())
}

/// Of everything in the topic's files that is neither a remark, a blank, a comma nor exempt: 64 bits of FNV-1a. It finds
/// what was changed by mistake; it is no signature.
pub fn digest(topic: &str, pack: &Pack) -> String {
    let mut hash = FNV_OFFSET;
    for file in ["topic.ron", "questions.ron", "rules.ron"] {
        let tree = Tree::new(pack.text(&topic_path(topic, file)));
        for entry in &tree.entries {
            fold(&tree, entry, &mut hash);
        }
    }
    format!("{hash:016x}")
}

/// Fields that may change without a new approval.
const EXEMPT: [&str; 4] = ["format", "review", "picture", "picture_alt"];

fn fold(tree: &Tree<'_>, entry: &Entry, hash: &mut u64) {
    if tree.name(entry).is_some_and(|name| EXEMPT.contains(&name)) {
        return;
    }
    if let Some(name) = entry.name {
        // A file that is brought up to date is still the one that was approved.
        let name = tree.text_of(name);
        add(hash, new_name(name).unwrap_or(name));
    }
    for node in &entry.nodes {
        match node {
            Node::Leaf(place) => add(hash, tree.text_of(*place)),
            Node::Branch(branch) => {
                add(hash, tree.text_of(branch.open));
                branch.entries.iter().for_each(|entry| fold(tree, entry, hash));
                add(hash, ")");
            }
        }
    }
}

/// Fowler, Noll, Vo: FNV-1a, 64 bits.
const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

fn add(hash: &mut u64, text: &str) {
    // A zero byte keeps "a", "bc" from being "ab", "c".
    for byte in text.bytes().chain([0]) {
        *hash = (*hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME);
    }
}
