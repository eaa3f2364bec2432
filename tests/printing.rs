//! A sheet on paper, through a real CUPS with printers that are a folder: what the patient is told when there is no printer,
//! no paper or a slow one; and that nothing of a visit stays in the spool or comes out for the next person.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is wrong"
)]

mod printing_support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use printing_support::{Queue, Server, wait_until};
use waitwise::kiosk::print::worker::Times;
use waitwise::kiosk::print::{Cups, PrintError, Printer, World};
use waitwise::sheet::{Kind, Section, Sheet, plain};
use waitwise::visit::PrintStage;

const TITLE: &str = "Aching knees";

fn sheet() -> Sheet {
    let questions = Section {
        heading: "Questions".to_owned(),
        kind: Kind::Numbered,
        entries: vec![vec![plain("Which of these first?")]],
        and_more: Vec::new(),
    };
    Sheet { language: "en".to_owned(), title: TITLE.to_owned(), sections: vec![questions], ..Sheet::default() }
}

/// The kiosk's printer, which looks at everything much more often.
fn printer(cups: Cups, slow_after: Duration) -> Printer {
    let times = Times {
        rest_first: Duration::ZERO,
        slow_after,
        look_every: Duration::from_millis(50),
        find_every: Duration::from_millis(200),
    };
    Printer::start(World { cups, wake: Box::new(|| {}), tell: |_| {}, times }).unwrap()
}

const NEVER: Duration = Duration::from_hours(1);

fn wait_for(printer: &Printer, stage: PrintStage) {
    let mut heard = Vec::new();
    wait_until(&format!("{stage:?} is told"), || {
        heard.extend(printer.told());
        heard.last() == Some(&stage)
    });
}

#[test]
fn a_sheet_comes_out_and_cups_keeps_nothing_of_it() {
    let Some(server) = Server::start(&[Queue("good", "retry-job")]) else { return };
    let mut printer = printer(server.cups(None), NEVER);
    wait_until("the printer is found", || printer.is_there());
    printer.print(sheet());
    wait_for(&printer, PrintStage::Printed);
    let pages = server.printed();
    assert_eq!(pages.len(), 1);
    assert_eq!(fs::read(&pages[0]).unwrap(), waitwise::sheet::pdf(&sheet()).unwrap());
    assert_eq!(server.spooled(), Vec::<String>::new());
    let logged = server.logged();
    assert!(logged.contains("waitwise") && !logged.contains(TITLE), "a job has no title of its own: {logged}");
    printer.print(sheet());
    wait_for(&printer, PrintStage::Printed);
    assert_eq!(server.printed().len(), 2, "it can be asked for again");
}

#[test]
fn a_slow_printer_is_said_to_be_slow_and_the_page_still_comes() {
    let Some(server) = Server::start(&[Queue("slow", "retry-job")]) else { return };
    let mut printer = printer(server.cups(Some("slow")), Duration::ZERO);
    printer.print(sheet());
    wait_for(&printer, PrintStage::Slow);
    assert!(server.printed().is_empty());
    server.give("go");
    wait_for(&printer, PrintStage::Printed);
    assert_eq!(server.printed().len(), 1);
}

#[test]
fn a_printer_without_paper_says_so_and_prints_when_it_has_some() {
    let Some(server) = Server::start(&[Queue("paper", "retry-job")]) else { return };
    let mut printer = printer(server.cups(None), NEVER);
    printer.print(sheet());
    wait_for(&printer, PrintStage::NeedsPaper);
    server.give("paper");
    wait_for(&printer, PrintStage::Printed);
    assert_eq!(server.printed().len(), 1);
}

#[test]
fn what_waits_for_paper_when_the_visit_ends_does_not_come_out_for_the_next_person() {
    let Some(server) = Server::start(&[Queue("paper", "retry-job")]) else { return };
    let mut printer = printer(server.cups(None), NEVER);
    printer.print(sheet());
    wait_for(&printer, PrintStage::NeedsPaper);
    assert_eq!(server.spooled().len(), 1);
    printer.forget();
    wait_until("the spool is empty", || server.spooled().is_empty());
    server.give("paper");
    // The next person's page comes out, and only that.
    printer.print(Sheet { title: "The next".to_owned(), ..sheet() });
    wait_for(&printer, PrintStage::Printed);
    let pages = server.printed();
    assert_eq!(pages.len(), 1);
    let next = waitwise::sheet::pdf(&Sheet { title: "The next".to_owned(), ..sheet() }).unwrap();
    assert_eq!(fs::read(&pages[0]).unwrap(), next);
}

#[test]
fn who_asks_and_leaves_at_once_leaves_no_page_to_the_next_person() {
    let Some(server) = Server::start(&[Queue("good", "retry-job")]) else { return };
    let mut printer = printer(server.cups(None), NEVER);
    printer.print(sheet());
    printer.forget();
    printer.print(Sheet { title: "The next".to_owned(), ..sheet() });
    wait_for(&printer, PrintStage::Printed);
    assert_eq!(server.printed().len(), 1);
}

#[test]
fn a_job_that_a_killed_kiosk_left_behind_is_taken_back_at_the_next_start() {
    let Some(server) = Server::start(&[Queue("paper", "retry-job")]) else { return };
    let cups = server.cups(None);
    cups.send("paper", &waitwise::sheet::pdf(&sheet()).unwrap()).unwrap();
    assert_eq!(server.spooled().len(), 1);
    let _printer = printer(cups, NEVER);
    wait_until("the spool is empty", || server.spooled().is_empty());
    server.give("paper");
    assert!(server.printed().is_empty());
}

#[test]
fn a_kiosk_that_ends_takes_its_page_back() {
    let Some(server) = Server::start(&[Queue("slow", "retry-job")]) else { return };
    let mut printer = printer(server.cups(None), Duration::ZERO);
    printer.print(sheet());
    wait_for(&printer, PrintStage::Slow);
    drop(printer);
    wait_until("the spool is empty", || server.spooled().is_empty());
    assert!(server.printed().is_empty());
}

#[test]
fn a_printer_that_stops_needs_help_and_one_that_gives_up_has_failed() {
    let Some(server) = Server::start(&[Queue("stops", "retry-job"), Queue("broken", "abort-job")]) else { return };
    let mut stops = printer(server.cups(Some("stops")), NEVER);
    stops.print(sheet());
    wait_for(&stops, PrintStage::NeedsHelp);
    drop(stops);
    let mut broken = printer(server.cups(Some("broken")), NEVER);
    broken.print(sheet());
    wait_for(&broken, PrintStage::Failed);
    wait_until("the spool is empty", || server.spooled().is_empty());
}

#[test]
fn without_a_printer_no_button_is_shown_and_a_late_tap_is_answered() {
    let Some(server) = Server::start(&[]) else { return };
    assert!(matches!(server.cups(None).find(), Err(PrintError::NoPrinter)));
    assert!(matches!(server.cups(Some("none")).find(), Err(PrintError::NoPrinter)));
    let mut printer = printer(server.cups(None), NEVER);
    printer.print(sheet());
    wait_for(&printer, PrintStage::NoPrinter);
    assert!(!printer.is_there());
}

#[test]
fn a_printer_that_goes_away_takes_its_button_with_it() {
    let Some(server) = Server::start(&[Queue("good", "retry-job")]) else { return };
    let printer = printer(server.cups(None), NEVER);
    wait_until("the printer is found", || printer.is_there());
    drop(server);
    wait_until("the printer is missed", || !printer.is_there());
}

#[test]
fn a_computer_without_cups_says_what_is_missing() {
    let cups = Cups { printer: None, env: vec![("PATH".into(), "/nowhere".into())] };
    let words = cups.find().unwrap_err().to_string();
    assert!(words.contains("`lpstat` can't be started") && words.contains("cups-client"), "{words}");
}

#[test]
fn a_command_that_never_ends_is_ended() {
    static TOLD: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("never-ends");
    fs::create_dir_all(&folder).unwrap();
    // It leaves somebody behind who holds its pipes.
    fs::write(folder.join("lpstat"), "#!/bin/sh\nPATH=/usr/bin:/bin\nsleep 60\n").unwrap();
    fs::set_permissions(folder.join("lpstat"), fs::Permissions::from_mode(0o755)).unwrap();
    let cups = Cups { printer: None, env: vec![("PATH".into(), folder.into())] };
    let tell = |words: &str| TOLD.lock().unwrap().push(words.to_owned());
    let world = World { cups, wake: Box::new(|| {}), tell, times: Times::default() };
    let printer = Printer::start(world).unwrap();
    wait_until("staff are told", || !TOLD.lock().unwrap().is_empty());
    assert!(TOLD.lock().unwrap()[0].contains("`lpstat` took longer than 10 s"), "{TOLD:?}");
    assert!(!printer.is_there());
}
