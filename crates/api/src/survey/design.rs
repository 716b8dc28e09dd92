use super::ResponseRateView;
use crate::Window;
use domain::record::{
    CustomerId, EditionId, Survey, SurveyDraw, SurveyDrawId, SurveyId, SurveyLink, SurveyLinkId,
};
use domain::survey::{DraftRecords, Flaw, Form};
use domain::{Day, Instant};
use serde::{Deserialize, Serialize};

/// Every survey, the one answered last first.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SurveyList;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SurveyState {
    /// Never published.
    #[default]
    Draft,
    /// Published, its first day is still to come.
    Planned,
    Open,
    Closed,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SurveyRow {
    pub survey: Survey,
    pub state: SurveyState,
    pub answers: u64,
    /// Broken off, or being given.
    pub partial: u64,
    pub last_answer: Option<Instant>,
    pub open_follow_ups: u64,
}

/// One survey with everything that belongs to its design.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SurveyDesign {
    pub id: SurveyId,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SurveyDesignView {
    /// Why it lies in the recycle bin.
    pub removed: Option<String>,
    pub state: SurveyState,
    pub records: DraftRecords,
    /// What the records come to.
    pub form: Form,
    /// What keeps it from being published.
    pub flaws: Vec<Flaw>,
    /// It differs from what is asked.
    pub is_changed: bool,
    /// The newest first.
    pub editions: Vec<EditionRow>,
    pub draws: Vec<DrawRow>,
    pub links: Vec<LinkRow>,
    pub response: ResponseRateView,
    pub answers: u64,
    pub partial: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EditionRow {
    pub id: EditionId,
    pub number: i64,
    pub at: Instant,
    pub by: Option<String>,
    pub answers: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DrawRow {
    pub draw: SurveyDraw,
    pub by: Option<String>,
    /// Of those chosen, how many answered since.
    pub answered: u64,
}

/// Those whom a draw chose, in the order of the draw.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct DrawPeople {
    pub draw: SurveyDrawId,
    pub window: Window,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DrawPeopleView {
    pub total: u32,
    pub rows: Vec<DrawnCustomer>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DrawnCustomer {
    pub customer: CustomerId,
    /// Empty for one who is not in the book any more.
    pub name: String,
    pub phone: String,
    /// When they answered, the first time since the draw. Anonymous answers belong to nobody.
    pub answered: Option<Instant>,
    /// The newest link of their own whose answers are taken.
    pub link: Option<SurveyLinkId>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LinkRow {
    pub link: SurveyLink,
    pub customer: Option<String>,
    pub answers: u64,
    /// Its answers are taken today.
    pub is_open: bool,
    pub last_day: Option<Day>,
}

/// What was asked in one version, word for word.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct EditionForm {
    pub id: EditionId,
}

/// The survey as a file; see [`domain::survey::file`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SurveyFile {
    pub id: SurveyId,
}
