use api::sheet::{Problem, ProblemKind, Problems, RowBlock};

/// Consecutive rows and what is wrong with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    pub block: RowBlock,
    pub problems: Vec<Problem>,
}

/// Keeps what is wrong with a file, and what of it is new since the last block.
#[derive(Clone, Debug, Default)]
pub(crate) struct ProblemLog {
    all: Problems,
    recent: Vec<Problem>,
}

impl ProblemLog {
    /// Notes a problem of a row.
    pub(crate) fn note(&mut self, row: u32, column: Option<u32>, kind: ProblemKind) {
        self.push(Problem {
            row: Some(row),
            column,
            kind,
        });
    }

    pub(crate) fn push(&mut self, problem: Problem) {
        // A file that is wrong in every cell must not fill the memory with complaints.
        if self.all.listed.len() < Problems::LISTED {
            self.recent.push(problem);
        }
        self.all.push(problem);
    }

    /// Those that came since the last call.
    pub(crate) fn take_recent(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.recent)
    }

    pub(crate) fn all(&self) -> &Problems {
        &self.all
    }
}

/// A number of columns or rows as the protocol counts them.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
