use api::sheet::{Problem, RowBlock};

/// Consecutive rows and what is wrong with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    pub block: RowBlock,
    pub problems: Vec<Problem>,
}
