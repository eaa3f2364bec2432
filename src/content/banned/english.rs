use super::Words;

#[rustfmt::skip]
pub const WORDS: Words = Words {
    language: "en",
    steers: &[
        "recommended for you", "we recommend", "best", "right for you", "safe for you", "perfect for you", "you should",
        "right choice", "better choice", "smart choice", "match %", "most people choose", "most patients choose",
        "most popular", "most people pick", "most people prefer", "most patients pick", "most patients prefer",
        "most clinicians recommend", "most clinicians prefer",
        "doctors recommend", "doctor recommended", "experts recommend", "specialists recommend",
        
        "ideal for you", "ideal choice", "wise choice", "obvious choice", "top choice", "safer choice", "safest choice",
        "preferred choice", "preferred option", "preferred treatment", "you must choose",
    ],
    promises: &[
        "cure", "cures", "guarantee", "guarantees", "guaranteed", "risk free", "no risk", "no risks", "without risk",
        "without risks", "without any risk", "completely safe", "totally safe", "perfectly safe", "100% safe",
        "no side effects", "without side effects", "always works", "works every time", "works for everyone",
        "never fails", "proven to work", "proven treatment", "proven method", "medically proven", "clinically proven", "scientifically proven", "instant relief",
        "immediate relief", "complete relief", "permanent relief", "100% effective", "zero risk", "always helps",
        "helps everyone", "helps everybody", "works for everybody", "will be cured", "you will feel better",
        "you'll feel better", "will make you better", "takes your pain away", "take your pain away", "gets rid of pain",
        "gets rid of your pain", "gets rid of the pain", "eliminates pain", "eliminates your pain", "eliminates the pain",
    ],
    advertises: &[
        "amazing", "miracle", "revolutionary", "state of the art", "cutting edge", "world class", "highly effective",
        "special offer", "book now", "act now", "don't miss",
    ],
    claims: &[
        "is better than", "are better than", "works better than", "work better than", "is superior to", "are superior to",
        "heals", "proven to", "most doctors", "most experts", "most specialists", "experts agree", "recommended choice",
        "recommended option", "recommended treatment", "gold standard",
    ],
    harmless: &[
        "at best", "your best", "as best", "skin heals", "wound heals", "bruise heals", "bone heals", "tendon heals", "muscle heals", "cut heals", "injury heals", "until it heals", "while it heals",
        "heals by itself", "heals on its own", "lower is better than", "less is better than",
    ],
    denials: &["no", "not", "never", "nothing", "nobody", "none", "neither", "cannot"],
    doubts: &["if", "whether", "unknown", "unclear", "uncertain"],
    joined: &[],
};
