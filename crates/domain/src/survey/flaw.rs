use serde::{Deserialize, Serialize};

/// Something that keeps a form from being asked as it is. Questions, pages and options are named as the form names
/// them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Flaw {
    NoQuestions,
    NoLanguage,
    TitleMissing {
        language: String,
    },
    /// More of something than a form may hold.
    TooMany {
        limit: usize,
    },
    /// A page that shows nothing.
    EmptyPage {
        page: String,
    },
    PageTwice {
        page: String,
    },
    /// A name or key that is empty or too long.
    BadName {
        name: String,
    },
    NameTwice {
        question: String,
    },
    QuestionWithoutWords {
        question: String,
        language: String,
    },
    ChoiceWithoutWords {
        question: String,
        key: String,
        language: String,
    },
    TextTooLong {
        question: String,
        limit: usize,
    },
    /// One option is no choice.
    TooFewOptions {
        question: String,
    },
    NoRows {
        question: String,
    },
    ChoiceTwice {
        question: String,
        key: String,
    },
    /// Nothing lies between the lowest and the highest, or far too much.
    BadRange {
        question: String,
    },
    /// Compared with competitors, and none is named.
    NoCompetitors {
        question: String,
    },
    /// A dead end: the skip leads to something that is not there.
    SkipToNowhere {
        question: String,
    },
    /// The skip looks at a question that comes later, or is not there.
    SkipLooksAhead {
        question: String,
    },
    /// The test makes no sense for that question.
    TestDoesNotFit {
        question: String,
    },
    /// No reply makes this skip apply: another comes before it, or its test can never hold.
    SkipNeverApplies {
        question: String,
    },
    /// Whoever is here can come here again, and again.
    Loop {
        question: String,
    },
    /// No way leads here.
    Unreachable {
        question: String,
    },
    /// The rule names a question that is not there, or does nothing.
    RuleForNothing {
        question: String,
    },
    /// What is learned does not fit how the question is answered.
    FactDoesNotFit {
        question: String,
    },
}
