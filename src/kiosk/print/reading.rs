//! What CUPS's commands say, in the words of the C locale.

/// What holds a printer up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    Paper,
    /// A person has to look at it.
    Help,
}

/// What became of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    Waiting,
    Done,
    /// Somebody or something has ended it.
    Lost,
}

/// States of a printer that only more paper ends (RFC 8011, 5.4.12).
const PAPER: [&str; 2] = ["media-empty", "media-needed"];
const HELP: [&str; 20] = [
    "cover-open",
    "developer-empty",
    "door-open",
    "fuser-over-temp",
    "input-tray-missing",
    "interlock-open",
    "marker-supply-empty",
    "marker-waste-full",
    "media-jam",
    "offline",
    "opc-life-over",
    "other",
    "output-area-full",
    "output-tray-missing",
    "paused",
    "shutdown",
    "stopped-partly",
    "timed-out",
    "toner-empty",
    "unknown",
];

/// "good" of "system default destination: good".
pub fn default_printer(said: &str) -> Option<&str> {
    let name = said.lines().find_map(|line| line.split_once("destination: "))?.1.trim();
    (!name.is_empty()).then_some(name)
}

/// Whether `lpstat -a` says that a printer takes jobs.
pub fn accepts(said: &str, printer: &str) -> bool {
    said.lines().any(|line| line.strip_prefix(printer).is_some_and(|rest| rest.starts_with(" accepting requests")))
}

/// "good-12" of "request id is good-12 (0 file(s))".
pub fn job_id(said: &str) -> Option<&str> {
    said.split_once("request id is ")?.1.split_whitespace().next()
}

/// What `lpstat -l -p` says is wrong, the paper first: whoever brings it sees the rest.
pub fn trouble(said: &str) -> Option<Trouble> {
    let alerts = alerts(said.lines());
    let is = |alert: &str, known: &[&str]| {
        // "-warning" and "-report" hold nothing up.
        let alert = alert.strip_suffix("-error").unwrap_or(alert);
        known.contains(&alert)
    };
    if alerts.iter().any(|alert| is(alert, &PAPER)) {
        return Some(Trouble::Paper);
    }
    let is_disabled = said.lines().any(|line| line.starts_with("printer ") && line.contains(" disabled since "));
    (is_disabled || alerts.iter().any(|alert| is(alert, &HELP))).then_some(Trouble::Help)
}

/// What `lpstat -l -o`, of waiting jobs or of all, says of one.
pub fn job(waiting: &str, all: &str, id: &str) -> Job {
    let entry = |said: &str| -> Option<Vec<String>> {
        let mut lines = said.lines().skip_while(|line| line.split_whitespace().next() != Some(id));
        lines.next()?;
        Some(alerts(lines.take_while(|line| line.starts_with(char::is_whitespace))))
    };
    if entry(waiting).is_some() {
        return Job::Waiting;
    }
    match entry(all) {
        Some(alerts) if alerts.iter().any(|alert| is_lost(alert)) => Job::Lost,
        // Where CUPS keeps no history, a job that has gone was printed.
        Some(_) | None => Job::Done,
    }
}

fn is_lost(alert: &str) -> bool {
    alert.contains("cancel") || alert.starts_with("aborted") || alert == "document-format-error"
}

fn alerts<'l>(lines: impl Iterator<Item = &'l str>) -> Vec<String> {
    let said = lines.filter_map(|line| line.trim().strip_prefix("Alerts:"));
    said.flat_map(|alerts| alerts.split_whitespace().map(|alert| alert.trim_matches(',').to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDLE: &str = "printer good is idle.  enabled since Thu Nov 26 02:58:01 2026\n\tAlerts: none\n";

    #[test]
    fn a_printer_says_what_holds_it_up() {
        let with = |alerts: &str| trouble(&IDLE.replace("none", alerts));
        assert_eq!(trouble(IDLE), None);
        assert_eq!(with("media-low-warning toner-low-report connecting-to-device"), None);
        assert_eq!(with("media-empty-error"), Some(Trouble::Paper));
        assert_eq!(with("door-open, media-needed"), Some(Trouble::Paper));
        assert_eq!(with("cover-open-error"), Some(Trouble::Help));
        assert_eq!(with("offline-report"), None);
        let stopped = "printer good disabled since Thu Nov 26 02:58:01 2026 -\n\treason unknown\n\tAlerts: none\n";
        assert_eq!(trouble(stopped), Some(Trouble::Help));
    }

    #[test]
    fn a_job_is_found_among_others() {
        let listed =
            |alerts: &str| format!("p-1  me  1024  Thu\n\tAlerts: job-printing\np-12  me  1\n\tAlerts: {alerts}\n");
        assert_eq!(job(&listed("job-printing"), "", "p-12"), Job::Waiting);
        assert_eq!(job("", &listed("job-completed-successfully"), "p-12"), Job::Done);
        assert_eq!(job("", &listed("job-canceled-by-user"), "p-12"), Job::Lost);
        assert_eq!(job("", &listed("aborted-by-system"), "p-12"), Job::Lost);
        assert_eq!(job("p-1 me", "", "p-12"), Job::Done);
    }

    #[test]
    fn names_are_read_and_not_guessed() {
        assert_eq!(default_printer("system default destination: good\n"), Some("good"));
        assert_eq!(default_printer("no system default destination\n"), None);
        assert!(accepts("good-2 accepting requests since\ngood accepting requests since", "good"));
        assert!(!accepts("good not accepting requests since", "good"));
        assert_eq!(job_id("request id is good-12 (0 file(s))\n"), Some("good-12"));
        assert_eq!(job_id("lp: Error"), None);
    }
}
