//! What a topic's author writes down: options, questions, rules and guarantees, before anything is checked.

use super::ids::{ChoiceId, GuaranteeId, OptionId, QuestionId, ReferenceId, RuleId};

/// Everything that the engine knows of a topic. Order decides the order on the screen and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    pub options: Vec<OptionDef>,
    pub questions: Vec<Question>,
    pub rules: Vec<Rule>,
    pub guarantees: Vec<Guarantee>,
    /// Open options at most this many points below the most points are suggested together. 0 or more.
    pub tie_margin: i32,
    /// Order on the screen among equals; options that are not named follow in file order.
    pub tie_break: Vec<OptionId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionDef {
    pub id: OptionId,
    /// Parts of a combined option: its status is the worst of its parts' and its own.
    pub combines: Vec<OptionId>,
    /// The baseline ("neither yet"): never leads merely by having no cautions.
    pub fallback: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub id: QuestionId,
    pub kind: QuestionKind,
    /// Shown unless this is false.
    pub show_if: Option<Condition>,
    /// About safety: "not sure" asks first, and it never appears in "what would change this".
    pub safety: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// Exactly one choice.
    Single(Vec<Choice>),
    /// One or more choices.
    Multi(Vec<Choice>),
    /// Body areas: answered like `Multi`, drawn as a picture too.
    Map(Vec<Choice>),
    /// A whole number from `min` to `max`, both included.
    Scale { min: i32, max: i32 },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub id: ChoiceId,
    /// "None of these": choosing it clears the others and the other way round.
    pub exclusive: bool,
}

/// True, false or unknown (Kleene logic); see the module doc of [`super::condition`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    Chose(QuestionId, ChoiceId),
    ChoseAny(QuestionId, Vec<ChoiceId>),
    ChoseNone(QuestionId, Vec<ChoiceId>),
    /// A scale's value is this or more.
    AtLeast(QuestionId, i32),
    /// A scale's value is this or less.
    AtMost(QuestionId, i32),
    /// A Multi has this many choices or more; an exclusive choice counts 0.
    CountAtLeast(QuestionId, u32),
    NotSure(QuestionId),
    Declined(QuestionId),
    /// Answered with a choice or a value: neither not sure, declined nor open.
    Answered(QuestionId),
    /// The question is shown.
    Applies(QuestionId),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    /// At least this many hold; 0 < n ≤ length.
    AtLeastOf(u32, Vec<Condition>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub id: RuleId,
    pub when: Condition,
    pub then: Vec<Effect>,
    /// What the patient reads after "because": "needles are fine for you".
    pub because: String,
    pub source: Vec<ReferenceId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Points for an option, 1 or more.
    Favor(OptionId, i32),
    /// Points against an option, 1 or more.
    Disfavor(OptionId, i32),
    /// A note beside the option, whatever its status: "no deep pressure".
    Caution(OptionId, String),
    AskFirst(OptionId),
    NotForNow(OptionId),
    Refer(Urgency),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    Today,
    Now,
}

/// What the clinical lead demands at the end of every finished visit in which `when` is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guarantee {
    pub id: GuaranteeId,
    pub say: Say,
    /// `None`: always.
    pub when: Option<Condition>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Say {
    Never(Claim),
    Always(Claim),
    /// Some finished visit makes it true.
    Reachable(Claim),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Among the open options with the most points; false when the visit refers.
    Suggested(OptionId),
    /// Leads among "ask first" options when none but a fallback is open.
    Leading(OptionId),
    AskFirst(OptionId),
    NotForNow(OptionId),
    /// Ask first, not for now, or any referral.
    AskFirstOrStronger(OptionId),
    /// A referral of this urgency or a more urgent one.
    Refer(Urgency),
}

impl QuestionKind {
    /// The choices to tap; none for a scale.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Single(choices) | Self::Multi(choices) | Self::Map(choices) => choices,
            Self::Scale { .. } => &[],
        }
    }

    /// Several choices at once are possible.
    pub fn takes_several(&self) -> bool {
        match self {
            Self::Multi(_) | Self::Map(_) => true,
            Self::Single(_) | Self::Scale { .. } => false,
        }
    }
}
