//! Checked content: what the screens, the sheet and the engine read. It can't express bad data: every id resolves,
//! every row has a cell for every option, and the engine has compiled.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use super::raw;
use super::text::Text;
use crate::engine::{ChoiceId, Engine, OptionId, QuestionId, ReferenceId};

pub use super::hours::{Hours, WallTime};
pub use super::raw::{Certainty, Glass, Results, Shape, Statistics, Theme, Times, Tint};

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
    pub results: Results,
    /// Every button is in the lower half of a portrait glass, until a patient says otherwise.
    pub low_reach: bool,
    pub reduced_motion: bool,
    /// The screen is dark outside of them, while nobody is there.
    pub opening_hours: Hours,
    /// The hash of the staff PIN, in the form of the Password Hashing Competition. Without it nothing on the glass leads out.
    pub staff_pin: Option<String>,
    pub statistics: Statistics,
    /// The clinic's page for patients, for the QR code.
    pub clinic_page: Option<String>,
    /// What a patient can choose from; the language of the files comes first.
    pub languages: Vec<Language>,
    /// Translations that nobody has reviewed are offered to patients too, and say so.
    pub allow_unreviewed: bool,
    /// `clinic` and `ask_staff` in other languages.
    pub translations: Vec<KioskWords>,
}

/// What `kiosk.ron` says, in another language.
#[derive(Clone, Debug)]
pub struct KioskWords {
    pub language: Language,
    pub clinic: String,
    pub ask_staff: Text,
    pub gaps: Gaps,
    pub is_reviewed: bool,
}

/// A language by its usual short name: "es", "ar", "pt-BR".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Arc<str>);

impl Language {
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Language {
    /// The language of files that don't say which.
    fn default() -> Self {
        Self::new("en")
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A topic in another language than that of its files.
#[derive(Clone, Debug)]
pub struct Translation {
    pub language: Language,
    pub topic: Topic,
    /// What stays in the language of the files.
    pub gaps: Gaps,
    /// Somebody has read it beside the source.
    pub is_reviewed: bool,
}

/// Texts without a translation, by the way to them: "comparison.feels.title".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps(BTreeSet<String>);

impl Gaps {
    pub fn new(keys: BTreeSet<String>) -> Self {
        Self(keys)
    }

    /// Whether anything on this way has no translation: "comparison.feels" for the whole row.
    pub fn lie_under(&self, way: &str) -> bool {
        let from_here = self.0.range(way.to_owned()..);
        let mut here = from_here.take_while(|key| key.starts_with(way));
        here.any(|key| key.len() == way.len() || key.as_bytes().get(way.len()) == Some(&b'.'))
    }
}

#[derive(Clone, Debug)]
pub struct Topic {
    /// The folder's name.
    pub id: String,
    pub name: String,
    pub invitation: String,
    /// On the tile, where a kiosk has several topics.
    pub picture: Option<PictureRef>,
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
    /// In the order of the files' names. A translation has none itself.
    pub translations: Vec<Translation>,
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
    pub approved_on: Option<String>,
    /// Of the words that were approved; `None` where it was not written down which.
    pub approved_digest: Option<String>,
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
    /// Rows of the comparison that tell how the options do on this; every one of them is there.
    pub compares: Vec<String>,
    /// Polygons on a Map's front picture, in the picture's coordinates.
    pub front: Vec<Vec<(f32, f32)>>,
    pub back: Vec<Vec<(f32, f32)>>,
}

impl Library {
    /// The language of the files.
    pub fn first_language(&self) -> Language {
        self.kiosk.languages.first().cloned().unwrap_or_default()
    }
}

impl Topic {
    pub fn translation(&self, language: &Language) -> Option<&Translation> {
        self.translations.iter().find(|translation| &translation.language == language)
    }

    pub fn option(&self, id: &OptionId) -> Option<&OptionText> {
        self.options.iter().find(|option| &option.id == id)
    }

    pub fn question(&self, id: &QuestionId) -> Option<&QuestionText> {
        self.questions.iter().find(|question| &question.id == id)
    }

    pub fn row(&self, id: &str) -> Option<&Row> {
        self.comparison.iter().find(|row| row.id == id)
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
            approved_on: review.approved_on,
            approved_digest: review.approved_digest,
            funding: review.funding,
            interests: review.interests,
        }
    }
}
