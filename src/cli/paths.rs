//! `waitwise paths [TOPIC|DIR]`: how many answers lead where.

use super::proof::{self, Bar};
use super::{Ended, PathsArgs};
use crate::content::Pack;
use crate::content::library::Topic;
use crate::content::proven::{Proofs, command};
use crate::engine::prove::{Extremes, Proof, Share};
use crate::engine::{MOST_COMBINATIONS, NotCounted};

pub fn paths(args: &PathsArgs) -> anyhow::Result<Ended> {
    let (loaded, topic) = proof::read(args.target.as_deref(), args.content.as_ref())?;
    let chosen = proof::chosen(&loaded, topic.as_deref())?;
    let (limits, mut bar, mut proofs) = (proof::limits(args.limit), Bar::new(), Proofs::default());
    let topics = loaded.library.as_ref().map(|library| library.topics.as_slice()).unwrap_or_default();
    for topic in chosen.into_iter().filter_map(|at| topics.get(at)) {
        let proof = proofs.of(topic, &limits, &mut |name, done, total| bar.tell(name, done, total));
        say_on!("{}", table(topic, loaded.pack(), proof));
        say!("{}\n", wishes(topic));
    }
    Ok(Ended::Well)
}

fn table(topic: &Topic, pack: &Pack, proof: &Proof) -> String {
    let balance = &proof.balance;
    let mut lines = vec![format!("{} ({})", topic.name, topic.id)];
    lines.push(match (balance.visits, balance.sample) {
        (Some(visits), _) => format!("All {visits} finished visits, counted. Each class of answers weighs the same."),
        (None, Some((size, seed))) => format!(
            "ESTIMATED from {size} random visits (seed {seed}), with the 95 % interval. Each class of answers weighs the same."
        ),
        (None, None) => "Not counted.".to_owned(),
    });
    lines.push(format!("Refer now {}, refer today {}.", share(balance.refer_now), share(balance.refer_today)));
    lines.push("Of the others:".to_owned());
    let wide = wide(topic);
    let head = ["first", "also possible", "leads", "ask first", "not for now"];
    lines.push(format!("{:wide$}  {}", "", head.map(|name| format!("{name:>15}")).concat()));
    for (option, shares) in topic.options.iter().zip(&balance.standings) {
        lines.push(format!("{:wide$}  {}", option.name, shares.map(|part| format!("{:>15}", share(part))).concat()));
    }
    lines.push(format!("Two or more are first together: {}.", share(balance.ties)));
    for (option, extremes) in topic.options.iter().zip(&proof.extremes) {
        if let Some(Extremes { least, most }) = extremes {
            lines.push(format!("{} is first with {} to {} points.", option.name, least.0, most.0));
            lines.push(format!("  least: {}", command(topic, pack, &least.1)));
            lines.push(format!("  most:  {}", command(topic, pack, &most.1)));
        } else {
            lines.push(format!("{}: its least and most points were not found.", option.name));
        }
    }
    lines.join("\n") + "\n"
}

/// Who answers that nothing is to be careful about: does every option come first for somebody, and none for nearly all?
fn wishes(topic: &Topic) -> String {
    let title = "With nothing to be careful about";
    let wishes = match topic.engine.wishes() {
        Ok(wishes) => wishes,
        Err(NotCounted::TooMany) => {
            return format!(
                "{title}: not counted. There are more than {MOST_COMBINATIONS} combinations of other answers."
            );
        }
        Err(NotCounted::NeverClear(id)) => {
            return format!(
                "{title}: not counted. Whatever is answered to \"{id}\", something is to be careful about."
            );
        }
    };
    let (wide, all) = (wide(topic), wishes.combinations);
    let mut lines = vec![format!("{title}, of {all} combinations of the other answers:")];
    lines.push(format!("{:wide$}  {:>18}{:>18}", "", "first", "first alone"));
    for ((option, first), alone) in topic.options.iter().zip(&wishes.first).zip(&wishes.alone) {
        let share = |count: usize| {
            let millionths = (count * 1_000_000).checked_div(all).unwrap_or(0);
            format!("{count} ({})", share(Share { millionths: millionths as u64, plus_minus: 0 }))
        };
        lines.push(format!("{:wide$}  {:>18}{:>18}", option.name, share(*first), share(*alone)));
    }
    lines.join("\n")
}

fn wide(topic: &Topic) -> usize {
    topic.options.iter().map(|option| option.name.chars().count()).max().unwrap_or(0)
}

/// "33.3 %", or "33.3 ± 0.1 %".
fn share(share: Share) -> String {
    let percent = |millionths: u64| match millionths {
        0 => "0".to_owned(),
        1..=499 => "under 0.05".to_owned(),
        more => format!("{}.{}", (more + 500) / 10_000, (more + 500) / 1000 % 10),
    };
    match share.plus_minus {
        0 => format!("{} %", percent(share.millionths)),
        width => format!("{} ± {} %", percent(share.millionths), percent(width)),
    }
}
