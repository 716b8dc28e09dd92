//! Symmetric positive definite systems of three or four unknowns.
#![allow(
    clippy::needless_range_loop,
    reason = "the triangular loops run below the array length and read as the textbook's"
)]

/// A small square matrix.
pub(super) type Matrix<const N: usize> = [[f64; N]; N];

/// Lower Cholesky factor, or nothing if the matrix is not positive definite.
pub(super) fn cholesky<const N: usize>(matrix: &Matrix<N>) -> Option<Matrix<N>> {
    let mut factor = [[0.0; N]; N];
    for i in 0..N {
        for j in 0..=i {
            let mut sum = matrix[i][j];
            for k in 0..j {
                sum -= factor[i][k] * factor[j][k];
            }
            if i == j {
                // Below this the direction is flat to rounding: a Newton step along it would be noise.
                if sum.is_nan() || sum <= matrix[i][i].abs() * 1e-14 {
                    return None;
                }
                factor[i][i] = sum.sqrt();
            } else {
                factor[i][j] = sum / factor[j][j];
            }
        }
    }
    Some(factor)
}

/// Solves `L Lᵀ x = right`.
pub(super) fn solve<const N: usize>(factor: &Matrix<N>, right: &[f64; N]) -> [f64; N] {
    let mut x = *right;
    for i in 0..N {
        for k in 0..i {
            x[i] -= factor[i][k] * x[k];
        }
        x[i] /= factor[i][i];
    }
    for i in (0..N).rev() {
        for k in i + 1..N {
            x[i] -= factor[k][i] * x[k];
        }
        x[i] /= factor[i][i];
    }
    x
}
