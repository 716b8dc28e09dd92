use super::shop::{Shop, TODAY, check, invalid, refused};
use crate::command::{Command, Edit, Problem, Rejection};
use crate::record::{
    self, Contact, ContactPerson, ContactWay, CustomerId, PersonId, Product, ProductId, Purchase,
    PurchaseLine, SavedView, Staff, StaffId,
};
use crate::{Id, Money, Quantity, Record, Value};

fn new<R: Record>(command: fn(Box<Edit<R>>) -> Command, after: R) -> Command {
    command(Box::new(Edit {
        before: None,
        after,
    }))
}

fn changed<R: Record>(shop: &Shop, id: u128, typing: impl FnOnce(&mut R)) -> Edit<R> {
    let before = shop.get::<R>(id);
    let mut after = before.clone();
    typing(&mut after);
    Edit {
        before: Some(before),
        after,
    }
}

const ONE: CustomerId = CustomerId(Id(1));

#[test]
fn purchases_with_lines() {
    let mut shop = Shop::with_customers();
    shop.put(&Product {
        id: ProductId(Id(30)),
        name: "龙井".to_owned(),
        ..Product::default()
    });
    let line = |product, name: &str| PurchaseLine {
        product,
        name: name.to_owned(),
        quantity: Quantity(1_500),
        unit_price: Money(8_800),
    };
    let purchase = Purchase {
        customer: ONE,
        day: TODAY,
        total: Money(13_200),
        lines: vec![line(Some(ProductId(Id(30))), ""), line(None, " 手写 ")],
        ..Purchase::default()
    };
    check(
        &mut shop,
        &new(Command::SavePurchase, purchase),
        &[
            "purchase 1000: customer = #1",
            "purchase 1000: day = 20780",
            "purchase 1000: total = 13200",
            r#"purchase 1000: lines = [[#30, "", 1500, 8800], [nothing, "手写", 1500, 8800]]"#,
        ],
    );
    let edit = changed::<Purchase>(&shop, 1000, |purchase| {
        purchase.customer = CustomerId(Id(2));
    });
    check(
        &mut shop,
        &Command::SavePurchase(Box::new(edit)),
        &["purchase 1000: customer = #2, was #1"],
    );
    let edit = changed::<Purchase>(&shop, 1000, |purchase| {
        purchase.customer = CustomerId(Id(404));
    });
    invalid(
        &shop,
        &Command::SavePurchase(Box::new(edit)),
        &[("customer", Problem::NotThere)],
    );
    let edit = changed::<Purchase>(&shop, 1000, |purchase| purchase.lines[1].name.clear());
    invalid(
        &shop,
        &Command::SavePurchase(Box::new(edit)),
        &[("lines", Problem::Missing)],
    );
    shop.discard::<Purchase>(1000);
    let edit = changed::<Purchase>(&shop, 1000, |purchase| purchase.total = Money(1));
    refused(
        &shop,
        &Command::SavePurchase(Box::new(edit)),
        &Rejection::InRecycleBin,
    );
}

/// A newer build added a discount to each line; an older one edits the note.
#[test]
fn lines_of_a_newer_build_are_kept_while_they_are_not_edited() {
    let mut shop = Shop::with_customers();
    shop.put(&Purchase {
        id: record::PurchaseId(Id(40)),
        customer: ONE,
        day: TODAY,
        ..Purchase::default()
    });
    let line = [
        Value::Null,
        Value::from("茶"),
        Value::Int(1_000),
        Value::Int(500),
        Value::Int(10),
    ];
    shop.store(
        "purchase",
        40,
        "lines",
        Value::List(vec![Value::List(line.to_vec())]),
    );
    assert_eq!(shop.get::<Purchase>(40).lines.len(), 1);
    let edit = changed::<Purchase>(&shop, 40, |purchase| purchase.note = "赠品".to_owned());
    check(
        &mut shop,
        &Command::SavePurchase(Box::new(edit)),
        &[r#"purchase 40: note = "赠品""#],
    );
}

#[test]
fn persons_products_contacts_staff_and_views() {
    let mut shop = Shop::with_customers();
    let person = ContactPerson {
        customer: ONE,
        name: "赵采购".to_owned(),
        ..ContactPerson::default()
    };
    check(
        &mut shop,
        &new(Command::SavePerson, person),
        &[
            "person 1000: customer = #1",
            r#"person 1000: name = "赵采购""#,
        ],
    );
    let stranger = ContactPerson {
        customer: CustomerId(Id(404)),
        name: "x".to_owned(),
        ..ContactPerson::default()
    };
    invalid(
        &shop,
        &new(Command::SavePerson, stranger),
        &[("customer", Problem::NotThere)],
    );
    let product = Product {
        name: "龙井".to_owned(),
        price: Some(Money(0)),
        ..Product::default()
    };
    check(
        &mut shop,
        &new(Command::SaveProduct, product),
        &[r#"product 1001: name = "龙井""#, "product 1001: price = 0"],
    );
    let contact = Contact {
        customer: ONE,
        day: TODAY,
        way: Some(ContactWay::Visit),
        ..Contact::default()
    };
    check(
        &mut shop,
        &new(Command::SaveContact, contact),
        &[
            "contact 1002: customer = #1",
            "contact 1002: day = 20780",
            r#"contact 1002: way = "visit""#,
        ],
    );
    let staff = Staff {
        name: "小王".to_owned(),
        left: true,
        ..Staff::default()
    };
    check(
        &mut shop,
        &new(Command::SaveStaff, staff),
        &[r#"staff 1003: name = "小王""#, "staff 1003: left = true"],
    );
    let back = changed::<Staff>(&shop, 1003, |staff| staff.left = false);
    check(
        &mut shop,
        &Command::SaveStaff(Box::new(back)),
        &["staff 1003: left = nothing, was true"],
    );
    let view = SavedView {
        name: "沉睡".to_owned(),
        place: "customers".to_owned(),
        ..SavedView::default()
    };
    check(
        &mut shop,
        &new(Command::SaveView, view),
        &[
            r#"view 1004: name = "沉睡""#,
            r#"view 1004: place = "customers""#,
        ],
    );
    let ghost = Box::new(Edit {
        before: Some(ContactPerson {
            id: PersonId(Id(404)),
            ..ContactPerson::default()
        }),
        after: ContactPerson {
            customer: ONE,
            name: "x".to_owned(),
            ..ContactPerson::default()
        },
    });
    refused(&shop, &Command::SavePerson(ghost), &Rejection::NotThere);
    let by_stranger = Contact {
        customer: ONE,
        day: TODAY,
        way: Some(ContactWay::Call),
        by: Some(StaffId(Id(404))),
        ..Contact::default()
    };
    invalid(
        &shop,
        &new(Command::SaveContact, by_stranger),
        &[("by", Problem::NotThere)],
    );
}

/// One shop on every device, whatever identity the form handed in.
#[test]
fn the_shop_is_one_record() {
    let mut shop = Shop::default();
    let id = record::Shop::ID.0.0;
    let first = record::Shop {
        name: "茶行".to_owned(),
        currency: "CNY".to_owned(),
        ..record::Shop::default()
    };
    let lines = [
        format!(r#"shop {id}: name = "茶行""#),
        format!(r#"shop {id}: currency = "CNY""#),
    ];
    check(
        &mut shop,
        &new(Command::SaveShop, first),
        &lines.each_ref().map(String::as_str),
    );
    let renamed = changed::<record::Shop>(&shop, id, |shop| shop.name = "老茶行".to_owned());
    let line = format!(r#"shop {id}: name = "老茶行", was "茶行""#);
    check(&mut shop, &Command::SaveShop(Box::new(renamed)), &[&line]);
    let phone = changed::<record::Shop>(&shop, id, |shop| shop.phone = "?".to_owned());
    invalid(
        &shop,
        &Command::SaveShop(Box::new(phone)),
        &[("phone", Problem::NotAPhone)],
    );
}

#[test]
fn every_command_has_a_label_of_its_own() {
    let shop = Shop::with_customers();
    let labels = [
        new(Command::SavePerson, ContactPerson::default()).label(),
        new(Command::SaveProduct, Product::default()).label(),
        new(Command::SavePurchase, Purchase::default()).label(),
        Command::SavePurchase(Box::new(Edit {
            before: Some(Purchase::default()),
            after: Purchase::default(),
        }))
        .label(),
        new(Command::SaveContact, Contact::default()).label(),
        new(Command::SaveStaff, Staff::default()).label(),
        new(Command::SaveShop, record::Shop::default()).label(),
        new(Command::SaveView, SavedView::default()).label(),
        Command::Restore { records: vec![] }.label(),
        Command::Remove {
            records: vec![],
            reason: String::new(),
        }
        .label(),
    ];
    let distinct = labels.iter().collect::<std::collections::BTreeSet<_>>();
    assert_eq!(distinct.len(), labels.len());
    refused(
        &shop,
        &Command::Restore { records: vec![] },
        &Rejection::NothingSelected,
    );
}
