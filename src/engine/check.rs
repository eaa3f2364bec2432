//! Everything that must hold of a topic before it is compiled, checked at once. Conditions: [`super::check_condition`].

use std::collections::{BTreeMap, BTreeSet};

use super::check_condition::{Use, condition, scale_steps};
use super::condition::Names;
use super::error::{CompileError, CompileErrorKind as Kind, Place, Unknown};
use super::ids::OptionId;
use super::model::{Claim, Condition, Effect, Question, QuestionKind, Rule, Say, Topic};

/// As many choices (or asked-for values of a scale) as one question may have: one machine word.
pub(crate) const MAX_CHOICES: usize = 64;

/// What is wrong, and what is only doubtful.
pub(crate) struct Findings {
    pub errors: Vec<CompileError>,
    pub warnings: Vec<CompileError>,
}

impl Findings {
    pub fn error(&mut self, kind: Kind, place: &Place, message: String) {
        self.errors.push(CompileError { kind, message, place: place.clone(), related: vec![], unknown: None });
    }

    /// A name that names nothing; `known` introduces the names that are there: "The options of this topic are".
    pub fn unknown(&mut self, kind: Kind, place: &Place, message: &str, known: &str, unknown: Unknown) {
        let message = format!("{message} {known}: {}.", list(unknown.known.iter().map(String::as_str)));
        self.errors.push(CompileError { kind, message, place: place.clone(), related: vec![], unknown: Some(unknown) });
    }

    pub fn warning(&mut self, kind: Kind, place: &Place, related: Place, message: String) {
        let (place, related) = (place.clone(), vec![related]);
        self.warnings.push(CompileError { kind, message, place, related, unknown: None });
    }
}

pub(crate) fn check(topic: &Topic, names: &Names) -> Findings {
    let mut found = Findings { errors: vec![], warnings: vec![] };
    ids(topic, &mut found);
    options(topic, &mut found);
    for question in &topic.questions {
        self::question(question, topic, names, &mut found);
    }
    show_if_cycles(topic, names, &mut found);
    for rule in &topic.rules {
        self::rule(rule, topic, names, &mut found);
    }
    points_overflow(topic, &mut found);
    guarantees(topic, names, &mut found);
    scale_steps(topic, names, &mut found);
    ties(topic, &mut found);
    found
}

/// Reports each id that is used a second time.
fn twice<'a>(what: &str, places: impl Iterator<Item = (&'a str, Place)>, found: &mut Findings) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, place) in places {
        let times = seen.entry(id).or_default();
        *times += 1;
        if *times == 2 {
            let message = format!("There are two {what} called \"{id}\". Give one of them another name.");
            found.error(Kind::DuplicateId, &place, message);
        }
    }
}

fn ids(topic: &Topic, found: &mut Findings) {
    twice("options", topic.options.iter().map(|o| (o.id.as_str(), Place::Option(o.id.clone()))), found);
    twice("questions", topic.questions.iter().map(|q| (q.id.as_str(), Place::Question(q.id.clone()))), found);
    for question in &topic.questions {
        let places = question.kind.choices().iter();
        let places = places.map(|c| (c.id.as_str(), Place::Choice(question.id.clone(), c.id.clone())));
        twice(&format!("choices of the question \"{}\"", question.id), places, found);
    }
    twice("rules", topic.rules.iter().map(|r| (r.id.as_str(), Place::Rule(r.id.clone()))), found);
    twice("guarantees", topic.guarantees.iter().map(|g| (g.id.as_str(), Place::Guarantee(g.id.clone()))), found);
}

fn known_option(id: &OptionId, topic: &Topic, place: &Place, found: &mut Findings) {
    if !topic.options.iter().any(|option| &option.id == id) {
        let known = topic.options.iter().map(|option| option.id.to_string()).collect();
        let unknown = Unknown { written: id.to_string(), known };
        let message = format!("There is no option called \"{id}\".");
        found.unknown(Kind::UnknownOption, place, &message, "The options of this topic are", unknown);
    }
}

/// "a", "b"
pub(crate) fn list<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = ids.map(|id| format!("\"{id}\"")).collect();
    if quoted.is_empty() { "none".to_owned() } else { quoted.join(", ") }
}

fn options(topic: &Topic, found: &mut Findings) {
    for option in &topic.options {
        let place = Place::Option(option.id.clone());
        let mut parts = BTreeSet::new();
        for part_id in &option.combines {
            known_option(part_id, topic, &place, found);
            if !parts.insert(part_id) {
                let message = format!("The option \"{}\" combines \"{part_id}\" twice. Name it once.", option.id);
                found.error(Kind::CombinedTwice, &place, message);
                continue;
            }
            let Some(part) = topic.options.iter().find(|other| &other.id == part_id) else {
                continue;
            };
            if part.combines.is_empty() {
                continue;
            }
            let (kind, message) = if part.id == option.id {
                (
                    Kind::CombinedCycle,
                    format!("The option \"{}\" can't be a part of itself. Take it out of its own list.", option.id),
                )
            } else if reaches(topic, &part.id, &option.id) {
                let message = format!(
                    "The options \"{}\" and \"{part_id}\" can't be parts of each other. Take one of them out.",
                    option.id
                );
                (Kind::CombinedCycle, message)
            } else {
                let message = format!(
                    "The option \"{}\" combines \"{part_id}\", which combines others itself. Name the single options.",
                    option.id
                );
                (Kind::CombinedNested, message)
            };
            let related = vec![Place::Option(part_id.clone())];
            found.errors.push(CompileError { kind, message, place: place.clone(), related, unknown: None });
        }
    }
}

/// Whether `to` is a part of `from`, or a part of a part, and so on.
fn reaches(topic: &Topic, from: &OptionId, to: &OptionId) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = vec![from];
    while let Some(id) = next.pop() {
        if seen.insert(id) {
            let parts = topic.options.iter().filter(|option| &option.id == id).flat_map(|option| &option.combines);
            next.extend(parts);
        }
    }
    from != to && seen.contains(to)
}

fn question(question: &Question, topic: &Topic, names: &Names, found: &mut Findings) {
    let place = Place::Question(question.id.clone());
    match &question.kind {
        QuestionKind::Scale { min, max } => {
            if min > max {
                let message =
                    format!("The scale \"{}\" starts at {min}, above its end {max}. Swap the two.", question.id);
                found.error(Kind::ScaleRange, &place, message);
            }
        }
        QuestionKind::Single(choices) | QuestionKind::Multi(choices) | QuestionKind::Map(choices) => {
            if choices.is_empty() {
                let message = format!("The question \"{}\" has no choices. Give it some.", question.id);
                found.error(Kind::NoChoices, &place, message);
            }
            if choices.len() > MAX_CHOICES {
                let message =
                    format!("The question \"{}\" has more than {MAX_CHOICES} choices. Leave some out.", question.id);
                found.error(Kind::TooManyChoices, &place, message);
            }
        }
    }
    if let QuestionKind::Single(choices) = &question.kind {
        for choice in choices.iter().filter(|choice| choice.exclusive) {
            let message = format!(
                "In \"{}\" only one answer can be chosen, so \"{}\" needn't be marked as exclusive. Take the mark away.",
                question.id, choice.id
            );
            found.error(Kind::ExclusiveInSingle, &Place::Choice(question.id.clone(), choice.id.clone()), message);
        }
    }
    if let Some(show_if) = &question.show_if {
        condition(show_if, Use::ShowIf, &place, topic, names, found);
    }
}

/// The questions that a condition asks about.
pub(crate) fn mentioned(condition: &Condition, names: &Names, into: &mut BTreeSet<usize>) {
    match condition {
        Condition::Chose(id, _)
        | Condition::ChoseAny(id, _)
        | Condition::ChoseNone(id, _)
        | Condition::AtLeast(id, _)
        | Condition::AtMost(id, _)
        | Condition::CountAtLeast(id, _)
        | Condition::NotSure(id)
        | Condition::Declined(id)
        | Condition::Answered(id)
        | Condition::Applies(id) => into.extend(names.at(id)),
        Condition::All(of) | Condition::Any(of) | Condition::AtLeastOf(_, of) => {
            for part in of {
                mentioned(part, names, into);
            }
        }
        Condition::Not(inner) => mentioned(inner, names, into),
    }
}

/// For each question, those that its `show_if` asks about.
pub(crate) fn waits_for(topic: &Topic, names: &Names) -> Vec<BTreeSet<usize>> {
    let questions = topic.questions.iter();
    let sets = questions.map(|question| {
        let mut set = BTreeSet::new();
        if let Some(show_if) = &question.show_if {
            mentioned(show_if, names, &mut set);
        }
        set
    });
    sets.collect()
}

fn show_if_cycles(topic: &Topic, names: &Names, found: &mut Findings) {
    let waits = waits_for(topic, names);
    let reach: Vec<BTreeSet<usize>> = (0..waits.len())
        .map(|start| {
            let mut seen = BTreeSet::new();
            let mut next: Vec<usize> = waits.get(start).into_iter().flatten().copied().collect();
            while let Some(at) = next.pop() {
                if seen.insert(at) {
                    next.extend(waits.get(at).into_iter().flatten());
                }
            }
            seen
        })
        .collect();
    let in_cycle = |a: usize, b: usize| {
        let reaches = |from: usize, to: usize| reach.get(from).is_some_and(|seen| seen.contains(&to));
        reaches(a, b) && reaches(b, a)
    };
    for first in 0..waits.len() {
        // One report a cycle, at its first member; who only waits for a cycle isn't a member.
        if !in_cycle(first, first) || (0..first).any(|earlier| in_cycle(earlier, first)) {
            continue;
        }
        let members = topic.questions.iter().enumerate().filter(|(at, _)| in_cycle(first, *at)).map(|(_, q)| &q.id);
        let members: Vec<_> = members.collect();
        let Some((head, rest)) = members.split_first() else {
            continue;
        };
        let message = if rest.is_empty() {
            format!("The question \"{head}\" is shown depending on its own answer. Let it depend on another one.")
        } else {
            let members = list(members.iter().map(|id| id.as_str()));
            format!(
                "These questions wait for one another, so that none can be shown first: {members}. Take show_if away from one of them."
            )
        };
        let related = rest.iter().map(|id| Place::Question((*id).clone())).collect();
        let place = Place::Question((*head).clone());
        found.errors.push(CompileError { kind: Kind::ShowIfCycle, message, place, related, unknown: None });
    }
}

/// Rules that can make an option less than open.
pub(crate) fn is_severe(rule: &Rule) -> bool {
    rule.then.iter().any(|effect| matches!(effect, Effect::AskFirst(_) | Effect::NotForNow(_) | Effect::Refer(_)))
}

fn rule(rule: &Rule, topic: &Topic, names: &Names, found: &mut Findings) {
    let place = Place::Rule(rule.id.clone());
    if rule.then.is_empty() {
        let message = format!("The rule \"{}\" does nothing. Give it an effect or take it out.", rule.id);
        found.error(Kind::NoEffects, &place, message);
    }
    for effect in &rule.then {
        match effect {
            Effect::Favor(option, points) | Effect::Disfavor(option, points) => {
                known_option(option, topic, &place, found);
                if *points < 1 {
                    let message = format!(
                        "The rule \"{}\" gives {points} points to \"{option}\". Points are 1 or more; use Disfavor for points against.",
                        rule.id
                    );
                    found.error(Kind::PointsBelowOne, &place, message);
                }
            }
            Effect::Caution(option, _) | Effect::AskFirst(option) | Effect::NotForNow(option) => {
                known_option(option, topic, &place, found);
            }
            Effect::Refer(_) => {}
        }
    }
    let usage = if is_severe(rule) { Use::Severe } else { Use::Free };
    condition(&rule.when, usage, &place, topic, names, found);
    if rule.then.iter().any(|effect| matches!(effect, Effect::Disfavor(..))) {
        let mut asked = BTreeSet::new();
        mentioned(&rule.when, names, &mut asked);
        for question in asked.into_iter().filter_map(|at| topic.questions.get(at)).filter(|q| q.safety) {
            let message = format!(
                "The rule \"{}\" takes points away because of the safety question \"{}\". Points are no warning: \"not sure\" would count for nothing. Use AskFirst or NotForNow if it is about safety.",
                rule.id, question.id
            );
            found.warning(Kind::DisfavorOverSafety, &place, Place::Question(question.id.clone()), message);
        }
    }
}

fn points_for(effect: &Effect, option: &OptionId) -> i32 {
    match effect {
        Effect::Favor(id, points) | Effect::Disfavor(id, points) if id == option => *points,
        _ => 0,
    }
}

/// No sum of points may leave `i32`, whichever rules fire together.
fn points_overflow(topic: &Topic, found: &mut Findings) {
    for option in &topic.options {
        let (mut gained, mut lost) = (0_i64, 0_i64);
        for effect in topic.rules.iter().flat_map(|rule| &rule.then) {
            match effect {
                Effect::Favor(id, points) if id == &option.id => gained += i64::from((*points).max(0)),
                Effect::Disfavor(id, points) if id == &option.id => lost += i64::from((*points).max(0)),
                Effect::Favor(..)
                | Effect::Disfavor(..)
                | Effect::Caution(..)
                | Effect::AskFirst(_)
                | Effect::NotForNow(_)
                | Effect::Refer(_) => {}
            }
        }
        if gained.max(lost) > i64::from(i32::MAX) {
            let message =
                format!("All points of \"{}\" together are too many to count. Use smaller numbers.", option.id);
            let most = |rule: &&Rule| rule.then.iter().map(|effect| points_for(effect, &option.id)).max();
            let place = topic.rules.iter().max_by_key(most).map(|rule| Place::Rule(rule.id.clone()));
            found.error(Kind::PointsOverflow, &place.unwrap_or(Place::Option(option.id.clone())), message);
        }
    }
}

fn guarantees(topic: &Topic, names: &Names, found: &mut Findings) {
    for guarantee in &topic.guarantees {
        let place = Place::Guarantee(guarantee.id.clone());
        let (Say::Never(claim) | Say::Always(claim) | Say::Reachable(claim)) = &guarantee.say;
        match claim {
            Claim::Suggested(option)
            | Claim::Leading(option)
            | Claim::AskFirst(option)
            | Claim::NotForNow(option)
            | Claim::AskFirstOrStronger(option) => known_option(option, topic, &place, found),
            Claim::Refer(_) => {}
        }
        if let Some(when) = &guarantee.when {
            condition(when, Use::Free, &place, topic, names, found);
        }
    }
}

fn ties(topic: &Topic, found: &mut Findings) {
    if topic.tie_margin < 0 {
        let message = format!("The tie margin is {}, below 0. Write 0 or more.", topic.tie_margin);
        found.error(Kind::TieMarginNegative, &Place::TieMargin, message);
    }
    let mut named = BTreeSet::new();
    for option in &topic.tie_break {
        known_option(option, topic, &Place::TieBreak, found);
        if !named.insert(option) {
            let message = format!("The order of ties names \"{option}\" twice. Name it once.");
            found.error(Kind::TieBreakTwice, &Place::TieBreak, message);
        }
    }
}
