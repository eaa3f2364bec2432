use std::sync::Arc;

use super::{InWords, in_quotes};
use crate::content::library::Topic;
use crate::content::{Pack, load};
use crate::engine::model::{Claim, Condition, Effect, Guarantee, Rule, Say, Urgency};

/// The shipped topic, and a scale in it.
fn topic() -> Topic {
    let mut pack = Pack::embedded();
    let path = "topics/muscle-pain/questions.ron";
    let scale = r#"questions: [(
        id: "worst", text: "How bad is it?", short: "Pain", why: "It helps to know.",
        kind: Scale(min: 0, max: 10, low: "No pain", high: "The worst pain"),
    ),"#;
    let text = pack.text(path).replacen("questions: [", scale, 1);
    pack.files.insert(path.to_owned(), Arc::from(text.into_bytes()));
    let loaded = load(&pack);
    let library = loaded.library.unwrap_or_else(|| panic!("{:#?}", loaded.findings));
    library.topics.into_iter().find(|topic| topic.id == "muscle-pain").unwrap()
}

fn chose(question: &str, choice: &str) -> Condition {
    Condition::Chose(question.into(), choice.into())
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

fn all_are(cases: Vec<(Condition, &str)>) {
    let topic = topic();
    for (condition, words) in cases {
        assert_eq!(InWords::of(&topic).condition(&condition), words, "{condition:?}");
    }
}

const NEEDLES: &str = "the answer to “How do you feel about needles?” is";
const TODAY: &str = "the answers to “Do you have any of these today?”";

#[test]
fn answers_are_said_in_the_words_of_their_question() {
    let any = |question: &str, choices: [&str; 2]| Condition::ChoseAny(question.into(), choices.map(Into::into).into());
    let none =
        |question: &str, choices: [&str; 2]| Condition::ChoseNone(question.into(), choices.map(Into::into).into());
    all_are(vec![
        (chose("needles", "fine"), &format!("{NEEDLES} “Fine”")),
        (not(chose("needles", "fine")), &format!("{NEEDLES} a choice other than “Fine”")),
        (any("needles", ["fine", "nervous"]), &format!("{NEEDLES} “Fine” or “A bit nervous”")),
        (none("needles", ["fine", "nervous"]), &format!("{NEEDLES} a choice other than “Fine” or “A bit nervous”")),
        (chose("today", "fever"), &format!("{TODAY} include “Fever, or feeling ill”")),
        (not(chose("today", "none")), &format!("{TODAY} include other choices, and not “None of these”")),
        (
            any("today", ["fever", "skin"]),
            &format!("{TODAY} include at least one of these: “Fever, or feeling ill”, “Broken or infected skin”"),
        ),
        (
            not(any("today", ["fever", "skin"])),
            &format!("{TODAY} include none of these: “Fever, or feeling ill”, “Broken or infected skin”"),
        ),
        (chose("where", "neck"), "the answers to “Where does it hurt?” include “Neck”"),
    ]);
}

#[test]
fn scales_and_counts_are_said_with_their_limits() {
    let bad = |is: &str| format!("the answer to “How bad is it?” is {is}");
    let counted = |least| Condition::CountAtLeast("today".into(), least);
    let are = |how_many: &str| format!("{TODAY} are {how_many}, “None of these” not counted");
    all_are(vec![
        (Condition::AtLeast("worst".into(), 7), &bad("7 or more")),
        (not(Condition::AtLeast("worst".into(), 7)), &bad("less than 7")),
        (Condition::AtMost("worst".into(), 3), &bad("3 or less")),
        (not(Condition::AtMost("worst".into(), 3)), &bad("more than 3")),
        (counted(2), &are("at least 2 choices")),
        (not(counted(2)), &are("fewer than 2 choices")),
        (counted(1), &are("at least 1 choice")),
    ]);
}

#[test]
fn not_sure_prefer_not_to_say_and_what_is_asked_are_said() {
    let asked = "“How do you feel about needles?” is";
    all_are(vec![
        (Condition::NotSure("needles".into()), &format!("{NEEDLES} “Not sure”")),
        (not(Condition::NotSure("needles".into())), &format!("{NEEDLES} not “Not sure”")),
        (Condition::Declined("needles".into()), &format!("{NEEDLES} “Prefer not to say”")),
        (Condition::Answered("needles".into()), &format!("{NEEDLES} neither “Not sure” nor “Prefer not to say”")),
        (not(Condition::Answered("needles".into())), &format!("{NEEDLES} “Not sure” or “Prefer not to say”")),
        (Condition::Applies("needles".into()), &format!("{asked} asked")),
        (not(Condition::Applies("needles".into())), &format!("{asked} not asked")),
    ]);
}

#[test]
fn groups_say_how_many_of_their_parts_and_which_belong_together() {
    let (fine, no) = (chose("needles", "fine"), chose("needles", "no"));
    let (fine_words, no_words) = (format!("{NEEDLES} “Fine”"), format!("{NEEDLES} “No needles, please”"));
    let touch = chose("touch", "no");
    let touch_words = "the answer to “How do you feel about hands-on touch?” is “No touch, please”";
    let three = vec![fine.clone(), no.clone(), touch.clone()];
    let numbered = format!("(1) {fine_words}; (2) {no_words}; (3) {touch_words}");
    all_are(vec![
        (Condition::All(vec![fine.clone(), touch.clone()]), &format!("{fine_words}, and {touch_words}")),
        (Condition::Any(vec![fine.clone(), touch.clone()]), &format!("{fine_words}, or {touch_words}")),
        (Condition::All(vec![fine.clone()]), &fine_words),
        (Condition::Any(three.clone()), &format!("at least one of these is so: {numbered}")),
        (Condition::All(three.clone()), &format!("all of these are so: {numbered}")),
        (Condition::AtLeastOf(2, three), &format!("at least 2 of these 3 are so: {numbered}")),
        (
            Condition::All(vec![touch.clone(), Condition::Any(vec![fine.clone(), no.clone()])]),
            &format!("{touch_words}, and ({fine_words}, or {no_words})"),
        ),
        (
            not(Condition::All(vec![fine.clone(), no])),
            &format!("{NEEDLES} a choice other than “Fine”, or {NEEDLES} a choice other than “No needles, please”"),
        ),
        (
            not(Condition::Any(vec![fine, not(touch)])),
            &format!("{NEEDLES} a choice other than “Fine”, and {touch_words}"),
        ),
    ]);
}

#[test]
fn a_rule_says_when_what_and_why() {
    let topic = topic();
    let rule = |then: Vec<Effect>| Rule {
        id: "r".into(),
        when: chose("needles", "fine"),
        then,
        because: "so it is".to_owned(),
        source: vec!["R1".into(), "R2".into()],
    };
    let says = |then: Vec<Effect>| InWords::of(&topic).rule(&rule(then));
    let massage = || "massage".into();
    assert_eq!(
        says(vec![Effect::AskFirst(massage()), Effect::Caution(massage(), "gently".to_owned())]),
        format!(
            "When {NEEDLES} “Fine”: Massage – ask first; note beside Massage: “gently”. Because: “so it is” [R1] [R2]"
        )
    );
    for (effect, words) in [
        (Effect::Favor(massage(), 1), "1 point for Massage"),
        (Effect::Disfavor(massage(), 2), "2 points against Massage"),
        (Effect::NotForNow(massage()), "Massage – not for now"),
        (Effect::Refer(Urgency::Now), "the patient is sent to staff now, and nothing is ranked"),
        (Effect::Refer(Urgency::Today), "the patient is sent to staff today, and nothing is ranked"),
    ] {
        assert!(says(vec![effect]).contains(&format!(": {words}. Because")), "{words}");
    }
}

#[test]
fn a_guarantee_says_what_holds_whatever_is_answered() {
    let topic = topic();
    let says =
        |say: Say, when: Option<Condition>| InWords::of(&topic).guarantee(&Guarantee { id: "g".into(), say, when });
    let massage = || "massage".into();
    let fine = || Some(chose("needles", "fine"));
    assert_eq!(
        says(Say::Never(Claim::Suggested(massage())), fine()),
        format!("Whatever the answers: if {NEEDLES} “Fine”, then Massage is never suggested.")
    );
    assert_eq!(
        says(Say::Reachable(Claim::Leading(massage())), fine()),
        format!("There are answers with which {NEEDLES} “Fine”, and Massage leads.")
    );
    assert_eq!(
        says(Say::Reachable(Claim::Suggested(massage())), None),
        "There are answers with which Massage is suggested."
    );
    for (claim, words) in [
        (Claim::Leading(massage()), "Massage always leads"),
        (Claim::AskFirst(massage()), "Massage is always \"ask first\""),
        (Claim::NotForNow(massage()), "Massage is always \"not for now\""),
        (
            Claim::AskFirstOrStronger(massage()),
            "Massage is always \"ask first\" or stronger (\"not for now\", or sent to staff)",
        ),
        (Claim::Refer(Urgency::Now), "the visit always refers to staff now"),
        (Claim::Refer(Urgency::Today), "the visit always refers to staff, today or now"),
    ] {
        assert_eq!(says(Say::Always(claim), None), format!("Whatever the answers: {words}."));
    }
}

#[test]
fn names_that_are_written_from_right_to_left_leave_the_order_of_the_sentence_alone() {
    assert_eq!(in_quotes("برد"), "“\u{2068}برد\u{2069}”");
    assert_eq!(in_quotes("Frío, 2 días"), "“Frío, 2 días”");
    let mut topic = topic();
    topic.options[0].name = "الحرارة".to_owned();
    let option = topic.engine.topic().options[0].id.clone();
    assert_eq!(InWords::of(&topic).option(&option), "\u{2068}الحرارة\u{2069}");
}
