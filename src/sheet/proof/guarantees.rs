//! Fourth: what holds whatever anybody answers, and how it was shown.

use super::{Block, Proven, heading, subheading};
use crate::content::in_words::InWords;
use crate::content::in_words::proof::{
    SHARES, STANDINGS, WISHES, counted, counts, falls, not_counted, part, verdict, visits,
};
use crate::content::library::Topic;
use crate::content::{Pack, proven};
use crate::engine::model::{Guarantee, Say};
use crate::engine::prove::{Balance, Event, Proof, Verdict};
use crate::sheet::{plain, strong};

pub(super) fn blocks(pack: &Pack, proven: &Proven<'_>) -> Vec<Block> {
    let Proven { topic, proof } = *proven;
    let mut blocks = vec![
        heading("What always holds"),
        Block::paragraph(
            "What the clinical lead demands, whatever the rules say. Each sentence is proven for every finished visit that \
             there can be, not for a sample of them.",
        ),
    ];
    let guarantees = topic.engine.topic().guarantees.iter().enumerate();
    blocks.extend(guarantees.map(|(at, guarantee)| one(topic, proof, at, guarantee)));
    blocks.push(subheading("The proof"));
    blocks.push(Block::paragraph(verdict(proof)));
    blocks.extend(counts(proof).into_iter().map(Block::point));
    let ties = if proof.tie.is_some() { "Two options or more can come first together." } else { "No ties." };
    blocks.push(Block::point(ties));
    blocks.push(Block::point(falls(&proof.falls)));
    blocks.extend(not_proven(pack, proven));
    blocks.push(balance(topic, &proof.balance));
    blocks.extend(wishes(topic));
    blocks
}

fn one(topic: &Topic, proof: &Proof, at: usize, guarantee: &Guarantee) -> Block {
    let checked = proof
        .checked
        .iter()
        .find(|checked| matches!(checked.property.event, Event::Breach(of) | Event::Reach(of) if of == at));
    let is_example = matches!(guarantee.say, Say::Reachable(_));
    let verdict = match checked.map(|checked| &checked.verdict) {
        Some(Verdict::Proven) if is_example => "Proven by an example.".to_owned(),
        Some(Verdict::Proven) => format!("Proven over {} visits.", visits(proof)),
        _ => "NOT PROVEN.".to_owned(),
    };
    let sentence = InWords::of(topic).guarantee(guarantee);
    Block::numbered(at + 1, vec![plain(format!("{sentence} ")), strong(verdict)])
}

/// Beside the guarantees: what should be possible and isn't, or could not be shown in time.
fn not_proven(pack: &Pack, proven: &Proven<'_>) -> Vec<Block> {
    let mut blocks = vec![subheading("What was not proven")];
    let found = proven::findings(proven.topic, pack, proven.proof);
    let open = found.iter().filter(|finding| finding.code != proven::FALL);
    blocks.extend(open.map(|finding| Block::point(&finding.message)));
    if blocks.len() == 1 {
        blocks.push(Block::paragraph("Nothing is left open."));
    }
    blocks
}

/// All on one page: without what is counted, nobody reads the shares rightly.
fn balance(topic: &Topic, balance: &Balance) -> Block {
    let head = std::iter::once("Of the others").chain(STANDINGS).map(str::to_owned).collect();
    let rows = topic.options.iter().zip(&balance.standings).map(|(option, shares)| {
        let shares = shares.iter().map(ToString::to_string);
        std::iter::once(option.name.clone()).chain(shares).collect()
    });
    Block::Together(vec![
        subheading("How answers are shared out"),
        Block::paragraph(format!("{SHARES} {}", counted(balance))),
        Block::paragraph(format!("Refer now {}, refer today {}.", balance.refer_now, balance.refer_today)),
        Block::Table { head, rows: rows.collect() },
        Block::paragraph(format!("Two or more are first together: {}.", balance.ties)),
    ])
}

/// What the wishes of patients lead to by themselves: does every option come first for somebody?
fn wishes(topic: &Topic) -> Vec<Block> {
    let title = subheading(WISHES);
    let wishes = match topic.engine.wishes() {
        Ok(wishes) => wishes,
        Err(why) => return vec![title, Block::paragraph(format!("This is {}", not_counted(&why)))],
    };
    let all = wishes.combinations;
    let head = ["Option", "first", "first alone"].map(str::to_owned).into();
    let rows = topic
        .options
        .iter()
        .zip(&wishes.first)
        .zip(&wishes.alone)
        .map(|((option, first), alone)| vec![option.name.clone(), part(*first, all), part(*alone, all)]);
    let of = Block::paragraph(format!("Of {all} combinations of the other answers, each weighing the same:"));
    vec![Block::Together(vec![title, of, Block::Table { head, rows: rows.collect() }])]
}
