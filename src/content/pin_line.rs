//! The line `staff_pin: "…",` in `kiosk.ron`: set, replaced or taken out, and every other byte left as it is.

use std::ops::Range;

use super::raw;
use super::read::encoding::{encoded_as, text as read_text};
use super::read::parse::{Parsed, parse};
use super::syntax::{Branch, Draft, Edit, Entry, Kind, Token, Tree};
use crate::diagnostics::{self, Diagnostic};

const FIELD: &str = "staff_pin";
const FILE: &str = "kiosk.ron";

#[derive(Debug, thiserror::Error)]
pub enum PinLineError {
    #[error("kiosk.ron has errors. Fix them first; nothing was changed.\n\n{}", diagnostics::render(.0))]
    Wrong(Vec<Diagnostic>),
    #[error("The line can't be written into kiosk.ron without changing more than it. Nothing was changed.")]
    Unproven,
}

/// Whether there is such a line.
///
/// # Errors
/// When the file can't be read.
pub fn is_set(bytes: &[u8]) -> Result<bool, PinLineError> {
    let text = read_text(FILE, bytes).map_err(|finding| PinLineError::Wrong(vec![*finding]))?;
    Ok(read(&text)?.staff_pin.is_some())
}

/// The file with this hash in its line, or without the line. It means the same but for that, and this is shown before
/// anybody writes it.
///
/// # Errors
/// When the file can't be read, or would not mean the same.
pub fn with_pin(bytes: &[u8], hash: Option<&str>) -> Result<Vec<u8>, PinLineError> {
    let text = read_text(FILE, bytes).map_err(|finding| PinLineError::Wrong(vec![*finding]))?;
    let before = read(&text)?;
    let edits = edits(&text, hash).ok_or(PinLineError::Unproven)?;
    let mut draft = Draft::new(&text);
    draft.apply(&edits);
    let after = read(&draft.text).map_err(|_| PinLineError::Unproven)?;
    if after.staff_pin.as_deref() != hash || meaning(after) != meaning(before) {
        return Err(PinLineError::Unproven);
    }
    encoded_as(bytes, &draft.text).ok_or(PinLineError::Unproven)
}

fn read(text: &str) -> Result<raw::Kiosk, PinLineError> {
    let Parsed { value, findings, .. } = parse::<raw::Kiosk>(FILE, text);
    match value {
        Some(kiosk) if !diagnostics::has_errors(&findings) => Ok(kiosk),
        _ => Err(PinLineError::Wrong(findings)),
    }
}

/// All that it says, but for the PIN.
fn meaning(kiosk: raw::Kiosk) -> String {
    format!("{:?}", raw::Kiosk { staff_pin: None, ..kiosk })
}

fn edits(text: &str, hash: Option<&str>) -> Option<Vec<Edit>> {
    let tree = Tree::new(text);
    let branches = tree.branches();
    let outermost = branches.iter().find(|branch| branch.bracket == '(')?;
    let line = outermost.entries.iter().find(|entry| tree.name(entry) == Some(FIELD));
    match (line, hash) {
        (Some(line), Some(hash)) => Some(vec![Edit::new(tree.value(line)?, format!("\"{hash}\""))]),
        (Some(line), None) => Some(vec![Edit::new(whole_line(&tree, line), "")]),
        (None, Some(hash)) => inserted(&tree, outermost, hash),
        (None, None) => Some(Vec::new()),
    }
}

/// The entry with its comma; with its line, where nothing else stands on it.
fn whole_line(tree: &Tree<'_>, entry: &Entry) -> Range<usize> {
    let Range { start, end } = tree.bytes(entry);
    let end = tree.comma_after(end).map_or(end, |comma| comma.end);
    let before = tree.text.get(..start).unwrap_or_default();
    let after = tree.text.get(end..).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line_end = after.find('\n').map_or(tree.text.len(), |at| end + at + 1);
    let is_blank = |bytes: Range<usize>| tree.text.get(bytes).is_some_and(|rest| rest.trim().is_empty());
    if is_blank(line_start..start) && is_blank(end..line_end) { line_start..line_end } else { start..end }
}

fn inserted(tree: &Tree<'_>, outermost: &Branch, hash: &str) -> Option<Vec<Edit>> {
    let close = tree.token(outermost.close?)?.start;
    let last = outermost.entries.last()?;
    let end = tree.bytes(last).end;
    let line = format!("{FIELD}: \"{hash}\",");
    let before_close = tree.text.get(..close)?;
    let close_line = before_close.rfind('\n').map_or(0, |at| at + 1);
    let comma = tree.comma_after(end).is_none().then(|| Edit::new(end..end, ","));
    let line_break = if before_close.contains("\r\n") { "\r\n" } else { "\n" };
    let open = tree.token(outermost.open)?.end;
    let edit = if let Some((place, indent)) = below_remark(tree, open..close) {
        Edit::new(place..place, format!("{indent}{line}{line_break}"))
    } else if close_line > end && before_close.get(close_line..)?.trim().is_empty() {
        // The bracket has a line of its own: the new one comes before that, behind all remarks.
        Edit::new(close_line..close_line, format!("{}{line}{line_break}", tree.indent(last)))
    } else {
        Edit::new(close..close, format!(" {line}"))
    };
    Some(comma.into_iter().chain([edit]).collect())
}

/// Below the remark that says what this line is, if there is one on lines of its own; with its indent.
fn below_remark<'t>(tree: &Tree<'t>, inside: Range<usize>) -> Option<(usize, &'t str)> {
    let says = |token: &&Token| token.kind == Kind::Comment && token.of(tree.text).contains("waitwise pin");
    let remark = tree.tokens.iter().find(|token| inside.contains(&token.start) && says(token))?;
    let line_start = tree.text.get(..remark.start)?.rfind('\n')? + 1;
    let indent = tree.text.get(line_start..remark.start)?;
    let is_line = |text: &str| text.trim_start().starts_with("//");
    if !is_line(tree.text.get(line_start..)?) {
        return None;
    }
    let lines = tree.text.get(line_start..)?.split_inclusive('\n').take_while(|line| is_line(line));
    let place = line_start + lines.map(str::len).sum::<usize>();
    (place <= inside.end).then_some((place, indent))
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: &str = "format: 2, clinic: \"C\", ask_staff: \"Ask.\", emergency_number: \"112\", topics: [\"a\"]";

    fn set(text: &str, hash: Option<&str>) -> String {
        String::from_utf8(with_pin(text.as_bytes(), hash).unwrap()).unwrap()
    }

    #[test]
    fn the_line_comes_last_behind_all_remarks_and_goes_without_a_trace() {
        for end in [",\n)", ",\n    // Last: remark, )\n)\n", ", // Remark\n)", "\n)", ",\r\n    // Windows\r\n)\r\n"] {
            let text = format!("// Remark\n(\n    {START}{end}");
            let with = set(&text, Some("$x"));
            let line_break = if end.contains('\r') { "\r\n" } else { "\n" };
            assert!(with.contains(&format!("\n    staff_pin: \"$x\",{line_break})")), "{with:?}");
            let again = if end == "\n)" { text.replace("]\n", "],\n") } else { text };
            assert_eq!(set(&with, None), again);
        }
    }

    #[test]
    fn a_remark_about_it_has_the_line_below() {
        for (before, after) in [("", ""), ("    // on two\n", ""), ("", "    theme: Dark,\n"), ("", "    // another\n")]
        {
            let blank = if after.contains("another") { "\n" } else { "" };
            let start = format!("(\n    {START},\n\n    // Written by `waitwise pin`\n{before}");
            let text = format!("{start}{blank}{after})");
            assert_eq!(set(&text, Some("$x")), format!("{start}    staff_pin: \"$x\",\n{blank}{after})"));
        }
        // Behind an entry that has no comma.
        let text = format!("(\n    {START}\n    // Written by `waitwise pin`\n)");
        assert_eq!(set(&text, Some("$x")), text.replace("]\n", "],\n").replace("n`\n", "n`\n    staff_pin: \"$x\",\n"));
    }

    #[test]
    fn on_one_line_it_is_put_before_the_bracket() {
        for (text, with) in [
            (format!("({START})"), format!("({START}, staff_pin: \"$x\",)")),
            (format!("({START}, /* ) */ )"), format!("({START}, /* ) */  staff_pin: \"$x\",)")),
        ] {
            assert_eq!(set(&text, Some("$x")), with);
        }
    }

    #[test]
    fn only_the_hash_is_replaced_and_a_remark_beside_the_line_stays() {
        let text = format!("(\n    staff_pin: Some(\"$old\"), // set in May\n    {START},\n)");
        assert_eq!(set(&text, Some("$new")), text.replace("Some(\"$old\")", "\"$new\""));
        assert_eq!(set(&text, None), text.replace("staff_pin: Some(\"$old\"),", ""));
        assert_eq!(set(&format!("({START})"), None), format!("({START})"));
    }

    #[test]
    fn a_file_with_a_mistake_is_not_touched() {
        let text = format!("({START}, theme: Lihgt)");
        assert!(matches!(with_pin(text.as_bytes(), Some("$x")), Err(PinLineError::Wrong(_))));
    }
}
