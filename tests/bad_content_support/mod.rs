//! The ids of all findings, out of the source: whatever stands where a function or a field calls itself `code`.

use crate::source_support::rust_files;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use syn::punctuated::Punctuated;
use syn::visit::Visit;
use waitwise::engine::CompileErrorKind;

/// Of every finding that the source can make.
pub fn ids_in_source() -> BTreeSet<String> {
    let files: Vec<syn::File> = rust_files(Path::new("src"))
        .iter()
        .map(|file| {
            syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
        })
        .collect();
    let mut takers = Takers::default();
    for file in &files {
        takers.visit_file(file);
    }
    let mut givers = Givers { takers: &takers, found: BTreeSet::new() };
    for file in &files {
        givers.visit_file(file);
    }
    let mut found = givers.found;
    found.extend(CompileErrorKind::ALL.iter().map(|kind| kind.id().to_owned()));
    found
}

const CODE: &str = "code";

/// Functions and closures that take a `code`, and constants that may be one.
#[derive(Default)]
struct Takers {
    /// `Diagnostic::error`, or a closure's name → which of its arguments.
    places: BTreeMap<String, usize>,
    constants: BTreeMap<String, String>,
    /// The type whose functions are read now.
    of: Option<String>,
}

/// Functions of tests are not read.
fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        _ => false,
    })
}

fn name_in(pattern: &syn::Pat) -> Option<String> {
    match pattern {
        syn::Pat::Ident(ident) => Some(ident.ident.to_string()),
        syn::Pat::Type(typed) => name_in(&typed.pat),
        _ => None,
    }
}

fn literal(expression: &syn::Expr) -> Option<String> {
    match expression {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

impl Takers {
    fn take(&mut self, name: &syn::Ident, signature: &syn::Signature) {
        let parameters = signature.inputs.iter().filter_map(|input| match input {
            syn::FnArg::Typed(typed) => Some(&*typed.pat),
            syn::FnArg::Receiver(_) => None,
        });
        let place = parameters.map(name_in).position(|name| name.as_deref() == Some(CODE));
        let key = self.of.as_ref().map_or_else(|| name.to_string(), |of| format!("{of}::{name}"));
        self.places.extend(place.map(|place| (key, place)));
    }
}

impl<'ast> Visit<'ast> for Takers {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_test(&module.attrs) {
            syn::visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_impl(&mut self, block: &'ast syn::ItemImpl) {
        if let syn::Type::Path(path) = &*block.self_ty {
            self.of = path.path.segments.last().map(|segment| segment.ident.to_string());
        }
        syn::visit::visit_item_impl(self, block);
        self.of = None;
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.take(&function.sig.ident, &function.sig);
        syn::visit::visit_impl_item_fn(self, function);
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.take(&function.sig.ident, &function.sig);
        syn::visit::visit_item_fn(self, function);
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        if let (Some(name), Some(init)) = (name_in(&local.pat), &local.init)
            && let syn::Expr::Closure(closure) = &*init.expr
        {
            let place = closure.inputs.iter().map(name_in).position(|name| name.as_deref() == Some(CODE));
            self.places.extend(place.map(|place| (name, place)));
        }
        syn::visit::visit_local(self, local);
    }

    fn visit_item_const(&mut self, constant: &'ast syn::ItemConst) {
        self.constants.extend(literal(&constant.expr).map(|text| (constant.ident.to_string(), text)));
    }
}

/// What is given to them.
struct Givers<'t> {
    takers: &'t Takers,
    found: BTreeSet<String>,
}

impl Givers<'_> {
    /// Every text that the expression may be: also the branches of an `if`, and the first of several values.
    fn give(&mut self, expression: &syn::Expr) {
        // Another function of the same name may take something else.
        self.found.extend(literal(expression).filter(|text| !text.is_empty()));
        match expression {
            syn::Expr::Path(path) => {
                let name = path.path.segments.last().map(|segment| segment.ident.to_string());
                self.found.extend(name.and_then(|name| self.takers.constants.get(&name)).cloned());
            }
            syn::Expr::Tuple(tuple) => tuple.elems.first().into_iter().for_each(|first| self.give(first)),
            syn::Expr::Block(block) => self.last_of(&block.block),
            syn::Expr::If(branches) => {
                self.last_of(&branches.then_branch);
                branches.else_branch.iter().for_each(|(_, other)| self.give(other));
            }
            syn::Expr::Match(branches) => branches.arms.iter().for_each(|arm| self.give(&arm.body)),
            _ => {}
        }
    }

    fn last_of(&mut self, block: &syn::Block) {
        if let Some(syn::Stmt::Expr(last, None)) = block.stmts.last() {
            self.give(last);
        }
    }
}

impl<'ast> Visit<'ast> for Givers<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_test(&module.attrs) {
            syn::visit::visit_item_mod(self, module);
        }
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let syn::Expr::Path(path) = &*call.func {
            let names: Vec<String> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            let name = names.last_chunk::<2>().map_or_else(|| names.concat(), |two| two.join("::"));
            let place = self.takers.places.get(&name).or_else(|| self.takers.places.get(names.last()?));
            if let Some(code) = place.and_then(|place| call.args.iter().nth(*place)) {
                self.give(code);
            }
        }
        syn::visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let method = format!("::{}", call.method);
        let place = self.takers.places.iter().find(|(name, _)| name.ends_with(&method)).map(|(_, place)| *place);
        if let Some(code) = place.and_then(|place| call.args.iter().nth(place)) {
            self.give(code);
        }
        syn::visit::visit_expr_method_call(self, call);
    }

    fn visit_field_value(&mut self, field: &'ast syn::FieldValue) {
        if matches!(&field.member, syn::Member::Named(name) if name == CODE) {
            self.give(&field.expr);
        }
        syn::visit::visit_field_value(self, field);
    }

    /// `let (code, message) = …`
    fn visit_local(&mut self, local: &'ast syn::Local) {
        let name = match &local.pat {
            syn::Pat::Tuple(tuple) => tuple.elems.first().and_then(name_in),
            other => name_in(other),
        };
        if name.as_deref() == Some(CODE)
            && let Some(init) = &local.init
        {
            self.give(&init.expr);
        }
        syn::visit::visit_local(self, local);
    }

    /// `vec![Diagnostic::error(…)]`
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        if let Ok(inside) = call.parse_body_with(Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated) {
            inside.iter().for_each(|expression| self.visit_expr(expression));
        }
    }
}

#[test]
fn ids_are_found_however_they_are_handed_on() {
    let code = r#"
        const DEEP: &str = "deep";
        struct Finding;
        impl Finding { fn new(code: &str, text: &str) {} }
        fn at(place: usize, code: &str) {}
        fn main() {
            let tell = |code, text| Finding::new(code, text);
            Finding::new("direct", "no-id");
            at(1, "by-a-function");
            tell("by-a-closure", "no-id");
            let (code, text) = if true { ("left", "no-id") } else { ("right", "no-id") };
            at(2, DEEP);
            let all = vec![Finding::new("in-a-list", "")];
            Other { code: match 1 { 1 => "one", _ => "other" }, text: "no-id" };
            Other::new("no-id", "no-id");
        }
        #[cfg(test)]
        mod tests { fn a() { Finding::new("no-id", ""); } }
    "#;
    let file = syn::parse_file(code).unwrap();
    let mut takers = Takers::default();
    takers.visit_file(&file);
    let mut givers = Givers { takers: &takers, found: BTreeSet::new() };
    givers.visit_file(&file);
    let found: Vec<&str> = givers.found.iter().map(String::as_str).collect();
    assert_eq!(
        found,
        ["by-a-closure", "by-a-function", "deep", "direct", "in-a-list", "left", "one", "other", "right"]
    );
}
