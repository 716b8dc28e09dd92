use domain::record::{Answer, AnswerId, CustomerId, EditionId, SurveyId, SurveyLinkId};
use domain::survey::{Form, KnownReply};
use domain::{Day, Instant};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is needed to ask somebody.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct AnswerSheet {
    pub survey: SurveyId,
    /// `None` at the kiosk, and where nobody is named.
    pub customer: Option<CustomerId>,
    /// Goes on with this one.
    pub answer: Option<AnswerId>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AnswerSheetView {
    /// `None` for the survey every shop has.
    pub edition: Option<EditionId>,
    pub number: i64,
    pub form: Form,
    pub customer_name: Option<String>,
    /// Known already: shown filled in, nothing is asked twice.
    pub known: BTreeMap<String, KnownReply>,
    /// An answer that was begun and not done.
    pub begun: Option<Answer>,
    pub resting: Option<Resting>,
    /// Within its days, and published.
    pub is_open: bool,
    pub is_anonymous: bool,
}

/// The customer was asked lately: better not now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resting {
    pub last: Day,
    /// From this day on again.
    pub until: Day,
}

/// A link's text for the address, in one language or in all.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LinkText {
    pub link: SurveyLinkId,
    /// A language tag; all languages when empty.
    pub language: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkTextView {
    Text {
        /// What stands behind the address of the page that asks.
        fragment: String,
        /// Short enough for one QR code, the address before it not counted.
        fits_qr: bool,
    },
    /// Leave out a language, or questions.
    TooLong,
    /// A photo or signature is required, which no code can bring back: make it optional.
    NeedsFile,
}

/// An answer from a customer's phone, as scanned or pasted. Nothing is written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OpenSlip {
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SlipView {
    /// Shown, then handed in by `RecordAnswer` as it is.
    Answer {
        answer: Box<Answer>,
        form: Box<Form>,
        survey: String,
        customer: Option<String>,
        /// By the phone's clock.
        at: Instant,
        /// It was counted before.
        is_counted: bool,
    },
    Problem(SlipProblem),
}

/// Why an answer is not taken, by what can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SlipProblem {
    /// Some other code.
    NotAnAnswer,
    /// Cut off or misread: scan it again.
    Damaged,
    /// Made by a newer build: update the app.
    TooNew,
    TooLong,
    /// The link was made on a device whose data is not here, or by another shop.
    UnknownLink,
    /// It was altered on the way.
    Altered,
}
