//! `waitwise preview DIR`: the kiosk beside what is wrong with its content, while somebody changes it.

use super::{Ended, PreviewArgs, content};
use crate::content::live::{Audience, Live, Origin, Pace};
use crate::engine::prove::Limits;
use crate::kiosk;

pub fn preview(args: &PreviewArgs) -> anyhow::Result<Ended> {
    // A folder that isn't there is wrong use.
    content::read(Some(&args.dir))?;
    let (stage, feed) = kiosk::stage();
    let tell = move |news| stage.show(news);
    // Nothing is kept: what is tried on a desk must not come up on the kiosk.
    let (ready, following) =
        Live::start(args.dir.clone(), Audience::Desk, Pace::default(), Limits::default(), Box::new(tell))?;
    let from_folder = ready.origin == Origin::Folder;
    kiosk::preview::run(ready, from_folder, feed)?;
    drop(following);
    Ok(Ended::Well)
}
