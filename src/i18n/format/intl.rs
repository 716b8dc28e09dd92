//! Formatter objects are costly to make and cheap to use, so each recipe is made once per language.

use crate::i18n::locale::{self, Locale};
use js_sys::{Array, Function, Object, Reflect};
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};

/// How a value is to be written; the key of the cache.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Recipe {
    Decimal {
        digits: u8,
        signed: bool,
    },
    /// As many decimals for each, so that numbers of one kind are as long as each other.
    Fixed {
        digits: u8,
        signed: bool,
    },
    Percent {
        digits: u8,
    },
    Money {
        currency: String,
        whole: bool,
    },
    Unit {
        unit: &'static str,
    },
    Moment {
        parts: &'static [(&'static str, &'static str)],
        zone: Option<String>,
    },
    Relative,
    List,
    /// The name of a language; takes its tag.
    Language,
}

/// A made formatter: the object, and its bound `format` function.
#[derive(Clone)]
struct Formatter {
    object: JsValue,
    format: Function,
}

thread_local! {
    static MADE: RefCell<HashMap<(Locale, Recipe), Option<Formatter>>> = RefCell::default();
}

/// `None` when the browser refuses the recipe (an unknown currency or zone) or the value.
pub(super) fn format(recipe: Recipe, value: &JsValue) -> Option<String> {
    let made = formatter(recipe)?;
    made.format.call1(&made.object, value).ok()?.as_string()
}

/// As [`format`], for formatters that take two values.
pub(super) fn format_two(recipe: Recipe, first: &JsValue, second: &JsValue) -> Option<String> {
    let made = formatter(recipe)?;
    made.format
        .call2(&made.object, first, second)
        .ok()?
        .as_string()
}

/// The kind and text of each part, such as `currency` and `¥`.
pub(super) fn part(recipe: Recipe, value: &JsValue, kind: &str) -> Option<String> {
    let made = formatter(recipe)?;
    let split = Reflect::get(&made.object, &"formatToParts".into())
        .ok()?
        .dyn_into::<Function>()
        .ok()?;
    let parts = split
        .call1(&made.object, value)
        .ok()?
        .dyn_into::<Array>()
        .ok()?;
    let text = |part: &JsValue, key: &str| Reflect::get(part, &key.into()).ok()?.as_string();
    parts
        .iter()
        .find(|part| text(part, "type").as_deref() == Some(kind))
        .and_then(|part| text(&part, "value"))
}

/// A number among the options the browser settled on, such as `maximumFractionDigits`.
pub(super) fn resolved(recipe: Recipe, option: &str) -> Option<f64> {
    let made = formatter(recipe)?;
    let resolve = Reflect::get(&made.object, &"resolvedOptions".into())
        .ok()?
        .dyn_into::<Function>()
        .ok()?;
    let options = resolve.call0(&made.object).ok()?;
    Reflect::get(&options, &option.into()).ok()?.as_f64()
}

fn formatter(recipe: Recipe) -> Option<Formatter> {
    let key = (locale::current(), recipe);
    if let Some(made) = MADE.with_borrow(|known| known.get(&key).cloned()) {
        return made;
    }
    let made = make(key.0, &key.1);
    MADE.with_borrow_mut(|known| known.insert(key, made.clone()));
    made
}

/// Through `Reflect`, because the constructors throw on an unknown currency or zone.
fn make(locale: Locale, recipe: &Recipe) -> Option<Formatter> {
    let (class, options) = describe(recipe);
    let method = if *recipe == Recipe::Language {
        "of"
    } else {
        "format"
    };
    let fields = Object::new();
    for (name, value) in options {
        Reflect::set(&fields, &name.into(), &value).ok()?;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor = Reflect::get(&intl, &class.into())
        .ok()?
        .dyn_into::<Function>()
        .ok()?;
    let arguments = Array::of2(&locale.tag().into(), &fields);
    let object = Reflect::construct(&constructor, &arguments).ok()?;
    let format = Reflect::get(&object, &method.into())
        .ok()?
        .dyn_into::<Function>()
        .ok()?;
    Some(Formatter { object, format })
}

fn describe(recipe: &Recipe) -> (&'static str, Vec<(&'static str, JsValue)>) {
    match recipe {
        Recipe::Decimal { digits, signed } => {
            let sign = if *signed { "exceptZero" } else { "auto" };
            (
                "NumberFormat",
                vec![
                    ("maximumFractionDigits", (*digits).into()),
                    ("signDisplay", sign.into()),
                ],
            )
        }
        Recipe::Fixed { digits, signed } => {
            let sign = if *signed { "exceptZero" } else { "auto" };
            (
                "NumberFormat",
                vec![
                    ("minimumFractionDigits", (*digits).into()),
                    ("maximumFractionDigits", (*digits).into()),
                    ("signDisplay", sign.into()),
                ],
            )
        }
        Recipe::Percent { digits } => (
            "NumberFormat",
            vec![
                ("style", "percent".into()),
                ("maximumFractionDigits", (*digits).into()),
            ],
        ),
        Recipe::Money { currency, whole } => {
            let mut options = vec![
                ("style", "currency".into()),
                ("currency", currency.into()),
                ("currencyDisplay", "narrowSymbol".into()),
            ];
            if *whole {
                options.push(("maximumFractionDigits", 0.into()));
            }
            ("NumberFormat", options)
        }
        Recipe::Unit { unit } => (
            "NumberFormat",
            vec![
                ("style", "unit".into()),
                ("unit", (*unit).into()),
                ("unitDisplay", "short".into()),
            ],
        ),
        Recipe::Moment { parts, zone } => {
            let mut options: Vec<_> = parts
                .iter()
                .map(|(name, style)| (*name, (*style).into()))
                .collect();
            if let Some(zone) = zone {
                options.push(("timeZone", zone.into()));
            }
            ("DateTimeFormat", options)
        }
        Recipe::Relative => ("RelativeTimeFormat", vec![("numeric", "auto".into())]),
        Recipe::List => ("ListFormat", vec![("type", "conjunction".into())]),
        Recipe::Language => ("DisplayNames", vec![("type", "language".into())]),
    }
}
