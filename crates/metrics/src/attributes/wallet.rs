//! Share of wallet from ranks.

/// Wallet Allocation Rule: share of each brand in one customer's spending, from how the customer scores them.
///
/// `(1 − rank/(n+1)) · 2/n`, best score rank 1, equal scores share their mean rank; the shares add up to 1. Scores that
/// are not numbers rank last. Source: Keiningham et al. 2011, Harvard Business Review 89(10):29-31.
pub fn wallet_allocation(scores: &[f64]) -> Vec<f64> {
    let n = scores.len() as f64;
    scores
        .iter()
        .map(|score| {
            let key = |score: f64| {
                if score.is_nan() {
                    f64::NEG_INFINITY
                } else {
                    score
                }
            };
            let better = scores
                .iter()
                .filter(|&&other| key(other) > key(*score))
                .count() as f64;
            let equal = scores
                .iter()
                .filter(|&&other| key(other) == key(*score))
                .count() as f64;
            let rank = better + f64::midpoint(1.0, equal);
            (1.0 - rank / (n + 1.0)) * 2.0 / n
        })
        .collect()
}
