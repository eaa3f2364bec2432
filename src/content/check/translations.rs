//! What a translation lacks. None of it keeps the topic from the screen.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::locate;
use crate::content::pack::{Pack, is_text};
use crate::content::raw::{TranslatedText, Translation};
use crate::content::read::RawTopic;
use crate::content::read::parse::parse;
use crate::content::translate::in_topic;
use crate::diagnostics::{Diagnostic, Severity, nearest};

/// Places of one kind that are told one by one; then how many more there are.
const MAX_TOLD: usize = 10;

pub fn check(raw: &RawTopic, pack: &Pack, findings: &mut Vec<Diagnostic>) {
    let folder = raw.path("lang/");
    let paths = pack.files.keys().filter(|path| path.starts_with(&folder) && is_text(path));
    let mut sources: Option<BTreeMap<String, String>> = None;
    for path in paths {
        let text = pack.text(path);
        // What is no text has been told already.
        if text.is_empty() {
            continue;
        }
        let parsed = parse::<Translation>(path, text);
        let as_warning = |finding: Diagnostic| match finding.severity {
            Severity::Error => Diagnostic { severity: Severity::Warning, ..finding },
            Severity::Warning | Severity::Note => finding,
        };
        findings.extend(parsed.findings.into_iter().map(as_warning));
        let Some(translation) = parsed.value else { continue };
        let sources = sources.get_or_insert_with(|| {
            in_topic(pack, &raw.id).into_iter().map(|source| (source.key, source.text)).collect()
        });
        File { path, text, translation: &translation, sources }.check(findings);
    }
}

struct File<'f> {
    path: &'f str,
    text: &'f str,
    translation: &'f Translation,
    /// Key → what the topic says today.
    sources: &'f BTreeMap<String, String>,
}

impl File<'_> {
    fn check(&self, findings: &mut Vec<Diagnostic>) {
        self.language(findings);
        self.missing(findings);
        let known = |text: &&TranslatedText| self.sources.contains_key(&text.key);
        let texts = self.translation.texts.iter();
        let stale: Vec<&TranslatedText> = texts.clone().filter(known).filter(|text| self.is_stale(text)).collect();
        self.each("translation-stale", &stale, findings, |text| {
            let message = format!("The source of \"{}\" has changed since it was translated.", text.key);
            let help = format!(
                "Mend the text; where stale and was stand, take them out. The source is now: {}",
                self.sources.get(&text.key).map_or("", String::as_str)
            );
            (message, help)
        });
        let unknown: Vec<&TranslatedText> = texts.clone().filter(|text| !known(text)).collect();
        self.each("translation-unknown-key", &unknown, findings, |text| {
            let message = format!("The topic has no text \"{}\".", text.key);
            let near = nearest(&text.key, self.sources.keys().map(String::as_str));
            let help = near.map_or_else(
                || "Take it out if it is not needed again.".to_owned(),
                |near| format!("Did you mean \"{near}\"?"),
            );
            (message, help)
        });
        let mut seen = BTreeSet::new();
        let twice: Vec<&TranslatedText> = texts.filter(|text| !seen.insert(&text.key)).collect();
        self.each("translation-twice", &twice, findings, |text| {
            (format!("\"{}\" is translated twice.", text.key), "Take one of them out.".to_owned())
        });
    }

    /// Also where nobody has run `waitwise translate` since.
    fn is_stale(&self, text: &TranslatedText) -> bool {
        !text.text.is_empty() && (text.stale || self.sources.get(&text.key).is_some_and(|now| *now != text.source))
    }

    /// The language by the file's name, which is what counts.
    fn name(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or(name, |(name, _)| name)
    }

    fn language(&self, findings: &mut Vec<Diagnostic>) {
        let name = self.name();
        let language = &self.translation.language;
        if language != name {
            let message = format!("The file is called {name} and says that its language is \"{language}\".");
            let place = locate::field(self.text, "language");
            findings.push(
                Diagnostic::warning("translation-language", self.path, message)
                    .at(place, self.text)
                    .help("Write the same language in both, like es, ar or pt-BR."),
            );
        }
    }

    fn missing(&self, findings: &mut Vec<Diagnostic>) {
        let filled = self.translation.texts.iter().filter(|text| !text.text.is_empty());
        let there: BTreeSet<&str> = filled.map(|text| text.key.as_str()).collect();
        let missing = self.sources.keys().filter(|key| !there.contains(key.as_str())).count();
        if missing > 0 {
            let language = self.name();
            let message = format!("{missing} of {} texts have no translation into {language} yet.", self.sources.len());
            let help =
                format!("`waitwise translate DIR {language}` writes down what is missing; fill in the empty texts.");
            let place = locate::field(self.text, "texts");
            findings
                .push(Diagnostic::warning("translation-missing", self.path, message).at(place, self.text).help(help));
        }
    }

    fn each(
        &self,
        code: &'static str,
        texts: &[&TranslatedText],
        findings: &mut Vec<Diagnostic>,
        say: impl Fn(&TranslatedText) -> (String, String),
    ) {
        for text in texts.iter().take(MAX_TOLD) {
            let (message, help) = say(text);
            let place = locate::field_value(self.text, "key", &text.key);
            let marked = text.key.chars().count() + 2;
            let finding = Diagnostic::warning(code, self.path, message).at(place, self.text).marked(marked);
            findings.push(finding.help(help));
        }
        if let Some(more) = texts.len().checked_sub(MAX_TOLD).filter(|more| *more > 0) {
            let message = format!("The same is so for {more} more in this file.");
            findings.push(Diagnostic::warning(code, self.path, message));
        }
    }
}
