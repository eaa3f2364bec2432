//! What somebody with a pencil could work out from two lists of the same visits. The reasons are in [`crate::stats`].

use super::Amount;

/// With fewer results, endings are never shown.
const RESULTS_LEAST: u64 = 21;

/// The same visits, in two ways, as they would be shown.
pub struct Visits {
    /// By how far they got: a result …
    pub results: Vec<Amount>,
    /// … or not.
    pub no_result: Vec<Amount>,
    /// By how they ended: finished, which nobody does without a result …
    pub finished: Amount,
    /// … or otherwise.
    pub unfinished: Vec<Amount>,
}

/// Whether every hidden number could still be any small number, if both lists were shown.
pub fn endings_can_be_shown(visits: &Visits) -> bool {
    let results: Amount = visits.results.iter().copied().sum();
    let no_result: Amount = visits.no_result.iter().copied().sum();
    let unfinished: Amount = visits.unfinished.iter().copied().sum();
    let finished = visits.finished;
    results.least() >= RESULTS_LEAST
        && any_small(&visits.results, |results| possible(results, no_result, finished, unfinished))
        && any_small(&visits.no_result, |no_result| possible(results, no_result, finished, unfinished))
        && any_small(&[finished], |finished| possible(results, no_result, finished, unfinished))
        && any_small(&visits.unfinished, |unfinished| possible(results, no_result, finished, unfinished))
}

/// Whether the total is possible for every small number in place of every hidden one.
fn any_small(parts: &[Amount], total_is_possible: impl Fn(Amount) -> bool) -> bool {
    let hidden = parts.iter().enumerate().filter(|(_, part)| part.is_hidden());
    let total_with = |at: usize, number: u64| {
        let part = |(other, part): (usize, &Amount)| if other == at { Amount::known(number) } else { *part };
        parts.iter().enumerate().map(part).sum()
    };
    hidden.into_iter().all(|(at, _)| Amount::small_numbers().all(|number| total_is_possible(total_with(at, number))))
}

/// Whether there are numbers with `results + no_result = finished + unfinished` and `finished <= results`.
fn possible(results: Amount, no_result: Amount, finished: Amount, unfinished: Amount) -> bool {
    // `finished` is one number: it has ten values or fewer.
    (finished.least()..=finished.most().min(results.most())).any(|finished| {
        let results_least = results.least().max(finished);
        results_least + no_result.least() <= finished + unfinished.most()
            && finished + unfinished.least() <= results.most() + no_result.most()
    })
}
