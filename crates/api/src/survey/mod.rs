//! Surveys: designing, asking, answers, results, what follows from them.

mod answers;
mod asking;
mod design;
mod following;
mod results;

pub use answers::{
    AnswerCounts, AnswerFilter, AnswerImportCommit, AnswerImportPlan, AnswerImportView, AnswerLine,
    AnswerList, AnswerListView, AnswerPage, AnswerProblem, AnswerView, CustomerAnswers, ReplyIs,
};
pub use asking::{
    AnswerSheet, AnswerSheetView, LinkText, LinkTextView, OpenSlip, Resting, SlipProblem, SlipView,
};
pub use design::{
    DrawPeople, DrawPeopleView, DrawRow, DrawnCustomer, EditionForm, EditionRow, LinkRow,
    SurveyDesign, SurveyDesignView, SurveyFile, SurveyList, SurveyRow, SurveyState,
};
pub use following::{
    FollowUpCounts, FollowUpList, FollowUpListView, FollowUpRow, FollowUpsOf, LossList,
    LossListView, LossReasonRow, LossRow, ServiceAuditArea, ServiceAuditCell, ServiceAuditTrend,
    ServiceAuditTrendView,
};
pub use results::{
    ChoiceRow, CompareBy, ComparedQuestion, Comparison, GridRow, GroupTest, ImportanceRow,
    MatrixCross, MatrixField, Outcome, QuestionResult, ResponseRate, ResponseRateView, RivalRow,
    ScaleResult, ScoreKind, SeasonRow, SurveyResults, SurveyResultsView, WalletRow, WordRow, Words,
};
