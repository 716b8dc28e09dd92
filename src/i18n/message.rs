use super::locale::{self, Locale};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

/// The text in the current language. Called by the generated catalogue only.
pub fn pick(zh: &'static str, en: &'static str) -> &'static str {
    let text = match locale::current() {
        Locale::Zh => zh,
        Locale::En => en,
    };
    if locale::is_pseudo() {
        marked(text)
    } else {
        text
    }
}

/// The plural form for `count` in the current language. Called by the generated catalogue only.
pub fn pick_plural(
    count: u64,
    zh: &'static str,
    one: &'static str,
    other: &'static str,
) -> &'static str {
    pick(zh, if count == 1 { one } else { other })
}

/// Puts the values in place of the `{placeholders}`. Called by the generated catalogue only.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 16 * values.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        push_plain(&mut out, before);
        if let Some(literal) = after.strip_prefix('{') {
            out.push('{');
            rest = literal;
            continue;
        }
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            out.push_str(value);
        }
        rest = tail;
    }
    push_plain(&mut out, rest);
    out
}

fn push_plain(out: &mut String, text: &str) {
    if text.contains("}}") {
        out.push_str(&text.replace("}}", "}"));
    } else {
        out.push_str(text);
    }
}

/// The text in marks. Each is made once and kept: messages are `'static`, and the pseudo language
/// is spoken only in a test run.
fn marked(text: &'static str) -> &'static str {
    thread_local! {
        static MARKED: RefCell<HashMap<&'static str, &'static str>> = RefCell::default();
    }
    MARKED.with_borrow_mut(|known| {
        *known.entry(text).or_insert_with(|| {
            Box::leak(Cow::from(format!("⟦{text}⟧")).into_owned().into_boxed_str())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_the_place_of_their_names() {
        let values = [("name", "王建国"), ("count", "3")];
        assert_eq!(fill("{name}有 {count} 笔", &values), "王建国有 3 笔");
        assert_eq!(
            fill("{count} of {name}, {count}", &values),
            "3 of 王建国, 3"
        );
        assert_eq!(fill("{{name}} 100 %", &values), "{name} 100 %");
        assert_eq!(fill("{name}", &[("name", "{count}")]), "{count}");
    }

    #[test]
    fn the_language_and_the_number_choose() {
        locale::set_current(Locale::En);
        assert_eq!(pick_plural(1, "位", "customer", "customers"), "customer");
        assert_eq!(pick_plural(0, "位", "customer", "customers"), "customers");
        locale::set_current(Locale::Zh);
        assert_eq!(pick_plural(1, "位", "customer", "customers"), "位");
        locale::set_pseudo(true);
        assert_eq!(pick("客户", "Customers"), "⟦客户⟧");
        locale::set_pseudo(false);
    }
}
