use super::intl::{self, Recipe};

/// A language by its tag, in the reader's own: 法语; the tag itself where the browser does not know it.
pub fn language(tag: &str) -> String {
    intl::format(Recipe::Language, &tag.into()).unwrap_or_else(|| tag.to_owned())
}
