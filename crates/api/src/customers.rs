//! Customers: lists, the page of one, duplicates.

use crate::{BatchName, Measured, ReturnHabit, ReturnRow, Segment, Window};
use domain::record::{
    ChannelRole, ComplaintId, ComplaintKind, ComplaintState, ComplaintSubKind, Consent, Contact,
    ContactPerson, Customer, CustomerClass, CustomerId, CustomerKind, ProductId, PurchaseId,
    StaffId,
};
use domain::{Day, Instant, Money};
use serde::{Deserialize, Serialize};

/// One window of the list of customers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CustomerList {
    pub filter: CustomerFilter,
    pub sort: CustomerSort,
    pub descending: bool,
    pub window: Window,
}

/// Empty parts do not restrict; parts are joined by *and*, choices within a part by *or*.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CustomerFilter {
    /// As typed into the search field: name, pinyin, initials, phone part, address, tag.
    pub text: String,
    pub kinds: Vec<CustomerKind>,
    pub classes: Vec<CustomerClass>,
    pub grades: Vec<u8>,
    pub channel_roles: Vec<ChannelRole>,
    pub tags: Vec<String>,
    pub areas: Vec<String>,
    pub managers: Vec<StaffId>,
    pub consents: Vec<Consent>,
    pub segments: Vec<Segment>,
    /// The customers behind a figure.
    pub group: Option<CustomerGroup>,
    pub last_purchase_from: Option<Day>,
    pub last_purchase_to: Option<Day>,
    pub total_from: Option<Money>,
    pub total_to: Option<Money>,
}

/// The customers behind a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CustomerGroup {
    /// Was regular, now silent.
    ToCall,
    /// Bought on at least two days.
    Repeat,
    /// Bought on exactly one day.
    OneTime,
    NeverBought,
    /// Bought both in the window of this many days before the last one, and in the last one.
    Retained {
        window_days: u32,
    },
    /// Bought in the window before the last one, and not since.
    NotRetained {
        window_days: u32,
    },
    /// One cell of the RFM cube, scores 1 to 5.
    Rfm {
        recency: u8,
        frequency: u8,
        monetary: u8,
    },
    Promoters,
    Passives,
    Detractors,
    OpenComplaint,
    /// Regulars whose chance of still being customers is at least `from` and below `to` percent.
    Alive {
        from: u8,
        to: u8,
    },
    /// One tenth of those who bought, by what they are expected to be worth; 1 is the best.
    WorthTenth {
        tenth: u8,
    },
    /// Bought the one product and not the other.
    BoughtNot {
        bought: ProductId,
        not: ProductId,
    },
    /// Complained about this.
    ComplainedOf {
        kind: Option<ComplaintKind>,
        sub_kind: Option<ComplaintSubKind>,
    },
    /// Created or changed by this batch or import.
    Touched {
        batch: BatchName,
    },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CustomerSort {
    /// In pinyin order, Latin names among them.
    #[default]
    Name,
    /// Best match first; only with a text filter, else as `Name`.
    Match,
    Number,
    Class,
    Grade,
    Area,
    LastPurchase,
    Purchases,
    Total,
    Created,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CustomerListView {
    pub total: u32,
    /// The window's first row.
    pub offset: u32,
    pub rows: Vec<CustomerRow>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CustomerRow {
    pub id: CustomerId,
    pub name: String,
    pub number: String,
    pub kind: Option<CustomerKind>,
    pub class: Option<CustomerClass>,
    pub grade: Option<u8>,
    pub phone: String,
    pub area: String,
    pub manager: Option<String>,
    pub tags: Vec<String>,
    pub segment: Option<Segment>,
    pub last_purchase: Option<Day>,
    /// Days on which something was bought.
    pub purchase_days: u32,
    pub total: Money,
    pub open_complaints: u32,
    pub created: Option<Instant>,
}

/// Every identity that a filter lets through, for *select all*.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CustomerIds {
    pub filter: CustomerFilter,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct CustomerPage {
    pub id: CustomerId,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CustomerView {
    pub customer: Customer,
    /// Why it lies in the recycle bin.
    pub removed: Option<String>,
    /// Into whom it was merged.
    pub merged_into: Option<(CustomerId, String)>,
    pub people: Vec<ContactPerson>,
    pub manager: Option<String>,
    pub deputy: Option<String>,
    pub supplied_by: Option<String>,
    pub purchases: PurchaseFacts,
    pub rhythm: Rhythm,
    pub rfm: Option<RfmCode>,
    pub complaints: u32,
    pub open_complaints: u32,
    pub last_contact: Option<(Day, Option<domain::record::ContactWay>)>,
    pub last_score: Option<(u8, Instant)>,
    pub returns: ReturnHabit,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PurchaseFacts {
    pub purchases: u32,
    /// Days on which something was bought.
    pub days: u32,
    pub first: Option<Day>,
    pub last: Option<Day>,
    pub total: Money,
    pub last_year: Money,
    /// Distinct products; zero where purchases have no lines.
    pub products: u32,
}

/// The customer's own rhythm of buying.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rhythm {
    /// Median days between purchase days.
    pub usual_gap_days: Measured,
    pub silent_days: Option<u32>,
    /// Was regular, now silent.
    pub to_call: bool,
}

/// Scores 1 (low) to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RfmCode {
    pub recency: u8,
    pub frequency: u8,
    pub monetary: u8,
    pub segment: Segment,
}

/// The customer's timeline, newest first, beginning below `before`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Timeline {
    pub customer: CustomerId,
    /// `None` for everything.
    pub only: Option<TimelineKind>,
    pub window: Window,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimelineKind {
    Purchases,
    Contacts,
    Complaints,
    Returns,
    Surveys,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TimelineView {
    pub total: u32,
    pub entries: Vec<TimelineEntry>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimelineEntry {
    pub day: Day,
    pub what: TimelineItem,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TimelineItem {
    Purchase {
        id: PurchaseId,
        total: Money,
        /// Product names, at most five.
        names: Vec<String>,
        lines: u32,
    },
    Contact {
        contact: Box<Contact>,
        by: Option<String>,
    },
    Complaint {
        id: ComplaintId,
        number: i64,
        kind: Option<ComplaintKind>,
        what_happened: String,
        state: ComplaintState,
    },
    Return {
        row: ReturnRow,
        allowed_by: Option<String>,
    },
    Answer {
        score: Option<u8>,
        why: String,
    },
}

/// Customers like the one being typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SimilarCustomers {
    /// Not this one.
    pub except: Option<CustomerId>,
    pub name: String,
    pub phones: Vec<String>,
    pub email: String,
    pub address: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimilarView {
    pub id: CustomerId,
    pub name: String,
    pub phone: String,
    pub address: String,
    pub reasons: Vec<SimilarReason>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SimilarReason {
    SamePhone,
    SameEmail,
    SameName,
    SoundsTheSame,
    NameOneTypoApart,
    SameAddress,
}

/// Likely duplicates in the whole book, most likely first.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct DuplicatePairs {
    pub limit: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DuplicatePair {
    pub first: SimilarView,
    pub second: SimilarView,
}

/// What is in use, for suggestions while typing.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Vocabulary;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct VocabularyView {
    pub tags: Vec<String>,
    pub areas: Vec<String>,
    pub competitors: Vec<String>,
    pub categories: Vec<String>,
    pub departments: Vec<String>,
}
