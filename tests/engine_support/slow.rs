//! The engine once more, from the text of the design only: slow, and so plain that one can see that it is right. Ids
//! are looked up wherever they occur, and every answer is worked out anew each time that it is needed.

use std::collections::BTreeSet;

use waitwise::engine::model::{Condition, Effect, Question, QuestionKind, Rule, Urgency};
use waitwise::engine::outcome::{Standing, Status};
use waitwise::engine::{Answer, Answers, Topic};

/// What can be compared with an outcome.
#[derive(Debug, PartialEq, Eq)]
pub struct Result {
    pub finished: bool,
    pub shown: Vec<String>,
    pub open: Vec<String>,
    /// Urgency and the rules of it, in file order.
    pub refer: Option<(Urgency, Vec<String>)>,
    /// In the order of the screen; empty under a referral.
    pub options: Vec<Line>,
    /// Rule and question; empty under a referral.
    pub tell_staff: BTreeSet<(String, String)>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    pub option: String,
    pub status: Status,
    pub standing: Standing,
    pub points: i32,
    pub favored_by: Vec<String>,
    /// Rules that made the status worse, or took points.
    pub against: BTreeSet<String>,
    /// Rule and text.
    pub cautions: BTreeSet<(String, String)>,
}

pub struct Slow<'a> {
    pub topic: &'a Topic,
    pub answers: &'a Answers,
}

impl Slow<'_> {
    pub fn result(&self) -> Result {
        let names = |wanted: &dyn Fn(&Question) -> bool| {
            let questions = self.topic.questions.iter().filter(|question| wanted(question));
            questions.map(|question| question.id.to_string()).collect::<Vec<_>>()
        };
        let urgency = self.fired().flat_map(|rule| &rule.then).filter_map(urgency).max();
        let refer = urgency.map(|most| {
            let rules = self.fired().filter(|rule| rule.then.iter().filter_map(self::urgency).max() == Some(most));
            (most, rules.map(|rule| rule.id.to_string()).collect())
        });
        let ranked = refer.is_none();
        Result {
            finished: self.finished(),
            shown: names(&|question| self.shown(question)),
            open: names(&|question| self.shown(question) && self.answer(question).is_none()),
            refer,
            options: if ranked { self.lines() } else { vec![] },
            tell_staff: if ranked { self.tell_staff() } else { BTreeSet::new() },
        }
    }

    fn finished(&self) -> bool {
        self.topic.questions.iter().all(|question| !self.shown(question) || self.answer(question).is_some())
    }

    fn fired(&self) -> impl Iterator<Item = &Rule> {
        self.topic.rules.iter().filter(|rule| self.holds(&rule.when, true) == Some(true))
    }

    /// Rules with a warning that a finished visit could not decide.
    fn undecided(&self) -> impl Iterator<Item = &Rule> {
        let finished = self.finished();
        self.topic.rules.iter().filter(move |rule| finished && self.holds(&rule.when, true).is_none())
    }

    // ---- questions -------------------------------------------------------------------------------------------------

    fn question(&self, id: &str) -> &Question {
        self.topic.questions.iter().find(|question| question.id.as_str() == id).expect("known question")
    }

    /// A question is shown unless its `show_if` is false.
    fn shown(&self, question: &Question) -> bool {
        question.show_if.as_ref().is_none_or(|condition| self.holds(condition, true) != Some(false))
    }

    /// An answer that fits the question.
    fn answer(&self, question: &Question) -> Option<Answer> {
        let answer = self.answers.get(&question.id)?;
        match (answer, &question.kind) {
            (Answer::NotSure | Answer::Declined, _) => Some(answer.clone()),
            (Answer::Scale(value), QuestionKind::Scale { min, max }) => {
                (value >= min && value <= max).then(|| answer.clone())
            }
            (Answer::Chosen(chosen), kind) => {
                let known: Vec<_> = kind.choices().iter().filter(|choice| chosen.contains(&choice.id)).collect();
                let several = known.len() > 1;
                if known.is_empty()
                    || (several && !kind.takes_several())
                    || (several && known.iter().any(|c| c.exclusive))
                {
                    return None;
                }
                Some(Answer::Chosen(known.iter().map(|choice| choice.id.clone()).collect()))
            }
            (Answer::Scale(_), _) => None,
        }
    }

    // ---- conditions ------------------------------------------------------------------------------------------------

    /// `None` is unknown. With `positive` false: whether the condition's opposite holds, with `Not` pushed to the leaves.
    fn holds(&self, condition: &Condition, positive: bool) -> Option<bool> {
        let ids = |chosen: &BTreeSet<_>, of: &[waitwise::engine::ChoiceId]| of.iter().any(|id| chosen.contains(id));
        match condition {
            Condition::Not(inner) => self.holds(inner, !positive),
            Condition::All(of) if positive => self.all(of, positive),
            Condition::All(of) => self.any(of, positive),
            Condition::Any(of) if positive => self.any(of, positive),
            Condition::Any(of) => self.all(of, positive),
            Condition::AtLeastOf(n, of) => {
                let n = if positive { *n as usize } else { of.len() + 1 - *n as usize };
                let values: Vec<Option<bool>> = of.iter().map(|part| self.holds(part, positive)).collect();
                let (yes, no) = (
                    values.iter().filter(|value| **value == Some(true)).count(),
                    values.iter().filter(|value| **value == Some(false)).count(),
                );
                if yes >= n {
                    Some(true)
                } else if values.len() - no < n {
                    Some(false)
                } else {
                    None
                }
            }
            Condition::Applies(id) => Some(self.shown(self.question(id.as_str())) == positive),
            Condition::NotSure(id) => Some(self.known(id.as_str(), positive, |said| said == Some(&Answer::NotSure))),
            Condition::Declined(id) => Some(self.known(id.as_str(), positive, |said| said == Some(&Answer::Declined))),
            Condition::Answered(id) => Some(
                self.known(id.as_str(), positive, |said| matches!(said, Some(Answer::Chosen(_) | Answer::Scale(_)))),
            ),
            Condition::Chose(id, choice) => {
                self.chosen(id.as_str(), positive, |chosen| ids(chosen, std::slice::from_ref(choice)))
            }
            Condition::ChoseAny(id, choices) => self.chosen(id.as_str(), positive, |chosen| ids(chosen, choices)),
            Condition::ChoseNone(id, choices) => self.chosen(id.as_str(), positive, |chosen| !ids(chosen, choices)),
            Condition::CountAtLeast(id, n) => self.chosen(id.as_str(), positive, |chosen| {
                let choices = self.question(id.as_str()).kind.choices().iter();
                choices.filter(|choice| !choice.exclusive && chosen.contains(&choice.id)).count() >= *n as usize
            }),
            Condition::AtLeast(id, n) => self.value(id.as_str(), positive, |value| value >= *n),
            Condition::AtMost(id, n) => self.value(id.as_str(), positive, |value| value <= *n),
        }
    }

    fn all(&self, of: &[Condition], positive: bool) -> Option<bool> {
        let values: Vec<Option<bool>> = of.iter().map(|part| self.holds(part, positive)).collect();
        if values.contains(&Some(false)) {
            Some(false)
        } else if values.contains(&None) {
            None
        } else {
            Some(true)
        }
    }

    fn any(&self, of: &[Condition], positive: bool) -> Option<bool> {
        let values: Vec<Option<bool>> = of.iter().map(|part| self.holds(part, positive)).collect();
        if values.contains(&Some(true)) {
            Some(true)
        } else if values.contains(&None) {
            None
        } else {
            Some(false)
        }
    }

    /// A leaf that is always known; false both ways if the question isn't shown.
    fn known(&self, id: &str, positive: bool, test: impl Fn(Option<&Answer>) -> bool) -> bool {
        let question = self.question(id);
        self.shown(question) && test(self.answer(question).as_ref()) == positive
    }

    /// A leaf about the answer itself; false both ways if the question isn't shown, unknown without an answer.
    fn leaf(&self, id: &str, positive: bool, test: impl Fn(&Answer) -> bool) -> Option<bool> {
        let question = self.question(id);
        if !self.shown(question) {
            return Some(false);
        }
        match self.answer(question) {
            None | Some(Answer::NotSure | Answer::Declined) => None,
            Some(answer) => Some(test(&answer) == positive),
        }
    }

    fn chosen(
        &self,
        id: &str,
        positive: bool,
        test: impl Fn(&BTreeSet<waitwise::engine::ChoiceId>) -> bool,
    ) -> Option<bool> {
        self.leaf(id, positive, |answer| matches!(answer, Answer::Chosen(chosen) if test(chosen)))
    }

    fn value(&self, id: &str, positive: bool, test: impl Fn(i32) -> bool) -> Option<bool> {
        self.leaf(id, positive, |answer| matches!(answer, Answer::Scale(value) if test(*value)))
    }

    // ---- results ---------------------------------------------------------------------------------------------------

    fn points(&self, id: &str) -> i32 {
        let effects = self.fired().flat_map(|rule| &rule.then);
        let points = effects.map(|effect| match effect {
            Effect::Favor(option, points) if option.as_str() == id => *points,
            Effect::Disfavor(option, points) if option.as_str() == id => -points,
            _ => 0,
        });
        points.sum()
    }

    fn is_fallback(&self, id: &str) -> bool {
        self.topic.options.iter().any(|option| option.id.as_str() == id && option.fallback)
    }

    /// The option itself and, if it is combined, its parts.
    fn with_parts(&self, id: &str) -> Vec<String> {
        let parts = self.topic.options.iter().filter(|option| option.id.as_str() == id);
        let parts = parts.flat_map(|option| &option.combines).map(ToString::to_string);
        std::iter::once(id.to_owned()).chain(parts).collect()
    }

    /// Each rule that makes the option, or a part of it, less than open.
    fn worsened(&self, id: &str) -> Vec<(Status, &Rule)> {
        let mut found = vec![];
        for one in self.with_parts(id) {
            for rule in self.fired() {
                for effect in &rule.then {
                    match effect {
                        Effect::AskFirst(option) if option.as_str() == one => found.push((Status::AskFirst, rule)),
                        Effect::NotForNow(option) if option.as_str() == one => found.push((Status::NotForNow, rule)),
                        _ => {}
                    }
                }
            }
            for rule in self.undecided() {
                let concerns = rule.then.iter().any(|effect| match effect {
                    Effect::AskFirst(option) | Effect::NotForNow(option) => option.as_str() == one,
                    Effect::Refer(_) => !self.is_fallback(&one),
                    _ => false,
                });
                if concerns {
                    found.push((Status::AskFirst, rule));
                }
            }
        }
        found
    }

    fn status(&self, id: &str) -> Status {
        self.worsened(id).into_iter().map(|(status, _)| status).max().unwrap_or(Status::Open)
    }

    fn standing(&self, id: &str) -> Standing {
        let all: Vec<String> = self.topic.options.iter().map(|option| option.id.to_string()).collect();
        let of = |status: Status, fallbacks: bool| -> Vec<i32> {
            let ids = all.iter().filter(|id| self.status(id) == status && (fallbacks || !self.is_fallback(id)));
            ids.map(|id| self.points(id)).collect()
        };
        let (open, open_others) = (of(Status::Open, true), of(Status::Open, false));
        let (asking, asking_others) = (of(Status::AskFirst, true), of(Status::AskFirst, false));
        let points = self.points(id);
        match self.status(id) {
            Status::NotForNow => Standing::NotForNow,
            Status::Open => {
                let near = open.iter().all(|other| points >= other - self.topic.tie_margin);
                let earned = if !self.is_fallback(id) {
                    true
                } else if open_others.is_empty() {
                    asking_others.is_empty()
                } else {
                    points > 0 || open_others.iter().all(|other| points > *other)
                };
                if near && earned { Standing::Suggested } else { Standing::Possible }
            }
            Status::AskFirst => {
                let most = if asking_others.is_empty() {
                    open.is_empty() && asking.iter().all(|other| points >= *other)
                } else {
                    open_others.is_empty()
                        && !self.is_fallback(id)
                        && asking_others.iter().all(|other| points >= *other)
                };
                if most { Standing::Leading } else { Standing::AskFirst }
            }
        }
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = self.topic.options.iter().map(|option| self.line(option.id.as_str())).collect();
        // A stable sort: equals stay in file order unless the tie-break says otherwise.
        lines.sort_by_key(|line| {
            let rank = self.topic.tie_break.iter().position(|id| id.as_str() == line.option);
            (line.status, -i64::from(line.points), rank.unwrap_or(usize::MAX))
        });
        lines
    }

    fn line(&self, id: &str) -> Line {
        let with = |wanted: &dyn Fn(&Effect) -> bool| {
            let rules = self.fired().filter(|rule| rule.then.iter().any(wanted));
            rules.map(|rule| rule.id.to_string()).collect::<Vec<_>>()
        };
        let favored_by = with(&|effect| matches!(effect, Effect::Favor(option, _) if option.as_str() == id));
        let disfavored = with(&|effect| matches!(effect, Effect::Disfavor(option, _) if option.as_str() == id));
        let mut cautions = BTreeSet::new();
        for one in self.with_parts(id) {
            for rule in self.fired() {
                for effect in &rule.then {
                    if let Effect::Caution(option, text) = effect
                        && option.as_str() == one
                    {
                        cautions.insert((rule.id.to_string(), text.clone()));
                    }
                }
            }
        }
        Line {
            option: id.to_owned(),
            status: self.status(id),
            standing: self.standing(id),
            points: self.points(id),
            favored_by,
            against: self.worsened(id).into_iter().map(|(_, rule)| rule.id.to_string()).chain(disfavored).collect(),
            cautions,
        }
    }

    fn tell_staff(&self) -> BTreeSet<(String, String)> {
        let rules = self.undecided().filter(|rule| rule.then.contains(&Effect::Refer(Urgency::Now)));
        let mut found = BTreeSet::new();
        for rule in rules {
            self.unsure_in(&rule.when, true, &mut |question| {
                found.insert((rule.id.to_string(), question));
            });
        }
        found
    }

    /// Questions whose missing answer leaves a condition unknown.
    fn unsure_in(&self, condition: &Condition, positive: bool, found: &mut impl FnMut(String)) {
        if self.holds(condition, positive).is_some() {
            return;
        }
        match condition {
            Condition::Not(inner) => self.unsure_in(inner, !positive, found),
            Condition::All(of) | Condition::Any(of) | Condition::AtLeastOf(_, of) => {
                for part in of {
                    self.unsure_in(part, positive, found);
                }
            }
            Condition::Chose(id, _)
            | Condition::ChoseAny(id, _)
            | Condition::ChoseNone(id, _)
            | Condition::AtLeast(id, _)
            | Condition::AtMost(id, _)
            | Condition::CountAtLeast(id, _)
            | Condition::NotSure(id)
            | Condition::Declined(id)
            | Condition::Answered(id)
            | Condition::Applies(id) => found(id.to_string()),
        }
    }
}

fn urgency(effect: &Effect) -> Option<Urgency> {
    match effect {
        Effect::Refer(urgency) => Some(*urgency),
        _ => None,
    }
}
