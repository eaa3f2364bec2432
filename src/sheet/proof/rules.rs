//! Third: every rule as a sentence.

use super::{Block, heading, under_name};
use crate::content::in_words::InWords;
use crate::content::library::{Results, Topic};
use crate::sheet::plain;

/// What holds of every rule, so that no sentence has to say it.
const GENERAL: [&str; 6] = [
    "A rule counts once its condition is surely so. Nothing is so of the answer to a question that was not asked.",
    "“Ask first” and “not for now” outweigh all points, and the worse of two rules wins. Points only order what is left. \
     Patients see the order and the reasons, never points.",
    "Whoever is not sure is never taken to have said no. If “Not sure” or “Prefer not to say” leaves it unknown at the end \
     whether a rule of “ask first” or “not for now” is so, each option that it calls so is “ask first”.",
    "If it is unknown at the end whether a sign that sends the patient to staff is so, every treatment is “ask first”. If \
     it is a sign for now, the patient is also asked to tell a member of staff.",
    "“Sent to staff now”: the screen stops at once and says to tell a member of staff, or to call the emergency number. \
     “Today”: it says to tell a member of staff, as soon as no open question can still make it “now”.",
    "“Leads”: no treatment is open, and of those to ask about first this one has the most points.",
];

/// Where `kiosk.ron` wants no ranking.
const NOTHING_IS_RANKED: &str = "Nothing is ranked on this screen (results: ByPriority in kiosk.ron): patients see “ask \
    first” and “not for now” with their reasons, and how the choices compare.";

pub(super) fn blocks(topic: &Topic, results: Results) -> Vec<Block> {
    let words = InWords::of(topic);
    let model = topic.engine.topic();
    let mut blocks = vec![
        heading("The rules"),
        Block::paragraph(
            "These sentences are made from the rules as the program reads them. No rule says anything that is not here.",
        ),
    ];
    blocks.extend(GENERAL.map(Block::point));
    if results == Results::ByPriority {
        blocks.push(Block::point(NOTHING_IS_RANKED));
    }
    let order: Vec<String> = model.tie_break.iter().map(|id| words.option(id)).collect();
    blocks.push(Block::point(match model.tie_margin {
        0 => "Open options that share the most points are suggested together.".to_owned(),
        1 => "Open options that are 1 point apart or less from the most are suggested together.".to_owned(),
        margin => format!("Open options that are {margin} points apart or less from the most are suggested together."),
    }));
    if !order.is_empty() {
        blocks.push(Block::point(format!("Among equals the order on the screen is: {}.", order.join(", "))));
    }
    blocks.push(super::subheading("Each rule"));
    blocks.extend(
        model
            .rules
            .iter()
            .enumerate()
            .map(|(at, rule)| Block::numbered(at + 1, under_name(rule.id.as_str(), vec![plain(words.rule(rule))]))),
    );
    blocks
}
