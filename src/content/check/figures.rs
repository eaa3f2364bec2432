//! Figures can be drawn as an icon array: a count within its total, one denominator a row, a source. IPDAS asks for
//! the same denominator wherever chances are compared.

use crate::content::outline::Outline;
use crate::content::outline::Step::{self, At, Key};
use crate::content::pack::Pack;
use crate::content::raw::Figure;
use crate::content::read::RawTopic;
use crate::diagnostics::Diagnostic;

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let path = raw.path("topic.ron");
    let text = pack.text(&path);
    for (index, row) in raw.topic.side_effects.iter().enumerate() {
        // What the first figure of the row counts, and whose it is.
        let mut first: Option<(u32, &str, &str)> = None;
        for (option, figure) in &row.figures {
            let Figure::Figure { count, up_to, out_of, per, source, .. } = figure else { continue };
            let at = [Key("side_effects"), At(index), Key("figures"), Key(option)];
            let inside = |field| [at[0], at[1], at[2], at[3], Key(field)];
            let place = |path: &[Step<'_>]| Some(Outline::of(text).value(path));
            let mut wrong = |code, field, message: String, help: &str| {
                let finding = Diagnostic::error(code, &path, message).at(place(&inside(field)), text);
                findings.push(finding.help(help));
            };
            let most = up_to.unwrap_or(*count);
            // A count that is too large anyway is told by itself.
            if most < *count && *count <= *out_of {
                let message = format!("In \"{}\" up_to is {most}, below the count of {count}.", row.title);
                wrong("figure-order", "up_to", message, "Write the smaller figure into count, the larger into up_to.");
            }
            if *count.max(&most) > *out_of {
                let message = format!("In \"{}\" the count {} does not fit in {out_of}.", row.title, count.max(&most));
                wrong("figure-too-large", "count", message, "Look the number up in its study.");
            }
            if !matches!(out_of, 100 | 1000) {
                let message = format!("In \"{}\" figures are out of {out_of}.", row.title);
                wrong("figure-total", "out_of", message, "Write them out of 100 or 1000, so that people can compare.");
            }
            if source.iter().all(|source| source.trim().is_empty()) {
                let message = format!("In \"{}\" a figure has no source.", row.title);
                wrong("figure-without-source", "source", message, "Name the study: source: [\"R1\"]");
            }
            match first {
                Some((first_of, first_per, first_option)) if (first_of, first_per) != (*out_of, per.trim()) => {
                    let message = format!(
                        "In \"{}\" figures are counted differently: {first_of} {first_per}, and {out_of} {per}.",
                        row.title
                    );
                    let finding =
                        Diagnostic::error("figures-differ", &path, message).at(place(&inside("out_of")), text);
                    let other = [at[0], at[1], at[2], Key(first_option), Key("out_of")];
                    let finding = finding.related(&path, place(&other), "the other figure");
                    findings.push(finding.help("Put them in rows of their own."));
                }
                Some(_) => {}
                None => first = Some((*out_of, per.trim(), option)),
            }
        }
    }
}
