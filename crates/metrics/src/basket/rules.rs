//! If this, then that.

use super::itemsets::Itemsets;

/// A confidence threshold as a fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confidence {
    /// Above the line.
    pub numerator: u32,
    /// Below the line.
    pub denominator: u32,
}

impl Confidence {
    /// `both / antecedent ≥ numerator / denominator`, in whole numbers.
    pub fn is_met(self, both: u32, antecedent: u32) -> bool {
        u64::from(both) * u64::from(self.denominator)
            >= u64::from(self.numerator) * u64::from(antecedent)
    }
}

/// What may stand on the right-hand side. The two ways give different numbers of rules, so say which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consequent {
    /// One item (R arules).
    One,
    /// Any number of items (mlxtend).
    Any,
}

/// Who bought `antecedent` also bought `consequent`.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// If, rising.
    pub antecedent: Vec<u32>,
    /// Then, rising.
    pub consequent: Vec<u32>,
    /// Baskets with both.
    pub count: u32,
    /// Baskets with the antecedent.
    pub antecedent_count: u32,
    /// Baskets with the consequent.
    pub consequent_count: u32,
    /// All baskets.
    pub baskets: u64,
}

impl Rule {
    /// Share of the baskets with both.
    pub fn support(&self) -> f64 {
        f64::from(self.count) / self.baskets as f64
    }

    /// Of those with the antecedent, the share that also has the consequent.
    pub fn confidence(&self) -> f64 {
        f64::from(self.count) / f64::from(self.antecedent_count)
    }

    /// Confidence over the share that has the consequent anyway; 1 is no connection.
    pub fn lift(&self) -> f64 {
        f64::from(self.count) * self.baskets as f64
            / (f64::from(self.antecedent_count) * f64::from(self.consequent_count))
    }

    /// `P(both) − P(antecedent)·P(consequent)`.
    pub fn leverage(&self) -> f64 {
        let n = self.baskets as f64;
        self.support() - f64::from(self.antecedent_count) / n * f64::from(self.consequent_count) / n
    }

    /// `(1 − P(consequent)) / (1 − confidence)`; infinite at confidence 1.
    pub fn conviction(&self) -> f64 {
        let without = self.baskets as f64 - f64::from(self.consequent_count);
        let missed = f64::from(self.antecedent_count - self.count);
        without / self.baskets as f64 * f64::from(self.antecedent_count) / missed
    }
}

/// All rules with this confidence, highest lift first, then most baskets, then by items.
///
/// Source: Agrawal, Imielinski & Swami 1993; lift Brin et al. 1997; leverage Piatetsky-Shapiro 1991.
pub fn association_rules(
    itemsets: &Itemsets,
    confidence: Confidence,
    consequent: Consequent,
) -> Vec<Rule> {
    let mut rules = Vec::new();
    for set in itemsets.sets.iter().filter(|set| set.items.len() >= 2) {
        let items = set.items.len();
        let sides: Box<dyn Iterator<Item = u64>> = match consequent {
            Consequent::One => Box::new((0..items).map(|place| 1 << place)),
            // Sets of more than twenty items are out of reach long before their subsets are.
            Consequent::Any => Box::new(1..(1_u64 << items.min(20)) - 1),
        };
        for side in sides {
            let is_right = |place: &usize| side >> place & 1 == 1;
            let pick = |right: bool| -> Vec<u32> {
                let places = (0..items).filter(|place| is_right(place) == right);
                places
                    .filter_map(|place| set.items.get(place).copied())
                    .collect()
            };
            let (left, right) = (pick(false), pick(true));
            let (Some(antecedent_count), Some(consequent_count)) =
                (itemsets.count_of(&left), itemsets.count_of(&right))
            else {
                continue;
            };
            if confidence.is_met(set.count, antecedent_count) {
                rules.push(Rule {
                    antecedent: left,
                    consequent: right,
                    count: set.count,
                    antecedent_count,
                    consequent_count,
                    baskets: itemsets.baskets,
                });
            }
        }
    }
    rules.sort_by(|a, b| {
        let lift = b.lift().total_cmp(&a.lift());
        lift.then(b.count.cmp(&a.count))
            .then_with(|| a.antecedent.cmp(&b.antecedent))
            .then_with(|| a.consequent.cmp(&b.consequent))
    });
    rules
}
