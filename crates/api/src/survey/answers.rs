use crate::Window;
use domain::record::{Answer, AnswerId, Asked, CustomerId, EditionId, FollowUp, StaffId, SurveyId};
use domain::survey::{Form, RowPlace, RowTrouble};
use domain::{Day, Instant};
use serde::{Deserialize, Serialize};

/// Empty parts do not restrict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerFilter {
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub edition: Option<EditionId>,
    pub asked: Vec<Asked>,
    pub by: Option<StaffId>,
    /// Of these customers only, as [`domain::survey::Group`] writes it.
    pub group: String,
    /// Those behind a figure.
    pub reply: Option<ReplyIs>,
}

/// What somebody replied to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReplyIs {
    Answered {
        question: String,
    },
    /// Scores from and to, both included; in a matrix, of this row.
    Between {
        question: String,
        row: String,
        low: i64,
        high: i64,
    },
    /// This option among the chosen.
    Chosen {
        question: String,
        key: String,
    },
    /// This option ranked first.
    First {
        question: String,
        key: String,
    },
    /// This word in a text.
    Says {
        question: String,
        word: String,
    },
}

/// The answers to a survey, the newest first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AnswerList {
    pub survey: SurveyId,
    pub filter: AnswerFilter,
    /// Those that were broken off instead.
    pub partial: bool,
    pub window: Window,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AnswerListView {
    pub total: u32,
    pub rows: Vec<AnswerLine>,
}

/// What one customer answered, to all surveys, the newest first.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct CustomerAnswers {
    pub customer: CustomerId,
    pub window: Window,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AnswerLine {
    pub id: AnswerId,
    pub survey: SurveyId,
    /// What the staff call the survey; empty for the one every shop has, unless it was given a name.
    pub title: String,
    /// Broken off, or being given.
    pub partial: bool,
    pub at: Instant,
    pub customer: Option<(CustomerId, String)>,
    pub asked: Option<Asked>,
    /// To the first question that has one.
    pub score: Option<i64>,
    /// The first words that were written.
    pub words: String,
    pub open_follow_ups: u32,
}

/// One answer with what was asked.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct AnswerPage {
    pub id: AnswerId,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AnswerView {
    pub removed: Option<String>,
    pub answer: Answer,
    /// The version that was answered; replies of a form that is not there are shown as they are stored.
    pub form: Form,
    pub survey: String,
    pub customer: Option<String>,
    pub by: Option<String>,
    pub follow_ups: Vec<FollowUp>,
}

/// What an import of answers would do, from rows that were loaded with `ImportLoad`. Nothing is written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AnswerImportPlan {
    pub job: u32,
    pub survey: SurveyId,
    /// One per column of the file; `None` leaves it out.
    pub places: Vec<Option<RowPlace>>,
    pub day_style: domain::parse::DateStyle,
}

/// Writes the planned import, all or nothing.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct AnswerImportCommit {
    pub job: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerImportView {
    pub rows: u64,
    pub answers: u64,
    /// There already, by the respondent's name.
    pub same: u64,
    /// Nothing in them.
    pub empty: u64,
    /// Names of customers that are not in the book; their answers come in without.
    pub strangers: u64,
    /// By column.
    pub columns: Vec<AnswerCounts>,
    /// Cells that were left out, by reason.
    pub troubles: Vec<(RowTrouble, u64)>,
    /// The first of them.
    pub problems: Vec<AnswerProblem>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerCounts {
    pub taken: u64,
    pub blank: u64,
    pub left_out: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerProblem {
    /// Counted from 1 in the file, the header included.
    pub row: u64,
    pub column: u32,
    pub cell: String,
    pub trouble: RowTrouble,
}
