use super::{leaving, purchase, service, yearly};
use crate::journal::Journal;
use crate::member::Member;
use crate::sales::Sale;
use crate::stage::Stage;
use crate::words::section;
use domain::{Day, Id};

/// What the surveys are asked about.
#[derive(Clone, Copy)]
pub(crate) struct Town<'a> {
    pub(crate) members: &'a [Member],
    pub(crate) sales: &'a [Sale],
    /// Whose complaint came on which day.
    pub(crate) complained: &'a [(usize, Day)],
    pub(crate) stage: &'a Stage,
}

impl Town<'_> {
    pub(super) fn lines(&self, name: &str) -> Vec<&'static str> {
        section(self.stage.words.surveys, name)
    }

    /// Complained in the last three months.
    pub(super) fn is_sore(&self, member: usize, day: Day) -> bool {
        self.complained
            .iter()
            .any(|(who, when)| *who == member && (0..90).contains(&day.since(*when)))
    }

    /// The language in which customers answer.
    pub(super) fn language(&self) -> &'static str {
        if self.stage.is_chinese() { "zh" } else { "en" }
    }
}

pub(crate) fn write(journal: &mut Journal<'_>, town: Town<'_>, mint: &mut dyn FnMut() -> Id) {
    purchase::write(journal, town, mint);
    yearly::write(journal, town, mint);
    leaving::write(journal, town, mint);
    service::write(journal, town, mint);
}
