//! A part of a whole as a person reads it: what is rare is never called "0 %", nor what is nearly always so "100 %".

use std::fmt;

use super::count::Count;

/// Unknown of nothing, of what was not counted, and of a sample too small to tell anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share(Option<Part>);

/// In millionths; where it is estimated, with half the width of its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    millionths: u64,
    plus_minus: u64,
}

const ALL: u64 = 1_000_000;
const ONE_PERCENT: u64 = ALL / 100;
const TENTH_OF_PERCENT: u64 = ONE_PERCENT / 10;

impl Share {
    /// Of what was counted: nothing only where there is nothing, and all only where there is nothing else.
    pub fn of(part: Count, whole: Count) -> Self {
        let least = u64::from(!part.is_zero());
        let millionths = part.millionths_of(whole).max(least);
        Self((!whole.is_zero()).then_some(Part { millionths, plus_minus: 0 }))
    }

    /// Of a sample: what never came up in it may still be. After n draws that may be 3/n ("rule of three", Hanley and
    /// Lippman-Hand, JAMA 1983;249:1743), where the usual interval has no width.
    pub fn estimated(part: Count, drawn: Count) -> Self {
        let millionths = part.millionths_of(drawn).clamp(1, ALL - 1);
        let size = drawn.small().max(1);
        let plus_minus = half_width(millionths, size).max(3 * ALL / size);
        Self((plus_minus < ALL / 2).then_some(Part { millionths, plus_minus }))
    }
}

/// "33.3 %", "33.3 ± 0.1 %", "under 1 %", "over 99 %" or "–".
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(Part { millionths, plus_minus }) = self.0 else { return write!(f, "–") };
        let tenths = |count: u64| format!("{}.{}", count / 10, count % 10);
        let rounded = tenths((millionths + TENTH_OF_PERCENT / 2) / TENTH_OF_PERCENT);
        match millionths {
            0 => write!(f, "0 %"),
            ALL => write!(f, "100 %"),
            _ if millionths + plus_minus < ONE_PERCENT => write!(f, "under 1 %"),
            _ if millionths > ALL - ONE_PERCENT + plus_minus => write!(f, "over 99 %"),
            _ if plus_minus == 0 => write!(f, "{rounded} %"),
            _ => write!(f, "{rounded} ± {} %", tenths(plus_minus.div_ceil(TENTH_OF_PERCENT))),
        }
    }
}

/// 1.96 · √(p(1 − p) / n), in millionths; n is not 0.
fn half_width(millionths: u64, size: u64) -> u64 {
    let variance = u128::from(millionths) * u128::from(ALL - millionths) / u128::from(size);
    u64::try_from(variance.isqrt() * 196 / 100).unwrap_or(ALL)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(part: u64, whole: u64) -> String {
        Share::of(Count::of(part), Count::of(whole)).to_string()
    }

    #[test]
    fn only_nothing_is_0_percent_and_only_all_is_100() {
        assert_eq!(share(0, 1000), "0 %");
        assert_eq!(share(0, 0), "–");
        assert_eq!(share(1, u64::MAX), "under 1 %");
        assert_eq!(share(99, 10_000), "under 1 %");
        assert_eq!(share(1, 100), "1.0 %");
        assert_eq!(share(1, 3), "33.3 %");
        assert_eq!(share(99, 100), "99.0 %");
        assert_eq!(share(9901, 10_000), "over 99 %");
        assert_eq!(share(u64::MAX - 1, u64::MAX), "over 99 %");
        assert_eq!(share(7, 7), "100 %");
    }

    #[test]
    fn an_estimate_says_how_far_off_it_may_be_and_never_that_something_can_not_be() {
        let estimated = |part: u64, drawn: u64| Share::estimated(Count::of(part), Count::of(drawn)).to_string();
        assert_eq!(estimated(0, 10_000), "under 1 %");
        assert_eq!(estimated(10_000, 10_000), "over 99 %");
        assert_eq!(estimated(50, 10_000), "under 1 %");
        assert_eq!(estimated(95, 10_000), "1.0 ± 0.2 %", "it may be over 1 %");
        assert_eq!(estimated(9905, 10_000), "99.1 ± 0.2 %", "it may be under 99 %");
        assert_eq!(estimated(250_000, 1_000_000), "25.0 ± 0.1 %");
        assert_eq!(estimated(0, 0), "–", "nothing was drawn");
        assert_eq!(estimated(0, 2), "–", "two draws tell nothing");
        assert_eq!(estimated(2, 2), "–", "two draws tell nothing");
        assert_eq!(estimated(0, 50), "0.0 ± 6.0 %", "up to 7 in 100 may have been missed");
        assert_eq!(estimated(1, 300), "0.3 ± 1.0 %", "it may be over 1 %");
    }
}
