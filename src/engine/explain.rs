//! From numbers to an [`Outcome`]: order on the screen, and for everything the rule and the answers behind it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::answers::Answers;
use super::compile::{Engine, RuleForm};
use super::condition::{Leaf, Node, Seen, Test, Truth};
use super::evaluate::Buffer;
use super::ids::OptionId;
use super::model::{Effect, Rule, Urgency};
use super::outcome::{
    Cause, Caution, Given, GivenAnswer, OptionResult, Outcome, Ranking, Reason, Referral, Standing, Status, Verdict,
};

impl Engine {
    /// Red flags of urgency Now that a finished visit could not rule out ("please tell a member of staff"); empty
    /// before the end. [`Ranking::tell_staff`] has the same; this is for visits that end with [`Urgency::Today`].
    pub fn tell_staff(&self, answers: &Answers) -> Vec<Reason> {
        let mut buffer = self.buffer();
        self.run(answers, &mut buffer);
        self.red_flags_not_ruled_out(&buffer)
    }

    /// Puts a buffer that was run into words.
    pub fn explain(&self, buffer: &Buffer) -> Outcome {
        let questions = self.topic.questions.iter().enumerate();
        let open = questions.filter(|(at, _)| buffer.seen(*at) == Seen::Open).map(|(_, q)| q.id.clone()).collect();
        let verdict = match buffer.refer() {
            Some(urgency) => Verdict::Refer(self.referral(urgency, buffer)),
            None => Verdict::Ranking(self.ranking(buffer)),
        };
        Outcome { finished: buffer.finished(), shown: self.shown_ids(buffer), open, verdict }
    }

    fn rules_with<'a>(&'a self, buffer: &'a Buffer) -> impl Iterator<Item = (&'a RuleForm, &'a Rule, Truth)> {
        self.rules.iter().zip(&self.topic.rules).zip(buffer.rules()).map(|((form, rule), truth)| (form, rule, *truth))
    }

    fn referral(&self, urgency: Urgency, buffer: &Buffer) -> Referral {
        let fired =
            self.rules_with(buffer).filter(|(form, _, truth)| *truth == Truth::True && form.refer == Some(urgency));
        Referral {
            urgency,
            reasons: fired.map(|(form, rule, _)| self.reason(form, rule, Cause::True, None, buffer)).collect(),
            settled: !self.can_become_more_urgent(urgency, buffer),
        }
    }

    fn ranking(&self, buffer: &Buffer) -> Ranking {
        let mut order: Vec<usize> = (0..self.options.len()).collect();
        order.sort_by_key(|at| {
            let rank = self.options.get(*at).map_or(usize::MAX, |form| form.screen_rank);
            (buffer.status().get(*at).copied(), Reverse(buffer.points().get(*at).copied()), rank)
        });
        let options = order.into_iter().filter_map(|at| self.option_result(at, buffer)).collect();
        Ranking { options, tell_staff: self.red_flags_not_ruled_out(buffer) }
    }

    fn red_flags_not_ruled_out(&self, buffer: &Buffer) -> Vec<Reason> {
        let unsure = self
            .rules_with(buffer)
            .filter(|(form, _, truth)| buffer.ended() && *truth == Truth::Unknown && form.refer == Some(Urgency::Now));
        unsure.flat_map(|(form, rule, _)| self.unsure_reasons(form, rule, None, buffer)).collect()
    }

    fn option_result(&self, at: usize, buffer: &Buffer) -> Option<OptionResult> {
        let option = self.topic.options.get(at)?;
        let parts: Vec<(usize, Option<&OptionId>)> = std::iter::once((at, None))
            .chain(self.options.get(at)?.parts.iter().map(|part| (*part, self.topic.options.get(*part).map(|o| &o.id))))
            .collect();
        let fired_points = |wanted: fn(&Effect) -> Option<&OptionId>| {
            let fired = self.rules_with(buffer).filter(move |(_, _, truth)| *truth == Truth::True);
            fired.filter(move |(_, rule, _)| rule.then.iter().any(|effect| wanted(effect) == Some(&option.id)))
        };
        let reasons_for =
            fired_points(favored).map(|(form, rule, _)| self.reason(form, rule, Cause::True, None, buffer));
        let mut reasons_against = self.status_reasons(&parts, buffer);
        for (form, rule, _) in fired_points(disfavored) {
            // Said once, with the stronger meaning.
            if !reasons_against.iter().any(|reason| reason.rule == rule.id && reason.part.is_none()) {
                reasons_against.push(self.reason(form, rule, Cause::True, None, buffer));
            }
        }
        Some(OptionResult {
            option: option.id.clone(),
            status: buffer.status().get(at).copied().unwrap_or(Status::Open),
            standing: buffer.standing().get(at).copied().unwrap_or(Standing::Possible),
            points: buffer.points().get(at).copied().unwrap_or_default(),
            reasons_for: reasons_for.collect(),
            reasons_against,
            cautions: self.cautions(&parts, buffer),
        })
    }

    /// Why the option (first of `parts`) or one of its parts is less than open, the worst first, then in file order. A
    /// rule that concerns the option itself isn't repeated for its parts.
    fn status_reasons(&self, parts: &[(usize, Option<&OptionId>)], buffer: &Buffer) -> Vec<Reason> {
        let mut reasons = vec![];
        for wanted in [Status::NotForNow, Status::AskFirst] {
            for (form, rule, truth) in self.rules_with(buffer) {
                for (at, part) in parts {
                    let gives = match truth {
                        Truth::True => form.severe.iter().find(|(option, _)| option == at).map(|(_, status)| *status),
                        Truth::Unknown if buffer.ended() && form.unsure.contains(at) => Some(Status::AskFirst),
                        Truth::Unknown | Truth::False => None,
                    };
                    if gives != Some(wanted) {
                        continue;
                    }
                    if truth == Truth::True {
                        reasons.push(self.reason(form, rule, Cause::True, *part, buffer));
                    } else {
                        reasons.extend(self.unsure_reasons(form, rule, *part, buffer));
                    }
                    if part.is_none() {
                        break;
                    }
                }
            }
        }
        reasons
    }

    fn cautions(&self, parts: &[(usize, Option<&OptionId>)], buffer: &Buffer) -> Vec<Caution> {
        let mut cautions: Vec<Caution> = vec![];
        for (_, rule, _) in self.rules_with(buffer).filter(|(_, _, truth)| *truth == Truth::True) {
            for (at, part) in parts {
                let about = self.topic.options.get(*at).map(|option| &option.id);
                for effect in &rule.then {
                    let Effect::Caution(id, text) = effect else {
                        continue;
                    };
                    let said = |caution: &Caution| {
                        caution.rule == rule.id
                            && &caution.text == text
                            && caution.part.as_ref().is_none_or(|p| Some(p) == *part)
                    };
                    if Some(id) != about || cautions.iter().any(said) {
                        continue;
                    }
                    cautions.push(Caution {
                        rule: rule.id.clone(),
                        text: text.clone(),
                        because: rule.because.clone(),
                        source: rule.source.clone(),
                        part: part.cloned(),
                    });
                }
            }
        }
        cautions
    }

    fn reason(&self, form: &RuleForm, rule: &Rule, cause: Cause, part: Option<&OptionId>, buffer: &Buffer) -> Reason {
        let mut given = BTreeSet::new();
        if cause == Cause::True {
            self.given(&form.node, buffer, &mut given);
        }
        Reason {
            rule: rule.id.clone(),
            cause,
            because: rule.because.clone(),
            source: rule.source.clone(),
            answers: given.into_iter().filter_map(|answer| self.given_answer(answer)).collect(),
            part: part.cloned(),
        }
    }

    /// One reason for each question that leaves the rule unknown, in file order: which of them is named must not depend
    /// on the order in the file.
    fn unsure_reasons(&self, form: &RuleForm, rule: &Rule, part: Option<&OptionId>, buffer: &Buffer) -> Vec<Reason> {
        let mut questions = BTreeSet::new();
        unsure_questions(&form.node, buffer, &mut questions);
        let causes = questions.into_iter().filter_map(|at| {
            let id = self.topic.questions.get(at)?.id.clone();
            match buffer.seen(at) {
                Seen::NotSure => Some(Cause::NotSure(id)),
                Seen::Declined => Some(Cause::Declined(id)),
                Seen::Hidden | Seen::Open | Seen::Chosen(_) | Seen::Value(_) => None,
            }
        });
        causes.map(|cause| self.reason(form, rule, cause, part, buffer)).collect()
    }

    /// The answers that make a condition true.
    fn given(&self, node: &Node, buffer: &Buffer, into: &mut BTreeSet<AnswerAt>) {
        let seen = |at: usize| buffer.seen(at);
        match node {
            Node::AtLeastOf { of, .. } => {
                of.iter()
                    .filter(|part| part.truth(&seen) == Truth::True)
                    .for_each(|part| self.given(part, buffer, into));
            }
            Node::Leaf(leaf) if leaf.test == Test::Applies => {
                // The question applies because of the answers that show it.
                if let (false, Some(Some(show_if))) = (leaf.negated, self.show_if.get(leaf.question)) {
                    self.given(show_if, buffer, into);
                }
            }
            Node::Leaf(leaf) => into.extend(leaf_answers(leaf, buffer.seen(leaf.question))),
        }
    }

    fn given_answer(&self, (question, answer): AnswerAt) -> Option<GivenAnswer> {
        let question = self.topic.questions.get(question)?;
        let given = match answer {
            AnswerPart::Choice(at) => Given::Choice(question.kind.choices().get(at as usize)?.id.clone()),
            AnswerPart::Value(value) => Given::Value(value),
            AnswerPart::NotSure => Given::NotSure,
            AnswerPart::Declined => Given::Declined,
        };
        Some(GivenAnswer { question: question.id.clone(), given })
    }
}

/// Question and what was said, by places in the file.
type AnswerAt = (usize, AnswerPart);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum AnswerPart {
    Choice(u32),
    Value(i32),
    NotSure,
    Declined,
}

/// What was said to the question of a true leaf, as far as the leaf asks for it.
fn leaf_answers(leaf: &Leaf, seen: Seen) -> Vec<AnswerAt> {
    let bits = match (seen, leaf.test, leaf.negated) {
        (Seen::NotSure, ..) => return vec![(leaf.question, AnswerPart::NotSure)],
        (Seen::Declined, ..) => return vec![(leaf.question, AnswerPart::Declined)],
        (Seen::Value(value), ..) => return vec![(leaf.question, AnswerPart::Value(value))],
        (Seen::Chosen(bits), Test::AnyOf(mask) | Test::Count { mask, .. }, false) => bits & mask,
        // Why "none of them" is true: what was chosen instead.
        (Seen::Chosen(bits), ..) => bits,
        (Seen::Hidden | Seen::Open, ..) => 0,
    };
    let chosen = (0..u64::BITS).filter(|at| bits >> at & 1 == 1);
    chosen.map(|at| (leaf.question, AnswerPart::Choice(at))).collect()
}

fn unsure_questions(node: &Node, buffer: &Buffer, into: &mut BTreeSet<usize>) {
    let seen = |at: usize| buffer.seen(at);
    match node {
        Node::Leaf(leaf) => {
            if leaf.truth(seen(leaf.question)) == Truth::Unknown {
                into.insert(leaf.question);
            }
        }
        Node::AtLeastOf { of, .. } => {
            // Parts that are already true or false don't matter to what is missing.
            of.iter().filter(|part| part.truth(&seen) == Truth::Unknown).for_each(|part| {
                unsure_questions(part, buffer, into);
            });
        }
    }
}

fn favored(effect: &Effect) -> Option<&OptionId> {
    match effect {
        Effect::Favor(id, _) => Some(id),
        Effect::Disfavor(..) | Effect::Caution(..) | Effect::AskFirst(_) | Effect::NotForNow(_) | Effect::Refer(_) => {
            None
        }
    }
}

fn disfavored(effect: &Effect) -> Option<&OptionId> {
    match effect {
        Effect::Disfavor(id, _) => Some(id),
        Effect::Favor(..) | Effect::Caution(..) | Effect::AskFirst(_) | Effect::NotForNow(_) | Effect::Refer(_) => None,
    }
}
