//! The staff PIN: digits on a glass that anybody may stand before. Kept as a hash (argon2id with the parameters of the
//! OWASP password storage cheat sheet, which are argon2's own defaults), and guessed slower and slower.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

/// Digits of a PIN.
pub const LEAST_DIGITS: usize = 4;
pub const MOST_DIGITS: usize = 12;

/// Wrong PINs that cost nothing.
const FREE_ATTEMPTS: u32 = 3;
const FIRST_WAIT_SECS: u64 = 5;
const LONGEST_WAIT_SECS: u64 = 300;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinError {
    #[error("A PIN has {LEAST_DIGITS} to {MOST_DIGITS} digits.")]
    Length,
    #[error("A PIN has digits only: it is typed on a pad.")]
    NotDigits,
    #[error("This PIN is one of the first that anybody tries. Choose another.")]
    Obvious,
    #[error("The PIN could not be hashed.")]
    NotHashed,
}

/// What is written into `kiosk.ron`.
///
/// # Errors
/// When it is no PIN, or one that is guessed at once.
pub fn hash(pin: &str) -> Result<String, PinError> {
    if !pin.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PinError::NotDigits);
    }
    if !(LEAST_DIGITS..=MOST_DIGITS).contains(&pin.len()) {
        return Err(PinError::Length);
    }
    if is_obvious(pin.as_bytes()) {
        return Err(PinError::Obvious);
    }
    let hash = Argon2::default().hash_password(pin.as_bytes()).map_err(|_| PinError::NotHashed)?;
    Ok(hash.to_string())
}

/// Whether this is a hash that [`is_right`] can compare with.
pub fn is_hash(text: &str) -> bool {
    PasswordHash::new(text).is_ok_and(|hash| hash.algorithm.as_str() == "argon2id" && hash.hash.is_some())
}

/// Takes some 50 ms: not for the thread that draws.
pub fn is_right(hash: &str, pin: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(pin.as_bytes(), &hash).is_ok())
}

/// How long nobody can try again after so many wrong PINs in a row, in seconds: three are free, then it doubles from 5
/// seconds to 5 minutes.
pub fn wait_secs(wrong_in_a_row: u32) -> u64 {
    match wrong_in_a_row.checked_sub(FREE_ATTEMPTS + 1) {
        None => 0,
        Some(doublings) => FIRST_WAIT_SECS.saturating_mul(1 << doublings.min(32)).min(LONGEST_WAIT_SECS),
    }
}

/// All the same, or up or down by one: 0000, 1234, 9876.
fn is_obvious(digits: &[u8]) -> bool {
    let steps = digits.iter().zip(digits.iter().skip(1)).map(|(one, next)| i16::from(*next) - i16::from(*one));
    let mut steps = steps.collect::<Vec<_>>();
    steps.dedup();
    matches!(steps.as_slice(), [-1..=1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_tells_its_pin_from_others_and_never_holds_it() {
        let hashed = hash("482915").unwrap();
        assert!(is_hash(&hashed) && !hashed.contains("482915"));
        assert!(is_right(&hashed, "482915"));
        assert!(!is_right(&hashed, "482916") && !is_right(&hashed, "") && !is_right("", "482915"));
        assert_ne!(hashed, hash("482915").unwrap(), "each hash has its own salt");
        assert!(!is_hash("482915") && !is_hash("$argon2id$v=19$m=19456,t=2,p=1$short"));
    }

    #[test]
    fn what_anybody_would_try_first_is_no_pin() {
        for pin in ["0000", "1234", "9876", "987654"] {
            assert_eq!(hash(pin), Err(PinError::Obvious), "{pin}");
        }
        assert_eq!(hash("12a4"), Err(PinError::NotDigits));
        assert_eq!(hash("123"), Err(PinError::Length));
        assert_eq!(hash("1234567890123"), Err(PinError::Length));
    }

    #[test]
    fn three_attempts_are_free_and_then_the_wait_doubles_from_5_seconds_to_5_minutes() {
        let waits: Vec<u64> = (0..=12).map(wait_secs).collect();
        assert_eq!(waits, [0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]);
        assert_eq!(wait_secs(u32::MAX), 300);
    }
}
