//! The same key twice in one table: `ron` would silently take the last.

use std::collections::BTreeMap;

use crate::content::syntax::{Tree, position};
use crate::diagnostics::Diagnostic;

pub fn keys(path: &str, text: &str) -> Vec<Diagnostic> {
    let tree = Tree::new(text);
    let mut found = Vec::new();
    for branch in tree.branches().into_iter().filter(|branch| branch.bracket == '{') {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in &branch.entries {
            let (Some(name), Some(token)) = (tree.name(entry), entry.name.and_then(|name| tree.token(name))) else {
                continue;
            };
            match first.get(name) {
                None => {
                    first.insert(name, token.start);
                }
                Some(before) => {
                    let finding =
                        Diagnostic::error("duplicate-key", path, format!("\"{name}\" stands twice in this table."))
                            .at(Some(position(text, token.start)), text)
                            .marked(token.of(text).chars().count())
                            .related(path, Some(position(text, *before)), "it stands here too");
                    found.push(finding.help("Take one of them out."));
                }
            }
        }
    }
    found
}
