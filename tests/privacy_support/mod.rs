//! Reads the program's own source for what could print a visit.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::Visit;
use syn::{Attribute, Fields, Ident, Item, Type};

/// What tells staff, or writes into the log.
const TELLERS: &[&str] = &["tell_staff", "tell", "on_stderr", "trace", "debug", "info", "warn", "error", "event"];

/// Types that derive `Debug` and have a field of one of these types; with `None`, of any type.
pub fn derived_prints(text: &str, of: Option<&[&str]>) -> Vec<String> {
    let mut found = Found { of, names: Vec::new() };
    found.visit_file(&syn::parse_file(text).unwrap());
    found.names
}

struct Found<'t> {
    of: Option<&'t [&'t str]>,
    names: Vec<String>,
}

impl Found<'_> {
    fn look<'f>(&mut self, name: &Ident, attributes: &[Attribute], mut fields: impl Iterator<Item = &'f Fields>) {
        let prints = attributes.iter().any(|attribute| match &attribute.meta {
            syn::Meta::List(list) if list.path.is_ident("derive") => {
                names(list.tokens.clone()).contains(&"Debug".into())
            }
            _ => false,
        });
        let of = self.of;
        let is_personal =
            |kind: &Type| of.is_none_or(|of| names_in(kind).iter().any(|name| of.contains(&name.as_str())));
        if prints && fields.any(|fields| fields.iter().any(|field| is_personal(&field.ty))) {
            self.names.push(name.to_string());
        }
    }
}

impl<'a> Visit<'a> for Found<'_> {
    fn visit_item(&mut self, item: &'a Item) {
        match item {
            Item::Struct(item) => self.look(&item.ident, &item.attrs, std::iter::once(&item.fields)),
            Item::Enum(item) => {
                self.look(&item.ident, &item.attrs, item.variants.iter().map(|variant| &variant.fields));
            }
            _ => {}
        }
        syn::visit::visit_item(self, item);
    }
}

fn names_in(kind: &Type) -> Vec<String> {
    struct Names(Vec<String>);
    impl<'a> Visit<'a> for Names {
        fn visit_ident(&mut self, name: &'a Ident) {
            self.0.push(name.to_string());
        }
    }
    let mut names = Names(Vec::new());
    names.visit_type(kind);
    names.0
}

/// Calls of a [teller](TELLERS), as a function or a macro, with something of such a name: also inside a format string.
pub fn told_too_much(text: &str, untold: &[&str]) -> Vec<String> {
    let mut calls = Vec::new();
    look_for_calls(text.parse().unwrap(), untold, &mut calls);
    calls
}

fn look_for_calls(code: TokenStream, untold: &[&str], calls: &mut Vec<String>) {
    let mut teller = None;
    for token in code {
        match token {
            TokenTree::Ident(name) => teller = Some(name.to_string()).filter(|name| TELLERS.contains(&name.as_str())),
            TokenTree::Punct(mark) if mark.as_char() == '!' => {}
            TokenTree::Group(group) => {
                if let Some(teller) = teller.take().filter(|_| group.delimiter() == Delimiter::Parenthesis) {
                    let told = names(group.stream());
                    if let Some(name) = told.iter().find(|name| untold.contains(&name.as_str())) {
                        calls.push(format!("{teller} is told “{name}”"));
                    }
                }
                look_for_calls(group.stream(), untold, calls);
            }
            _ => teller = None,
        }
    }
}

/// Every name in it, and those between braces in a string.
fn names(code: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    for token in code {
        match token {
            TokenTree::Ident(name) => found.push(name.to_string()),
            TokenTree::Group(group) => found.extend(names(group.stream())),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let in_braces = text.split('{').skip(1).filter_map(|part| part.split(['}', ':']).next());
                found.extend(in_braces.map(str::to_owned));
            }
            TokenTree::Punct(_) => {}
        }
    }
    found
}
