//! In which language a screen speaks: the chosen one, or the language of the files where anything on the screen has no
//! translation. A screen has one language, so no sentence has two.

use std::borrow::Cow;

use super::i18n::Words;
use super::root::Look;
use super::screens::night;
use crate::content::library::{Language, Library, Results, Topic, Translation};
use crate::content::text::Text;
use crate::visit::deck::Card;
use crate::visit::turns::turn;
use crate::visit::{Overlay, Screen, State};

/// Everything that a screen says, in one language.
pub struct Voice<'v> {
    pub topic: &'v Topic,
    pub words: &'v Words,
    pub clinic: &'v str,
    pub ask_staff: &'v Text,
}

impl<'v> Voice<'v> {
    /// `None` only for an empty library.
    pub fn of(state: &State, library: &'v Library, look: &'v Look) -> Option<Self> {
        Self::saying(ways, state, library, look)
    }

    /// Of the sheet to take home, which says more than the screen on which it is asked for.
    pub fn of_sheet(state: &State, library: &'v Library, look: &'v Look) -> Option<Self> {
        Self::saying(ways_of_sheet, state, library, look)
    }

    fn saying(
        ways: impl Fn(&State, &Topic, Results) -> Vec<String>,
        state: &State,
        library: &'v Library,
        look: &'v Look,
    ) -> Option<Self> {
        let state = &*in_its_turn(state, library, look);
        let topic = state.topic(library)?;
        let kiosk = &library.kiosk;
        let first = library.first_language();
        let language = state.language.as_ref().unwrap_or(&first);
        let plain = Self { topic, words: look.words(&first), clinic: &kiosk.clinic, ask_staff: &kiosk.ask_staff };
        if *language == first {
            return Some(plain);
        }
        let said = kiosk.translations.iter().find(|said| said.language == *language);
        let said = said.filter(|said| may_be_shown(said.is_reviewed, state, library, look));
        if state.overlay == Some(Overlay::AskStaff) && said.is_none_or(|said| said.gaps.lie_under("ask_staff")) {
            return Some(plain);
        }
        let translation = shown(topic, language, state, library, look);
        let ways = ways(state, topic, kiosk.results);
        let lacks = |found: &Translation| ways.iter().any(|way| found.gaps.lie_under(way));
        if !ways.is_empty() && translation.is_none_or(lacks) {
            return Some(plain);
        }
        let (clinic, ask_staff) = said.map_or((plain.clinic, plain.ask_staff), |said| (&said.clinic, &said.ask_staff));
        let topic = translation.map_or(topic, |found| &found.topic);
        Some(Self { topic, words: look.words(language), clinic, ask_staff })
    }
}

/// While nobody is there, each topic's invitation has its turn, in each language that a patient can choose and that has
/// words for it. The visit itself stays as it is: who touches the screen begins in the language of the files.
fn invitations(state: &State, library: &Library, look: &Look) -> Vec<(usize, Language)> {
    let first = library.first_language();
    let has_words = |topic: &Topic, language: &Language| {
        *language == first
            || shown(topic, language, state, library, look).is_some_and(|found| !found.gaps.lie_under("invitation"))
    };
    let languages: Vec<&Language> = offered(library, look).into_iter().map(|words| &words.language).collect();
    let of_topic = |(at, topic)| {
        let languages = languages.iter().filter(move |language| has_words(topic, language));
        languages.map(move |language| (at, (*language).clone()))
    };
    library.topics.iter().enumerate().flat_map(of_topic).collect()
}

fn takes_turns(state: &State, library: &Library, look: &Look) -> bool {
    state.is_fresh() && state.language.is_none() && !look.is_still(library) && !night::is_now(state, library, look)
}

fn in_its_turn<'s>(state: &'s State, library: &Library, look: &Look) -> Cow<'s, State> {
    if !takes_turns(state, library, look) {
        return Cow::Borrowed(state);
    }
    let invitations = invitations(state, library, look);
    let number = turn(state.idle.screen_age_ms(), invitations.len()).number;
    let Some((topic, language)) = invitations.into_iter().nth(number) else { return Cow::Borrowed(state) };
    Cow::Owned(State { topic, language: Some(language), ..state.clone() })
}

/// When the next invitation has its turn; `None` where somebody is there, or only one has.
pub fn next_turn_ms(state: &State, library: &Library, look: &Look) -> Option<u64> {
    if !takes_turns(state, library, look) {
        return None;
    }
    let until_ms = turn(state.idle.screen_age_ms(), invitations(state, library, look).len()).until_ms?;
    Some(state.idle.screen_since_ms + until_ms)
}

/// The ways to the texts that stand on a screen; none where only the interface's own words do.
fn ways(state: &State, topic: &Topic, results: Results) -> Vec<String> {
    let names = || of_options("name", topic);
    let all_results = || -> Vec<String> {
        let pictures = of_options("picture_alt", topic);
        with_name([names(), pictures, ["questions", "rules"].map(str::to_owned).to_vec()].concat())
    };
    if state.idle.warning_since_ms.is_some() {
        return Vec::new();
    }
    match &state.overlay {
        Some(Overlay::AskStaff | Overlay::Languages | Overlay::PinPad) => return Vec::new(),
        Some(Overlay::Source(_)) => return with_name(vec!["review".to_owned()]),
        Some(Overlay::Reasons) => return all_results(),
        None => {}
    }
    match &state.screen {
        Screen::Welcome
        | Screen::Topics
        | Screen::Thanks
        | Screen::Staff(_)
        | Screen::Cleaning
        | Screen::StartAgain => Vec::new(),
        Screen::Attract => vec!["invitation".to_owned()],
        Screen::Overview => with_name(vec!["options".to_owned(), "you_decide".to_owned()]),
        Screen::Card(card) => with_name([names(), ways_of_card(*card, topic)].concat()),
        Screen::Question { id, .. } => with_name(vec![format!("questions.{id}")]),
        Screen::CheckAnswers => with_name(vec!["questions".to_owned()]),
        Screen::Results if results == Results::ByPriority => {
            all_results().into_iter().chain(["comparison".to_owned()]).collect()
        }
        Screen::Results => all_results(),
        // Only what was chosen is said in the topic's words: no other gap may keep an emergency from being understood.
        Screen::Refer => {
            let answered = topic.questions.iter().filter(|question| state.answers.get(&question.id).is_some());
            answered.map(|question| format!("questions.{}.kind", question.id)).collect()
        }
        Screen::TakeAlong => with_name(vec!["questions_to_ask".to_owned()]),
    }
}

/// Whatever was answered, all that any sheet of the topic may say.
fn ways_of_sheet(_: &State, topic: &Topic, _: Results) -> Vec<String> {
    let rest = ["questions", "rules", "questions_to_ask", "review"].map(str::to_owned).to_vec();
    with_name([of_options("name", topic), of_options("summary", topic), rest].concat())
}

fn of_options(part: &str, topic: &Topic) -> Vec<String> {
    topic.options.iter().map(|option| format!("options.{}.{part}", option.id)).collect()
}

fn with_name(ways: Vec<String>) -> Vec<String> {
    std::iter::once("name".to_owned()).chain(ways).collect()
}

fn ways_of_card(card: Card, topic: &Topic) -> Vec<String> {
    match card {
        Card::Row(at) => topic.comparison.get(at).map(|row| format!("comparison.{}", row.id)).into_iter().collect(),
        Card::Glance => vec!["comparison".to_owned()],
        Card::SideEffects(at) => {
            topic.side_effects.get(at).map(|row| format!("side_effects.{}", row.id)).into_iter().collect()
        }
        Card::RareHarms => vec!["rare_harms".to_owned()],
        Card::ConsiderIf => vec!["options".to_owned()],
        Card::Together => vec!["together".to_owned()],
        Card::Known => ["certainty", "known", "closing"].map(str::to_owned).to_vec(),
    }
}

/// The language of what is on the screen.
pub fn language(state: &State, library: &Library, look: &Look) -> Language {
    Voice::of(state, library, look).map_or_else(|| library.first_language(), |voice| voice.words.language.clone())
}

/// It was reviewed, or the clinic allows it, or somebody previews it.
fn may_be_shown(is_reviewed: bool, state: &State, library: &Library, look: &Look) -> bool {
    is_reviewed || library.kiosk.allow_unreviewed || look.shows_unreviewed || state.is_preview
}

/// A topic's translation, where it may be shown.
pub fn shown<'t>(
    topic: &'t Topic,
    language: &Language,
    state: &State,
    library: &Library,
    look: &Look,
) -> Option<&'t Translation> {
    topic.translation(language).filter(|found| may_be_shown(found.is_reviewed, state, library, look))
}

/// The languages that a patient can choose from, by the interface's own words: the files' language, and each other one
/// that has words for the interface and a topic. What nobody reviewed is offered where the clinic allows it.
pub fn offered<'l>(library: &Library, look: &'l Look) -> Vec<&'l Words> {
    let kiosk = &library.kiosk;
    let is_offered = |language: &&Language| {
        let words = look.find(language);
        let topics = library.topics.iter().filter_map(|topic| topic.translation(language));
        let unreviewed = || kiosk.allow_unreviewed || words.is_some_and(|words| words.is_reviewed);
        let has_topic = |found: &Translation| kiosk.allow_unreviewed || found.is_reviewed;
        **language == library.first_language() || (unreviewed() && topics.into_iter().any(has_topic))
    };
    kiosk.languages.iter().filter(is_offered).filter_map(|language| look.find(language)).collect()
}

/// Whether a speaker of the language has read all that the screen may say in it.
pub fn is_reviewed(state: &State, library: &Library, look: &Look) -> bool {
    let Some(language) = state.language.as_ref().filter(|language| **language != library.first_language()) else {
        return true;
    };
    let topics = library.topics.iter().filter_map(|topic| topic.translation(language));
    let kiosk = library.kiosk.translations.iter().filter(|said| said.language == *language);
    let all = topics.map(|found| found.is_reviewed).chain(kiosk.map(|said| said.is_reviewed));
    look.words(language).is_reviewed && all.into_iter().all(|is_reviewed| is_reviewed)
}
