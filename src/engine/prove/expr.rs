//! Conditions while their questions are being answered one after the other: what is known is folded away, and equal rests
//! are one.

use std::collections::HashMap;

use crate::engine::condition::{Leaf, Node, Seen, Truth};

/// A condition's rest, by its place in the [`Pool`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Expr(u32);

pub(crate) const FALSE: Expr = Expr(0);
pub(crate) const UNKNOWN: Expr = Expr(1);
pub(crate) const TRUE: Expr = Expr(2);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Form {
    Known(u8),
    Leaf(Leaf),
    /// `sure` parts are already true and `unknown` ones will stay unknown.
    AtLeastOf {
        least: usize,
        unknown: usize,
        of: Vec<Expr>,
    },
}

/// Every rest that has come up, each once.
#[derive(Debug)]
pub(crate) struct Pool {
    forms: Vec<Form>,
    ids: HashMap<Form, Expr>,
    answered: HashMap<(Expr, usize, Class), Expr>,
}

/// Which answer of a question: the place of its class.
pub(crate) type Class = u32;

impl Pool {
    pub fn new() -> Self {
        let mut pool = Self { forms: Vec::new(), ids: HashMap::new(), answered: HashMap::new() };
        for known in 0..3 {
            pool.add(Form::Known(known));
        }
        pool
    }

    fn add(&mut self, form: Form) -> Expr {
        if let Some(id) = self.ids.get(&form) {
            return *id;
        }
        let id = Expr(u32::try_from(self.forms.len()).unwrap_or(u32::MAX));
        self.forms.push(form.clone());
        self.ids.insert(form, id);
        id
    }

    pub fn of(&mut self, node: &Node) -> Expr {
        match node {
            Node::Leaf(leaf) => self.add(Form::Leaf(*leaf)),
            Node::AtLeastOf { least, of } => {
                let of = of.iter().map(|part| self.of(part)).collect();
                self.group(*least, 0, of)
            }
        }
    }

    /// The rest after `question` was seen like this; `class` names the way it was seen, for remembering.
    pub fn answer(&mut self, expr: Expr, question: usize, class: Class, seen: Seen) -> Expr {
        if expr <= TRUE {
            return expr;
        }
        if let Some(known) = self.answered.get(&(expr, question, class)) {
            return *known;
        }
        let rest = match self.forms.get(expr.0 as usize).cloned() {
            Some(Form::Leaf(leaf)) if leaf.question == question => known(leaf.truth(seen)),
            Some(Form::AtLeastOf { least, unknown, of }) => {
                let of = of.iter().map(|part| self.answer(*part, question, class, seen)).collect();
                self.group(least, unknown, of)
            }
            Some(Form::Leaf(_) | Form::Known(_)) | None => expr,
        };
        self.answered.insert((expr, question, class), rest);
        rest
    }

    fn group(&mut self, least: usize, unknown: usize, of: Vec<Expr>) -> Expr {
        let mut least = least;
        let mut unknown = unknown;
        let mut open = Vec::with_capacity(of.len());
        for part in of {
            match part {
                TRUE => least = least.saturating_sub(1),
                UNKNOWN => unknown += 1,
                FALSE => {}
                rest => open.push(rest),
            }
        }
        if least == 0 {
            return TRUE;
        }
        if unknown + open.len() < least {
            return FALSE;
        }
        match open.as_slice() {
            [] => UNKNOWN,
            [only] if unknown == 0 => *only,
            _ => {
                open.sort_unstable();
                self.add(Form::AtLeastOf { least, unknown, of: open })
            }
        }
    }
}

pub(crate) fn known(truth: Truth) -> Expr {
    match truth {
        Truth::False => FALSE,
        Truth::Unknown => UNKNOWN,
        Truth::True => TRUE,
    }
}

/// `None` while questions are open in it.
pub(crate) fn truth(expr: Expr) -> Option<Truth> {
    match expr {
        FALSE => Some(Truth::False),
        UNKNOWN => Some(Truth::Unknown),
        TRUE => Some(Truth::True),
        Expr(_) => None,
    }
}
