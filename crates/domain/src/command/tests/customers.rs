use super::shop::{Shop, TODAY, check, customer, invalid, refused};
use crate::command::{Command, Edit, Problem, Rejection};
use crate::record::{Consent, Customer, CustomerClass, CustomerId, Staff, StaffId};
use crate::{Id, Record, Value};

fn add(customer: Customer) -> Command {
    Command::SaveCustomer(Box::new(Edit {
        before: None,
        after: customer,
    }))
}

/// The form opened what is stored, somebody typed, and saved.
fn edit(shop: &Shop, id: u128, typing: impl FnOnce(&mut Customer)) -> Command {
    let before = shop.get::<Customer>(id);
    let mut after = before.clone();
    typing(&mut after);
    Command::SaveCustomer(Box::new(Edit {
        before: Some(before),
        after,
    }))
}

#[test]
fn a_new_customer_gets_an_identity_and_only_what_was_filled_in() {
    let mut shop = Shop::default();
    let mut new = customer(77, "李雷");
    new.phone = "138 0013 8000".to_owned();
    new.class = Some(CustomerClass::Core);
    new.consent = Some(Consent::Agreed);
    new.consent_day = Some(TODAY);
    new.tags.insert("老客户".to_owned());
    check(
        &mut shop,
        &add(new),
        &[
            r#"customer 1000: name = "李雷""#,
            r#"customer 1000: phone = "138 0013 8000""#,
            r#"customer 1000: class = "core""#,
            r#"customer 1000: consent = "agreed""#,
            "customer 1000: consent_day = 20780",
            "customer 1000: tag/老客户 = true",
        ],
    );
}

#[test]
fn an_edit_writes_what_differs() {
    let mut shop = Shop::with_customers();
    shop.store("customer", 1, "phone", Value::from("138"));
    let command = edit(&shop, 1, |customer| {
        customer.phone = "139".to_owned();
        customer.grade = Some(2);
    });
    check(
        &mut shop,
        &command,
        &[
            r#"customer 1: phone = "139", was "138""#,
            "customer 1: grade = 2",
        ],
    );
    // The same again changes nothing, and so makes no batch.
    check(&mut shop, &command, &[]);
}

#[test]
fn clearing_is_a_change() {
    let mut shop = Shop::with_customers();
    let command = edit(&shop, 1, |customer| {
        customer.tags.extend(["a".to_owned(), "b".to_owned()]);
        customer.note = "爱喝茶".to_owned();
    });
    check(
        &mut shop,
        &command,
        &[
            r"customer 1: tag/a = true",
            "customer 1: tag/b = true",
            r#"customer 1: note = "爱喝茶""#,
        ],
    );
    let command = edit(&shop, 1, |customer| {
        customer.tags.remove("a");
        customer.note.clear();
    });
    check(
        &mut shop,
        &command,
        &[
            r"customer 1: tag/a = nothing, was true",
            r#"customer 1: note = nothing, was "爱喝茶""#,
        ],
    );
}

/// Two people have the same form open.
#[test]
fn undo_goes_back_to_what_was_stored_not_to_what_the_form_had_opened() {
    let mut shop = Shop::with_customers();
    let mine = edit(&shop, 1, |customer| customer.phone = "222".to_owned());
    let theirs = edit(&shop, 1, |customer| {
        customer.phone = "111".to_owned();
        customer.note = "n".to_owned();
    });
    check(
        &mut shop,
        &theirs,
        &[r#"customer 1: phone = "111""#, r#"customer 1: note = "n""#],
    );
    check(
        &mut shop,
        &mine,
        &[r#"customer 1: phone = "222", was "111""#],
    );
}

#[test]
fn blanks_at_the_ends_are_taken_off() {
    let mut shop = Shop::default();
    let mut new = customer(0, "\u{3000}王 芳\u{200b} \n");
    new.phone = " ".to_owned();
    new.email = " wang@example.cn ".to_owned();
    new.other_phones = vec![" 0571-8888 ".to_owned(), String::new(), "\t".to_owned()];
    new.note = "\n第一行\n第二行\n".to_owned();
    new.tags.extend(["vip".to_owned(), " vip".to_owned()]);
    check(
        &mut shop,
        &add(new),
        &[
            r#"customer 1000: name = "王 芳""#,
            r#"customer 1000: phones = ["0571-8888"]"#,
            r#"customer 1000: email = "wang@example.cn""#,
            "customer 1000: tag/vip = true",
            r#"customer 1000: note = "第一行\n第二行""#,
        ],
    );
    // A blank typed behind the name is no change.
    let command = edit(&shop, 1000, |customer| customer.name.push(' '));
    check(&mut shop, &command, &[]);
}

#[test]
fn a_name_of_blanks_is_missing() {
    let shop = Shop::with_customers();
    for blank in [
        "",
        " ",
        "\u{3000}\u{3000}",
        "\u{200b}",
        "\u{feff}\n",
        "\0",
        "\u{200e}",
    ] {
        invalid(
            &shop,
            &add(customer(0, blank)),
            &[("name", Problem::Missing)],
        );
        let clear = edit(&shop, 1, |customer| customer.name = blank.to_owned());
        invalid(&shop, &clear, &[("name", Problem::Missing)]);
    }
}

/// A newer build stored a class, a field and a kind of value that this one does not know.
#[test]
fn what_a_newer_build_stored_is_kept() {
    let mut shop = Shop::with_customers();
    let newer = Value::Unknown {
        tag: 40,
        bytes: vec![1, 2, 3],
    };
    shop.store("customer", 1, "class", Value::from("imperial"));
    shop.store("customer", 1, "shoe_size", Value::Int(43));
    shop.store("customer", 1, "note", newer);
    shop.store("customer", 1, "phone/home", Value::from("777"));
    let stored = shop.get::<Customer>(1);
    assert_eq!(
        (stored.class, stored.note.as_str(), stored.phone.as_str()),
        (None, "", "")
    );
    let command = edit(&shop, 1, |customer| customer.name = "甲甲".to_owned());
    check(
        &mut shop,
        &command,
        &[r#"customer 1: name = "甲甲", was "甲""#],
    );
    // Overwritten on purpose, undo brings back what nobody here can read.
    let command = edit(&shop, 1, |customer| {
        customer.class = Some(CustomerClass::Large);
        customer.note = "n".to_owned();
    });
    check(
        &mut shop,
        &command,
        &[
            r#"customer 1: class = "large", was "imperial""#,
            r#"customer 1: note = "n", was ?40 of 3"#,
        ],
    );
}

#[test]
fn what_was_wrong_before_does_not_stand_in_the_way() {
    let mut shop = Shop::with_customers();
    shop.store("customer", 1, "phone", Value::from("没有"));
    shop.store("customer", 1, "supplied_by", Value::Id(Id(404)));
    let command = edit(&shop, 1, |customer| customer.grade = Some(1));
    check(&mut shop, &command, &["customer 1: grade = 1"]);
    let command = edit(&shop, 1, |customer| customer.phone = "不知道".to_owned());
    invalid(&shop, &command, &[("phone", Problem::NotAPhone)]);
}

#[test]
fn an_edit_of_what_is_gone_is_refused() {
    let mut shop = Shop::with_customers();
    let command = edit(&shop, 1, |customer| customer.grade = Some(1));
    shop.discard::<Customer>(1);
    refused(&shop, &command, &Rejection::InRecycleBin);
    refused(&Shop::default(), &command, &Rejection::NotThere);
}

#[test]
fn who_is_named_must_be_there() {
    let mut shop = Shop::with_customers();
    shop.put(&Staff {
        id: StaffId(Id(50)),
        name: "小王".to_owned(),
        ..Staff::default()
    });
    let command = edit(&shop, 1, |customer| {
        customer.supplied_by = Some(CustomerId(Id(2)));
        customer.relationship_manager = Some(StaffId(Id(50)));
    });
    check(
        &mut shop,
        &command,
        &["customer 1: supplied_by = #2", "customer 1: manager = #50"],
    );
    let command = edit(&shop, 1, |customer| {
        customer.supplied_by = Some(CustomerId(Id(404)));
        // A customer is no member of staff.
        customer.deputy = Some(StaffId(Id(3)));
    });
    let missing = [
        ("supplied_by", Problem::NotThere),
        ("deputy", Problem::NotThere),
    ];
    invalid(&shop, &command, &missing);
    shop.discard::<Customer>(3);
    let command = edit(&shop, 1, |customer| {
        customer.supplied_by = Some(CustomerId(Id(3)));
    });
    invalid(&shop, &command, &[("supplied_by", Problem::NotThere)]);
}

#[test]
fn nobody_is_supplied_by_himself() {
    let mut shop = Shop::with_customers();
    let supply = |shop: &Shop, id: u128, by: u128| {
        edit(shop, id, |customer| {
            customer.supplied_by = Some(CustomerId(Id(by)));
        })
    };
    invalid(
        &shop,
        &supply(&shop, 1, 1),
        &[("supplied_by", Problem::NamesItself)],
    );
    let command = supply(&shop, 2, 1);
    check(&mut shop, &command, &["customer 2: supplied_by = #1"]);
    let command = supply(&shop, 3, 2);
    check(&mut shop, &command, &["customer 3: supplied_by = #2"]);
    invalid(
        &shop,
        &supply(&shop, 1, 3),
        &[("supplied_by", Problem::NamesItself)],
    );
    // A ring that two devices made together is not walked for ever.
    shop.store("customer", 1, "supplied_by", Value::Id(Id(3)));
    let command = add(Customer {
        supplied_by: Some(CustomerId(Id(3))),
        ..customer(0, "丁")
    });
    check(
        &mut shop,
        &command,
        &[
            r#"customer 1000: name = "丁""#,
            "customer 1000: supplied_by = #3",
        ],
    );
}

#[test]
fn the_label_says_what_was_done() {
    let shop = Shop::with_customers();
    assert_eq!(add(customer(0, "x")).label(), "customer.add");
    assert_eq!(edit(&shop, 1, |_| {}).label(), "customer.edit");
    assert_eq!(Customer::KIND.0, "customer");
}
