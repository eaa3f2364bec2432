//! Which voice speaks which language.

use std::collections::BTreeSet;

/// Languages that are mostly called by a broader name.
const BROADER: [(&str, &str); 2] = [("cmn", "zh"), ("nb", "no")];

/// The voices of an engine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    voices: Vec<Voice>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Voice {
    /// What the engine calls it by, like `en-gb`.
    language: String,
    /// Further languages it will do for; the smaller the number, the better.
    others: Vec<(String, u32)>,
}

impl Voices {
    /// The table that `espeak-ng --voices` prints. Voices of mbrola are listed even where its data is missing, so they are
    /// left out.
    pub fn of_espeak(table: &str) -> Self {
        let voices = table.lines().skip(1).filter_map(|line| {
            let mut columns = line.split_whitespace();
            let language = columns.nth(1)?;
            let file = columns.nth(2)?;
            let others: Vec<&str> = columns.collect();
            let is_usual = !file.starts_with("mb/") && !file.starts_with("!v");
            is_usual.then(|| Voice { language: language.to_owned(), others: others_of(&others.join(" ")) })
        });
        Self { voices: voices.collect() }
    }

    /// The languages of speech-dispatcher, which chooses the country itself where none is named.
    pub fn of_languages<'l>(languages: impl IntoIterator<Item = &'l str>) -> Self {
        let mut known = BTreeSet::new();
        for language in languages {
            known.insert(language);
            known.extend(language.split_once(['-', '_']).map(|(without_country, _)| without_country));
        }
        let will_do = |language: &str| {
            let other = BROADER.iter().find(|(narrow, _)| *narrow == language);
            other.map(|(_, broad)| ((*broad).to_owned(), 1)).into_iter().collect()
        };
        let voices =
            known.into_iter().map(|language| Voice { language: language.to_owned(), others: will_do(language) });
        Self { voices: voices.collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.voices.is_empty()
    }

    /// What the engine calls the voice for a language by: its own, else one that will do, else one of the same language
    /// in another country.
    pub fn pick(&self, language: &str) -> Option<&str> {
        let wanted = tag(language);
        let own = self.voices.iter().find(|voice| tag(&voice.language) == wanted);
        let will_do = || {
            let fit = |voice: &Voice| voice.others.iter().find(|(other, _)| *other == wanted).map(|(_, rank)| *rank);
            self.voices.iter().filter_map(|voice| Some((fit(voice)?, voice))).min_by_key(|(rank, _)| *rank)
        };
        let found = own.or_else(|| will_do().map(|(_, voice)| voice));
        let found =
            found.or_else(|| self.voices.iter().find(|voice| tag(&voice.language).starts_with(&format!("{wanted}-"))));
        match (found, wanted.split_once('-')) {
            (Some(voice), _) => Some(&voice.language),
            (None, Some((without_country, _))) => self.pick(without_country),
            (None, None) => None,
        }
    }
}

/// "(zh-cmn 5)(zh 5)"
fn others_of(column: &str) -> Vec<(String, u32)> {
    let parts = column.split(['(', ')']);
    parts
        .filter_map(|part| part.rsplit_once(' '))
        .filter_map(|(tag, rank)| Some((tag.to_lowercase(), rank.parse().ok()?)))
        .collect()
}

fn tag(language: &str) -> String {
    language.to_lowercase().replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  ar              --/M      Arabic             sem/ar
 5  cmn             --/M      Chinese_(Mandarin,_latin_as_English) sit/cmn              (zh-cmn 5)(zh 5)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 1  fr              --/M      french-mbrola-1    mb/mb-fr1
 5  pt-br           --/M      Portuguese_(Brazil) roa/pt-BR            (pt 6)
 5  yue             --/M      Chinese_(Cantonese) sit/yue              (zh-yue 5)(zh 8)
";

    #[test]
    fn a_language_gets_its_own_voice_else_the_one_that_does_best() {
        let voices = Voices::of_espeak(TABLE);
        let pairs =
            [("ar", "ar"), ("en", "en-gb"), ("en-US", "en-us"), ("en-NZ", "en-gb"), ("pt", "pt-br"), ("zh", "cmn")];
        for (language, voice) in pairs {
            assert_eq!(voices.pick(language), Some(voice), "{language}");
        }
        assert_eq!(voices.pick("zh_Hant"), Some("cmn"));
    }

    #[test]
    fn a_voice_whose_data_may_be_missing_is_not_picked() {
        assert_eq!(Voices::of_espeak(TABLE).pick("fr"), None);
        assert!(Voices::of_espeak("").is_empty());
    }

    #[test]
    fn speech_dispatcher_chooses_the_country_itself() {
        let voices = Voices::of_languages(["en-029", "en-GB", "en-GB", "es-419", "cmn"]);
        let pairs =
            [("en", "en"), ("en-gb", "en-GB"), ("en-NZ", "en"), ("es", "es"), ("zh", "cmn"), ("zh-Hant", "cmn")];
        for (language, voice) in pairs {
            assert_eq!(voices.pick(language), Some(voice), "{language}");
        }
        assert_eq!(voices.pick("e"), None);
        assert_eq!(voices.pick("ar"), None);
    }

    #[test]
    fn a_voice_of_another_country_is_better_than_none() {
        let table = "Pty Language\n 5 sw-ke --/M Swahili bnt/sw\n";
        assert_eq!(Voices::of_espeak(table).pick("sw"), Some("sw-ke"));
    }
}
