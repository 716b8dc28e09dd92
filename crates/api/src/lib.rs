//! What the page may ask, and what it is told: plain data, no behaviour.
//!
//! Requests are structs; each implements [`Ask`], which names the type of its reply. Replies end in `View` (what a
//! page shows), `Row` (a line of a list) or are records themselves.

mod ask;
mod audits;
mod book;
mod customers;
mod desk;
mod desk_figures;
mod desk_trends;
mod error;
mod event;
mod find;
mod frame;
mod insights;
mod questions;
mod request;
mod returns;
pub mod sheet;
mod survey;
mod trade;
mod transfer;

pub use ask::{Ask, decode_reply};
pub use audits::{
    AuditCaseView, AuditList, AuditPage, AuditResult, AuditRow, AuditView, ClosedCount,
};
pub use book::{
    BatchName, Belongings, BelongingsView, BookFacts, BookFactsView, BookName, DeleteDemo,
    DemoLanguage, DoneView, Execute, FieldChange, HistoryEntry, OpenBook, OpenedView, ReadyView,
    RecentChange, RecentChanges, RecordHistory, RecycleBin, RecycleBinView, RemovedRow, Settings,
    SettingsView, ShownValue, Undo,
};
pub use customers::{
    CustomerFilter, CustomerGroup, CustomerIds, CustomerList, CustomerListView, CustomerPage,
    CustomerRow, CustomerSort, CustomerView, DuplicatePair, DuplicatePairs, PurchaseFacts, RfmCode,
    Rhythm, SimilarCustomers, SimilarReason, SimilarView, Timeline, TimelineEntry, TimelineItem,
    TimelineKind, TimelineView, Vocabulary, VocabularyView,
};
pub use desk::{
    AttachFile, AttachmentBytes, AuditFound, AuditPick, BoardCard, BoardColumn,
    ComplainingCustomer, ComplaintBoard, ComplaintBoardView, ComplaintFilter, ComplaintList,
    ComplaintListView, ComplaintPage, ComplaintRow, ComplaintView, DeskFacts, DeskFactsView,
    DeskToday, DeskTodayView, Only, PhotoFacts, PressingComplaint, PromiseDue, RecoveryGroup,
    SimilarComplaint, SimilarComplaints, StepView, SweepPhotos, TellZone, TrendSpeed,
};
pub use desk_figures::{
    ComplaintFigures, ComplaintFiguresView, FailureRow, RecoveryRow, SolvedWithin,
};
pub use desk_trends::{
    Direction, SubjectTrend, SubjectTrendView, SubjectTrends, SubjectTrendsView, TrendBreakdown,
    TrendChange, TrendPoint, TrendRow, TrendSpan, TrendSubject, TrendUnit,
};
pub use error::{AppError, ImportProblem, StorageProblem};
pub use event::{Event, Progress, Stage};
pub use find::{Matched, Search, SearchHit, SearchView};
pub use frame::{FromEngine, Moment, ToEngine};
pub use insights::{
    CallView, Figure, InsightsPage, InsightsView, Measured, RecommendView, RfmView, Segment,
    SegmentRow, TodayPage, TodayView,
};
pub use questions::{
    BackTestView, Basis, BasketsPage, BasketsView, CauseRow, CohortRow, Comeback, ComebackCurve,
    ComebackPage, ComebackView, ComplaintTrend, ComplaintTrendPage, ComplaintTrendView, CurvePoint,
    CustomerOutlook, Found, Leaving, LeavingBand, LeavingPage, LeavingRow, LeavingView, LikeRow,
    ModelBrief, ModelCard, ModelCardFile, Outlook, OutlookView, PairRow, PrioritiesPage,
    PrioritiesView, StopWorking, TrendPeriod, Worth, WorthPage, WorthTenth, WorthView,
};
pub use request::{Request, Window};
pub use returns::{
    ReturnBasis, ReturnBasisView, ReturnHabit, ReturnPage, ReturnRow, ReturnView, ReturnsOf,
    ReturnsView,
};
pub use survey::{
    AnswerCounts, AnswerFilter, AnswerImportCommit, AnswerImportPlan, AnswerImportView, AnswerLine,
    AnswerList, AnswerListView, AnswerPage, AnswerProblem, AnswerSheet, AnswerSheetView,
    AnswerView, ChoiceRow, CompareBy, ComparedQuestion, Comparison, CustomerAnswers, DrawPeople,
    DrawPeopleView, DrawRow, DrawnCustomer, EditionForm, EditionRow, FollowUpCounts, FollowUpList,
    FollowUpListView, FollowUpRow, FollowUpsOf, GridRow, GroupTest, ImportanceRow, LinkRow,
    LinkText, LinkTextView, LossList, LossListView, LossReasonRow, LossRow, MatrixCross,
    MatrixField, OpenSlip, Outcome, QuestionResult, ReplyIs, ResponseRate, ResponseRateView,
    Resting, RivalRow, ScaleResult, ScoreKind, SeasonRow, ServiceAuditArea, ServiceAuditCell,
    ServiceAuditTrend, ServiceAuditTrendView, SlipProblem, SlipView, SurveyDesign,
    SurveyDesignView, SurveyFile, SurveyList, SurveyResults, SurveyResultsView, SurveyRow,
    SurveyState, WalletRow, WordRow, Words,
};
pub use trade::{
    ContactPage, ContactView, ProductList, ProductListView, ProductPage, ProductRow, ProductSort,
    PurchaseList, PurchaseListView, PurchasePage, PurchaseRow, PurchaseSort, PurchaseView,
};
pub use transfer::{
    BackupPart, BackupPartView, Export, ExportColumn, ExportEverything, ExportFile, ExportWhat,
    ImportCancel, ImportCommit, ImportField, ImportKey, ImportLoad, ImportLoadedView,
    ImportMapping, ImportPlan, ImportPlanView, ImportRejects, ImportSuggest, ImportSuggestView,
    ImportTarget, METRIC_COLUMNS, PlanCounts, Restore, RestoredView, RowProblem, RowReason,
};

/// Which build this is; `dev` when nobody said. Page, engine and files worker must agree.
pub const BUILD_ID: &str = match option_env!("SHUKE_BUILD_ID") {
    Some(id) => id,
    None => "dev",
};
