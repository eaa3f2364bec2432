//! What can be wrong with a topic, and where.

use std::fmt;

use super::ids::{ChoiceId, GuaranteeId, OptionId, QuestionId, RuleId};

/// The thing that a problem is about; who read the file knows its line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    Option(OptionId),
    Question(QuestionId),
    Choice(QuestionId, ChoiceId),
    Rule(RuleId),
    Guarantee(GuaranteeId),
    TieBreak,
    TieMargin,
}

/// One thing that is wrong (or, as a warning, doubtful) with a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileError {
    pub kind: CompileErrorKind,
    /// A plain sentence for whoever wrote the topic; it names the fix where there is one.
    pub message: String,
    pub place: Place,
    /// Other places that have to do with it: the other members of a cycle, the option that is combined, …
    pub related: Vec<Place>,
    /// For a name that names nothing: what was written, and what could have been.
    pub unknown: Option<Unknown>,
}

/// A name that names nothing, and the names that are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    pub written: String,
    pub known: Vec<String>,
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for CompileError {}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// What is wrong; [`CompileErrorKind::id`] is stable and may be written into documentation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum CompileErrorKind {
            $($(#[$doc])* $name,)*
        }

        impl CompileErrorKind {
            /// Every kind, so that a test can say that none lacks an explanation.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// A stable name in kebab-case.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)*
                }
            }
        }
    };
}

kinds! {
    /// Two options, questions, choices of one question, rules or guarantees have the same id.
    DuplicateId = "duplicate-id",
    UnknownOption = "unknown-option",
    UnknownQuestion = "unknown-question",
    UnknownChoice = "unknown-choice",
    /// Questions whose `show_if`s wait for one another.
    ShowIfCycle = "show-if-cycle",
    /// A question without a choice.
    NoChoices = "no-choices",
    /// More than 64 choices, or more than 64 different values of one scale in conditions.
    TooManyChoices = "too-many-choices",
    ExclusiveInSingle = "exclusive-in-single",
    ScaleRange = "scale-range",
    CombinedNested = "combined-nested",
    CombinedCycle = "combined-cycle",
    /// The same part twice.
    CombinedTwice = "combined-twice",
    /// `ChoseAny` or `ChoseNone` without a choice.
    EmptyList = "empty-list",
    NotAScale = "not-a-scale",
    /// `CountAtLeast` for a question that takes one answer.
    NotSeveral = "not-several",
    CountRange = "count-range",
    AtLeastOfRange = "at-least-of-range",
    /// `NotSure` or `Declined` negated where a warning could be lost by it.
    NotSureNegated = "not-sure-negated",
    /// `Applies` negated where a warning could be lost by it.
    AppliesNegated = "applies-negated",
    /// `Answered` where a warning could be lost by it.
    AnsweredInCaution = "answered-in-caution",
    NoEffects = "no-effects",
    PointsBelowOne = "points-below-one",
    PointsOverflow = "points-overflow",
    TieMarginNegative = "tie-margin-negative",
    TieBreakTwice = "tie-break-twice",
    /// Warning: a negated caution over a question that can be hidden.
    NegatedOverHidden = "negated-over-hidden",
    /// Warning: points against an option from a safety question.
    DisfavorOverSafety = "disfavor-over-safety",
    /// Warning: a scale is compared with a value that makes the comparison always or never true.
    ScaleTestOutside = "scale-test-outside",
}
