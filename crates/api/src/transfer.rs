//! Import and export. Rows travel between the files worker and the engine over a `MessagePort`, in the blocks of
//! [`crate::sheet`]; the page only steers.

use crate::{AnswerFilter, BatchName, CustomerFilter, CustomerSort};
use domain::Name;
use domain::record::SurveyId;
use domain::survey::AnswerColumn;
use serde::{Deserialize, Serialize};

/// Hands the engine one end of the port on which the rows will come. Replies when the last row is in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ImportLoad {
    /// The page's name for this import; also names its progress.
    pub job: u32,
    /// The column names, under which the mapping is remembered.
    pub headers: Vec<String>,
    /// The file's name, which the history shows; empty when there is none.
    pub file: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportLoadedView {
    pub rows: u64,
    pub columns: u32,
}

/// What one file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportTarget {
    Customers,
    /// One row per purchase or per line of one; customers that are not there are created.
    Purchases,
    Products,
}

/// Where a column can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ImportField {
    CustomerNumber,
    CustomerName,
    Phone,
    OtherPhone,
    Email,
    Messenger,
    Address,
    Area,
    Kind,
    Class,
    Grade,
    Tags,
    Manager,
    Gender,
    Birthday,
    Occupation,
    CustomerSince,
    Consent,
    LineOfBusiness,
    CustomerNote,
    PurchaseNumber,
    PurchaseDay,
    Amount,
    PurchaseChannel,
    Seller,
    PurchaseNote,
    ProductNumber,
    ProductName,
    Category,
    Unit,
    Quantity,
    UnitPrice,
    LaunchDay,
}

/// Guesses what the columns mean: by their names in both languages, by their content, and by how the user mapped
/// the same columns before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ImportSuggest {
    /// A name and some cells of each column.
    pub columns: Vec<(String, Vec<String>)>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportSuggestView {
    pub target: ImportTarget,
    pub mapping: ImportMapping,
    /// The user mapped these columns before.
    pub remembered: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportMapping {
    /// One per column of the file; `None` leaves it out.
    pub fields: Vec<Option<ImportField>>,
    pub day_style: domain::parse::DateStyle,
    pub number_style: domain::parse::NumberStyle,
    pub key: ImportKey,
    /// What is there already is updated; else such rows are skipped.
    pub update_existing: bool,
    /// Empty cells clear what is there; else they leave it.
    pub empty_clears: bool,
}

/// By what a row is recognised as a customer that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportKey {
    Number,
    Phone,
    /// Name and phone together, or the name alone where one of them has no phone.
    NameAndPhone,
    Name,
    /// Every row is somebody new.
    None,
}

/// What the import would do. Nothing is written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ImportPlan {
    pub job: u32,
    pub target: ImportTarget,
    pub mapping: ImportMapping,
    /// Minor units per unit of money are 10 to this.
    pub decimals: u8,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportPlanView {
    pub rows: u64,
    pub customers: PlanCounts,
    pub purchases: PlanCounts,
    pub products: PlanCounts,
    /// Rows left out, by reason, most frequent first.
    pub rejected: u64,
    pub reasons: Vec<(RowReason, u64)>,
    /// The first problems, row by row.
    pub problems: Vec<RowProblem>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanCounts {
    pub create: u64,
    pub update: u64,
    /// There already, nothing to change.
    pub same: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowProblem {
    /// Counted from 1 in the file, the header included.
    pub row: u64,
    pub column: Option<u32>,
    pub cell: String,
    pub reason: RowReason,
}

/// Why a row is left out, or what about it is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RowReason {
    NoName,
    NoCustomer,
    NotADay,
    NotAnAmount,
    NotANumber,
    NotAPhone,
    /// Such as 1.38E+10: the digits are gone.
    DamagedPhone,
    NotAnEmail,
    UnknownChoice,
    OutOfRange,
    InTheFuture,
    TooLong,
    /// The same customer number or receipt stands in an earlier row.
    TwiceInFile,
    /// There already, and updating was not wanted.
    AlreadyThere,
    /// Two customers answer to the key.
    NotUnique,
    InRecycleBin,
    EmptyRow,
}

/// Writes the planned import, all or nothing; one undo takes it back.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ImportCommit {
    pub job: u32,
}

/// Sends the rejected rows with their reasons to the port given with the request, for a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ImportRejects {
    pub job: u32,
    /// The reasons in the user's language.
    pub reason_texts: Vec<(RowReason, String)>,
    pub reason_header: String,
}

/// Forgets a loaded or planned import; stops one that is running, with nothing written.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ImportCancel {
    pub job: u32,
}

/// Sends rows to the port given with the request. Replies with the number of rows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Export {
    pub job: u32,
    pub what: ExportWhat,
    /// What codes are called in the user's language: `("class/core", "核心")`.
    pub words: Vec<(Name, String)>,
    /// Decimals of the currency.
    pub decimals: u8,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ExportWhat {
    Customers {
        filter: Box<CustomerFilter>,
        sort: CustomerSort,
        descending: bool,
        columns: Vec<ExportColumn>,
    },
    /// Every record of one kind, one column per stored field.
    Kind { kind: Name },
    /// The answers to a survey, the newest first.
    Answers {
        survey: SurveyId,
        filter: Box<AnswerFilter>,
        /// Those that were broken off instead.
        partial: bool,
        /// What the words of options are written in: a language tag.
        language: String,
        columns: Vec<AnswerColumn>,
    },
    /// What the buying model says of every customer who bought, in the columns of [`METRIC_COLUMNS`].
    Metrics,
}

/// The columns of [`ExportWhat::Metrics`]. They are for other programs, so their names are the same in every language:
/// identity; repeat purchase days; days from the first to the last of them; days from the first to the end of the data;
/// mean amount of a repeat purchase day in the shop's currency; chance of still being a customer; expected purchase
/// days in the next 13, 26 and 52 weeks; expected discounted sales of the next 52 weeks; RFM code; segment.
pub const METRIC_COLUMNS: [&str; 12] = [
    "id",
    "x",
    "t_x",
    "T",
    "monetary_mean",
    "p_alive",
    "expected_13_weeks",
    "expected_26_weeks",
    "expected_52_weeks",
    "clv",
    "rfm_code",
    "segment",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportColumn {
    Number,
    Name,
    Kind,
    Class,
    Grade,
    Phone,
    OtherPhones,
    Email,
    Messenger,
    Address,
    Area,
    Manager,
    Tags,
    Segment,
    FirstPurchase,
    LastPurchase,
    PurchaseDays,
    Total,
    Note,
}

/// Everything, with the history, as one JSON file: what [`Restore`] reads.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ExportEverything {
    pub job: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportFile {
    pub bytes: Vec<u8>,
    pub records: u64,
    pub digest: u64,
}

/// One part of what [`ExportEverything`] gives, for a page that puts the parts into a file one after the other: then
/// neither side ever holds all of it. What is written meanwhile is not in it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct BackupPart {
    pub job: u32,
    /// 0 begins; then what the part before said.
    pub from: u64,
    /// 0 to begin; then what the part before said.
    pub upto: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupPartView {
    pub bytes: Vec<u8>,
    /// Where the next part begins; `None` after the last one.
    pub next: Option<u64>,
    pub upto: u64,
    /// Records changed by the batches of this part.
    pub records: u64,
    /// Of the whole book; in the first part only.
    pub digest: Option<u64>,
}

/// A full export into an empty book. All or nothing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Restore {
    pub job: u32,
    pub bytes: Vec<u8>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoredView {
    pub revision: u64,
    pub records: u64,
    /// The digest of the book after the restore; equal to the one in the file.
    pub digest: u64,
    pub batch: Option<BatchName>,
}
