//! How outcomes are shared out: exactly where all visits could be counted, else estimated from a sample, and said so.

use super::classes::{AnswerClass, classes};
use super::count::Count;
use super::event::{Said, suggested};
use super::walk::{Walk, leaves};
use crate::engine::compile::Engine;
use crate::engine::condition::Seen;
use crate::engine::model::Urgency;
use crate::engine::outcome::Standing;

/// A share in millionths; where it is estimated, with half the width of its 95 % interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub millionths: u64,
    pub plus_minus: u64,
}

/// Of all finished visits, each class of a question's answers weighted equally: raw counts mislead, since nearly every raw
/// set of answers ticks some red flag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// `None` when exact, else the number of visits in the sample and its seed.
    pub sample: Option<(u64, u64)>,
    /// How many finished visits there are, each raw answer counted; unknown for a sample.
    pub visits: Option<Count>,
    pub refer_now: Share,
    pub refer_today: Share,
    /// Among visits without a referral: two options or more are suggested.
    pub ties: Share,
    /// By option, among visits without a referral, in the order of `Standing`'s variants.
    pub standings: Vec<[Share; 5]>,
    /// By option: its least and most points when it is suggested. Only where exact.
    pub points: Vec<Option<(i32, i32)>>,
}

pub(crate) const STANDINGS: [Standing; 5] =
    [Standing::Suggested, Standing::Possible, Standing::Leading, Standing::AskFirst, Standing::NotForNow];

/// Sums of one kind (exact weights or numbers of samples).
struct Sums {
    all: Count,
    now: Count,
    today: Count,
    ranked: Count,
    ties: Count,
    standings: Vec<[Count; 5]>,
}

impl Sums {
    fn new(options: usize) -> Self {
        let zero = Count::ZERO;
        Self { all: zero, now: zero, today: zero, ranked: zero, ties: zero, standings: vec![[zero; 5]; options] }
    }

    fn add(&mut self, said: &Said, weight: Count) {
        self.all = self.all.plus(weight);
        match said.refer {
            Some(Urgency::Now) => self.now = self.now.plus(weight),
            Some(Urgency::Today) => self.today = self.today.plus(weight),
            None => {
                self.ranked = self.ranked.plus(weight);
                if suggested(said) >= 2 {
                    self.ties = self.ties.plus(weight);
                }
                for (sums, standing) in self.standings.iter_mut().zip(&said.standing) {
                    for (sum, known) in sums.iter_mut().zip(STANDINGS) {
                        if known == *standing {
                            *sum = sum.plus(weight);
                        }
                    }
                }
            }
        }
    }

    fn balance(&self, share: &dyn Fn(Count, Count) -> Share) -> Balance {
        Balance {
            refer_now: share(self.now, self.all),
            refer_today: share(self.today, self.all),
            ties: share(self.ties, self.ranked),
            standings: self.standings.iter().map(|sums| sums.map(|sum| share(sum, self.ranked))).collect(),
            ..Balance::default()
        }
    }
}

/// From all visits.
pub(crate) fn exact(engine: &Engine, walk: &Walk<'_>, said: &[Said]) -> Balance {
    let mut sums = Sums::new(engine.options.len());
    let mut visits = Count::ZERO;
    let mut points: Vec<Option<(i32, i32)>> = vec![None; engine.options.len()];
    for ((state, entry), said) in walk.finals.iter().zip(said) {
        sums.add(said, entry.weight);
        visits = visits.plus(entry.visits);
        if said.refer.is_some() {
            continue;
        }
        for ((range, standing), sum) in points.iter_mut().zip(&said.standing).zip(&state.points) {
            if *standing == Standing::Suggested {
                let (least, most) = range.unwrap_or((*sum, *sum));
                *range = Some((least.min(*sum), most.max(*sum)));
            }
        }
    }
    let share = |part: Count, whole: Count| Share { millionths: part.millionths_of(whole), plus_minus: 0 };
    Balance { visits: Some(visits), points, ..sums.balance(&share) }
}

/// From `size` random visits. The same seed gives the same sample.
pub(crate) fn sampled(engine: &Engine, size: u64, seed: u64, out_of_time: &dyn Fn() -> bool) -> Balance {
    let classes: Vec<Vec<AnswerClass>> = engine
        .topic
        .questions
        .iter()
        .zip(&leaves(engine))
        .map(|(question, tests)| classes(question, tests).unwrap_or_default())
        .collect();
    let mut dice = Dice(seed);
    let mut sums = Sums::new(engine.options.len());
    let mut buffer = engine.buffer();
    let mut seen: Vec<(usize, Seen)> = Vec::new();
    let mut drawn = 0;
    while drawn < size && !(drawn % 1024 == 0 && out_of_time()) {
        seen.clear();
        for (question, classes) in classes.iter().enumerate() {
            if let Some(class) = classes.get(dice.below(classes.len())) {
                seen.push((question, class.seen));
            }
        }
        engine.load_seen(&seen, &mut buffer);
        engine.run_loaded(&mut buffer);
        sums.add(&Said::by(&buffer), Count::ONE);
        drawn += 1;
    }
    let share = |part: Count, whole: Count| {
        let millionths = part.millionths_of(whole);
        Share { millionths, plus_minus: half_width(millionths, whole.small()) }
    };
    Balance { sample: Some((drawn, seed)), ..sums.balance(&share) }
}

/// 1.96 · √(p(1 − p) / n), in millionths.
fn half_width(millionths: u64, size: u64) -> u64 {
    let variance = u128::from(millionths) * u128::from(1_000_000 - millionths.min(1_000_000)) / u128::from(size.max(1));
    u64::try_from(variance.isqrt() * 196 / 100).unwrap_or(1_000_000)
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed, everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^= word >> 31;
        let scaled = u128::from(word) * (end as u128);
        usize::try_from(scaled >> 64).unwrap_or(0)
    }
}
