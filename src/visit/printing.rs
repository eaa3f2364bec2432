//! The sheet to take home, as far as the patient is told of it.

/// Reset with the visit; the kiosk then takes the job back, so that nothing comes out for the next person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Printing {
    /// `None` until it was asked for.
    pub stage: Option<PrintStage>,
    /// What matters to the patient is on the sheet too.
    pub with_matters: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PrintStage {
    /// On its way to the printer, or being printed.
    Sent,
    /// It takes longer than a page should.
    Slow,
    /// It waits for paper, and is printed when there is some.
    NeedsPaper,
    /// It waits for a person: a door is open, the ink has run out, it is off.
    NeedsHelp,
    Printed,
    /// There is no printer any more.
    NoPrinter,
    /// It will not be printed.
    Failed,
}

impl PrintStage {
    pub const ALL: [Self; 7] =
        [Self::Sent, Self::Slow, Self::NeedsPaper, Self::NeedsHelp, Self::Printed, Self::NoPrinter, Self::Failed];

    /// Nothing more comes of it: it can be asked for again.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Printed | Self::NoPrinter | Self::Failed)
    }
}

impl Printing {
    pub fn can_be_asked_for(self) -> bool {
        self.stage.is_none_or(PrintStage::is_over)
    }

    /// What the kiosk says of it. What it says of a sheet that nobody asked for belongs to the visit before.
    pub fn told(&mut self, stage: PrintStage) {
        if self.stage.is_some_and(|now| !now.is_over()) {
            self.stage = Some(stage);
        }
    }
}
