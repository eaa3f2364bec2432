//! Drawings: read as text before anything draws them. Nothing in them may point outside, run, or grow without end.

use std::collections::HashMap;

use roxmltree::{Document, Error, Node, ParsingOptions};

use super::Refusal;

/// A drawing for a card has a few dozen kilobytes.
pub const MAX_DRAWING_BYTES: usize = 4 << 20;
/// Pieces of text between elements count too.
const MAX_NODES: u32 = 100_000;
/// What is drawn once everything that is drawn again and again is counted.
const MAX_DRAWN: usize = 100_000;
/// Each level may be a picture of its own while it is drawn.
const MAX_DEPTH: usize = 64;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements that run something or bring in another kind of page; in small letters.
const ACTIVE: &[&str] =
    &["script", "handler", "listener", "foreignobject", "iframe", "object", "embed", "video", "audio"];

/// What a drawing has that the kiosk leaves out when it draws it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    pub has_words: bool,
    pub has_photos: bool,
}

/// # Errors
/// When the drawing must not be drawn.
pub fn look_through(bytes: &[u8]) -> Result<Drawing, Refusal> {
    if bytes.len() > MAX_DRAWING_BYTES {
        return Err(Refusal::TooComplicated);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Broken)?;
    let document = parse(text)?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
        return Err(Refusal::Broken);
    }
    let mut drawing = Drawing::default();
    for node in document.root().descendants() {
        if let Some(order) = node.pi() {
            // <?xml-stylesheet href="…"?>
            return Err(Refusal::PointsOutside(order.value.unwrap_or(order.target).to_owned()));
        }
        if node.is_element() {
            look_at(node, &mut drawing)?;
        }
    }
    if draws_too_much(&document) { Err(Refusal::TooComplicated) } else { Ok(drawing) }
}

/// Definitions in front of a drawing can grow it without end or name other files, so only a plain document type is read.
fn parse(text: &str) -> Result<Document<'_>, Refusal> {
    let options = |allow_dtd| ParsingOptions { allow_dtd, nodes_limit: MAX_NODES };
    let parsed = match Document::parse_with_options(text, options(false)) {
        Err(Error::DtdDetected) if has_definitions(text) => return Err(Refusal::Definitions),
        Err(Error::DtdDetected) => Document::parse_with_options(text, options(true)),
        other => other,
    };
    parsed.map_err(|error| match error {
        Error::NodesLimitReached | Error::AttributesLimitReached | Error::NamespacesLimitReached => {
            Refusal::TooComplicated
        }
        _ => Refusal::Broken,
    })
}

/// `<!DOCTYPE svg … [ … ]>`
fn has_definitions(text: &str) -> bool {
    let Some((_, after)) = text.split_once("<!DOCTYPE") else { return false };
    let mut quote = None;
    for letter in after.chars() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '[') => return true,
            (None, '>') => return false,
            _ => {}
        }
    }
    true
}

fn look_at(node: Node<'_, '_>, drawing: &mut Drawing) -> Result<(), Refusal> {
    let name = node.tag_name().name();
    if ACTIVE.iter().any(|active| name.eq_ignore_ascii_case(active)) {
        return Err(Refusal::Script(name.to_owned()));
    }
    if node.ancestors().nth(MAX_DEPTH).is_some() {
        return Err(Refusal::TooComplicated);
    }
    for attribute in node.attributes() {
        let (field, value) = (attribute.name().to_lowercase(), attribute.value().trim());
        if field == "href" || field == "src" {
            stays_inside(value)?;
        } else if field.starts_with("on") {
            return Err(Refusal::Script(attribute.name().to_owned()));
        }
        styles_stay_inside(value)?;
    }
    match name {
        "style" => node.descendants().filter_map(|inner| inner.text()).try_for_each(styles_stay_inside)?,
        "text" if node.descendants().any(|inner| inner.text().is_some_and(|words| !words.trim().is_empty())) => {
            drawing.has_words = true;
        }
        "image" | "feImage" => drawing.has_photos = true,
        _ => {}
    }
    Ok(())
}

fn stays_inside(target: &str) -> Result<(), Refusal> {
    let begins = |start: &str| target.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    if begins("data:image/svg") {
        // A drawing inside a drawing would have to be looked through as well.
        Err(Refusal::TooComplicated)
    } else if target.is_empty() || target.starts_with('#') || begins("data:image/") {
        Ok(())
    } else {
        Err(Refusal::PointsOutside(shortened(target)))
    }
}

/// Every `url(…)`, and `@import`, which always brings in something from elsewhere.
fn styles_stay_inside(text: &str) -> Result<(), Refusal> {
    // Letters of ASCII only are made small, so that places stay the same.
    let small = text.to_ascii_lowercase();
    if let Some(at) = small.find("@import") {
        return Err(Refusal::PointsOutside(shortened(text.get(at..).unwrap_or_default())));
    }
    for (at, start) in small.match_indices("url(") {
        let inside = text.get(at + start.len()..).unwrap_or_default();
        let target = inside.split(')').next().unwrap_or_default();
        stays_inside(target.trim().trim_matches(['"', '\'']).trim())?;
    }
    Ok(())
}

fn shortened(text: &str) -> String {
    const LETTERS: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}

/// A few lines can draw themselves a billion times over.
fn draws_too_much(document: &Document<'_>) -> bool {
    let elements = || document.descendants().filter(Node::is_element);
    let by_id: HashMap<&str, Node<'_, '_>> =
        elements().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    let mut waiting = vec![document.root_element()];
    let mut drawn = 0;
    while let Some(node) = waiting.pop() {
        for inner in node.descendants().filter(Node::is_element) {
            drawn += 1;
            if drawn > MAX_DRAWN {
                return true;
            }
            if inner.tag_name().name() == "use" {
                let target = inner.attributes().find(|attribute| attribute.name() == "href");
                let id = target.and_then(|target| target.value().trim().strip_prefix('#'));
                waiting.extend(id.and_then(|id| by_id.get(id)));
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(inside: &str) -> Result<Drawing, Refusal> {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inside}</svg>"
        );
        look_through(svg.as_bytes())
    }

    #[test]
    fn whatever_points_outside_is_found_however_it_is_written() {
        for inside in [
            "<image href=\"https://example.org/a.png\"/>",
            "<image xlink:href=\" /etc/passwd\"/>",
            "<use href=\"other.svg#a\"/>",
            "<rect fill=\"URL( 'other.svg#a' )\"/>",
            "<rect style=\"fill:url(#a);filter:url(other.svg#b)\"/>",
            "<style>@import \"other.css\";</style>",
            "<style><![CDATA[ rect { fill: url(\"http://example.org\") } ]]></style>",
            "<a href=\"javascript:alert(1)\"/>",
            "<image href=\"data:text/html,x\"/>",
        ] {
            assert!(matches!(drawing(inside), Err(Refusal::PointsOutside(_))), "{inside}: {:?}", drawing(inside));
        }
        let sheet = b"<?xml-stylesheet href=\"a.css\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assert!(matches!(look_through(sheet), Err(Refusal::PointsOutside(_))));
    }

    #[test]
    fn whatever_runs_is_found() {
        for inside in
            ["<script>alert(1)</script>", "<rect onclick=\"a()\"/>", "<foreignObject/>", "<g><SCRIPT href=\"#a\"/></g>"]
        {
            assert!(matches!(drawing(inside), Err(Refusal::Script(_))), "{inside}");
        }
    }

    #[test]
    fn what_stays_inside_is_drawn() {
        let plain =
            "<defs><g id=\"a\"/></defs><use href=\"#a\"/><rect fill=\"url(#a)\" style=\"clip-path: url('#a')\"/>";
        assert_eq!(drawing(plain), Ok(Drawing::default()));
        assert_eq!(drawing("<text>12</text>"), Ok(Drawing { has_words: true, has_photos: false }));
        let photo = "<image href=\"data:image/png;base64,AAAA\"/>";
        assert_eq!(drawing(photo), Ok(Drawing { has_words: false, has_photos: true }));
    }

    #[test]
    fn a_drawing_that_grows_without_end_is_refused() {
        let mut inside = String::from("<g id=\"g0\"><rect/></g>");
        for level in 1..12 {
            let uses = format!("<use href=\"#g{}\"/>", level - 1).repeat(10);
            inside.extend(["<g id=\"g", &level.to_string(), "\">", &uses, "</g>"]);
        }
        assert_eq!(drawing(&inside), Err(Refusal::TooComplicated));
        assert_eq!(drawing("<g id=\"a\"><use href=\"#a\"/></g>"), Err(Refusal::TooComplicated));
        assert_eq!(drawing(&("<g>".repeat(200) + &"</g>".repeat(200))), Err(Refusal::TooComplicated));
        assert_eq!(drawing(&"<g/>".repeat(MAX_NODES as usize + 1)), Err(Refusal::TooComplicated));
        assert_eq!(drawing(&"<!-- -->".repeat(MAX_DRAWING_BYTES / 8)), Err(Refusal::TooComplicated));
    }

    #[test]
    fn a_plain_document_type_is_read_and_one_with_definitions_is_not() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        let plain = format!("<!DOCTYPE svg PUBLIC \"-//W3C//DTD [SVG] 1.1//EN\" \"svg11.dtd\">{svg}");
        assert_eq!(look_through(plain.as_bytes()), Ok(Drawing::default()));
        let bomb = format!("<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>{svg}");
        assert_eq!(look_through(bomb.as_bytes()), Err(Refusal::Definitions));
    }
}
