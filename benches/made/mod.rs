//! A made topic of any size, the same every time: for benches.

#![allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a bench stops at the first thing that is wrong"
)]

use waitwise::engine::Topic;
use waitwise::engine::model::{
    Choice, Claim, Condition, Effect, Guarantee, OptionDef, Question, QuestionKind, Rule, Say, Urgency,
};

/// `SplitMix64` (Steele, Lea, Flood 2014).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (word ^ (word >> 31)) as usize % end
    }
}

const CHOICES: [&str; 5] = ["c0", "c1", "c2", "c3", "c4"];
const OPTIONS: [&str; 4] = ["first", "second", "both", "neither"];

/// So many questions of five choices (half of them Multi), so many rules. `hidden`: every sixth question waits for another.
pub fn topic(questions: usize, rules: usize, hidden: bool) -> Topic {
    let mut dice = Dice(7);
    let question_ids: Vec<String> = (0..questions).map(|at| format!("q{at}")).collect();
    let option = |id: &str, combines: &[&str], fallback| OptionDef {
        id: id.into(),
        combines: combines.iter().map(|part| (*part).into()).collect(),
        fallback,
    };
    Topic {
        options: vec![
            option("first", &[], false),
            option("second", &[], false),
            option("both", &["first", "second"], false),
            option("neither", &[], true),
        ],
        questions: question_ids
            .iter()
            .enumerate()
            .map(|(at, id)| {
                let choices = CHOICES
                    .iter()
                    .map(|choice| Choice { id: (*choice).into(), exclusive: at % 2 == 1 && *choice == "c4" })
                    .collect();
                Question {
                    id: id.as_str().into(),
                    kind: if at % 2 == 0 { QuestionKind::Single(choices) } else { QuestionKind::Multi(choices) },
                    show_if: (hidden && at % 6 == 5).then(|| leaf(&question_ids, at - 3, 0)),
                    safety: at % 3 == 0,
                }
            })
            .collect(),
        rules: (0..rules).map(|at| rule(at, &question_ids, &mut dice)).collect(),
        guarantees: guarantees(&question_ids),
        tie_margin: 0,
        tie_break: OPTIONS.iter().map(|id| (*id).into()).collect(),
    }
}

fn leaf(questions: &[String], question: usize, choice: usize) -> Condition {
    let id = questions[question % questions.len()].as_str();
    match choice % 3 {
        0 => Condition::Chose(id.into(), CHOICES[choice % 5].into()),
        1 => Condition::ChoseAny(id.into(), vec![CHOICES[choice % 5].into(), CHOICES[(choice + 1) % 5].into()]),
        _ => Condition::ChoseNone(id.into(), vec![CHOICES[choice % 5].into()]),
    }
}

fn rule(at: usize, questions: &[String], dice: &mut Dice) -> Rule {
    let any = |dice: &mut Dice| leaf(questions, dice.below(questions.len()), dice.below(15));
    let when = match at % 4 {
        0 | 1 => any(dice),
        2 => Condition::All(vec![any(dice), any(dice)]),
        _ => Condition::Any(vec![any(dice), Condition::All(vec![any(dice), any(dice)])]),
    };
    let points = i32::try_from(1 + dice.below(3)).unwrap_or(1);
    let then = match at % 20 {
        0..=7 => Effect::Favor("first".into(), points),
        8..=12 => Effect::Favor("second".into(), points),
        13 | 14 => Effect::Favor("both".into(), points),
        15 => Effect::Favor("neither".into(), points),
        16 => Effect::AskFirst("first".into()),
        17 => Effect::AskFirst("second".into()),
        18 => Effect::Caution("first".into(), "with care".to_owned()),
        _ if at % 40 == 19 => Effect::NotForNow("second".into()),
        _ => Effect::Disfavor("first".into(), points),
    };
    Rule { id: format!("r{at}").as_str().into(), when, then: vec![then], because: "so".to_owned(), source: vec![] }
}

/// Some that hold by a rule's own condition, some that must be searched for.
fn guarantees(questions: &[String]) -> Vec<Guarantee> {
    let guarantee = |id: &str, say, when| Guarantee { id: id.into(), say, when };
    let mut all = vec![
        guarantee("first-reachable", Say::Reachable(Claim::Suggested("first".into())), None),
        guarantee("both-reachable", Say::Reachable(Claim::Suggested("both".into())), None),
        guarantee("no-referral", Say::Never(Claim::Refer(Urgency::Today)), None),
    ];
    for at in (0..questions.len()).step_by(5) {
        all.push(guarantee(
            &format!("searched-{at}"),
            Say::Reachable(Claim::Leading("first".into())),
            Some(leaf(questions, at, 0)),
        ));
    }
    all
}
