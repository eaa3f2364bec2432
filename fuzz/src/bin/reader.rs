//! Arbitrary bytes as one file of a pack: reading never panics, and never takes long or much memory.

use waitwise::content::load;
use waitwise_fuzz::{file_of, pack_with, within_limits};

fn main() {
    bolero::check!().for_each(|input: &[u8]| {
        if let Some((path, bytes)) = file_of(input) {
            let pack = pack_with(path, bytes);
            let loaded = within_limits(|| load(&pack));
            // A pack goes live whole, or it is said why not.
            assert_eq!(loaded.library.is_none(), waitwise::diagnostics::has_errors(&loaded.findings));
            let _ = waitwise::diagnostics::render(&loaded.findings);
        }
    });
}
