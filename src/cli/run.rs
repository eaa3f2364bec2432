//! `waitwise` and `waitwise run`: the kiosk. Broken content never reaches the glass: the last good content is shown
//! instead, or the content inside the program, and staff are told on stderr and in `problems.txt`.

use std::path::Path;
use std::sync::Arc;

use super::{Ended, RunArgs, WrongUse, content};
use crate::content::Library;
use crate::content::live::{self, Audience, Live, News, Origin, Pace, Ready, Store};
use crate::diagnostics::{self, Diagnostic};
use crate::engine::prove::Limits;
use crate::kiosk::{self, Feed, Stage};

pub fn run(args: &RunArgs) -> anyhow::Result<Ended> {
    let window = kiosk::Window { windowed: args.windowed, size_px: args.size, frame_log: args.frame_log };
    let (stage, feed) = kiosk::stage();
    match &args.content {
        None => show(embedded()?, feed, window),
        Some(folder) => {
            let store = args.store.clone().map(Store::at).or_else(|| live::default_store(folder));
            let (library, following) = follow(folder, store, stage)?;
            let ended = show(library, feed, window);
            drop(following);
            ended
        }
    }
}

fn show(library: Arc<Library>, feed: Feed<Arc<Library>>, window: kiosk::Window) -> anyhow::Result<Ended> {
    kiosk::run(library, feed, window)?;
    Ok(Ended::Well)
}

/// The content inside the program was proven when it was built: a test holds that.
pub fn embedded() -> anyhow::Result<Arc<Library>> {
    let loaded = crate::content::load_embedded();
    tell(&loaded.findings);
    loaded.library.map(Arc::new).ok_or_else(|| WrongUse("The content inside the program has errors.".to_owned()).into())
}

/// What is shown first, and the folder followed from then on.
fn follow(folder: &Path, store: Option<Store>, stage: Stage<Arc<Library>>) -> anyhow::Result<(Arc<Library>, Live)> {
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
        eprintln!(
            "The content in {} has errors, so patients see {instead}. Fix the errors above and save: it is read again by itself.",
            folder.display()
        );
    }
    Ok((ready.library, live))
}

fn hear(news: News, stage: &Stage<Arc<Library>>) {
    match news {
        News::Checking | News::Kept => {}
        News::Proving { topic } => eprintln!("Proving {topic} …"),
        News::Ready(Ready { library, findings, .. }) => {
            tell(&findings);
            eprintln!("The content is good, and shown as soon as nobody is at the screen.");
            stage.show(library);
        }
        News::Refused { findings } => {
            tell(&findings);
            eprintln!("The content has errors. Patients go on seeing what they saw before.");
        }
        News::NotKept { finding } => tell(&[finding]),
    }
}

fn tell(findings: &[Diagnostic]) {
    eprint!("{}", diagnostics::render(findings));
}
