use super::AnswerFilter;
use crate::Measured;
use domain::Day;
use domain::record::{QuestionKind, SurveyId};
use domain::survey::Form;
use serde::{Deserialize, Serialize};

/// What the answers to a survey come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyResults {
    pub survey: SurveyId,
    pub filter: AnswerFilter,
    /// Compares groups as well.
    pub by: Option<CompareBy>,
    pub cross: MatrixCross,
}

/// Where the lines of the importance–performance matrix cross.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MatrixCross {
    #[default]
    Means,
    Medians,
    /// The middle of the scale; derived importance crosses at its mean.
    Middle,
}

/// What makes the groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CompareBy {
    Class,
    Grade,
    CustomerKind,
    Area,
    Segment,
    Asked,
    Language,
    Staff,
    Edition,
    Season,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SurveyResultsView {
    /// The newest form; words of options that only an older one has are added.
    pub form: Form,
    pub answers: u64,
    pub partial: u64,
    pub first: Option<Day>,
    pub last: Option<Day>,
    pub response: ResponseRateView,
    /// In the order of the form.
    pub questions: Vec<QuestionResult>,
    pub scales: Vec<ScaleResult>,
    /// The oldest first.
    pub seasons: Vec<SeasonRow>,
    pub comparison: Option<Comparison>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionResult {
    pub name: String,
    pub kind: QuestionKind,
    /// Valid replies.
    pub answered: u64,
    /// Stored, but not on the scale: from a file, or another version.
    pub invalid: u64,
    /// Came by the question and left it out, or never came by.
    pub missing: u64,
    pub outcome: Outcome,
}

/// What the headline of a score is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScoreKind {
    /// Points from −100 to 100.
    Nps,
    /// Share of 4 and 5.
    Csat,
    /// Share of 5 to 7.
    Ces,
    /// Share of the two best points.
    TopTwo,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    Score {
        low: i64,
        /// How often each point from `low` on.
        counts: Vec<u64>,
        kind: ScoreKind,
        headline: Measured,
        mean: Measured,
    },
    /// By how often chosen, in the order of the form.
    Choice {
        rows: Vec<ChoiceRow>,
    },
    /// Mean place, 1 is the best, in the order of the form.
    Ranking {
        rows: Vec<ChoiceRow>,
    },
    Grid {
        low: i64,
        rows: Vec<GridRow>,
    },
    Importance {
        low: i64,
        high: i64,
        rows: Vec<ImportanceRow>,
        /// Importance and satisfaction where the lines cross; nothing with fewer than two rows.
        stated_cross: Option<(f64, f64)>,
        derived_cross: Option<(f64, f64)>,
        /// The question whose score the derived importance explains.
        derived_from: Option<String>,
        /// Satisfaction weighted by importance, 0 to 100.
        index: Measured,
        /// Share of the customer's wallet by the Wallet Allocation Rule; we come first.
        wallet: Vec<WalletRow>,
    },
    Number {
        mean: Measured,
        median: Option<f64>,
        lowest: Option<f64>,
        highest: Option<f64>,
    },
    Date {
        first: Option<Day>,
        last: Option<Day>,
    },
    /// Read them one by one, or by their words.
    Texts,
    Files,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChoiceRow {
    pub key: String,
    pub count: u64,
    /// Share of those who answered; of a ranking, the mean place.
    pub value: Measured,
    /// Ranked first.
    pub first: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GridRow {
    pub key: String,
    pub counts: Vec<u64>,
    pub mean: Measured,
}

/// A field of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MatrixField {
    ConcentrateHere,
    KeepUp,
    LowPriority,
    PossibleOverkill,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportanceRow {
    pub key: String,
    pub importance: Measured,
    pub satisfaction: Measured,
    /// Correlation of satisfaction here with satisfaction as a whole.
    pub derived: Measured,
    pub stated_field: Option<MatrixField>,
    pub derived_field: Option<MatrixField>,
    pub rivals: Vec<RivalRow>,
}

/// We and one competitor, as the same people see us.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RivalRow {
    pub name: String,
    pub satisfaction: Measured,
    /// Own mean over theirs, 100 is equal; by those who scored both.
    pub relative: Measured,
    /// Own minus theirs, within each person: without 0 in its interval it is a difference.
    pub difference: Measured,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WalletRow {
    /// Empty for us.
    pub name: String,
    pub share: Measured,
}

/// Whether the questions of a scale measure one thing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ScaleResult {
    pub name: String,
    /// Cronbach's alpha with Feldt's interval.
    pub alpha: Measured,
    /// Question, row (empty for a question on its own), alpha without it, correlation with the rest.
    pub items: Vec<(String, String, Option<f64>, Option<f64>)>,
    pub left_out: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SeasonRow {
    pub year: i32,
    /// 1 to 4.
    pub quarter: u8,
    pub answers: u64,
    /// By question with a score: its headline.
    pub headlines: Vec<(String, Measured)>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// As stored: codes, tags, identities, `2026-4`; empty for those of whom it is not known.
    pub groups: Vec<(String, u64)>,
    pub questions: Vec<ComparedQuestion>,
    /// So many tests were made at once; the adjusted values take that into account.
    pub tests: u32,
}

/// How groups are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GroupTest {
    /// Scores of two groups.
    MannWhitney,
    /// Scores of more.
    KruskalWallis,
    /// Choices.
    ChiSquare,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComparedQuestion {
    pub name: String,
    /// One per group: the headline of a score; nothing for choices.
    pub headlines: Vec<Measured>,
    /// `None` when no test can be made.
    pub test: Option<GroupTest>,
    pub statistic: Option<f64>,
    pub p: Option<f64>,
    /// After Holm.
    pub p_adjusted: Option<f64>,
    /// Chance of the first being higher, ε², or Cramér's V.
    pub effect: Option<f64>,
    /// Counts too small for more than a rough p.
    pub is_rough: bool,
    /// With two groups: difference of the headlines, first minus second.
    pub difference: Measured,
}

/// How many of those asked have answered.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ResponseRate {
    pub survey: SurveyId,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ResponseRateView {
    /// Chosen, or in the group, at the last draw; `None` when nobody was chosen beforehand.
    pub asked: Option<u64>,
    pub answered: u64,
    pub rate: Measured,
    /// How many there are in all.
    pub population: Option<u64>,
    /// In points, at worst, with the correction for a finite population.
    pub margin_points: Option<f64>,
    /// So many answers are needed for five points.
    pub needed: Option<u64>,
}

/// The words of a question's texts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Words {
    pub survey: SurveyId,
    pub filter: AnswerFilter,
    pub question: String,
    pub limit: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordRow {
    pub word: String,
    pub answers: u64,
}
