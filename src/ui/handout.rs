//! What goes on the sheet to take home, in the words of the results.

use std::collections::BTreeSet;

use super::root::Look;
use super::screens::View;
use super::screens::priorities::held;
use super::screens::results::{by_standing, holding, note, sentence, standing_words, title};
use super::text::{Direction, isolated};
use super::voice::{Voice, is_reviewed};
use super::widgets::text::plain as words_of;
use crate::content::library::{Library, QuestionKindText, QuestionText, Results, Theme};
use crate::content::text::Span;
use crate::engine::model::Question;
use crate::engine::outcome::{Cause, OptionResult, Outcome, Ranking, Status};
use crate::engine::{Answer, ReferenceId};
use crate::sheet::{Kind, Section, Sheet, plain, strong};
use crate::visit::State;

/// The sheet of this visit; `None` where its answers send the patient to a person, who says what comes next.
pub fn of(state: &State, library: &Library, look: &Look) -> Option<Sheet> {
    let voice = Voice::of_sheet(state, library, look)?;
    let tokens = look.tokens(Theme::Light);
    let view = View { state, library, look, voice: &voice, topic: voice.topic, words: voice.words, tokens };
    let outcome = view.topic.engine.evaluate_end(&state.answers);
    let ranking = outcome.ranking()?;
    let (options, cited) = if state.answers.is_empty() { summaries(&view) } else { standings(&view, ranking) };
    let matters = if state.printing.with_matters { matters(&view, &outcome) } else { Vec::new() };
    let matters =
        Section { heading: view.words.get("sheet-matters"), kind: Kind::Plain, entries: matters, and_more: Vec::new() };
    let questions = &view.topic.questions_to_ask;
    let questions = Section {
        heading: view.words.get("sheet-questions"),
        kind: Kind::Numbered,
        entries: questions.iter().map(|question| vec![plain(question)]).collect(),
        and_more: and_more(&view, "sheet-more-questions", questions.len()),
    };
    let sections = [options, matters, questions, sources(&view, &cited)];
    let sample = view.topic.review.approved_by.is_none();
    Some(Sheet {
        language: view.words.language.to_string(),
        direction: view.words.direction,
        head: voice.clinic.to_owned(),
        tag: sample.then(|| view.words.get("sample-tag")),
        title: view.topic.name.clone(),
        remark: words_of(&view.runs("disclaimer", &[])),
        sections: sections.into_iter().filter(|section| !section.entries.is_empty()).collect(),
        notes: view.words.get("take-notes"),
        foot: foot(&view, sample),
    })
}

/// Whether there is anything to print of what matters to the patient.
pub fn has_matters(view: &View<'_>) -> bool {
    !matters(view, &view.topic.engine.evaluate_end(&view.state.answers)).is_empty()
}

/// What each option is, for who has answered nothing.
fn summaries(view: &View<'_>) -> (Section, BTreeSet<ReferenceId>) {
    let entries = view.topic.options.iter().map(|option| {
        let name = format!("{}. ", option.name);
        vec![strong(name), plain(option.summary.plain())]
    });
    let heading = view.words.get("sheet-options");
    (Section { heading, kind: Kind::Plain, entries: entries.collect(), and_more: Vec::new() }, BTreeSet::new())
}

/// Where each option stands and why, and the sources of that.
fn standings(view: &View<'_>, ranking: &Ranking) -> (Section, BTreeSet<ReferenceId>) {
    let is_ranked = view.library.kiosk.results == Results::Ranked;
    let (heading, results): (String, Vec<&OptionResult>) = if is_ranked {
        (title(view, ranking), by_standing(&ranking.options))
    } else {
        let held = held(view, &ranking.options).into_iter().map(|(_, result)| result).collect();
        (view.words.get("sheet-options"), held)
    };
    let mut cited = BTreeSet::new();
    let entries = results.into_iter().filter_map(|result| {
        let option = view.topic.option(&result.option)?;
        let mut spans = Vec::new();
        if is_ranked || result.status != Status::Open {
            let (_, standing) = standing_words(result.standing);
            let values = [("option", option.name.as_str().into()), ("standing", view.words.get(standing).into())];
            spans.push(strong(view.words.with("sheet-standing", &values)));
        } else {
            spans.push(strong(format!("{}.", option.name)));
        }
        spans.extend(why(view, result, is_ranked, &mut cited));
        Some(spans)
    });
    let entries = entries.collect();
    (Section { heading, kind: Kind::Plain, entries, and_more: Vec::new() }, cited)
}

/// The reasons and cautions of one option, each once.
fn why(view: &View<'_>, result: &OptionResult, is_ranked: bool, cited: &mut BTreeSet<ReferenceId>) -> Vec<Span> {
    let reasons = if is_ranked {
        result.reasons_against.iter().chain(&result.reasons_for).collect()
    } else {
        // Points for or against an option are not told where nothing is ranked.
        holding(view, result)
    };
    let mut said: Vec<String> = Vec::new();
    let mut say = |sentence: String, sources: &[ReferenceId]| {
        if said.iter().any(|before| before.starts_with(&sentence)) {
            return;
        }
        cited.extend(sources.iter().cloned());
        said.push(if sources.is_empty() { sentence } else { format!("{sentence} {}", marks(view, sources)) });
    };
    for reason in reasons.iter().filter(|reason| !is_about_safety(view, &reason.cause)) {
        say(sentence(view, reason), &reason.source);
    }
    for caution in &result.cautions {
        say(note(view, caution), &caution.source);
    }
    if said.is_empty() && is_ranked && reasons.is_empty() {
        let nothing = if result.status == Status::Open { "because-open" } else { "because-nothing" };
        said.push(view.words.get(nothing));
    }
    said.into_iter().map(|sentence| plain(format!(" {sentence}"))).collect()
}

/// That somebody was not sure about a sign, or did not want to say, is an answer about safety: not for paper.
fn is_about_safety(view: &View<'_>, cause: &Cause) -> bool {
    match cause {
        Cause::True => false,
        Cause::NotSure(id) | Cause::Declined(id) => {
            view.topic.engine.question(id).is_none_or(|question| question.safety)
        }
    }
}

/// "[R1, R2]", as in the list of sources.
fn marks(view: &View<'_>, sources: &[ReferenceId]) -> String {
    let names: Vec<&str> = sources.iter().map(ReferenceId::as_str).collect();
    in_its_own_order(view, &format!("[{}]", names.join(", ")))
}

/// Latin letters among those of another direction.
fn in_its_own_order(view: &View<'_>, words: &str) -> String {
    match view.words.direction {
        Direction::LeftToRight => words.to_owned(),
        Direction::RightToLeft => isolated(words),
    }
}

/// What the patient wishes: answers to questions that are not about safety, and not about where it hurts.
fn matters(view: &View<'_>, outcome: &Outcome) -> Vec<Vec<Span>> {
    let asked = view.topic.engine.topic().questions.iter().zip(&view.topic.questions);
    let asked = asked.filter(|(question, words)| {
        let is_wish = !question.safety && !matches!(words.kind, QuestionKindText::Map { .. });
        is_wish && outcome.shown.contains(&question.id)
    });
    asked.filter_map(|(question, words)| wish(view, question, words)).collect()
}

fn wish(view: &View<'_>, question: &Question, words: &QuestionText) -> Option<Vec<Span>> {
    let answer = match view.state.answers.get(&question.id)? {
        Answer::Chosen(chosen) => {
            let chosen = words.choices().iter().filter(|choice| chosen.contains(&choice.id));
            view.words.list(chosen.map(|choice| choice.text.as_str()))
        }
        Answer::Scale(value) => value.to_string(),
        Answer::NotSure | Answer::Declined => return None,
    };
    let values = [("question", words.short.as_str().into()), ("answer", answer.into())];
    Some(vec![plain(view.words.with("sheet-matter", &values))])
}

/// The sources: first what the page itself names, so that this stays where there is no room for all.
fn sources(view: &View<'_>, cited: &BTreeSet<ReferenceId>) -> Section {
    let (first, rest): (Vec<_>, Vec<_>) =
        view.topic.references.iter().partition(|reference| cited.contains(&reference.id));
    let entries: Vec<Vec<Span>> = first
        .into_iter()
        .chain(rest)
        .map(|reference| vec![strong(format!("{} ", reference.id)), plain(in_its_own_order(view, &reference.text))])
        .collect();
    let and_more = and_more(view, "sheet-more-sources", entries.len());
    Section { heading: view.words.get("sheet-sources"), kind: Kind::Fine, entries, and_more }
}

fn and_more(view: &View<'_>, key: &str, most: usize) -> Vec<String> {
    (1..=most).map(|count| view.words.with(key, &[("count", count.into())])).collect()
}

fn foot(view: &View<'_>, sample: bool) -> Vec<String> {
    let review = &view.topic.review;
    let dates = [
        ("published", review.published.as_str().into()),
        ("until", review.evidence_until.as_str().into()),
        ("due", review.review_due.as_str().into()),
    ];
    let mut lines = vec![view.words.with("review-published", &dates)];
    if sample {
        lines.push(view.words.get("welcome-sample"));
    }
    if !is_reviewed(view.state, view.library, view.look) {
        lines.push(words_of(&view.runs("machine-translation", &[])));
    }
    lines
}

/// What a phone reads off the screen: the clinic's page, or the questions to ask; never anything that was answered.
pub fn code(view: &View<'_>) -> Option<crate::sheet::qr::Code> {
    use crate::sheet::qr::Code;
    match &view.library.kiosk.clinic_page {
        Some(page) => Code::of(page),
        None => Code::of_lines(&view.topic.name, &view.topic.questions_to_ask),
    }
}
