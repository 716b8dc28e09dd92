//! Search anywhere.

use domain::command::RecordName;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    pub text: String,
    pub limit: u32,
}

/// Best first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchView {
    pub hits: Vec<SearchHit>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchHit {
    pub record: RecordName,
    pub title: String,
    /// Phone, area or whatever tells two of the same name apart.
    pub detail: String,
    pub how: Matched,
}

/// How it matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Matched {
    Exact,
    Start,
    Word,
    Pinyin,
    Initials,
    Phone,
    Inside,
    /// One letter differs from what was typed.
    Similar,
}
