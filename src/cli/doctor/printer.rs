//! Whether sheets can be printed.

use super::Seen;
use super::known::Known;
use super::machine::ask;

pub fn check(known: &Known) -> Seen {
    let named = known.device().and_then(|device| device.printer.as_deref());
    let Some(answer) = ask("lpstat", &["-d"]) else {
        let says = "There is no printing system (lpstat doesn't answer).";
        return match named {
            Some(_) => Seen::broken(says, "Install it: apt install cups."),
            None => Seen::look(says, "To print sheets: apt install cups. Patients do without until then."),
        };
    };
    if let Some(name) = named {
        return match ask("lpstat", &["-p", name]) {
            Some(found) if found.is_success && found.text.contains("disabled") => {
                Seen::broken(format!("The printer {name} is stopped."), format!("See to it, then: cupsenable {name}."))
            }
            Some(found) if found.is_success => Seen::ok(format!("The printer {name} is there.")),
            _ => Seen::broken(
                format!("There is no printer {name}, as the device file calls it."),
                "`lpstat -e` lists those that are there.",
            ),
        };
    }
    match answer.text.split_once("destination:").map(|(_, name)| name.trim()).filter(|name| !name.is_empty()) {
        Some(name) if answer.is_success => Seen::ok(format!("The default printer is {name}.")),
        _ => Seen::look(
            "There is no default printer, so nothing can be printed.",
            "Set one with lpoptions -d NAME, or name it in the device file.",
        ),
    }
}
