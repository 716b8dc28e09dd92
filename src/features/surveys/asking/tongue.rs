use crate::i18n::{self, Locale};
use domain::survey::{Form, Texts};
use std::sync::Arc;

/// The language a survey is asked in: its own texts, and our words around them as far as we speak it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::features::surveys) struct Tongue {
    tag: String,
    /// Where a text is missing in the language, these follow.
    others: Arc<[String]>,
}

impl Tongue {
    /// `tag` is one of the form's languages; any other stands for the first of them.
    pub(in crate::features::surveys) fn of(form: &Form, tag: &str) -> Self {
        let known = form.languages.iter().any(|known| known == tag);
        let first = form.languages.first().map_or(tag, String::as_str);
        Self {
            tag: if known { tag } else { first }.to_owned(),
            others: form.languages.clone().into(),
        }
    }

    pub(in crate::features::surveys) fn tag(&self) -> &str {
        &self.tag
    }

    /// One of the survey's texts.
    pub(in crate::features::surveys) fn text(&self, texts: &Texts) -> String {
        texts.get(&self.tag, &self.others).to_owned()
    }

    /// Our own words in this language; in the page's where we do not speak it.
    pub(in crate::features::surveys) fn say<T>(&self, words: impl FnOnce() -> T) -> T {
        let before = i18n::current();
        i18n::set_current(self.locale().unwrap_or(before));
        let said = words();
        i18n::set_current(before);
        said
    }

    fn locale(&self) -> Option<Locale> {
        match self.tag.split(['-', '_']).next()? {
            "zh" => Some(Locale::Zh),
            "en" => Some(Locale::En),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        Form {
            languages: vec!["en".to_owned(), "zh".to_owned()],
            title: Texts::both("", "Hello"),
            ..Form::default()
        }
    }

    #[test]
    fn a_missing_text_is_said_in_another_language() {
        let form = form();
        assert_eq!(Tongue::of(&form, "zh").text(&form.title), "Hello");
        assert_eq!(Tongue::of(&form, "fr").tag(), "en");
    }

    #[test]
    fn the_page_keeps_its_own_language() {
        i18n::set_current(Locale::Zh);
        let inside = Tongue::of(&form(), "en").say(i18n::current);
        assert_eq!((inside, i18n::current()), (Locale::En, Locale::Zh));
    }
}
