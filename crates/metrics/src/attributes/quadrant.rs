//! The importance–performance matrix.

use crate::{Metric, NotEnough};

/// One attribute, as customers rate it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rating {
    /// How much it matters.
    pub importance: f64,
    /// How well we do.
    pub performance: f64,
}

/// Where the axes cross. The choice changes labels, so it is named.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Axes {
    /// At the means of the data.
    Means,
    /// At the medians of the data.
    Medians,
    /// At a given point, such as the middle of the scale.
    At(Cross),
}

/// A crossing point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cross {
    /// On the importance axis.
    pub importance: f64,
    /// On the performance axis.
    pub performance: f64,
}

/// The four fields. A point on a line counts as high.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quadrant {
    /// Important, and we do badly.
    ConcentrateHere,
    /// Important, and we do well.
    KeepUp,
    /// Unimportant, and we do badly.
    LowPriority,
    /// Unimportant, and we do well.
    PossibleOverkill,
}

/// The matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportancePerformance {
    /// Where the axes cross.
    pub cross: Cross,
    /// One field per attribute, in their order.
    pub quadrants: Vec<Quadrant>,
}

/// Puts each attribute into its field. Two attributes at least, all figures finite.
///
/// Source: Martilla & James 1977, Journal of Marketing 41(1):77-79.
pub fn importance_performance(ratings: &[Rating], axes: Axes) -> Metric<ImportancePerformance> {
    let is_finite =
        |rating: &&Rating| rating.importance.is_finite() && rating.performance.is_finite();
    let n = ratings.iter().filter(is_finite).count();
    NotEnough::check(n as u64, ratings.len().max(2) as u64)?;
    let centre = |of: fn(&Rating) -> f64| -> Vec<f64> { ratings.iter().map(of).collect() };
    let (importance, performance) = (centre(|r| r.importance), centre(|r| r.performance));
    let cross = match axes {
        Axes::Means => Cross {
            importance: mean(&importance),
            performance: mean(&performance),
        },
        Axes::Medians => Cross {
            importance: median(importance),
            performance: median(performance),
        },
        Axes::At(cross) => cross,
    };
    let quadrants = ratings
        .iter()
        .map(|rating| quadrant(*rating, cross))
        .collect();
    Ok(ImportancePerformance { cross, quadrants })
}

fn quadrant(rating: Rating, cross: Cross) -> Quadrant {
    let is_important = rating.importance >= cross.importance;
    let is_good = rating.performance >= cross.performance;
    match (is_important, is_good) {
        (true, false) => Quadrant::ConcentrateHere,
        (true, true) => Quadrant::KeepUp,
        (false, false) => Quadrant::LowPriority,
        (false, true) => Quadrant::PossibleOverkill,
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let middle = |index: usize| values.get(index).copied().unwrap_or(f64::NAN);
    f64::midpoint(
        middle(values.len() / 2),
        middle(values.len().saturating_sub(1) / 2),
    )
}
