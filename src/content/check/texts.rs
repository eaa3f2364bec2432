//! Every text of a topic that somebody reads or hears, with the way to its place in the file.

use crate::content::outline::Outline;
use crate::content::outline::Step::{self, At, Key};
use crate::content::pack::Pack;
use crate::content::raw::{self, Cell, CertaintyCell, Effect, Figure, Kind};
use crate::content::read::RawTopic;
use crate::content::shown::letters;
use crate::diagnostics::{Diagnostic, Position};

/// What a text is for; checks look at some of these only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Whole sentences: cards, reasons, questions.
    Prose,
    /// Titles, choices, table cells and other pieces of a sentence.
    Label,
    /// What a picture shows, for screen readers; it may be empty where there is no picture.
    Alt,
    /// Who wrote a study or reviewed the topic: names and titles that nobody here chose.
    Record,
}

/// One text and its place.
#[derive(Clone, Debug)]
pub struct Told<'r> {
    /// Path inside the content folder.
    pub file: String,
    pub path: Vec<Step<'r>>,
    pub text: &'r str,
    pub role: Role,
    /// Whether `[R1]` and `*stress*` are marks in it.
    pub marks: bool,
}

impl Told<'_> {
    /// The characters as they are shown, each with its index in the text of the file.
    pub fn shown(&self) -> Vec<(usize, char)> {
        if self.marks { letters(self.text) } else { self.text.chars().enumerate().collect() }
    }

    /// Letters and other characters on the screen.
    pub fn length(&self) -> usize {
        let shown: String = self.shown().into_iter().map(|(_, letter)| letter).collect();
        shown.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>().saturating_sub(1)
    }

    /// Where the character with this index stands.
    pub fn position(&self, index: usize, pack: &Pack) -> Position {
        Outline::of(pack.text(&self.file)).letter(&self.path, index)
    }

    /// Gives a finding the place of the character with this index.
    pub fn place(&self, finding: Diagnostic, index: usize, pack: &Pack) -> Diagnostic {
        Diagnostic { file: self.file.clone(), ..finding }.at(Some(self.position(index, pack)), pack.text(&self.file))
    }

    /// Adds the place of the character with this index to a finding.
    pub fn relate(&self, finding: Diagnostic, index: usize, words: impl Into<String>, pack: &Pack) -> Diagnostic {
        finding.related(&self.file, Some(self.position(index, pack)), words)
    }
}

/// Texts of one file, in its order.
struct List<'r> {
    file: String,
    told: Vec<Told<'r>>,
}

impl<'r> List<'r> {
    fn add(&mut self, path: &[Step<'r>], text: &'r str, role: Role, marks: bool) {
        self.told.push(Told { file: self.file.clone(), path: path.to_vec(), text, role, marks });
    }

    /// A text with marks, in whole sentences.
    fn prose(&mut self, path: &[Step<'r>], text: &'r str) {
        self.add(path, text, Role::Prose, true);
    }

    fn label(&mut self, path: &[Step<'r>], text: &'r str) {
        self.add(path, text, Role::Label, false);
    }

    /// Whole sentences in which nothing is a mark.
    fn plain_prose(&mut self, path: &[Step<'r>], text: &'r str) {
        self.add(path, text, Role::Prose, false);
    }

    fn list(&mut self, path: &[Step<'r>], texts: &'r [String], marks: bool) {
        for (index, text) in texts.iter().enumerate() {
            self.add(&[path, &[At(index)]].concat(), text, Role::Prose, marks);
        }
    }
}

/// All texts of all three files.
pub fn of(raw: &RawTopic) -> Vec<Told<'_>> {
    let mut told = topic(&raw.topic, raw.path("topic.ron"));
    told.extend(questions(&raw.questions, raw.path("questions.ron")));
    told.extend(rules(&raw.rules, raw.path("rules.ron")));
    told
}

/// The texts of `kiosk.ron`.
pub fn of_kiosk(kiosk: &raw::Kiosk) -> Vec<Told<'_>> {
    let mut list = List { file: "kiosk.ron".to_owned(), told: Vec::new() };
    list.add(&[Key("clinic")], &kiosk.clinic, Role::Record, false);
    list.prose(&[Key("ask_staff")], &kiosk.ask_staff);
    list.add(&[Key("emergency_number")], &kiosk.emergency_number, Role::Record, false);
    list.told
}

fn topic(topic: &raw::Topic, file: String) -> Vec<Told<'_>> {
    let mut list = List { file, told: Vec::new() };
    list.label(&[Key("name")], &topic.name);
    list.plain_prose(&[Key("invitation")], &topic.invitation);
    list.add(&[Key("picture_alt")], &topic.picture_alt, Role::Alt, false);
    list.prose(&[Key("you_decide")], &topic.you_decide);
    for (index, option) in topic.options.iter().enumerate() {
        let at = [Key("options"), At(index)];
        let inside = |field| [at[0], at[1], Key(field)];
        list.label(&inside("name"), &option.name);
        list.add(&inside("picture_alt"), &option.picture_alt, Role::Alt, false);
        list.prose(&inside("summary"), &option.summary);
        list.list(&inside("consider_if"), &option.consider_if, true);
    }
    for (index, row) in topic.comparison.iter().enumerate() {
        let at = [Key("comparison"), At(index)];
        list.label(&[at[0], at[1], Key("title")], &row.title);
        for (option, cell) in &row.cells {
            let Cell::Says { short, text, picture_alt, .. } = cell else { continue };
            let inside = |field| [at[0], at[1], Key("cells"), Key(option.as_str()), Key(field)];
            list.label(&inside("short"), short);
            list.prose(&inside("text"), text);
            list.add(&inside("picture_alt"), picture_alt, Role::Alt, false);
        }
    }
    if let Some(together) = &topic.together {
        list.label(&[Key("together"), Key("title")], &together.title);
        list.list(&[Key("together"), Key("text")], &together.text, true);
        list.list(&[Key("together"), Key("steps")], &together.steps, true);
    }
    for (index, row) in topic.side_effects.iter().enumerate() {
        let at = [Key("side_effects"), At(index)];
        list.label(&[at[0], at[1], Key("title")], &row.title);
        for (option, figure) in &row.figures {
            let Figure::Figure { per, had, who, .. } = figure else { continue };
            for (field, text) in [("per", per), ("had", had), ("who", who)] {
                list.label(&[at[0], at[1], Key("figures"), Key(option), Key(field)], text);
            }
        }
    }
    list.list(&[Key("rare_harms")], &topic.rare_harms, true);
    for (index, row) in topic.certainty.iter().enumerate() {
        let at = [Key("certainty"), At(index)];
        list.label(&[at[0], at[1], Key("title")], &row.title);
        for (option, cell) in &row.cells {
            if let CertaintyCell::Rated { text, .. } = cell {
                list.prose(&[at[0], at[1], Key("cells"), Key(option), Key("text")], text);
            }
        }
    }
    list.list(&[Key("known")], &topic.known, true);
    list.prose(&[Key("closing")], &topic.closing);
    list.list(&[Key("questions_to_ask")], &topic.questions_to_ask, false);
    for (index, entry) in topic.glossary.iter().enumerate() {
        list.label(&[Key("glossary"), At(index), Key("term")], &entry.term);
        list.prose(&[Key("glossary"), At(index), Key("means")], &entry.means);
    }
    for (index, reference) in topic.references.iter().enumerate() {
        list.add(&[Key("references"), At(index), Key("text")], &reference.text, Role::Record, false);
    }
    review(&topic.review, &mut list);
    list.told
}

fn review<'r>(review: &'r raw::Review, list: &mut List<'r>) {
    for (field, text) in
        [("update_policy", &review.update_policy), ("funding", &review.funding), ("interests", &review.interests)]
    {
        list.add(&[Key("review"), Key(field)], text, Role::Record, false);
    }
    for (index, author) in review.authors.iter().enumerate() {
        list.add(&[Key("review"), Key("authors"), At(index)], author, Role::Record, false);
    }
    if let Some(name) = &review.approved_by {
        list.add(&[Key("review"), Key("approved_by")], name, Role::Record, false);
    }
}

fn questions(questions: &raw::Questions, file: String) -> Vec<Told<'_>> {
    let mut list = List { file, told: Vec::new() };
    for (index, question) in questions.questions.iter().enumerate() {
        let at = [Key("questions"), At(index)];
        let inside = |field| [at[0], at[1], Key(field)];
        list.plain_prose(&inside("text"), &question.text);
        list.label(&inside("short"), &question.short);
        list.prose(&inside("why"), &question.why);
        list.add(&inside("picture_alt"), &question.picture_alt, Role::Alt, false);
        let kind = inside("kind");
        match &question.kind {
            Kind::Single(choices) | Kind::Multi(choices) => choice_texts(&kind, choices, &mut list),
            Kind::Map { choices, .. } => {
                choice_texts(&[kind[0], kind[1], kind[2], Key("choices")], choices, &mut list);
            }
            Kind::Scale { low, high, .. } => {
                list.label(&[kind[0], kind[1], kind[2], Key("low")], low);
                list.label(&[kind[0], kind[1], kind[2], Key("high")], high);
            }
        }
    }
    list.told
}

fn choice_texts<'r>(path: &[Step<'r>], choices: &'r [raw::Choice], list: &mut List<'r>) {
    for (index, choice) in choices.iter().enumerate() {
        list.label(&[path, &[At(index), Key("text")]].concat(), &choice.text);
    }
}

fn rules(rules: &raw::Rules, file: String) -> Vec<Told<'_>> {
    let mut list = List { file, told: Vec::new() };
    for (index, rule) in rules.rules.iter().enumerate() {
        let at = [Key("rules"), At(index)];
        for (effect_index, effect) in rule.then.iter().enumerate() {
            if let Effect::Caution(_, text) = effect {
                list.label(&[at[0], at[1], Key("then"), At(effect_index), At(1)], text);
            }
        }
        // "… because you take blood thinners": a clause with its verb, read as a sentence.
        list.plain_prose(&[at[0], at[1], Key("because")], &rule.because);
    }
    list.told
}
