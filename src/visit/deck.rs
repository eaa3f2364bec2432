//! The cards of a topic in the order in which "Next card" shows them.

use crate::content::library::Topic;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Card {
    /// One row of the comparison, all options side by side.
    Row(usize),
    /// The rows as a table.
    Glance,
    /// One row of figures, as icon arrays.
    SideEffects(usize),
    RareHarms,
    ConsiderIf,
    Together,
    /// How sure the studies are, and what nobody knows.
    Known,
}

/// Every card that the topic has something for.
pub fn deck(topic: &Topic) -> Vec<Card> {
    let mut cards: Vec<Card> = (0..topic.comparison.len()).map(Card::Row).collect();
    if topic.comparison.iter().any(|row| row.glance) {
        cards.push(Card::Glance);
    }
    cards.extend((0..topic.side_effects.len()).map(Card::SideEffects));
    if !topic.rare_harms.is_empty() {
        cards.push(Card::RareHarms);
    }
    cards.push(Card::ConsiderIf);
    if topic.together.is_some() {
        cards.push(Card::Together);
    }
    if !topic.certainty.is_empty() || !topic.known.is_empty() {
        cards.push(Card::Known);
    }
    cards
}

/// The card behind this one; `None` on the last.
pub fn after(topic: &Topic, card: Card) -> Option<Card> {
    let cards = deck(topic);
    let here = cards.iter().position(|c| *c == card)?;
    cards.get(here + 1).copied()
}
