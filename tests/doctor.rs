//! `waitwise doctor` on made-up computers: each thing that can be wrong is told with its mark and its fix.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod tools_support;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;
use tools_support::{code, copy_of, replaced, stderr, stdout};
use waitwise::content::Pack;
use waitwise::content::live::{Store, store_in};
use waitwise::device::status::{Content, Glass, Gpu, Origin, Status};

/// A folder of its own, with a state folder and programs in it that answer as they are told.
struct Computer {
    folder: PathBuf,
}

impl Computer {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("doctor").join(name);
        let _ = fs::remove_dir_all(&folder);
        for part in ["state", "programs"] {
            fs::create_dir_all(folder.join(part)).unwrap();
        }
        let computer = Self { folder };
        computer.program("lpstat", "echo 'system default destination: Front-desk'");
        computer.program("timedatectl", "echo yes");
        computer
    }

    fn state(&self) -> PathBuf {
        self.folder.join("state")
    }

    fn program(&self, name: &str, lines: &str) {
        let file = self.folder.join("programs").join(name);
        // Written under another name: a file that is open for writing can't be started.
        let draft = file.with_extension("draft");
        fs::write(&draft, format!("#!/bin/sh\n{lines}\n")).unwrap();
        fs::set_permissions(&draft, fs::Permissions::from_mode(0o755)).unwrap();
        fs::rename(&draft, &file).unwrap();
    }

    fn doctor(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_waitwise"))
            .args(["doctor", "--state", self.state().to_str().unwrap()])
            .args(arguments)
            .env("PATH", self.folder.join("programs"))
            .env("TZ", "Europe/Berlin")
            .env_remove("XDG_RUNTIME_DIR")
            .env_remove("SPEECHD_ADDRESS")
            .output()
            .unwrap()
    }

    /// Check → (mark, all that is told), and the exit code.
    fn report(&self, arguments: &[&str]) -> Report {
        let output = self.doctor(&[arguments, &["--format", "json"]].concat());
        let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", stderr(&output)));
        Report { json, code: code(&output) }
    }

    fn status(&self, status: &Status) {
        fs::write(self.state().join("status.json"), status.to_text()).unwrap();
    }
}

struct Report {
    json: Value,
    code: i32,
}

impl Report {
    fn check(&self, name: &str) -> &Value {
        let checks = self.json["checks"].as_array().unwrap();
        checks.iter().find(|check| check["check"] == name).unwrap_or_else(|| panic!("{name} is not checked"))
    }

    /// It has this mark, and says and advises this.
    fn assert(&self, name: &str, mark: &str, says: &str, fix: &str) {
        let check = self.check(name);
        let told = |field: &str| check[field].as_str().unwrap_or_default().to_owned();
        assert_eq!(told("mark"), mark, "{check}");
        assert!(told("says").contains(says), "{check}");
        assert!(told("fix").contains(fix), "{check}");
    }
}

/// A process that is called waitwise, as a kiosk is; ended with the test.
struct Process(Child);

impl Process {
    fn start(content: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_waitwise"));
        command.args(["check", "--watch", content.to_str().unwrap()]).stdout(Stdio::null()).stderr(Stdio::null());
        Self(command.spawn().unwrap())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// A kiosk that is well.
fn well(pid: u32) -> Status {
    Status {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        pid,
        started: "2026-11-26T08:00:00+01:00".to_owned(),
        now_unix_secs: now(),
        frames: 12,
        last_frame_age_secs: Some(3),
        glass: Glass { width_px: 1080, height_px: 1920, long_side_mm: 480, viewing_distance_mm: 500 },
        gpu: Some(Gpu::new("Mesa Intel(R) UHD Graphics".to_owned(), "4.6".to_owned())),
        content: Content { origin: Origin::Folder, ..Content::default() },
        watchdog_secs: Some(30),
        ..Status::default()
    }
}

#[test]
fn each_line_has_a_mark_a_name_and_a_sentence() {
    let output = Computer::new("lines").doctor(&[]);
    for line in stdout(&output).lines() {
        let mut words = line.split_whitespace();
        let mark = words.next().unwrap();
        assert!(["ok", "look", "broken"].contains(&mark), "{line}");
        assert!(words.next().is_some() && line.ends_with(['.', ')']) || line.contains("waitwise "), "{line}");
        assert_eq!(mark == "ok", !(line.starts_with("look") || line.starts_with("broken")), "{line}");
    }
    assert_eq!(stdout(&output).lines().count(), 16);
}

#[test]
fn where_no_kiosk_has_run_nothing_is_broken_and_what_is_not_known_is_said() {
    let report = Computer::new("never").report(&[]);
    assert_eq!(report.code, 0, "{}", report.json);
    assert_eq!(report.json["broken"], 0);
    report.assert("kiosk", "look", "No kiosk has run", "--state DIR");
    report.assert("gpu", "look", "Not known", "Start the kiosk");
    report.assert("last-good", "look", "None is kept yet", "--content DIR");
    report.assert("pin", "look", "no way out from the glass", "waitwise pin");
    report.assert("glass", "ok", "480 mm long", "");
    report.assert("fonts", "ok", "6 typefaces can be read", "");
    report.assert("printer", "ok", "The default printer is Front-desk", "");
    report.assert("clock", "ok", "in Europe/Berlin, kept by the network", "");
    report.assert("disk", "ok", "can be written to", "");
    report.assert("device", "ok", "No device file", "");
    assert_eq!(report.check("versions")["says"].as_str().unwrap().split(' ').nth(1), Some(env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_kiosk_that_runs_well_is_told_so() {
    let computer = Computer::new("well");
    let content = copy_of("assets/content", "doctor-well");
    let process = Process::start(&content);
    computer.status(&well(process.0.id()));
    let report = computer.report(&["--content", content.to_str().unwrap()]);
    assert_eq!(report.code, 0, "{}", report.json);
    report.assert("kiosk", "ok", "12 frames", "");
    report.assert("gpu", "ok", "UHD Graphics", "");
    report.assert(
        "glass",
        "ok",
        "1080 × 1920 px, 480 mm long, 500 mm from the eyes (by kiosk.ron): 4.0 px to a mm",
        "",
    );
    report.assert("watchdog", "ok", "after 30 seconds", "");
}

#[test]
fn a_kiosk_that_is_silent_hangs_where_its_process_is_there_and_is_gone_where_it_is_not() {
    let computer = Computer::new("silent");
    let content = copy_of("assets/content", "doctor-silent");
    let process = Process::start(&content);
    computer.status(&Status { now_unix_secs: now() - 600, ..well(process.0.id()) });
    let report = computer.report(&[]);
    report.assert("kiosk", "broken", "has said nothing for 10 minutes", "systemctl restart");
    assert_eq!(report.code, 1);
    // A number that was given to another program since.
    computer.status(&Status { now_unix_secs: now() - 600, ..well(std::process::id()) });
    let report = computer.report(&[]);
    report.assert("kiosk", "look", "Doesn't run. It last said something 10 minutes ago", "systemctl start");
    assert_eq!(report.code, 0);
}

#[test]
fn what_a_running_kiosk_says_of_itself_is_judged() {
    let computer = Computer::new("judged");
    let content = copy_of("assets/content", "doctor-judged");
    let process = Process::start(&content);
    computer.status(&Status {
        version: "0.0.1".to_owned(),
        last_frame_age_secs: Some(300),
        gpu: Some(Gpu::new("llvmpipe (LLVM 15)".to_owned(), "4.5".to_owned())),
        glass: Glass { width_px: 1080, height_px: 1920, long_side_mm: 480, viewing_distance_mm: 600 },
        content: Content { origin: Origin::LastGood, refused: true, ..Content::default() },
        ..well(process.0.id())
    });
    let report = computer.report(&[]);
    report.assert("versions", "look", "0.0.1 runs", "restart");
    report.assert("watchdog", "broken", "The last frame was 5 minutes ago", "systemctl status");
    report.assert("gpu", "look", "The processor draws (llvmpipe (LLVM 15))", "driver");
    report.assert("glass", "look", "was started with 480 mm and 600 mm", "Start the kiosk anew");
    report.assert("content", "broken", "the last good content", "waitwise check");
    // A process of the test has no such limit as a kiosk sets itself, unless the computer allows no core dumps at all.
    let core_dumps = report.check("core-dumps")["says"].as_str().unwrap();
    assert!(core_dumps.contains("could leave a core dump") || core_dumps.contains("Off for the running kiosk"));
    computer.status(&Status { watchdog_secs: None, ..well(process.0.id()) });
    computer.report(&[]).assert("watchdog", "look", "Nobody watches", "systemd unit");
}

#[test]
fn a_glass_of_unlikely_size_is_told() {
    let computer = Computer::new("unlikely");
    let glass = Glass { width_px: 320, height_px: 240, long_side_mm: 480, viewing_distance_mm: 500 };
    computer.status(&Status { glass, ..well(std::process::id()) });
    computer.report(&[]).assert("glass", "look", "0.6 px to a mm is unlikely", "ruler");
}

#[test]
fn a_status_file_that_is_torn_is_told() {
    let computer = Computer::new("torn-status");
    fs::write(computer.state().join("status.json"), "{\"version\": \"0.1").unwrap();
    computer.report(&[]).assert("kiosk", "broken", "status.json can't be read", "disk");
}

#[test]
fn broken_content_is_told_and_so_is_a_folder_that_is_not_there() {
    let computer = Computer::new("content");
    let content = copy_of("assets/content", "doctor-content");
    replaced(&content, "kiosk.ron", "theme: Light", "theme: Lihgt");
    let report = computer.report(&["--content", content.to_str().unwrap()]);
    report.assert("content", "broken", "has 1 error", "waitwise check");
    report.assert("pin", "look", "Not known", "");
    assert_eq!(report.code, 1);
    let report = computer.report(&["--content", content.join("none").to_str().unwrap()]);
    report.assert("content", "broken", "There is no folder", "--content DIR");
    replaced(&content, "kiosk.ron", "theme: Lihgt", "theme: Light");
    replaced(&content, "kiosk.ron", "Riverside Clinic", "Riverside ☃ Clinic");
    computer.report(&["--content", content.to_str().unwrap()]).assert(
        "fonts",
        "look",
        "no typeface here can draw",
        "check",
    );
}

#[test]
fn last_good_states_are_counted_and_torn_ones_found() {
    let computer = Computer::new("last-good");
    let content = copy_of("assets/content", "doctor-last-good");
    let folder = content.to_str().unwrap().to_owned();
    let arguments = ["--content", folder.as_str()];
    let store: Store = store_in(&computer.state(), &content).unwrap();
    store.keep(&Pack::from_dir(&content).unwrap()).unwrap();
    replaced(&content, "kiosk.ron", "Riverside", "Lakeside");
    store.keep(&Pack::from_dir(&content).unwrap()).unwrap();
    computer.report(&arguments).assert("last-good", "ok", "2 states kept and whole", "");
    // Found without the folder's name, too.
    computer.report(&[]).assert("last-good", "ok", "2 states kept and whole", "");
    let files: Vec<PathBuf> = store.generations().into_iter().map(|generation| generation.file).collect();
    let tear = |file: &Path| fs::write(file, &fs::read(file).unwrap()[..100]).unwrap();
    tear(&files[0]);
    let report = computer.report(&arguments);
    report.assert("last-good", "look", "1 torn", "Look at the disk");
    assert_eq!(report.code, 0);
    tear(&files[1]);
    let report = computer.report(&arguments);
    report.assert("last-good", "broken", "2 states kept, and none can be read", "Mend the content folder");
    assert_eq!(report.code, 1);
    let not_kept = Content { not_kept: Some("The disk is full.".to_owned()), ..Content::default() };
    computer.status(&Status { content: not_kept, ..well(std::process::id()) });
    computer.report(&arguments).assert("last-good", "broken", "The disk is full.", "Make room");
}

#[test]
fn a_state_folder_that_can_not_be_written_to_is_broken() {
    let computer = Computer::new("unwritable");
    fs::remove_dir(computer.state()).unwrap();
    computer.report(&[]).assert("disk", "look", "is not there yet", "The kiosk makes it");
    // A file in its place: nobody can write there, whoever runs this test.
    fs::write(computer.state(), "a file").unwrap();
    let report = computer.report(&[]);
    report.assert("disk", "broken", "Nothing can be written in", "leave to write");
    assert_eq!(report.code, 1);
    let below = Computer { folder: computer.state() };
    let output = below.doctor(&["--format", "json"]);
    let report = Report { json: serde_json::from_slice(&output.stdout).unwrap(), code: code(&output) };
    report.assert("disk", "broken", "a file is in the way", "--state DIR");
}

#[test]
fn printers_are_looked_for_by_the_device_file_s_name_and_the_system_s_default() {
    let computer = Computer::new("printer");
    let device = computer.folder.join("device.ron");
    fs::write(&device, "(format: 1, printer: \"Room-2\", voice: Off, place: \"Room 2\")").unwrap();
    let named = ["--device", device.to_str().unwrap()];
    computer.program(
        "lpstat",
        "[ \"$1\" = -d ] && exit 0; [ \"$2\" = Room-2 ] && echo 'printer Room-2 is idle.  enabled since now'",
    );
    let report = computer.report(&named);
    report.assert("printer", "ok", "The printer Room-2 is there", "");
    report.assert("device", "ok", "Room 2", "");
    report.assert("voice", "ok", "Off", "");
    computer.program("lpstat", "[ \"$1\" = -d ] || echo 'printer Room-2 disabled since now'");
    computer.report(&named).assert("printer", "broken", "is stopped", "cupsenable Room-2");
    computer.program("lpstat", "[ \"$1\" = -d ]");
    let report = computer.report(&named);
    report.assert("printer", "broken", "There is no printer Room-2", "lpstat -e");
    assert_eq!(report.code, 1);
    computer.program("lpstat", "echo 'no system default destination'");
    computer.report(&[]).assert("printer", "look", "There is no default printer", "lpoptions");
    fs::remove_file(computer.folder.join("programs/lpstat")).unwrap();
    computer.report(&[]).assert("printer", "look", "no printing system", "apt install cups");
    computer.report(&named).assert("printer", "broken", "no printing system", "apt install cups");
}

#[test]
fn a_clock_that_nothing_keeps_right_is_told() {
    let computer = Computer::new("clock");
    computer.program("timedatectl", "echo no");
    computer.report(&[]).assert("clock", "look", "nothing keeps it right", "set-ntp true");
    computer.program("timedatectl", "exit 1");
    computer.report(&[]).assert("clock", "ok", "not known here", "");
}

#[test]
fn a_broken_device_file_is_told_and_the_rest_all_the_same() {
    let computer = Computer::new("device");
    let device = computer.folder.join("device.ron");
    fs::write(&device, "(\n    format: 1,\n    rotation: Rigth,\n)").unwrap();
    let report = computer.report(&["--device", device.to_str().unwrap()]);
    report.assert("device", "broken", "(line 3)", "waitwise device");
    report.assert("fonts", "ok", "typefaces", "");
    assert_eq!(report.code, 1);
    let report = computer.report(&["--device", "no-such-file.ron"]);
    report.assert("device", "broken", "can't be read", "--device FILE");
}

#[test]
fn a_voice_is_found_as_the_kiosk_finds_it() {
    let computer = Computer::new("voice");
    computer.report(&[]).assert("voice", "look", "Nothing can be read aloud", "");
    let voices = "echo 'Pty Language'; echo ' 5 en --/M English gmw/en'; echo ' 5 es --/M Spanish roa/es'";
    computer.program("espeak-ng", voices);
    computer.report(&[]).assert("voice", "look", "espeak-ng has no voice for ar", "Install one");
}
