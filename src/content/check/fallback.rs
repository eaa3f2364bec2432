//! One option means "not now" or "neither": IPDAS asks that doing nothing is among the choices.

use crate::content::outline::Outline;
use crate::content::outline::Step::{At, Key};
use crate::content::pack::Pack;
use crate::content::read::RawTopic;
use crate::diagnostics::Diagnostic;

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let path = raw.path("topic.ron");
    let text = pack.text(&path);
    let place = |index| Outline::of(text).value(&[Key("options"), At(index), Key("fallback")]);
    let options = raw.topic.options.iter().enumerate();
    let fallbacks: Vec<usize> = options.filter(|(_, option)| option.fallback).map(|(index, _)| index).collect();
    match fallbacks.as_slice() {
        [_] => {}
        // Too few options are told by themselves.
        [] if raw.topic.options.len() < 2 => {}
        [] => {
            let message =
                "No option means \"not now\" or \"neither\": whoever wants none of the others finds no choice.";
            let place = Outline::of(text).value(&[Key("options")]);
            let finding = Diagnostic::warning("no-fallback", &path, message).at(Some(place), text);
            findings.push(finding.help("Write fallback: true into the option that means it, or add such an option."));
        }
        [first, others @ ..] => {
            for other in others {
                let message = "Two options are marked as the one that means \"not now\" or \"neither\".";
                let finding = Diagnostic::warning("several-fallbacks", &path, message).at(Some(place(*other)), text);
                let finding = finding.related(&path, Some(place(*first)), "the other one");
                findings.push(finding.help("Take fallback: true out of one of them."));
            }
        }
    }
}
