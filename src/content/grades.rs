//! How hard a topic is to read, as `check` measures it, for whoever wants to see the number where nothing is wrong too.

use super::pack::Pack;
use super::{check, read};

/// Of one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    pub language: String,
    /// `None` for a language without a formula: nothing is claimed of it.
    pub measured: Option<Measured>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// "Flesch-Kincaid grade"
    pub name: &'static str,
    /// `None` for a text too short to be measured.
    pub score: Option<f64>,
    /// "6.0 or less"
    pub aim: &'static str,
}

/// Of each language of a topic, that of the files first; none of a topic that can't be read.
pub fn of(topic: &str, pack: &Pack) -> Vec<Grade> {
    let raw = read::read(pack, &mut Vec::new());
    let Some(topic) = raw.iter().flat_map(|raw| &raw.topics).find(|raw| raw.id == topic) else { return Vec::new() };
    let grade = |(language, measured): (String, Option<check::Measured>)| {
        let measured = measured.map(|(formula, score)| Measured { name: formula.name, score, aim: formula.aim });
        Grade { language, measured }
    };
    check::measured(topic, pack).into_iter().map(grade).collect()
}
