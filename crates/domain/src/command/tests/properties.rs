//! Whatever is typed: what is stored can be read, saving it again changes nothing, and undo is exact (which `check` of
//! [`super::shop`] looks at every time).

use super::shop::Shop;
use crate::command::tidy::tidy;
use crate::command::{Command, Decision, Edit, Rejection, decide};
use crate::record::{Customer, Purchase, PurchaseLine, diff, from_fields};
use crate::value::{Birthday, Field};
use crate::{Day, Id, Money, Quantity, Record};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

fn cases() -> ProptestConfig {
    let long = std::env::var_os("SHUKE_LONG").is_some();
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(if long { 100_000 } else { 200 })
    }
}

/// Names, blanks of all kinds, slashes, marks that cannot be seen.
fn text() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        Just('a'),
        Just('李'),
        Just('/'),
        Just(' '),
        Just('\u{3000}'),
        Just('\u{200b}'),
        Just('\n'),
        Just('7'),
        any::<char>(),
    ];
    vec(letter, 0..8).prop_map(String::from_iter)
}

fn typed() -> impl Strategy<Value = Customer> {
    let texts = (text(), text(), text(), vec(text(), 0..4));
    let sets = (btree_set(text(), 0..4), btree_set(text(), 0..3));
    (texts, sets, any::<Option<u8>>(), any::<Option<i32>>()).prop_map(
        |((name, phone, note, other_phones), (tags, competitors), grade, since)| Customer {
            name,
            phone,
            note,
            other_phones,
            tags,
            competitors,
            grade: grade.map(|grade| grade % 6 + 1),
            customer_since: since.map(Day),
            ..Customer::default()
        },
    )
}

fn save(shop: &mut Shop, before: Option<Customer>, after: Customer) -> Result<Decision, Rejection> {
    let decision = decide(
        &Command::SaveCustomer(Box::new(Edit { before, after })),
        shop,
    )?;
    shop.apply(&decision.changes);
    Ok(decision)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_was_saved_can_be_saved_again(new in typed(), changed in typed()) {
        let mut shop = Shop::default();
        let Ok(first) = save(&mut shop, None, new) else { return Ok(()) };
        let id = first.about.unwrap().id.0;
        let stored = shop.get::<Customer>(id);
        prop_assert!(!tidy(&stored.name).is_empty());
        // The form shows what is stored; saved as it is, nothing changes.
        let again = save(&mut shop, Some(stored.clone()), stored.clone()).unwrap();
        prop_assert!(again.changes.is_empty());
        // And what is stored is what the same texts, tidied, would be.
        let read = from_fields::<Customer>(Id(id), stored.fields().iter().map(|(name, value)| (name.as_ref(), value)));
        prop_assert_eq!(&read, &stored);
        let after = Customer { id: stored.id, ..changed };
        if let Ok(edit) = save(&mut shop, Some(stored.clone()), after.clone()) {
            let now = shop.get::<Customer>(id);
            for change in &edit.changes.changes {
                prop_assert!(change.was.iter().all(|(was, _)| change.sets.iter().any(|(set, _)| set == was)));
                for (name, value) in &change.sets {
                    prop_assert!(now.fields().contains(&(name.clone(), value.clone())) || value.is_null());
                }
            }
            prop_assert!(save(&mut shop, Some(now.clone()), now).unwrap().changes.is_empty());
            prop_assert!(save(&mut shop, Some(stored), after).unwrap().changes.is_empty());
        }
    }

    #[test]
    fn tidying_twice_is_tidying_once(text in text()) {
        let tidied = tidy(&text);
        prop_assert_eq!(tidy(tidied), tidied);
        prop_assert!(text.contains(tidied));
    }

    #[test]
    fn differences_lead_from_one_to_the_other(one in typed(), other in typed()) {
        let there = diff(&one, &other);
        let mut moved = one.clone();
        for (name, value) in &there.sets {
            moved.set(name, value);
        }
        prop_assert_eq!(moved.fields().len(), other.fields().len());
        prop_assert_eq!(diff(&moved, &other).sets, vec![]);
        // Back again by what was there.
        for (name, _) in &there.sets {
            let was = there.was.iter().find(|(was, _)| was == name);
            moved.set(name, was.map_or(&crate::Value::Null, |(_, value)| value));
        }
        prop_assert_eq!(diff(&moved, &one).sets, vec![]);
    }

    #[test]
    fn birthdays_come_back(year in proptest::option::of(1900_i32..2200), month in 0_u8..14, day in 0_u8..33, lunar in any::<bool>()) {
        if let Some(birthday) = Birthday::new(year, month, day, lunar) {
            prop_assert_eq!(Birthday::from_value(&birthday.to_value()), Some(birthday));
        }
    }

    #[test]
    fn lines_come_back(lines in vec((any::<i64>(), any::<i64>(), text(), any::<Option<u128>>()), 0..5)) {
        let lines = lines.into_iter().map(|(quantity, price, name, product)| PurchaseLine {
            product: product.map(|id| crate::record::ProductId(Id(id))),
            name,
            quantity: Quantity(quantity),
            unit_price: Money(price),
        });
        let purchase = Purchase { lines: lines.collect(), ..Purchase::default() };
        let stored = purchase.fields();
        let read = from_fields::<Purchase>(Id(0), stored.iter().map(|(name, value)| (name.as_ref(), value)));
        prop_assert_eq!(read, purchase);
    }
}
