//! What must hold of every topic and every visit, tried on random small ones.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod engine_support;
#[path = "engine_support/shown.rs"]
mod shown;

use std::collections::{BTreeMap, BTreeSet};

use engine_support::slow::{self, Slow};
use engine_support::{Dice, answers, dice, every_answer, foreign_answers, shuffle, topic, warning};
use proptest::prelude::*;
use waitwise::engine::model::{Condition, Effect, OptionDef, Question, QuestionKind, Rule, Urgency};
use waitwise::engine::outcome::{Standing, Status, Verdict};
use waitwise::engine::{Answer, Answers, Engine, OptionId, Outcome, QuestionId, Topic};

fn engine(topic: &Topic) -> Engine {
    Engine::compile(topic.clone()).unwrap_or_else(|errors| panic!("{errors:?}\n{topic:#?}"))
}

fn few() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) }
}

fn many() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(6000) }
}

/// All combinations of answers, one to each question, as the number of an answer in `every_answer`.
struct Visits {
    choices: Vec<(QuestionId, Vec<Answer>)>,
}

impl Visits {
    fn of(topic: &Topic) -> Self {
        Self { choices: topic.questions.iter().map(|q| (q.id.clone(), every_answer(q))).collect() }
    }

    fn count(&self) -> usize {
        self.choices.iter().map(|(_, all)| all.len()).product()
    }

    fn digits(&self, mut number: usize) -> Vec<usize> {
        let digit = |(_, all): &(QuestionId, Vec<Answer>)| {
            let digit = number % all.len();
            number /= all.len();
            digit
        };
        self.choices.iter().map(digit).collect()
    }

    fn number(&self, digits: &[usize]) -> usize {
        self.choices.iter().zip(digits).rev().fold(0, |number, ((_, all), digit)| number * all.len() + digit)
    }

    fn answers(&self, digits: &[usize]) -> Answers {
        let mut answers = Answers::default();
        for ((id, all), digit) in self.choices.iter().zip(digits) {
            answers.set(id, all[*digit].clone());
        }
        answers
    }
}

/// What the safety property speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
struct End {
    refer: Option<Urgency>,
    status: Vec<Status>,
    shown: Vec<bool>,
    standing: Vec<Standing>,
    points: Vec<i32>,
}

fn every_end(engine: &Engine, visits: &Visits) -> Vec<End> {
    let mut buffer = engine.buffer();
    let ends = (0..visits.count()).map(|number| {
        engine.run(&visits.answers(&visits.digits(number)), &mut buffer);
        assert!(buffer.finished());
        End {
            refer: buffer.refer(),
            status: buffer.status().to_vec(),
            shown: buffer.shown().to_vec(),
            standing: buffer.standing().to_vec(),
            points: buffer.points().to_vec(),
        }
    });
    ends.collect()
}

proptest! {
    #![proptest_config(few())]

    /// Since the table holds every stored answer of every hidden question, "newly shown questions answered in any way"
    /// is among its rows.
    #[test]
    fn being_less_sure_never_opens_an_option_and_hidden_answers_never_count(numbers in dice()) {
        let topic = topic(&mut Dice::new(numbers), 3);
        let engine = engine(&topic);
        let visits = Visits::of(&topic);
        let ends = every_end(&engine, &visits);
        for (number, before) in ends.iter().enumerate() {
            let digits = visits.digits(number);
            for at in 0..digits.len() {
                if !before.shown[at] {
                    let mut other = digits.clone();
                    other[at] = (digits[at] + 1) % visits.choices[at].1.len();
                    prop_assert_eq!(before, &ends[visits.number(&other)], "a hidden answer counts");
                    continue;
                }
                // An answer, not one of the two ways to give none.
                if digits[at] < 2 {
                    continue;
                }
                for unsure in 0..2 {
                    let mut other = digits.clone();
                    other[at] = unsure;
                    let after = &ends[visits.number(&other)];
                    for (option, def) in topic.options.iter().enumerate() {
                        let closed = before.status[option] != Status::Open
                            || (before.refer.is_some() && !fallback_within(&topic, def));
                        let still = after.refer.is_some() || after.status[option] != Status::Open;
                        prop_assert!(!closed || still, "{} opens\n{digits:?} {at} {unsure}\n{topic:#?}", def.id);
                    }
                }
            }
        }
    }

    #[test]
    fn a_referral_that_is_settled_never_becomes_more_urgent(numbers in dice()) {
        let mut dice = Dice::new(numbers);
        let mut topic = topic(&mut dice, 3);
        topic.rules.retain(|rule| !rule.then.contains(&Effect::Refer(Urgency::Now)));
        let mut refers = |id: &str, when, urgency| topic.rules.push(Rule {
            id: id.into(), when, then: vec![Effect::Refer(urgency)], because: String::new(), source: vec![],
        });
        refers("today", Condition::All(vec![]), Urgency::Today);
        refers("now", warning(&mut dice, &topic.questions), Urgency::Now);
        let engine = engine(&topic);
        let given = answers(&mut dice, &topic);
        let outcome = engine.evaluate(&given);
        let referral = outcome.referral().unwrap();
        if referral.settled && referral.urgency == Urgency::Today {
            let visits = Visits::of(&topic);
            let mut buffer = engine.buffer();
            for number in 0..visits.count() {
                let all = visits.answers(&visits.digits(number));
                let mut answers = given.clone();
                for (id, _) in &visits.choices {
                    if given.get(id).is_none() {
                        answers.set(id, all.get(id).unwrap().clone());
                    }
                }
                engine.run(&answers, &mut buffer);
                prop_assert_eq!(buffer.refer(), Some(Urgency::Today), "{:#?}", topic);
            }
        }
    }
}

/// A referral that can't be ruled out asks first about all but the fallback.
fn fallback_within(topic: &Topic, option: &OptionDef) -> bool {
    option.fallback
        && option.combines.iter().all(|part| topic.options.iter().any(|other| &other.id == part && other.fallback))
}

/// Standing and position on the screen; the smaller, the better.
fn place(outcome: &Outcome, option: &OptionId) -> Option<(u8, usize)> {
    let options = &outcome.ranking()?.options;
    let at = options.iter().position(|result| &result.option == option)?;
    let standing = match options[at].standing {
        Standing::Suggested => 0,
        Standing::Possible => 1,
        Standing::Leading => 2,
        Standing::AskFirst => 3,
        Standing::NotForNow => 4,
    };
    Some((standing, at))
}

fn with_rule(topic: &Topic, effect: Effect) -> Engine {
    let mut topic = topic.clone();
    let rule = Rule {
        id: "added".into(),
        when: Condition::All(vec![]),
        then: vec![effect],
        because: String::new(),
        source: vec![],
    };
    topic.rules.push(rule);
    engine(&topic)
}

/// What an outcome says, without order, so that it can be compared with the same topic in another order.
fn unordered(outcome: &Outcome) -> String {
    let mut parts: Vec<String> = vec![format!("{}", outcome.finished)];
    let sorted = |ids: &[QuestionId]| ids.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    parts.push(format!("{:?} {:?}", sorted(&outcome.shown), sorted(&outcome.open)));
    let reason = |reason: &waitwise::engine::outcome::Reason| {
        let answers: BTreeSet<String> = reason.answers.iter().map(shown::answer).collect();
        format!("{} {} {:?} {answers:?}", reason.rule, shown::cause(&reason.cause), reason.part)
    };
    match &outcome.verdict {
        Verdict::Refer(referral) => {
            let reasons: BTreeSet<String> = referral.reasons.iter().map(reason).collect();
            parts.push(format!("{:?} {} {reasons:?}", referral.urgency, referral.settled));
        }
        Verdict::Ranking(ranking) => {
            for result in ranking
                .options
                .iter()
                .map(|result| (result.option.as_str(), result))
                .collect::<BTreeMap<_, _>>()
                .values()
            {
                let favor: BTreeSet<String> = result.reasons_for.iter().map(reason).collect();
                let against: BTreeSet<String> = result.reasons_against.iter().map(reason).collect();
                let cautions: BTreeSet<String> = result.cautions.iter().map(shown::caution).collect();
                parts.push(format!(
                    "{} {:?} {:?} {} {favor:?} {against:?} {cautions:?}",
                    result.option, result.status, result.standing, result.points
                ));
            }
            parts.push(format!("{:?}", ranking.tell_staff.iter().map(reason).collect::<BTreeSet<_>>()));
        }
    }
    parts.join("\n")
}

fn comparable(outcome: &Outcome) -> slow::Result {
    let names = |ids: &[QuestionId]| ids.iter().map(ToString::to_string).collect();
    let rules = |reasons: &[waitwise::engine::outcome::Reason]| {
        reasons.iter().map(|reason| reason.rule.to_string()).collect::<Vec<_>>()
    };
    let ranking = outcome.ranking();
    let line = |result: &waitwise::engine::outcome::OptionResult| slow::Line {
        option: result.option.to_string(),
        status: result.status,
        standing: result.standing,
        points: result.points,
        favored_by: rules(&result.reasons_for),
        against: rules(&result.reasons_against).into_iter().collect(),
        cautions: result.cautions.iter().map(|caution| (caution.rule.to_string(), caution.text.clone())).collect(),
    };
    let staff = ranking.into_iter().flat_map(|ranking| &ranking.tell_staff).map(|reason| {
        use waitwise::engine::outcome::Cause;
        let question = match &reason.cause {
            Cause::NotSure(id) | Cause::Declined(id) => id.to_string(),
            Cause::True => "none".to_owned(),
        };
        (reason.rule.to_string(), question)
    });
    slow::Result {
        finished: outcome.finished,
        shown: names(&outcome.shown),
        open: names(&outcome.open),
        refer: outcome.referral().map(|referral| (referral.urgency, rules(&referral.reasons))),
        options: ranking.into_iter().flat_map(|ranking| &ranking.options).map(line).collect(),
        tell_staff: staff.collect(),
    }
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn the_engine_agrees_with_the_plain_reading_of_the_design(numbers in dice()) {
        let mut dice = Dice::new(numbers);
        let topic = topic(&mut dice, 4);
        let engine = engine(&topic);
        for _ in 0..4 {
            let answers = foreign_answers(&mut dice, &topic);
            let slow = Slow { topic: &topic, answers: &answers }.result();
            prop_assert_eq!(comparable(&engine.evaluate(&answers)), slow, "{:#?}", topic);
        }
    }

    /// A rule that is lost while compiling is such a mistake: the plain reading, which shares no code with it, objects.
    #[test]
    fn the_plain_reading_notices_an_engine_that_lost_a_rule(numbers in dice()) {
        let mut dice = Dice::new(numbers);
        let topic = topic(&mut dice, 4);
        if topic.rules.is_empty() {
            return Ok(());
        }
        let whole = engine(&topic);
        let lost = dice.roll(topic.rules.len());
        let mut shorter = topic.clone();
        shorter.rules.remove(lost);
        let mutant = engine(&shorter);
        for _ in 0..8 {
            let answers = answers(&mut dice, &topic);
            let fires = whole.evaluate(&answers);
            let slow = Slow { topic: &topic, answers: &answers }.result();
            let differs = comparable(&mutant.evaluate(&answers)) != comparable(&fires);
            prop_assert_eq!(comparable(&mutant.evaluate(&answers)) != slow, differs, "{:#?}", topic);
        }
    }

    #[test]
    fn one_more_true_favor_never_worsens_the_favored_options_place(numbers in dice()) {
        let mut dice = Dice::new(numbers);
        let topic = topic(&mut dice, 3);
        let answers = answers(&mut dice, &topic);
        let before = engine(&topic).evaluate(&answers);
        for option in &topic.options {
            for points in [1, 2, 5] {
                let after = with_rule(&topic, Effect::Favor(option.id.clone(), points)).evaluate(&answers);
                prop_assert!(place(&after, &option.id) <= place(&before, &option.id), "{} {:#?}", option.id, topic);
            }
        }
    }

    /// Rank: the position on the screen.
    #[test]
    fn one_more_ask_first_never_worsens_another_options_rank(numbers in dice()) {
        let mut dice = Dice::new(numbers);
        let topic = topic(&mut dice, 3);
        let answers = answers(&mut dice, &topic);
        let before = engine(&topic).evaluate(&answers);
        for option in &topic.options {
            let after = with_rule(&topic, Effect::AskFirst(option.id.clone())).evaluate(&answers);
            let others = topic.options.iter().filter(|o| o.id != option.id && !o.combines.contains(&option.id));
            for other in others {
                let (Some(new), Some(old)) = (place(&after, &other.id), place(&before, &other.id)) else {
                    continue;
                };
                prop_assert!(new.1 <= old.1, "{} {:#?}", other.id, topic);
                // A fallback alone among the open ones gives way to those that lead.
                prop_assert!(new.0 <= old.0 || other.fallback, "{} {:#?}", other.id, topic);
            }
        }
    }

    #[test]
    fn going_back_and_answering_anew_equals_a_fresh_visit(numbers in dice()) {
        let mut dice = Dice::new(numbers);
        let topic = topic(&mut dice, 4);
        let engine = engine(&topic);
        let (mut walked, mut buffer) = (Answers::default(), engine.buffer());
        for _ in 0..8 {
            let question = &topic.questions[dice.roll(topic.questions.len())];
            let every = every_answer(question);
            match (dice.roll(3), question.kind.choices()) {
                (0, [first, ..]) => walked.tap(question, &first.id),
                (1, _) => walked.clear(&question.id),
                _ => walked.set(&question.id, every[dice.roll(every.len())].clone()),
            }
            engine.run(&walked, &mut buffer);
        }
        // Only what is left at the end, and only where it is shown.
        let mut fresh = Answers::default();
        for id in engine.shown(&walked) {
            if let Some(answer) = walked.get(&id) {
                fresh.set(&id, answer.clone());
            }
        }
        prop_assert_eq!(engine.explain(&buffer), engine.evaluate(&fresh));
        prop_assert_eq!(engine.evaluate(&walked), engine.evaluate(&fresh));
    }

    #[test]
    fn the_order_in_the_file_changes_nothing_but_the_order_on_the_screen(numbers in dice()) {
        let mut dice = Dice::new(numbers);
        let topic = topic(&mut dice, 4);
        let answers = foreign_answers(&mut dice, &topic);
        let mut other = topic.clone();
        shuffle(&mut dice, &mut other);
        prop_assert_eq!(unordered(&engine(&topic).evaluate(&answers)), unordered(&engine(&other).evaluate(&answers)));
    }

    #[test]
    fn no_topic_however_wrong_makes_the_engine_panic(numbers in dice()) {
        let mut dice = Dice::new(numbers);
        let mut topic = topic(&mut dice, 4);
        let answers = foreign_answers(&mut dice, &topic);
        for _ in 0..=dice.roll(3) {
            spoil(&mut dice, &mut topic);
        }
        match Engine::compile(topic) {
            Ok(engine) => drop(engine.evaluate(&answers)),
            Err(errors) => prop_assert!(!errors.is_empty() && errors.iter().all(|error| !error.message.is_empty())),
        }
    }
}

/// One fault, somewhere.
fn spoil(dice: &mut Dice, topic: &mut Topic) {
    let question = dice.roll(topic.questions.len());
    let id: QuestionId = ["q0", "q1", "q2", "q3", "elsewhere"][dice.roll(5)].into();
    let wrong = match dice.roll(6) {
        0 => Condition::Chose(id, "y".into()),
        1 => Condition::AtLeast(id, i32::MIN),
        2 => Condition::Not(Box::new(Condition::AtMost(id, i32::MAX))),
        3 => Condition::CountAtLeast(id, u32::MAX),
        4 => Condition::Not(Box::new(Condition::AtLeastOf(3, vec![Condition::NotSure(id)]))),
        _ => Condition::ChoseNone(id, vec![]),
    };
    let option = ["a", "both", "neither", "elsewhere"][dice.roll(4)];
    match dice.roll(9) {
        0 => topic.questions[question].show_if = Some(wrong),
        1 => topic.questions[question].kind = QuestionKind::Scale { min: 3, max: -3 },
        2 => topic.questions[question].kind = QuestionKind::Multi(vec![]),
        3 => topic.questions.push(Question { show_if: Some(wrong), ..topic.questions[question].clone() }),
        4 => topic.options.push(OptionDef {
            id: option.into(),
            combines: vec!["both".into(), "a".into()],
            fallback: false,
        }),
        5 => topic.tie_break.push(option.into()),
        6 => topic.tie_margin = [i32::MIN, i32::MAX][dice.roll(2)],
        7 => topic.questions.clear(),
        _ => topic.rules.push(Rule {
            id: "r0".into(),
            when: wrong,
            then: vec![Effect::Favor(option.into(), [i32::MIN, 0, i32::MAX][dice.roll(3)])],
            because: String::new(),
            source: vec![],
        }),
    }
    if topic.questions.is_empty() {
        topic.questions.push(Question {
            id: "q0".into(),
            kind: QuestionKind::Single(vec![]),
            show_if: None,
            safety: true,
        });
    }
}
