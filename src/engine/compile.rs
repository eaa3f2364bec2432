//! From a topic as it was written to one that can be run: checked once, all of it, so that running can't fail.

use std::cmp::Reverse;

use super::answers::Answers;
use super::check::{self, check};
use super::condition::{Names, Node, resolve};
pub use super::error::{CompileError, CompileErrorKind, Place, Unknown};
use super::gates::{Builder, Program, Query};
use super::ids::{OptionId, QuestionId};
use super::model::{Effect, Question, Topic, Urgency};
use super::outcome::{Outcome, Status};

/// A checked topic, ready to be asked. Cheap to share, never changes.
#[derive(Clone, Debug)]
pub struct Engine {
    pub(crate) topic: Topic,
    pub(crate) warnings: Vec<CompileError>,
    pub(crate) names: Names,
    /// Questions in an order in which each `show_if` asks about earlier ones only.
    pub(crate) asking_order: Vec<usize>,
    /// By place in the file, as are all lists below.
    pub(crate) show_if: Vec<Option<Node>>,
    pub(crate) rules: Vec<RuleForm>,
    pub(crate) options: Vec<OptionForm>,
    pub(crate) program: Program,
}

/// A rule in numbers.
#[derive(Clone, Debug)]
pub(crate) struct RuleForm {
    pub node: Node,
    pub when: Query,
    /// By option; a rule that names an option twice has the sum. Never overflows, by a check.
    pub points: Vec<(usize, i32)>,
    /// When true: the worst status that it gives, by option.
    pub severe: Vec<(usize, Status)>,
    /// When unknown at the end: the options to ask first about.
    pub unsure: Vec<usize>,
    /// The most urgent of its referrals.
    pub refer: Option<Urgency>,
}

#[derive(Clone, Debug)]
pub(crate) struct OptionForm {
    pub fallback: bool,
    /// Options that it combines.
    pub parts: Vec<usize>,
    /// Place among equals: `tie_break` first, then the file.
    pub screen_rank: usize,
}

impl Engine {
    /// Checks everything and compiles.
    ///
    /// # Errors
    /// All problems at once, in the order of the topic: options, questions, rules, guarantees, ties.
    pub fn compile(topic: Topic) -> Result<Self, Vec<CompileError>> {
        let names = Names::new(&topic.questions);
        let found = check(&topic, &names);
        if !found.errors.is_empty() {
            return Err(found.errors);
        }
        let show_if: Option<Vec<Option<Node>>> = topic
            .questions
            .iter()
            .map(|question| match &question.show_if {
                Some(show_if) => resolve(show_if, false, &names, &topic.questions).map(Some),
                None => Some(None),
            })
            .collect();
        let whens: Option<Vec<Node>> =
            topic.rules.iter().map(|rule| resolve(&rule.when, false, &names, &topic.questions)).collect();
        // Both resolve: whatever could name nothing was refused above.
        let (show_if, whens) = (show_if.unwrap_or_default(), whens.unwrap_or_default());

        let widths: Vec<usize> = topic.questions.iter().map(|question| question.kind.choices().len()).collect();
        let mut builder = Builder::new(&widths, show_if.iter().flatten().chain(&whens));
        let asking_order = asking_order(&topic, &names);
        for at in &asking_order {
            builder.question(*at, show_if.get(*at).and_then(Option::as_ref));
        }
        let options = options(&topic);
        let rules = topic.rules.iter().zip(whens);
        let rules = rules.map(|(rule, node)| rule_form(&rule.then, builder.condition(&node), node, &topic)).collect();
        let program = builder.finish();
        Ok(Self { topic, warnings: found.warnings, names, asking_order, show_if, rules, options, program })
    }

    /// The topic as it was written.
    pub fn topic(&self) -> &Topic {
        &self.topic
    }

    /// What is doubtful about the topic, but no reason to refuse it.
    pub fn warnings(&self) -> &[CompileError] {
        &self.warnings
    }

    /// `None` if the topic has no such question.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.topic.questions.get(self.names.at(id)?)
    }

    /// The place of an option in the topic.
    pub(crate) fn option_at(&self, id: &OptionId) -> Option<usize> {
        option_at(id, &self.topic)
    }

    /// The questions that apply, in file order.
    pub fn shown(&self, answers: &Answers) -> Vec<QuestionId> {
        let mut buffer = self.buffer();
        self.run(answers, &mut buffer);
        self.shown_ids(&buffer)
    }

    /// What the answers say so far, in words and reasons. Answers to questions that the topic doesn't have, and answers
    /// that don't fit their question, count as not given.
    pub fn evaluate(&self, answers: &Answers) -> Outcome {
        let mut buffer = self.buffer();
        self.run(answers, &mut buffer);
        self.explain(&buffer)
    }

    /// The result at the end of a visit, also where questions were left out since none of them matters any more
    /// ([`Engine::still_matters`]). For a finished visit the same as [`Engine::evaluate`].
    pub fn evaluate_end(&self, answers: &Answers) -> Outcome {
        let mut buffer = self.buffer();
        self.load(answers, &mut buffer);
        self.run_ended(&mut buffer);
        self.explain(&buffer)
    }
}

/// Repeatedly takes the first question whose `show_if` asks only about questions already taken. (No cycles: checked.)
fn asking_order(topic: &Topic, names: &Names) -> Vec<usize> {
    let waits = check::waits_for(topic, names);
    let mut order: Vec<usize> = Vec::with_capacity(waits.len());
    while order.len() < waits.len() {
        let ready = |(at, waits): &(usize, &std::collections::BTreeSet<usize>)| {
            !order.contains(at) && waits.iter().all(|needed| order.contains(needed))
        };
        let Some((next, _)) = waits.iter().enumerate().find(ready) else {
            break;
        };
        order.push(next);
    }
    order
}

fn option_at(id: &OptionId, topic: &Topic) -> Option<usize> {
    topic.options.iter().position(|option| &option.id == id)
}

fn options(topic: &Topic) -> Vec<OptionForm> {
    let forms = topic.options.iter().enumerate().map(|(at, option)| OptionForm {
        fallback: option.fallback,
        parts: option.combines.iter().filter_map(|part| option_at(part, topic)).collect(),
        screen_rank: topic.tie_break.iter().position(|id| id == &option.id).unwrap_or(topic.tie_break.len() + at),
    });
    forms.collect()
}

fn rule_form(effects: &[Effect], when: Query, node: Node, topic: &Topic) -> RuleForm {
    let mut form = RuleForm { node, when, points: vec![], severe: vec![], unsure: vec![], refer: None };
    for effect in effects {
        match effect {
            Effect::Favor(id, points) => form.add_points(option_at(id, topic), *points),
            Effect::Disfavor(id, points) => form.add_points(option_at(id, topic), points.saturating_neg()),
            Effect::Caution(..) => {}
            Effect::AskFirst(id) => form.severe.extend(option_at(id, topic).map(|at| (at, Status::AskFirst))),
            Effect::NotForNow(id) => form.severe.extend(option_at(id, topic).map(|at| (at, Status::NotForNow))),
            Effect::Refer(urgency) => form.refer = form.refer.max(Some(*urgency)),
        }
    }
    // The worst first, so that it is the one that stays.
    form.severe.sort_by_key(|(at, status)| (*at, Reverse(*status)));
    form.severe.dedup_by_key(|(at, _)| *at);
    form.unsure = form.severe.iter().map(|(at, _)| *at).collect();
    if form.refer.is_some() {
        form.unsure.extend((0..topic.options.len()).filter(|at| topic.options.get(*at).is_some_and(|o| !o.fallback)));
    }
    form.unsure.sort_unstable();
    form.unsure.dedup();
    form
}

impl OptionForm {
    /// The worst of what the option, at this place, and its parts have each by itself.
    pub fn worst(&self, at: usize, own: &[Status]) -> Status {
        let all = std::iter::once(&at).chain(&self.parts).filter_map(|at| own.get(*at).copied());
        all.fold(Status::Open, Status::max)
    }
}

impl RuleForm {
    fn add_points(&mut self, option: Option<usize>, points: i32) {
        let Some(option) = option else {
            return;
        };
        match self.points.iter_mut().find(|(at, _)| *at == option) {
            Some((_, sum)) => *sum = sum.saturating_add(points),
            None => self.points.push((option, points)),
        }
    }
}
