//! Composed pages as PDF, with their structure for who has them read aloud.

use std::collections::HashMap;
use std::ops::Range;

use krilla::color::luma;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::{Metadata, TextDirection};
use krilla::page::PageSettings;
use krilla::paint::Stroke;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};
use parley::FontData;
use parley::layout::Run;

use super::piece::{PAGE, Piece, Role};
use super::setter::Set;
use super::tree::{Tagged, tree};
use super::{SheetError, outline};
use crate::fonts::Direction;

const RULE_WIDTH: f32 = 0.6;
/// Of white: dark enough for a poor printer.
const RULE_GREY: u8 = 96;

/// The fonts of a document by the number of their bytes.
type Fonts = HashMap<u64, Font>;

/// What a file says of itself.
pub(super) struct About<'a> {
    /// By its usual short name: "es".
    pub language: &'a str,
    pub title: &'a str,
    pub direction: Direction,
}

/// A file with these pages; with more than one it has an outline.
pub(super) fn pdf(about: &About<'_>, pages: &[Vec<Piece>]) -> Result<Vec<u8>, SheetError> {
    // XMP would name the program and a number for this very document.
    let settings = SerializeSettings { xmp_metadata: false, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let size =
        PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| SheetError::Pdf("the page has no size".to_owned()))?;
    let mut fonts = Fonts::new();
    let mut tagged = Vec::new();
    for pieces in pages {
        let mut page = document.start_page_with(size.clone());
        let mut surface = page.surface();
        for piece in pieces {
            write_piece(&mut surface, &mut fonts, piece, &mut tagged)?;
        }
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tree(tagged, about.language));
    if pages.len() > 1 {
        document.set_outline(outline::of(pages));
    }
    let direction = match about.direction {
        Direction::LeftToRight => TextDirection::LeftToRight,
        Direction::RightToLeft => TextDirection::RightToLeft,
    };
    let metadata =
        Metadata::new().title(about.title.to_owned()).language(about.language.to_owned()).text_direction(direction);
    document.set_metadata(metadata);
    document.finish().map_err(|error| SheetError::Pdf(format!("{error:?}")))
}

fn write_piece(
    surface: &mut Surface<'_>,
    fonts: &mut Fonts,
    piece: &Piece,
    tagged: &mut Vec<Tagged>,
) -> Result<(), SheetError> {
    match piece {
        Piece::Words { set, lines, x, y, role } => {
            let is_footer = *role == Role::Footer;
            let artifact = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer));
            let tag = surface.start_tagged(if is_footer { artifact } else { ContentTag::Other });
            let written = write_words(surface, fonts, set, lines.clone(), Point::from_xy(*x, *y));
            surface.end_tagged();
            if !is_footer {
                tagged.push(Tagged {
                    role: *role,
                    language: set.language.as_deref().map(str::to_owned),
                    identifier: tag,
                });
            }
            written
        }
        Piece::Rule { x, y, width } => {
            // A rule says nothing.
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
            write_rule(surface, *x, *y, *width);
            surface.end_tagged();
            Ok(())
        }
        Piece::Mark { mark, x, y, size } => {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
            if let Some(path) = mark.path((*x, *y), *size) {
                surface.set_stroke(None);
                surface.set_fill(Some(mark.fill()));
                surface.draw_path(&path);
            }
            surface.end_tagged();
            Ok(())
        }
    }
}

fn write_words(
    surface: &mut Surface<'_>,
    fonts: &mut Fonts,
    set: &Set,
    lines: Range<usize>,
    at: Point,
) -> Result<(), SheetError> {
    surface.set_fill(None);
    surface.set_fill(Some(krilla::paint::Fill::default()));
    let top = set.top(lines.start);
    for line in lines.filter_map(|line| set.layout.get(line)) {
        let y = at.y + line.metrics().baseline - top;
        let mut x = at.x + line.metrics().offset;
        for run in line.runs() {
            let font = font(fonts, run.font())?;
            let size = run.font_size();
            let start = x;
            let glyphs = glyphs(&run, &set.text);
            x += run.advance();
            surface.draw_glyphs(Point::from_xy(start, y), &glyphs, font, &set.text, size, false);
        }
    }
    Ok(())
}

/// The shapes of a run from left to right, each with the letters that it stands for.
///
/// In a joined script letters share shapes, and their dots and vowel signs are shapes of their own. Of all that belongs to
/// a letter its widest shape stands for it and the others for nothing: readers of PDF take words apart where letters have
/// several, and put a vowel before its letter.
fn glyphs(run: &Run<'_, ()>, text: &str) -> Vec<KrillaGlyph> {
    let size = run.font_size();
    let mut glyphs: Vec<KrillaGlyph> = Vec::new();
    // What belongs to the letter that comes next, from right to left.
    let mut pending = None;
    // Two that are the same would be taken for one letter.
    let mut nothing = [0..0, text.len()..text.len()].into_iter().cycle();
    for cluster in run.visual_clusters() {
        let mut letters = cluster.text_range();
        let words = text.get(letters.clone()).unwrap_or_default();
        // The marks around words of another direction have done their work; a font draws them as spaces.
        if words.chars().all(|letter| matches!(letter, '\u{2066}'..='\u{2069}')) {
            continue;
        }
        let mut stands = true;
        if run.is_rtl() {
            if cluster.is_ligature_continuation() || words.chars().all(is_sign) {
                pending = pending.max(Some(letters.end));
                stands = false;
            } else {
                letters.end = letters.end.max(pending.take().unwrap_or(0));
            }
        } else if cluster.is_ligature_continuation()
            && let Some(glyph) = glyphs.last_mut()
        {
            // It has no shape of its own, and still is read.
            glyph.text_range.end = letters.end;
            continue;
        }
        let shapes: Vec<_> = cluster.glyphs().collect();
        let widest = shapes.iter().enumerate().max_by(|(_, one), (_, other)| one.advance.total_cmp(&other.advance));
        let widest = widest.map(|(at, _)| at);
        for (at, shape) in shapes.iter().enumerate() {
            // Layout counts downward, PDF upward.
            let [advance, x, y] = [shape.advance, shape.x, -shape.y].map(|length| length / size);
            let says = stands && widest == Some(at);
            let range = if says { letters.clone() } else { nothing.next().unwrap_or_default() };
            glyphs.push(KrillaGlyph::new(GlyphId::new(shape.id), advance, x, y, 0.0, range, None));
        }
    }
    glyphs
}

/// A vowel sign or another mark over or under an Arabic letter.
fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

fn font(fonts: &mut Fonts, data: &FontData) -> Result<Font, SheetError> {
    if let Some(known) = fonts.get(&data.data.id()) {
        return Ok(known.clone());
    }
    let font = Font::new(data.data.as_ref().to_vec().into(), data.index).ok_or(SheetError::Font)?;
    fonts.insert(data.data.id(), font.clone());
    Ok(font)
}

fn write_rule(surface: &mut Surface<'_>, x: f32, y: f32, width: f32) {
    let mut path = PathBuilder::new();
    path.move_to(x, y);
    path.line_to(x + width, y);
    let Some(path) = path.finish() else { return };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: luma::Color::new(RULE_GREY).into(),
        width: RULE_WIDTH,
        ..Stroke::default()
    }));
    surface.draw_path(&path);
    surface.set_stroke(None);
}
