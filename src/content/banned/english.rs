use super::Words;

#[rustfmt::skip]
pub const WORDS: Words = Words {
    language: "en",
    steers: &[
        "recommended for you", "we recommend", "best", "right for you", "safe for you", "perfect for you", "you should",
        "right choice", "better choice", "smart choice", "match %", "most people choose", "most patients choose",
        "most popular",
    ],
    promises: &[
        "cure", "cures", "guarantee", "guarantees", "guaranteed", "risk free", "no risk", "no risks", "without risk",
        "without risks", "without any risk", "completely safe", "totally safe", "perfectly safe", "100% safe",
        "no side effects", "without side effects", "always works", "works every time", "works for everyone",
        "never fails", "proven to work", "clinically proven", "scientifically proven", "instant relief",
        "immediate relief",
    ],
    advertises: &[
        "amazing", "miracle", "revolutionary", "state of the art", "cutting edge", "world class", "highly effective",
        "special offer", "book now", "act now", "don't miss",
    ],
    harmless: &["at best", "your best", "as best"],
    denials: &["no", "not", "never", "nothing", "nobody", "none", "neither", "cannot"],
    joined: &[],
};
