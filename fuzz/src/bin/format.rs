//! Arbitrary texts through `format` and `migrate`: never a panic, and what comes out means what went in.

use waitwise::content::format::{Refusal, format};
use waitwise::content::kind::value;
use waitwise::content::migrate::migrate;
use waitwise::content::read_text;
use waitwise_fuzz::{file_of, within_limits};

fn main() {
    bolero::check!().for_each(|input: &[u8]| {
        let Some((path, bytes)) = file_of(input) else { return };
        let Ok(text) = read_text(path, bytes) else { return };
        // Once as a file of ours, once as anything that `ron` can read.
        for path in [path, "other.ron"] {
            match within_limits(|| format(path, &text)) {
                Ok(formatted) => assert_eq!(value(path, &formatted), value(path, &text)),
                Err(Refusal::Unreadable(findings)) => assert!(!findings.is_empty()),
                Err(Refusal::Unproven(what)) => panic!("{what}"),
            }
        }
        if let Ok(Some(migrated)) = within_limits(|| migrate(path, bytes)) {
            let migrated_text = read_text(path, &migrated).expect("it was a text before");
            assert_eq!(value(path, &migrated_text), value(path, &text));
        }
    });
}
