//! Second: every text that a patient reads, in the order of the screens, and the sources in full. What pictures show is
//! left out: an approval is of words.

use super::{Block, heading, marks, sourced, subheading, under_name};
use crate::content::in_words::{self, InWords};
use crate::content::library::{
    Cell, Certainty, CertaintyCell, ChoiceText, Count, Figure, Kiosk, OptionText, QuestionKindText, QuestionText,
    Results, Topic,
};
use crate::content::text::{Span, Text};
use crate::engine::model::Question;
use crate::sheet::book::Label;
use crate::sheet::{isolated, plain, strong};

/// Beside an option to fall back on.
const FALLBACK: &str = "(Put forward only when it has more points than every other open choice, shares the most and has some, \
    or when all others are “not for now”.)";

pub(super) fn blocks(topic: &Topic, kiosk: &Kiosk) -> Vec<Block> {
    let start = vec![
        heading("What patients read"),
        Block::paragraph(
            "In the order of the screens. [R1] is a source; [practice] means that clinicians commonly advise it and that \
             no trial was found. Reasons and notes stand with the rules. What pictures show and the words of buttons are \
             left out.",
        ),
        Block::named("Time", vec![plain(format!("About {} minutes", topic.minutes))]),
        subheading("Invitation"),
        Block::quoted(Block::paragraph(&topic.invitation)),
    ];
    let mut blocks = vec![Block::Together(start)];
    blocks.extend(options(topic));
    blocks.extend(comparison(topic));
    blocks.extend(side_effects(topic));
    blocks.extend(list("Rare harms", &topic.rare_harms));
    blocks.extend(consider_if(topic));
    blocks.extend(together(topic));
    blocks.extend(certainty(topic));
    let mut known = topic.known.clone();
    known.push(topic.closing.clone());
    blocks.extend(list("What we know, and what we don’t", &known));
    blocks.extend(questions(topic, kiosk));
    blocks.push(subheading("Questions to ask"));
    let to_ask = topic.questions_to_ask.iter().enumerate();
    blocks.push(Block::Quoted(to_ask.map(|(at, question)| Block::numbered(at + 1, vec![plain(question)])).collect()));
    blocks.extend(glossary(topic));
    blocks.extend(references(topic));
    blocks
}

fn options(topic: &Topic) -> Vec<Block> {
    let words = InWords::of(topic);
    let mut blocks = vec![subheading("The choices")];
    for (option, model) in topic.options.iter().zip(&topic.engine.topic().options) {
        let mut says = sourced(&option.summary);
        if !model.combines.is_empty() {
            let parts: Vec<String> = model.combines.iter().map(|part| words.option(part)).collect();
            let made = format!("(Made of {}: no better than the worse of them.)", in_words::listed(&parts, "and"));
            says.extend([plain(" "), plain(isolated(&made))]);
        }
        if model.fallback {
            says.extend([plain(" "), plain(isolated(FALLBACK))]);
        }
        blocks.push(Block::quoted(named(option, says)));
    }
    blocks.push(Block::quoted(Block::Paragraph(sourced(&topic.you_decide))));
    blocks
}

fn comparison(topic: &Topic) -> Vec<Block> {
    let rows = topic.comparison.iter().flat_map(|row| {
        let cells = topic.options.iter().zip(&row.cells).map(|(option, cell)| {
            let says = match cell {
                Cell::Says { short, text, .. } => under_name(short, sourced(text)),
                Cell::NotKnown => vec![plain("Not known")],
            };
            named(option, says)
        });
        std::iter::once(subheading(&row.title)).chain(cells)
    });
    vec![Block::Quoted(rows.collect())]
}

fn side_effects(topic: &Topic) -> Vec<Block> {
    let rows = topic.side_effects.iter().flat_map(|row| {
        let figures = topic.options.iter().zip(&row.figures).map(|(option, figure)| {
            let says = match figure {
                Figure::Counted(count) => counted(count),
                Figure::NotKnown => vec![plain("Not known. No count was found.")],
            };
            named(option, says)
        });
        std::iter::once(Block::quoted(subheading(&row.title))).chain(figures)
    });
    rows.collect()
}

/// "19 to 37 of 100 treatments had a bruise. 63 to 81 did not. …"
fn counted(count: &Count) -> Vec<Span> {
    let Count { count: least, up_to: most, out_of, per, had, who, source } = count;
    let range = |least: u32, most: u32| if least == most { least.to_string() } else { format!("{least} to {most}") };
    let [per, had, who] = [per, had, who].map(|words| in_words::apart(words));
    let (did, did_not) = (range(*least, *most), range(out_of - most, out_of - least));
    let mut spans =
        vec![strong(format!("{did} of {out_of} {per}")), plain(format!(" {had}. {did_not} did not. {who}"))];
    spans.extend(source.iter().map(|source| plain(format!(" [{source}]"))));
    spans
}

fn consider_if(topic: &Topic) -> Vec<Block> {
    let options = topic.options.iter().flat_map(|option| {
        let title = subheading(&format!("Consider it if: {}", option.name));
        [title, Block::Quoted(option.consider_if.iter().map(point).collect())]
    });
    options.collect()
}

fn together(topic: &Topic) -> Vec<Block> {
    let Some(together) = &topic.together else { return Vec::new() };
    let mut blocks = vec![subheading(&together.title)];
    blocks.extend(together.text.iter().map(point));
    blocks.extend(together.steps.iter().enumerate().map(|(at, step)| Block::numbered(at + 1, sourced(step))));
    vec![Block::Quoted(blocks)]
}

fn certainty(topic: &Topic) -> Vec<Block> {
    let rows = topic.certainty.iter().flat_map(|row| {
        let cells = topic.options.iter().zip(&row.cells).filter_map(|(option, cell)| match cell {
            CertaintyCell::Rated { certainty, text } => {
                Some(named(option, under_name(certainty_words(*certainty), sourced(text))))
            }
            CertaintyCell::NotKnown => None,
        });
        let title = subheading(&format!("How sure the studies are: {}", row.title));
        [title, Block::Quoted(cells.collect())]
    });
    rows.collect()
}

fn certainty_words(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::High => "Strong studies",
        Certainty::Moderate => "Fair studies",
        Certainty::Low => "Weak studies",
        Certainty::VeryLow => "We don’t know",
    }
}

fn questions(topic: &Topic, kiosk: &Kiosk) -> Vec<Block> {
    let mut blocks = vec![
        heading("The questions"),
        Block::paragraph(format!(
            "Every question also takes “{}” and “{}”. In brackets stands what a question is called on the page of answers, \
             and under that why it is asked.",
            in_words::NOT_SURE,
            in_words::DECLINED
        )),
    ];
    for (at, (question, model)) in topic.questions.iter().zip(&topic.engine.topic().questions).enumerate() {
        let mut choices: Vec<Block> =
            question.choices().iter().map(|choice| one_choice(topic, kiosk, choice)).collect();
        if let QuestionKindText::Scale { min, max, low, high } = &question.kind {
            choices.push(Block::point(format!("From {min} ({low}) to {max} ({high})")));
        }
        let mut choices = choices.into_iter();
        // Not alone at the foot of a page.
        let first = asked(topic, at, question, model).into_iter().chain(choices.next()).collect();
        blocks.push(Block::Together(first));
        blocks.extend(choices);
    }
    blocks
}

fn asked(topic: &Topic, at: usize, question: &QuestionText, model: &Question) -> Vec<Block> {
    let mut about = vec![plain(format!("({}) ", question.short))];
    if model.kind.takes_several() {
        about.push(plain("Several choices are possible. "));
    }
    if model.safety {
        about.push(plain("About safety: who is not sure is asked to talk to the clinician first. "));
    }
    if let Some(show_if) = &model.show_if {
        about.push(plain(format!(
            "Asked only where this is so or may be so: {}. ",
            InWords::of(topic).condition(show_if)
        )));
    }
    vec![
        Block::quoted(subheading(&format!("{}. {}", at + 1, question.text))),
        Block::Paragraph(about),
        Block::quoted(Block::Paragraph(sourced(&question.why))),
    ]
}

fn one_choice(topic: &Topic, kiosk: &Kiosk, choice: &ChoiceText) -> Block {
    let rows = choice.compares.iter().filter_map(|row| topic.row(row)).map(|row| format!("“{}”", row.title));
    let rows: Vec<String> = rows.collect();
    if kiosk.results == Results::ByPriority && !rows.is_empty() {
        return Block::point(format!("{} (compared by {})", choice.text, in_words::listed(&rows, "and")));
    }
    Block::quoted(Block::point(&choice.text))
}

fn glossary(topic: &Topic) -> Vec<Block> {
    if topic.glossary.is_empty() {
        return Vec::new();
    }
    let terms = topic.glossary.iter().map(|entry| Block::named(&entry.term, sourced(&entry.means)));
    vec![subheading("Words that are explained"), Block::Quoted(terms.collect())]
}

fn references(topic: &Topic) -> Vec<Block> {
    let references = topic.references.iter().map(|reference| {
        let link = reference.link.as_ref().map(|link| format!(" {link}")).unwrap_or_default();
        Block::named(reference.id.as_str(), vec![plain(format!("{}{link}", reference.text))])
    });
    std::iter::once(heading("The sources")).chain(references).collect()
}

fn list(title: &str, texts: &[Text]) -> Vec<Block> {
    if texts.is_empty() {
        return Vec::new();
    }
    vec![subheading(title), Block::Quoted(texts.iter().map(point).collect())]
}

/// Words beside an option's name and mark.
fn named(option: &OptionText, words: Vec<Span>) -> Block {
    Block::Entry { label: Label::Name { name: option.name.clone(), mark: marks::of(option) }, words }
}

fn point(text: &Text) -> Block {
    Block::point_of(sourced(text))
}
