use super::{Texts, coded};
use crate::record::{
    ComplaintKind, ProfileFact, QuestionKind, ReplyTest, RuleEffect, ServiceArea, ServiceStage,
    Severity, SurveyPurpose,
};
use crate::{Day, Value};
use serde::{Deserialize, Serialize};

/// A survey on its own: everything that is needed to ask it, and nothing that belongs to one shop's records.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    #[serde(with = "coded")]
    pub purpose: Option<SurveyPurpose>,
    /// Language tags; the first is what is shown when nothing is chosen.
    pub languages: Vec<String>,
    pub title: Texts,
    pub intro: Texts,
    pub thanks: Texts,
    pub competitors: Vec<String>,
    pub pages: Vec<Page>,
    /// What bad answers set off. Not part of what is asked: links and editions leave them out.
    pub rules: Vec<Rule>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// What skips call it.
    pub name: String,
    pub title: Texts,
    pub questions: Vec<Question>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "four independent ticks of the designer"
)]
pub struct Question {
    /// What answers, skips and rules call it.
    pub name: String,
    #[serde(with = "coded")]
    pub kind: QuestionKind,
    pub required: bool,
    /// The lowest score, number or day; of a choice, how many at least.
    pub low: Option<i64>,
    /// The highest one; of a text, how many characters at most.
    pub high: Option<i64>,
    pub title: Texts,
    pub help: Texts,
    /// What the ends of a scale mean.
    pub low_label: Texts,
    pub high_label: Texts,
    pub options: Vec<Choice>,
    pub rows: Vec<Choice>,
    /// Something else can be written in; the words lie beside the reply, see [`Question::words_name`].
    pub other: bool,
    pub against_competitors: bool,
    /// A high score is bad.
    pub reversed: bool,
    /// Questions of one scale are meant to measure one thing.
    pub scale: String,
    #[serde(with = "coded")]
    pub fact: Option<ProfileFact>,
    #[serde(with = "coded")]
    pub area: Option<ServiceArea>,
    #[serde(with = "coded")]
    pub stage: Option<ServiceStage>,
    /// Tried in order after the question; the next question follows when none applies.
    pub skips: Vec<Skip>,
}

/// An option, or a row of a matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    pub key: String,
    pub words: Texts,
    /// Goes with no other.
    pub exclusive: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Skip {
    /// The question whose reply is looked at; the one it follows when empty.
    pub about: String,
    pub when: Condition,
    pub to: Target,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    #[default]
    Always,
    Answered,
    NotAnswered,
    /// A score or number; in a matrix, any row's.
    AtLeast(i64),
    AtMost(i64),
    /// An option: chosen, among the chosen, or ranked first.
    Is(String),
    IsNot(String),
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    Question(String),
    Page(String),
    #[default]
    End,
}

/// What a bad answer sets off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rule {
    pub question: String,
    pub when: Condition,
    #[serde(with = "coded")]
    pub effect: Option<RuleEffect>,
    /// The customer's relationship manager comes first.
    pub to_manager: bool,
    pub due_days: Option<i64>,
    pub what: String,
    #[serde(with = "coded")]
    pub complaint_kind: Option<ComplaintKind>,
    #[serde(with = "coded")]
    pub severity: Option<Severity>,
}

/// The option that stands for something else, written in.
pub(super) const OTHER: &str = "other";

impl Default for Question {
    fn default() -> Self {
        Self {
            name: String::new(),
            kind: QuestionKind::ShortText,
            required: false,
            low: None,
            high: None,
            title: Texts::default(),
            help: Texts::default(),
            low_label: Texts::default(),
            high_label: Texts::default(),
            options: Vec::new(),
            rows: Vec::new(),
            other: false,
            against_competitors: false,
            reversed: false,
            scale: String::new(),
            fact: None,
            area: None,
            stage: None,
            skips: Vec::new(),
        }
    }
}

impl Question {
    /// The lowest and highest score, number or day; how many options; or how many characters.
    pub fn range(&self) -> (i64, i64) {
        use QuestionKind as K;
        let options = i64::try_from(self.options.len() + usize::from(self.other)).unwrap_or(0);
        let (low, high) = match self.kind {
            // These three are what they are, or they could not be compared.
            K::Recommend => return (0, 10),
            K::Satisfaction => return (1, 5),
            K::Effort => return (1, 7),
            // Of photos, how many.
            K::Agreement | K::Stars | K::Faces | K::Matrix | K::Importance | K::Photo => (1, 5),
            K::Single | K::Signature => (1, 1),
            K::Multiple => (1, options),
            K::Ranking => (options, options),
            K::Number => (-1_000_000_000_000, 1_000_000_000_000),
            K::Date => (Day::RANGE.0.0.into(), Day::RANGE.1.0.into()),
            K::ShortText => (0, 200),
            K::LongText => (0, super::limits::REPLY),
        };
        (self.low.unwrap_or(low), self.high.unwrap_or(high))
    }

    /// Answered by one whole number on a scale.
    pub fn is_score(&self) -> bool {
        use QuestionKind as K;
        matches!(
            self.kind,
            K::Recommend | K::Satisfaction | K::Effort | K::Agreement | K::Stars | K::Faces
        )
    }

    pub fn has_options(&self) -> bool {
        use QuestionKind as K;
        matches!(self.kind, K::Single | K::Multiple | K::Ranking)
    }

    pub fn has_rows(&self) -> bool {
        matches!(self.kind, QuestionKind::Matrix | QuestionKind::Importance)
    }

    /// The keys that may be chosen.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let listed = self.options.iter().map(|choice| choice.key.as_str());
        listed.chain(self.other.then_some(OTHER))
    }

    /// Under which name the words of "something else" lie among the replies.
    pub fn words_name(&self) -> String {
        format!("{}.{OTHER}", self.name)
    }
}

impl Form {
    /// All questions in the order of the pages.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.pages.iter().flat_map(|page| &page.questions)
    }

    pub fn question(&self, name: &str) -> Option<&Question> {
        self.questions().find(|question| question.name == name)
    }

    /// As it is asked: without the rules, which are the shop's own business.
    #[must_use]
    pub fn without_rules(&self) -> Self {
        Self {
            rules: Vec::new(),
            ..self.clone()
        }
    }

    /// In one language only, for a link that is to be short. Unchanged when the survey is not held in that language.
    #[must_use]
    pub fn in_language(&self, language: &str) -> Self {
        if !self.languages.iter().any(|tag| tag == language) {
            return self.clone();
        }
        let others = &self.languages;
        let only = |texts: &mut Texts| {
            let text = texts.get(language, others).to_owned();
            texts.0.clear();
            if !text.is_empty() {
                texts.0.insert(language.to_owned(), text);
            }
        };
        let mut form = self.clone();
        form.languages = vec![language.to_owned()];
        form.each_text(only);
        form
    }

    fn each_text(&mut self, mut change: impl FnMut(&mut Texts)) {
        change(&mut self.title);
        change(&mut self.intro);
        change(&mut self.thanks);
        for page in &mut self.pages {
            change(&mut page.title);
            for question in &mut page.questions {
                change(&mut question.title);
                change(&mut question.help);
                change(&mut question.low_label);
                change(&mut question.high_label);
                let choices = question.options.iter_mut().chain(&mut question.rows);
                choices.for_each(|choice| change(&mut choice.words));
            }
        }
    }
}

impl Condition {
    /// From what is stored; `None` when the value does not fit the test.
    pub fn from_stored(test: ReplyTest, value: &Value) -> Option<Self> {
        Some(match test {
            ReplyTest::Always => Self::Always,
            ReplyTest::Answered => Self::Answered,
            ReplyTest::NotAnswered => Self::NotAnswered,
            ReplyTest::AtLeast => Self::AtLeast(value.as_int()?),
            ReplyTest::AtMost => Self::AtMost(value.as_int()?),
            ReplyTest::Is => Self::Is(value.as_text()?.to_owned()),
            ReplyTest::IsNot => Self::IsNot(value.as_text()?.to_owned()),
        })
    }

    pub fn to_stored(&self) -> (ReplyTest, Value) {
        match self {
            Self::Always => (ReplyTest::Always, Value::Null),
            Self::Answered => (ReplyTest::Answered, Value::Null),
            Self::NotAnswered => (ReplyTest::NotAnswered, Value::Null),
            Self::AtLeast(least) => (ReplyTest::AtLeast, Value::Int(*least)),
            Self::AtMost(most) => (ReplyTest::AtMost, Value::Int(*most)),
            Self::Is(key) => (ReplyTest::Is, Value::from(key.as_str())),
            Self::IsNot(key) => (ReplyTest::IsNot, Value::from(key.as_str())),
        }
    }
}
