//! Every path in a piece of code, made absolute.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::Visit;

#[derive(Debug)]
pub struct Arrow {
    /// Absolute: starts with "crate", "std" or a crate's name.
    pub to: Vec<String>,
    pub line: usize,
}

/// All paths that `code`, standing in `module`, names.
pub fn arrows(module: &[String], code: &str) -> Vec<Arrow> {
    let file = syn::parse_file(code).unwrap_or_else(|error| panic!("{module:?} can't be read: {error}"));
    let mut reader = Reader { module: module.to_vec(), found: Vec::new() };
    reader.visit_file(&file);
    reader.found
}

struct Reader {
    module: Vec<String>,
    found: Vec<Arrow>,
}

impl Reader {
    fn take(&mut self, path: &[String], line: usize) {
        let Some(first) = path.first() else { return };
        let mut base = self.module.clone();
        let mut rest = path;
        let to = match first.as_str() {
            "crate" | "waitwise" => std::iter::once("crate".to_owned()).chain(path.iter().skip(1).cloned()).collect(),
            "self" | "super" => {
                while let Some((step, after)) = rest.split_first() {
                    match step.as_str() {
                        "super" => {
                            base.pop();
                        }
                        "self" => {}
                        _ => break,
                    }
                    rest = after;
                }
                std::iter::once("crate".to_owned()).chain(base).chain(rest.iter().cloned()).collect()
            }
            _ if path.len() > 1 => path.to_vec(),
            _ => return,
        };
        self.found.push(Arrow { to, line });
    }

    fn use_tree(&mut self, before: &[String], tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(path) => {
                let mut longer = before.to_vec();
                longer.push(path.ident.to_string());
                self.use_tree(&longer, &path.tree);
            }
            syn::UseTree::Name(name) => self.use_end(before, &name.ident),
            syn::UseTree::Rename(name) => self.use_end(before, &name.ident),
            syn::UseTree::Glob(glob) => {
                let line = glob.star_token.spans[0].start().line;
                self.take(before, line);
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.use_tree(before, item)),
        }
    }

    fn use_end(&mut self, before: &[String], name: &proc_macro2::Ident) {
        let mut whole = before.to_vec();
        whole.push(name.to_string());
        self.take(&whole, name.span().start().line);
    }

    /// What a macro gets is not parsed: paths are looked for in its words.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        let mut line = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.end_of_path(&mut path, line);
                        line = ident.span().start().line;
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' && !path.is_empty() => colons += 1,
                TokenTree::Group(group) => {
                    self.end_of_path(&mut path, line);
                    self.tokens(group.stream());
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    self.end_of_path(&mut path, line);
                    colons = 0;
                }
            }
        }
        self.end_of_path(&mut path, line);
    }

    fn end_of_path(&mut self, path: &mut Vec<String>, line: usize) {
        let whole = std::mem::take(path);
        if whole.len() > 1 {
            self.take(&whole, line);
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.use_tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let line = path.segments.first().map_or(0, |segment| segment.ident.span().start().line);
        self.take(&parts, line);
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.tokens(call.tokens.clone());
        syn::visit::visit_macro(self, call);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        self.module.push(module.ident.to_string());
        syn::visit::visit_item_mod(self, module);
        self.module.pop();
    }
}
