//! A CUPS of the test's own: its own folder, a socket in it, and printers that are a shell script.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use waitwise::kiosk::print::Cups;

/// Far longer than anything here takes.
const LIMIT: Duration = Duration::from_mins(1);

pub struct Server {
    /// Short, since the name of a socket may not be long, and open to the account that prints.
    pub dir: PathBuf,
    cupsd: Child,
}

/// A printer: what it is called says what it does, and what CUPS does when it fails.
pub struct Queue(pub &'static str, pub &'static str);

/// "slow" and "paper" wait for a file, so that no test depends on a clock.
const BACKEND: &str = r#"#!/bin/sh
[ $# -eq 0 ] && { echo 'direct folder "Unknown" "A folder"'; exit 0; }
dir=@DIR@
trap 'exit 0' TERM
wait_for() { while [ ! -e "$dir/$1" ]; do sleep 0.1; done; }
case $DEVICE_URI in
  *slow) wait_for go ;;
  *paper) echo 'STATE: +media-empty-error' >&2; wait_for paper; echo 'STATE: -media-empty-error' >&2 ;;
  *broken) exit 1 ;;
  *stops) exit 4 ;;
esac
cat "${6:--}" >"$dir/out/$1.part" && mv "$dir/out/$1.part" "$dir/out/$1.pdf"
"#;

impl Server {
    /// `None`, with a line that says so, where no CUPS can be started; under CI that is a fault.
    pub fn start(queues: &[Queue]) -> Option<Self> {
        match Self::try_start(queues) {
            Ok(server) => Some(server),
            Err(why) => {
                assert!(std::env::var_os("CI").is_none(), "{why}");
                // Not with `eprintln!`, which a test that passes keeps to itself.
                let words = format!("\nNOT TRIED: no CUPS could be started: {why}\n");
                std::io::stderr().write_all(words.as_bytes()).expect("stderr can be written");
                None
            }
        }
    }

    fn try_start(queues: &[Queue]) -> Result<Self, String> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let dir = std::env::temp_dir().join(format!("ww-cups-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        for folder in ["spool/tmp", "cache", "state", "log", "out", "bin/backend"] {
            fs::create_dir_all(dir.join(folder)).unwrap();
        }
        for rest in ["cgi-bin", "daemon", "driver", "filter", "monitor", "notifier"] {
            std::os::unix::fs::symlink(format!("/usr/lib/cups/{rest}"), dir.join("bin").join(rest)).unwrap();
        }
        let backend = dir.join("bin/backend/folder");
        fs::write(&backend, BACKEND.replace("@DIR@", &dir.display().to_string())).unwrap();
        fs::set_permissions(&backend, fs::Permissions::from_mode(0o755)).unwrap();
        let as_root = said("id", &["-u"]) == "0";
        let user = if as_root { "lp".to_owned() } else { said("id", &["-un"]) };
        let group = if as_root { "lp".to_owned() } else { said("id", &["-gn"]) };
        let place = dir.display();
        let files = format!(
            "ServerRoot {place}\nServerBin {place}/bin\nDataDir /usr/share/cups\nCacheDir {place}/cache\n\
             StateDir {place}/state\nRequestRoot {place}/spool\nTempDir {place}/spool/tmp\nAccessLog {place}/log/access\n\
             ErrorLog {place}/log/error\nPageLog {place}/log/page\nUser {user}\nGroup {group}\nSystemGroup root\n"
        );
        fs::write(dir.join("cups-files.conf"), files).unwrap();
        fs::write(dir.join("cupsd.conf"), conf(&dir)).unwrap();
        fs::write(dir.join("printers.conf"), printers(queues)).unwrap();
        if as_root {
            for folder in ["spool", "cache", "state", "log", "out"] {
                said("chown", &["-R", "lp:lp", &dir.join(folder).display().to_string()]);
            }
        }
        let cupsd = Command::new("/usr/sbin/cupsd")
            .args(["-f", "-c"])
            .arg(dir.join("cupsd.conf"))
            .arg("-s")
            .arg(dir.join("cups-files.conf"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|why| format!("/usr/sbin/cupsd: {why}. `./test` installs what the tests need"))?;
        let mut server = Self { dir, cupsd };
        let start = Instant::now();
        while UnixStream::connect(server.socket()).is_err() {
            if start.elapsed() > LIMIT || server.cupsd.try_wait().unwrap().is_some() {
                return Err(fs::read_to_string(server.dir.join("log/error")).unwrap_or_default());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }

    fn socket(&self) -> PathBuf {
        self.dir.join("cups.sock")
    }

    /// As the kiosk would reach it.
    pub fn cups(&self, printer: Option<&str>) -> Cups {
        let env = vec![("CUPS_SERVER".into(), self.socket().into_os_string())];
        Cups { printer: printer.map(str::to_owned), env }
    }

    /// The file for which a printer waits.
    pub fn give(&self, name: &str) {
        fs::write(self.dir.join(name), "").unwrap();
    }

    /// The pages that have come out.
    pub fn printed(&self) -> Vec<PathBuf> {
        files_in(&self.dir.join("out"))
            .into_iter()
            .filter(|file| file.extension().is_some_and(|e| e == "pdf"))
            .collect()
    }

    /// What the spool holds of pages: each "d" file is one.
    pub fn spooled(&self) -> Vec<String> {
        let names = files_in(&self.dir.join("spool")).into_iter();
        let names = names.filter_map(|file| Some(file.file_name()?.to_str()?.to_owned()));
        names.filter(|name| name.starts_with('d')).collect()
    }

    /// All that CUPS has written down beside pages.
    pub fn logged(&self) -> String {
        ["log/access", "log/error", "log/page"]
            .map(|log| fs::read_to_string(self.dir.join(log)).unwrap_or_default())
            .concat()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Asked first, so that it ends what prints for it.
        said("kill", &[&self.cupsd.id().to_string()]);
        let start = Instant::now();
        while self.cupsd.try_wait().is_ok_and(|status| status.is_none()) && start.elapsed() < LIMIT {
            thread::sleep(Duration::from_millis(20));
        }
        let _ = self.cupsd.kill();
        let _ = self.cupsd.wait();
        let _ = fs::remove_dir_all(&self.dir);
    }
}

/// As Debian sets it up, but for the socket; pages are kept as long as CUPS can, so that what stays is seen.
fn conf(dir: &Path) -> String {
    format!(
        "LogLevel info\nMaxLogSize 0\nListen {}/cups.sock\nBrowsing Off\nDefaultAuthType Basic\nWebInterface No\n\
         PreserveJobHistory Yes\nPreserveJobFiles Yes\n<Location />\nOrder allow,deny\nAllow all\n</Location>\n\
         <Policy default>\nJobPrivateAccess default\nJobPrivateValues default\nSubscriptionPrivateAccess default\n\
         SubscriptionPrivateValues default\n\
         <Limit Create-Job Print-Job Print-URI Validate-Job>\nOrder deny,allow\n</Limit>\n\
         <Limit Send-Document Send-URI Hold-Job Release-Job Restart-Job Purge-Jobs Set-Job-Attributes Cancel-Job Close-Job>\n\
         Require user @OWNER @SYSTEM\nOrder deny,allow\n</Limit>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n",
        dir.display()
    )
}

/// The first is the one for everybody.
fn printers(queues: &[Queue]) -> String {
    let queue = |(at, Queue(name, policy)): (usize, &Queue)| {
        let kind = if at == 0 { "DefaultPrinter" } else { "Printer" };
        format!(
            "<{kind} {name}>\nPrinterId {}\nInfo {name}\nDeviceURI folder:/{name}\nState Idle\nType 4\nAccepting Yes\n\
             Shared No\nJobSheets none none\nOpPolicy default\nErrorPolicy {policy}\n</{kind}>\n",
            at + 1
        )
    };
    queues.iter().enumerate().map(queue).collect()
}

pub fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < LIMIT, "{what}");
        thread::sleep(Duration::from_millis(10));
    }
}

fn files_in(dir: &Path) -> Vec<PathBuf> {
    fs::read_dir(dir).map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect()).unwrap_or_default()
}

fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
}
