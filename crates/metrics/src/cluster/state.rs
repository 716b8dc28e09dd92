//! One start, improved until it cannot be.

use super::kmeans::Clusters;
use super::points::{Points, squared_distance};

/// Centres and labels on their way to an optimum.
pub(super) struct State {
    dimension: usize,
    centres: Vec<f64>,
    labels: Vec<u32>,
    pub(super) inertia: f64,
}

impl State {
    pub(super) fn new(points: Points<'_>, centres: Vec<f64>) -> Self {
        Self {
            dimension: points.dimension(),
            centres,
            labels: vec![u32::MAX; points.len()],
            inertia: f64::INFINITY,
        }
    }

    /// Until no label changes; three hundred rounds are far beyond what ordinary data takes.
    pub(super) fn descend(&mut self, points: Points<'_>) {
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
    pub(super) fn exchange(&mut self, points: Points<'_>) {
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
    pub(super) fn into_clusters(self) -> Clusters {
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
