/// p values of several tests made at once, adjusted so that one of them being small by luck stays as unlikely as with one
/// test (Holm's step-down method). In the order given; not numbers stay so.
///
/// Sorted rising, `max over j ≤ i of min(1, (m − j + 1) pⱼ)`. Source: Holm 1979, Scandinavian Journal of Statistics
/// 6:65-70.
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    let value = |at: usize| p_values.get(at).copied().unwrap_or(f64::NAN);
    order.retain(|at| value(*at).is_finite());
    order.sort_by(|a, b| value(*a).total_cmp(&value(*b)));
    let mut adjusted = p_values.to_vec();
    let mut least: f64 = 0.0;
    for (step, at) in order.iter().enumerate() {
        let tests = (order.len() - step) as f64;
        least = least.max((tests * value(*at)).min(1.0));
        if let Some(place) = adjusted.get_mut(*at) {
            *place = least;
        }
    }
    adjusted
}
