use super::super::shop::{CLERK, Shop, TODAY, check, invalid};
use super::desk_shop::{run, shop};
use crate::command::{Command, Edit, Problem};
use crate::record::{
    ComplaintId, CustomerId, Purchase, PurchaseId, PurchaseLine, Return, ReturnId, ReturnKind,
    StaffId,
};
use crate::{Id, Money, Quantity};

fn nails(pieces: i64) -> PurchaseLine {
    PurchaseLine {
        name: "钉子".to_owned(),
        quantity: Quantity(pieces * 1_000),
        unit_price: Money(100),
        ..PurchaseLine::default()
    }
}

/// Customer 1 bought five nails a year ago (20) and five today (21), customer 2 five today (22).
fn trading() -> Shop {
    let mut shop = shop();
    for (id, customer, ago) in [(20, 1, 365), (21, 1, 0), (22, 2, 0)] {
        shop.put(&Purchase {
            id: PurchaseId(Id(id)),
            customer: CustomerId(Id(customer)),
            day: TODAY.plus(-ago),
            total: Money(500),
            lines: vec![nails(5)],
            ..Purchase::default()
        });
    }
    shop
}

fn back(purchase: u128, pieces: i64) -> Return {
    Return {
        customer: CustomerId(Id(1)),
        purchase: Some(PurchaseId(Id(purchase))),
        day: TODAY,
        kind: Some(ReturnKind::Return),
        lines: vec![nails(pieces)],
        ..Return::default()
    }
}

fn save(before: Option<Return>, after: Return) -> Command {
    Command::SaveReturn(Box::new(Edit { before, after }))
}

#[test]
fn who_took_it_back_comes_by_itself() {
    let mut shop = trading();
    let replaced = Return {
        replacement: Some(PurchaseId(Id(21))),
        ..back(21, 1)
    };
    // What was taken instead belongs to an exchange; here it was a form's leftover.
    let command = save(None, replaced);
    run(&mut shop, &command);
    let kept: Return = shop.get(1_000);
    assert_eq!((kept.by, kept.replacement), (Some(CLERK), None));
}

#[test]
fn two_returns_share_what_was_bought() {
    let mut shop = trading();
    run(&mut shop, &save(None, back(21, 3)));
    invalid(
        &shop,
        &save(None, back(21, 3)),
        &[("lines", Problem::MoreThanBought)],
    );
    run(&mut shop, &save(None, back(21, 2)));
    // Correcting the first one does not count it twice.
    let first: Return = shop.get(1_000);
    let fewer = Return {
        lines: vec![nails(2)],
        ..first.clone()
    };
    run(&mut shop, &save(Some(first), fewer.clone()));
    let more = Return {
        lines: vec![nails(4)],
        ..fewer.clone()
    };
    invalid(
        &shop,
        &save(Some(fewer), more),
        &[("lines", Problem::MoreThanBought)],
    );
}

#[test]
fn a_late_return_names_who_allowed_it() {
    let mut shop = trading();
    let late = back(20, 1);
    let days = 365 - 92;
    invalid(
        &shop,
        &save(None, late.clone()),
        &[("allowed_by", Problem::WindowOver { days })],
    );
    let allowed = Return {
        allowed_by: Some(StaffId(Id(901))),
        ..late
    };
    run(&mut shop, &save(None, allowed));
    // A correction of something else is not asked again, taking the name off is.
    let stored: Return = shop.get(1_000);
    let unnamed = Return {
        allowed_by: None,
        ..stored.clone()
    };
    invalid(
        &shop,
        &save(Some(stored.clone()), unnamed),
        &[("allowed_by", Problem::WindowOver { days })],
    );
    shop.put(&Return {
        allowed_by: None,
        ..stored.clone()
    });
    let old = Return {
        allowed_by: None,
        ..stored
    };
    let noted = Return {
        note: "老客户".to_owned(),
        ..old.clone()
    };
    check(
        &mut shop,
        &save(Some(old), noted),
        &["return 1000: note = \"老客户\""],
    );
}

#[test]
fn nothing_of_another_customer_gets_mixed_in() {
    let mut shop = trading();
    invalid(
        &shop,
        &save(None, back(22, 1)),
        &[("purchase", Problem::OfAnotherCustomer)],
    );
    let other = Return {
        customer: CustomerId(Id(2)),
        complaint: Some(ComplaintId(Id(60))),
        kind: Some(ReturnKind::Exchange),
        replacement: Some(PurchaseId(Id(21))),
        ..back(22, 1)
    };
    invalid(
        &shop,
        &save(None, other),
        &[
            ("complaint", Problem::OfAnotherCustomer),
            ("replacement", Problem::OfAnotherCustomer),
        ],
    );
    // Without the receipt: taken back on trust.
    let unknown = Return {
        id: ReturnId::default(),
        purchase: None,
        ..back(0, 1)
    };
    run(&mut shop, &save(None, unknown));
}
