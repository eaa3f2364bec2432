//! The core: from answers to statuses, points and standings, in a reused buffer. Words come later, in `explain`.

use std::collections::BTreeSet;

use super::answers::{Answer, Answers};
use super::compile::Engine;
use super::condition::{Seen, Truth, choice_bit};
use super::gates::Word;
use super::ids::{ChoiceId, QuestionId};
use super::model::{Question, QuestionKind, Urgency};
use super::outcome::{Standing, Status};

/// The engine's working memory. Made by [`Engine::buffer`]; reuse it to evaluate without allocating.
#[derive(Clone)]
pub struct Buffer {
    /// Answers as stored, whether they apply or not; never `Hidden`.
    stored: Vec<Seen>,
    shown: Vec<bool>,
    words: Vec<Word>,
    rules: Vec<Truth>,
    points: Vec<i32>,
    /// Without what combined options take over from their parts.
    own: Vec<Status>,
    status: Vec<Status>,
    standing: Vec<Standing>,
    finished: bool,
    /// What is unknown now stays unknown: the visit is finished, or is taken to be.
    ended: bool,
    refer: Option<Urgency>,
}

/// Says nothing of the answers: they must not get into logs.
impl std::fmt::Debug for Buffer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Buffer(not shown)")
    }
}

impl Buffer {
    /// Every shown question is answered, not sure or declined.
    pub fn finished(&self) -> bool {
        self.finished
    }

    pub(crate) fn ended(&self) -> bool {
        self.ended
    }

    /// The most urgent referral whose rule is true.
    pub fn refer(&self) -> Option<Urgency> {
        self.refer
    }

    /// Of each option, in file order.
    pub fn points(&self) -> &[i32] {
        &self.points
    }

    /// Of each option, in file order; combined ones included.
    pub fn status(&self) -> &[Status] {
        &self.status
    }

    /// Of each option, in file order; means nothing if the visit refers.
    pub fn standing(&self) -> &[Standing] {
        &self.standing
    }

    /// Whether each rule fires, in file order.
    pub fn rules(&self) -> &[Truth] {
        &self.rules
    }

    /// Whether each question applies, in file order.
    pub fn shown(&self) -> &[bool] {
        &self.shown
    }

    pub(crate) fn seen(&self, question: usize) -> Seen {
        match (self.shown.get(question), self.stored.get(question)) {
            (Some(true), Some(stored)) => *stored,
            (Some(false) | None, _) | (_, None) => Seen::Hidden,
        }
    }
}

impl Engine {
    /// Room for one evaluation.
    pub fn buffer(&self) -> Buffer {
        let (questions, options) = (self.topic.questions.len(), self.options.len());
        Buffer {
            stored: vec![Seen::Open; questions],
            shown: vec![false; questions],
            words: self.program.words(),
            rules: vec![Truth::False; self.rules.len()],
            points: vec![0; options],
            own: vec![Status::Open; options],
            status: vec![Status::Open; options],
            standing: vec![Standing::Possible; options],
            finished: false,
            ended: false,
            refer: None,
        }
    }

    /// Evaluates into the buffer. Allocates nothing if the buffer is this engine's.
    pub fn run(&self, answers: &Answers, buffer: &mut Buffer) {
        self.load(answers, buffer);
        self.run_loaded(buffer);
    }

    /// Reads the answers into the buffer, as far as they fit the topic.
    pub fn load(&self, answers: &Answers, buffer: &mut Buffer) {
        if !buffer.fits(self) {
            *buffer = self.buffer();
        }
        for (id, at) in self.names.iter() {
            let seen = self.topic.questions.get(at).map_or(Seen::Open, |question| read(question, answers.get(id)));
            if let Some(slot) = buffer.stored.get_mut(at) {
                *slot = seen;
            }
        }
    }

    /// Puts answers into the buffer by the place of their question; all others are open.
    pub(crate) fn load_seen(&self, seen: &[(usize, Seen)], buffer: &mut Buffer) {
        if !buffer.fits(self) {
            *buffer = self.buffer();
        }
        buffer.stored.fill(Seen::Open);
        for (question, seen) in seen {
            if let Some(slot) = buffer.stored.get_mut(*question) {
                *slot = *seen;
            }
        }
    }

    /// Evaluates what [`Engine::load`] has read.
    pub fn run_loaded(&self, buffer: &mut Buffer) {
        self.run_rules(buffer, None, false);
    }

    /// The same as if the visit ended here, whatever is still open.
    pub(crate) fn run_ended(&self, buffer: &mut Buffer) {
        self.run_rules(buffer, None, true);
    }

    /// The same as if one rule were not there.
    pub(crate) fn run_without(&self, rule: usize, buffer: &mut Buffer) {
        self.run_rules(buffer, Some(rule), false);
    }

    /// Standings for these statuses (each option by itself) and points.
    pub(crate) fn run_standings(&self, own: &[Status], points: &[i32], buffer: &mut Buffer) {
        buffer.own.copy_from_slice(own);
        buffer.points.copy_from_slice(points);
        self.combine(buffer);
        self.stand(buffer);
    }

    fn run_rules(&self, buffer: &mut Buffer, without: Option<usize>, ended: bool) {
        if !buffer.fits(self) {
            *buffer = self.buffer();
        }
        self.program.run(&buffer.stored, &mut buffer.shown, &mut buffer.words);
        buffer.finished = buffer.shown.iter().zip(&buffer.stored).all(|(shown, seen)| !shown || *seen != Seen::Open);
        buffer.ended = ended || buffer.finished;
        buffer.refer = None;
        buffer.points.fill(0);
        buffer.own.fill(Status::Open);
        for (at, (rule, slot)) in self.rules.iter().zip(&mut buffer.rules).enumerate() {
            let truth = self.program.truth(&rule.when, &buffer.words);
            let truth = if without == Some(at) { Truth::False } else { truth };
            *slot = truth;
            if truth == Truth::True {
                for (at, points) in &rule.points {
                    if let Some(sum) = buffer.points.get_mut(*at) {
                        *sum = sum.saturating_add(*points);
                    }
                }
                rule.severe.iter().for_each(|(at, status)| worsen(&mut buffer.own, *at, *status));
                buffer.refer = buffer.refer.max(rule.refer);
            } else if truth == Truth::Unknown && buffer.ended {
                rule.unsure.iter().for_each(|at| worsen(&mut buffer.own, *at, Status::AskFirst));
            }
        }
        self.combine(buffer);
        self.stand(buffer);
    }

    /// A combined option is never better than its parts.
    fn combine(&self, buffer: &mut Buffer) {
        for (at, (form, status)) in self.options.iter().zip(&mut buffer.status).enumerate() {
            *status = form.worst(at, &buffer.own);
        }
    }

    /// Standings, from statuses and points.
    ///
    /// A fallback ("neither yet") must earn its place: among open options it is suggested only with more than 0 points,
    /// or when it is strictly ahead of every other open option. So a tie at 0 points, where nobody has said anything
    /// for any option, goes to the others. Where it is the only open option and others are "ask first", they lead;
    /// where all others are "not for now", it is suggested.
    fn stand(&self, buffer: &mut Buffer) {
        let (mut most_open, mut most_open_other, mut most_asking, mut most_asking_other) = (None, None, None, None);
        for ((form, status), points) in self.options.iter().zip(&buffer.status).zip(&buffer.points) {
            let (most, most_other) = match status {
                Status::Open => (&mut most_open, &mut most_open_other),
                Status::AskFirst => (&mut most_asking, &mut most_asking_other),
                Status::NotForNow => continue,
            };
            *most = Some(*points).max(*most);
            if !form.fallback {
                *most_other = Some(*points).max(*most_other);
            }
        }
        // The points that lead among "ask first" options, if any of them leads.
        let leading = if most_open_other.is_some() {
            None
        } else if most_asking_other.is_some() {
            most_asking_other
        } else if most_open.is_none() {
            most_asking
        } else {
            None
        };
        let standings = buffer.standing.iter_mut().zip(&self.options).zip(&buffer.status).zip(&buffer.points);
        for (((slot, form), status), points) in standings {
            *slot = match status {
                Status::Open => {
                    let short = most_open.map_or(0, |most| i64::from(most) - i64::from(*points));
                    let near = short <= i64::from(self.topic.tie_margin);
                    let earned = match most_open_other {
                        Some(other) => *points > 0 || *points > other,
                        None => leading.is_none(),
                    };
                    if near && (!form.fallback || earned) { Standing::Suggested } else { Standing::Possible }
                }
                Status::AskFirst => {
                    // An "ask first" fallback leads only where no other option could.
                    let may_lead = !form.fallback || most_asking_other.is_none();
                    if may_lead && leading == Some(*points) { Standing::Leading } else { Standing::AskFirst }
                }
                Status::NotForNow => Standing::NotForNow,
            };
        }
    }

    pub(crate) fn shown_ids(&self, buffer: &Buffer) -> Vec<QuestionId> {
        let questions = self.topic.questions.iter().zip(&buffer.shown);
        questions.filter(|(_, shown)| **shown).map(|(question, _)| question.id.clone()).collect()
    }
}

impl Buffer {
    fn fits(&self, engine: &Engine) -> bool {
        self.stored.len() == engine.topic.questions.len()
            && self.rules.len() == engine.rules.len()
            && self.points.len() == engine.options.len()
            && self.words.len() == engine.program.len()
    }
}

/// An option's status can only get worse.
pub(crate) fn worsen(statuses: &mut [Status], at: usize, status: Status) {
    if let Some(slot) = statuses.get_mut(at) {
        *slot = status.max(*slot);
    }
}

/// What an answer means to its question. What doesn't fit counts as not given, so that the question is asked again: a
/// value outside the scale, two answers where one is allowed, "none of these" together with others, choices that the
/// question doesn't have.
fn read(question: &Question, answer: Option<&Answer>) -> Seen {
    match (answer, &question.kind) {
        (Some(Answer::NotSure), _) => Seen::NotSure,
        (Some(Answer::Declined), _) => Seen::Declined,
        (Some(Answer::Scale(value)), QuestionKind::Scale { min, max }) if (min..=max).contains(&value) => {
            Seen::Value(*value)
        }
        (Some(Answer::Chosen(chosen)), QuestionKind::Single(_) | QuestionKind::Multi(_) | QuestionKind::Map(_)) => {
            read_choices(question, chosen)
        }
        (Some(Answer::Scale(_) | Answer::Chosen(_)) | None, _) => Seen::Open,
    }
}

fn read_choices(question: &Question, chosen: &BTreeSet<ChoiceId>) -> Seen {
    let (mut bits, mut exclusive) = (0_u64, false);
    for choice in question.kind.choices().iter().filter(|choice| chosen.contains(&choice.id)) {
        bits |= choice_bit(question, &choice.id).unwrap_or(0);
        exclusive |= choice.exclusive;
    }
    let fits = match bits.count_ones() {
        0 => false,
        1 => true,
        _ => question.kind.takes_several() && !exclusive,
    };
    if fits { Seen::Chosen(bits) } else { Seen::Open }
}
