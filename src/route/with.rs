//! What stands after the `?` of an address.

use super::ListState;
use super::query::{self, Pair};
use core::fmt;
use core::str::FromStr;

pub(super) fn list(f: &mut fmt::Formatter<'_>, path: &str, list: &ListState) -> fmt::Result {
    pairs(f, path, &list.pairs())
}

pub(super) fn names(f: &mut fmt::Formatter<'_>, path: &str, names: &[Option<Pair>]) -> fmt::Result {
    let known: Vec<Pair> = names.iter().flatten().cloned().collect();
    pairs(f, path, &known)
}

pub(super) fn name<T: fmt::Display>(name: &str, value: Option<T>) -> Option<Pair> {
    value.map(|value| (name.to_owned(), value.to_string()))
}

/// The value of a name, where it is there and well formed.
pub(super) fn named<T: FromStr>(pairs: &[Pair], name: &str) -> Option<T> {
    pairs
        .iter()
        .find(|(known, _)| known == name)
        .and_then(|(_, value)| value.parse().ok())
}

fn pairs(f: &mut fmt::Formatter<'_>, path: &str, pairs: &[Pair]) -> fmt::Result {
    f.write_str(path)?;
    if pairs.is_empty() {
        Ok(())
    } else {
        write!(f, "?{}", query::print(pairs))
    }
}
