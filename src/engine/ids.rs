//! Names of things in a topic: short slugs, unique per topic, never shown to a patient.

use std::fmt;
use std::sync::Arc;

macro_rules! slug {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            #[doc = "Takes the text as it is; whether it names anything is checked by `Engine::compile`."]
            pub fn new(text: &str) -> Self {
                Self(Arc::from(text))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

slug!(
    /// A treatment (or "not now") that a patient can lean toward.
    OptionId
);
slug!(QuestionId);
slug!(
    /// A choice of a question; unique within its question only.
    ChoiceId
);
slug!(RuleId);
slug!(GuaranteeId);
slug!(
    /// A source in the topic's reference list.
    ReferenceId
);
