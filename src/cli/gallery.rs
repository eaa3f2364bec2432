//! `waitwise gallery`: every part of the screen in every state and look, for whoever changes how they are drawn.

use std::sync::Arc;

use super::{Ended, WrongUse};
use crate::content::load_embedded;
use crate::kiosk;

pub fn gallery() -> anyhow::Result<Ended> {
    let library = load_embedded().library;
    let library = library.ok_or_else(|| WrongUse("The content inside the program has errors.".to_owned()))?;
    kiosk::gallery::run(&Arc::new(library))?;
    Ok(Ended::Well)
}
