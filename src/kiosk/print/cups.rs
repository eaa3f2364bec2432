//! CUPS by its commands: every system that has CUPS has them, and they find the server as staff have set it.

use std::ffi::OsString;
use std::process::Command;

use super::child::{Said, run};
use super::reading::{self, Job, Trouble};
use super::{PrintError, ipp};

/// In whose name jobs are sent: not that of the account that the kiosk runs under.
pub(super) const USER: &str = "waitwise";
/// What a job is called, on whatever display a printer has.
const TITLE: &str = "waitwise";
/// If the kiosk can't take a job back any more, CUPS itself ends it.
const ENDED_AFTER_SECS: u32 = 600;

/// A printer of this computer's CUPS.
#[derive(Clone, Debug, Default)]
pub struct Cups {
    /// `None`: the one that CUPS has for everybody.
    pub printer: Option<String>,
    /// Where another server is, for the commands.
    pub env: Vec<(OsString, OsString)>,
}

/// A job by its name: "good-12".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobId(pub(super) String);

impl Cups {
    /// The printer that takes jobs now.
    ///
    /// # Errors
    /// When there are no commands, no CUPS or no printer.
    pub fn find(&self) -> Result<String, PrintError> {
        let name = if let Some(name) = &self.printer {
            name.clone()
        } else {
            let said = self.run("lpstat", &["-d"], &[])?;
            reading::default_printer(&said.out).ok_or(PrintError::NoPrinter)?.to_owned()
        };
        let said = self.run("lpstat", &["-a", &name], &[])?;
        if !reading::accepts(&said.out, &name) {
            return Err(PrintError::NoPrinter);
        }
        // Asked for here too, so that no button is shown that couldn't do anything.
        self.run("lp", &["--help"], &[])?;
        Ok(name)
    }

    /// Hands a page over.
    ///
    /// # Errors
    /// When `lp` doesn't take it.
    pub fn send(&self, printer: &str, pdf: &[u8]) -> Result<JobId, PrintError> {
        let ended = format!("job-cancel-after={ENDED_AFTER_SECS}");
        let options =
            ["-d", printer, "-t", TITLE, "-o", "sides=one-sided", "-o", "print-scaling=fit", "-o", &ended, "-"];
        let said = self.run("lp", &options, pdf)?;
        match reading::job_id(&said.out) {
            Some(id) if said.success => Ok(JobId(id.to_owned())),
            Some(_) | None => Err(PrintError::Refused { program: "lp", said: said.err.trim().to_owned() }),
        }
    }

    /// # Errors
    /// When CUPS doesn't answer.
    pub fn job(&self, printer: &str, job: &JobId) -> Result<Job, PrintError> {
        if let Some(job) = ipp::job(self, job) {
            return Ok(job);
        }
        let list = |which| self.run("lpstat", &["-l", "-W", which, "-o", printer], &[]);
        let waiting = list("not-completed")?;
        if !waiting.success {
            return Err(PrintError::Refused { program: "lpstat", said: waiting.err.trim().to_owned() });
        }
        let first = reading::job(&waiting.out, "", &job.0);
        Ok(if first == Job::Waiting { first } else { reading::job("", &list("completed")?.out, &job.0) })
    }

    /// # Errors
    /// When CUPS doesn't answer.
    pub fn trouble(&self, printer: &str) -> Result<Option<Trouble>, PrintError> {
        Ok(reading::trouble(&self.run("lpstat", &["-l", "-p", printer], &[])?.out))
    }

    /// Nothing more comes out of this job, and CUPS keeps nothing of its page; false when CUPS doesn't say so.
    pub fn forget(&self, job: &JobId) -> bool {
        // A server on another computer, or none: then its own settings say what it keeps.
        ipp::purge(self, job) || self.run("cancel", &[&job.0], &[]).is_ok_and(|said| said.success)
    }

    /// The same for every job of ours, also one whose number nobody knows.
    pub fn forget_all(&self) {
        // Where there is no CUPS, there is nothing to take back.
        let listed = self.run("lpstat", &["-W", "not-completed", "-u", USER], &[]);
        for id in listed.iter().flat_map(|said| said.out.lines()).filter_map(|line| line.split_whitespace().next()) {
            self.forget(&JobId(id.to_owned()));
        }
    }

    fn run(&self, program: &'static str, arguments: &[&str], input: &[u8]) -> Result<Said, PrintError> {
        let mut command = Command::new(program);
        // The commands' words are read, so they have to be those of the C locale.
        command.env("LC_ALL", "C").envs(self.env.iter().cloned()).args(["-U", USER]).args(arguments);
        run(program, command, input.to_vec())
    }
}
