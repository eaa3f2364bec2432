//! From raw shapes to the library and the compiled engine. What can't be built is told, with its place.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::library::{
    Cell, CertaintyCell, CertaintyRow, ChoiceText, Count, Figure, FigureRow, Hours, Kiosk, Language, Library,
    OptionText, Picture, PictureRef, QuestionKindText, QuestionText, Reference, Review, Row, Term, Together, Topic,
};
use super::outline::{Outline, quoted};
use super::pack::Pack;
use super::picture::names::{self, Found};
use super::raw;
use super::read::{RawPack, RawTopic};
use super::text::Text;
use super::{approval, locate, picture, rules, translated};
use crate::diagnostics::{Diagnostic, Position, nearest};
use crate::engine::{CompileError, CompileErrorKind, Engine, OptionId, Place, ReferenceId, Unknown};

/// `None` when a topic does not compile or none is left.
pub fn library(raw: RawPack, pack: &Pack, findings: &mut Vec<Diagnostic>) -> Option<Library> {
    let languages: Vec<Language> = raw.kiosk.languages.iter().map(|name| Language::new(name)).collect();
    let allow_unreviewed = raw.kiosk.allow_unreviewed;
    let others = languages.iter().skip(1);
    let kiosk = Kiosk {
        results: raw.kiosk.results,
        low_reach: raw.kiosk.low_reach,
        reduced_motion: raw.kiosk.reduced_motion,
        // A check has told what can't be read.
        opening_hours: Hours::parse(&raw.kiosk.opening_hours).unwrap_or_default(),
        staff_pin: raw.kiosk.staff_pin,
        statistics: raw.kiosk.statistics,
        clinic_page: raw.kiosk.clinic_page,
        allow_unreviewed,
        translations: others.filter_map(|language| translated::kiosk(pack, language)).collect(),
        languages: if languages.is_empty() { vec![Language::default()] } else { languages },
        clinic: raw.kiosk.clinic,
        ask_staff: Text::parse(&raw.kiosk.ask_staff),
        emergency_number: raw.kiosk.emergency_number,
        times: raw.kiosk.times,
        glass: raw.kiosk.glass,
        theme: raw.kiosk.theme,
    };
    let mut topics: Vec<Topic> = raw.topics.into_iter().filter_map(|raw| topic(raw, pack, findings)).collect();
    for topic in &mut topics {
        topic.translations = translated::topics(pack, topic);
    }
    (!topics.is_empty()).then_some(Library { kiosk, topics })
}

pub(super) fn topic(raw: RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) -> Option<Topic> {
    let engine = match Engine::compile(rules::topic(&raw)) {
        Ok(engine) => engine,
        Err(errors) => {
            // Ids that stand twice are told by `check::ids`, with both places.
            let errors = errors.into_iter().filter(|error| error.kind != CompileErrorKind::DuplicateId);
            findings.extend(errors.map(|error| finding_of(&error, &raw, pack)));
            return None;
        }
    };
    findings.extend(engine.warnings().iter().map(|warning| Diagnostic {
        severity: crate::diagnostics::Severity::Warning,
        ..finding_of(warning, &raw, pack)
    }));
    let approved = approval::stands(&raw, pack);
    let pictures = pictures(&raw, pack);
    let topic = raw.topic;
    let order: Vec<String> = topic.options.iter().map(|option| option.id.clone()).collect();
    Some(Topic {
        id: raw.id,
        name: topic.name,
        invitation: topic.invitation,
        picture: topic.picture.map(|file| PictureRef { file, alt: topic.picture_alt }),
        minutes: topic.visit_minutes,
        you_decide: Text::parse(&topic.you_decide),
        options: topic.options.into_iter().map(option).collect(),
        comparison: topic
            .comparison
            .into_iter()
            .map(|row| Row {
                id: row.id,
                title: row.title,
                glance: row.glance,
                cells: ordered(row.cells, &order, cell, Cell::NotKnown),
            })
            .collect(),
        together: topic.together.map(|together| Together {
            title: together.title,
            text: texts(&together.text),
            steps: texts(&together.steps),
        }),
        side_effects: topic
            .side_effects
            .into_iter()
            .map(|row| FigureRow {
                id: row.id,
                title: row.title,
                figures: ordered(row.figures, &order, figure, Figure::NotKnown),
            })
            .collect(),
        rare_harms: texts(&topic.rare_harms),
        certainty: topic
            .certainty
            .into_iter()
            .map(|row| CertaintyRow {
                id: row.id,
                title: row.title,
                cells: ordered(row.cells, &order, certainty, CertaintyCell::NotKnown),
            })
            .collect(),
        known: texts(&topic.known),
        closing: Text::parse(&topic.closing),
        questions_to_ask: topic.questions_to_ask,
        glossary: topic
            .glossary
            .into_iter()
            .map(|entry| Term { term: entry.term, means: Text::parse(&entry.means) })
            .collect(),
        references: topic
            .references
            .into_iter()
            .map(|r| Reference { id: ReferenceId::new(&r.id), text: r.text, link: r.link })
            .collect(),
        review: Review {
            approved_by: topic.review.approved_by.clone().filter(|_| approved),
            approved_on: topic.review.approved_on.clone().filter(|_| approved),
            approved_digest: topic.review.approved_digest.clone().filter(|_| approved),
            ..topic.review.into()
        },
        questions: raw.questions.questions.into_iter().map(question).collect(),
        engine: Arc::new(engine),
        pictures,
        translations: Vec::new(),
    })
}

fn texts(sources: &[String]) -> Vec<Text> {
    sources.iter().map(|source| Text::parse(source)).collect()
}

/// A row's cells in the options' order; a check has told what is missing.
fn ordered<R, T: Clone>(mut cells: BTreeMap<String, R>, order: &[String], build: fn(R) -> T, missing: T) -> Vec<T> {
    order.iter().map(|id| cells.remove(id).map_or_else(|| missing.clone(), build)).collect()
}

fn option(raw: raw::OptionEntry) -> OptionText {
    OptionText {
        id: OptionId::new(&raw.id),
        name: raw.name,
        shape: raw.shape,
        tint: raw.tint,
        picture: PictureRef { file: raw.picture, alt: raw.picture_alt },
        summary: Text::parse(&raw.summary),
        consider_if: texts(&raw.consider_if),
    }
}

fn cell(raw: raw::Cell) -> Cell {
    match raw {
        raw::Cell::Says { short, text, picture, picture_alt } => Cell::Says {
            short,
            text: Text::parse(&text),
            picture: picture.map(|file| PictureRef { file, alt: picture_alt }),
        },
        raw::Cell::NotKnown => Cell::NotKnown,
    }
}

fn figure(raw: raw::Figure) -> Figure {
    match raw {
        raw::Figure::Figure { count, up_to, out_of, per, had, who, source } => Figure::Counted(Count {
            count,
            up_to: up_to.unwrap_or(count),
            out_of,
            per,
            had,
            who,
            source: source.iter().map(|id| ReferenceId::new(id)).collect(),
        }),
        raw::Figure::NotKnown => Figure::NotKnown,
    }
}

fn certainty(raw: raw::CertaintyCell) -> CertaintyCell {
    match raw {
        raw::CertaintyCell::Rated { certainty, text } => CertaintyCell::Rated { certainty, text: Text::parse(&text) },
        raw::CertaintyCell::NotKnown => CertaintyCell::NotKnown,
    }
}

fn question(raw: raw::Question) -> QuestionText {
    let picture = |file: String, alt: &str| PictureRef { file, alt: alt.to_owned() };
    let kind = match raw.kind {
        raw::Kind::Single(choices) => QuestionKindText::Single(choices.into_iter().map(choice).collect()),
        raw::Kind::Multi(choices) => QuestionKindText::Multi(choices.into_iter().map(choice).collect()),
        raw::Kind::Map { front, back, choices } => QuestionKindText::Map {
            front: picture(front, &raw.picture_alt),
            back: picture(back, &raw.picture_alt),
            choices: choices.into_iter().map(choice).collect(),
        },
        raw::Kind::Scale { min, max, low, high } => QuestionKindText::Scale { min, max, low, high },
    };
    QuestionText {
        id: raw.id.as_str().into(),
        text: raw.text,
        short: raw.short,
        why: Text::parse(&raw.why),
        picture: raw.picture.map(|file| picture(file, &raw.picture_alt)),
        kind,
    }
}

fn choice(raw: raw::Choice) -> ChoiceText {
    ChoiceText { id: raw.id.as_str().into(), text: raw.text, compares: raw.compares, front: raw.front, back: raw.back }
}

/// Under each name as it is written, the picture that is shown for it. What can't be shown is left out, as if it were
/// missing; a check has told why.
fn pictures(raw: &RawTopic, pack: &Pack) -> BTreeMap<String, Picture> {
    let shown = names::used(raw).into_iter().filter_map(|used| {
        let Found::File { path } = names::find(raw, pack, used.name) else { return None };
        let bytes = pack.files.get(&path).filter(|bytes| picture::may_be_shown(bytes))?;
        let file = path.rsplit_once('/').map_or(path.as_str(), |(_, file)| file);
        let uri = format!("{}/{file}#{:016x}", raw.id, fnv1a(bytes));
        Some((used.name.to_owned(), Picture { uri, bytes: Arc::clone(bytes) }))
    });
    shown.collect()
}

/// FNV-1a, 64 bits: enough to give new bytes a new name; nothing is secured by it.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// An engine's problem with the place in the file that it is about.
fn finding_of(error: &CompileError, raw: &RawTopic, pack: &Pack) -> Diagnostic {
    let path = raw.path(file_of(&error.place));
    let text = pack.text(&path);
    // The engine's last sentence is the fix, where there are two or more.
    let (message, fix) = match error.message.rsplit_once(". ") {
        Some((message, fix)) => (format!("{message}."), Some(fix)),
        None => (error.message.clone(), None),
    };
    let mut finding = Diagnostic::error(error.kind.id(), &path, message);
    finding.help = fix.map(str::to_owned);
    if let Some(Unknown { written, known }) = &error.unknown {
        let near = nearest(written, known.iter().map(String::as_str)).map(|near| format!("Did you mean \"{near}\"? "));
        finding.help = fix.map(|fix| near.unwrap_or_default() + fix);
    }
    let position = position_inside(error, text).or_else(|| position_of(&error.place, text));
    let others = error.related.iter().filter(|place| **place != error.place);
    others.fold(finding.at(position, text), |finding, place| {
        let path = raw.path(file_of(place));
        finding.related(&path, position_of(place, pack.text(&path)), format!("it has to do with {}", name_of(place)))
    })
}

fn name_of(place: &Place) -> String {
    match place {
        Place::Option(id) => format!("the option \"{id}\""),
        Place::Question(id) => format!("the question \"{id}\""),
        Place::Choice(question, id) => format!("the choice \"{id}\" of the question \"{question}\""),
        Place::Rule(id) => format!("the rule \"{id}\""),
        Place::Guarantee(id) => format!("the guarantee \"{id}\""),
        Place::TieBreak => "tie_break".to_owned(),
        Place::TieMargin => "tie_margin".to_owned(),
    }
}

/// Which of a topic's files the thing stands in.
pub(super) fn file_of(place: &Place) -> &'static str {
    match place {
        Place::Option(_) => "topic.ron",
        Place::Question(_) | Place::Choice(..) => "questions.ron",
        Place::Rule(_) | Place::Guarantee(_) | Place::TieBreak | Place::TieMargin => "rules.ron",
    }
}

pub(super) fn position_of(place: &Place, text: &str) -> Option<Position> {
    match place {
        Place::TieBreak => locate::field(text, "tie_break"),
        Place::TieMargin => locate::field(text, "tie_margin"),
        Place::Option(_) | Place::Question(_) | Place::Choice(..) | Place::Rule(_) | Place::Guarantee(_) => {
            let (list, id) = listed(place)?;
            let outline = Outline::of(text);
            let choice = match place {
                Place::Choice(_, choice) => outline.written_in(list, id, &quoted(choice.as_str())).first().copied(),
                _ => None,
            };
            choice.or_else(|| outline.name(list, id))
        }
    }
}

/// Where, inside a thing, the very word is that an error is about; `None` where that is not certain.
fn position_inside(error: &CompileError, text: &str) -> Option<Position> {
    let written = match (&error.unknown, error.kind) {
        (Some(unknown), _) => vec![quoted(&unknown.written)],
        (None, kind) => words_of(kind).iter().map(|word| (*word).to_owned()).collect(),
    };
    let Some((list, id)) = listed(&error.place) else {
        return written.iter().find_map(|written| locate::strings(text, written.trim_matches('"')).first().copied());
    };
    let outline = Outline::of(text);
    let found: Vec<Position> = written.iter().flat_map(|written| outline.written_in(list, id, written)).collect();
    match (found.as_slice(), error.kind) {
        ([only], _) => Some(*only),
        // Each of them names nothing. A choice may be another question's as well.
        ([first, ..], CompileErrorKind::UnknownOption | CompileErrorKind::UnknownQuestion) => Some(*first),
        _ => None,
    }
}

/// The words of a rule, question or option by which an error of this kind comes about.
fn words_of(kind: CompileErrorKind) -> &'static [&'static str] {
    use CompileErrorKind as Kind;
    match kind {
        Kind::ShowIfCycle => &["show_if"],
        Kind::NoChoices | Kind::TooManyChoices => &["kind"],
        Kind::ScaleRange => &["Scale"],
        Kind::CombinedNested | Kind::CombinedCycle | Kind::CombinedTwice => &["combines"],
        Kind::EmptyList => &["ChoseAny", "ChoseNone"],
        Kind::NotAScale | Kind::ScaleTestOutside => &["AtLeast", "AtMost"],
        Kind::NotSeveral | Kind::CountRange => &["CountAtLeast"],
        Kind::AtLeastOfRange => &["AtLeastOf"],
        Kind::NotSureNegated | Kind::AppliesNegated => &["Not"],
        Kind::AnsweredInCaution => &["Answered"],
        Kind::NoEffects => &["then"],
        Kind::PointsBelowOne => &["Favor", "Disfavor"],
        Kind::NegatedOverHidden => &["Not", "ChoseNone"],
        Kind::DisfavorOverSafety => &["Disfavor"],
        Kind::DuplicateId
        | Kind::UnknownOption
        | Kind::UnknownQuestion
        | Kind::UnknownChoice
        | Kind::ExclusiveInSingle
        | Kind::PointsOverflow
        | Kind::TieMarginNegative
        | Kind::TieBreakTwice => &[],
    }
}

/// The list that a thing stands in, and its id.
fn listed(place: &Place) -> Option<(&'static str, &str)> {
    match place {
        Place::Option(id) => Some(("options", id.as_str())),
        Place::Question(id) | Place::Choice(id, _) => Some(("questions", id.as_str())),
        Place::Rule(id) => Some(("rules", id.as_str())),
        Place::Guarantee(id) => Some(("guarantees", id.as_str())),
        Place::TieBreak | Place::TieMargin => None,
    }
}
