//! Every survey, with what can be done at once.

mod closing;
mod survey_row;
mod surveys_page;

pub(super) use closing::{close, remove, reopen};
pub(super) use surveys_page::SurveysPage;
