//! Packs with translations, and outcomes without their words.

use std::fmt::Write as _;
use std::sync::Arc;

use waitwise::content::library::Language;
use waitwise::content::translate::Source;
use waitwise::content::{Date, Loaded, Pack, load_on, starter};
use waitwise::engine::Outcome;
use waitwise::engine::outcome::{Reason, Verdict};

pub const SPANISH: &str = "topics/sample/lang/es.ron";

pub fn language(name: &str) -> Language {
    Language::new(name)
}

/// On the day on which the shipped topic was published: no review is late.
pub fn load(pack: &Pack) -> Loaded {
    load_on(pack, Date::parse("2026-11-25").unwrap())
}

/// The small pack, with Spanish beside English.
pub fn sample() -> Pack {
    let list = "languages: [\"en\", \"es\"], allow_unreviewed: true";
    changed(&starter::pack("sample"), "kiosk.ron", "languages: [\"en\"]", list)
}

/// The pack's one topic, and the path of its Spanish translation.
pub fn topic_of(pack: &Pack) -> (String, String) {
    let path = pack.files.keys().find(|path| path.ends_with("/topic.ron")).unwrap();
    let id = path.split('/').nth(1).unwrap().to_owned();
    let spanish = format!("topics/{id}/lang/es.ron");
    (id, spanish)
}

pub fn with_file(pack: &Pack, path: &str, text: &str) -> Pack {
    let mut pack = pack.clone();
    pack.files.insert(path.to_owned(), Arc::from(text.as_bytes()));
    pack
}

pub fn changed(pack: &Pack, path: &str, from: &str, to: &str) -> Pack {
    let text = pack.text(path);
    assert!(text.contains(from), "{path} has no `{from}`");
    with_file(pack, path, &text.replacen(from, to, 1))
}

/// A file into Spanish with these texts.
pub fn with_translation(pack: &Pack, path: &str, sources: &[Source], text: impl Fn(&Source) -> String) -> Pack {
    let mut file = "(format: 2, language: \"es\", translated_by: \"\", reviewed_by: None, texts: [\n".to_owned();
    for source in sources {
        writeln!(file, "(key: {:?}, source: {:?}, text: {:?}),", source.key, source.text, text(source)).unwrap();
    }
    with_file(pack, path, &(file + "])\n"))
}

pub fn codes_in(loaded: &Loaded, path: &str) -> Vec<&'static str> {
    loaded.findings.iter().filter(|finding| finding.file == path).map(|finding| finding.code).collect()
}

/// An outcome as it is in every language.
pub fn without_words(mut outcome: Outcome) -> Outcome {
    let blank = |reasons: &mut Vec<Reason>| reasons.iter_mut().for_each(|reason| reason.because.clear());
    match &mut outcome.verdict {
        Verdict::Refer(referral) => blank(&mut referral.reasons),
        Verdict::Ranking(ranking) => {
            blank(&mut ranking.tell_staff);
            for option in &mut ranking.options {
                blank(&mut option.reasons_for);
                blank(&mut option.reasons_against);
                for caution in &mut option.cautions {
                    caution.text.clear();
                    caution.because.clear();
                }
            }
        }
    }
    outcome
}
