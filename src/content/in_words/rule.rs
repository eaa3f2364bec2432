//! Rules and guarantees, each as one sentence.

use super::{InWords, in_quotes};
use crate::engine::model::{Claim, Effect, Guarantee, Rule, Say, Urgency};
use crate::engine::{OptionId, ReferenceId};

impl InWords<'_> {
    /// "When the answer to “…” is “Yes”: Massage – ask first; note beside Massage: “no deep pressure”. Because: “…” `[R20]`"
    pub fn rule(self, rule: &Rule) -> String {
        let effects: Vec<String> = rule.then.iter().map(|effect| self.effect(effect)).collect();
        let sources: String = rule.source.iter().map(mark).collect();
        let (when, then, because) = (self.condition(&rule.when), effects.join("; "), in_quotes(&rule.because));
        format!("When {when}: {then}. Because: {because}{sources}")
    }

    fn effect(self, effect: &Effect) -> String {
        match effect {
            Effect::Favor(option, points) => format!("{} for {}", counted(*points), self.option(option)),
            Effect::Disfavor(option, points) => format!("{} against {}", counted(*points), self.option(option)),
            Effect::Caution(option, text) => format!("note beside {}: {}", self.option(option), in_quotes(text)),
            Effect::AskFirst(option) => format!("{} – ask first", self.option(option)),
            Effect::NotForNow(option) => format!("{} – not for now", self.option(option)),
            Effect::Refer(Urgency::Now) => "the patient is sent to staff now, and nothing is ranked".to_owned(),
            Effect::Refer(Urgency::Today) => "the patient is sent to staff today, and nothing is ranked".to_owned(),
        }
    }

    /// "Whatever the answers: if …, then Dry needling is never suggested."
    pub fn guarantee(self, guarantee: &Guarantee) -> String {
        let when = guarantee.when.as_ref().map(|when| self.condition(when));
        let name = |option: &OptionId| self.option(option);
        let if_so = when.as_ref().map(|when| format!("if {when}, then ")).unwrap_or_default();
        match &guarantee.say {
            Say::Never(is) => format!("Whatever the answers: {if_so}{}.", claim(is, "never ", &name)),
            Say::Always(is) => format!("Whatever the answers: {if_so}{}.", claim(is, "always ", &name)),
            Say::Reachable(is) => {
                let and = when.map(|when| format!("{when}, and ")).unwrap_or_default();
                format!("There are answers with which {and}{}.", claim(is, "", &name))
            }
        }
    }
}

fn counted(points: i32) -> String {
    let plural = if points == 1 { "" } else { "s" };
    format!("{points} point{plural}")
}

/// " [R20]"
fn mark(source: &ReferenceId) -> String {
    format!(" [{source}]")
}

/// What a guarantee speaks of; `how`: "never ", "always " or nothing.
pub fn claim(claim: &Claim, how: &str, name: &dyn Fn(&OptionId) -> String) -> String {
    match claim {
        Claim::Suggested(id) => format!("{} is {how}suggested", name(id)),
        Claim::Leading(id) => format!("{} {how}leads", name(id)),
        Claim::AskFirst(id) => format!("{} is {how}\"ask first\"", name(id)),
        Claim::NotForNow(id) => format!("{} is {how}\"not for now\"", name(id)),
        Claim::AskFirstOrStronger(id) => {
            format!("{} is {how}\"ask first\" or stronger (\"not for now\", or sent to staff)", name(id))
        }
        Claim::Refer(Urgency::Now) => format!("the visit {how}refers to staff now"),
        Claim::Refer(Urgency::Today) => format!("the visit {how}refers to staff, today or now"),
    }
}
