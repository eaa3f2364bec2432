//! What must hold of each condition, and where a negation could lose a warning.

use std::collections::BTreeSet;

use super::check::{Findings, MAX_CHOICES};
use super::condition::{Names, choice_bit, countable_choices};
use super::error::{CompileErrorKind as Kind, Place, Unknown};
use super::ids::{ChoiceId, QuestionId};
use super::model::{Condition, Question, QuestionKind, Topic};

/// What a condition decides.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// Whether a question is shown.
    ShowIf,
    /// Whether an option is less than open, or the visit refers.
    Severe,
    /// Points, notes, guarantees.
    Free,
}

struct Walk<'a> {
    usage: Use,
    place: &'a Place,
    topic: &'a Topic,
    names: &'a Names,
    found: &'a mut Findings,
    /// Questions that can be hidden and are asked about in the negative.
    negated_hidden: BTreeSet<usize>,
    /// Questions of which `Applies` is asked.
    applies: BTreeSet<usize>,
}

pub(crate) fn condition(
    condition: &Condition,
    usage: Use,
    place: &Place,
    topic: &Topic,
    names: &Names,
    found: &mut Findings,
) {
    let (negated_hidden, applies) = (BTreeSet::new(), BTreeSet::new());
    let mut walk = Walk { usage, place, topic, names, found, negated_hidden, applies };
    walk.node(condition, false);
    if usage != Use::Severe {
        return;
    }
    let doubtful: Vec<usize> = walk.negated_hidden.difference(&walk.applies).copied().collect();
    for question in doubtful.into_iter().filter_map(|at| topic.questions.get(at)) {
        let message = format!(
            "The question \"{}\" isn't always asked, and this warning asks for an answer that was not given there. It says nothing when the question isn't asked. Add Applies(\"{0}\") if that is meant.",
            question.id
        );
        found.warning(Kind::NegatedOverHidden, place, Place::Question(question.id.clone()), message);
    }
}

/// Every different value of each scale that conditions ask for must fit into one machine word.
pub(crate) fn scale_steps(topic: &Topic, names: &Names, found: &mut Findings) {
    let mut steps = vec![BTreeSet::new(); topic.questions.len()];
    let conditions = topic.questions.iter().filter_map(|q| q.show_if.as_ref());
    let conditions = conditions.chain(topic.rules.iter().map(|rule| &rule.when));
    for condition in conditions.chain(topic.guarantees.iter().filter_map(|g| g.when.as_ref())) {
        steps_of(condition, names, &mut steps);
    }
    for (question, _) in topic.questions.iter().zip(steps).filter(|(_, steps)| steps.len() > MAX_CHOICES) {
        let message = format!(
            "Conditions compare the scale \"{}\" with more than {MAX_CHOICES} different values. Use fewer.",
            question.id
        );
        found.error(Kind::TooManyChoices, &Place::Question(question.id.clone()), message);
    }
}

fn steps_of(condition: &Condition, names: &Names, steps: &mut [BTreeSet<i64>]) {
    let (id, step) = match condition {
        Condition::AtLeast(id, n) => (id, i64::from(*n)),
        Condition::AtMost(id, n) => (id, i64::from(*n) + 1),
        Condition::All(of) | Condition::Any(of) | Condition::AtLeastOf(_, of) => {
            return of.iter().for_each(|part| steps_of(part, names, steps));
        }
        Condition::Not(inner) => return steps_of(inner, names, steps),
        Condition::Chose(..)
        | Condition::ChoseAny(..)
        | Condition::ChoseNone(..)
        | Condition::CountAtLeast(..)
        | Condition::NotSure(_)
        | Condition::Declined(_)
        | Condition::Answered(_)
        | Condition::Applies(_) => return,
    };
    if let Some(steps) = names.at(id).and_then(|at| steps.get_mut(at)) {
        steps.insert(step);
    }
}

impl Walk<'_> {
    fn node(&mut self, condition: &Condition, negated: bool) {
        match condition {
            Condition::Chose(id, choice) => self.choices(id, std::slice::from_ref(choice), negated),
            Condition::ChoseAny(id, choices) => self.choices(id, choices, negated),
            Condition::ChoseNone(id, choices) => self.choices(id, choices, !negated),
            Condition::AtLeast(id, n) => self.scale(id, i64::from(*n), "AtLeast", negated),
            Condition::AtMost(id, n) => self.scale(id, i64::from(*n) + 1, "AtMost", negated),
            Condition::CountAtLeast(id, n) => self.count(id, *n, negated),
            Condition::NotSure(id) => self.state(id, "NotSure", negated),
            Condition::Declined(id) => self.state(id, "Declined", negated),
            Condition::Answered(id) => self.answered(id),
            Condition::Applies(id) => self.applies(id, negated),
            Condition::All(of) | Condition::Any(of) => of.iter().for_each(|part| self.node(part, negated)),
            Condition::AtLeastOf(n, of) => {
                if *n == 0 || usize::try_from(*n).is_ok_and(|n| n > of.len()) {
                    let message = format!(
                        "AtLeastOf asks for {n} of {} conditions. Ask for 1 or more, and no more than there are.",
                        of.len()
                    );
                    self.found.error(Kind::AtLeastOfRange, self.place, message);
                }
                for part in of {
                    self.node(part, negated);
                }
            }
            Condition::Not(inner) => self.node(inner, !negated),
        }
    }

    fn question(&mut self, id: &QuestionId) -> Option<(usize, Question)> {
        let found = self.names.at(id).and_then(|at| Some((at, self.topic.questions.get(at)?.clone())));
        if found.is_none() {
            let known = self.topic.questions.iter().map(|question| question.id.to_string()).collect();
            let unknown = Unknown { written: id.to_string(), known };
            let message = format!("There is no question called \"{id}\".");
            self.found.unknown(Kind::UnknownQuestion, self.place, &message, "The questions of this topic are", unknown);
        }
        found
    }

    fn asked(&mut self, at: usize, question: &Question, negated: bool) {
        if negated && question.show_if.is_some() {
            self.negated_hidden.insert(at);
        }
    }

    fn choices(&mut self, id: &QuestionId, choices: &[ChoiceId], negated: bool) {
        let Some((at, question)) = self.question(id) else {
            return;
        };
        self.asked(at, &question, negated);
        if choices.is_empty() {
            let message = format!("A condition about \"{id}\" lists no choices. Name at least one.");
            self.found.error(Kind::EmptyList, self.place, message);
        }
        for choice in choices {
            let known: Vec<String> = question.kind.choices().iter().map(|choice| choice.id.to_string()).collect();
            if let QuestionKind::Scale { .. } = question.kind {
                let message = format!("\"{id}\" is a scale and has no choice \"{choice}\". Use AtLeast or AtMost.");
                self.found.error(Kind::UnknownChoice, self.place, message);
            } else if !known.is_empty() && !known.contains(&choice.to_string()) {
                // A question without any choice is told by itself.
                let unknown = Unknown { written: choice.to_string(), known };
                let message = format!("The question \"{id}\" has no choice called \"{choice}\".");
                self.found.unknown(Kind::UnknownChoice, self.place, &message, "Its choices are", unknown);
            }
        }
    }

    fn scale(&mut self, id: &QuestionId, step: i64, word: &str, negated: bool) {
        let Some((at, question)) = self.question(id) else {
            return;
        };
        self.asked(at, &question, negated);
        let QuestionKind::Scale { min, max } = question.kind else {
            let message = format!("{word} is for scales, and \"{id}\" isn't one. Use Chose or ChoseAny.");
            self.found.error(Kind::NotAScale, self.place, message);
            return;
        };
        if min <= max && (step <= i64::from(min) || step > i64::from(max)) {
            let message = format!(
                "{word} compares the scale \"{id}\" with a value that every answer, or none, reaches. The scale goes from {min} to {max}: write a number in between."
            );
            self.found.warning(Kind::ScaleTestOutside, self.place, Place::Question(id.clone()), message);
        }
    }

    fn count(&mut self, id: &QuestionId, n: u32, negated: bool) {
        let Some((at, question)) = self.question(id) else {
            return;
        };
        self.asked(at, &question, negated);
        if !question.kind.takes_several() {
            let message = format!(
                "CountAtLeast is for questions with several answers, and \"{id}\" takes one. Use Chose or ChoseAny."
            );
            self.found.error(Kind::NotSeveral, self.place, message);
            return;
        }
        let most = countable_choices(&question).count_ones();
        // Too many choices are reported with the question.
        let countable = question.kind.choices().iter().all(|choice| choice_bit(&question, &choice.id).is_some());
        if countable && (n == 0 || n > most) {
            let message = format!(
                "CountAtLeast asks for {n} choices of \"{id}\". Ask for 1 or more, and at most {most} (choices like \"None of these\" don't count)."
            );
            self.found.error(Kind::CountRange, self.place, message);
        }
    }

    fn state(&mut self, id: &QuestionId, word: &str, negated: bool) {
        if self.question(id).is_some() && negated && self.usage != Use::Free {
            let message = format!(
                "Not({word}(\"{id}\")) can't decide {}: someone who is less sure would be warned less. Ask for an answer instead.",
                self.decides()
            );
            self.found.error(Kind::NotSureNegated, self.place, message);
        }
    }

    fn answered(&mut self, id: &QuestionId) {
        if self.question(id).is_some() && self.usage != Use::Free {
            let message = format!(
                "Answered(\"{id}\") can't decide {}: someone who is less sure would be warned less. Use Applies(\"{id}\") or ask for an answer.",
                self.decides()
            );
            self.found.error(Kind::AnsweredInCaution, self.place, message);
        }
    }

    fn applies(&mut self, id: &QuestionId, negated: bool) {
        let Some((at, _)) = self.question(id) else {
            return;
        };
        self.applies.insert(at);
        if negated && self.usage != Use::Free {
            let message = format!(
                "Not(Applies(\"{id}\")) can't decide {}: \"not sure\" shows more questions, so someone who is less sure would be warned less. Ask for an answer instead.",
                self.decides()
            );
            self.found.error(Kind::AppliesNegated, self.place, message);
        }
    }

    fn decides(&self) -> &'static str {
        match self.usage {
            Use::ShowIf => "whether a question is shown",
            Use::Severe | Use::Free => "about a warning",
        }
    }
}
