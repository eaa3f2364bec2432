//! Two ways to read a file: what the program makes of it is what `ron` alone makes of it, and no file that `ron` takes
//! is refused.

use std::fmt::Debug;

use serde::de::DeserializeOwned;
use waitwise::content::kind::{FileKind, value};
use waitwise::content::migrate::plan;
use waitwise::content::syntax::Tree;
use waitwise::content::{load, raw, read_text};
use waitwise_fuzz::{file_of, pack_with};

fn ron_alone(path: &str, text: &str) -> Option<String> {
    fn written<T: DeserializeOwned + Debug>(text: &str) -> Option<String> {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        options.from_str::<T>(text).ok().map(|value| format!("{value:?}"))
    }
    match FileKind::of(path) {
        FileKind::Kiosk => written::<raw::Kiosk>(text),
        FileKind::Topic => written::<raw::Topic>(text),
        FileKind::Questions => written::<raw::Questions>(text),
        FileKind::Rules => written::<raw::Rules>(text),
        FileKind::Translation | FileKind::Other => None,
    }
}

fn main() {
    bolero::check!().for_each(|input: &[u8]| {
        let Some((path, bytes)) = file_of(input) else { return };
        let Ok(text) = read_text(path, bytes) else { return };
        let by_ron = ron_alone(path, &text);
        let plan = plan(FileKind::of(path), &Tree::new(&text));
        // Of another format: the program knows more than `ron`.
        if plan.is_older() || plan.format.is_some_and(|format| format != waitwise::content::migrate::FORMAT) {
            return;
        }
        assert_eq!(value(path, &text).ok(), by_ron);
        if by_ron.is_none() {
            assert!(load(&pack_with(path, bytes)).library.is_none(), "ron refuses it");
        }
    });
}
