//! What a proof says about a topic, in words and places that whoever wrote the rules can follow.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::Ordering;

use super::build::position_of;
use super::library::Topic;
use super::pack::Pack;
use super::read::topic_path;
use super::{Loaded, in_words, locate};
use crate::diagnostics::{self, Diagnostic, Position, Severity};
use crate::engine::model::{Claim, Guarantee, Say};
use crate::engine::outcome::Given;
use crate::engine::prove::{Checked, Conflict, Event, Fall, Limits, Proof, Verdict, Visit, Weight, prove};
use crate::engine::{CompileError, CompileErrorKind, OptionId, Place};

/// The note about a choice that speaks for an option and lets it fall.
pub const FALL: &str = "favoured-option-falls";

/// Proofs that were made already: a topic whose questions, options and rules are the same is not proven again.
#[derive(Debug, Default)]
pub struct Proofs {
    known: HashMap<u64, Known>,
    asked: u64,
}

#[derive(Debug)]
struct Known {
    proof: Proof,
    /// False when the time was over first: next time there may be more of it.
    finished: bool,
    last_asked: u64,
}

impl Proofs {
    /// `progress` hears the topic's name and how many of how many properties are done.
    pub fn of(&mut self, topic: &Topic, limits: &Limits, progress: &mut dyn FnMut(&str, usize, usize)) -> &Proof {
        self.asked += 1;
        let digest = digest(topic);
        // Without any more time, what was shown before the end is all that there is.
        let time_is_over = limits.stop.load(Ordering::Relaxed);
        if !time_is_over && self.known.get(&digest).is_some_and(|known| !known.finished) {
            self.known.remove(&digest);
        }
        let known = self.known.entry(digest).or_insert_with(|| {
            let proof = prove(&topic.engine, limits, &mut |done, total| progress(&topic.name, done, total));
            Known { proof, finished: !limits.stop.load(Ordering::Relaxed), last_asked: 0 }
        });
        known.last_asked = self.asked;
        &known.proof
    }

    /// Forgets all but so many, those first that nobody asked for the longest.
    pub fn keep_latest(&mut self, count: usize) {
        let mut times: Vec<u64> = self.known.values().map(|known| known.last_asked).collect();
        times.sort_unstable_by(|a, b| b.cmp(a));
        if let Some(newest_forgotten) = times.get(count) {
            self.known.retain(|_, known| known.last_asked > *newest_forgotten);
        }
    }

    /// How many different topics have been proven.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }
}

/// Of all that the engine reads; pictures and other words may change without a new proof.
fn digest(topic: &Topic) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{:?}", topic.engine.topic()).hash(&mut hasher);
    hasher.finish()
}

/// Proves every topic. What is broken or could not be shown becomes a finding, and then nothing goes live.
pub fn require(
    loaded: &mut Loaded,
    proofs: &mut Proofs,
    limits: &Limits,
    progress: &mut dyn FnMut(&str, usize, usize),
) {
    let Some(library) = &loaded.library else { return };
    for topic in &library.topics {
        let proof = proofs.of(topic, limits, progress);
        let path = topic_path(&topic.id, "topic.ron");
        let contradict = loaded.findings.iter().any(|f| f.code == "several-fallbacks" && f.file == path);
        // What can't happen while the options contradict each other is a consequence of that.
        let proven = findings(topic, &loaded.pack, proof);
        loaded.findings.extend(proven.into_iter().filter(|f| !contradict || f.severity == Severity::Error));
    }
    diagnostics::sort(&mut loaded.findings);
    if diagnostics::has_errors(&loaded.findings) {
        loaded.library = None;
    }
}

/// One finding for each property that isn't proven.
pub fn findings(topic: &Topic, pack: &Pack, proof: &Proof) -> Vec<Diagnostic> {
    let found = proof.checked.iter().filter_map(|checked| finding(topic, pack, checked)).collect::<Vec<_>>();
    // A question that is never shown has choices that are never chosen, a rule that never fires never matters, and a
    // test beside its scale never holds: once is enough.
    let told =
        |event: Event| proof.checked.iter().any(|c| c.property.event == event && c.verdict == Verdict::Impossible);
    let model = topic.engine.topic();
    let never_put_forward = |option: usize| {
        let id = model.options.get(option).map(|option| &option.id);
        let asks = |say: &Say| matches!(say, Say::Reachable(Claim::Suggested(wanted)) if Some(wanted) == id);
        let mut asking = model.guarantees.iter().enumerate().filter(|(_, guarantee)| asks(&guarantee.say));
        asking.any(|(at, _)| told(Event::Reach(at)))
    };
    let warned = |place: Option<Place>| {
        let of_scale = |warning: &&CompileError| warning.kind == CompileErrorKind::ScaleTestOutside;
        topic.engine.warnings().iter().filter(of_scale).any(|warning| Some(&warning.place) == place.as_ref())
    };
    let rule = |at: usize| model.rules.get(at).map(|rule| Place::Rule(rule.id.clone()));
    let question = |at: usize| model.questions.get(at).map(|question| Place::Question(question.id.clone()));
    let repeated: Vec<bool> = proof
        .checked
        .iter()
        .filter(|checked| checked.verdict != Verdict::Proven)
        .map(|checked| match checked.property.event {
            Event::Chosen(at, _) => told(Event::Shown(at)),
            Event::Matters(at) if told(Event::Fires(at)) => true,
            // What could not be proven is always told.
            _ if checked.verdict != Verdict::Impossible => false,
            Event::Shown(at) => warned(question(at)),
            Event::Matters(at) | Event::Fires(at) => warned(rule(at)),
            Event::Suggested(at) => never_put_forward(at),
            _ => false,
        })
        .collect();
    let found = found.into_iter().zip(repeated).filter(|(_, repeated)| !repeated).map(|(finding, _)| finding);
    found.chain(proof.falls.found.iter().filter_map(|fall| fall_note(topic, pack, fall))).collect()
}

fn fall_note(topic: &Topic, pack: &Pack, fall: &Fall) -> Option<Diagnostic> {
    let model = topic.engine.topic();
    let (rule, option) = (&model.rules.get(fall.rule)?.id, &model.options.get(fall.of.option)?.id);
    let name = topic.option(option).map_or_else(|| option.to_string(), |option| option.name.clone());
    let path = rules_path(topic);
    let at = locate::field_value(pack.text(&path), "id", rule.as_str());
    let message =
        format!("The rule \"{rule}\" speaks for \"{name}\", yet with its choice \"{name}\" can lose its place.");
    let note = Diagnostic::note(FALL, &path, message);
    let help = format!(
        "See it before with: {}  And after with {} in place.",
        command(topic, pack, &fall.before),
        answers_that_differ(topic, fall)
    );
    Some(note.at(at, pack.text(&path)).help(help))
}

fn finding(topic: &Topic, pack: &Pack, checked: &Checked) -> Option<Diagnostic> {
    if checked.verdict == Verdict::Proven {
        return None;
    }
    let Subject { code, broken, shown, place } = subject(topic, checked.property.event)?;
    let (code, message) = match &checked.verdict {
        Verdict::NotProven => ("not-proven", format!("In the time given it could not be shown that {shown}.")),
        Verdict::Broken { .. } | Verdict::Impossible | Verdict::Proven => (code, format!("{broken}.")),
    };
    let (path, position) = locate_place(topic, pack, &place);
    let text = pack.text(&path);
    let finding = match checked.property.weight {
        Weight::Error => Diagnostic::error(code, &path, message),
        Weight::Warning => Diagnostic::warning(code, &path, message),
    };
    let mut finding = finding.at(position, text);
    match &checked.verdict {
        Verdict::Broken { example, forced_by } => {
            finding.message = format!("{} {}", finding.message, breaking_answers(topic, forced_by));
            for rule in rules_involved(topic, example, forced_by) {
                let at = locate::field_value(pack.text(&rules_path(topic)), "id", &rule);
                finding = finding.related(&rules_path(topic), at, format!("rule \"{rule}\" fires with these answers"));
            }
            finding.help = Some(format!("See it with: {}", command(topic, pack, example)));
        }
        Verdict::NotProven => finding.help = Some("Give it more time with --time-limit-secs.".to_owned()),
        Verdict::Impossible if let Some(why) = conflict(topic, &checked.conflict) => finding.help = Some(why),
        Verdict::Impossible if !matches!(checked.property.event, Event::Suggested(_) | Event::Reach(_)) => {
            finding.help = Some("Ask the clinical lead which conditions keep it from happening.".to_owned());
        }
        Verdict::Impossible => {
            finding.help = Some("Add a rule that speaks for it, or look which rules stand against it.".to_owned());
        }
        Verdict::Proven => {}
    }
    Some(finding)
}

/// What keeps something from ever being so.
fn conflict(topic: &Topic, conflict: &Conflict) -> Option<String> {
    let model = topic.engine.topic();
    let list = |names: Vec<String>| names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    Some(match conflict {
        Conflict::Questions(at) => {
            let names =
                at.iter().filter_map(|at| topic.questions.get(*at)).map(|q| q.id.to_string()).collect::<Vec<_>>();
            match names.as_slice() {
                [] => return None,
                [only] => format!("Its condition on \"{only}\" can never be true."),
                _ => format!("Its conditions on {} can't be true together.", list(names)),
            }
        }
        Conflict::Rules(at) => {
            let names = at.iter().filter_map(|at| model.rules.get(*at)).map(|rule| rule.id.to_string());
            match names.collect::<Vec<_>>() {
                only if only.len() == 1 => format!("The rule {} stands against it in every visit.", list(only)),
                several => format!("In every visit one of these rules stands against it: {}.", list(several)),
            }
        }
        Conflict::Options(at) => {
            let names = at.iter().filter_map(|at| topic.options.get(*at)).map(|option| option.name.clone());
            match names.collect::<Vec<_>>() {
                only if only.len() == 1 => format!("{} always has more points.", list(only)),
                several => format!("One of these always has more points: {}.", list(several)),
            }
        }
        Conflict::Unknown => return None,
    })
}

/// What a property is about.
struct Subject {
    code: &'static str,
    /// When it fails, as a sentence.
    broken: String,
    /// What should be shown, after "that".
    shown: String,
    place: Place,
}

fn subject(topic: &Topic, event: Event) -> Option<Subject> {
    let model = topic.engine.topic();
    let option_name = |id: &OptionId| topic.option(id).map_or_else(|| id.to_string(), |option| option.name.clone());
    let possible = |code, what: String, place| Subject {
        code,
        broken: format!("There are no answers with which {what}"),
        shown: format!("there are answers with which {what}"),
        place,
    };
    Some(match event {
        Event::Breach(at) | Event::Reach(at) => {
            let guarantee = model.guarantees.get(at)?;
            Subject {
                code: if matches!(event, Event::Breach(_)) { "guarantee-broken" } else { "guarantee-unreachable" },
                broken: format!("The guarantee \"{}\" is broken: {}", guarantee.id, breach(guarantee, &option_name)),
                shown: format!("the guarantee \"{}\" holds", guarantee.id),
                place: Place::Guarantee(guarantee.id.clone()),
            }
        }
        Event::NotForNowLeads(at) => {
            let id = &model.options.get(at)?.id;
            let name = option_name(id);
            Subject {
                code: "not-for-now-leads",
                broken: format!("\"{name}\" is put forward although a rule says \"not for now\""),
                shown: format!("\"{name}\" is never put forward where a rule says \"not for now\""),
                place: Place::Option(id.clone()),
            }
        }
        Event::NoResult | Event::Tie => Subject {
            code: "no-result",
            broken: "A visit can end without any result".to_owned(),
            shown: "every visit ends with a result".to_owned(),
            place: Place::Option(model.options.first()?.id.clone()),
        },
        Event::Suggested(at) => {
            let id = &model.options.get(at)?.id;
            let what = format!("\"{}\" is suggested", option_name(id));
            possible("option-never-suggested", what, Place::Option(id.clone()))
        }
        Event::Shown(at) => {
            let id = &model.questions.get(at)?.id;
            possible("question-never-shown", format!("the question \"{id}\" is shown"), Place::Question(id.clone()))
        }
        Event::Chosen(question, choice) => {
            let question = model.questions.get(question)?;
            let choice = &question.kind.choices().get(choice)?.id;
            let what = format!("\"{choice}\" is chosen in the question \"{}\"", question.id);
            possible("choice-never-chosen", what, Place::Choice(question.id.clone(), choice.clone()))
        }
        Event::Fires(at) => {
            let id = &model.rules.get(at)?.id;
            possible("rule-never-fires", format!("the rule \"{id}\" comes true"), Place::Rule(id.clone()))
        }
        Event::Matters(at) => {
            let id = &model.rules.get(at)?.id;
            possible("rule-never-matters", format!("the rule \"{id}\" changes a result"), Place::Rule(id.clone()))
        }
    })
}

/// What happens although a guarantee forbids it.
fn breach(guarantee: &Guarantee, name: &dyn Fn(&OptionId) -> String) -> String {
    let (Say::Never(claim) | Say::Always(claim) | Say::Reachable(claim)) = &guarantee.say;
    let is = in_words::claim(claim, "", &|id| format!("\"{}\"", name(id)));
    match guarantee.say {
        Say::Never(_) => format!("it can happen that {is}"),
        Say::Always(_) => format!("it is not always so that {is}"),
        Say::Reachable(_) => format!("there are no answers with which {is}"),
    }
}

fn rules_path(topic: &Topic) -> String {
    topic_path(&topic.id, "rules.ron")
}

fn locate_place(topic: &Topic, pack: &Pack, place: &Place) -> (String, Option<Position>) {
    let path = topic_path(&topic.id, super::build::file_of(place));
    let position = position_of(place, pack.text(&path));
    (path, position)
}

/// "These answers break it, whatever else is answered: Needles: No needles, please."
fn breaking_answers(topic: &Topic, visit: &Visit) -> String {
    if visit.is_empty() {
        return "Any answers break it.".to_owned();
    }
    let given: Vec<String> = visit
        .given(&topic.engine)
        .into_iter()
        .map(|given| {
            let question = topic.question(&given.question);
            let short = question.map_or_else(|| given.question.to_string(), |question| question.short.clone());
            let answer = match &given.given {
                Given::Choice(choice) => {
                    question.and_then(|q| q.choice(choice)).map_or_else(|| choice.to_string(), |c| c.text.clone())
                }
                Given::Value(value) => value.to_string(),
                Given::NotSure => in_words::NOT_SURE.to_owned(),
                Given::Declined => in_words::DECLINED.to_owned(),
            };
            format!("{short}: {answer}")
        })
        .collect();
    format!("These answers break it, whatever else is answered: {}.", given.join("; "))
}

/// Rules that fire in the example and ask about one of the answers that break it.
fn rules_involved(topic: &Topic, example: &Visit, forced_by: &Visit) -> Vec<String> {
    let asked: Vec<String> =
        forced_by.given(&topic.engine).into_iter().map(|given| given.question.to_string()).collect();
    let outcome = topic.engine.evaluate(&example.answers(&topic.engine));
    let mut rules = Vec::new();
    let reasons = outcome.ranking().into_iter().flat_map(|ranking| &ranking.options);
    let reasons = reasons.flat_map(|result| result.reasons_for.iter().chain(&result.reasons_against));
    let referral = outcome.referral().into_iter().flat_map(|referral| &referral.reasons);
    for reason in reasons.chain(referral) {
        let asks = forced_by.is_empty() || reason.answers.iter().any(|a| asked.contains(&a.question.to_string()));
        let id = reason.rule.to_string();
        if asks && !rules.contains(&id) {
            rules.push(id);
        }
    }
    rules
}

/// How to see a visit with one's own eyes.
pub fn command(topic: &Topic, pack: &Pack, visit: &Visit) -> String {
    let content = pack.folder.as_ref().map(|folder| format!(" --content \"{}\"", folder.display())).unwrap_or_default();
    let arguments = answers(topic, visit).into_iter().map(|answer| format!(" --answer {answer}"));
    format!("waitwise ask {}{content}{}", topic.id, arguments.collect::<String>())
}

/// The answers after a fall that are not those before it.
fn answers_that_differ(topic: &Topic, fall: &Fall) -> String {
    let before = answers(topic, &fall.before);
    let mut after = answers(topic, &fall.after);
    after.retain(|answer| !before.contains(answer));
    after.join(" ")
}

/// "needles=no", as the command line takes them.
fn answers(topic: &Topic, visit: &Visit) -> Vec<String> {
    let mut answers: Vec<(String, Vec<String>)> = Vec::new();
    for given in visit.given(&topic.engine) {
        let word = match given.given {
            Given::Choice(choice) => choice.to_string(),
            Given::Value(value) => value.to_string(),
            Given::NotSure => "not-sure".to_owned(),
            Given::Declined => "declined".to_owned(),
        };
        let question = given.question.to_string();
        match answers.last_mut() {
            Some((last, words)) if *last == question => words.push(word),
            Some(_) | None => answers.push((question, vec![word])),
        }
    }
    answers.into_iter().map(|(question, words)| format!("{question}={}", words.join(","))).collect()
}
