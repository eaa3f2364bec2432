//! Numbers in memory, until they are in the file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Counter;
use super::counter::is_id;
use super::store::{self, Key, StoreError};
use crate::content::Date;

/// What staff should hear, once.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum News {
    #[error("Statistics are not written, and wait in memory. {0}")]
    NotWritten(StoreError),
    #[error("Statistics are written again.")]
    WrittenAgain,
    #[error("The file of statistics was damaged. It is kept as {0}, and a new one is begun.", kept.display())]
    BegunAnew { kept: PathBuf },
}

/// A batch that grows. It holds one number a day, topic, language and counter, so it stays small.
#[derive(Debug)]
pub struct Book {
    file: PathBuf,
    waiting: BTreeMap<Key, u64>,
    trouble: Option<StoreError>,
}

impl Book {
    /// The file is made when the first batch is written.
    pub fn of(file: impl Into<PathBuf>) -> Self {
        Self { file: file.into(), waiting: BTreeMap::new(), trouble: None }
    }

    /// Counts one. Says `false`, and counts nothing, if a name is no id of content.
    pub fn add(&mut self, day: Date, topic: &str, language: &str, counter: &Counter) -> bool {
        let Some(counter) = counter.name().filter(|_| is_id(topic) && is_id(language)) else { return false };
        let key = Key { day, topic: topic.to_owned(), language: language.to_owned(), counter };
        let number = self.waiting.entry(key).or_default();
        *number = number.saturating_add(1);
        true
    }

    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Writes what waits. What can't be written waits on, and is tried again by the next call.
    pub fn flush(&mut self) -> Vec<News> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut news = Vec::new();
        let mut written = store::add(&self.file, &self.waiting);
        if matches!(written, Err(StoreError::Damaged { .. })) {
            written = match store::move_aside(&self.file) {
                Ok(kept) => {
                    news.push(News::BegunAnew { kept });
                    store::add(&self.file, &self.waiting)
                }
                Err(error) => Err(StoreError::Unusable { file: self.file.clone(), why: error.to_string() }),
            };
        }
        match written {
            Ok(()) => {
                self.waiting.clear();
                if self.trouble.take().is_some() {
                    news.push(News::WrittenAgain);
                }
            }
            Err(trouble) => {
                if self.trouble.as_ref() != Some(&trouble) {
                    news.push(News::NotWritten(trouble.clone()));
                }
                self.trouble = Some(trouble);
            }
        }
        news
    }
}
