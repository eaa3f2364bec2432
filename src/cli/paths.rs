//! `waitwise paths [TOPIC|DIR]`: how many answers lead where.

use super::proof::{self, Bar};
use super::{Ended, PathsArgs};
use crate::content::Pack;
use crate::content::in_words::proof as in_words;
use crate::content::library::Topic;
use crate::content::proven::{Proofs, command};
use crate::engine::prove::{Extremes, Proof};

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
    let mut lines =
        vec![format!("{} ({})", topic.name, topic.id), in_words::SHARES.to_owned(), in_words::counted(balance)];
    lines.push(format!("Refer now {}, refer today {}.", balance.refer_now, balance.refer_today));
    lines.push("Of the others:".to_owned());
    let wide = wide(topic);
    lines.push(format!("{:wide$}  {}", "", in_words::STANDINGS.map(|name| format!("{name:>15}")).concat()));
    for (option, shares) in topic.options.iter().zip(&balance.standings) {
        lines.push(format!(
            "{:wide$}  {}",
            option.name,
            shares.map(|part| format!("{:>15}", part.to_string())).concat()
        ));
    }
    lines.push(format!("Two or more are first together: {}.", balance.ties));
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
    let title = in_words::WISHES;
    let wishes = match topic.engine.wishes() {
        Ok(wishes) => wishes,
        Err(why) => return format!("{title}: {}", in_words::not_counted(&why)),
    };
    let (wide, all) = (wide(topic), wishes.combinations);
    let mut lines = vec![format!("{title}, of {all} combinations of the other answers:")];
    lines.push(format!("{:wide$}  {:>18}{:>18}", "", "first", "first alone"));
    for ((option, first), alone) in topic.options.iter().zip(&wishes.first).zip(&wishes.alone) {
        let [first, alone] = [first, alone].map(|count| in_words::part(*count, all));
        lines.push(format!("{:wide$}  {first:>18}{alone:>18}", option.name));
    }
    lines.join("\n")
}

fn wide(topic: &Topic) -> usize {
    topic.options.iter().map(|option| option.name.chars().count()).max().unwrap_or(0)
}
