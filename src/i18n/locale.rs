use serde::{Deserialize, Serialize};
use std::cell::Cell;

/// A language the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Locale {
    #[default]
    #[serde(rename = "zh")]
    Zh,
    #[serde(rename = "en")]
    En,
}

impl Locale {
    /// Every language, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The BCP 47 tag, for `<html lang>` and `Intl`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en-GB",
        }
    }

    /// The language's own name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Zh => "中文",
            Self::En => "English",
        }
    }
}

/// The language for a reader whose browser asks for `wanted`, best first: any Chinese means
/// Chinese, everything else English.
pub fn preferred<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Locale {
    let is_zh = |tag: &str| {
        tag.split(['-', '_'])
            .next()
            .is_some_and(|main| main.eq_ignore_ascii_case("zh"))
    };
    let is_en = |tag: &str| {
        tag.split(['-', '_'])
            .next()
            .is_some_and(|main| main.eq_ignore_ascii_case("en"))
    };
    wanted
        .into_iter()
        .find_map(|tag| match tag {
            tag if is_zh(tag) => Some(Locale::Zh),
            tag if is_en(tag) => Some(Locale::En),
            _ => None,
        })
        .unwrap_or(Locale::En)
}

thread_local! {
    static CURRENT: Cell<Locale> = const { Cell::new(Locale::Zh) };
    static PSEUDO: Cell<bool> = const { Cell::new(false) };
}

/// The language the page is mounted in.
pub fn current() -> Locale {
    CURRENT.get()
}

/// Sets the language for what is mounted from now on.
pub fn set_current(locale: Locale) {
    CURRENT.set(locale);
}

/// Whether every message is wrapped in marks, so that a test finds text that bypassed the catalogue.
pub fn set_pseudo(on: bool) {
    PSEUDO.set(on);
}

pub(super) fn is_pseudo() -> bool {
    PSEUDO.get()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_we_speak_wins() {
        assert_eq!(preferred(["zh-Hant-TW", "en"]), Locale::Zh);
        assert_eq!(preferred(["de-DE", "ZH"]), Locale::Zh);
        assert_eq!(preferred(["en-US", "zh-CN"]), Locale::En);
        assert_eq!(preferred(["de"]), Locale::En);
        assert_eq!(preferred([]), Locale::En);
    }
}
