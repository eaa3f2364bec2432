//! The interface's own words, in Fluent (`assets/i18n/*.ftl`). Content text comes from the library instead.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

const ENGLISH: &str = include_str!("../../assets/i18n/en.ftl");

pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// English, bundled. A string that can't be read is left out; a test holds that none is.
    pub fn english() -> Self {
        let language: LanguageIdentifier = "en".parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![language]);
        // The marks that isolate arguments are for mixed directions; the bundled typeface has no glyph for them.
        bundle.set_use_isolating(false);
        let resource = match FluentResource::try_new(ENGLISH.to_owned()) {
            Ok(resource) => resource,
            Err((partial, _)) => partial,
        };
        bundle.add_resource_overriding(resource);
        Self { bundle }
    }

    /// The words behind a key; the key itself where there are none (a test holds that every used key has some).
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The same, with values to fill in: `("number", "112".into())`.
    pub fn with(&self, key: &str, values: &[(&str, fluent_bundle::FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set((*name).to_owned(), value.clone());
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }
}
