//! Faults that other questionnaires and decision aids are known for, and that must not be ours: one test for each.

use waitwise::engine::Answers;
use waitwise::engine::model::{Condition, QuestionKind};

use crate::build::{answers, ask, ask_first, chose, favor, multi, not, option, rule, scale, single, topic};
use crate::{chain, engine, fires, names};

#[test]
fn a_stale_answer_to_a_hidden_question_does_not_count() {
    let given = [("pain", "no"), ("where", "leg")];
    assert_eq!(ask(chain(), &given), "a Suggested 0, b Suggested 0");
}

#[test]
fn a_stale_answer_does_not_count_through_a_chain_of_hidden_questions() {
    let given = [("pain", "yes"), ("where", "leg"), ("side", "left")];
    assert_eq!(ask(chain(), &given), "a Suggested 3, b Possible 0");
    let given = [("pain", "no"), ("where", "leg"), ("side", "left")];
    assert_eq!(ask(chain(), &given), "a Suggested 0, b Suggested 0");
    assert_eq!(names(&engine(chain()).shown(&answers(&given))), ["pain"]);
}

#[test]
fn not_equal_is_not_true_for_a_question_that_was_never_asked() {
    assert_eq!(ask(chain(), &[("pain", "no"), ("side", "right")]), "a Suggested 0, b Suggested 0");
    assert_eq!(ask(chain(), &[("pain", "yes"), ("where", "leg"), ("side", "right")]), "b Suggested 4, a Possible 1");
}

#[test]
fn not_equal_is_not_true_for_a_question_without_an_answer() {
    for said in ["?", "-", ""] {
        assert!(!fires(&single("q", &["x", "y"]), not(chose("q", "x")), said), "{said}");
    }
    assert!(fires(&single("q", &["x", "y"]), not(chose("q", "x")), "y"));
}

#[test]
fn two_none_of_these_together_are_no_answer() {
    let mut question = multi("q", &["x", "none", "y"]);
    if let QuestionKind::Multi(choices) = &mut question.kind {
        choices[2].exclusive = true;
    }
    let engine = engine(topic(vec![option("a")], vec![question.clone()], vec![]));
    assert!(!engine.evaluate(&answers(&[("q", "none y")])).finished);
    assert!(!engine.evaluate(&answers(&[("q", "none x")])).finished);
    let mut tapped = Answers::default();
    for choice in ["x", "none", "y"] {
        tapped.tap(&question, &choice.into());
    }
    assert!(tapped.has_chosen(&"q".into(), &"y".into()) && !tapped.has_chosen(&"q".into(), &"none".into()));
}

#[test]
fn zero_on_a_scale_is_an_answer_and_a_blank_is_not_zero() {
    let at_most_zero = Condition::AtMost("q".into(), 0);
    assert!(fires(&scale("q", 0, 10), at_most_zero.clone(), "0"));
    for said in ["?", "-", ""] {
        assert!(!fires(&scale("q", 0, 10), at_most_zero.clone(), said), "{said}");
    }
}

#[test]
fn two_missing_values_are_not_equal() {
    let both = Condition::All(vec![chose("p", "x"), chose("q", "x")]);
    let neither = Condition::All(vec![not(chose("p", "x")), not(chose("q", "x"))]);
    let rules = vec![rule("same", Condition::Any(vec![both, neither]), vec![favor("a", 1)])];
    let questions = vec![single("p", &["x", "y"]), single("q", &["x", "y"])];
    let topic = topic(vec![option("a"), option("b")], questions, rules);
    assert_eq!(ask(topic.clone(), &[("p", "?"), ("q", "?")]), "a Suggested 0, b Suggested 0");
    assert_eq!(ask(topic.clone(), &[]), "a Suggested 0, b Suggested 0");
    assert_eq!(ask(topic, &[("p", "y"), ("q", "y")]), "a Suggested 1, b Possible 0");
}

#[test]
fn a_tie_is_not_won_by_the_first_in_the_list() {
    let both = vec![favor("a", 2), favor("b", 2)];
    let mut topic = topic(vec![option("a"), option("b")], vec![], vec![rule("r", Condition::All(vec![]), both)]);
    assert_eq!(ask(topic.clone(), &[]), "a Suggested 2, b Suggested 2");
    topic.tie_break = vec!["b".into()];
    assert_eq!(ask(topic, &[]), "b Suggested 2, a Suggested 2", "the order on the screen only");
}

#[test]
fn a_hidden_question_does_not_block_the_end() {
    let outcome = engine(chain()).evaluate(&answers(&[("pain", "no")]));
    assert!(outcome.finished && outcome.open.is_empty());
}

#[test]
fn a_last_question_that_is_hidden_ends_the_visit_all_the_same() {
    let outcome = engine(chain()).evaluate(&answers(&[("pain", "yes"), ("where", "back")]));
    assert!(outcome.finished);
    assert_eq!(names(&outcome.shown), ["pain", "where"]);
}

#[test]
fn progress_counts_only_questions_that_can_still_be_asked() {
    let engine = engine(chain());
    let open = |given: &[(&str, &str)]| engine.evaluate(&answers(given)).open.len();
    assert_eq!(open(&[]), 3, "all may still come");
    assert_eq!(open(&[("pain", "no")]), 0);
    assert_eq!(open(&[("pain", "yes")]), 2);
    assert_eq!(open(&[("pain", "yes"), ("where", "back")]), 0);
}

#[test]
fn shuffled_choices_do_not_shuffle_rules() {
    let with = |choices: &[&str]| {
        let rules = vec![rule("r", chose("q", "fine"), vec![favor("a", 1)])];
        ask(topic(vec![option("a"), option("b")], vec![single("q", choices)], rules), &[("q", "fine")])
    };
    assert_eq!(with(&["fine", "no"]), with(&["no", "fine"]));
}

#[test]
fn an_unfinished_visit_says_so_and_warns_of_nothing_yet() {
    let rules = vec![rule("r", chose("q", "x"), vec![ask_first("a")])];
    let topic = topic(vec![option("a")], vec![single("q", &["x", "y"])], rules);
    let outcome = engine(topic.clone()).evaluate(&Answers::default());
    assert!(!outcome.finished);
    assert_eq!(ask(topic.clone(), &[]), "a Suggested 0");
    assert_eq!(ask(topic, &[("q", "?")]), "a Leading 0");
}
