//! `waitwise` and `waitwise run`: the kiosk. Broken content never reaches the glass: the last good content is shown
//! instead, or the content inside the program, and staff are told on stderr and in `problems.txt`.

use std::path::Path;
use std::sync::Arc;
use std::thread;

use anyhow::Context as _;

use super::{Ended, RunArgs, WrongUse};
use crate::content::Pack;
use crate::content::live::{self, Audience, Live, News, Origin, Pace, Ready, Store};
use crate::device::Device;
use crate::diagnostics::{self, Diagnostic};
use crate::engine::prove::Limits;
use crate::kiosk::news::Check;
use crate::kiosk::unattended::heap::give_back_large_blocks;
use crate::kiosk::unattended::only_one::only_one;
use crate::kiosk::{self, Content, Reading, Stage, Start, Window, tell_staff};

pub fn run(args: &RunArgs) -> anyhow::Result<Ended> {
    give_back_large_blocks();
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
    let read: Box<dyn FnOnce() -> anyhow::Result<Content> + Send> = match &args.content {
        None => Box::new(move || from_program(show_next)),
        Some(folder) => {
            // A folder that isn't there is wrong use; one that goes away later is waited for.
            Pack::from_dir(folder).map_err(|error| WrongUse(error.to_string()))?;
            let store = args.store.clone().map(Store::at).or_else(|| live::default_store(folder));
            let folder = folder.clone();
            Box::new(move || follow(&folder, store, show_next))
        }
    };
    let content = Reading::start(|| read().map_err(|why| format!("{why:#}")))?;
    kiosk::run(Start { feed, state, device, window }, content)?;
    Ok(Ended::Well)
}

/// The content inside the program was checked and proven when it was built: a test holds that. So it is shown as it is,
/// and looked through for the staff panel once the first picture stands.
fn from_program(stage: Stage<News>) -> anyhow::Result<Content> {
    let (library, digest) = crate::content::read_embedded();
    let library = library.context("The content inside the program has errors.")?;
    let ready = Ready { library: Arc::new(library), origin: Origin::Program, findings: Vec::new(), digest };
    let seen = ready.clone();
    let look = move || {
        thread::sleep(kiosk::FIRST_PICTURE_FIRST);
        let findings = crate::content::load_embedded().findings;
        tell(&findings);
        stage.show(News::Ready(Ready { findings, ..seen }));
    };
    // Without a thread for it nobody is told that this content is a sample; the screen says so itself.
    let _ = thread::Builder::new().name("second look".to_owned()).spawn(look);
    Ok(Content { ready, check: None })
}

/// What is shown first, and the folder followed from then on.
fn follow(folder: &Path, store: Option<Store>, stage: Stage<News>) -> anyhow::Result<Content> {
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
    // Followed for as long as it can be asked for: until the kiosk ends.
    Ok(Content { ready, check: Some(Check(Box::new(move || live.check_now()))) })
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
