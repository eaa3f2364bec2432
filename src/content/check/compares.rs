//! A choice says on which rows of the comparison it is judged: they are there, and where the results are shown by what
//! matters, there are some.

use super::ids::choices;
use crate::content::outline::Outline;
use crate::content::outline::Step::{At, Key};
use crate::content::pack::Pack;
use crate::content::raw::{Kiosk, Results};
use crate::content::read::{KIOSK, RawTopic};
use crate::diagnostics::{Diagnostic, nearest};

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let known = || raw.topic.comparison.iter().map(|row| row.id.as_str());
    let path = raw.path("questions.ron");
    let text = pack.text(&path);
    for (index, question) in raw.questions.questions.iter().enumerate() {
        let (way, choices) = choices(index, question);
        for (at, choice) in choices.iter().enumerate() {
            for (number, row) in choice.compares.iter().enumerate().filter(|(_, row)| known().all(|id| id != **row)) {
                let message = format!("The comparison in topic.ron has no row \"{row}\".");
                let place = [&way[..], &[At(at), Key("compares"), At(number)]].concat();
                let near = nearest(row, known()).map(|near| format!("Did you mean \"{near}\"? "));
                let help = near.unwrap_or_default() + "Write the name behind \"id\" of a row of `comparison`.";
                let finding = Diagnostic::error("unknown-row", &path, message);
                findings.push(finding.at(Some(Outline::of(text).value(&place)), text).help(help));
            }
        }
    }
}

/// What the patient said matters has to lead to something that can be compared.
pub fn check_by_priority(kiosk: &Kiosk, raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let mut questions = raw.questions.questions.iter().enumerate();
    let compares = questions.any(|(index, question)| choices(index, question).1.iter().any(|c| !c.compares.is_empty()));
    if kiosk.results == Results::Ranked || compares {
        return;
    }
    let path = raw.path("questions.ron");
    let text = pack.text(&path);
    let message = "The results are shown by what matters to the patient, and no choice says which rows tell about it.";
    let finding = Diagnostic::warning("nothing-to-compare", &path, message);
    let finding = finding.at(Some(Outline::of(text).value(&[Key("questions")])), text);
    let kiosk_text = pack.text(KIOSK);
    let finding =
        finding.related(KIOSK, Some(Outline::of(kiosk_text).value(&[Key("results")])), "nothing is ranked here");
    let help = "In the question about what matters, write the rows into each choice: compares: [\"after\"].";
    findings.push(finding.help(help));
}
