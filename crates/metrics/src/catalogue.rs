//! What stands behind each figure: its formula and its source, for "how is this computed?".
//!
//! Formulas are in mathematical notation and sources in bibliographic form, so both read the same in every language;
//! names and explanations belong to the page.

/// A figure a page can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Figure {
    /// Net Promoter Score.
    Nps,
    /// Satisfied share.
    Csat,
    /// Easy share of the effort question.
    EffortShare,
    /// Mean answer.
    MeanScore,
    /// Satisfaction weighted by importance.
    SatisfactionIndex,
    /// Cronbach's alpha.
    Reliability,
    /// Retention of a cohort, month k.
    RetentionClassic,
    /// Retention of a cohort, month k or later.
    RetentionRolling,
    /// Retention from one period to the next.
    RetentionPeriod,
    /// Customers with two purchase days or more.
    RepeatRate,
    /// Sales per customer.
    AverageSales,
    /// Distinct products per customer.
    AverageRange,
    /// Recency, frequency, monetary classes.
    Rfm,
    /// Was regular, now silent.
    Silence,
    /// Survival curve.
    Survival,
    /// BG/NBD.
    BgNbd,
    /// MBG/NBD.
    MbgNbd,
    /// Pareto/NBD.
    ParetoNbd,
    /// Spend per purchase.
    GammaGamma,
    /// Residual lifetime value.
    LifetimeValue,
    /// Worth of a rise of retention.
    RetentionRise,
    /// Share chart.
    ShareChart,
    /// Laney's share chart.
    LaneyChart,
    /// Chart of events per unit.
    RateChart,
    /// Chart of single values.
    XmrChart,
    /// Causes by size.
    Pareto,
    /// Importance against performance.
    ImportancePerformance,
    /// Wallet Allocation Rule.
    WalletAllocation,
    /// Silent unhappy customers.
    Iceberg,
    /// Two lists.
    Recapture,
    /// Groups of customers.
    Clusters,
    /// What goes with what.
    Rules,
    /// How far a sample may be off.
    MarginOfError,
    /// Choices in groups.
    TableTest,
    /// Scores in two groups.
    TwoGroups,
    /// Scores in several groups.
    ManyGroups,
    /// Own against other, within a person.
    PairedDifference,
    /// Own beside a competitor.
    RelativeIndex,
    /// Importance read from the answers.
    DerivedImportance,
}

impl Figure {
    /// Every figure.
    pub const ALL: [Self; 39] = [
        Self::Nps,
        Self::Csat,
        Self::EffortShare,
        Self::MeanScore,
        Self::SatisfactionIndex,
        Self::Reliability,
        Self::RetentionClassic,
        Self::RetentionRolling,
        Self::RetentionPeriod,
        Self::RepeatRate,
        Self::AverageSales,
        Self::AverageRange,
        Self::Rfm,
        Self::Silence,
        Self::Survival,
        Self::BgNbd,
        Self::MbgNbd,
        Self::ParetoNbd,
        Self::GammaGamma,
        Self::LifetimeValue,
        Self::RetentionRise,
        Self::ShareChart,
        Self::LaneyChart,
        Self::RateChart,
        Self::XmrChart,
        Self::Pareto,
        Self::ImportancePerformance,
        Self::WalletAllocation,
        Self::Iceberg,
        Self::Recapture,
        Self::Clusters,
        Self::Rules,
        Self::MarginOfError,
        Self::TableTest,
        Self::TwoGroups,
        Self::ManyGroups,
        Self::PairedDifference,
        Self::RelativeIndex,
        Self::DerivedImportance,
    ];

    /// The formula.
    pub fn formula(self) -> &'static str {
        match self {
            Self::Nps => "100 · (n(9–10) − n(0–6)) / n",
            Self::Csat => "n(4–5) / n",
            Self::EffortShare => "n(5–7) / n",
            Self::MeanScore => "x̄ ± t · s / √n",
            Self::SatisfactionIndex => "100 · Σ w (x̄ − min) / ((max − min) · Σ w)",
            Self::Reliability => "k/(k−1) · (1 − Σ s²ᵢ / s²)",
            Self::RetentionClassic => "active(month k) / size(cohort)",
            Self::RetentionRolling => "active(month ≥ k) / size(cohort)",
            Self::RetentionPeriod => "|S ∩ E| / |S|",
            Self::RepeatRate => "n(days ≥ 2) / n(days ≥ 1)",
            Self::AverageSales => "Σ amount / n",
            Self::AverageRange => "Σ distinct products / n",
            Self::Rfm => "1 + #{q(20, 40, 60, 80 %) < x}, type 7; R reversed",
            Self::Silence => {
                "silence ≥ max(2 · median gap, longest 9/10 of gaps + 1 d); (1 − 2^(−silence/median)) · worth"
            }
            Self::Survival => "S(t) = Π (nᵢ − dᵢ) / nᵢ",
            Self::BgNbd | Self::MbgNbd => "λ ~ Γ(r, α), p ~ B(a, b)",
            Self::ParetoNbd => "λ ~ Γ(r, α), μ ~ Γ(s, β)",
            Self::GammaGamma => "z ~ Γ(p, ν), ν ~ Γ(q, γ)",
            Self::LifetimeValue => "Σₖ m · (E[X(k)] − E[X(k−1)]) / (1+d)ᵏ",
            Self::RetentionRise => "n · m · (r′/(1+d−r′) − r/(1+d−r))",
            Self::ShareChart => "p̄ ± 3 √(p̄(1−p̄)/nᵢ)",
            Self::LaneyChart => "p̄ ± 3 σz √(p̄(1−p̄)/nᵢ)",
            Self::RateChart => "ū ± 3 √(ū/nᵢ)",
            Self::XmrChart => "x̄ ± 2.66 · mean |xᵢ − xᵢ₋₁|",
            Self::Pareto => "min k: Σ₁..k nᵢ ≥ 80 % · n",
            Self::ImportancePerformance => "importance ≥ mean, performance ≥ mean",
            Self::WalletAllocation => "(1 − rank/(n+1)) · 2/n",
            Self::Iceberg => "complaints / rate",
            Self::Recapture => "(n₁+1)(n₂+1)/(m+1) − 1",
            Self::Clusters => "min Σ ‖x − c‖²",
            Self::Rules => "n(A ∪ B)/n(A); lift n · n(A ∪ B)/(n(A) · n(B))",
            Self::MarginOfError => "z · √(¼/n · (N−n)/(N−1))",
            Self::TableTest => "Σ (o − e)²/e; V = √(χ²/(n · (min(r, c) − 1)))",
            Self::TwoGroups => "U = R₁ − n₁(n₁+1)/2",
            Self::ManyGroups => "H = (12/(N(N+1)) · Σ Rᵢ²/nᵢ − 3(N+1)) / (1 − Σ(t³−t)/(N³−N))",
            Self::PairedDifference => "d̄ ± t · s(d) / √n",
            Self::RelativeIndex => "100 · x̄(own) / x̄(other)",
            Self::DerivedImportance => "r(attribute, overall)",
        }
    }

    /// Where it comes from.
    pub fn source(self) -> &'static str {
        match self {
            Self::Nps => "Reichheld 2003, HBR 81(12):46-54; Rocks 2016, arXiv:1601.07235",
            Self::Csat => "ISO 10004; Wilson 1927, JASA 22:209-212",
            Self::EffortShare => "Dixon, Toman & DeLisi 2013; Wilson 1927, JASA 22:209-212",
            Self::MeanScore | Self::AverageSales | Self::AverageRange | Self::PairedDifference => {
                "Student 1908, Biometrika 6:1-25"
            }
            Self::SatisfactionIndex => "Fornell et al. 1996, J. Marketing 60(4):7-18",
            Self::Reliability => "Cronbach 1951, Psychometrika 16:297-334; Feldt 1965, 30:357-370",
            Self::RetentionClassic
            | Self::RetentionRolling
            | Self::RetentionPeriod
            | Self::RepeatRate => "counts; Wilson 1927, JASA 22:209-212",
            Self::Rfm => "Hughes 1994; Hyndman & Fan 1996, Am. Statistician 50:361-365",
            Self::Silence => {
                "Ehrenberg 1959, Applied Statistics 8:26-41; Vovk, Gammerman & Shafer 2005, 2.3"
            }
            Self::Survival => "Kaplan & Meier 1958, JASA 53:457-481",
            Self::BgNbd => "Fader, Hardie & Lee 2005, Marketing Science 24:275-284",
            Self::MbgNbd => "Batislam, Denizel & Filiztekin 2007, IJRM 24:201-209",
            Self::ParetoNbd => "Schmittlein, Morrison & Colombo 1987, Management Science 33:1-24",
            Self::GammaGamma => "Fader & Hardie 2013, brucehardie.com/notes/025",
            Self::LifetimeValue => "Fader, Hardie & Lee 2005, J. Marketing Research 42:415-430",
            Self::RetentionRise => "Gupta & Lehmann 2003, J. Interactive Marketing 17(1):9-24",
            Self::ShareChart | Self::RateChart => "Shewhart 1931; Montgomery 2013, chapter 7",
            Self::LaneyChart => "Laney 2002, Quality Engineering 14:531-537",
            Self::XmrChart => "Wheeler & Chambers 1992",
            Self::Pareto => "Juran 1951, Quality Control Handbook",
            Self::ImportancePerformance => "Martilla & James 1977, J. Marketing 41(1):77-79",
            Self::WalletAllocation | Self::RelativeIndex => {
                "Keiningham et al. 2011, HBR 89(10):29-31"
            }
            Self::Iceberg => "Goodman 2009, Strategic Customer Service; Wilson 1927",
            Self::Recapture => "Chapman 1951; Chao 1987, Biometrics 43:783-791",
            Self::Clusters => {
                "Lloyd 1982, IEEE Trans. IT 28:129-137; Rousseeuw 1987, JCAM 20:53-65"
            }
            Self::MarginOfError => "Cochran 1977, Sampling Techniques, sections 2.6 and 3.2",
            Self::TableTest => "Pearson 1900; Cramér 1946, section 21.9; Holm 1979",
            Self::TwoGroups => "Mann & Whitney 1947, Ann. Math. Statist. 18:50-60; Holm 1979",
            Self::ManyGroups => "Kruskal & Wallis 1952, JASA 47:583-621; Holm 1979",
            Self::DerivedImportance => "Pearson 1895, Proc. Royal Society 58:240-242",
            Self::Rules => {
                "Agrawal, Imielinski & Swami 1993, SIGMOD; Zaki 2000, IEEE TKDE 12:372-390"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_is_listed_once() {
        assert!(Figure::ALL.is_sorted_by(|a, b| a < b));
        assert!(
            Figure::ALL
                .iter()
                .all(|figure| !figure.formula().is_empty() && !figure.source().is_empty())
        );
    }
}
