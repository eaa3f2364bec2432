//! The languages in `kiosk.ron` are some that the program can speak, and patients can choose each of them.

use std::collections::BTreeSet;

use crate::content::outline::Outline;
use crate::content::outline::Step::{At, Key};
use crate::content::pack::Pack;
use crate::content::raw::{self, Kiosk};
use crate::content::read::parse::parse;
use crate::content::read::{KIOSK, RawPack, topic_path};
use crate::content::translate::{is_language, main_part};
use crate::content::{approval, locate, translated};
use crate::diagnostics::{Diagnostic, nearest};

/// A language that the interface has words in: `assets/i18n/<short>.ftl`.
struct Spoken {
    short: &'static str,
    name: &'static str,
    /// A speaker of the language has read the interface's words.
    is_reviewed: bool,
}

/// `tests/translated.rs` holds it to the files.
const SPOKEN: [Spoken; 3] = [
    Spoken { short: "en", name: "English", is_reviewed: true },
    Spoken { short: "es", name: "Spanish", is_reviewed: false },
    Spoken { short: "ar", name: "Arabic", is_reviewed: false },
];

pub fn check(raw: &RawPack, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let kiosk = &raw.kiosk;
    let text = pack.text(KIOSK);
    if kiosk.languages.is_empty() {
        let finding = Diagnostic::error("no-languages", KIOSK, "The list of languages is empty.");
        let help = "Write the language of these files, and those of the translations behind it: languages: [\"en\"]";
        findings.push(finding.at(locate::field(text, "languages"), text).help(help));
    }
    let mut seen = BTreeSet::new();
    for (place, language) in kiosk.languages.iter().enumerate() {
        let at = |finding: Diagnostic| finding.at(Some(Outline::of(text).value(&[Key("languages"), At(place)])), text);
        let Some(spoken) = SPOKEN.iter().find(|spoken| spoken.short == language) else {
            findings.push(at(unknown(language)));
            continue;
        };
        if !seen.insert(language) {
            let message = format!("{} (\"{language}\") is in the list twice.", spoken.name);
            findings.push(at(Diagnostic::warning("language-twice", KIOSK, message)).help("Take one of the two out."));
        } else if place > 0 {
            findings.extend(untranslated(spoken, kiosk, pack).or_else(|| unreviewed(spoken, kiosk, pack)).map(at));
        }
    }
    findings.extend(needlessly_allowed(&SPOKEN, raw, pack));
}

fn unknown(language: &str) -> Diagnostic {
    let message = if is_language(language) {
        format!("The program has no words in the language \"{language}\".")
    } else {
        format!("\"{language}\" is not the short name of a language.")
    };
    let lower = language.trim().to_lowercase();
    let names = SPOKEN.iter().map(|spoken| (spoken.name.to_lowercase(), spoken));
    let near = nearest(main_part(&lower), SPOKEN.iter().map(|spoken| spoken.short)).or_else(|| {
        let names: Vec<(String, &Spoken)> = names.collect();
        let near = nearest(&lower, names.iter().map(|(name, _)| name.as_str()))?;
        names.iter().find(|(name, _)| name == near).map(|(_, spoken)| spoken.short)
    });
    let all: Vec<String> = SPOKEN.iter().map(|spoken| format!("\"{}\" ({})", spoken.short, spoken.name)).collect();
    let all = format!("There are {}.", all.join(", "));
    let help = near.map_or_else(|| all.clone(), |near| format!("Did you mean \"{near}\"? {all}"));
    Diagnostic::error("unknown-language", KIOSK, message).help(help)
}

/// The files of its translations that are there.
fn files(language: &str, kiosk: &Kiosk, pack: &Pack) -> Vec<String> {
    let paths = kiosk.topics.iter().map(|id| topic_path(id, &format!("lang/{language}.ron")));
    paths.filter(|path| pack.files.contains_key(path)).collect()
}

fn untranslated(spoken: &Spoken, kiosk: &Kiosk, pack: &Pack) -> Option<Diagnostic> {
    let Spoken { short, name, .. } = spoken;
    files(short, kiosk, pack).is_empty().then(|| {
        let message = format!("No topic has a translation into {name}, so patients are not offered it.");
        let help = format!(
            "`waitwise translate DIR {short}` makes the files to be filled in. Or take \"{short}\" out of the list."
        );
        Diagnostic::warning("language-without-topic", KIOSK, message).help(help)
    })
}

/// The files of its translations that nobody has reviewed.
fn unread(spoken: &Spoken, kiosk: &Kiosk, pack: &Pack) -> Vec<String> {
    let own = Some(format!("lang/{}.ron", spoken.short)).filter(|path| pack.files.contains_key(path));
    let is_unreviewed = |path: &String| {
        let read = parse::<raw::Translation>(path, pack.text(path)).value;
        !read.is_some_and(|translation| translated::is_reviewed(&translation))
    };
    files(spoken.short, kiosk, pack).into_iter().chain(own).filter(is_unreviewed).collect()
}

/// Each file that nobody has reviewed is named.
fn unreviewed(spoken: &Spoken, kiosk: &Kiosk, pack: &Pack) -> Option<Diagnostic> {
    if kiosk.allow_unreviewed {
        return None;
    }
    let name = spoken.name;
    let topics = files(spoken.short, kiosk, pack);
    let unread = unread(spoken, kiosk, pack);
    if spoken.is_reviewed && unread.is_empty() {
        return None;
    }
    let is_offered = spoken.is_reviewed && topics.iter().any(|path| !unread.contains(path));
    let message = if is_offered {
        format!("Patients see a part of the {name} texts in the first language: nobody has reviewed their translation.")
    } else {
        format!("Patients are not offered {name}: nobody has reviewed it.")
    };
    let help = if spoken.is_reviewed {
        "Have a speaker read it, and write name and role behind reviewed_by. Or write allow_unreviewed: true in kiosk.ron: \
         patients can choose it then, and the screen says that nobody has reviewed it."
    } else {
        "The program's own words in it are not reviewed yet. With allow_unreviewed: true in kiosk.ron patients can choose it \
         all the same, and the screen says that nobody has reviewed it."
    };
    let finding = Diagnostic::note("translation-not-reviewed", KIOSK, message);
    let finding = unread.into_iter().fold(finding.help(help), |finding, path| {
        let place = locate::field(pack.text(&path), "reviewed_by");
        finding.related(&path, place, "nobody has reviewed this translation")
    });
    Some(finding)
}

/// What is unreviewed was allowed, for a trial, and there is nothing of that kind any more.
fn needlessly_allowed(spoken: &[Spoken], raw: &RawPack, pack: &Pack) -> Option<Diagnostic> {
    let kiosk = &raw.kiosk;
    let is_reviewed = |language: &String| {
        spoken.iter().find(|spoken| spoken.short == language).is_some_and(|spoken| {
            let is_translated = !files(spoken.short, kiosk, pack).is_empty();
            spoken.is_reviewed && is_translated && unread(spoken, kiosk, pack).is_empty()
        })
    };
    let are_approved = !raw.topics.is_empty() && raw.topics.iter().all(|topic| approval::stands(topic, pack));
    let are_reviewed = kiosk.languages.iter().skip(1).all(is_reviewed);
    (kiosk.allow_unreviewed && are_approved && are_reviewed).then(|| {
        let message = "All topics are approved and nothing is unreviewed, yet allow_unreviewed is true: a translation that \
                       is added from now on would be shown before anybody has read it.";
        let text = pack.text(KIOSK);
        let finding = Diagnostic::warning("unreviewed-allowed", KIOSK, message);
        finding.at(locate::field(text, "allow_unreviewed"), text).help("Set it to false: allow_unreviewed: false")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::read::read;
    use crate::content::starter;

    const TOPIC: &str = "topics/sample/topic.ron";

    /// The small pack in English and Spanish, approved, with a Spanish file that this person has read.
    fn pack(reviewed_by: &str) -> Pack {
        let mut pack = starter::pack("sample");
        let kiosk = pack.text(KIOSK).replace("[\"en\"]", "[\"en\", \"es\"], allow_unreviewed: true");
        let topic = pack.text(TOPIC).replace("approved_by: None", "approved_by: \"Ana Ruiz, physiotherapist\"");
        let spanish =
            format!("(format: 2, language: \"es\", translated_by: \"\", reviewed_by: {reviewed_by}, texts: [])");
        for (path, text) in [(KIOSK, kiosk), (TOPIC, topic), ("topics/sample/lang/es.ron", spanish)] {
            pack.files.insert(path.to_owned(), text.into_bytes().into());
        }
        pack
    }

    fn told(pack: &Pack, is_spanish_reviewed: bool) -> Option<Diagnostic> {
        let spoken = [
            Spoken { short: "en", name: "English", is_reviewed: true },
            Spoken { short: "es", name: "Spanish", is_reviewed: is_spanish_reviewed },
        ];
        let raw = read(pack, &mut Vec::new()).unwrap();
        needlessly_allowed(&spoken, &raw, pack)
    }

    fn with(pack: &Pack, path: &str, from: &str, to: &str) -> Pack {
        let text = pack.text(path);
        assert!(text.contains(from), "{path} has no {from}");
        let mut changed = pack.clone();
        changed.files.insert(path.to_owned(), text.replace(from, to).into_bytes().into());
        changed
    }

    #[test]
    fn what_is_unreviewed_is_needlessly_allowed_once_all_is_approved_and_reviewed() {
        let whole = pack("Some(\"Ana Ruiz, translator\")");
        let finding = told(&whole, true).unwrap();
        assert_eq!((finding.code, finding.file.as_str()), ("unreviewed-allowed", KIOSK));
        assert!(finding.quoted.unwrap().contains("allow_unreviewed: true"));
        // Without the line a patient would lose what is not reviewed yet.
        assert_eq!(told(&whole, false), None, "the program's own Spanish words");
        assert_eq!(told(&pack("None"), true), None, "the topic's translation");
        let mut own = whole.clone();
        own.files.insert("lang/es.ron".to_owned(), pack("None").text("topics/sample/lang/es.ron").as_bytes().into());
        assert_eq!(told(&own, true), None, "the translation of kiosk.ron");
        let mut untranslated = whole.clone();
        untranslated.files.remove("topics/sample/lang/es.ron");
        assert_eq!(told(&untranslated, true), None, "a language to come");
        // Where the topic waits for its approval, that comes first.
        assert_eq!(
            told(&with(&whole, TOPIC, "approved_by: \"Ana Ruiz, physiotherapist\"", "approved_by: None"), true),
            None
        );
        assert_eq!(told(&with(&whole, KIOSK, "allow_unreviewed: true", "allow_unreviewed: false"), true), None);
        assert!(told(&with(&whole, KIOSK, "[\"en\", \"es\"]", "[\"en\"]"), false).is_some(), "one language");
    }
}
