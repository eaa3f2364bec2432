//! Checked content: what the screens, the sheet and the engine read. It can't express bad data: every id resolves,
//! every row has a cell for every option, and the engine has compiled.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::raw;
use super::text::Text;
use crate::engine::{ChoiceId, Engine, OptionId, QuestionId, ReferenceId};

pub use super::raw::{Certainty, Glass, Shape, Theme, Times, Tint};

/// One whole pack.
#[derive(Clone, Debug)]
pub struct Library {
    pub kiosk: Kiosk,
    /// In the order of `kiosk.ron`; never empty.
    pub topics: Vec<Topic>,
}

#[derive(Clone, Debug)]
pub struct Kiosk {
    pub clinic: String,
    pub ask_staff: Text,
    pub emergency_number: String,
    pub times: Times,
    pub glass: Glass,
    pub theme: Theme,
}

#[derive(Clone, Debug)]
pub struct Topic {
    /// The folder's name.
    pub id: String,
    pub name: String,
    pub invitation: String,
    pub minutes: u32,
    pub you_decide: Text,
    /// At least two, in file order.
    pub options: Vec<OptionText>,
    pub comparison: Vec<Row>,
    pub together: Option<Together>,
    pub side_effects: Vec<FigureRow>,
    pub rare_harms: Vec<Text>,
    pub certainty: Vec<CertaintyRow>,
    pub known: Vec<Text>,
    pub closing: Text,
    pub questions_to_ask: Vec<String>,
    pub glossary: Vec<Term>,
    pub references: Vec<Reference>,
    pub review: Review,
    /// Same order as `engine.topic().questions`.
    pub questions: Vec<QuestionText>,
    pub engine: Arc<Engine>,
    pub pictures: BTreeMap<String, Picture>,
}

/// The bytes of a picture file, under a name that is new whenever the bytes are.
#[derive(Clone, Debug)]
pub struct Picture {
    /// "muscle-pain/massage.svg#1f3a…": topic, file and a hash of its bytes.
    pub uri: String,
    pub bytes: Arc<[u8]>,
}

/// A picture's file name with what it shows in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureRef {
    pub file: String,
    pub alt: String,
}

#[derive(Clone, Debug)]
pub struct OptionText {
    pub id: OptionId,
    pub name: String,
    pub shape: Shape,
    pub tint: Tint,
    pub picture: PictureRef,
    pub summary: Text,
    pub consider_if: Vec<Text>,
}

#[derive(Clone, Debug)]
pub struct Row {
    pub id: String,
    pub title: String,
    pub glance: bool,
    /// One for each option, in the options' order.
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug)]
pub enum Cell {
    Says { short: String, text: Text, picture: Option<PictureRef> },
    NotKnown,
}

#[derive(Clone, Debug)]
pub struct Together {
    pub title: String,
    pub text: Vec<Text>,
    pub steps: Vec<Text>,
}

#[derive(Clone, Debug)]
pub struct FigureRow {
    pub id: String,
    pub title: String,
    /// One for each option, in the options' order; those with figures share `out_of` and `per`.
    pub figures: Vec<Figure>,
}

#[derive(Clone, Debug)]
pub enum Figure {
    Counted(Count),
    NotKnown,
}

/// `count` (to `up_to`) of `out_of`; `count` ≤ `up_to` ≤ `out_of`.
#[derive(Clone, Debug)]
pub struct Count {
    pub count: u32,
    /// Equal to `count` when one study speaks.
    pub up_to: u32,
    /// 100 or 1,000.
    pub out_of: u32,
    pub per: String,
    pub had: String,
    pub who: String,
    pub source: Vec<ReferenceId>,
}

#[derive(Clone, Debug)]
pub struct CertaintyRow {
    pub id: String,
    pub title: String,
    /// One for each option, in the options' order.
    pub cells: Vec<CertaintyCell>,
}

#[derive(Clone, Debug)]
pub enum CertaintyCell {
    Rated { certainty: Certainty, text: Text },
    NotKnown,
}

/// A hard word and what it means.
#[derive(Clone, Debug)]
pub struct Term {
    pub term: String,
    pub means: Text,
}

#[derive(Clone, Debug)]
pub struct Reference {
    pub id: ReferenceId,
    pub text: String,
    pub link: Option<String>,
}

/// Who wrote and checked the text; dates as "2026-11-25".
#[derive(Clone, Debug)]
pub struct Review {
    pub published: String,
    pub evidence_until: String,
    pub review_due: String,
    pub update_policy: String,
    pub authors: Vec<String>,
    /// `None` shows "Sample content: not yet approved by this clinic".
    pub approved_by: Option<String>,
    pub funding: String,
    pub interests: String,
}

#[derive(Clone, Debug)]
pub struct QuestionText {
    pub id: QuestionId,
    pub text: String,
    pub short: String,
    pub why: Text,
    pub picture: Option<PictureRef>,
    pub kind: QuestionKindText,
}

#[derive(Clone, Debug)]
pub enum QuestionKindText {
    Single(Vec<ChoiceText>),
    Multi(Vec<ChoiceText>),
    Map { front: PictureRef, back: PictureRef, choices: Vec<ChoiceText> },
    Scale { min: i32, max: i32, low: String, high: String },
}

#[derive(Clone, Debug)]
pub struct ChoiceText {
    pub id: ChoiceId,
    pub text: String,
    /// Polygons on a Map's front picture, in the picture's coordinates.
    pub front: Vec<Vec<(f32, f32)>>,
    pub back: Vec<Vec<(f32, f32)>>,
}

impl Topic {
    pub fn option(&self, id: &OptionId) -> Option<&OptionText> {
        self.options.iter().find(|option| &option.id == id)
    }

    pub fn question(&self, id: &QuestionId) -> Option<&QuestionText> {
        self.questions.iter().find(|question| &question.id == id)
    }

    pub fn reference(&self, id: &ReferenceId) -> Option<&Reference> {
        self.references.iter().find(|reference| &reference.id == id)
    }
}

impl QuestionText {
    pub fn choices(&self) -> &[ChoiceText] {
        match &self.kind {
            QuestionKindText::Single(choices)
            | QuestionKindText::Multi(choices)
            | QuestionKindText::Map { choices, .. } => choices,
            QuestionKindText::Scale { .. } => &[],
        }
    }

    pub fn choice(&self, id: &ChoiceId) -> Option<&ChoiceText> {
        self.choices().iter().find(|choice| &choice.id == id)
    }
}

impl From<raw::Review> for Review {
    fn from(review: raw::Review) -> Self {
        Self {
            published: review.published,
            evidence_until: review.evidence_until,
            review_due: review.review_due,
            update_policy: review.update_policy,
            authors: review.authors,
            approved_by: review.approved_by,
            funding: review.funding,
            interests: review.interests,
        }
    }
}
