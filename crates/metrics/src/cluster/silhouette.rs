//! How clear the groups are.

use crate::{Metric, NotEnough};

use super::points::{Points, squared_distance};

/// Mean silhouette from −1 to 1: `(b − a)/max(a, b)` with a the mean distance to the own group and b to the nearest
/// other one; 0 for a point alone in its group.
///
/// Quadratic in the number of points: take a sample above some thousands. Needs two groups. Source: Rousseeuw 1987,
/// Journal of Computational and Applied Mathematics 20:53-65.
pub fn silhouette(points: Points<'_>, labels: &[u32]) -> Metric<f64> {
    let groups = labels.iter().max().map_or(0, |&label| label as usize + 1);
    let mut sizes = vec![0_u32; groups];
    for &label in labels {
        if let Some(size) = sizes.get_mut(label as usize) {
            *size += 1;
        }
    }
    let used = sizes.iter().filter(|&&size| size > 0).count() as u64;
    NotEnough::check(used, 2)?;
    let mut sums = vec![0.0; groups];
    let mut total = 0.0;
    for (row, &label) in points.rows().zip(labels) {
        sums.fill(0.0);
        for (other, &label) in points.rows().zip(labels) {
            if let Some(sum) = sums.get_mut(label as usize) {
                *sum += squared_distance(row, other).sqrt();
            }
        }
        total += of_point(label as usize, &sums, &sizes);
    }
    Ok(total / labels.len() as f64)
}

fn of_point(own: usize, sums: &[f64], sizes: &[u32]) -> f64 {
    let mut inside = None;
    let mut nearest = f64::INFINITY;
    for (group, (sum, &size)) in sums.iter().zip(sizes).enumerate() {
        if group == own {
            inside = (size > 1).then(|| sum / (f64::from(size) - 1.0));
        } else if size > 0 {
            nearest = nearest.min(sum / f64::from(size));
        }
    }
    match inside {
        Some(inside) if inside.max(nearest) > 0.0 => (nearest - inside) / inside.max(nearest),
        _ => 0.0,
    }
}
