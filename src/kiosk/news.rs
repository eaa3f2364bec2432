//! What the content folder does, as staff see it: heard from the thread that follows it, kept for the panel.

use std::fmt;
use std::sync::Arc;

use super::{Content, Feed};
use crate::content::Library;
use crate::content::live::{Digest, News, Origin, Ready};
use crate::device::status;
use crate::diagnostics::{Diagnostic, Severity};
use crate::ui::facts::{Facts, Files, Shown};

pub struct Desk {
    feed: Feed<News>,
    check: Option<Check>,
    /// What was known before the first frame.
    at_start: Option<Ready>,
    not_kept: Option<Diagnostic>,
    /// Of what patients see now or next.
    digest: Option<Digest>,
}

/// Letters of a digest that tell one content from another.
const DIGEST_LETTERS: usize = 12;

/// Asks for the folder to be checked anew.
pub struct Check(pub Box<dyn Fn() + Send>);

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Check")
    }
}

impl Desk {
    pub fn new(content: Content, feed: Feed<News>) -> Self {
        Self { feed, check: content.check, at_start: Some(content.ready), not_kept: None, digest: None }
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
            facts.shown = shown(ready.origin);
            self.digest = Some(ready.digest);
            let is_refused = self.check.is_some() && ready.origin != Origin::Folder;
            facts.files = if is_refused { Files::Refused } else { Files::Good };
            facts.findings = ready.findings;
        }
        let mut library = None;
        while let Some(news) = self.feed.next() {
            match news {
                News::Checking | News::Proving { .. } => facts.files = Files::Checking,
                News::Ready(ready) => {
                    (facts.shown, facts.files, facts.findings) = (shown(ready.origin), Files::Good, ready.findings);
                    self.digest = Some(ready.digest);
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

    /// The same for a technician. `next` is what goes live when the running visit ends: told now, so that nobody reads
    /// from it when that was.
    pub fn status(&self, facts: &Facts, next: &Library) -> status::Content {
        let count = |severity| facts.findings.iter().filter(|finding| finding.severity == severity).count();
        status::Content {
            origin: match facts.shown {
                Shown::Folder => status::Origin::Folder,
                Shown::LastGood => status::Origin::LastGood,
                Shown::Program => status::Origin::Program,
            },
            digest: self
                .digest
                .map(|digest| digest.to_string().chars().take(DIGEST_LETTERS).collect())
                .unwrap_or_default(),
            topics: next.topics.iter().map(|topic| topic.id.clone()).collect(),
            refused: facts.files == Files::Refused,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            not_kept: self.not_kept.as_ref().map(|finding| finding.message.clone()),
        }
    }
}

fn shown(origin: Origin) -> Shown {
    match origin {
        Origin::Folder => Shown::Folder,
        Origin::LastGood => Shown::LastGood,
        Origin::Program => Shown::Program,
    }
}
