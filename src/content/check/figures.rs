//! Figures can be drawn as an icon array: a count within its total, one denominator a row, a source.

use crate::content::locate;
use crate::content::pack::Pack;
use crate::content::raw::Figure;
use crate::content::read::RawTopic;
use crate::diagnostics::Diagnostic;

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let path = raw.path("topic.ron");
    let text = pack.text(&path);
    for row in &raw.topic.side_effects {
        let place = locate::field_value(text, "id", &row.id);
        let mut wrong = |code, message: String| {
            findings.push(Diagnostic::error(code, &path, message).at(place, text));
        };
        let mut of: Option<(u32, &str)> = None;
        for figure in row.figures.values() {
            let Figure::Figure { count, up_to, out_of, per, source, .. } = figure else { continue };
            let most = up_to.unwrap_or(*count);
            if *count > most || most > *out_of {
                let message = format!("In \"{}\" the count {count} to {most} does not fit in {out_of}.", row.id);
                wrong("figure-too-large", message);
            }
            if !matches!(out_of, 100 | 1000) {
                let message = format!("In \"{}\" figures are out of {out_of}; write them out of 100 or 1000.", row.id);
                wrong("figure-total", message);
            }
            if source.is_empty() {
                wrong("figure-without-source", format!("In \"{}\" a figure has no source.", row.id));
            }
            match of {
                Some(first) if first != (*out_of, per.as_str()) => {
                    let message = format!(
                        "In \"{}\" figures are counted differently ({} {} and {out_of} {per}).",
                        row.id, first.0, first.1
                    );
                    wrong("figures-differ", message + " Put them in rows of their own.");
                }
                Some(_) => {}
                None => of = Some((*out_of, per)),
            }
        }
    }
}
