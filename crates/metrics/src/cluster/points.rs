//! Rows of figures.

/// Points of equal dimension, row by row.
#[derive(Debug, Clone, Copy)]
pub struct Points<'a> {
    values: &'a [f64],
    dimension: usize,
}

impl<'a> Points<'a> {
    /// Rows of `dimension` finite values; nothing if the values do not divide into rows or one is not finite.
    pub fn new(values: &'a [f64], dimension: usize) -> Option<Self> {
        let fits = dimension > 0 && values.len().is_multiple_of(dimension);
        (fits && values.iter().all(|value| value.is_finite())).then_some(Self { values, dimension })
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.values.len() / self.dimension
    }

    /// None at all.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Values per row.
    pub fn dimension(&self) -> usize {
        self.dimension
    }

    /// The rows.
    pub fn rows(&self) -> std::slice::ChunksExact<'a, f64> {
        self.values.chunks_exact(self.dimension)
    }

    /// One row; empty when there is none.
    pub(super) fn row(&self, index: usize) -> &'a [f64] {
        let start = index * self.dimension;
        self.values
            .get(start..start + self.dimension)
            .unwrap_or_default()
    }
}

/// Each column minus its mean, over its *population* standard deviation (n); a column that never varies becomes 0.
pub fn standardise(points: Points<'_>) -> Vec<f64> {
    let n = points.len() as f64;
    let dimension = points.dimension();
    let mut means = vec![0.0; dimension];
    let mut squares = vec![0.0; dimension];
    for row in points.rows() {
        for (mean, value) in means.iter_mut().zip(row) {
            *mean += value / n;
        }
    }
    for row in points.rows() {
        for ((square, mean), value) in squares.iter_mut().zip(&means).zip(row) {
            *square += (value - mean).powi(2) / n;
        }
    }
    let scale = |(value, (mean, square)): (&f64, (&f64, &f64))| {
        if *square > 0.0 {
            (value - mean) / square.sqrt()
        } else {
            0.0
        }
    };
    points
        .rows()
        .flat_map(|row| row.iter().zip(means.iter().zip(&squares)).map(scale))
        .collect()
}

pub(super) fn squared_distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum()
}
