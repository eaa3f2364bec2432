//! Equal weight: side by side, no option gets more words than another. IPDAS asks that options are shown with equal
//! detail.

use std::collections::BTreeMap;

use super::texts::{self, Told};
use crate::content::outline::Outline;
use crate::content::outline::Step::{At, Key};
use crate::content::pack::Pack;
use crate::content::read::RawTopic;
use crate::diagnostics::Diagnostic;

/// A quarter of a short text is a word or two: rows that are shorter on average are left alone.
const SHORT_LETTERS: usize = 40;

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let told = texts::of(raw);
    let mut rows: BTreeMap<usize, Vec<(&str, &Told<'_>)>> = BTreeMap::new();
    let mut summaries = Vec::new();
    for text in &told {
        match text.path.as_slice() {
            [Key("comparison"), At(row), Key("cells"), Key(option), Key("text")] => {
                rows.entry(*row).or_default().push((*option, text));
            }
            [Key("options"), At(option), Key("summary")] => {
                let id = raw.topic.options.get(*option).map_or("", |option| option.id.as_str());
                summaries.push((id, text));
            }
            _ => {}
        }
    }
    findings.extend(one_row("the summaries", &summaries, pack));
    for (row, texts) in rows {
        let title = raw.topic.comparison.get(row).map_or("", |row| row.title.as_str());
        findings.extend(one_row(&format!("\"{title}\""), &texts, pack));
    }
    findings.extend(reasons(raw, pack));
}

/// Every text of a row is within a quarter of their mean length.
fn one_row(row: &str, texts: &[(&str, &Told<'_>)], pack: &Pack) -> Option<Diagnostic> {
    let lengths: Vec<usize> = texts.iter().map(|(_, told)| told.length()).collect();
    let count = lengths.len();
    let sum: usize = lengths.iter().sum();
    if count < 2 || sum < SHORT_LETTERS * count {
        return None;
    }
    let off = |length: usize| (length * count).abs_diff(sum);
    let unbalanced: Vec<(&str, &Told<'_>, usize)> = texts
        .iter()
        .zip(&lengths)
        .filter(|(_, length)| 4 * off(**length) > sum)
        .map(|((option, told), length)| (*option, *told, *length))
        .collect();
    let (_, worst, _) = unbalanced.iter().max_by_key(|(_, _, length)| off(*length))?;
    let all: Vec<String> =
        texts.iter().zip(&lengths).map(|((option, _), length)| format!("{option} {length}")).collect();
    let mean = sum / count;
    let message = format!(
        "In {row} the options do not get equally many words. Letters: {}; {} to {} would be balanced.",
        all.join(", "),
        (3 * sum).div_ceil(4 * count),
        5 * sum / (4 * count),
    );
    let help = format!(
        "Bring each text near the mean of {mean} letters: shorten the long ones, or say more in the short ones."
    );
    let finding = worst.place(Diagnostic::warning("unbalanced-texts", "", message), 0, pack).help(help);
    let others = unbalanced.iter().filter(|(_, told, _)| told.path != worst.path);
    Some(others.fold(finding, |finding, (option, told, length)| {
        told.relate(finding, 0, format!("{option} has {length} letters"), pack)
    }))
}

/// The lists "consider … if" have equally many lines, give or take one.
fn reasons(raw: &RawTopic, pack: &Pack) -> Option<Diagnostic> {
    let counts = || raw.topic.options.iter().map(|option| option.consider_if.len());
    let (least, most) = (counts().min()?, counts().max()?);
    if most - least <= 1 {
        return None;
    }
    let all: Vec<String> =
        raw.topic.options.iter().map(|option| format!("{} {}", option.id, option.consider_if.len())).collect();
    let shortest = counts().position(|count| count == least)?;
    let path = raw.path("topic.ron");
    let text = pack.text(&path);
    let place = Outline::of(text).value(&[Key("options"), At(shortest), Key("consider_if")]);
    let message = format!("Some options have more lines in consider_if than others: {}.", all.join(", "));
    let finding = Diagnostic::warning("unbalanced-reasons", &path, message).at(Some(place), text);
    Some(finding.help("Give each option equally many lines, or one more at most."))
}
