//! Translations: one file a language, `topics/<id>/lang/<language>.ron` and `lang/<language>.ron` for the words of
//! `kiosk.ron`, with each text beside its source.
//! `waitwise translate` writes and updates them; a translated text is never thrown away.

mod apply;
mod fault;
mod list;
mod sources;
mod update;

pub use apply::{Applied, applied};
pub use fault::{Fault, fault, is_record, is_seen, marks};
pub(in crate::content) use sources::spots;
pub use sources::{Source, TOPIC_FILES, in_kiosk, in_topic};
pub use update::{Counts, Updated, updated};

/// "es", "ar", "pt-BR", "zh-Hant", "zh-Hant-TW": the usual short names, which are file names too.
pub fn is_language(name: &str) -> bool {
    let is = |part: &str, lengths: &[usize], letter: fn(&char) -> bool| {
        lengths.contains(&part.chars().count()) && part.chars().all(|c| letter(&c))
    };
    let script = |part: &str| {
        let rest = part.strip_prefix(|first: char| first.is_ascii_uppercase());
        rest.is_some_and(|rest| is(rest, &[3], char::is_ascii_lowercase))
    };
    let region = |part: &str| is(part, &[2], char::is_ascii_uppercase) || is(part, &[3], char::is_ascii_digit);
    let mut parts = name.split('-');
    let language = parts.next().is_some_and(|part| is(part, &[2, 3], char::is_ascii_lowercase));
    let rest: Vec<&str> = parts.collect();
    language
        && match rest.as_slice() {
            [] => true,
            [one] => script(one) || region(one),
            [first, second] => script(first) && region(second),
            _ => false,
        }
}

/// "pt" of "pt-BR".
pub fn main_part(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

/// A text in straight quotes, as the files have it. Letters of all languages stay as they are.
pub(in crate::content) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::read::parse::options;

    #[test]
    fn a_language_is_told_from_what_could_be_a_path_or_a_slip() {
        for good in ["es", "ar", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419", "haw"] {
            assert!(is_language(good), "{good}");
        }
        for bad in
            ["", "e", "ES", "español", "pt-br", "pt_BR", "../es", "es.ron", "es-", "zh-TW-Hant", "a/b", "es-ES-x"]
        {
            assert!(!is_language(bad), "{bad}");
        }
    }

    #[test]
    fn a_quoted_text_reads_as_it_was() {
        for text in ["", "a \"b\" \\ c", "línea\nنص\t", "\u{7f}\r\u{1}"] {
            assert_eq!(options().from_str::<String>(&quoted(text)).unwrap(), text);
        }
    }
}
