//! What staff and technicians read afterwards: five files of a megabyte at most, so that it never fills a disk. Nothing of
//! a visit is ever written: what a patient does is in types whose `Debug` says nothing.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

const MAX_BYTES: u64 = 1 << 20;
/// Beside the one that is written.
const OLDER_FILES: u32 = 4;

/// Where the log lies within the state folder.
pub const FOLDER: &str = "log";
pub const FILE: &str = "waitwise.log";

/// From now on [`crate::kiosk::tell_staff`] writes there too.
pub fn start(state: &Path) {
    let log = Log { folder: state.join(FOLDER), max_bytes: MAX_BYTES };
    let written = tracing_subscriber::fmt().with_writer(Mutex::new(log)).with_ansi(false).with_target(false);
    // Only the first start counts: there is one log.
    let _ = tracing::subscriber::set_global_default(written.finish());
}

/// Opens its file for each of its few lines: so it goes on after a disk was full, read-only or away, and after somebody
/// took the file. It is also written while a panic is told, so nothing here may fail.
#[derive(Debug)]
struct Log {
    folder: PathBuf,
    max_bytes: u64,
}

impl Log {
    fn append(&self, line: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let mut file = self.open()?;
        if file.metadata()?.len() >= self.max_bytes {
            self.put_away()?;
            file = self.open()?;
        }
        file.write_all(line)
    }

    fn open(&self) -> io::Result<File> {
        File::options().create(true).append(true).open(self.folder.join(FILE))
    }

    /// The oldest is written over.
    fn put_away(&self) -> io::Result<()> {
        let older = |number: u32| self.folder.join(format!("{FILE}.{number}"));
        for number in (1..OLDER_FILES).rev() {
            match fs::rename(older(number), older(number + 1)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        fs::rename(self.folder.join(FILE), older(1))
    }
}

impl Write for Log {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        // A line that is lost here is on stderr all the same, and so in the system's journal.
        let _ = self.append(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(name: &str) -> Log {
        let folder = std::env::temp_dir().join(format!("waitwise-log-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        Log { folder, max_bytes: 10 }
    }

    fn names(log: &Log) -> Vec<String> {
        let entries = fs::read_dir(&log.folder).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_latest_lines_are_kept_and_never_more_than_five_files() {
        let mut log = log("latest");
        for number in 100..200 {
            log.write_all(format!("line {number}\n").as_bytes()).unwrap();
        }
        let older = ["waitwise.log.1", "waitwise.log.2", "waitwise.log.3", "waitwise.log.4"];
        assert_eq!(names(&log), [&["waitwise.log"], older.as_slice()].concat());
        let read = |name: &str| fs::read_to_string(log.folder.join(name)).unwrap();
        assert_eq!(read("waitwise.log"), "line 198\nline 199\n");
        assert_eq!(read("waitwise.log.4"), "line 190\nline 191\n");
    }

    #[test]
    fn it_goes_on_after_its_folder_was_taken_or_could_not_be_written() {
        let mut log = log("taken");
        log.write_all(b"one\n").unwrap();
        fs::remove_dir_all(&log.folder).unwrap();
        fs::write(&log.folder, b"in the way").unwrap();
        log.write_all(b"lost\n").unwrap();
        fs::remove_file(&log.folder).unwrap();
        log.write_all(b"two\n").unwrap();
        assert_eq!(fs::read(log.folder.join(FILE)).unwrap(), b"two\n");
    }
}
