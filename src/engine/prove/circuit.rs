//! Logic gates as clauses of a SAT solver (Tseitin), with constants folded away.

use std::collections::HashMap;

use rustsat::solvers::Solve;
use rustsat::types::{Clause, Lit};

/// A binary number, the least bit first.
pub(super) type Number = Vec<Lit>;

pub(super) struct Circuit<S> {
    pub solver: S,
    next: u32,
    pub yes: Lit,
    /// What was built before is not built again: two formulas that agree share what they agree on.
    gates: HashMap<Vec<Lit>, Lit>,
}

impl<S: Solve> Circuit<S> {
    pub fn new(solver: S) -> Self {
        let yes = Lit::positive(0);
        let mut circuit = Self { solver, next: 1, yes, gates: HashMap::new() };
        circuit.clause(&[yes]);
        circuit
    }

    /// How many literals there are so far.
    pub fn gates(&self) -> u32 {
        self.next
    }

    pub fn free(&mut self) -> Lit {
        let lit = Lit::positive(self.next);
        self.next += 1;
        lit
    }

    pub fn clause(&mut self, lits: &[Lit]) {
        let clause: Clause = lits.iter().copied().collect();
        // Only a solver that is out of memory refuses a clause; the next query then says "not proven".
        let _ = self.solver.add_clause(clause);
    }

    pub fn and(&mut self, lits: &[Lit]) -> Lit {
        let no = !self.yes;
        let mut inputs: Vec<Lit> = lits.iter().copied().filter(|lit| *lit != self.yes).collect();
        inputs.sort_unstable();
        inputs.dedup();
        if inputs.contains(&no) || inputs.iter().any(|lit| inputs.contains(&!*lit)) {
            return no;
        }
        match inputs.as_slice() {
            [] => self.yes,
            [only] => *only,
            several => {
                if let Some(known) = self.gates.get(several) {
                    return *known;
                }
                let out = self.free();
                self.gates.insert(several.to_vec(), out);
                for lit in several {
                    self.clause(&[!out, *lit]);
                }
                let mut long: Vec<Lit> = several.iter().map(|lit| !*lit).collect();
                long.push(out);
                self.clause(&long);
                out
            }
        }
    }

    pub fn or(&mut self, lits: &[Lit]) -> Lit {
        let negated: Vec<Lit> = lits.iter().map(|lit| !*lit).collect();
        !self.and(&negated)
    }

    pub fn xor(&mut self, a: Lit, b: Lit) -> Lit {
        let (left, right) = (self.and(&[a, !b]), self.and(&[!a, b]));
        self.or(&[left, right])
    }

    /// `then` where `when`, else `otherwise`.
    pub fn choose(&mut self, when: Lit, then: Lit, otherwise: Lit) -> Lit {
        let (left, right) = (self.and(&[when, then]), self.and(&[!when, otherwise]));
        self.or(&[left, right])
    }

    /// At least so many are true.
    pub fn at_least(&mut self, least: usize, lits: &[Lit]) -> Lit {
        if least == 0 {
            return self.yes;
        }
        if least > lits.len() {
            return !self.yes;
        }
        // reached[k]: at least k + 1 of those so far.
        let mut reached = vec![!self.yes; least];
        for lit in lits {
            let before = reached.clone();
            for (k, slot) in reached.iter_mut().enumerate() {
                let fewer = if k == 0 { self.yes } else { before.get(k - 1).copied().unwrap_or(!self.yes) };
                let now = self.and(&[*lit, fewer]);
                *slot = self.or(&[*slot, now]);
            }
        }
        reached.last().copied().unwrap_or(!self.yes)
    }

    /// `base` plus the weight of every literal that is true.
    pub fn sum(&mut self, base: u64, terms: &[(u64, Lit)]) -> Number {
        let mut columns: Vec<Vec<Lit>> = Vec::new();
        let mut put = |bit: usize, lit: Lit| {
            if columns.len() <= bit {
                columns.resize(bit + 1, Vec::new());
            }
            if let Some(column) = columns.get_mut(bit) {
                column.push(lit);
            }
        };
        for (weight, lit) in terms.iter().copied().chain([(base, self.yes)]) {
            for bit in (0..64).filter(|bit| weight >> bit & 1 == 1) {
                put(bit, lit);
            }
        }
        let mut number = Vec::new();
        let mut bit = 0;
        while bit < columns.len() {
            let mut column = columns.get_mut(bit).map(std::mem::take).unwrap_or_default();
            let mut carries = Vec::new();
            while column.len() > 1 {
                let (a, b) = (column.pop().unwrap_or(!self.yes), column.pop().unwrap_or(!self.yes));
                let c = column.pop().unwrap_or(!self.yes);
                let half = self.xor(a, b);
                column.insert(0, self.xor(half, c));
                let (both, third) = (self.and(&[a, b]), self.and(&[half, c]));
                carries.push(self.or(&[both, third]));
            }
            number.push(column.pop().unwrap_or(!self.yes));
            if !carries.is_empty() {
                if columns.len() <= bit + 1 {
                    columns.resize(bit + 2, Vec::new());
                }
                if let Some(next) = columns.get_mut(bit + 1) {
                    next.extend(carries);
                }
            }
            bit += 1;
        }
        number
    }

    /// The number plus `weight` where `when`.
    pub fn plus(&mut self, number: &[Lit], weight: u64, when: Lit) -> Number {
        let mut terms: Vec<(u64, Lit)> = number.iter().enumerate().map(|(bit, lit)| (1 << bit, *lit)).collect();
        terms.push((weight, when));
        self.sum(0, &terms)
    }

    /// The number less `weight` where `when`; it is never less than that.
    pub fn minus(&mut self, number: &[Lit], weight: u64, when: Lit) -> Number {
        let mut borrow = !self.yes;
        let mut difference = Vec::with_capacity(number.len());
        for (bit, lit) in number.iter().enumerate() {
            let taken = if weight >> bit & 1 == 1 { when } else { !self.yes };
            let half = self.xor(*lit, taken);
            difference.push(self.xor(half, borrow));
            let either = self.or(&[taken, borrow]);
            let (short, both) = (self.and(&[!*lit, either]), self.and(&[taken, borrow]));
            borrow = self.or(&[short, both]);
        }
        difference
    }

    pub fn greater(&mut self, a: &[Lit], b: &[Lit]) -> Lit {
        let no = !self.yes;
        let mut greater = no;
        for bit in 0..a.len().max(b.len()) {
            let (x, y) = (a.get(bit).copied().unwrap_or(no), b.get(bit).copied().unwrap_or(no));
            let (more, differ) = (self.and(&[x, !y]), self.xor(x, y));
            greater = self.choose(differ, more, greater);
        }
        greater
    }
}
