//! What the content folder does, as staff see it: heard from the thread that follows it, kept for the panel.

use std::fmt;
use std::sync::Arc;

use super::{Feed, Start};
use crate::content::Library;
use crate::content::live::{News, Origin, Ready};
use crate::diagnostics::Diagnostic;
use crate::ui::facts::{Facts, Files, Shown};

pub struct Desk {
    feed: Feed<News>,
    check: Option<Check>,
    /// What was known before the first frame.
    at_start: Option<Ready>,
    not_kept: Option<Diagnostic>,
}

/// Asks for the folder to be checked anew.
pub struct Check(pub Box<dyn Fn()>);

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Check")
    }
}

impl Desk {
    pub fn new(start: Start) -> Self {
        Self { feed: start.feed, check: start.check_content, at_start: Some(start.ready), not_kept: None }
    }

    pub fn check_content(&self) {
        if let Some(Check(check)) = &self.check {
            check();
        }
    }

    /// Brings the panel's facts up to date; the library that is to go live, if there is a new one.
    pub fn hear(&mut self, facts: &mut Facts) -> Option<Arc<Library>> {
        if let Some(ready) = self.at_start.take() {
            facts.version = env!("CARGO_PKG_VERSION");
            facts.can_check = self.check.is_some();
            facts.shown = match ready.origin {
                Origin::Folder => Shown::Folder,
                Origin::LastGood => Shown::LastGood,
                Origin::Program => Shown::Program,
            };
            let is_refused = self.check.is_some() && ready.origin != Origin::Folder;
            facts.files = if is_refused { Files::Refused } else { Files::Good };
            facts.findings = ready.findings;
        }
        let mut library = None;
        while let Some(news) = self.feed.next() {
            match news {
                News::Checking | News::Proving { .. } => facts.files = Files::Checking,
                News::Ready(ready) => {
                    (facts.shown, facts.files, facts.findings) = (Shown::Folder, Files::Good, ready.findings);
                    library = Some(ready.library);
                }
                News::Refused { findings } => {
                    // What patients see stays; it is no longer what is in the folder.
                    facts.shown = if facts.shown == Shown::Folder { Shown::LastGood } else { facts.shown };
                    (facts.files, facts.findings) = (Files::Refused, findings);
                }
                News::NotKept { finding } => self.not_kept = Some(finding),
                News::Kept => self.not_kept = None,
            }
            facts.findings.extend(
                self.not_kept.iter().filter(|finding| !facts.findings.contains(finding)).cloned().collect::<Vec<_>>(),
            );
        }
        library
    }
}
