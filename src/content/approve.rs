//! Who approved a topic, when and which words: written into the review block of its `topic.ron`, every other byte as it was.

use super::date::Date;
use super::raw;
use super::read::encoding::{encoded_as, text as read_text};
use super::read::parse::parse;
use super::syntax::{Branch, Draft, Edit, Entry, Kind, Node, Tree};
use super::translate::{self, quoted};

pub use super::approval::{digest, is_name_and_role};
use super::pack::Pack;

/// What is written down of an approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// "Ana Ruiz, physiotherapist"
    pub by: String,
    pub on: Date,
    /// Of the words: see [`digest`].
    pub digest: String,
}

#[derive(Debug, thiserror::Error)]
#[error("The approval can't be written into topic.ron without changing more than it. Nothing was changed.")]
pub struct Unproven;

/// The texts that are approved, as far as patients read or hear them; those about pictures may change.
pub fn texts(topic: &str, pack: &Pack) -> usize {
    let read = translate::in_topic(pack, topic);
    read.iter().filter(|text| translate::is_seen(&text.key) && !translate::is_record(&text.key)).count()
}

/// What the file says already, where all three are there.
pub fn standing(bytes: &[u8]) -> Option<Approval> {
    let raw::Review { approved_by, approved_on, approved_digest, .. } = read(&read_text("", bytes).ok()?)?.review;
    Some(Approval { by: approved_by?, on: Date::parse(&approved_on?)?, digest: approved_digest? })
}

/// The file with this approval in it. It means the same but for that, and this is shown before anybody writes it.
///
/// # Errors
/// When the file can't be read, or would not mean the same.
pub fn approved(bytes: &[u8], approval: &Approval) -> Result<Vec<u8>, Unproven> {
    let text = read_text("", bytes).map_err(|_| Unproven)?;
    let before = read(&text).ok_or(Unproven)?;
    let mut draft = Draft::new(&text);
    draft.apply(&edits(&Tree::new(&text), approval).ok_or(Unproven)?);
    let after = read(&draft.text).ok_or(Unproven)?;
    let bytes = encoded_as(bytes, &draft.text).ok_or(Unproven)?;
    let is_written = standing(&bytes).as_ref() == Some(approval);
    if is_written && meaning(after) == meaning(before) && remarks(&draft.text) == remarks(&text) {
        Ok(bytes)
    } else {
        Err(Unproven)
    }
}

fn read(text: &str) -> Option<raw::Topic> {
    parse::<raw::Topic>("topic.ron", text).value
}

/// All that it says, but for the approval.
fn meaning(topic: raw::Topic) -> String {
    let review = raw::Review { approved_by: None, approved_on: None, approved_digest: None, ..topic.review };
    format!("{:?}", raw::Topic { review, ..topic })
}

fn remarks(text: &str) -> Vec<&str> {
    let tree = Tree::new(text);
    tree.tokens.iter().filter(|token| token.kind == Kind::Comment).map(|token| token.of(text)).collect()
}

const APPROVED_BY: &str = "approved_by";

fn edits(tree: &Tree<'_>, approval: &Approval) -> Option<Vec<Edit>> {
    let review = review(tree)?;
    let field = |name: &str| review.entries.iter().find(|entry| tree.name(entry) == Some(name));
    let mut edits = Vec::new();
    let mut missing = Vec::new();
    for (name, value) in [
        (APPROVED_BY, approval.by.clone()),
        ("approved_on", approval.on.to_string()),
        ("approved_digest", approval.digest.clone()),
    ] {
        match field(name) {
            Some(entry) => edits.push(Edit::new(tree.token(innermost(&entry.nodes)?)?.range(), quoted(&value))),
            None => missing.push(format!("{name}: {}", quoted(&value))),
        }
    }
    edits.extend(added(tree, field(APPROVED_BY).or(review.entries.last())?, &missing));
    Some(edits)
}

/// The brackets behind `review:`.
fn review<'n>(tree: &'n Tree<'_>) -> Option<&'n Branch> {
    let outermost = tree.entries.iter().flat_map(|entry| &entry.nodes).filter_map(branch);
    let entry = outermost.flat_map(|outer| &outer.entries).find(|entry| tree.name(entry) == Some("review"))?;
    entry.nodes.iter().find_map(branch)
}

fn branch(node: &Node) -> Option<&Branch> {
    match node {
        Node::Branch(branch) => Some(branch),
        Node::Leaf(_) => None,
    }
}

/// The text itself, also inside of `Some("…")`, whatever is remarked beside it.
fn innermost(nodes: &[Node]) -> Option<usize> {
    match (nodes.iter().find_map(branch), nodes.first()?) {
        (Some(branch), _) => innermost(&branch.entries.first()?.nodes),
        (None, Node::Leaf(place)) => Some(*place),
        (None, Node::Branch(_)) => None,
    }
}

/// New fields below this one: on lines of their own where it has one, else behind it on the same.
fn added(tree: &Tree<'_>, below: &Entry, fields: &[String]) -> Vec<Edit> {
    if fields.is_empty() {
        return Vec::new();
    }
    let end = tree.bytes(below).end;
    let comma = tree.comma_after(end);
    let behind = comma.map_or(end, |comma| comma.end);
    let mut edits: Vec<Edit> = comma.is_none().then(|| Edit::new(end..end, ",")).into_iter().collect();
    edits.push(match next_line(tree, behind) {
        Some(place) => {
            let line_break =
                if tree.text.get(..place).is_some_and(|text| text.ends_with("\r\n")) { "\r\n" } else { "\n" };
            let indent = tree.indent(below);
            let lines = fields.iter().map(|field| format!("{indent}{field},{line_break}"));
            Edit::new(place..place, lines.collect::<String>())
        }
        None if comma.is_none() => return vec![Edit::new(end..end, format!(", {}", fields.join(", ")))],
        None => Edit::new(behind..behind, format!(" {},", fields.join(", "))),
    });
    edits
}

/// Where the next line begins, if nothing but remarks stands before it.
fn next_line(tree: &Tree<'_>, behind: usize) -> Option<usize> {
    let rest = tree.tokens.iter().filter(|token| token.start >= behind).take_while(|token| !token.means_something());
    rest.filter(|token| token.kind == Kind::Blank)
        .find_map(|blank| Some(blank.start + blank.of(tree.text).find('\n')? + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The review block of a small file, approved.
    fn approved_block(block: &str) -> String {
        let starter = crate::content::starter::pack("sample");
        let text = starter.text("topics/sample/topic.ron");
        let tree = Tree::new(text);
        let review = review(&tree).unwrap();
        let (open, close) = (tree.token(review.open).unwrap().end, tree.token(review.close.unwrap()).unwrap().start);
        let (before, after) = (&text[..open], &text[close..]);
        let approval = Approval {
            by: "Ana \"Doc\" Ruiz, physiotherapist".to_owned(),
            on: Date::parse("2026-11-26").unwrap(),
            digest: "0123456789abcdef".to_owned(),
        };
        let new = approved(format!("{before}{block}{after}").as_bytes(), &approval).unwrap();
        let new = String::from_utf8(new).unwrap();
        let inside = new.strip_prefix(before).and_then(|new| new.strip_suffix(after)).unwrap();
        inside.to_owned()
    }

    const REST: &str = "published: \"2026-11-25\", evidence_until: \"2026-11\", review_due: \"2028-11-25\", \
        update_policy: \"x\", authors: [], funding: \"x\", interests: \"x\"";
    const BY: &str = r#""Ana \"Doc\" Ruiz, physiotherapist""#;
    const ON: &str = "approved_on: \"2026-11-26\"";
    const WORDS: &str = "approved_digest: \"0123456789abcdef\"";

    #[test]
    fn what_is_missing_comes_below_with_the_same_indent_and_behind_the_remarks_of_that_line() {
        for (block, expected) in [
            // Lines of their own, with and without a comma or a remark.
            (
                format!("\n  {REST},\n  approved_by: None, // who\n"),
                format!("\n  {REST},\n  approved_by: {BY}, // who\n  {ON},\n  {WORDS},\n"),
            ),
            (
                format!("\r\n\t{REST},\r\n\tapproved_by: None // )\r\n"),
                format!("\r\n\t{REST},\r\n\tapproved_by: {BY}, // )\r\n\t{ON},\r\n\t{WORDS},\r\n"),
            ),
            // One line.
            (format!("{REST}, approved_by: None"), format!("{REST}, approved_by: {BY}, {ON}, {WORDS}")),
            (format!("approved_by: None, {REST}"), format!("approved_by: {BY}, {ON}, {WORDS}, {REST}")),
            (
                format!("approved_by: None, /* a\n */ {REST}"),
                format!("approved_by: {BY}, {ON}, {WORDS}, /* a\n */ {REST}"),
            ),
            // No such line yet.
            (format!("\n    {REST},\n"), format!("\n    {REST},\n    approved_by: {BY},\n    {ON},\n    {WORDS},\n")),
        ] {
            assert_eq!(approved_block(&block), expected);
        }
    }

    #[test]
    fn what_is_there_is_replaced_where_it_stands_and_remarks_inside_of_it_stay() {
        let block =
            format!("{WORDS}, approved_by: Some(/* of May */ \"Old, name\"), {REST}, approved_on: /* ? */ None");
        let expected =
            format!("{WORDS}, approved_by: Some(/* of May */ {BY}), {REST}, approved_on: /* ? */ \"2026-11-26\"");
        assert_eq!(approved_block(&block), expected);
        let old = block.replace("0123456789abcdef", "0");
        assert_eq!(approved_block(&old), expected);
    }

    #[test]
    fn what_can_not_be_read_is_not_touched() {
        let approval =
            Approval { by: "A, b".to_owned(), on: Date::parse("2026-11-26").unwrap(), digest: "0".to_owned() };
        assert!(approved(b"(format: 2, review: (approved_by: None))", &approval).is_err());
    }
}
