//! `waitwise` and `waitwise run`: the kiosk. Broken content never reaches the glass: the last good content is shown
//! instead, or the content inside the program, and staff are told on stderr and in `problems.txt`.

use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use super::{Ended, RunArgs, WrongUse, content};
use crate::content::live::{self, Audience, Digest, Live, News, Origin, Pace, Ready, Store};
use crate::device::Device;
use crate::diagnostics::{self, Diagnostic};
use crate::engine::prove::Limits;
use crate::kiosk::news::Check;
use crate::kiosk::unattended::only_one::only_one;
use crate::kiosk::{self, Stage, Start, Window, tell_staff};

pub fn run(args: &RunArgs) -> anyhow::Result<Ended> {
    let window =
        Window { windowed: args.windowed, size_px: args.size, frame_log: args.frame_log, drill: args.drill.clone() };
    let device = match &args.device {
        Some(file) => Device::load(file).map_err(|error| WrongUse(error.to_string()))?,
        None => Device::default(),
    };
    let state = live::state_folder();
    // Before anything is read or written: the first one is not touched. A trial on a desk may stand beside it.
    let lock = (!args.windowed).then(|| only_one(state.as_deref())).transpose();
    let _lock = lock.map_err(|why| WrongUse(why.to_string()))?;
    let (show_next, feed) = kiosk::stage();
    let Some(folder) = &args.content else {
        return show(Start { ready: embedded()?, feed, check_content: None, state, device, window });
    };
    let store = args.store.clone().map(Store::at).or_else(|| live::default_store(folder));
    let (ready, following) = follow(folder, store, show_next)?;
    let following = Rc::new(following);
    let asked = Rc::clone(&following);
    let check_content = Some(Check(Box::new(move || asked.check_now())));
    let ended = show(Start { ready, feed, check_content, state, device, window });
    drop(following);
    ended
}

fn show(start: Start) -> anyhow::Result<Ended> {
    kiosk::run(start)?;
    Ok(Ended::Well)
}

/// The content inside the program was proven when it was built: a test holds that.
pub fn embedded() -> anyhow::Result<Ready> {
    let loaded = crate::content::load_embedded();
    tell(&loaded.findings);
    let digest = Digest::of(loaded.pack());
    let library = loaded.library.ok_or_else(|| WrongUse("The content inside the program has errors.".to_owned()))?;
    Ok(Ready { library: Arc::new(library), origin: Origin::Program, findings: loaded.findings, digest })
}

/// What is shown first, and the folder followed from then on.
fn follow(folder: &Path, store: Option<Store>, stage: Stage<News>) -> anyhow::Result<(Ready, Live)> {
    // A folder that isn't there is wrong use; one that goes away later is waited for.
    content::read(Some(folder))?;
    let heard = move |news| hear(news, &stage);
    let (ready, live) = Live::start(
        folder.to_owned(),
        Audience::Patients { store },
        Pace::default(),
        Limits::default(),
        Box::new(heard),
    )?;
    tell(&ready.findings);
    let instead = match ready.origin {
        Origin::Folder => None,
        Origin::LastGood => Some("the last good content"),
        Origin::Program => Some("the content inside the program"),
    };
    if let Some(instead) = instead {
        tell_staff(&format!(
            "The content in {} has errors, so patients see {instead}. Fix the errors above and save: it is read again by itself.",
            folder.display()
        ));
    }
    Ok((ready, live))
}

fn hear(news: News, stage: &Stage<News>) {
    match &news {
        News::Checking | News::Kept => {}
        News::Proving { topic } => tell_staff(&format!("Proving {topic} …")),
        News::Ready(Ready { findings, .. }) => {
            tell(findings);
            tell_staff("The content is good, and shown as soon as nobody is at the screen.");
        }
        News::Refused { findings } => {
            tell(findings);
            tell_staff("The content has errors. Patients go on seeing what they saw before.");
        }
        News::NotKept { finding } => tell(std::slice::from_ref(finding)),
    }
    stage.show(news);
}

fn tell(findings: &[Diagnostic]) {
    if !findings.is_empty() {
        tell_staff(diagnostics::render(findings).trim_end());
    }
}
