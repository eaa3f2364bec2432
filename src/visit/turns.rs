//! While nobody is there, the attract screen says its invitation in one language after another, and for each topic.

/// The first of them stays a little longer: it is the language that most people here read.
const FIRST_TURN_MS: u64 = 12_000;
const TURN_MS: u64 = 8_000;

/// Whose turn it is, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    pub number: usize,
    /// Age of the screen at which the next turn begins; `None` where only one has a turn.
    pub until_ms: Option<u64>,
}

/// The turn of `count` at this age of the screen. After the last it is the first one's again.
pub fn turn(age_ms: u64, count: usize) -> Turn {
    let others = u64::try_from(count.saturating_sub(1)).unwrap_or(0);
    if others == 0 {
        return Turn { number: 0, until_ms: None };
    }
    let round_ms = FIRST_TURN_MS + others * TURN_MS;
    let (began_ms, into_ms) = (age_ms - age_ms % round_ms, age_ms % round_ms);
    let over = into_ms.checked_sub(FIRST_TURN_MS).map_or(0, |past_ms| past_ms / TURN_MS + 1);
    let until_ms = Some(began_ms + FIRST_TURN_MS + over * TURN_MS);
    Turn { number: usize::try_from(over).unwrap_or(0), until_ms }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_has_twelve_seconds_each_other_eight_and_then_it_is_the_first_again() {
        let at = |secs: u64| turn(secs * 1000, 3);
        let told: Vec<usize> = [0, 11, 12, 19, 20, 27, 28, 39, 40].into_iter().map(|secs| at(secs).number).collect();
        assert_eq!(told, [0, 0, 1, 1, 2, 2, 0, 0, 1]);
    }

    #[test]
    fn a_turn_ends_when_the_next_begins() {
        let mut age_ms = 0;
        for number in [0, 1, 2, 0, 1, 2, 0] {
            let now = turn(age_ms, 3);
            assert_eq!(now.number, number, "at {age_ms} ms");
            let until_ms = now.until_ms.unwrap_or(0);
            assert_eq!(turn(until_ms - 1, 3), now);
            age_ms = until_ms;
        }
    }

    #[test]
    fn who_is_alone_never_has_to_be_woken() {
        for count in [0, 1] {
            assert_eq!(turn(1_000_000, count), Turn { number: 0, until_ms: None });
        }
    }
}
