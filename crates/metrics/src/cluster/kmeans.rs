//! Lloyd's algorithm from k-means++ starts.

use crate::{Metric, NotEnough};

use super::points::{Points, squared_distance};

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

struct State {
    dimension: usize,
    centres: Vec<f64>,
    labels: Vec<u32>,
    inertia: f64,
}

impl State {
    fn new(points: Points<'_>, centres: Vec<f64>) -> Self {
        Self {
            dimension: points.dimension(),
            centres,
            labels: vec![u32::MAX; points.len()],
            inertia: f64::INFINITY,
        }
    }

    /// Until no label changes; three hundred rounds are far beyond what ordinary data takes.
    fn descend(&mut self, points: Points<'_>) {
        for _ in 0..300 {
            let is_settled = !self.assign(points);
            if is_settled {
                break;
            }
            self.move_centres(points);
        }
    }

    /// Moves single points to where the sum falls: leaving a group of n saves `d²·n/(n−1)`, joining one of m costs
    /// `d²·m/(m+1)`, because both centres follow.
    fn exchange(&mut self, points: Points<'_>) {
        let mut sizes = self.sizes();
        for _ in 0..300 {
            let mut has_moved = false;
            for (point, row) in points.rows().enumerate() {
                let Some(from) = self.labels.get(point).map(|&label| label as usize) else {
                    continue;
                };
                let Some(&own) = sizes.get(from).filter(|&&size| size > 1) else {
                    continue;
                };
                let own = own as f64;
                let saved = squared_distance(row, self.centre(from)) * own / (own - 1.0);
                let cheapest = sizes
                    .iter()
                    .enumerate()
                    .filter(|&(to, _)| to != from)
                    .map(|(to, &size)| {
                        let size = size as f64;
                        (
                            to,
                            squared_distance(row, self.centre(to)) * size / (size + 1.0),
                        )
                    })
                    .min_by(|a, b| a.1.total_cmp(&b.1));
                let Some((to, cost)) = cheapest else { continue };
                // A margin above rounding, or two equal places would trade a point for ever.
                if cost < saved * (1.0 - 1e-12) {
                    self.transfer(row, from, -1.0, &mut sizes);
                    self.transfer(row, to, 1.0, &mut sizes);
                    if let (Some(label), Ok(to)) = (self.labels.get_mut(point), u32::try_from(to)) {
                        *label = to;
                    }
                    has_moved = true;
                }
            }
            if !has_moved {
                break;
            }
        }
        // Fresh means: the running ones have gathered rounding.
        self.move_centres(points);
        self.inertia = points
            .rows()
            .zip(&self.labels)
            .map(|(row, &label)| squared_distance(row, self.centre(label as usize)))
            .sum();
    }

    /// Adds (or takes) one point to a group's size and centre.
    fn transfer(&mut self, row: &[f64], group: usize, sign: f64, sizes: &mut [u64]) {
        let Some(size) = sizes.get_mut(group) else {
            return;
        };
        *size = if sign > 0.0 { *size + 1 } else { *size - 1 };
        let share = sign / *size as f64;
        let start = group * self.dimension;
        if let Some(centre) = self.centres.get_mut(start..start + self.dimension) {
            for (value, of_row) in centre.iter_mut().zip(row) {
                *value += (of_row - *value) * share;
            }
        }
    }

    fn assign(&mut self, points: Points<'_>) -> bool {
        let mut has_changed = false;
        self.inertia = 0.0;
        for (label, row) in self.labels.iter_mut().zip(points.rows()) {
            let (mut closest, mut least) = (0, f64::INFINITY);
            for (index, centre) in (0..).zip(self.centres.chunks_exact(self.dimension)) {
                let distance = squared_distance(row, centre);
                if distance < least {
                    (closest, least) = (index, distance);
                }
            }
            self.inertia += least;
            has_changed |= *label != closest;
            *label = closest;
        }
        has_changed
    }

    fn move_centres(&mut self, points: Points<'_>) {
        let sizes = self.sizes();
        self.centres.fill(0.0);
        for (&label, row) in self.labels.iter().zip(points.rows()) {
            let start = label as usize * self.dimension;
            if let Some(centre) = self.centres.get_mut(start..start + self.dimension) {
                for (sum, value) in centre.iter_mut().zip(row) {
                    *sum += value;
                }
            }
        }
        for (centre, &size) in self.centres.chunks_exact_mut(self.dimension).zip(&sizes) {
            if size > 0 {
                for value in centre {
                    *value /= size as f64;
                }
            }
        }
        for (index, _) in sizes.iter().enumerate().filter(|(_, size)| **size == 0) {
            self.refill(index, points);
        }
    }

    /// Gives an empty group the point farthest from its own centre.
    fn refill(&mut self, index: usize, points: Points<'_>) {
        let distance =
            |(row, &label): (&[f64], &u32)| squared_distance(row, self.centre(label as usize));
        let farthest = points
            .rows()
            .zip(&self.labels)
            .map(distance)
            .enumerate()
            .max_by(|a, b| a.1.total_cmp(&b.1));
        let Some((point, _)) = farthest else { return };
        let start = index * self.dimension;
        if let Some(centre) = self.centres.get_mut(start..start + self.dimension) {
            centre.copy_from_slice(points.row(point));
        }
        // Not to be taken again by another empty group of this round.
        if let (Some(label), Ok(index)) = (self.labels.get_mut(point), u32::try_from(index)) {
            *label = index;
        }
    }

    fn centre(&self, index: usize) -> &[f64] {
        let start = index * self.dimension;
        self.centres
            .get(start..start + self.dimension)
            .unwrap_or_default()
    }

    fn sizes(&self) -> Vec<u64> {
        let mut sizes = vec![0; self.centres.len() / self.dimension];
        for &label in &self.labels {
            if let Some(size) = sizes.get_mut(label as usize) {
                *size += 1;
            }
        }
        sizes
    }

    /// Groups by size, then by centre, so that their order does not hang on the random start.
    fn into_clusters(self) -> Clusters {
        let mut order: Vec<(usize, u64)> = self.sizes().into_iter().enumerate().collect();
        order.sort_by(|a, b| {
            let centres = || self.centre(a.0).iter().zip(self.centre(b.0));
            let by_centre = || {
                centres()
                    .map(|(x, y)| x.total_cmp(y))
                    .find(|order| order.is_ne())
            };
            b.1.cmp(&a.1)
                .then_with(|| by_centre().unwrap_or(std::cmp::Ordering::Equal))
        });
        let mut renamed = vec![0; order.len()];
        for (new, &(old, _)) in (0..).zip(&order) {
            if let Some(name) = renamed.get_mut(old) {
                *name = new;
            }
        }
        Clusters {
            labels: self
                .labels
                .iter()
                .map(|&label| renamed.get(label as usize).copied().unwrap_or(label))
                .collect(),
            centres: order
                .iter()
                .map(|&(old, _)| self.centre(old).to_vec())
                .collect(),
            sizes: order.iter().map(|&(_, size)| size).collect(),
            inertia: self.inertia,
        }
    }
}

/// SplitMix64 (Steele, Lea & Flood 2014): the same numbers on every device.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// In [0, 1).
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / 9_007_199_254_740_992.0
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % (bound.max(1) as u64)).unwrap_or(0)
    }
}
