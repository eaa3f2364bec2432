//! Two packs with the same digest are the same pack: all names, all bytes.

use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::content::Pack;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    pub fn of(pack: &Pack) -> Self {
        let mut hasher = Sha256::new();
        // Lengths keep a name apart from what follows it.
        for (path, bytes) in &pack.files {
            hasher.update(b"file");
            hasher.update((path.len() as u64).to_le_bytes());
            hasher.update(path);
            hasher.update((bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        }
        for (path, size_bytes) in &pack.too_large {
            hasher.update(b"large");
            hasher.update((path.len() as u64).to_le_bytes());
            hasher.update(path);
            hasher.update(size_bytes.to_le_bytes());
        }
        Self(hasher.finalize().into())
    }

    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
