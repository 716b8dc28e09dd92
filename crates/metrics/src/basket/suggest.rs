//! What this customer may like next.

use std::collections::BTreeMap;

use super::rules::Rule;

/// An item to suggest, with the rule that speaks for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Suggestion<'a> {
    /// The item.
    pub item: u32,
    /// The strongest rule whose left side the customer owns.
    pub because: &'a Rule,
}

/// Items the customer has not bought, by the most confident rule whose whole left side he has; `owned` is rising.
///
/// Only rules with one item on the right and a lift above 1 count: below, knowing the customer's purchases makes the item
/// less likely. Ties by lift, then by item.
pub fn suggestions<'a>(rules: &'a [Rule], owned: &[u32], limit: usize) -> Vec<Suggestion<'a>> {
    let mut best: BTreeMap<u32, &Rule> = BTreeMap::new();
    for rule in rules {
        let [item] = rule.consequent.as_slice() else {
            continue;
        };
        let owns = |item: &u32| owned.binary_search(item).is_ok();
        if owns(item) || rule.lift() <= 1.0 || !rule.antecedent.iter().all(owns) {
            continue;
        }
        let strongest = best.entry(*item).or_insert(rule);
        if stronger(rule, strongest).is_gt() {
            *strongest = rule;
        }
    }
    let mut list: Vec<Suggestion<'_>> = best
        .into_iter()
        .map(|(item, because)| Suggestion { item, because })
        .collect();
    list.sort_by(|a, b| stronger(b.because, a.because).then(a.item.cmp(&b.item)));
    list.truncate(limit);
    list
}

/// By confidence, compared in whole numbers, then by lift.
fn stronger(a: &Rule, b: &Rule) -> std::cmp::Ordering {
    let cross = |x: &Rule, y: &Rule| u64::from(x.count) * u64::from(y.antecedent_count);
    cross(a, b)
        .cmp(&cross(b, a))
        .then(a.lift().total_cmp(&b.lift()))
}
