/// These items by rising key, equal ones as they came. The sorting itself is one routine for all kinds of items: the
/// library's own would be compiled once for each, and this crate travels with the engine.
pub(crate) fn rising<T>(items: Vec<T>, key: impl Fn(&T) -> i64) -> Vec<T> {
    let places = places(items.iter().map(key).collect());
    let mut left = items.into_iter().map(Some).collect::<Vec<_>>();
    places
        .into_iter()
        .filter_map(|place| left.get_mut(place)?.take())
        .collect()
}

/// The middle one, the upper of two.
pub(crate) fn middle(values: &[i64]) -> Option<i64> {
    let middle = values.len() / 2;
    let place = places(values.to_vec()).get(middle).copied()?;
    values.get(place).copied()
}

fn places(keys: Vec<i64>) -> Vec<usize> {
    let mut keys = keys.into_iter().zip(0..).collect::<Vec<(i64, usize)>>();
    keys.sort_unstable();
    keys.into_iter().map(|(_, place)| place).collect()
}
