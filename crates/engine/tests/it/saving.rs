//! What is saved is there: in this tab, in the next one, after opening again, and undone when undone.

use crate::desk::{Desk, Quiet};
use crate::doings::befriend;
use api::{CustomerList, CustomerPage, Search, Undo, Window};
use domain::command::{Command, Edit};
use domain::record::Customer;
use storage::Memory;

const ALL: Window = Window {
    offset: 0,
    limit: 100,
};

fn names(desk: &Desk) -> Vec<String> {
    let list = desk
        .ask(CustomerList {
            window: ALL,
            ..CustomerList::default()
        })
        .unwrap();
    list.rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn customers_survive_reopening_in_pinyin_order() {
    let store = Memory::new();
    let desk = Desk::open(store.clone(), &Quiet::default());
    for name in ["赵敏", "王建国", "Alice", "李梅"] {
        desk.add_customer(name);
    }
    assert_eq!(names(&desk), ["Alice", "李梅", "王建国", "赵敏"]);
    let again = Desk::open(store, &Quiet::default());
    assert_eq!(names(&again), ["Alice", "李梅", "王建国", "赵敏"]);
}

#[test]
fn a_person_in_the_recycle_bin_is_not_found() {
    let desk = Desk::open(Memory::new(), &Quiet::default());
    let id = desk.add_customer("海潮装饰");
    let person = befriend(&desk, id, "小赵").unwrap().about.unwrap();
    let find = || {
        let ask = Search {
            text: "小赵".to_owned(),
            limit: 9,
        };
        desk.ask(ask).unwrap().hits.len()
    };
    assert_eq!(find(), 1);
    desk.run(Command::Remove {
        records: vec![person],
        reason: String::new(),
    })
    .unwrap();
    assert_eq!(find(), 0);
}

#[test]
fn two_tabs_write_one_after_the_other() {
    let store = Memory::new();
    let surroundings = Quiet::default();
    let one = Desk::open(store.clone(), &surroundings);
    let other = Desk::open(store, &surroundings);
    one.add_customer("甲");
    other.add_customer("乙");
    one.add_customer("丙");
    pollster::block_on(other.session.catch_up()).unwrap();
    assert_eq!(names(&one), names(&other));
    assert_eq!(names(&one).len(), 3);
}

#[test]
fn an_edit_is_undone_after_reopening() {
    let store = Memory::new();
    let surroundings = Quiet::default();
    let desk = Desk::open(store.clone(), &surroundings);
    let id = desk.add_customer("王建国");
    let before = desk.ask(CustomerPage { id }).unwrap().customer;
    let after = Customer {
        phone: "13800001234".to_owned(),
        ..before.clone()
    };
    let done = desk
        .run(Command::SaveCustomer(Box::new(Edit {
            before: Some(before.clone()),
            after,
        })))
        .unwrap();
    let again = Desk::open(store, &surroundings);
    assert_eq!(
        again.ask(CustomerPage { id }).unwrap().customer.phone,
        "13800001234"
    );
    again
        .ask(Undo {
            batch: done.batch.unwrap(),
        })
        .unwrap();
    assert_eq!(again.ask(CustomerPage { id }).unwrap().customer, before);
}
