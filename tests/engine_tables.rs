//! What the engine says, case by case.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

#[path = "engine_support/build.rs"]
mod build;
#[path = "engine_tables/known_faults.rs"]
mod known_faults;
#[path = "engine_tables/refused.rs"]
mod refused;
#[path = "engine_support/shown.rs"]
mod shown;

use build::{
    answers, ask, ask_first, chose, combined, fallback, favor, multi, not, not_for_now, option, rule, scale, shown_if,
    single, topic,
};
use waitwise::engine::model::{Condition, Effect, Question, Rule, Urgency};
use waitwise::engine::outcome::{Cause, Given, OptionResult, Reason, Status};
use waitwise::engine::{Answer, Answers, Engine, OptionId, Topic};

fn engine(topic: Topic) -> Engine {
    Engine::compile(topic).expect("the test's topic compiles")
}

fn names(ids: &[waitwise::engine::QuestionId]) -> Vec<&str> {
    ids.iter().map(waitwise::engine::QuestionId::as_str).collect()
}

fn result(topic: Topic, given: &[(&str, &str)], option: &str) -> OptionResult {
    let outcome = engine(topic).evaluate(&answers(given));
    let ranking = outcome.ranking().expect("no referral").options.clone();
    ranking.into_iter().find(|result| result.option.as_str() == option).expect("the option is ranked")
}

fn refer(urgency: Urgency) -> Vec<Effect> {
    vec![Effect::Refer(urgency)]
}

/// Whether a rule over one question fires.
fn fires(question: &Question, when: Condition, said: &str) -> bool {
    let rules = vec![rule("r", when, vec![Effect::Caution("a".into(), "mind".into())])];
    let topic = topic(vec![option("a")], vec![question.clone()], rules);
    !result(topic, &[(question.id.as_str(), said)], "a").cautions.is_empty()
}

/// `pain` shows `where`, which shows `side`.
fn chain() -> Topic {
    let questions = vec![
        single("pain", &["yes", "no"]),
        shown_if(single("where", &["back", "leg"]), chose("pain", "yes")),
        shown_if(single("side", &["left", "right"]), chose("where", "leg")),
    ];
    let rules = vec![
        rule("leg", chose("where", "leg"), vec![favor("a", 1)]),
        rule("left", chose("side", "left"), vec![favor("a", 2)]),
        rule("not-left", not(chose("side", "left")), vec![favor("b", 4)]),
    ];
    topic(vec![option("a"), option("b")], questions, rules)
}

// ---- Conditions -----------------------------------------------------------------------------------------------------

#[test]
fn conditions_hold_when_they_say_so() {
    let any = |ids: &[&str]| Condition::ChoseAny("q".into(), ids.iter().map(|id| (*id).into()).collect());
    let none = |ids: &[&str]| Condition::ChoseNone("q".into(), ids.iter().map(|id| (*id).into()).collect());
    let count = |n| Condition::CountAtLeast("q".into(), n);
    let not_sure = || Condition::NotSure("q".into());
    let answered = || Condition::Answered("q".into());
    for (when, said, expected) in [
        (any(&["x", "y"]), "y z", true),
        (any(&["x", "y"]), "z", false),
        (any(&["x", "y"]), "?", false),
        (none(&["x", "y"]), "z", true),
        (none(&["x", "y"]), "none", true),
        (none(&["x", "y"]), "x z", false),
        (none(&["x", "y"]), "-", false),
        (not(none(&["x", "y"])), "x z", true),
        (count(2), "x y", true),
        (count(2), "x", false),
        (count(1), "none", false),
        (not(count(1)), "none", true),
        (not(count(2)), "x", true),
        (not(count(2)), "?", false),
        (not_sure(), "?", true),
        (not_sure(), "-", false),
        (not(not_sure()), "-", true),
        (Condition::Declined("q".into()), "-", true),
        (answered(), "x", true),
        (answered(), "?", false),
        (not(answered()), "?", true),
        (not(answered()), "", true),
        (Condition::Applies("q".into()), "", true),
        (not(Condition::Applies("q".into())), "x", false),
        (Condition::Any(vec![chose("q", "x"), not(chose("q", "x"))]), "?", false),
        (Condition::All(vec![]), "", true),
        (Condition::Any(vec![]), "", false),
        (not(Condition::Any(vec![chose("q", "x"), chose("q", "y")])), "z", true),
        (Condition::AtLeastOf(2, vec![chose("q", "x"), chose("q", "y"), chose("q", "z")]), "x z", true),
        (Condition::AtLeastOf(2, vec![chose("q", "x"), chose("q", "x"), chose("q", "z")]), "x", true),
        (not(Condition::AtLeastOf(2, vec![chose("q", "x"), chose("q", "y"), chose("q", "z")])), "x", true),
        (not(Condition::AtLeastOf(2, vec![chose("q", "x"), chose("q", "y"), chose("q", "z")])), "x y", false),
    ] {
        assert_eq!(fires(&multi("q", &["x", "y", "z", "none"]), when.clone(), said), expected, "{when:?} of {said:?}");
    }
}

#[test]
fn a_scale_is_compared_with_its_ends_included() {
    for (when, said, expected) in [
        (Condition::AtLeast("q".into(), 3), "3", true),
        (Condition::AtLeast("q".into(), 3), "2", false),
        (Condition::AtMost("q".into(), 3), "3", true),
        (Condition::AtMost("q".into(), 3), "4", false),
        (not(Condition::AtMost("q".into(), 3)), "4", true),
        (Condition::AtLeast("q".into(), -2), "-1", true),
        (Condition::AtMost("q".into(), i32::MAX), "9", true),
        (Condition::AtLeast("q".into(), i32::MIN), "9", true),
        (Condition::AtMost("q".into(), 11), "11", false),
    ] {
        assert_eq!(fires(&scale("q", -5, 10), when.clone(), said), expected, "{when:?} of {said}");
    }
}

#[test]
fn not_applies_is_true_of_a_question_that_is_hidden() {
    let mut topic = chain();
    topic.rules = vec![rule("r", not(Condition::Applies("where".into())), vec![favor("a", 1)])];
    assert_eq!(ask(topic.clone(), &[("pain", "no")]), "a Suggested 1, b Possible 0");
    assert_eq!(ask(topic, &[("pain", "yes")]), "a Suggested 0, b Suggested 0");
}

#[test]
fn a_question_is_shown_unless_its_condition_is_false() {
    let engine = engine(chain());
    for (said, shown) in [("yes", 2), ("?", 3), ("-", 3), ("no", 1)] {
        let given = answers(&[("pain", said), ("where", if said == "yes" { "back" } else { "?" })]);
        assert_eq!(engine.shown(&given).len(), shown, "{said}");
    }
}

// ---- Standings ------------------------------------------------------------------------------------------------------

/// Always fires.
fn always(then: Vec<Effect>) -> Rule {
    rule("always", Condition::All(vec![]), then)
}

#[test]
fn standings_follow_status_and_points() {
    let ab = || vec![option("a"), option("b"), fallback("neither")];
    let cautious = |then: Vec<Effect>| ask(topic(ab(), vec![], vec![always(then)]), &[]);
    for (then, expected) in [
        (vec![favor("a", 2), favor("b", 1)], "a Suggested 2, b Possible 1, neither Possible 0"),
        (vec![favor("neither", 2), favor("b", 2)], "b Suggested 2, neither Suggested 2, a Possible 0"),
        (vec![favor("neither", 1)], "neither Suggested 1, a Possible 0, b Possible 0"),
        (vec![ask_first("a"), favor("a", 5)], "b Suggested 0, neither Possible 0, a AskFirst 5"),
        (vec![ask_first("a"), ask_first("b"), favor("b", 1)], "neither Possible 0, b Leading 1, a AskFirst 0"),
        (vec![ask_first("a"), ask_first("b")], "neither Possible 0, a Leading 0, b Leading 0"),
        (vec![ask_first("a"), not_for_now("b"), favor("neither", 9)], "neither Possible 9, a Leading 0, b NotForNow 0"),
        (vec![not_for_now("a"), not_for_now("b")], "neither Suggested 0, a NotForNow 0, b NotForNow 0"),
        (
            vec![not_for_now("a"), not_for_now("b"), ask_first("neither")],
            "neither Leading 0, a NotForNow 0, b NotForNow 0",
        ),
        (
            vec![not_for_now("a"), ask_first("b"), ask_first("neither"), favor("neither", 3)],
            "neither AskFirst 3, b Leading 0, a NotForNow 0",
        ),
        (
            vec![not_for_now("a"), not_for_now("b"), not_for_now("neither")],
            "a NotForNow 0, b NotForNow 0, neither NotForNow 0",
        ),
        (vec![not_for_now("a"), ask_first("a")], "b Suggested 0, neither Possible 0, a NotForNow 0"),
    ] {
        assert_eq!(cautious(then.clone()), expected, "{then:?}");
    }
}

#[test]
fn a_fallback_does_not_win_a_tie_at_no_points() {
    let all = vec![fallback("neither"), option("a")];
    assert_eq!(ask(topic(all, vec![], vec![]), &[]), "neither Possible 0, a Suggested 0");
}

#[test]
fn a_fallback_leads_when_the_answers_speak_against_all_others() {
    let against = always(vec![Effect::Disfavor("a".into(), 2)]);
    let topic = topic(vec![fallback("neither"), option("a")], vec![], vec![against]);
    assert_eq!(ask(topic, &[]), "neither Suggested 0, a Possible -2");
}

#[test]
fn the_tie_margin_is_measured_from_the_most_points_and_never_chained() {
    let points = always(vec![favor("a", 10), favor("b", 8), favor("c", 7)]);
    let mut topic = topic(vec![option("a"), option("b"), option("c")], vec![], vec![points]);
    topic.tie_margin = 2;
    assert_eq!(ask(topic.clone(), &[]), "a Suggested 10, b Suggested 8, c Possible 7");
    topic.tie_margin = i32::MAX;
    assert_eq!(ask(topic, &[]), "a Suggested 10, b Suggested 8, c Suggested 7");
}

#[test]
fn a_combined_option_is_as_bad_as_its_worst_part_and_has_points_of_its_own() {
    let options = || vec![option("a"), option("b"), combined("both", &["a", "b"])];
    let with = |then| ask(topic(options(), vec![], vec![always(then)]), &[]);
    assert_eq!(with(vec![favor("a", 3)]), "a Suggested 3, b Possible 0, both Possible 0");
    assert_eq!(with(vec![ask_first("a")]), "b Suggested 0, a AskFirst 0, both AskFirst 0");
    assert_eq!(with(vec![ask_first("both"), not_for_now("b")]), "a Suggested 0, b NotForNow 0, both NotForNow 0");
    assert_eq!(with(vec![not_for_now("both")]), "a Suggested 0, b Suggested 0, both NotForNow 0");
}

#[test]
fn a_combined_option_carries_the_reasons_and_cautions_of_its_parts() {
    let then = vec![ask_first("a"), Effect::Caution("b".into(), "gently".into())];
    let topic = topic(
        vec![option("a"), option("b"), combined("both", &["a", "b"])],
        vec![],
        vec![always(then), rule("own", Condition::All(vec![]), vec![ask_first("both"), ask_first("a")])],
    );
    let both = result(topic, &[], "both");
    let reasons: Vec<(&str, Option<&str>)> =
        both.reasons_against.iter().map(|r| (r.rule.as_str(), r.part.as_ref().map(OptionId::as_str))).collect();
    assert_eq!(reasons, [("always", Some("a")), ("own", None)], "said once where it concerns the option itself");
    assert_eq!(both.cautions.len(), 1);
    assert_eq!(both.cautions[0].part, Some("b".into()));
}

#[test]
fn a_caution_for_a_combined_option_is_not_repeated_for_its_parts() {
    let gently = |option: &str| Effect::Caution(option.into(), "gently".into());
    let slowly = Effect::Caution("a".into(), "slowly".into());
    let then = vec![gently("both"), gently("a"), slowly];
    let topic = topic(vec![option("a"), combined("both", &["a"])], vec![], vec![always(then)]);
    let both = result(topic, &[], "both").cautions;
    let said: Vec<_> = both.iter().map(|c| (c.text.as_str(), c.part.as_ref().map(OptionId::as_str))).collect();
    assert_eq!(said, [("gently", None), ("slowly", Some("a"))]);
}

#[test]
fn what_is_stored_of_a_hidden_question_does_not_settle_a_referral() {
    let mut topic = red_flag(Urgency::Today);
    topic.questions.push(single("last", &["x", "y"]));
    topic.questions.push(shown_if(single("legs", &["weak", "fine"]), Condition::NotSure("last".into())));
    topic.rules.push(rule("now", chose("legs", "weak"), refer(Urgency::Now)));
    let outcome = engine(topic).evaluate(&answers(&[("flags", "fever"), ("legs", "fine")]));
    assert!(!outcome.referral().expect("refers").settled);
}

// ---- Referrals and not knowing --------------------------------------------------------------------------------------

fn red_flag(urgency: Urgency) -> Topic {
    let questions = vec![multi("flags", &["fever", "numb", "none"]), single("needles", &["fine", "no"])];
    let rules = vec![
        rule("fever", chose("flags", "fever"), refer(urgency)),
        rule("likes", chose("needles", "fine"), vec![favor("a", 2)]),
    ];
    topic(vec![option("a"), option("b"), fallback("neither")], questions, rules)
}

#[test]
fn a_red_flag_acts_before_the_end_and_nothing_is_ranked() {
    let outcome = engine(red_flag(Urgency::Now)).evaluate(&answers(&[("flags", "fever numb")]));
    let referral = outcome.referral().expect("refers");
    assert!(!outcome.finished && outcome.ranking().is_none());
    assert!(referral.settled, "nothing is more urgent");
    assert_eq!(referral.reasons.len(), 1);
    assert_eq!(referral.reasons[0].answers.len(), 1, "fever alone is the reason");
    assert_eq!(referral.reasons[0].answers[0].given, Given::Choice("fever".into()));
}

#[test]
fn the_most_urgent_referral_wins_and_brings_its_own_reasons() {
    let mut topic = red_flag(Urgency::Today);
    topic.rules.push(rule("numb", chose("flags", "numb"), refer(Urgency::Now)));
    let outcome = engine(topic).evaluate(&answers(&[("flags", "fever numb")]));
    let referral = outcome.referral().expect("refers");
    assert_eq!(referral.urgency, Urgency::Now);
    assert_eq!(referral.reasons.iter().map(|r| r.rule.as_str()).collect::<Vec<_>>(), ["numb"]);
}

#[test]
fn a_referral_for_today_is_settled_when_no_open_question_can_make_it_more_urgent() {
    let with = |when: Condition| {
        let mut topic = red_flag(Urgency::Today);
        topic.questions.push(shown_if(single("legs", &["weak", "fine"]), chose("needles", "fine")));
        topic.rules.push(rule("now", when, refer(Urgency::Now)));
        engine(topic)
    };
    let settled =
        |engine: &Engine, given: &[(&str, &str)]| engine.evaluate(&answers(given)).referral().expect("refers").settled;
    let needles = with(chose("needles", "no"));
    assert!(!settled(&needles, &[("flags", "fever")]));
    assert!(settled(&needles, &[("flags", "fever"), ("needles", "fine")]));
    let numb = with(chose("flags", "numb"));
    assert!(settled(&numb, &[("flags", "fever")]), "it was answered otherwise");
    let legs = with(chose("legs", "weak"));
    assert!(!settled(&legs, &[("flags", "fever")]), "it may still be asked");
    assert!(settled(&legs, &[("flags", "fever"), ("needles", "no")]), "it will not be asked");
    let mut few = red_flag(Urgency::Today);
    few.questions.push(multi("tried", &["heat", "rest"]));
    few.rules.push(rule("now", not(Condition::CountAtLeast("tried".into(), 2)), refer(Urgency::Now)));
    assert!(!settled(&engine(few), &[("flags", "fever")]), "one choice is fewer than two");
    let unsure = with(Condition::NotSure("needles".into()));
    assert!(!settled(&unsure, &[("flags", "fever")]), "false now, and not for good");
}

#[test]
fn a_red_flag_that_is_not_ruled_out_asks_first_about_all_but_the_fallback_and_tells_the_staff() {
    for (said, cause) in [("?", Cause::NotSure("flags".into())), ("-", Cause::Declined("flags".into()))] {
        let given = [("flags", said), ("needles", "fine")];
        assert_eq!(ask(red_flag(Urgency::Now), &given), "neither Possible 0, a Leading 2, b AskFirst 0");
        let outcome = engine(red_flag(Urgency::Now)).evaluate(&answers(&given));
        let ranking = outcome.ranking().expect("no referral");
        assert_eq!(ranking.tell_staff.len(), 1);
        assert_eq!(ranking.tell_staff[0].cause, cause);
        assert!(ranking.tell_staff[0].answers.is_empty());
        let a = ranking.options.iter().find(|result| result.option.as_str() == "a").expect("ranked");
        assert_eq!(a.reasons_against[0].cause, cause);
    }
    let today = engine(red_flag(Urgency::Today)).evaluate(&answers(&[("flags", "?"), ("needles", "fine")]));
    assert!(today.ranking().expect("no referral").tell_staff.is_empty(), "only for urgency Now");
}

#[test]
fn a_red_flag_not_ruled_out_beside_a_referral_for_today_still_tells_the_staff() {
    let mut topic = red_flag(Urgency::Now);
    topic.rules.push(rule("today", chose("needles", "no"), refer(Urgency::Today)));
    let (engine, given) = (engine(topic), answers(&[("flags", "?"), ("needles", "no")]));
    assert_eq!(engine.evaluate(&given).referral().expect("refers").urgency, Urgency::Today);
    assert_eq!(engine.tell_staff(&given).len(), 1);
}

#[test]
fn an_unknown_not_for_now_asks_first() {
    let questions = vec![single("thinners", &["yes", "no"])];
    let rules = vec![rule("bleeds", chose("thinners", "yes"), vec![not_for_now("a"), favor("b", 1)])];
    let topic = topic(vec![option("a"), option("b")], questions, rules);
    assert_eq!(ask(topic.clone(), &[("thinners", "yes")]), "b Suggested 1, a NotForNow 0");
    assert_eq!(ask(topic.clone(), &[("thinners", "no")]), "a Suggested 0, b Suggested 0");
    assert_eq!(ask(topic, &[("thinners", "?")]), "b Suggested 0, a AskFirst 0", "points count only when true");
}

#[test]
fn every_question_that_leaves_a_warning_unknown_is_named() {
    let questions = vec![single("p", &["x", "y"]), single("q", &["x", "y"]), single("r", &["x", "y"])];
    let when = Condition::All(vec![chose("p", "x"), chose("q", "x"), chose("r", "x")]);
    let topic = topic(vec![option("a")], questions, vec![rule("all", when, vec![ask_first("a")])]);
    let a = result(topic, &[("p", "?"), ("q", "x"), ("r", "-")], "a");
    let causes: Vec<Cause> = a.reasons_against.into_iter().map(|reason| reason.cause).collect();
    assert_eq!(causes, [Cause::NotSure("p".into()), Cause::Declined("r".into())]);
}

#[test]
fn reasons_against_begin_with_the_worst_and_end_with_points() {
    let rules = vec![
        rule("points", Condition::All(vec![]), vec![Effect::Disfavor("a".into(), 1)]),
        rule("ask", Condition::All(vec![]), vec![ask_first("a"), Effect::Disfavor("a".into(), 1)]),
        rule("stop", Condition::All(vec![]), vec![not_for_now("a")]),
    ];
    let a = result(topic(vec![option("a")], vec![], rules), &[], "a");
    let rule_of = |reason: &Reason| reason.rule.to_string();
    assert_eq!(a.reasons_against.iter().map(rule_of).collect::<Vec<_>>(), ["stop", "ask", "points"]);
    assert_eq!((a.status, a.points), (Status::NotForNow, -2));
}

#[test]
fn a_reason_names_the_answers_behind_it() {
    let shown = shown_if(scale("strength", 0, 10), chose("pain", "yes"));
    let questions = vec![single("pain", &["yes", "no"]), shown, multi("tried", &["heat", "rest", "none"])];
    let given = [("pain", "yes"), ("strength", "7"), ("tried", "heat rest")];
    let behind = |when: Condition| -> Vec<String> {
        let rules = vec![rule("r", when, vec![favor("a", 1)])];
        let a = result(topic(vec![option("a")], questions.clone(), rules), &given, "a");
        let answers = a.reasons_for.iter().flat_map(|reason| &reason.answers);
        answers.map(shown::answer).collect()
    };
    assert_eq!(behind(Condition::AtLeast("strength".into(), 5)), ["strength Value(7)"]);
    assert_eq!(behind(Condition::Applies("strength".into())), ["pain Choice(yes)"]);
    assert_eq!(behind(not(chose("tried", "none"))), ["tried Choice(heat)", "tried Choice(rest)"]);
    let any = Condition::Any(vec![chose("tried", "rest"), chose("pain", "no"), chose("pain", "yes")]);
    assert_eq!(behind(any), ["pain Choice(yes)", "tried Choice(rest)"], "all that hold, in file order");
}

// ---- Answers that don't fit -----------------------------------------------------------------------------------------

#[test]
fn answers_that_do_not_fit_count_as_not_given() {
    let questions = vec![single("one", &["x", "y"]), scale("pain", 0, 10)];
    let engine = engine(topic(vec![option("a")], questions, vec![]));
    for (question, said) in [("one", "x y"), ("one", "foreign"), ("one", "3"), ("pain", "11"), ("pain", "x")] {
        let outcome = engine.evaluate(&answers(&[(question, said), ("foreign", "x")]));
        assert_eq!(outcome.open.len(), 2, "{question} {said}");
    }
    let outcome = engine.evaluate(&answers(&[("one", "x foreign"), ("pain", "0")]));
    assert!(outcome.finished, "a foreign choice beside a known one is passed over");
}

#[test]
fn a_buffer_of_another_engine_is_replaced() {
    let (large, small) = (engine(chain()), engine(topic(vec![option("a")], vec![], vec![])));
    let mut buffer = small.buffer();
    let given = answers(&[("pain", "no")]);
    large.run(&given, &mut buffer);
    assert_eq!(large.explain(&buffer), large.evaluate(&given));
    let mut declined = Answers::default();
    declined.set(&"pain".into(), Answer::Declined);
    small.run(&declined, &mut buffer);
    assert!(buffer.finished());
}
