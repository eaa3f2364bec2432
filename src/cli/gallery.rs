//! `waitwise gallery`: every part of the screen in every state and look, for whoever changes how they are drawn.

use super::{Ended, run};
use crate::kiosk;

pub fn gallery() -> anyhow::Result<Ended> {
    kiosk::gallery::run(&run::embedded()?.library)?;
    Ok(Ended::Well)
}
