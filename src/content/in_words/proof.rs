//! What a proof counted, in words.

use crate::engine::prove::{Balance, Count, Event, Falls, Proof, Share, Verdict};
use crate::engine::{MOST_COMBINATIONS, NotCounted};

/// Over the columns of `Balance::standings`.
pub const STANDINGS: [&str; 5] = ["first", "also possible", "leads", "ask first", "not for now"];

type Group = (&'static str, fn(Event) -> bool);

const GROUPS: [Group; 7] = [
    ("guarantees hold", |event| matches!(event, Event::Breach(_) | Event::Reach(_))),
    ("options are never put forward against a \"not for now\"", |event| matches!(event, Event::NotForNowLeads(_))),
    ("options can be suggested", |event| matches!(event, Event::Suggested(_))),
    ("questions and choices can be shown and chosen", |event| matches!(event, Event::Shown(_) | Event::Chosen(..))),
    ("rules can fire", |event| matches!(event, Event::Fires(_))),
    ("rules change a result for some answers", |event| matches!(event, Event::Matters(_))),
    ("way of ending without a result is excluded", |event| matches!(event, Event::NoResult)),
];

/// "Proven for all 6,748,123 finished visits, …"
pub fn verdict(proof: &Proof) -> String {
    let visits = visits(proof);
    if proof.holds() {
        format!("Proven for {visits} finished visits, \"not sure\" and \"prefer not to say\" among them.")
    } else {
        "NOT proven.".to_owned()
    }
}

/// "all 6,748,123", or "all" where there are too many to be counted.
pub fn visits(proof: &Proof) -> String {
    visits_of(std::slice::from_ref(proof))
}

/// The same for several topics, one after another.
pub fn visits_of(proofs: &[Proof]) -> String {
    let all = proofs.iter().try_fold(Count::ZERO, |sum, proof| Some(sum.plus(proof.balance.visits?)));
    all.map_or_else(|| "all".to_owned(), |visits| format!("all {visits}"))
}

/// "32 of 32 guarantees hold", for each kind of property.
pub fn counts(proof: &Proof) -> Vec<String> {
    let lines = GROUPS.iter().map(|(name, is)| {
        let group: Vec<_> = proof.checked.iter().filter(|checked| is(checked.property.event)).collect();
        let proven = group.iter().filter(|checked| checked.verdict == Verdict::Proven).count();
        format!("{proven} of {} {name}", group.len())
    });
    lines.collect()
}

pub fn falls(falls: &Falls) -> String {
    let Falls { found, searched, drawn, tries } = falls;
    let drawn = match drawn {
        0 => String::new(),
        drawn => {
            format!(" Of {drawn} more only {tries} random visits each were tried, since the search would be too long.")
        }
    };
    format!("{} of {searched} choices that speak for an option can let it fall.{drawn}", found.len())
}

/// What the shares of a balance are of.
pub const SHARES: &str = "A share tells how many of all possible ways to answer lead there, not how many patients: every \
    answer to a question weighs the same, and answers that no rule tells apart weigh as one.";

/// How the shares of a balance came about.
pub fn counted(balance: &Balance) -> String {
    match (balance.visits, balance.sample) {
        (Some(visits), _) => format!("All {visits} finished visits were counted."),
        (None, None | Some((0, _))) => "Not counted.".to_owned(),
        (None, Some((size, seed))) => {
            format!("ESTIMATED from {size} random visits (seed {seed}), with the 95 % interval.")
        }
    }
}

/// Over what the wishes of patients alone lead to.
pub const WISHES: &str = "With nothing to be careful about";

/// Why there is no such count.
pub fn not_counted(why: &NotCounted) -> String {
    match why {
        NotCounted::TooMany => {
            format!("not counted. There are more than {MOST_COMBINATIONS} combinations of other answers.")
        }
        NotCounted::NeverClear(id) => {
            format!("not counted. Whatever is answered to \"{id}\", something is to be careful about.")
        }
    }
}

/// "120 (11.1 %)"
pub fn part(count: usize, all: usize) -> String {
    let share = Share::of(Count::of(count as u64), Count::of(all as u64));
    format!("{count} ({share})")
}
