use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One text in several languages, by language tag.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<String, String>);

impl Texts {
    /// In Chinese and English.
    pub fn both(chinese: &str, english: &str) -> Self {
        let texts = [("zh", chinese), ("en", english)];
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
        Self(
            texts
                .map(|(tag, text)| (tag.to_owned(), text.to_owned()))
                .collect(),
        )
    }

    /// In this language; else in the first of `others` in which it is there; else in any.
    pub fn get(&self, language: &str, others: &[String]) -> &str {
        let wanted = self.0.get(language);
        let other = || others.iter().find_map(|tag| self.0.get(tag));
        wanted
            .or_else(other)
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }

    /// Whether it is there in this language.
    pub fn has(&self, language: &str) -> bool {
        self.0
            .get(language)
            .is_some_and(|text| !text.trim().is_empty())
    }
}
