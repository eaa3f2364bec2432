//! A few bytes that outlive the program, in two generations: a torn one is found out, and the one before it is used.

use std::io;
use std::path::PathBuf;
use std::{fs, path};

use crate::content::live::{Digest, replace};

const CHECKSUM_BYTES: usize = 32;

#[derive(Clone, Debug)]
pub struct Kept {
    file: PathBuf,
}

impl Kept {
    pub fn at(file: PathBuf) -> Self {
        Self { file }
    }

    /// `None` where nothing was kept, or both generations are torn.
    pub fn read(&self) -> Option<Vec<u8>> {
        [&self.file, &self.before()].into_iter().find_map(|file| whole(&fs::read(file).ok()?))
    }

    /// # Errors
    /// When it can't be written, for example because the disk is full; then the one before stays.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(self.file.parent().unwrap_or(path::Path::new(".")))?;
        let checksum = Digest::of_bytes(bytes);
        let next = self.file.with_extension("next");
        // First all of it is on the disk: a full one leaves both generations as they are.
        replace(&next, &[checksum.as_bytes().as_slice(), bytes].concat())?;
        // A torn file doesn't take the place of a good one.
        if fs::read(&self.file).is_ok_and(|now| whole(&now).is_some()) {
            fs::rename(&self.file, self.before())?;
        }
        fs::rename(next, &self.file)
    }

    fn before(&self) -> PathBuf {
        self.file.with_extension("before")
    }
}

fn whole(bytes: &[u8]) -> Option<Vec<u8>> {
    let (checksum, bytes) = bytes.split_first_chunk::<CHECKSUM_BYTES>()?;
    (Digest::of_bytes(bytes).as_bytes() == checksum).then(|| bytes.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(name: &str) -> Kept {
        let folder = std::env::temp_dir().join(format!("waitwise-kept-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        Kept::at(folder.join("tries"))
    }

    #[test]
    fn what_was_written_last_is_read() {
        let kept = kept("last");
        assert_eq!(kept.read(), None);
        kept.write(b"one").unwrap();
        kept.write(b"two").unwrap();
        assert_eq!(kept.read(), Some(b"two".to_vec()));
    }

    #[test]
    fn a_file_that_is_torn_anywhere_gives_way_to_the_one_before() {
        let kept = kept("torn");
        kept.write(b"one").unwrap();
        kept.write(b"two").unwrap();
        let good = fs::read(&kept.file).unwrap();
        for length in 0..good.len() {
            fs::write(&kept.file, &good[..length]).unwrap();
            assert_eq!(kept.read(), Some(b"one".to_vec()), "torn after {length} bytes");
        }
        fs::remove_file(&kept.file).unwrap();
        assert_eq!(kept.read(), Some(b"one".to_vec()));
        // And a torn one is no generation.
        fs::write(&kept.file, b"torn").unwrap();
        kept.write(b"three").unwrap();
        fs::write(&kept.file, b"torn").unwrap();
        assert_eq!(kept.read(), Some(b"one".to_vec()));
    }
}
