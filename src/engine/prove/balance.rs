//! How outcomes are shared out: exactly where all visits could be counted, else estimated from a sample, and said so.

use std::sync::atomic::{AtomicU64, Ordering};

use super::classes::{AnswerClass, classes};
use super::count::Count;
use super::event::{Said, suggested};
use super::share::Share;
use super::walk::{Walk, leaves};
use crate::engine::compile::Engine;
use crate::engine::condition::Seen;
use crate::engine::evaluate::Buffer;
use crate::engine::model::Urgency;
use crate::engine::outcome::Standing;

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

    fn balance(&self, share: fn(Count, Count) -> Share) -> Balance {
        Balance {
            refer_now: share(self.now, self.all),
            refer_today: share(self.today, self.all),
            ties: share(self.ties, self.ranked),
            standings: self.standings.iter().map(|sums| sums.map(|sum| share(sum, self.ranked))).collect(),
            ..Balance::default()
        }
    }
}

/// The same for visits one by one, in small numbers.
pub(crate) struct Tally {
    now: u64,
    today: u64,
    ranked: u64,
    ties: u64,
    standings: Vec<[u64; 5]>,
}

impl Tally {
    fn new(options: usize) -> Self {
        Self { now: 0, today: 0, ranked: 0, ties: 0, standings: vec![[0; 5]; options] }
    }

    fn add(&mut self, buffer: &Buffer) {
        match buffer.refer() {
            Some(Urgency::Now) => self.now += 1,
            Some(Urgency::Today) => self.today += 1,
            None => {
                self.ranked += 1;
                let mut first = 0;
                for (sums, standing) in self.standings.iter_mut().zip(buffer.standing()) {
                    first += usize::from(*standing == Standing::Suggested);
                    if let Some(sum) = sums.get_mut(*standing as usize) {
                        *sum += 1;
                    }
                }
                self.ties += u64::from(first >= 2);
            }
        }
    }

    fn add_all(&mut self, other: &Self) {
        self.now += other.now;
        self.today += other.today;
        self.ranked += other.ranked;
        self.ties += other.ties;
        for (sums, others) in self.standings.iter_mut().zip(&other.standings) {
            sums.iter_mut().zip(others).for_each(|(sum, other)| *sum += other);
        }
    }

    fn sums(&self) -> Sums {
        let count = Count::of;
        Sums {
            all: count(self.now + self.today + self.ranked),
            now: count(self.now),
            today: count(self.today),
            ranked: count(self.ranked),
            ties: count(self.ties),
            standings: self.standings.iter().map(|sums| sums.map(count)).collect(),
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
    Balance { visits: Some(visits), points, ..sums.balance(Share::of) }
}

/// A sample of random visits, drawn in pieces that any thread may take; which thread took which makes no difference.
pub(crate) struct Sample<'e> {
    engine: &'e Engine,
    size: u64,
    seed: u64,
    next: AtomicU64,
    classes: Vec<Vec<AnswerClass>>,
}

const PIECE: u64 = 10_000;

impl<'e> Sample<'e> {
    pub fn new(engine: &'e Engine, size: u64, seed: u64) -> Self {
        let leaves = leaves(engine);
        let questions = engine.topic.questions.iter().zip(&leaves);
        let classes = questions.map(|(question, tests)| classes(question, tests).unwrap_or_default()).collect();
        Self { engine, size, seed, next: AtomicU64::new(0), classes }
    }

    /// Draws pieces until all are taken or the time is over.
    /// `tell` hears how many percent of all pieces are taken.
    pub fn draw(&self, out_of_time: &dyn Fn() -> bool, tell: &mut dyn FnMut(usize)) -> Tally {
        let mut tally = Tally::new(self.engine.options.len());
        let mut buffer = self.engine.buffer();
        let mut seen: Vec<(usize, Seen)> = Vec::with_capacity(self.classes.len());
        while !out_of_time() {
            let piece = self.next.fetch_add(1, Ordering::Relaxed);
            let drawn = piece.saturating_mul(PIECE);
            if drawn >= self.size {
                break;
            }
            tell(usize::try_from(drawn.saturating_mul(100) / self.size).unwrap_or(100));
            let mut dice = Dice(self.seed.wrapping_add(piece.wrapping_mul(0x9e37_79b9)));
            for _ in 0..PIECE.min(self.size - drawn) {
                seen.clear();
                for (question, classes) in self.classes.iter().enumerate() {
                    seen.extend(classes.get(dice.below(classes.len())).map(|class| (question, class.seen)));
                }
                self.engine.load_seen(&seen, &mut buffer);
                self.engine.run_loaded(&mut buffer);
                tally.add(&buffer);
            }
        }
        tally
    }

    pub fn balance(&self, tallies: &[Tally]) -> Balance {
        let mut all = Tally::new(self.engine.options.len());
        for tally in tallies {
            all.add_all(tally);
        }
        let drawn = all.now + all.today + all.ranked;
        Balance { sample: Some((drawn, self.seed)), ..all.sums().balance(Share::estimated) }
    }
}

/// `SplitMix64` (Steele, Lea, Flood 2014): the same numbers for the same seed, everywhere.
pub(super) struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^= word >> 31;
        // The upper half, scaled down: without a division (Lemire 2019); classes are far fewer than 2^32.
        usize::try_from(((word >> 32) * (end as u64)) >> 32).unwrap_or(0)
    }
}
