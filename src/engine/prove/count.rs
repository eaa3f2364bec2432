//! Whole numbers up to 2^512: a topic of 40 questions has more ways through it than 64 or 128 bits can count.

use std::fmt;

const LIMBS: usize = 8;

/// A count that never wraps around: past 2^512 it stays at its greatest value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count {
    // The most significant first, so that the derived order is the order of numbers.
    limbs: [u64; LIMBS],
}

impl Count {
    pub const ZERO: Self = Self { limbs: [0; LIMBS] };
    pub const ONE: Self = Self::of(1);
    const MAX: Self = Self { limbs: [u64::MAX; LIMBS] };

    pub const fn of(value: u64) -> Self {
        let mut limbs = [0; LIMBS];
        limbs[LIMBS - 1] = value;
        Self { limbs }
    }

    /// 2 to the power of `exponent`.
    pub fn power_of_two(exponent: u32) -> Self {
        (0..exponent).fold(Self::ONE, |count, _| count.times(2))
    }

    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let mut sum = Self::ZERO;
        let mut carry = 0_u128;
        for ((slot, a), b) in sum.limbs.iter_mut().zip(self.limbs).zip(other.limbs).rev() {
            let limb = u128::from(a) + u128::from(b) + carry;
            *slot = low(limb);
            carry = limb >> 64;
        }
        if carry == 0 { sum } else { Self::MAX }
    }

    #[must_use]
    pub fn minus_one(self) -> Self {
        let mut less = self;
        for limb in less.limbs.iter_mut().rev() {
            let (value, borrowed) = limb.overflowing_sub(1);
            *limb = value;
            if !borrowed {
                return less;
            }
        }
        Self::ZERO
    }

    #[must_use]
    pub fn times(self, factor: u64) -> Self {
        let mut product = Self::ZERO;
        let mut carry = 0_u128;
        for (slot, limb) in product.limbs.iter_mut().zip(self.limbs).rev() {
            let value = u128::from(limb) * u128::from(factor) + carry;
            *slot = low(value);
            carry = value >> 64;
        }
        if carry == 0 { product } else { Self::MAX }
    }

    #[must_use]
    pub fn times_count(self, other: Self) -> Self {
        let shifted = |count: Self| count.times(1 << 32).times(1 << 32);
        other.limbs.iter().fold(Self::ZERO, |sum, limb| shifted(sum).plus(self.times(*limb)))
    }

    /// As 64 bits, or the greatest 64-bit number.
    pub(crate) fn small(self) -> u64 {
        match self.limbs {
            [0, 0, 0, 0, 0, 0, 0, small] => small,
            _ => u64::MAX,
        }
    }

    pub fn is_zero(self) -> bool {
        self == Self::ZERO
    }

    /// This many of `total`, in millionths, rounded down. 0 of 0 is 0.
    pub fn millionths_of(self, total: Self) -> u64 {
        if total.is_zero() {
            return 0;
        }
        // Long division, one bit at a time; the quotient is at most a million.
        let scaled = self.times(1_000_000);
        let mut quotient = 0;
        let mut rest = scaled;
        for bit in (0..20_u32).rev() {
            let part = total.times(1 << bit);
            if part != Self::MAX && part <= rest {
                rest = rest.minus(part);
                quotient |= 1 << bit;
            }
        }
        quotient
    }

    fn minus(self, other: Self) -> Self {
        let mut difference = Self::ZERO;
        let mut borrow = false;
        for ((slot, a), b) in difference.limbs.iter_mut().zip(self.limbs).zip(other.limbs).rev() {
            let (value, first) = a.overflowing_sub(b);
            let (value, second) = value.overflowing_sub(u64::from(borrow));
            *slot = value;
            borrow = first || second;
        }
        difference
    }

    fn divided(self, divisor: u64) -> (Self, u64) {
        let mut quotient = Self::ZERO;
        let mut rest = 0_u128;
        for (slot, limb) in quotient.limbs.iter_mut().zip(self.limbs) {
            let value = (rest << 64) | u128::from(limb);
            *slot = low(value / u128::from(divisor));
            rest = value % u128::from(divisor);
        }
        (quotient, low(rest))
    }
}

fn low(value: u128) -> u64 {
    u64::try_from(value & u128::from(u64::MAX)).unwrap_or(u64::MAX)
}

/// In groups of three: "6,748,123".
impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut groups = Vec::new();
        let mut rest = *self;
        while rest > Self::of(999) {
            let (quotient, group) = rest.divided(1000);
            groups.push(format!("{group:03}"));
            rest = quotient;
        }
        groups.push(rest.divided(1000).1.to_string());
        groups.reverse();
        f.write_str(&groups.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_beyond_128_bits_are_exact() {
        let huge = Count::power_of_two(200);
        assert_eq!(huge.to_string().replace(',', ""), "1606938044258990275541962092341162602522202993782792835301376");
        assert_eq!(huge.minus_one().plus(Count::ONE), huge);
        assert_eq!(Count::power_of_two(100).times_count(Count::power_of_two(100)), huge);
    }

    #[test]
    fn a_count_never_wraps_around() {
        let most = Count::power_of_two(511);
        assert_eq!(most.times(4), Count::MAX);
        assert_eq!(most.plus(most).plus(Count::ONE), Count::MAX);
    }

    #[test]
    fn shares_are_in_millionths() {
        assert_eq!(Count::of(1).millionths_of(Count::of(3)), 333_333);
        assert_eq!(Count::power_of_two(199).millionths_of(Count::power_of_two(200)), 500_000);
        assert_eq!(Count::of(7).millionths_of(Count::of(7)), 1_000_000);
        assert_eq!(Count::ZERO.millionths_of(Count::ZERO), 0);
    }
}
