//! Every decision of a visit. Pure: the same state, library and message give the same state and effects.

use super::count::{self, End};
use super::effect::Effect;
use super::idle::{Verdict, verdict};
use super::msg::{Msg, PinVerdict};
use super::printing::PrintStage;
use super::screen::{Overlay, Screen};
use super::staff::{Pad, StaffPage, Stage};
use super::state::{Moved, State};
use super::{flow, jump};
use crate::content::library::{Library, Theme};
use crate::engine::Answer;
use crate::engine::outcome::Given;

/// Takes one message; returns what the world around must do.
pub fn update(state: &mut State, library: &Library, msg: Msg) -> Vec<Effect> {
    let effects = take(state, library, msg);
    count::follow(state, library);
    effects
}

fn take(state: &mut State, library: &Library, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Tick { now_ms } => return tick(state, library, now_ms),
        // While the warning stands, only a tap on it counts: a touch must not pull "clear it now" from under a finger.
        Msg::Touched { now_ms } => {
            if state.idle.warning_since_ms.is_none() {
                state.idle.now_ms = state.idle.now_ms.max(now_ms);
                state.idle.last_touch_ms = state.idle.now_ms;
            }
            return tick(state, library, now_ms);
        }
        Msg::StillReading { now_ms } => {
            if state.idle.warning_since_ms.is_none() {
                state.idle.heard_ms = state.idle.heard_ms.max(now_ms);
            }
            return tick(state, library, now_ms);
        }
        Msg::MoreTimeTapped => {
            state.idle.warning_since_ms = None;
            state.idle.last_touch_ms = state.idle.now_ms;
            // "Start over" lies where this button was: a second tap of a trembling finger must not clear the visit.
            state.idle.screen_since_ms = state.idle.now_ms;
            return Vec::new();
        }
        // It comes when it comes, whatever the patient does.
        Msg::PrintTold(news) => {
            state.printing.told(news);
            return Vec::new();
        }
        Msg::Failed => return fail(state, library),
        Msg::PinTold(verdict) => return pin_told(state, library, verdict),
        // The glass is being wiped, or nothing is on it that could be touched.
        _ if matches!(state.screen, Screen::Cleaning | Screen::StartAgain) => return Vec::new(),
        Msg::CornerHeld => {
            let is_shown = state.overlay == Some(Overlay::PinPad) || matches!(state.screen, Screen::Staff(_));
            if library.kiosk.staff_pin.is_some() && !is_shown && state.idle.warning_since_ms.is_none() {
                open(state, Overlay::PinPad);
            }
        }
        // Three digits can be typed within the time in which a page settles.
        Msg::PinDigit(digit) => state.pad.add(digit),
        Msg::PinErased => state.pad.take_back(),
        Msg::PinEntered => return enter_pin(state),
        _ if state.idle.is_settling() => return Vec::new(),
        Msg::StaffPageTapped(_)
        | Msg::CheckAgainTapped
        | Msg::StopTapped(_)
        | Msg::CleaningTapped
        | Msg::CloseTapped => return staff_deed(state, library, msg),
        Msg::StartOverTapped | Msg::FinishTapped if state.is_preview => {
            // Who looks at ten screens in one language chooses it once.
            *state = State {
                screen: Screen::Staff(StaffPage::Preview),
                language: state.language.clone(),
                text_size: state.text_size,
                theme: state.theme,
                ..after(state)
            };
            arrive(state, Moved::Back);
            return vec![Effect::Forget];
        }
        Msg::StartOverTapped => return end_session(state, library, End::StartedOver),
        Msg::FinishTapped => return end_session(state, library, End::Finished),
        msg if state.is_fresh() && msg != Msg::Woken => {
            // By a key or a screen reader, since a tap only wakes: who asks for anything has begun a visit, which ends again.
            go(state, Screen::Welcome);
            state.idle.screen_since_ms = state.idle.now_ms.saturating_sub(super::idle::SETTLE_MS);
            return take(state, library, msg);
        }
        Msg::Woken => go(state, Screen::Welcome),
        Msg::Started(for_whom) => {
            state.for_whom = for_whom;
            go(state, flow::after_welcome(library));
        }
        Msg::TopicChosen(index) => {
            // Answers belong to a topic: another one starts without any.
            if index != state.topic {
                state.answers = crate::engine::Answers::default();
                state.trail = count::Trail::default();
            }
            state.topic = index.min(library.topics.len().saturating_sub(1));
            go(state, Screen::Overview);
        }
        Msg::CompareTapped | Msg::NextTapped => {
            if let Some(screen) = flow::next(state, library) {
                go(state, screen);
            }
        }
        Msg::QuestionsTapped => {
            if let Some(topic) = state.topic(library) {
                let screen = flow::first_question(library, topic, &state.answers);
                go(state, screen);
            }
        }
        Msg::CardOpened(card) => {
            state.overlay = None;
            go(state, Screen::Card(card));
        }
        Msg::BackTapped => back(state, library),
        Msg::AskStaffTapped => open(state, Overlay::AskStaff),
        Msg::SourceTapped(source) => open(state, Overlay::Source(source)),
        Msg::ReasonsTapped => open(state, Overlay::Reasons),
        Msg::Closed => close(state),
        Msg::Answered(given) => with_question(state, library, |question, answers| match given {
            Given::Choice(choice) => answers.tap(question, &choice),
            Given::Value(value) => answers.set_scale(question, value),
            Given::NotSure => answers.set(&question.id, Answer::NotSure),
            Given::Declined => answers.set(&question.id, Answer::Declined),
        }),
        Msg::ChangeTapped(id) => {
            if state.topic(library).is_some_and(|topic| topic.question(&id).is_some()) {
                go(state, Screen::Question { id, changing: true });
            }
        }
        Msg::MistakeTapped => {
            let question = state.topic(library).and_then(|topic| flow::question_of_referral(topic, &state.answers));
            match question {
                Some(id) => go_back_to(state, Screen::Question { id, changing: false }),
                None => back(state, library),
            }
        }
        Msg::LanguageTapped => open(state, Overlay::Languages),
        // The answers stay: a choice is the same in every language. So does the list, as on any page with choices.
        Msg::LanguageChosen(language) => state.language = Some(language),
        Msg::LowReachTapped => state.low_reach = Some(!state.low_reach.unwrap_or(library.kiosk.low_reach)),
        Msg::TextSizeTapped => state.text_size = state.text_size.next(),
        Msg::ContrastTapped => state.theme = Some(next_theme(state.theme.unwrap_or(library.kiosk.theme))),
        Msg::ReadAloudTapped => state.aloud.toggle(),
        Msg::PauseTapped => state.aloud.paused = !state.aloud.paused,
        Msg::RepeatTapped => state.aloud.repeat(),
        Msg::VolumeTapped => state.aloud.volume = state.aloud.volume.next(),
        Msg::PrintMattersTapped => state.printing.with_matters = !state.printing.with_matters,
        Msg::PrintTapped => return print(state),
    }
    Vec::new()
}

/// The one way out of a visit: finish, start over, idle, the staff panel and a failure all come here, and nothing is left
/// behind.
pub fn end_session(state: &mut State, library: &Library, end: End) -> Vec<Effect> {
    let counts = count::on_end(state, library, end);
    *state = after(state);
    std::iter::once(Effect::Forget).chain(counts.into_iter().map(Effect::Count)).collect()
}

/// A fresh state: only the time goes on, and with it the lock of the PIN.
fn after(state: &State) -> State {
    State { pin_locked_until_ms: state.pin_locked_until_ms, ..State::fresh(state.idle.now_ms) }
}

/// Once, however often the button is tapped.
fn print(state: &mut State) -> Vec<Effect> {
    if state.screen != Screen::TakeAlong || !state.printing.can_be_asked_for() {
        return Vec::new();
    }
    state.printing.stage = Some(PrintStage::Sent);
    vec![Effect::Print]
}

fn tick(state: &mut State, library: &Library, now_ms: u64) -> Vec<Effect> {
    // A clock that jumps back is ignored rather than believed.
    state.idle.now_ms = state.idle.now_ms.max(now_ms);
    match verdict(state, library.kiosk.times) {
        Verdict::Present => Vec::new(),
        Verdict::Warn => {
            state.idle.warning_since_ms.get_or_insert(state.idle.now_ms);
            Vec::new()
        }
        Verdict::Gone => end_session(state, library, End::Idle),
    }
}

/// The visit is lost; the patient is asked to start again, and soon nobody's screen is there.
fn fail(state: &mut State, library: &Library) -> Vec<Effect> {
    let effects = end_session(state, library, End::Lost);
    state.screen = Screen::StartAgain;
    arrive(state, Moved::Forward);
    effects
}

fn enter_pin(state: &mut State) -> Vec<Effect> {
    let is_open = state.overlay == Some(Overlay::PinPad) && state.pad.stage != Stage::Checking;
    if !is_open || state.pad.typed.is_empty() || state.idle.now_ms < state.pin_locked_until_ms {
        return Vec::new();
    }
    state.pad.stage = Stage::Checking;
    vec![Effect::CheckPin(std::mem::take(&mut state.pad.typed))]
}

fn pin_told(state: &mut State, library: &Library, verdict: PinVerdict) -> Vec<Effect> {
    // Whoever typed it may have gone: then it opens nothing.
    let is_awaited = state.overlay == Some(Overlay::PinPad) && state.pad.stage == Stage::Checking;
    match verdict {
        PinVerdict::Right if is_awaited => {
            let effects = end_session(state, library, End::StartedOver);
            state.pin_locked_until_ms = 0;
            state.screen = Screen::Staff(StaffPage::Overview);
            arrive(state, Moved::Forward);
            return effects;
        }
        PinVerdict::Right => state.pin_locked_until_ms = 0,
        PinVerdict::Wrong { locked_until_ms: until_ms } | PinVerdict::Locked { until_ms } => {
            state.pin_locked_until_ms = until_ms;
            if is_awaited {
                state.pad = Pad { stage: Stage::Wrong, ..Pad::default() };
            }
        }
    }
    Vec::new()
}

/// Only from the panel: nothing that a screen of a patient sends can do it.
fn staff_deed(state: &mut State, library: &Library, msg: Msg) -> Vec<Effect> {
    if !matches!(state.screen, Screen::Staff(_)) {
        return Vec::new();
    }
    match msg {
        Msg::StaffPageTapped(page) => {
            let effects = if page == StaffPage::Counts { vec![Effect::ReadCounts] } else { Vec::new() };
            state.screen = Screen::Staff(page);
            arrive(state, Moved::Forward);
            return effects;
        }
        Msg::StopTapped(place) => {
            if let Some(stop) = jump::stops(library).get(place) {
                jump::jump(state, library, stop);
                state.is_preview = true;
                arrive(state, Moved::Forward);
            }
        }
        Msg::CleaningTapped => {
            *state = State { screen: Screen::Cleaning, ..after(state) };
            arrive(state, Moved::Forward);
            return vec![Effect::Forget];
        }
        Msg::CheckAgainTapped => return vec![Effect::CheckContent],
        // Asked once more before.
        Msg::CloseTapped if state.screen == Screen::Staff(StaffPage::Close) => return vec![Effect::Quit],
        _ => {}
    }
    Vec::new()
}

fn go(state: &mut State, screen: Screen) {
    if screen != state.screen {
        let before = std::mem::replace(&mut state.screen, screen);
        if before != Screen::Attract {
            state.history.push(before);
        }
    }
    arrive(state, Moved::Forward);
}

fn go_back_to(state: &mut State, screen: Screen) {
    while let Some(last) = state.history.pop() {
        if last == screen {
            break;
        }
    }
    state.screen = screen;
    arrive(state, Moved::Back);
}

fn open(state: &mut State, overlay: Overlay) {
    state.overlay = Some(overlay);
    arrive(state, Moved::Forward);
}

fn close(state: &mut State) {
    state.overlay = None;
    state.pad = Pad::default();
    arrive(state, Moved::Back);
}

/// One step back: a page over the screen closes first; a question goes to the shown one before it, even when answers
/// that changed since have made other questions appear or go.
fn back(state: &mut State, library: &Library) {
    if state.overlay.is_some() {
        return close(state);
    }
    if let Screen::Question { id, changing: false } = &state.screen
        && let Some(topic) = state.topic(library)
    {
        if let Some(before) = flow::question_before(library, topic, &state.answers, id) {
            state.screen = Screen::Question { id: before, changing: false };
            return arrive(state, Moved::Back);
        }
        while matches!(state.history.last(), Some(Screen::Question { .. })) {
            state.history.pop();
        }
    }
    state.screen = state.history.pop().unwrap_or(Screen::Welcome);
    arrive(state, Moved::Back);
}

fn arrive(state: &mut State, moved: Moved) {
    state.moved = moved;
    // What was held is the page before.
    state.aloud.paused = false;
    state.idle.screen_since_ms = state.idle.now_ms;
    state.idle.last_touch_ms = state.idle.now_ms;
}

fn with_question(
    state: &mut State,
    library: &Library,
    change: impl FnOnce(&crate::engine::model::Question, &mut crate::engine::Answers),
) {
    let Screen::Question { id, .. } = &state.screen else { return };
    let Some(question) = state.topic(library).and_then(|topic| topic.engine.question(id)) else { return };
    change(question, &mut state.answers);
}

fn next_theme(theme: Theme) -> Theme {
    match theme {
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::HighContrast,
        Theme::HighContrast => Theme::Light,
    }
}
