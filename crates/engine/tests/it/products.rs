//! What the lines of purchases add up to.

use crate::desk::{Desk, Quiet};
use crate::doings::{add_product, line, sell};
use api::{
    CustomerPage, InsightsPage, Measured, ProductPage, PurchaseList, PurchasePage, Undo, Window,
};
use domain::Day;
use domain::command::{Command, Edit, RecordName};
use domain::record::{ProductId, Purchase, PurchaseId};
use storage::Memory;

fn sold(desk: &Desk, id: ProductId) -> (u32, Option<Day>) {
    let row = desk.ask(ProductPage { id }).unwrap();
    (row.sold, row.last_sold)
}

fn range(desk: &Desk) -> f64 {
    match desk
        .ask(InsightsPage { window_days: 90 })
        .unwrap()
        .average_range
    {
        Measured::Value { value, .. } => value,
        Measured::NotEnough { .. } => 0.0,
    }
}

#[test]
fn products_are_counted_once_a_purchase_and_follow_every_change() {
    let desk = Desk::open(Memory::new(), &Quiet::default());
    let [hammer, glue] = ["锤子", "胶水"].map(|name| add_product(&desk, name));
    let [one, other] = ["甲", "乙"].map(|name| desk.add_customer(name));
    let of = |product| line(Some(product), "一件");
    // Twice on one receipt is one purchase.
    let lines = vec![of(hammer), of(hammer), line(None, "散装")];
    let first = sell(&desk, one, 20_700, lines).unwrap();
    sell(&desk, other, 20_710, vec![of(hammer), of(glue)]).unwrap();
    assert_eq!(sold(&desk, hammer), (2, Some(Day(20_710))));
    assert_eq!(sold(&desk, glue), (1, Some(Day(20_710))));
    assert!((range(&desk) - 2.0).abs() < 1e-9);

    // The same written name is one thing, another one is another.
    let lines = vec![line(None, "散装"), line(None, "别的")];
    sell(&desk, other, 20_720, lines).unwrap();
    assert!((range(&desk) - 3.0).abs() < 1e-9);

    // Glue instead of everything on the first receipt.
    let id = PurchaseId(first.about.unwrap().id);
    let before = desk.ask(PurchasePage { id }).unwrap().purchase;
    let after = Purchase {
        lines: vec![of(glue)],
        ..before.clone()
    };
    let edited = desk
        .run(Command::SavePurchase(Box::new(Edit {
            before: Some(before),
            after,
        })))
        .unwrap();
    assert_eq!(sold(&desk, hammer), (1, Some(Day(20_710))));
    assert_eq!(sold(&desk, glue), (2, Some(Day(20_710))));
    assert!((range(&desk) - 2.5).abs() < 1e-9);
    let with_glue = PurchaseList {
        product: Some(glue),
        window: Window {
            offset: 0,
            limit: 9,
        },
        ..PurchaseList::default()
    };
    assert_eq!(desk.ask(with_glue.clone()).unwrap().total, 2);

    // What lies in the recycle bin counts for nothing.
    desk.run(Command::Remove {
        records: vec![RecordName::of::<Purchase>(id)],
        reason: "mistake".to_owned(),
    })
    .unwrap();
    assert_eq!(sold(&desk, glue), (1, Some(Day(20_710))));
    assert_eq!(desk.ask(with_glue.clone()).unwrap().total, 1);
    desk.run(Command::Restore {
        records: vec![RecordName::of::<Purchase>(id)],
    })
    .unwrap();
    let batch = edited.batch.unwrap();
    desk.ask(Undo { batch }).unwrap();
    assert_eq!(sold(&desk, hammer), (2, Some(Day(20_710))));
    assert_eq!(desk.ask(with_glue).unwrap().total, 1);
    let page = desk.ask(CustomerPage { id: one }).unwrap();
    assert_eq!(page.purchases.products, 2);
}
