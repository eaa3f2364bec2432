//! What the engine says of a set of answers. Words and order only reach the patient, never points.

use super::ids::{ChoiceId, OptionId, QuestionId, ReferenceId, RuleId};
use super::model::Urgency;

#[derive(Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Every shown question is answered, not sure or declined.
    pub finished: bool,
    /// Questions that apply, in file order.
    pub shown: Vec<QuestionId>,
    /// Shown questions without any answer yet, in file order.
    pub open: Vec<QuestionId>,
    pub verdict: Verdict,
}

#[derive(Clone, PartialEq, Eq)]
pub enum Verdict {
    /// A red flag: nothing is ranked.
    Refer(Referral),
    Ranking(Ranking),
}

#[derive(Clone, PartialEq, Eq)]
pub struct Referral {
    /// The most urgent of the rules that fired.
    pub urgency: Urgency,
    /// Rules of that urgency that fired, in file order; never empty.
    pub reasons: Vec<Reason>,
    /// No open question can make this more urgent any more: the patient can be told at once.
    pub settled: bool,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Ranking {
    /// Every option of the topic, in the order of the screen.
    pub options: Vec<OptionResult>,
    /// A red flag of urgency Now could not be ruled out ("not sure"): "please tell a member of staff".
    pub tell_staff: Vec<Reason>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    Open,
    AskFirst,
    NotForNow,
}

/// Where an option stands in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Open and within the tie margin of the most points: "worth discussing first".
    Suggested,
    /// Open, fewer points: "also possible".
    Possible,
    /// Ask first, most points, nothing but a fallback is open: "your answers lean toward X; ask first, because …".
    Leading,
    AskFirst,
    NotForNow,
}

#[derive(Clone, PartialEq, Eq)]
pub struct OptionResult {
    pub option: OptionId,
    pub status: Status,
    pub standing: Standing,
    /// Never shown to a patient.
    pub points: i32,
    /// Favour rules that fired, in file order.
    pub reasons_for: Vec<Reason>,
    /// What made the status worse first (the worst status first), then points against.
    pub reasons_against: Vec<Reason>,
    pub cautions: Vec<Caution>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Reason {
    pub rule: RuleId,
    pub cause: Cause,
    /// The rule's own words: "you take blood thinners or bleed easily".
    pub because: String,
    pub source: Vec<ReferenceId>,
    /// The answers that made the condition true, in file order. Empty when it is unknown.
    pub answers: Vec<GivenAnswer>,
    /// For a combined option: the part that this reason is about.
    pub part: Option<OptionId>,
}

#[derive(Clone, PartialEq, Eq)]
pub enum Cause {
    True,
    /// Unknown in a finished visit, since this question was answered with "not sure".
    NotSure(QuestionId),
    /// Unknown in a finished visit, since the patient preferred not to say.
    Declined(QuestionId),
}

#[derive(Clone, PartialEq, Eq)]
pub struct GivenAnswer {
    pub question: QuestionId,
    pub given: Given,
}

#[derive(Clone, PartialEq, Eq)]
pub enum Given {
    Choice(ChoiceId),
    Value(i32),
    NotSure,
    Declined,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Caution {
    pub rule: RuleId,
    /// "no deep pressure"
    pub text: String,
    pub because: String,
    pub source: Vec<ReferenceId>,
    /// For a combined option: the part that this caution is about.
    pub part: Option<OptionId>,
}

/// What follows from answers tells the answers: none of it can get into a log, not even by mistake.
macro_rules! not_shown {
    ($($name:ident),*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(not shown)"))
            }
        }
    )*};
}

pub(super) use not_shown;

not_shown!(Outcome, Verdict, Referral, Ranking, OptionResult, Reason, Cause, GivenAnswer, Given, Caution);

impl Outcome {
    /// `None` when the visit refers.
    pub fn ranking(&self) -> Option<&Ranking> {
        match &self.verdict {
            Verdict::Ranking(ranking) => Some(ranking),
            Verdict::Refer(_) => None,
        }
    }

    /// `None` when nothing refers.
    pub fn referral(&self) -> Option<&Referral> {
        match &self.verdict {
            Verdict::Refer(referral) => Some(referral),
            Verdict::Ranking(_) => None,
        }
    }
}
