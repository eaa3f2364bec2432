//! The computer's clock: reviews and opening hours go by it.

use super::Seen;
use super::known::Known;
use super::machine::ask;
use crate::content::{Date, RELEASED};

pub fn check(_: &Known) -> Seen {
    let now = jiff::ZonedDateTime::now();
    let time = now.strftime("%Y-%m-%d %H:%M").to_string();
    if Date::today().is_none() {
        return Seen::broken(
            format!("It is {time}, which is before this program was made ({RELEASED})."),
            "Set the date, and let it be kept: timedatectl set-ntp true.",
        );
    }
    let Some(zone) = now.time_zone().iana_name().filter(|zone| *zone != "Etc/Unknown") else {
        return Seen::look(
            format!("It is {time}, in no time zone that is known."),
            "Set it: timedatectl set-timezone Europe/Berlin, with your own.",
        );
    };
    let kept =
        ask("timedatectl", &["show", "--property=NTPSynchronized", "--value"]).filter(|answer| answer.is_success);
    match kept.map(|answer| answer.text.trim() == "yes") {
        Some(true) => Seen::ok(format!("It is {time} in {zone}, kept by the network.")),
        Some(false) => Seen::look(
            format!("It is {time} in {zone}, and nothing keeps it right."),
            "If there is a network: timedatectl set-ntp true. If not, look at it from time to time.",
        ),
        None => Seen::ok(format!("It is {time} in {zone}. Whether anything keeps it right is not known here.")),
    }
}
