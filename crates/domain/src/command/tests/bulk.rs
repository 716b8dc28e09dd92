use super::shop::{Shop, check, invalid, refused};
use crate::command::{BulkEdit, Command, Problem, Rejection};
use crate::record::{Customer, CustomerClass, CustomerId, Staff, StaffId};
use crate::{Id, Value};

fn all(edit: BulkEdit) -> Command {
    let customers = [1, 2, 3].map(|id| CustomerId(Id(id))).to_vec();
    Command::EditCustomers { customers, edit }
}

#[test]
fn those_that_are_so_already_are_passed_over() {
    let mut shop = Shop::with_customers();
    shop.store("customer", 2, "class", Value::from("core"));
    shop.store("customer", 3, "class", Value::from("general"));
    check(
        &mut shop,
        &all(BulkEdit::SetClass(Some(CustomerClass::Core))),
        &[
            r#"customer 1: class = "core""#,
            r#"customer 3: class = "core", was "general""#,
        ],
    );
    check(
        &mut shop,
        &all(BulkEdit::SetClass(Some(CustomerClass::Core))),
        &[],
    );
    check(
        &mut shop,
        &all(BulkEdit::SetClass(None)),
        &[
            r#"customer 1: class = nothing, was "core""#,
            r#"customer 2: class = nothing, was "core""#,
            r#"customer 3: class = nothing, was "core""#,
        ],
    );
}

#[test]
fn the_recycle_bin_is_passed_over() {
    let mut shop = Shop::with_customers();
    shop.discard::<Customer>(2);
    check(
        &mut shop,
        &all(BulkEdit::SetGrade(Some(5))),
        &["customer 1: grade = 5", "customer 3: grade = 5"],
    );
}

#[test]
fn tags_come_and_go_one_by_one() {
    let mut shop = Shop::with_customers();
    shop.store("customer", 1, "tag/vip", Value::Bool(true));
    shop.store("customer", 1, "tag/old", Value::Bool(true));
    check(
        &mut shop,
        &all(BulkEdit::AddTag(" vip ".to_owned())),
        &["customer 2: tag/vip = true", "customer 3: tag/vip = true"],
    );
    check(
        &mut shop,
        &all(BulkEdit::RemoveTag("old".to_owned())),
        &["customer 1: tag/old = nothing, was true"],
    );
    check(
        &mut shop,
        &all(BulkEdit::RemoveTag("never".to_owned())),
        &[],
    );
}

#[test]
fn areas_and_managers() {
    let mut shop = Shop::with_customers();
    shop.store("customer", 1, "area", Value::from("城北"));
    shop.put(&Staff {
        id: StaffId(Id(50)),
        name: "小王".to_owned(),
        ..Staff::default()
    });
    check(
        &mut shop,
        &all(BulkEdit::SetArea("城南 ".to_owned())),
        &[
            r#"customer 1: area = "城南", was "城北""#,
            r#"customer 2: area = "城南""#,
            r#"customer 3: area = "城南""#,
        ],
    );
    check(
        &mut shop,
        &all(BulkEdit::SetManager(Some(StaffId(Id(50))))),
        &[
            "customer 1: manager = #50",
            "customer 2: manager = #50",
            "customer 3: manager = #50",
        ],
    );
    let blank = all(BulkEdit::SetArea(" ".to_owned()));
    let lines = [1, 2, 3].map(|id| format!(r#"customer {id}: area = nothing, was "城南""#));
    check(&mut shop, &blank, &lines.each_ref().map(String::as_str));
}

#[test]
fn a_customer_picked_twice_is_changed_once() {
    let mut shop = Shop::with_customers();
    let customers = [1, 1, 1].map(|id| CustomerId(Id(id))).to_vec();
    let command = Command::EditCustomers {
        customers,
        edit: BulkEdit::SetGrade(Some(2)),
    };
    check(&mut shop, &command, &["customer 1: grade = 2"]);
}

#[test]
fn nonsense_is_refused() {
    let shop = Shop::with_customers();
    let nobody = Command::EditCustomers {
        customers: vec![],
        edit: BulkEdit::SetGrade(None),
    };
    refused(&shop, &nobody, &Rejection::NothingSelected);
    refused(
        &Shop::default(),
        &all(BulkEdit::SetGrade(None)),
        &Rejection::NotThere,
    );
    invalid(
        &shop,
        &all(BulkEdit::AddTag("\u{3000}".to_owned())),
        &[("tag", Problem::Missing)],
    );
    invalid(
        &shop,
        &all(BulkEdit::RemoveTag(String::new())),
        &[("tag", Problem::Missing)],
    );
    let limit = 200;
    invalid(
        &shop,
        &all(BulkEdit::AddTag("长".repeat(201))),
        &[("tag", Problem::TooLong { limit })],
    );
    invalid(
        &shop,
        &all(BulkEdit::SetArea("长".repeat(201))),
        &[("area", Problem::TooLong { limit })],
    );
    for grade in [0, 6] {
        let (low, high) = (1, 5);
        invalid(
            &shop,
            &all(BulkEdit::SetGrade(Some(grade))),
            &[("grade", Problem::OutOfRange { low, high })],
        );
    }
    let stranger = BulkEdit::SetManager(Some(StaffId(Id(404))));
    invalid(&shop, &all(stranger), &[("manager", Problem::NotThere)]);
}
