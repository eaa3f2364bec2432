//! Random small topics and answers. Made from a list of numbers, so that proptest can shrink them: fewer and smaller
//! numbers give smaller topics, and where the numbers end everything is the first of its kind.

#![allow(dead_code, reason = "each test file uses its own part")]

pub mod slow;

use proptest::prelude::*;
use waitwise::engine::model::{Choice, Condition, Effect, OptionDef, Question, QuestionKind, Rule, Urgency};
use waitwise::engine::{Answer, Answers, Topic};

/// Decisions, one after the other.
pub struct Dice {
    numbers: Vec<u16>,
    next: usize,
}

impl Dice {
    pub fn new(numbers: Vec<u16>) -> Self {
        Self { numbers, next: 0 }
    }

    /// 0 up to, but not including, `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        let number = self.numbers.get(self.next).copied().unwrap_or(0);
        self.next += 1;
        usize::from(number) % sides.max(1)
    }

    pub fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) + 1 == sides
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            let other = self.roll(end + 1);
            items.swap(end, other);
        }
    }
}

pub fn dice() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 0..160)
}

/// A topic that compiles, with 1 to `most_questions` questions.
pub fn topic(dice: &mut Dice, most_questions: usize) -> Topic {
    let options = options(dice);
    let mut questions: Vec<Question> = vec![];
    for at in 0..=dice.roll(most_questions) {
        let show_if = (at > 0 && dice.one_in(2)).then(|| condition(dice, &questions, true, 1));
        questions.push(Question { show_if, ..question(dice, at) });
    }
    let rules = (0..dice.roll(7)).map(|at| rule(dice, at, &options, &questions)).collect();
    let mut tie_break: Vec<_> = options.iter().map(|option| option.id.clone()).collect();
    dice.shuffle(&mut tie_break);
    tie_break.truncate(dice.roll(options.len() + 1));
    let tie_margin = i32::try_from(dice.roll(3)).unwrap();
    let mut topic = Topic { options, questions, rules, guarantees: vec![], tie_margin, tie_break };
    shuffle(dice, &mut topic);
    topic
}

/// Another order in the file.
pub fn shuffle(dice: &mut Dice, topic: &mut Topic) {
    dice.shuffle(&mut topic.options);
    dice.shuffle(&mut topic.questions);
    dice.shuffle(&mut topic.rules);
    for question in &mut topic.questions {
        if let QuestionKind::Single(choices) | QuestionKind::Multi(choices) | QuestionKind::Map(choices) =
            &mut question.kind
        {
            dice.shuffle(choices);
        }
    }
    for rule in &mut topic.rules {
        dice.shuffle(&mut rule.then);
    }
}

fn options(dice: &mut Dice) -> Vec<OptionDef> {
    let names = ["a", "b", "c"];
    let count = 1 + dice.roll(3);
    let mut options: Vec<OptionDef> =
        names[..count].iter().map(|id| OptionDef { id: (*id).into(), combines: vec![], fallback: false }).collect();
    if dice.one_in(2) {
        options.push(OptionDef { id: "neither".into(), combines: vec![], fallback: true });
    }
    if dice.one_in(2) {
        let mut combines: Vec<_> = options.iter().map(|option| option.id.clone()).collect();
        combines.truncate(1 + dice.roll(combines.len()));
        options.push(OptionDef { id: "both".into(), combines, fallback: dice.one_in(6) });
    }
    options
}

fn question(dice: &mut Dice, at: usize) -> Question {
    let kind = match dice.roll(4) {
        0 => QuestionKind::Single(choices(dice, false)),
        1 => QuestionKind::Multi(choices(dice, true)),
        2 => QuestionKind::Map(choices(dice, true)),
        _ => QuestionKind::Scale { min: -1, max: 1 },
    };
    Question { id: format!("q{at}").as_str().into(), kind, show_if: None, safety: dice.one_in(2) }
}

fn choices(dice: &mut Dice, several: bool) -> Vec<Choice> {
    let count = 1 + dice.roll(3);
    let exclusive = several && dice.one_in(2);
    let ids = ["x", "y", "z"].into_iter().take(count).enumerate();
    ids.map(|(at, id)| Choice { id: id.into(), exclusive: exclusive && at + 1 == count }).collect()
}

/// When a warning is given.
pub fn warning(dice: &mut Dice, questions: &[Question]) -> Condition {
    condition(dice, questions, true, 2)
}

/// With `severe`: one that may decide about a warning or whether a question is shown.
fn condition(dice: &mut Dice, questions: &[Question], severe: bool, depth: usize) -> Condition {
    condition_in(dice, questions, severe, depth, false)
}

fn condition_in(dice: &mut Dice, questions: &[Question], severe: bool, depth: usize, negated: bool) -> Condition {
    let kind = if depth == 0 { 0 } else { dice.roll(6) };
    let parts = |dice: &mut Dice, negated| -> Vec<Condition> {
        (0..=dice.roll(3)).map(|_| condition_in(dice, questions, severe, depth - 1, negated)).collect()
    };
    match kind {
        2 => Condition::All(parts(dice, negated)),
        3 => Condition::Any(parts(dice, negated)),
        4 => {
            let parts = parts(dice, negated);
            Condition::AtLeastOf(u32::try_from(1 + dice.roll(parts.len())).unwrap(), parts)
        }
        5 => Condition::Not(Box::new(condition_in(dice, questions, severe, depth - 1, !negated))),
        _ => leaf(dice, questions, severe, negated),
    }
}

fn leaf(dice: &mut Dice, questions: &[Question], severe: bool, negated: bool) -> Condition {
    let question = dice.pick(questions).clone();
    let id = question.id.clone();
    if dice.one_in(3) {
        // What is always known, as far as a warning may ask for it.
        return match dice.roll(4) {
            0 if !(severe && negated) => Condition::Applies(id),
            1 if !(severe && negated) => Condition::NotSure(id),
            2 if !(severe && negated) => Condition::Declined(id),
            3 if !severe => Condition::Answered(id),
            _ => value_leaf(dice, &question),
        };
    }
    value_leaf(dice, &question)
}

fn value_leaf(dice: &mut Dice, question: &Question) -> Condition {
    let id = question.id.clone();
    let choices = question.kind.choices();
    if choices.is_empty() {
        let value = i32::try_from(dice.roll(5)).unwrap() - 2;
        return if dice.one_in(2) { Condition::AtMost(id, value) } else { Condition::AtLeast(id, value) };
    }
    let mut some: Vec<_> = choices.iter().map(|choice| choice.id.clone()).collect();
    dice.shuffle(&mut some);
    some.truncate(1 + dice.roll(some.len()));
    let countable = choices.iter().filter(|choice| !choice.exclusive).count();
    match dice.roll(4) {
        1 => Condition::ChoseAny(id, some),
        2 => Condition::ChoseNone(id, some),
        3 if question.kind.takes_several() && countable > 0 => {
            Condition::CountAtLeast(id, u32::try_from(1 + dice.roll(countable)).unwrap())
        }
        _ => Condition::Chose(id, some[0].clone()),
    }
}

fn rule(dice: &mut Dice, at: usize, options: &[OptionDef], questions: &[Question]) -> Rule {
    let then: Vec<Effect> = (0..=dice.roll(3))
        .map(|_| {
            let option = dice.pick(options).id.clone();
            let points = i32::try_from(1 + dice.roll(3)).unwrap();
            match dice.roll(9) {
                0..=2 => Effect::Favor(option, points),
                3 => Effect::Disfavor(option, points),
                4 => Effect::Caution(option, format!("mind {at}")),
                5 | 6 => Effect::AskFirst(option),
                7 => Effect::NotForNow(option),
                _ => Effect::Refer(if dice.one_in(2) { Urgency::Now } else { Urgency::Today }),
            }
        })
        .collect();
    let severe =
        then.iter().any(|effect| matches!(effect, Effect::AskFirst(_) | Effect::NotForNow(_) | Effect::Refer(_)));
    let when = condition(dice, questions, severe, 2);
    Rule { id: format!("r{at}").as_str().into(), when, then, because: format!("because {at}"), source: vec![] }
}

/// Every way to answer a question: each choice or set of choices that is allowed, not sure, declined.
pub fn every_answer(question: &Question) -> Vec<Answer> {
    let mut all = vec![Answer::NotSure, Answer::Declined];
    let choices = question.kind.choices();
    if let QuestionKind::Scale { min, max } = question.kind {
        all.extend((min..=max).map(Answer::Scale));
    }
    for bits in 1..1_usize << choices.len() {
        let chosen: Vec<_> = choices.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, c)| c).collect();
        let one = chosen.len() == 1;
        if one || (question.kind.takes_several() && chosen.iter().all(|choice| !choice.exclusive)) {
            all.push(Answer::Chosen(chosen.iter().map(|choice| choice.id.clone()).collect()));
        }
    }
    all
}

/// Some questions answered, some not.
pub fn answers(dice: &mut Dice, topic: &Topic) -> Answers {
    let mut answers = Answers::default();
    for question in &topic.questions {
        if !dice.one_in(4) {
            answers.set(&question.id, dice.pick(&every_answer(question)).clone());
        }
    }
    answers
}

/// Answers that need not fit any question.
pub fn foreign_answers(dice: &mut Dice, topic: &Topic) -> Answers {
    let mut answers = answers(dice, topic);
    for _ in 0..dice.roll(4) {
        let id = dice.pick(&["q0", "q1", "q2", "elsewhere", ""]);
        let answer = match dice.roll(4) {
            0 => Answer::Scale([i32::MIN, -2, 0, 7, i32::MAX][dice.roll(5)]),
            1 => Answer::Chosen(["x", "z", "elsewhere"].into_iter().map(Into::into).collect()),
            2 => Answer::Chosen(["", "x"].into_iter().take(1 + dice.roll(2)).map(Into::into).collect()),
            _ => Answer::NotSure,
        };
        answers.set(&(*id).into(), answer);
    }
    answers
}
