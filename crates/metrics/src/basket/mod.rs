//! What goes with what: frequent itemsets, rules, and suggestions.
//!
//! Everything is counted and compared in whole numbers: a rule exactly at the threshold is kept. (Floating point
//! drops 452 of them on the Groceries data.)

mod baskets;
mod itemsets;
mod pairs;
mod rules;
mod suggest;

#[cfg(test)]
mod tests;

pub use baskets::Baskets;
pub use itemsets::{Itemset, Itemsets, Support, frequent_itemsets};
pub use pairs::{ItemCounts, Pair, PairCounts};
pub use rules::{Confidence as RuleConfidence, Consequent, Rule, association_rules};
pub use suggest::{Suggestion, suggestions};
