//! Importance read from the answers instead of asked for.
//!
//! Asked, people call everything important; derived, importance is how much an attribute moves overall satisfaction.

use crate::{Metric, NotEnough};

/// Pearson's correlation of two columns of equal length; three pairs at least, both varying.
pub fn pearson(x: &[f64], y: &[f64]) -> Metric<f64> {
    let n = x.len().min(y.len());
    NotEnough::check(n as u64, 3)?;
    let count = n as f64;
    let pairs = || x.iter().zip(y);
    let (sum_x, sum_y) = pairs().fold((0.0, 0.0), |(a, b), (x, y)| (a + x, b + y));
    let (mean_x, mean_y) = (sum_x / count, sum_y / count);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in pairs() {
        let (dx, dy) = (x - mean_x, y - mean_y);
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    let is_varying = xx > 0.0 && yy > 0.0;
    if is_varying {
        Ok(xy / (xx * yy).sqrt())
    } else {
        Err(NotEnough {
            n: n as u64,
            need: n as u64 + 1,
        })
    }
}

/// Standardised regression coefficients of `target` on all `columns` at once.
///
/// Solves `R β = r` with the correlations among columns and with the target. A negative beta beside a positive
/// correlation is collinearity, not harm. Needs two more rows than columns, and columns that are not copies of each
/// other.
pub fn standardised_betas(columns: &[&[f64]], target: &[f64]) -> Metric<Vec<f64>> {
    let n = target.len() as u64;
    NotEnough::check(n, columns.len() as u64 + 2)?;
    let mut system = Vec::with_capacity(columns.len());
    for column in columns {
        let mut row = Vec::with_capacity(columns.len() + 1);
        for other in columns {
            row.push(pearson(column, other)?);
        }
        row.push(pearson(column, target)?);
        system.push(row);
    }
    eliminate(system).ok_or(NotEnough { n, need: n + 1 })
}

/// Gauss–Jordan with row pivots on an augmented system; nothing if it is singular.
fn eliminate(mut system: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let size = system.len();
    for step in 0..size {
        let size_of = |row: &Vec<f64>| row.get(step).map_or(0.0, |value| value.abs());
        let pivot = (step..size).max_by(|&a, &b| {
            let at = |index: usize| system.get(index).map_or(0.0, size_of);
            at(a).total_cmp(&at(b))
        })?;
        system.swap(step, pivot);
        let row = system.get(step)?.clone();
        let lead = *row.get(step)?;
        if lead.abs() < 1e-12 {
            return None;
        }
        for (index, other) in system.iter_mut().enumerate() {
            let factor = other.get(step)? / lead;
            for (value, &of_pivot) in other.iter_mut().zip(&row) {
                if index == step {
                    *value = of_pivot / lead;
                } else {
                    *value -= factor * of_pivot;
                }
            }
        }
    }
    system.iter().map(|row| row.last().copied()).collect()
}
