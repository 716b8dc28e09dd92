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
        part: Part,
        /// Where too many options, rows or skips are; else empty.
        question: String,
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

/// What a form holds several of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Part {
    Pages,
    Questions,
    Options,
    Rows,
    Skips,
    Rules,
    Languages,
    Competitors,
}

impl Flaw {
    /// The question beside which it is shown, by name; none when it is about a page or the whole.
    pub fn question(&self) -> Option<&str> {
        let question = match self {
            Self::TooMany { question, .. }
            | Self::NameTwice { question }
            | Self::QuestionWithoutWords { question, .. }
            | Self::ChoiceWithoutWords { question, .. }
            | Self::TextTooLong { question, .. }
            | Self::TooFewOptions { question }
            | Self::NoRows { question }
            | Self::ChoiceTwice { question, .. }
            | Self::BadRange { question }
            | Self::NoCompetitors { question }
            | Self::SkipToNowhere { question }
            | Self::SkipLooksAhead { question }
            | Self::TestDoesNotFit { question }
            | Self::SkipNeverApplies { question }
            | Self::Loop { question }
            | Self::Unreachable { question }
            | Self::RuleForNothing { question }
            | Self::FactDoesNotFit { question } => question,
            Self::NoQuestions
            | Self::NoLanguage
            | Self::TitleMissing { .. }
            | Self::EmptyPage { .. }
            | Self::PageTwice { .. }
            | Self::BadName { .. } => return None,
        };
        (!question.is_empty()).then_some(question)
    }

    /// The page beside which it is shown, by name.
    pub fn page(&self) -> Option<&str> {
        match self {
            Self::EmptyPage { page } | Self::PageTwice { page } => Some(page),
            _ => None,
        }
    }
}
