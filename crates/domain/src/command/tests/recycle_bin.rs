use super::shop::{Shop, check, invalid, refused};
use crate::command::{Command, Problem, RecordName, Rejection};
use crate::record::{Customer, CustomerId, Purchase, PurchaseId};
use crate::{Id, Name, Value};

fn records(names: &[(&'static str, u128)]) -> Vec<RecordName> {
    names
        .iter()
        .map(|(kind, id)| RecordName {
            kind: Name::Borrowed(kind),
            id: Id(*id),
        })
        .collect()
}

fn remove(names: &[(&'static str, u128)], reason: &str) -> Command {
    Command::Remove {
        records: records(names),
        reason: reason.to_owned(),
    }
}

fn restore(names: &[(&'static str, u128)]) -> Command {
    Command::Restore {
        records: records(names),
    }
}

#[test]
fn removed_and_restored() {
    let mut shop = Shop::with_customers();
    let two = [("customer", 1), ("customer", 2)];
    check(
        &mut shop,
        &remove(&two, " 搬走了 "),
        &[
            r#"customer 1: removed = "搬走了""#,
            r#"customer 2: removed = "搬走了""#,
        ],
    );
    check(
        &mut shop,
        &restore(&[("customer", 1), ("customer", 3)]),
        &[r#"customer 1: removed = nothing, was "搬走了""#],
    );
}

#[test]
fn what_lies_there_keeps_its_reason() {
    let mut shop = Shop::with_customers();
    check(
        &mut shop,
        &remove(&[("customer", 1)], "first"),
        &[r#"customer 1: removed = "first""#],
    );
    check(&mut shop, &remove(&[("customer", 1)], "second"), &[]);
    check(&mut shop, &restore(&[("customer", 2)]), &[]);
}

/// Nobody has to say why, and the record is away all the same.
#[test]
fn a_reason_may_be_empty() {
    let mut shop = Shop::with_customers();
    check(
        &mut shop,
        &remove(&[("customer", 1)], "  "),
        &[r#"customer 1: removed = """#],
    );
    check(
        &mut shop,
        &restore(&[("customer", 1)]),
        &[r#"customer 1: removed = nothing, was """#],
    );
}

#[test]
fn named_twice_is_removed_once() {
    let mut shop = Shop::with_customers();
    let twice = [("customer", 1), ("customer", 1)];
    check(
        &mut shop,
        &remove(&twice, "x"),
        &[r#"customer 1: removed = "x""#],
    );
    check(
        &mut shop,
        &restore(&twice),
        &[r#"customer 1: removed = nothing, was "x""#],
    );
}

#[test]
fn records_of_a_newer_build_too() {
    let mut shop = Shop::default();
    shop.store("lottery_ticket", 7, "number", Value::Int(13));
    check(
        &mut shop,
        &remove(&[("lottery_ticket", 7)], "x"),
        &[r#"lottery_ticket 7: removed = "x""#],
    );
    check(
        &mut shop,
        &restore(&[("lottery_ticket", 7)]),
        &[r#"lottery_ticket 7: removed = nothing, was "x""#],
    );
}

#[test]
fn nonsense_is_refused() {
    let shop = Shop::with_customers();
    refused(&shop, &remove(&[], "x"), &Rejection::NothingSelected);
    refused(&shop, &restore(&[]), &Rejection::NothingSelected);
    refused(
        &shop,
        &remove(&[("customer", 1), ("customer", 404)], "x"),
        &Rejection::NotThere,
    );
    refused(&shop, &restore(&[("purchase", 1)]), &Rejection::NotThere);
    let limit = 200;
    let long = remove(&[("customer", 1)], &"长".repeat(201));
    invalid(&shop, &long, &[("removed", Problem::TooLong { limit })]);
}

fn shop_after_merge() -> Shop {
    let mut shop = Shop::with_customers();
    for id in [10, 11] {
        let customer = CustomerId(Id(2));
        shop.put(&Purchase {
            id: PurchaseId(Id(id)),
            customer,
            ..Purchase::default()
        });
        shop.discard::<Purchase>(id);
    }
    shop.store("customer", 2, "merged_into", Value::Id(Id(3)));
    shop.discard::<Customer>(2);
    shop
}

#[test]
fn what_belonged_to_a_merged_customer_comes_back_to_the_one_it_became() {
    let mut shop = shop_after_merge();
    check(
        &mut shop,
        &restore(&[("purchase", 10)]),
        &[
            r#"purchase 10: removed = nothing, was "old""#,
            "purchase 10: customer = #3, was #2",
        ],
    );
    // Merged on and on, and in a ring.
    shop.store("customer", 3, "merged_into", Value::Id(Id(1)));
    shop.discard::<Customer>(3);
    let mut ring = shop.clone();
    check(
        &mut shop,
        &restore(&[("purchase", 11)]),
        &[
            r#"purchase 11: removed = nothing, was "old""#,
            "purchase 11: customer = #1, was #2",
        ],
    );
    ring.store("customer", 1, "merged_into", Value::Id(Id(2)));
    ring.discard::<Customer>(1);
    let mut once = ring.clone();
    once.apply(
        &crate::command::decide(&restore(&[("purchase", 11)]), &mut ring)
            .unwrap()
            .changes,
    );
}

#[test]
fn a_merged_customer_comes_back_as_one_of_its_own() {
    let mut shop = shop_after_merge();
    check(
        &mut shop,
        &restore(&[("customer", 2), ("purchase", 10)]),
        &[
            r#"customer 2: removed = nothing, was "old""#,
            "customer 2: merged_into = nothing, was #3",
            r#"purchase 10: removed = nothing, was "old""#,
        ],
    );
}
