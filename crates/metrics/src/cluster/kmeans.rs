//! Lloyd's algorithm from k-means++ starts.

use crate::{Metric, NotEnough};

use super::points::{Points, squared_distance};
use super::random::SplitMix;
use super::state::State;

/// How to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KMeans {
    /// Number of groups.
    pub k: usize,
    /// Independent starts; the best is kept. Ten miss the optimum on ordinary data, so twenty at least.
    pub starts: u32,
    /// Seed: the same seed gives the same groups on every device.
    pub seed: u64,
}

impl KMeans {
    /// `k` groups, thirty starts.
    pub fn new(k: usize) -> Self {
        Self {
            k,
            starts: 30,
            seed: 1,
        }
    }
}

/// The groups, largest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Clusters {
    /// Group of each point.
    pub labels: Vec<u32>,
    /// Centre of each group.
    pub centres: Vec<Vec<f64>>,
    /// Points per group.
    pub sizes: Vec<u64>,
    /// Sum of squared distances to the own centre.
    pub inertia: f64,
}

/// Splits points into k groups with the least sum of squared distances found.
///
/// Lloyd's rounds, then single points move while that helps, which leaves optima that Lloyd's rounds cannot. Needs as
/// many *distinct* points as groups. An emptied group takes the point farthest from its centre. Sources: Lloyd 1982, IEEE
/// Trans. Information Theory 28:129-137; Hartigan 1975, Clustering Algorithms, for the moves; Arthur & Vassilvitskii
/// 2007 for the starts.
pub fn kmeans(points: Points<'_>, settings: KMeans) -> Metric<Clusters> {
    let k = settings.k.max(1);
    NotEnough::check(distinct(points, k) as u64, k as u64)?;
    let mut random = SplitMix(settings.seed);
    let mut best: Option<State> = None;
    for _ in 0..settings.starts.max(1) {
        let mut state = State::new(points, plus_plus(points, k, &mut random));
        state.descend(points);
        state.exchange(points);
        if best
            .as_ref()
            .is_none_or(|best| state.inertia < best.inertia)
        {
            best = Some(state);
        }
    }
    let missing = NotEnough {
        n: 0,
        need: k as u64,
    };
    best.map(State::into_clusters).ok_or(missing)
}

/// Distinct points, counted up to `enough`.
fn distinct(points: Points<'_>, enough: usize) -> usize {
    let mut seen: Vec<&[f64]> = Vec::new();
    for row in points.rows() {
        if seen.len() >= enough {
            break;
        }
        if !seen.contains(&row) {
            seen.push(row);
        }
    }
    seen.len()
}

/// Each next centre is a point drawn with a chance proportional to its squared distance from the centres so far.
fn plus_plus(points: Points<'_>, k: usize, random: &mut SplitMix) -> Vec<f64> {
    let mut centres = Vec::with_capacity(k * points.dimension());
    let mut nearest = vec![f64::INFINITY; points.len()];
    let mut chosen = random.below(points.len());
    for _ in 0..k {
        let centre = points.row(chosen);
        centres.extend_from_slice(centre);
        for (distance, row) in nearest.iter_mut().zip(points.rows()) {
            *distance = distance.min(squared_distance(row, centre));
        }
        let mut target = random.unit() * nearest.iter().sum::<f64>();
        let drawn = nearest.iter().position(|&distance| {
            target -= distance;
            target < 0.0 && distance > 0.0
        });
        // Rounding may run past the end: then the last point that is not a centre yet.
        chosen = drawn
            .or_else(|| nearest.iter().rposition(|&distance| distance > 0.0))
            .unwrap_or(chosen);
    }
    centres
}
