//! What is counted.

const OUTCOME: &str = "outcome:";
const LEFT_AT: &str = "left-at:";
/// Longer ones are not ids of content.
const ID_LETTERS_MOST: usize = 64;

/// Every visit counts once as opened and once as ended; at most once as an outcome or as left at a question, never as both.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counter {
    Opened,
    Finished,
    EndedByIdle,
    StartedOver,
    /// The id of the option that was suggested, or a fixed word like `several-fit` or `refer-now`.
    Outcome(String),
    /// The id of the last question before a visit ended without an outcome.
    LeftAt(String),
}

impl Counter {
    /// As it is written; `None` for anything but an id, so that no text which somebody wrote is ever kept.
    pub fn name(&self) -> Option<String> {
        let with_id = |start: &str, id: &str| is_id(id).then(|| format!("{start}{id}"));
        match self {
            Self::Opened => Some("opened".to_owned()),
            Self::Finished => Some("finished".to_owned()),
            Self::EndedByIdle => Some("ended-by-idle".to_owned()),
            Self::StartedOver => Some("started-over".to_owned()),
            Self::Outcome(id) => with_id(OUTCOME, id),
            Self::LeftAt(id) => with_id(LEFT_AT, id),
        }
    }

    /// Reads what [`Counter::name`] wrote.
    pub fn parse(name: &str) -> Option<Self> {
        let fixed = [Self::Opened, Self::Finished, Self::EndedByIdle, Self::StartedOver];
        let id_after = |start| name.strip_prefix(start).filter(|id| is_id(id)).map(str::to_owned);
        let known = fixed.into_iter().find(|counter| counter.name().as_deref() == Some(name));
        known.or_else(|| id_after(OUTCOME).map(Self::Outcome)).or_else(|| id_after(LEFT_AT).map(Self::LeftAt))
    }
}

/// Of topics, languages, options and questions.
pub(super) fn is_id(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    // A spreadsheet reads a text that begins with a sign as a sum.
    let begins_well = text.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
    begins_well && text.len() <= ID_LETTERS_MOST && text.bytes().all(letter)
}
