use super::query::{self, Pair};
use core::fmt;
use core::str::FromStr;

/// What a list shows and in which order, as it stands in the address and in a saved view.
///
/// Filters are pairs of a field and a value in the list's own words; the feature turns them into its
/// typed query, so an address from another build loses at most what this one does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListState {
    /// What was typed into the list's search field.
    pub text: String,
    /// `None` is the list's own order.
    pub sort: Option<Sort>,
    /// In the order in which they were added; one field may occur more than once.
    pub filters: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    pub column: String,
    pub descending: bool,
}

const TEXT: &str = "q";
const SORT: &str = "sort";
const FILTER: &str = "f.";

impl ListState {
    /// Shows everything in the list's own order.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// The values chosen for a field.
    pub fn values<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.filters
            .iter()
            .filter(move |(known, _)| known == field)
            .map(|(_, value)| value.as_str())
    }

    /// The first value chosen for a field.
    pub fn value<'a>(&'a self, field: &'a str) -> Option<&'a str> {
        self.values(field).next()
    }

    /// With this as the field's only value; an empty value removes the field.
    #[must_use]
    pub fn with(mut self, field: &str, value: &str) -> Self {
        self.filters.retain(|(known, _)| known != field);
        if !value.is_empty() {
            self.filters.push((field.to_owned(), value.to_owned()));
        }
        self
    }

    /// With this value added to the field's others, or removed where it was chosen.
    #[must_use]
    pub fn toggled(mut self, field: &str, value: &str) -> Self {
        let before = self.filters.len();
        self.filters
            .retain(|(known, chosen)| known != field || chosen != value);
        if self.filters.len() == before {
            self.filters.push((field.to_owned(), value.to_owned()));
        }
        self
    }

    pub(super) fn pairs(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        if !self.text.is_empty() {
            pairs.push((TEXT.to_owned(), self.text.clone()));
        }
        if let Some(sort) = &self.sort {
            let sign = if sort.descending { "-" } else { "" };
            pairs.push((SORT.to_owned(), format!("{sign}{}", sort.column)));
        }
        for (field, value) in &self.filters {
            pairs.push((format!("{FILTER}{field}"), value.clone()));
        }
        pairs
    }

    pub(super) fn from_pairs(pairs: &[Pair]) -> Self {
        let mut state = Self::default();
        for (key, value) in pairs {
            match key.as_str() {
                TEXT => state.text.clone_from(value),
                SORT => state.sort = Sort::parse(value),
                _ => {
                    if let Some(field) = key.strip_prefix(FILTER).filter(|field| !field.is_empty())
                    {
                        state.filters.push((field.to_owned(), value.clone()));
                    }
                }
            }
        }
        state
    }
}

impl Sort {
    fn parse(text: &str) -> Option<Self> {
        let (descending, column) = match text.strip_prefix('-') {
            Some(column) => (true, column),
            None => (false, text),
        };
        (!column.is_empty()).then(|| Self {
            column: column.to_owned(),
            descending,
        })
    }
}

/// The form in which a saved view keeps it.
impl fmt::Display for ListState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&query::print(&self.pairs()))
    }
}

impl FromStr for ListState {
    type Err = core::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self::from_pairs(&query::parse(text)))
    }
}
