//! The files as the front desk writes them: sloppy on purpose. Everything that is required becomes certain in
//! [`super::library`]; nothing else in the house sees these shapes.

use std::collections::BTreeMap;

use serde::Deserialize;

/// `kiosk.ron`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Kiosk {
    pub format: u32,
    pub clinic: String,
    /// Full-screen text behind "Ask staff".
    pub ask_staff: String,
    pub emergency_number: String,
    /// Folder names under `topics/`, in the order of the topics screen.
    pub topics: Vec<String>,
    #[serde(default)]
    pub times: Times,
    #[serde(default)]
    pub glass: Glass,
    #[serde(default)]
    pub theme: Theme,
    /// Rules, questions and clinical texts that nobody approved as they are don't go live.
    #[serde(default)]
    pub require_approval: bool,
    /// What patients can choose from; the language of these files comes first.
    #[serde(default = "english_alone")]
    pub languages: Vec<String>,
    /// Languages that nobody has reviewed are offered too, and say so.
    #[serde(default)]
    pub allow_unreviewed: bool,
    #[serde(default)]
    pub results: Results,
    /// Every button in the lower half of a portrait glass, for a glass that hangs high.
    #[serde(default)]
    pub low_reach: bool,
    /// Nothing slides, and nothing takes turns while nobody is there.
    #[serde(default)]
    pub reduced_motion: bool,
    /// "Mon-Fri 07:30-18:00"; the screen is dark at other times, and always on where there is none.
    #[serde(default)]
    pub opening_hours: Vec<String>,
    /// Written by `waitwise pin`: never the PIN itself.
    #[serde(default)]
    pub staff_pin: Option<String>,
    #[serde(default)]
    pub statistics: Statistics,
    /// The clinic's own page for patients, for the QR code.
    #[serde(default)]
    pub clinic_page: Option<String>,
}

/// Whether visits are counted, without people.
#[derive(Debug, Deserialize, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Statistics {
    #[default]
    Off,
    On,
}

fn english_alone() -> Vec<String> {
    vec!["en".to_owned()]
}

/// What the last screen shows.
#[derive(Debug, Deserialize, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Results {
    /// Which options the answers lean toward.
    #[default]
    Ranked,
    /// How every option compares on what the patient said matters; nothing is ranked.
    ByPriority,
}

#[derive(Debug, Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct Times {
    /// Seconds without a touch on a question before the warning.
    pub idle_secs: u32,
    /// Seconds without a touch on cards, results and referral screens before the warning.
    pub reading_idle_secs: u32,
    /// Seconds that the warning counts down.
    pub warning_secs: u32,
}

impl Default for Times {
    fn default() -> Self {
        Self { idle_secs: 60, reading_idle_secs: 120, warning_secs: 20 }
    }
}

/// The screen's glass, measured with a ruler: the operating system's idea of its size is not trusted.
#[derive(Debug, Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct Glass {
    pub long_side_mm: u32,
    pub viewing_distance_mm: u32,
}

impl Default for Glass {
    fn default() -> Self {
        Self { long_side_mm: 480, viewing_distance_mm: 500 }
    }
}

#[derive(Debug, Deserialize, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    #[default]
    Light,
    Dark,
    HighContrast,
}

/// `topics/<id>/topic.ron`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub format: u32,
    /// "Muscle pain": on the tile and at the top of every screen.
    pub name: String,
    /// "Muscle pain? Look at your choices while you wait."
    pub invitation: String,
    /// On the tile, where a kiosk has several topics.
    pub picture: Option<String>,
    #[serde(default)]
    pub picture_alt: String,
    /// How long a visit takes.
    pub visit_minutes: u32,
    /// "You decide, and you can say stop at any time."
    pub you_decide: String,
    pub options: Vec<OptionEntry>,
    pub comparison: Vec<Row>,
    pub together: Option<Together>,
    #[serde(default)]
    pub side_effects: Vec<FigureRow>,
    #[serde(default)]
    pub rare_harms: Vec<String>,
    #[serde(default)]
    pub certainty: Vec<CertaintyRow>,
    /// What is known and what isn't, in sentences, beside the table of certainty.
    #[serde(default)]
    pub known: Vec<String>,
    /// The article's closing line.
    pub closing: String,
    /// Questions in the patient's voice to take along.
    pub questions_to_ask: Vec<String>,
    /// Hard words that a patient can't be spared, each with what it means.
    #[serde(default)]
    pub glossary: Vec<GlossaryEntry>,
    pub references: Vec<Reference>,
    pub review: Review,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryEntry {
    pub term: String,
    /// One plain sentence.
    pub means: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionEntry {
    pub id: String,
    pub name: String,
    pub shape: Shape,
    pub tint: Tint,
    pub picture: String,
    pub picture_alt: String,
    #[serde(default)]
    pub combines: Vec<String>,
    #[serde(default)]
    pub fallback: bool,
    /// One sentence of about 75 letters, on the overview.
    pub summary: String,
    pub consider_if: Vec<String>,
}

#[derive(Debug, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    Diamond,
    Disc,
    Ring,
    Leaf,
    Square,
    Drop,
}

impl Shape {
    pub const ALL: [Self; 6] = [Self::Diamond, Self::Disc, Self::Ring, Self::Leaf, Self::Square, Self::Drop];
}

#[derive(Debug, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tint {
    Teal,
    Clay,
    Plum,
    Leaf,
    Slate,
    Ochre,
}

impl Tint {
    pub const ALL: [Self; 6] = [Self::Teal, Self::Clay, Self::Plum, Self::Leaf, Self::Slate, Self::Ochre];
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub id: String,
    pub title: String,
    /// Also a row of the "at a glance" table.
    #[serde(default = "yes")]
    pub glance: bool,
    /// Option id → what this row says of it. Every option has one.
    pub cells: BTreeMap<String, Cell>,
}

fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize)]
pub enum Cell {
    Says {
        /// Up to about 30 letters, for the table.
        short: String,
        text: String,
        picture: Option<String>,
        #[serde(default)]
        picture_alt: String,
    },
    NotKnown,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Together {
    pub title: String,
    pub text: Vec<String>,
    /// In order: "First the needles", "then gentle massage" …
    pub steps: Vec<String>,
}

/// Side effects with one denominator.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureRow {
    pub id: String,
    pub title: String,
    pub figures: BTreeMap<String, Figure>,
}

#[derive(Debug, Deserialize)]
pub enum Figure {
    Figure {
        count: u32,
        /// The larger of two studies' figures.
        up_to: Option<u32>,
        out_of: u32,
        /// "treatments" or "people"
        per: String,
        /// "had a bruise, bleeding or pain"
        had: String,
        /// Population, period and kind of study.
        who: String,
        source: Vec<String>,
    },
    NotKnown,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertaintyRow {
    pub id: String,
    pub title: String,
    pub cells: BTreeMap<String, CertaintyCell>,
}

#[derive(Debug, Deserialize)]
pub enum CertaintyCell {
    Rated { certainty: Certainty, text: String },
    NotKnown,
}

/// GRADE's words: high "does", moderate "probably", low "may", very low "we don't know".
#[derive(Debug, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    VeryLow,
    Low,
    Moderate,
    High,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    pub id: String,
    pub text: String,
    pub link: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    pub published: String,
    pub evidence_until: String,
    pub review_due: String,
    pub update_policy: String,
    pub authors: Vec<String>,
    pub approved_by: Option<String>,
    /// The day, as "2026-11-25".
    #[serde(default)]
    pub approved_on: Option<String>,
    /// Which words were approved; written by `waitwise approve`.
    #[serde(default)]
    pub approved_digest: Option<String>,
    pub funding: String,
    pub interests: String,
}

/// `topics/<id>/questions.ron`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questions {
    pub format: u32,
    pub questions: Vec<Question>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    pub text: String,
    /// One or two words, on "your answers".
    pub short: String,
    /// "Why we ask"
    pub why: String,
    pub kind: Kind,
    pub show_if: Option<Condition>,
    #[serde(default)]
    pub safety: bool,
    pub picture: Option<String>,
    #[serde(default)]
    pub picture_alt: String,
}

#[derive(Debug, Deserialize)]
pub enum Kind {
    Single(Vec<Choice>),
    Multi(Vec<Choice>),
    Map {
        front: String,
        back: String,
        choices: Vec<Choice>,
    },
    Scale {
        min: i32,
        max: i32,
        /// What the two ends mean: "no pain", "worst pain".
        low: String,
        high: String,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: String,
    pub text: String,
    #[serde(default)]
    pub exclusive: bool,
    /// Rows of the comparison that tell how the options do on this, for whoever says that it matters: "feels".
    #[serde(default)]
    pub compares: Vec<String>,
    /// Where this area lies on the pictures of a Map, in the pictures' own coordinates.
    #[serde(default)]
    pub front: Vec<Vec<(f32, f32)>>,
    #[serde(default)]
    pub back: Vec<Vec<(f32, f32)>>,
}

/// `topics/<id>/rules.ron`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub format: u32,
    #[serde(default)]
    pub tie_margin: i32,
    #[serde(default)]
    pub tie_break: Vec<String>,
    pub rules: Vec<Rule>,
    #[serde(default)]
    pub guarantees: Vec<Guarantee>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub id: String,
    pub when: Condition,
    pub then: Vec<Effect>,
    pub because: String,
    #[serde(default)]
    pub source: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub enum Condition {
    Chose(String, String),
    ChoseAny(String, Vec<String>),
    ChoseNone(String, Vec<String>),
    AtLeast(String, i32),
    AtMost(String, i32),
    CountAtLeast(String, u32),
    NotSure(String),
    Declined(String),
    Answered(String),
    Applies(String),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    AtLeastOf(u32, Vec<Condition>),
}

#[derive(Debug, Deserialize)]
pub enum Effect {
    Favor(String, i32),
    Disfavor(String, i32),
    Caution(String, String),
    AskFirst(String),
    NotForNow(String),
    Refer(Urgency),
}

#[derive(Debug, Deserialize, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    Now,
    Today,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guarantee {
    pub id: String,
    pub say: Say,
    pub when: Option<Condition>,
}

#[derive(Debug, Deserialize)]
pub enum Say {
    Never(Claim),
    Always(Claim),
    Reachable(Claim),
}

#[derive(Debug, Deserialize)]
pub enum Claim {
    Suggested(String),
    Leading(String),
    AskFirst(String),
    NotForNow(String),
    AskFirstOrStronger(String),
    Refer(Urgency),
}

/// `topics/<id>/lang/<language>.ron`, and `lang/<language>.ron` for the words of `kiosk.ron`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    pub format: u32,
    /// "es", "ar", "pt-BR": as the file is called.
    pub language: String,
    pub translated_by: String,
    pub reviewed_by: Option<String>,
    pub texts: Vec<TranslatedText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TranslatedText {
    /// Where the text stands: `options.massage.name`.
    pub key: String,
    /// What was translated, as it reads in the topic's files.
    pub source: String,
    /// Empty until somebody has translated it.
    pub text: String,
    /// The source has changed since.
    #[serde(default)]
    pub stale: bool,
    /// The source that `text` says, where it has changed since.
    #[serde(default)]
    pub was: String,
}
