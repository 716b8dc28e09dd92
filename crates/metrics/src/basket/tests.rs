use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::fixtures::{close, expected, number};

/// Han & Kamber, Data Mining, the nine baskets of table 6.1.
const TEXTBOOK: [&[u32]; 9] = [
    &[1, 2, 5],
    &[2, 4],
    &[2, 3],
    &[1, 2, 4],
    &[1, 3],
    &[2, 3],
    &[1, 3],
    &[1, 2, 3, 5],
    &[1, 2, 3],
];

fn named(items: &[u32]) -> String {
    items
        .iter()
        .map(|item| format!("I{item}"))
        .collect::<Vec<_>>()
        .join(",")
}

fn textbook(confidence: RuleConfidence, consequent: Consequent) -> (Itemsets, Vec<Rule>) {
    let baskets = Baskets::of(TEXTBOOK);
    let sets = frequent_itemsets(&baskets, Support::Baskets(2), 9, 1000).unwrap();
    let rules = association_rules(&sets, confidence, consequent);
    (sets, rules)
}

const SEVEN_TENTHS: RuleConfidence = RuleConfidence {
    numerator: 7,
    denominator: 10,
};

#[test]
fn textbook_itemsets_and_rules() {
    let all = expected();
    let figures = &all["assoc"]["textbook"];
    let (sets, rules) = textbook(SEVEN_TENTHS, Consequent::Any);
    let found: BTreeMap<String, u64> = sets
        .sets
        .iter()
        .map(|set| (named(&set.items), u64::from(set.count)))
        .collect();
    let wanted = figures["itemsets"].as_object().unwrap();
    assert_eq!(found.len(), wanted.len());
    for (items, count) in wanted {
        assert_eq!(found.get(items).copied(), count.as_u64(), "{items}");
    }
    let list = figures["rules"].as_array().unwrap();
    assert_eq!(rules.len(), list.len());
    for wanted in list {
        let sides = (wanted[0].as_str().unwrap(), wanted[1].as_str().unwrap());
        let is_same = |rule: &&Rule| {
            (
                named(&rule.antecedent).as_str(),
                named(&rule.consequent).as_str(),
            ) == sides
        };
        let rule = rules.iter().find(is_same).unwrap();
        close(rule.confidence(), number(&wanted[2]), 1e-15);
        close(rule.lift(), number(&wanted[3]), 1e-15);
        assert_eq!(rule.conviction(), number(&wanted[4]));
    }
    let (_, single) = textbook(SEVEN_TENTHS, Consequent::One);
    assert_eq!(single.len(), 5);
}

/// R arules on Groceries, {citrus fruit, root vegetables} ⇒ other vegetables: measures from the counts alone.
#[test]
fn measures_of_the_top_groceries_rule() {
    let rule = Rule {
        antecedent: vec![1, 2],
        consequent: vec![3],
        count: 102,
        antecedent_count: 174,
        consequent_count: 1903,
        baskets: 9835,
    };
    close(rule.confidence(), 0.586_206_896_551_724, 1e-14);
    close(rule.lift(), 3.029_608_422_273_36, 1e-14);
    close(rule.leverage(), 0.006_947_868_089_878_52, 1e-13);
    close(rule.conviction(), 1.949_059_481_443_82, 1e-13);
}

#[test]
fn thresholds_are_exact() {
    let one_in_three = Support::Share {
        numerator: 1,
        denominator: 3,
    };
    assert_eq!(one_in_three.min_count(9), 3);
    assert_eq!(one_in_three.min_count(10), 4);
    assert_eq!(
        Support::Share {
            numerator: 1,
            denominator: 1000
        }
        .min_count(9835),
        10
    );
    let half = RuleConfidence {
        numerator: 1,
        denominator: 2,
    };
    assert!(half.is_met(19, 38));
    assert!(!half.is_met(19, 39));
}

#[test]
fn duplicates_in_a_basket_count_once() {
    let doubled = Baskets::of([[7_u32, 7, 3].as_slice(), &[3, 7, 3]]);
    let sets = frequent_itemsets(&doubled, Support::Baskets(1), 9, 100).unwrap();
    assert_eq!(sets.count_of(&[3, 7]), Some(2));
    assert!(frequent_itemsets(&Baskets::default(), Support::Baskets(1), 9, 100).is_err());
}

#[test]
fn too_many_sets_are_cut_and_said() {
    let sets = frequent_itemsets(&Baskets::of(TEXTBOOK), Support::Baskets(1), 9, 5).unwrap();
    assert_eq!((sets.sets.len(), sets.is_cut), (5, true));
    let pairs = frequent_itemsets(&Baskets::of(TEXTBOOK), Support::Baskets(2), 2, 100).unwrap();
    assert!(pairs.sets.iter().all(|set| set.items.len() <= 2) && !pairs.is_cut);
}

#[test]
fn suggestions_have_their_reason() {
    let any = RuleConfidence {
        numerator: 1,
        denominator: 10,
    };
    let (_, rules) = textbook(any, Consequent::One);
    let found = suggestions(&rules, &[5], 5);
    // Whoever has item 5 always bought 1 and 2; the lift of 1 is higher.
    assert_eq!(found.iter().map(|s| s.item).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(found[0].because.antecedent, [5]);
    assert!(suggestions(&rules, &[], 5).is_empty());
    assert_eq!(suggestions(&rules, &[5], 1).len(), 1);
}

proptest! {
    /// Against counting every subset of every basket.
    #[test]
    fn all_frequent_sets_and_no_others(
        rows in prop::collection::vec(prop::collection::vec(0_u32..7, 0..7), 1..30), min in 1_u32..6,
    ) {
        let baskets = Baskets::of(rows.iter().map(Vec::as_slice));
        let found = frequent_itemsets(&baskets, Support::Baskets(min), 9, 100_000).unwrap();
        let mut wanted: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
        for mask in 1_u32..128 {
            let set: Vec<u32> = (0..7).filter(|item| mask >> item & 1 == 1).collect();
            let count = rows.iter().filter(|row| set.iter().all(|item| row.contains(item))).count();
            if count >= min as usize {
                wanted.insert(set, u32::try_from(count).unwrap());
            }
        }
        let sets: BTreeMap<Vec<u32>, u32> = found.sets.iter().map(|set| (set.items.clone(), set.count)).collect();
        prop_assert_eq!(sets, wanted);
        let half = RuleConfidence { numerator: 1, denominator: 2 };
        for rule in association_rules(&found, half, Consequent::Any) {
            prop_assert!(rule.confidence() >= 0.5 && rule.confidence() <= 1.0);
            prop_assert!(rule.count >= min);
        }
    }
}
