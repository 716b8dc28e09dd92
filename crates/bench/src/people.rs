//! The customers of the comparison, as the peers get them too.

use crate::error::BenchError;
use search::SearchFields;
use serde::Deserialize;

/// A customer as the generator (`tests/perf/browser/data.js`) makes it.
#[derive(Deserialize)]
pub(crate) struct Person {
    pub(crate) number: String,
    pub(crate) name: String,
    pub(crate) phone: String,
    pub(crate) email: String,
    pub(crate) city: String,
    pub(crate) address: String,
    /// Days since 1970-01-01.
    pub(crate) since: i64,
    pub(crate) tag: String,
    pub(crate) occupation: String,
    pub(crate) note: String,
}

impl Person {
    /// Name, phone, e-mail and city: what every search in the comparison looks through.
    pub(crate) fn with_search_fields<T>(&self, then: impl FnOnce(&SearchFields<'_>) -> T) -> T {
        then(&SearchFields {
            name: &self.name,
            phones: &[&self.phone],
            emails: &[&self.email],
            words: &[&self.city],
            ..SearchFields::default()
        })
    }
}

pub(crate) fn read(json: &str) -> Result<Vec<Person>, BenchError> {
    Ok(serde_json::from_str(json)?)
}
