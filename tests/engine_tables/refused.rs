//! Topics that `Engine::compile` refuses, and what it only warns of.

use crate::build::{
    answers, ask, ask_first, chose, combined, fallback, favor, multi, not, not_for_now, option, rule, scale, shown_if,
    single, summary, topic,
};
use waitwise::engine::model::{Claim, Condition, Effect, Guarantee, QuestionKind, Rule, Say, Urgency};
use waitwise::engine::{CompileErrorKind as Kind, Engine, Place, Topic};

/// What is wrong with a topic.
fn faults(topic: Topic) -> Vec<Kind> {
    match Engine::compile(topic) {
        Ok(_) => vec![],
        Err(errors) => errors.into_iter().map(|error| error.kind).collect(),
    }
}

fn sound() -> Topic {
    topic(
        vec![option("a"), option("b"), combined("both", &["a", "b"]), fallback("neither")],
        vec![
            single("one", &["x", "y"]),
            multi("many", &["x", "y", "none"]),
            scale("pain", 0, 10),
            shown_if(single("later", &["x", "y"]), chose("one", "x")),
        ],
        vec![rule("r", chose("one", "x"), vec![favor("a", 1), not_for_now("b")])],
    )
}

/// What is wrong once the rule is added.
fn with_rule(rule: Rule) -> Vec<Kind> {
    let mut topic = sound();
    topic.rules.push(rule);
    faults(topic)
}

fn when(condition: Condition) -> Vec<Kind> {
    with_rule(rule("added", condition, vec![favor("a", 1)]))
}

fn warned_when(condition: Condition) -> Vec<Kind> {
    with_rule(rule("added", condition, vec![ask_first("a")]))
}

fn with(change: impl FnOnce(&mut Topic)) -> Vec<Kind> {
    let mut topic = sound();
    change(&mut topic);
    faults(topic)
}

#[test]
fn a_sound_topic_is_neither_refused_nor_doubted() {
    let engine = Engine::compile(sound()).expect("sound");
    assert!(engine.warnings().is_empty());
    assert_eq!(engine.question(&"pain".into()).map(|q| q.id.as_str()), Some("pain"));
    assert_eq!(engine.question(&"elsewhere".into()), None);
    assert_eq!(engine.topic(), &sound());
    assert_eq!(ask(sound(), &[("one", "y")]), summary(&engine.evaluate(&answers(&[("one", "y")]))));
}

#[test]
fn names_that_name_nothing_are_refused() {
    assert_eq!(when(chose("elsewhere", "x")), [Kind::UnknownQuestion]);
    assert_eq!(when(chose("one", "elsewhere")), [Kind::UnknownChoice]);
    assert_eq!(when(chose("pain", "x")), [Kind::UnknownChoice], "a scale has no choices");
    assert_eq!(when(Condition::Applies("elsewhere".into())), [Kind::UnknownQuestion]);
    assert_eq!(with_rule(rule("added", chose("one", "x"), vec![favor("elsewhere", 1)])), [Kind::UnknownOption]);
    assert_eq!(with(|t| t.options[2].combines.push("elsewhere".into())), [Kind::UnknownOption]);
    assert_eq!(with(|t| t.tie_break = vec!["elsewhere".into()]), [Kind::UnknownOption]);
    assert_eq!(with(|t| t.questions[0].show_if = Some(chose("elsewhere", "x"))), [Kind::UnknownQuestion]);
    let guarantee = Guarantee {
        id: "g".into(),
        say: Say::Never(Claim::Suggested("elsewhere".into())),
        when: Some(chose("one", "elsewhere")),
    };
    assert_eq!(with(|t| t.guarantees.push(guarantee)), [Kind::UnknownOption, Kind::UnknownChoice]);
}

#[test]
fn names_that_name_two_things_are_refused() {
    assert_eq!(with(|t| t.options.push(option("a"))), [Kind::DuplicateId]);
    assert_eq!(with(|t| t.questions.push(single("one", &["x", "y"]))), [Kind::DuplicateId]);
    assert_eq!(with(|t| t.questions.push(single("new", &["x", "x"]))), [Kind::DuplicateId]);
    assert_eq!(with_rule(rule("r", chose("one", "x"), vec![favor("a", 1)])), [Kind::DuplicateId]);
}

#[test]
fn show_if_cycles_name_their_members_only() {
    let mut topic = sound();
    topic.questions = vec![
        shown_if(single("before", &["x"]), chose("p", "x")),
        shown_if(single("p", &["x"]), chose("q", "x")),
        shown_if(single("q", &["x"]), not(Condition::All(vec![chose("p", "x"), chose("free", "x")]))),
        single("free", &["x"]),
        shown_if(single("self", &["x"]), Condition::NotSure("self".into())),
    ];
    topic.rules.clear();
    let errors = Engine::compile(topic).expect_err("cycles");
    let places: Vec<_> = errors.iter().map(|error| (error.kind, error.place.clone(), error.related.clone())).collect();
    assert_eq!(
        places,
        [
            (Kind::ShowIfCycle, Place::Question("p".into()), vec![Place::Question("q".into())]),
            (Kind::ShowIfCycle, Place::Question("self".into()), vec![]),
        ]
    );
    assert!(!errors[0].message.contains("before") && !errors[0].message.contains("free"));
}

#[test]
fn questions_that_can_not_be_asked_are_refused() {
    assert_eq!(with(|t| t.questions[2].kind = QuestionKind::Scale { min: 3, max: 2 }), [Kind::ScaleRange]);
    assert_eq!(with(|t| t.questions.push(single("new", &[]))), [Kind::NoChoices]);
    assert_eq!(with(|t| t.questions.push(single("new", &["x", "none"]))), [Kind::ExclusiveInSingle]);
    let many: Vec<String> = (0..65).map(|at| format!("c{at}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(with(|t| t.questions.push(multi("new", &many))), [Kind::TooManyChoices]);
    assert_eq!(with(|t| t.questions.push(multi("new", &many[..64]))), []);
    let steps = Condition::Any((0..65).map(|n| Condition::AtLeast("wide".into(), n + 1)).collect());
    let wide = |t: &mut Topic| {
        t.questions.push(scale("wide", 0, 100));
        t.rules.push(rule("added", steps, vec![favor("a", 1)]));
    };
    assert_eq!(with(wide), [Kind::TooManyChoices]);
}

#[test]
fn combined_options_are_neither_nested_nor_cyclic() {
    assert_eq!(with(|t| t.options.push(combined("c", &["both", "a"]))), [Kind::CombinedNested]);
    assert_eq!(with(|t| t.options.push(combined("c", &["c"]))), [Kind::CombinedCycle]);
    assert_eq!(with(|t| t.options.push(combined("c", &["a", "a"]))), [Kind::CombinedTwice]);
    let cycle = |t: &mut Topic| {
        t.options.push(combined("c", &["d"]));
        t.options.push(combined("d", &["c"]));
    };
    assert_eq!(with(cycle), [Kind::CombinedCycle, Kind::CombinedCycle]);
}

#[test]
fn conditions_that_do_not_fit_their_question_are_refused() {
    assert_eq!(when(Condition::AtLeast("one".into(), 1)), [Kind::NotAScale]);
    assert_eq!(when(Condition::AtMost("many".into(), 1)), [Kind::NotAScale]);
    assert_eq!(when(Condition::CountAtLeast("one".into(), 1)), [Kind::NotSeveral]);
    assert_eq!(when(Condition::CountAtLeast("pain".into(), 1)), [Kind::NotSeveral]);
    assert_eq!(when(Condition::CountAtLeast("many".into(), 0)), [Kind::CountRange]);
    assert_eq!(when(Condition::CountAtLeast("many".into(), 3)), [Kind::CountRange], "\"none\" doesn't count");
    assert_eq!(when(Condition::CountAtLeast("many".into(), 2)), []);
    assert_eq!(when(Condition::ChoseAny("one".into(), vec![])), [Kind::EmptyList]);
    assert_eq!(when(Condition::ChoseNone("one".into(), vec![])), [Kind::EmptyList]);
    assert_eq!(when(Condition::AtLeastOf(0, vec![chose("one", "x")])), [Kind::AtLeastOfRange]);
    assert_eq!(when(Condition::AtLeastOf(2, vec![chose("one", "x")])), [Kind::AtLeastOfRange]);
    assert_eq!(when(Condition::AtLeastOf(1, vec![])), [Kind::AtLeastOfRange]);
}

#[test]
fn points_are_one_or_more_and_never_too_many() {
    let points = |points| with_rule(rule("added", chose("one", "x"), vec![favor("a", points)]));
    assert_eq!(points(0), [Kind::PointsBelowOne]);
    assert_eq!(points(-3), [Kind::PointsBelowOne]);
    assert_eq!(points(i32::MAX), [Kind::PointsOverflow], "with the one point of the other rule");
    assert_eq!(points(i32::MAX - 1), []);
    let against = vec![Effect::Disfavor("b".into(), i32::MAX), Effect::Disfavor("b".into(), 1)];
    assert_eq!(with_rule(rule("added", chose("one", "x"), against)), [Kind::PointsOverflow]);
    assert_eq!(with_rule(rule("added", chose("one", "x"), vec![])), [Kind::NoEffects]);
}

#[test]
fn ties_are_declared_soundly() {
    assert_eq!(with(|t| t.tie_margin = -1), [Kind::TieMarginNegative]);
    assert_eq!(with(|t| t.tie_break = vec!["a".into(), "b".into(), "a".into()]), [Kind::TieBreakTwice]);
}

#[test]
fn a_warning_can_not_be_lost_by_being_less_sure() {
    let not_sure = || Condition::NotSure("one".into());
    assert_eq!(warned_when(not_sure()), []);
    assert_eq!(warned_when(not(not_sure())), [Kind::NotSureNegated]);
    assert_eq!(warned_when(not(not(not_sure()))), []);
    assert_eq!(warned_when(not(Condition::Declined("one".into()))), [Kind::NotSureNegated]);
    let deep = not(Condition::Any(vec![chose("one", "x"), Condition::AtLeastOf(1, vec![not_sure()])]));
    assert_eq!(warned_when(deep), [Kind::NotSureNegated]);
    for answered in [Condition::Answered("one".into()), not(Condition::Answered("one".into()))] {
        assert_eq!(warned_when(answered.clone()), [Kind::AnsweredInCaution]);
        assert_eq!(with(|t| t.questions[3].show_if = Some(answered.clone())), [Kind::AnsweredInCaution]);
        assert_eq!(when(answered), [], "points may ask for it");
    }
    assert_eq!(warned_when(Condition::Applies("later".into())), []);
    assert_eq!(warned_when(not(Condition::Applies("later".into()))), [Kind::AppliesNegated]);
    assert_eq!(with(|t| t.questions[3].show_if = Some(not(not_sure()))), [Kind::NotSureNegated]);
    let refers = rule("added", not(not_sure()), vec![Effect::Refer(Urgency::Today)]);
    assert_eq!(with_rule(refers), [Kind::NotSureNegated]);
    assert_eq!(when(not(not_sure())), []);
}

#[test]
fn everything_is_reported_at_once_with_its_place() {
    let mut topic = sound();
    topic.options.push(option("a"));
    topic.rules.push(rule("bad", chose("one", "z"), vec![]));
    topic.tie_margin = -1;
    let errors = Engine::compile(topic).expect_err("three faults");
    let found: Vec<_> = errors.into_iter().map(|error| (error.kind.id(), error.place)).collect();
    assert_eq!(
        found,
        [
            ("duplicate-id", Place::Option("a".into())),
            ("no-effects", Place::Rule("bad".into())),
            ("unknown-choice", Place::Rule("bad".into())),
            ("tie-margin-negative", Place::TieMargin),
        ]
    );
}

#[test]
fn ids_of_kinds_are_slugs_and_differ() {
    let ids: std::collections::BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.id()).collect();
    assert_eq!(ids.len(), Kind::ALL.len());
    assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
}

#[test]
fn what_is_doubtful_is_a_warning() {
    let doubts = |rule: Rule| -> Vec<Kind> {
        let mut topic = sound();
        topic.questions[0].safety = true;
        topic.rules.push(rule);
        Engine::compile(topic).expect("sound").warnings().iter().map(|warning| warning.kind).collect()
    };
    let later = || not(chose("later", "x"));
    assert_eq!(doubts(rule("added", later(), vec![ask_first("a")])), [Kind::NegatedOverHidden]);
    let none = Condition::ChoseNone("later".into(), vec!["x".into()]);
    assert_eq!(doubts(rule("added", none, vec![ask_first("a")])), [Kind::NegatedOverHidden]);
    let meant = Condition::All(vec![Condition::Applies("later".into()), later()]);
    assert_eq!(doubts(rule("added", meant, vec![ask_first("a")])), []);
    assert_eq!(doubts(rule("added", later(), vec![favor("a", 1)])), []);
    assert_eq!(doubts(rule("added", not(chose("one", "x")), vec![ask_first("a")])), []);
    let against = vec![Effect::Disfavor("a".into(), 1)];
    assert_eq!(doubts(rule("added", chose("one", "x"), against.clone())), [Kind::DisfavorOverSafety]);
    assert_eq!(doubts(rule("added", chose("many", "x"), against)), []);
    let never = Condition::AtLeast("pain".into(), 11);
    assert_eq!(doubts(rule("added", never, vec![ask_first("a")])), [Kind::ScaleTestOutside]);
    let always = Condition::AtMost("pain".into(), 10);
    assert_eq!(doubts(rule("added", always, vec![ask_first("a")])), [Kind::ScaleTestOutside]);
}
