//! Writes the merged catalogue as Rust: one module per area and section, one function per message.

use crate::catalogue::{English, Message, Node};
use crate::template;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The text of the generated file.
pub(crate) fn module(nodes: &BTreeMap<String, Node>) -> String {
    let mut out = String::new();
    for (name, node) in nodes {
        match node {
            Node::Section(inner) => {
                let body = module(inner);
                push(
                    &mut out,
                    format_args!("/// Messages under `{name}`.\npub mod {name} {{\n{body}}}\n"),
                );
            }
            Node::Message(message) => function(&mut out, name, message),
        }
    }
    out
}

fn function(out: &mut String, name: &str, message: &Message) {
    let Message {
        zh,
        en,
        placeholders,
    } = message;
    let (choice, shown) = match en {
        English::Plain(text) => (format!("crate::i18n::pick({zh:?}, {text:?})"), text),
        English::Plural { one, other } => (
            format!("crate::i18n::pick_plural(count, {zh:?}, {one:?}, {other:?})"),
            other,
        ),
    };
    let doc = format!("{zh} | {shown}").replace('\n', " ");
    push(out, format_args!("#[doc = {doc:?}]\n"));
    if placeholders.is_empty() {
        push(
            out,
            format_args!("#[must_use] pub fn {name}() -> &'static str {{ {choice} }}\n"),
        );
        return;
    }
    let mut parameters = String::new();
    let mut values = String::new();
    for name in placeholders {
        if template::is_number(name) {
            push(&mut parameters, format_args!("{name}: u64, "));
            push(
                &mut values,
                format_args!("({name:?}, &*crate::i18n::format::count({name})), "),
            );
        } else {
            push(&mut parameters, format_args!("{name}: &str, "));
            push(&mut values, format_args!("({name:?}, {name}), "));
        }
    }
    push(
        out,
        format_args!(
            "#[must_use] pub fn {name}({parameters}) -> String {{ crate::i18n::fill({choice}, &[{values}]) }}\n"
        ),
    );
}

fn push(out: &mut String, piece: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail; the result says so only because the trait is general.
    let _never_fails = out.write_fmt(piece);
}
