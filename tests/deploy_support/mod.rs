//! The package as a folder, the units as a table, and what the stand-in for systemd saw.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Whether it ended well, and all it said.
pub fn run(command: &mut Command) -> (bool, String) {
    let output = command.output().unwrap_or_else(|error| {
        panic!("{} can't be started ({error}). `./test` installs what the tests need.", command.get_program().display())
    });
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.success(), said)
}

/// From where, and to where on the machine, without a slash at the front.
pub fn packaged_files() -> Vec<(String, String)> {
    let mut ask = Command::new(env!("CARGO"));
    ask.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    let output = ask.output().unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let assets = metadata["packages"][0]["metadata"]["deb"]["assets"].as_array().unwrap().clone();
    let path = |asset: &serde_json::Value, at: usize| asset[at].as_str().unwrap().to_owned();
    let whole = |(from, to): (String, String)| {
        let name = Path::new(&from).file_name().unwrap().to_str().unwrap();
        let to = if to.ends_with('/') { format!("{to}{name}") } else { to };
        (from, to)
    };
    assets.iter().map(|asset| whole((path(asset, 0), path(asset, 1)))).collect()
}

/// A machine of files alone: what the package brings, the system's units, and empty programs.
pub fn package_root(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("deploy").join(name);
    let _ = fs::remove_dir_all(&root);
    for (from, to) in packaged_files() {
        let to = root.join(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        if from.starts_with("target/") {
            an_empty_program(&to);
        } else {
            fs::copy(&from, &to).unwrap_or_else(|error| panic!("{from}: {error}"));
        }
    }
    for other in ["env", "weston"] {
        an_empty_program(&root.join("usr/bin").join(other));
    }
    let (copied, said) = run(Command::new("cp")
        .args(["-r", "--no-clobber", "/usr/lib/systemd/system"])
        .arg(root.join("usr/lib/systemd")));
    assert!(copied, "{said}");
    root
}

fn an_empty_program(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::write(path, "#!/bin/sh\n").unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// "Section.Key" and its values, as the stand-in for systemd reads them too.
pub fn settings(unit: &str) -> BTreeMap<String, Vec<String>> {
    let words = fs::read_to_string(Path::new("deploy").join(unit)).unwrap();
    let (mut section, mut found) = ("", BTreeMap::<String, Vec<String>>::new());
    for line in words.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.split_once('=') {
            Some((key, value)) => found.entry(format!("{section}.{key}")).or_default().push(value.to_owned()),
            None => section = line.trim_matches(['[', ']']),
        }
    }
    found
}

/// What happens to a program that does these things under the shipped unit, with some times shorter.
pub fn happens(shorter: &[&str], program: &[&str]) -> Vec<String> {
    happens_by("deploy/waitwise.service", shorter, program)
}

/// The same under another unit. Numbers of processes are left out.
pub fn happens_by(unit: &str, shorter: &[&str], program: &[&str]) -> Vec<String> {
    let mut supervisor = Command::new("python3");
    supervisor.args(["tests/e2e/supervisor.py", "--unit", unit]).args(shorter);
    supervisor.args(["--", "python3", "tests/e2e/pretender.py"]).args(program);
    let (status, said) = run(&mut supervisor);
    assert!(status, "{said}");
    let line = |line: &str| match line.split_once(' ') {
        Some(("started", _)) => "started".to_owned(),
        _ => match line.split_once(": ") {
            Some(("not heard", _)) => "not heard: not the program".to_owned(),
            _ => line.to_owned(),
        },
    };
    said.lines().map(line).collect()
}
