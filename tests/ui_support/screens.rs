//! Every screen of a visit, reached by messages as a patient would.

#![allow(dead_code, reason = "each test file uses its own part")]

use waitwise::content::Library;
use waitwise::content::library::Results;
use waitwise::engine::outcome::Given;
use waitwise::engine::{ChoiceId, QuestionId};
use waitwise::visit::deck::deck;
use waitwise::visit::{Card, ForWhom, Msg, Overlay, PrintStage, Screen, State, update};

/// Far enough apart that no tap is mistaken for a double one.
const BETWEEN_TAPS_MS: u64 = 1000;

/// A visit in which time passes between messages.
pub struct Visit<'l> {
    pub state: State,
    pub library: &'l Library,
    pub taps: usize,
}

impl<'l> Visit<'l> {
    pub fn new(library: &'l Library) -> Self {
        Self { state: State::fresh(0), library, taps: 0 }
    }

    pub fn send(&mut self, msg: Msg) -> &mut Self {
        self.taps += 1;
        let now_ms = self.state.idle.now_ms + BETWEEN_TAPS_MS;
        update(&mut self.state, self.library, Msg::Touched { now_ms });
        update(&mut self.state, self.library, msg);
        self
    }

    pub fn overview(library: &'l Library) -> Self {
        let mut visit = Self::new(library);
        visit.send(Msg::Woken).send(Msg::Started(ForWhom::Me));
        visit
    }

    /// At the first question.
    pub fn questions(library: &'l Library) -> Self {
        let mut visit = Self::overview(library);
        visit.send(Msg::QuestionsTapped);
        visit
    }

    pub fn question(&self) -> Option<&QuestionId> {
        match &self.state.screen {
            Screen::Question { id, .. } => Some(id),
            _ => None,
        }
    }

    pub fn choose(&mut self, choice: &str) -> &mut Self {
        self.send(Msg::Answered(Given::Choice(ChoiceId::new(choice))))
    }

    /// Answers questions until `stop`, from a list of (question, choice); any other with "not sure".
    pub fn answer_until(&mut self, answers: &[(&str, &str)], stop: Option<&str>) -> &mut Self {
        while let Some(id) = self.question().cloned() {
            if stop == Some(id.as_str()) {
                break;
            }
            self.answer_one(answers, &id);
        }
        self
    }

    fn answer_one(&mut self, answers: &[(&str, &str)], id: &QuestionId) {
        match answers.iter().find(|(question, _)| *question == id.as_str()) {
            Some((_, choices)) => {
                for choice in choices.split(',') {
                    self.choose(choice);
                }
            }
            None => {
                self.send(Msg::Answered(Given::NotSure));
            }
        }
        self.send(Msg::NextTapped);
        assert_ne!(self.question(), Some(id), "`{id}` has no such choice");
    }
}

/// Answers of somebody without any contraindication who is nervous about needles.
pub const CALM: &[(&str, &str)] = &[
    ("red-flags-now", "none"),
    ("red-flags-today", "none"),
    ("age", "18-64"),
    ("pregnant", "no"),
    ("blood-thinners", "no"),
    ("today", "none"),
    ("ever", "none"),
    ("body", "none"),
    ("where", "lower-back"),
    ("lungs", "no"),
    ("needles", "nervous"),
    ("touch", "fine"),
    ("spread", "spread-out"),
    ("matters", "relaxing"),
];

/// CALM with these answers instead; an answer that is no choice, such as "?", means "not sure".
pub fn results<'l>(library: &'l Library, other: &[(&str, &str)]) -> Visit<'l> {
    let is_other = |question: &str| other.iter().any(|(id, _)| *id == question);
    let rest = CALM.iter().filter(|(question, _)| !is_other(question)).copied();
    let answers: Vec<(&str, &str)> = other.iter().filter(|(_, choice)| *choice != "?").copied().chain(rest).collect();
    let mut visit = Visit::questions(library);
    visit.answer_until(&answers, None);
    visit.send(Msg::NextTapped);
    assert_eq!(visit.state.screen, Screen::Results, "{other:?}");
    visit
}

/// Every way in which the results can come out, but the calm one.
const RESULTS: &[(&str, &[(&str, &str)])] = &[
    ("results-tie", &[("needles", "fine"), ("spread", "moves"), ("matters", "?")]),
    ("results-ask-first", &[("blood-thinners", "yes")]),
    ("results-ask-many", &[("blood-thinners", "yes"), ("needles", "fine"), ("spread", "moves"), ("matters", "?")]),
    ("results-not-for-now", &[("today", "fever"), ("matters", "short-visits")]),
    ("results-tell-staff", &[("red-flags-now", "?")]),
];

/// The same where nothing is ranked.
const PRIORITIES: &[(&str, &[(&str, &str)])] = &[
    ("priorities", &[]),
    ("priorities-one-row", &[("matters", "short-visits")]),
    ("priorities-ask-first", &[("blood-thinners", "yes"), ("matters", "avoid-marks")]),
    ("priorities-note", &[("body", "varicose"), ("matters", "active")]),
    ("priorities-none", &[("matters", "?")]),
    ("priorities-tell-staff", &[("red-flags-now", "?"), ("needles", "no")]),
];

/// The shipped content for a clinic that ranks nothing.
pub fn by_priority(library: &Library) -> Library {
    let mut library = library.clone();
    library.kiosk.results = Results::ByPriority;
    library
}

/// Name → the visit at the results of a clinic that ranks nothing.
pub fn priorities(library: &Library) -> Vec<(String, State)> {
    let mut out: Vec<(String, State)> =
        PRIORITIES.iter().map(|(name, other)| ((*name).to_owned(), results(library, other).state)).collect();
    let mut visit = results(library, &[("blood-thinners", "yes")]);
    visit.send(Msg::ReasonsTapped);
    out.push(("priorities-reasons".to_owned(), visit.state));
    out
}

/// Name → the visit at that screen, for every screen there is.
pub fn all(library: &Library) -> Vec<(String, State)> {
    let mut out: Vec<(String, State)> = Vec::new();
    let mut keep = |name: &str, visit: &Visit<'_>| out.push((name.to_owned(), visit.state.clone()));

    keep("attract", &Visit::new(library));
    let mut visit = Visit::new(library);
    visit.send(Msg::Woken);
    keep("welcome", &visit);
    let mut visit = Visit::overview(library);
    keep("overview", &visit);
    for card in deck(&library.topics[0]) {
        visit.state.screen = Screen::Card(card);
        keep(&card_name(card, library), &visit);
    }
    let mut visit = Visit::questions(library);
    while let Some(id) = visit.question().cloned() {
        keep(&format!("question-{id}"), &visit);
        visit.answer_one(CALM, &id);
    }
    let mut visit = Visit::questions(library);
    visit.answer_until(CALM, Some("where"));
    visit.choose("neck").choose("lower-back").choose("hip-leg");
    keep("question-where-chosen", &visit);

    let mut visit = Visit::questions(library);
    visit.answer_until(CALM, Some("needles"));
    visit.choose("nervous");
    keep("question-needles-chosen", &visit);
    visit.answer_until(CALM, None);
    keep("check-answers", &visit);
    visit.send(Msg::NextTapped);
    keep("results", &visit);
    visit.send(Msg::ReasonsTapped);
    keep("reasons", &visit);
    visit.send(Msg::Closed).send(Msg::NextTapped);
    keep("take-along", &visit);
    let mut printed = Visit { state: visit.state.clone(), library, taps: 0 };
    printed.send(Msg::PrintMattersTapped).send(Msg::PrintTapped).send(Msg::PrintTold(PrintStage::Failed));
    keep("take-along-failed", &printed);
    visit.send(Msg::NextTapped);
    keep("thanks", &visit);

    let mut visit = Visit::questions(library);
    visit.choose("chest-pain").send(Msg::NextTapped);
    keep("refer-now", &visit);
    let mut visit = Visit::questions(library);
    visit.answer_until(CALM, Some("red-flags-today"));
    visit.choose("calf").send(Msg::NextTapped);
    keep("refer-today", &visit);

    for (name, other) in RESULTS {
        keep(name, &results(library, other));
    }
    let mut visit = Visit::questions(library);
    visit.answer_until(&[], None);
    visit.send(Msg::NextTapped);
    keep("results-all-not-sure", &visit);

    let mut visit = Visit::overview(library);
    visit.send(Msg::AskStaffTapped);
    keep("ask-staff", &visit);
    visit.state.overlay = Some(Overlay::Languages);
    keep("languages", &visit);
    visit.state.overlay = library.topics[0]
        .references
        .first()
        .map(|reference| Overlay::Source(waitwise::content::text::Source::Reference(reference.id.clone())));
    keep("source", &visit);
    visit.state.overlay = None;
    let since_ms = visit.state.idle.now_ms;
    visit.state.idle.warning_since_ms = Some(since_ms);
    keep("idle-warning", &visit);
    visit.state.idle.warning_since_ms = None;
    out
}

fn card_name(card: Card, library: &Library) -> String {
    let topic = &library.topics[0];
    match card {
        Card::Row(index) => format!("card-{}", topic.comparison[index].id),
        Card::Glance => "glance".to_owned(),
        Card::SideEffects(index) => format!("side-effects-{}", topic.side_effects[index].id),
        Card::RareHarms => "rare-harms".to_owned(),
        Card::ConsiderIf => "consider".to_owned(),
        Card::Together => "together".to_owned(),
        Card::Known => "known".to_owned(),
    }
}
