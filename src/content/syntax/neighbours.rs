//! Two things side by side with nothing between them: a comma or a colon is missing, or a quote stands inside a text.

use super::mistake::Mistake;
use super::token::{Kind, Token};
use super::tree::{Branch, Entry, Node, Tree};

pub fn find(tree: &Tree<'_>) -> Vec<Mistake> {
    let mut found: Vec<Mistake> = tree.tokens.iter().filter_map(|token| glued_unit(tree, token)).collect();
    for branch in tree.branches() {
        let named = branch.bracket == '(' && branch.entries.iter().any(|entry| entry.name.is_some());
        for (at, entry) in branch.entries.iter().enumerate() {
            found.extend(beside(tree, branch, entry, named));
            let before = at.checked_sub(1).and_then(|at| branch.entries.get(at));
            found.extend(before.filter(|_| named).and_then(|before| decimal_comma(tree, branch, before, entry)));
        }
    }
    found
}

/// `60s`
fn glued_unit(tree: &Tree<'_>, token: &Token) -> Option<Mistake> {
    let text = token.of(tree.text);
    let digits = text.find(|c: char| !c.is_ascii_digit()).filter(|_| token.kind == Kind::Number)?;
    let (number, unit) = text.split_at(digits);
    let is_unit = !number.is_empty() && unit.chars().all(char::is_alphabetic) && !(unit.len() == 1 && number == "0");
    let message = format!("A number stands alone here, without {unit}.");
    let help = format!("Write {number} alone; what it counts is in the field's name.");
    let bytes = token.start + digits..token.end;
    is_unit.then(|| Mistake::new("number-with-unit", bytes.clone(), message, help).meant(bytes, String::new()))
}

/// How many nodes the first value of an entry takes: a word and the bracket behind it are one.
fn first_value(tree: &Tree<'_>, nodes: &[Node]) -> usize {
    match nodes {
        [Node::Leaf(word), Node::Branch(branch), ..] if branch.bracket == '(' && kind(tree, *word) == Kind::Word => 2,
        _ => 1,
    }
}

fn kind(tree: &Tree<'_>, place: usize) -> Kind {
    tree.token(place).map_or(Kind::Odd, |token| token.kind)
}

/// First and last token of a node.
fn ends(tree: &Tree<'_>, node: &Node) -> Option<(Token, Token)> {
    let (first, last) = match node {
        Node::Leaf(place) => (*place, *place),
        Node::Branch(branch) => (branch.open, branch.close?),
    };
    Some((*tree.token(first)?, *tree.token(last)?))
}

fn beside(tree: &Tree<'_>, branch: &Branch, entry: &Entry, named: bool) -> Option<Mistake> {
    let taken = first_value(tree, &entry.nodes);
    let (last, next) = (entry.nodes.get(taken.checked_sub(1)?)?, entry.nodes.get(taken)?);
    let ((_, last), (next, _)) = (ends(tree, last)?, ends(tree, next)?);
    let rest = entry.nodes.get(taken + 1..).unwrap_or_default();
    let same_line = !tree.text.get(last.end..next.start).is_some_and(|between| between.contains('\n'));
    let colon_follows = matches!(rest.first(), Some(Node::Leaf(place)) if kind(tree, *place) == Kind::Colon);
    if same_line && !colon_follows {
        if let (Kind::Number, Kind::Word) = (last.kind, next.kind) {
            let number = last.of(tree.text);
            let help = format!("Write {number} alone; what it counts is in the field's name.");
            let message = format!("A number stands alone here, without {}.", next.of(tree.text));
            let mistake = Mistake::new("number-with-unit", next.range(), message, help);
            return Some(mistake.meant(next.range(), " ".repeat(next.end - next.start)));
        }
        // Two words, or a date or a telephone number: a text of which only the quotes are missing.
        let alike = matches!((last.kind, next.kind), (Kind::Word, Kind::Word) | (Kind::Number, Kind::Number));
        // In a list of texts too.
        let holds_text = entry.name.is_some() || (branch.bracket == '[' && !named);
        if holds_text && alike {
            return Some(without_quotes(tree, entry, &last));
        }
        if let Some(mistake) = quote_inside(tree, &last, &next, rest) {
            return Some(mistake);
        }
    }
    let table = branch.bracket == '{';
    let is_key = last.kind == Kind::Word || (table && last.kind == Kind::Text { closed: true });
    let value_follows = matches!(next.kind, Kind::Text { .. } | Kind::Number | Kind::Open(_))
        || (same_line && !colon_follows && next.kind == Kind::Word);
    if (named || table) && entry.name.is_none() && is_key && value_follows {
        let message = format!("A colon is missing after {}.", last.of(tree.text));
        let mistake = Mistake::new("colon-missing", last.range(), message, format!("Write {}: …", last.of(tree.text)));
        return Some(mistake.meant(last.end..last.end, ":"));
    }
    let at = last.end.saturating_sub(1);
    let help = "Add a comma at the end of this.";
    Some(
        Mistake::new("comma-missing", at..last.end, "A comma is missing after this.", help)
            .meant(last.end..last.end, ","),
    )
}

/// Words of the files that people write as two.
const WORDS: [&str; 3] = ["NotKnown", "HighContrast", "VeryLow"];

/// `name: Dry needling,` `published: 2026-11-25,`
fn without_quotes(tree: &Tree<'_>, entry: &Entry, first: &Token) -> Mistake {
    let line_end =
        tree.text.get(first.end..).and_then(|rest| rest.find('\n')).map_or(tree.text.len(), |at| first.end + at);
    let words = entry.nodes.iter().filter_map(|node| ends(tree, node)).filter(|(_, last)| last.end <= line_end);
    let end = words.map(|(_, last)| last.end).max().unwrap_or(first.end);
    let words = tree.text.get(first.start..end).unwrap_or_default();
    // `Not known` is the word NotKnown.
    let joined: String = words.split_whitespace().collect();
    if let Some(word) = WORDS.iter().find(|word| word.eq_ignore_ascii_case(&joined)) {
        let help = format!("Did you mean {word}?");
        return Mistake::new("unknown-word", first.start..end, "These words are one word here.", help)
            .meant(first.start..end, *word);
    }
    let help = format!("Write \"{words}\" with straight quotes.");
    Mistake::new("text-expected", first.start..end, "This text has no quotes.", help)
        .meant(first.start..end, format!("\"{}\"", words.replace('"', "\\\"")))
}

/// `"she said "stop" and left"` reads as two texts with a word between.
fn quote_inside(tree: &Tree<'_>, last: &Token, next: &Token, rest: &[Node]) -> Option<Mistake> {
    let is_text = |token: &Token| token.kind == Kind::Text { closed: true };
    if !is_text(last) || is_text(next) && rest.is_empty() && next.start > last.end {
        return None;
    }
    let line_end =
        tree.text.get(last.end..).and_then(|rest| rest.find('\n')).map_or(tree.text.len(), |at| last.end + at);
    let closing = if is_text(next) && next.start == last.end {
        *next
    } else {
        let texts = rest.iter().filter_map(|node| ends(tree, node)).map(|(first, _)| first);
        texts.into_iter().find(|token| is_text(token) && token.start < line_end)?
    };
    let quote = last.end - 1..last.end;
    let mistake = Mistake::new(
        "quote-inside-text",
        quote.clone(),
        "There is a straight quote inside this text.",
        "Write \\\" for it, or use curly quotes inside: “…”.",
    );
    Some(mistake.meant(quote, "\\\"").meant(closing.start..closing.start + 1, "\\\""))
}

/// `minutes: 1,5` reads as a field and something without a name.
fn decimal_comma(tree: &Tree<'_>, branch: &Branch, before: &Entry, entry: &Entry) -> Option<Mistake> {
    if entry.name.is_some() || before.name.is_none() || branch.bracket != '(' {
        return None;
    }
    let ([Node::Leaf(whole)], [Node::Leaf(part)]) = (before.nodes.as_slice(), entry.nodes.as_slice()) else {
        return None;
    };
    let (whole, part) = (tree.token(*whole)?, tree.token(*part)?);
    let joined =
        whole.kind == Kind::Number && part.kind == Kind::Number && tree.text.get(whole.end..part.start) == Some(",");
    let message = format!("{},{} is no number here.", whole.of(tree.text), part.of(tree.text));
    let help = format!("Numbers have no comma: write a whole number, such as {}.", whole.of(tree.text));
    joined.then(|| {
        Mistake::new("decimal-comma", whole.start..part.end, message, help).meant(whole.end..part.end, String::new())
    })
}
