//! The shape of an answer: a value with its interval, or how much data is missing.

use crate::dist;

/// A point estimate with its interval and the number of observations behind it.
///
/// `low` and `high` are in the unit of `value`. The centre of a score interval is not the value itself: report
/// `value`, draw `low..high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The figure to report.
    pub value: f64,
    /// Valid observations used.
    pub n: u64,
    /// Lower limit of the interval.
    pub low: f64,
    /// Upper limit of the interval; infinite when the data gives none.
    pub high: f64,
    /// How `low` and `high` were found.
    pub interval: Interval,
}

/// The data cannot carry this metric yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not enough data: {n} of {need}")]
pub struct NotEnough {
    /// Usable observations there are.
    pub n: u64,
    /// Usable observations the metric needs.
    pub need: u64,
}

impl NotEnough {
    /// `Ok` when `n` reaches `need`.
    pub fn check(n: u64, need: u64) -> Result<(), Self> {
        if n >= need {
            Ok(())
        } else {
            Err(Self { n, need })
        }
    }
}

/// A metric, or what it lacks.
pub type Metric<T> = Result<T, NotEnough>;

/// How an interval was computed, so that a page can name formula and source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interval {
    /// `value ± z·SE`. Has zero width when all answers are equal.
    Wald,
    /// Wald after adding 3/4, 3/2, 3/4 pseudo-answers to detractors, passives, promoters.
    AdjustedWald,
    /// Score interval of one proportion.
    Wilson,
    /// Wilson with the correction for a finite whole, of which a part was drawn.
    WilsonFinite,
    /// Exact limits of one proportion.
    ClopperPearson,
    /// Difference of two proportions from their Wilson limits.
    NewcombeHybrid,
    /// `mean ± t·s/√n` with n − 1 degrees of freedom.
    StudentT,
    /// Survival limits on the scale ln(−ln S).
    LogLog,
    /// Reliability limits from the F distribution.
    Feldt,
    /// Limits of a ratio `count / rate` with the rate's Wilson limits turned inside out.
    InvertedWilson,
    /// Population size limits, log-normal on the unseen part.
    ChaoLogNormal,
    /// Exact limits of a Poisson count.
    ExactPoisson,
    /// Exact limits of the ratio of two Poisson rates, given the sum of the counts.
    ConditionalPoisson,
    /// From the covariance of fitted parameters: how uncertain the model is, not how varied customers are.
    Delta,
    /// The same formula at the limits of what goes into it.
    Propagated,
}

impl Interval {
    /// Bibliographic source, the same in every language.
    pub fn source(self) -> &'static str {
        match self {
            Self::Wald => "Laplace 1812; Rocks 2016, arXiv:1601.07235",
            Self::AdjustedWald => "Rocks 2016, arXiv:1601.07235",
            Self::Wilson => "Wilson 1927, JASA 22:209-212",
            Self::WilsonFinite => {
                "Wilson 1927, JASA 22:209-212; Cochran 1977, Sampling Techniques, section 2.6"
            }
            Self::ClopperPearson => "Clopper & Pearson 1934, Biometrika 26:404-413",
            Self::NewcombeHybrid => "Newcombe 1998, Statistics in Medicine 17:873-890, method 10",
            Self::StudentT => "Student 1908, Biometrika 6:1-25",
            Self::LogLog => "Kalbfleisch & Prentice 1980, section 1.3",
            Self::Feldt => "Feldt 1965, Psychometrika 30:357-370",
            Self::InvertedWilson => "Wilson 1927, JASA 22:209-212, limits inverted",
            Self::ChaoLogNormal => "Chao 1987, Biometrics 43:783-791",
            Self::ExactPoisson => "Garwood 1936, Biometrika 28:437-442",
            Self::ConditionalPoisson => {
                "Przyborowski & Wilenski 1940, Biometrika 31:313-323; Clopper & Pearson 1934"
            }
            Self::Delta => "Cramér 1946, Mathematical Methods of Statistics, section 28.4",
            Self::Propagated => "monotone in its argument, so its limits are the argument's",
        }
    }
}

/// Two-sided confidence level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Confidence(f64);

impl Confidence {
    /// 90 %.
    pub const P90: Self = Self(0.90);
    /// 95 %, what the pages show.
    pub const P95: Self = Self(0.95);
    /// 99 %.
    pub const P99: Self = Self(0.99);

    /// A level strictly between 0 and 1.
    pub fn new(level: f64) -> Option<Self> {
        (level > 0.0 && level < 1.0).then_some(Self(level))
    }

    /// The level as a fraction of one.
    pub fn level(self) -> f64 {
        self.0
    }

    /// Upper tail probability, `(1 + level) / 2`.
    pub(crate) fn upper(self) -> f64 {
        f64::midpoint(1.0, self.0)
    }

    /// Normal quantile of the two-sided level; 1.959963984540054 at 95 %.
    pub fn z(self) -> f64 {
        dist::normal_quantile(self.upper())
    }
}
