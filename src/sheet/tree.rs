//! The structure of a file for who has it read aloud: headings, paragraphs, lists and tables, in the order of the pages.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

use super::piece::{Cell, Role};

/// A piece of the pages.
pub(super) struct Tagged {
    pub role: Role,
    /// Where it is another than that of the file.
    pub language: Option<String>,
    pub identifier: Identifier,
}

pub(super) fn tree(tagged: Vec<Tagged>, language: &str) -> TagTree {
    let mut builder = Builder::default();
    for tagged in tagged {
        builder.add(tagged);
    }
    builder.end_list();
    builder.end_table();
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    for node in builder.nodes {
        tree.push(node);
    }
    tree
}

#[derive(Default)]
struct Builder {
    nodes: Vec<Node>,
    list: Vec<Node>,
    label: Option<TagGroup>,
    rows: Vec<TagGroup>,
}

impl Builder {
    fn add(&mut self, tagged: Tagged) {
        let Tagged { role, language, identifier } = tagged;
        if !matches!(role, Role::Label | Role::Entry) {
            self.end_list();
        }
        if !matches!(role, Role::Cell(_)) {
            self.end_table();
        }
        let group = |tag: TagKind| {
            let mut tag = tag;
            tag.set_lang(language);
            TagGroup::with_children(tag, vec![identifier.into()])
        };
        let heading = |level| Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), None).into();
        match role {
            Role::Title => self.nodes.push(group(heading(1)).into()),
            Role::Heading => self.nodes.push(group(heading(2)).into()),
            Role::Subheading => self.nodes.push(group(heading(3)).into()),
            Role::Paragraph => self.nodes.push(group(Tag::P.into()).into()),
            Role::Label => self.label = Some(group(Tag::Lbl.into())),
            Role::Entry => {
                let mut item = TagGroup::new(Tag::LI);
                if let Some(label) = self.label.take() {
                    item.push(label);
                }
                item.push(group(Tag::LBody.into()));
                self.list.push(item.into());
            }
            Role::Cell(cell) if cell.is_head => self.add_cell(cell, group(Tag::TH(TableHeaderScope::Column).into())),
            Role::Cell(cell) => self.add_cell(cell, group(Tag::TD.into())),
            // Never in the structure.
            Role::Footer => {}
        }
    }

    fn add_cell(&mut self, cell: Cell, group: TagGroup) {
        if cell.begins_row {
            self.rows.push(TagGroup::new(Tag::TR));
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(group);
        }
    }

    fn end_list(&mut self) {
        if !self.list.is_empty() {
            let tag = Tag::L(ListNumbering::None);
            self.nodes.push(TagGroup::with_children(tag, std::mem::take(&mut self.list)).into());
        }
    }

    fn end_table(&mut self) {
        if !self.rows.is_empty() {
            let rows = std::mem::take(&mut self.rows).into_iter().map(Node::from).collect();
            self.nodes.push(TagGroup::with_children(Tag::Table, rows).into());
        }
    }
}
