//! A pack as one file: a name, a version, the files, and a checksum over all of it. A torn or altered one is refused.

use std::path::{Component, Path};
use std::sync::Arc;

use super::Digest;
use crate::content::Pack;

const MAGIC: &[u8; 16] = b"waitwise pack\r\n\x1a";
const VERSION: u32 = 1;
const CHECKSUM_BYTES: usize = 32;

/// A good pack has no file that is too large to be read, so none is written.
pub fn seal(pack: &Pack) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&(pack.files.len() as u64).to_le_bytes());
    for (path, bytes) in &pack.files {
        out.extend_from_slice(&(path.len() as u64).to_le_bytes());
        out.extend_from_slice(path.as_bytes());
        out.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        out.extend_from_slice(bytes);
    }
    let checksum = Digest::of_bytes(&out);
    out.extend_from_slice(checksum.as_bytes());
    out
}

/// `None` when anything is not as it was written.
pub fn open(bytes: &[u8]) -> Option<Pack> {
    let (body, checksum) = bytes.split_last_chunk::<CHECKSUM_BYTES>()?;
    if Digest::of_bytes(body).as_bytes() != checksum {
        return None;
    }
    let mut rest = Rest(body);
    if rest.take(MAGIC.len())? != MAGIC || rest.take(4)? != VERSION.to_le_bytes() {
        return None;
    }
    let count = rest.number()?;
    let mut pack = Pack::default();
    for _ in 0..count {
        let path = rest.sized()?;
        let path = std::str::from_utf8(path).ok().filter(|path| stays_inside(path))?.to_owned();
        pack.files.insert(path, Arc::from(rest.sized()?));
    }
    rest.0.is_empty().then_some(pack)
}

/// A checksum is no signature: a path that leads out of the folder is refused all the same.
fn stays_inside(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    fn sized(&mut self) -> Option<&'b [u8]> {
        let count = usize::try_from(self.number()?).ok()?;
        self.take(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(files: &[(&str, &[u8])]) -> Pack {
        let files = files.iter().map(|(path, bytes)| ((*path).to_owned(), Arc::from(*bytes))).collect();
        Pack { files, ..Pack::default() }
    }

    #[test]
    fn what_was_sealed_comes_back() {
        let whole = pack(&[("kiosk.ron", b"()"), ("topics/a/empty.ron", b""), ("topics/a/p.svg", &[0, 255])]);
        let back = open(&seal(&whole)).unwrap();
        assert_eq!(back.files, whole.files);
        assert_eq!(Digest::of(&back), Digest::of(&whole));
    }

    #[test]
    fn a_file_that_is_torn_or_altered_anywhere_is_refused() {
        let sealed = seal(&pack(&[("kiosk.ron", b"(format: 1)")]));
        for length in 0..sealed.len() {
            assert!(open(&sealed[..length]).is_none(), "torn after {length} bytes");
        }
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert!(open(&altered).is_none(), "altered at {at}");
        }
        assert!(open(&[sealed.as_slice(), b"x"].concat()).is_none(), "longer");
    }

    #[test]
    fn a_path_that_leads_out_of_the_folder_is_refused() {
        for path in ["../kiosk.ron", "/kiosk.ron", "topics/../../x", ""] {
            assert!(open(&seal(&pack(&[(path, b"x")]))).is_none(), "{path}");
        }
    }

    #[test]
    fn packs_that_differ_in_a_name_or_a_byte_have_other_digests() {
        let packs = [
            pack(&[("a", b"bc")]),
            pack(&[("ab", b"c")]),
            pack(&[("a", b"bd")]),
            pack(&[("a", b"bc"), ("b", b"")]),
            Pack { too_large: [("z".to_owned(), 1)].into(), ..pack(&[("a", b"bc")]) },
            Pack { too_large: [("z".to_owned(), 2)].into(), ..pack(&[("a", b"bc")]) },
        ];
        let digests: std::collections::HashSet<_> = packs.iter().map(Digest::of).collect();
        assert_eq!(digests.len(), packs.len());
    }
}
