use super::{Returnable, ReturnableLine};
use crate::command::{FieldError, Problem};
use crate::record::{
    CustomerId, ProductId, Purchase, PurchaseId, PurchaseLine, Return, ReturnKind, StaffId,
};
use crate::{Day, Id, Money, Quantity};

fn line(product: Option<u128>, name: &str, thousandths: i64, price: i64) -> PurchaseLine {
    PurchaseLine {
        product: product.map(|id| ProductId(Id(id))),
        name: name.to_owned(),
        quantity: Quantity(thousandths),
        unit_price: Money(price),
    }
}

/// Three kettles at two prices, 1.5 kg of nails by hand: 250.00 in lines, 225.00 paid.
fn bought() -> Returnable {
    Returnable {
        purchase: Purchase {
            id: PurchaseId(Id(10)),
            customer: CustomerId(Id(1)),
            day: Day(20_700),
            total: Money(22_500),
            lines: vec![
                line(Some(7), "水壶", 2_000, 8_000),
                line(Some(7), "水壶", 1_000, 6_000),
                line(None, "钉子", 1_500, 2_000),
            ],
            ..Purchase::default()
        },
        has_staff: true,
        ..Returnable::default()
    }
}

fn back(lines: Vec<PurchaseLine>, refund: i64) -> Return {
    Return {
        customer: CustomerId(Id(1)),
        purchase: Some(PurchaseId(Id(10))),
        day: Day(20_710),
        kind: Some(ReturnKind::Return),
        lines,
        refund: Some(Money(refund)),
        ..Return::default()
    }
}

fn left(returnable: &Returnable) -> Vec<i64> {
    let lines = returnable.lines();
    lines
        .iter()
        .map(|ReturnableLine { left, .. }| left.0)
        .collect()
}

fn problems(returnable: &Returnable, returned: &Return) -> Vec<(String, Problem)> {
    returnable
        .problems(returned)
        .into_iter()
        .map(|FieldError { field, problem }| (field.into_owned(), problem))
        .collect()
}

#[test]
fn what_came_back_is_taken_off_the_line_it_was_bought_with() {
    let mut shop = bought();
    assert_eq!(left(&shop), [2_000, 1_000, 1_500]);
    shop.earlier = vec![back(vec![line(Some(7), "壶", 1_000, 6_000)], 0)];
    assert_eq!(left(&shop), [2_000, 0, 1_500]);
    // At a price nobody paid: of whichever there is one left.
    shop.earlier = vec![back(vec![line(Some(7), "水壶", 3_000, 1)], 0)];
    assert_eq!(left(&shop), [0, 0, 1_500]);
    assert!(!shop.is_exceeded());
    shop.earlier
        .push(back(vec![line(None, "钉子", 2_000, 2_000)], 0));
    assert_eq!(left(&shop), [0, 0, 0]);
    assert!(shop.is_exceeded());
}

#[test]
fn a_part_is_worth_its_share_of_what_was_paid() {
    let mut shop = bought();
    assert_eq!(
        shop.worth(&[line(Some(7), "水壶", 1_000, 8_000)]),
        Money(7_200)
    );
    assert_eq!(shop.worth(&shop.purchase.lines), Money(22_500));
    shop.earlier = vec![back(Vec::new(), 20_000)];
    assert_eq!(shop.refundable(), Money(2_500));
    assert_eq!(
        shop.worth(&[line(Some(7), "水壶", 1_000, 8_000)]),
        Money(2_500)
    );
    // Written down as an amount alone, or given away.
    shop.purchase.lines.clear();
    assert_eq!(shop.worth(&[line(None, "壶", 1_000, 1_000)]), Money(1_000));
    shop.purchase.total = Money(-5);
    assert_eq!(shop.worth(&[line(None, "壶", 1_000, 1_000)]), Money(0));
}

#[test]
fn no_more_comes_back_than_was_bought_and_paid() {
    let mut shop = bought();
    let two = || vec![line(Some(7), "水壶", 2_000, 8_000)];
    assert_eq!(problems(&shop, &back(two(), 22_500)), []);
    shop.earlier = vec![back(two(), 14_400)];
    assert_eq!(
        problems(&shop, &back(two(), 8_101)),
        [
            ("lines".to_owned(), Problem::MoreThanBought),
            (
                "refund".to_owned(),
                Problem::MoreThanPaid { left: Money(8_100) }
            ),
        ]
    );
    let other_thing = back(vec![line(None, "锤子", 1, 0)], 0);
    assert_eq!(
        problems(&shop, &other_thing),
        [("lines".to_owned(), Problem::MoreThanBought)]
    );
    // Nobody knows how many there were.
    shop.purchase.lines.clear();
    assert_eq!(problems(&shop, &other_thing), []);
}

#[test]
fn after_the_window_somebody_is_named() {
    let mut shop = bought();
    shop.rules
        .return_days
        .insert("any".to_owned(), crate::Value::Int(7));
    let mut late = back(vec![line(None, "钉子", 1_000, 2_000)], 0);
    assert_eq!(
        problems(&shop, &late),
        [("allowed_by".to_owned(), Problem::WindowOver { days: 3 })]
    );
    late.allowed_by = Some(StaffId(Id(9)));
    assert_eq!(problems(&shop, &late), []);
    // One person's shop.
    late.allowed_by = None;
    shop.has_staff = false;
    assert_eq!(problems(&shop, &late), []);
}

#[test]
fn what_cannot_be_is_refused() {
    let shop = bought();
    let odd = Return {
        customer: CustomerId(Id(2)),
        day: Day(20_699),
        kind: Some(ReturnKind::Exchange),
        replacement: Some(PurchaseId(Id(10))),
        ..back(vec![line(None, "钉子", 1_000, 2_000)], 0)
    };
    assert_eq!(
        problems(&shop, &odd),
        [
            ("purchase".to_owned(), Problem::OfAnotherCustomer),
            ("day".to_owned(), Problem::BeforePurchase),
            ("replacement".to_owned(), Problem::SamePurchase),
        ]
    );
}
