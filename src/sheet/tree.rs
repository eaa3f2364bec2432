//! The structure of a file for who has it read aloud: headings, paragraphs, lists and tables, in the order of the pages.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagTree};

use super::piece::{Cell, Role};

pub(super) fn tree(tagged: Vec<(Role, Identifier)>, language: &str) -> TagTree {
    let mut builder = Builder::default();
    for (role, identifier) in tagged {
        builder.add(role, identifier);
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
    fn add(&mut self, role: Role, identifier: Identifier) {
        if !matches!(role, Role::Label | Role::Entry) {
            self.end_list();
        }
        if !matches!(role, Role::Cell(_)) {
            self.end_table();
        }
        let leaf = vec![identifier.into()];
        let heading = |level| {
            TagGroup::with_children(Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), None), leaf.clone())
        };
        match role {
            Role::Title => self.nodes.push(heading(1).into()),
            Role::Heading => self.nodes.push(heading(2).into()),
            Role::Subheading => self.nodes.push(heading(3).into()),
            Role::Paragraph => self.nodes.push(TagGroup::with_children(Tag::P, leaf).into()),
            Role::Label => self.label = Some(TagGroup::with_children(Tag::Lbl, leaf)),
            Role::Entry => {
                let mut item = TagGroup::new(Tag::LI);
                if let Some(label) = self.label.take() {
                    item.push(label);
                }
                item.push(TagGroup::with_children(Tag::LBody, leaf));
                self.list.push(item.into());
            }
            Role::Cell(cell) => self.add_cell(cell, leaf),
            // Never in the structure.
            Role::Footer => {}
        }
    }

    fn add_cell(&mut self, cell: Cell, leaf: Vec<Node>) {
        if cell.begins_row {
            self.rows.push(TagGroup::new(Tag::TR));
        }
        let cell = if cell.is_head {
            TagGroup::with_children(Tag::TH(TableHeaderScope::Column), leaf)
        } else {
            TagGroup::with_children(Tag::TD, leaf)
        };
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
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
