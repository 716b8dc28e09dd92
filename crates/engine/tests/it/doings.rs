//! What a user does, for tests that do it many times and in many places. Each finds what it is about in the book, so
//! that it can be done again.

use crate::desk::Desk;
use api::{
    AppError, CustomerFilter, CustomerIds, CustomerList, CustomerPage, DoneView, ProductList,
    Window,
};
use domain::command::{Command, Edit, RecordName};
use domain::record::{
    Answer, Asked, Complaint, ComplaintKind, Contact, ContactPerson, ContactWay, Customer,
    CustomerId, Product, ProductId, Purchase, PurchaseLine, recommend,
};
use domain::{Day, Id, Money, Quantity, Value};
use storage::Storage;

#[allow(
    clippy::unnecessary_box_returns,
    reason = "every command takes it boxed"
)]
pub(crate) fn new<R>(after: R) -> Box<Edit<R>> {
    Box::new(Edit {
        before: None,
        after,
    })
}

pub(crate) fn customers<S: Storage>(desk: &Desk<S>) -> Vec<CustomerId> {
    let filter = CustomerFilter::default();
    desk.ask(CustomerIds { filter }).unwrap()
}

pub(crate) fn named<S: Storage>(desk: &Desk<S>, name: &str) -> CustomerId {
    let list = CustomerList {
        window: Window {
            offset: 0,
            limit: 10_000,
        },
        ..CustomerList::default()
    };
    let rows = desk.ask(list).unwrap().rows;
    rows.iter()
        .find(|row| row.name == name)
        .map(|row| row.id)
        .unwrap()
}

pub(crate) fn products<S: Storage>(desk: &Desk<S>) -> Vec<ProductId> {
    let list = ProductList {
        window: Window {
            offset: 0,
            limit: 1_000,
        },
        ..ProductList::default()
    };
    let rows = desk.ask(list).unwrap().rows;
    rows.into_iter().map(|row| row.product.id).collect()
}

pub(crate) fn add_product<S: Storage>(desk: &Desk<S>, name: &str) -> ProductId {
    let done = desk.run(Command::SaveProduct(new(Product {
        name: name.to_owned(),
        category: "工具".to_owned(),
        price: Some(Money(1_200)),
        ..Product::default()
    })));
    ProductId(done.unwrap().about.map_or(Id(0), |about| about.id))
}

pub(crate) fn line(product: Option<ProductId>, name: &str) -> PurchaseLine {
    PurchaseLine {
        product,
        name: name.to_owned(),
        quantity: Quantity::ONE,
        unit_price: Money(500),
    }
}

pub(crate) fn sell<S: Storage>(
    desk: &Desk<S>,
    customer: CustomerId,
    day: i32,
    lines: Vec<PurchaseLine>,
) -> Result<DoneView, AppError> {
    desk.run(Command::SavePurchase(new(Purchase {
        customer,
        day: Day(day),
        total: Money(1_000 + i64::from(day % 7) * 130),
        lines,
        ..Purchase::default()
    })))
}

pub(crate) fn rename<S: Storage>(
    desk: &Desk<S>,
    id: CustomerId,
    change: impl FnOnce(&mut Customer),
) -> Result<DoneView, AppError> {
    let before = desk.ask(CustomerPage { id })?.customer;
    let mut after = before.clone();
    change(&mut after);
    desk.run(Command::SaveCustomer(Box::new(Edit {
        before: Some(before),
        after,
    })))
}

pub(crate) fn talk<S: Storage>(
    desk: &Desk<S>,
    customer: CustomerId,
    day: i32,
) -> Result<DoneView, AppError> {
    desk.run(Command::SaveContact(new(Contact {
        customer,
        day: Day(day),
        way: Some(ContactWay::Call),
        purpose: "问候".to_owned(),
        ..Contact::default()
    })))
}

pub(crate) fn befriend<S: Storage>(
    desk: &Desk<S>,
    customer: CustomerId,
    name: &str,
) -> Result<DoneView, AppError> {
    desk.run(Command::SavePerson(new(ContactPerson {
        customer,
        name: name.to_owned(),
        phone: "13911112222".to_owned(),
        ..ContactPerson::default()
    })))
}

pub(crate) fn complain<S: Storage>(
    desk: &Desk<S>,
    customer: CustomerId,
    solved: bool,
) -> Result<DoneView, AppError> {
    desk.run(Command::RecordComplaint {
        complaint: Box::new(Complaint {
            customer,
            kind: Some(ComplaintKind::Quality),
            what_happened: "坏了".to_owned(),
            ..Complaint::default()
        }),
        solved: solved.then(|| "换了".to_owned()),
    })
}

pub(crate) fn answer<S: Storage>(
    desk: &Desk<S>,
    customer: CustomerId,
    score: i64,
) -> Result<DoneView, AppError> {
    let replies = [(recommend::SCORE.to_owned(), Value::Int(score))];
    desk.run(Command::RecordAnswer(Box::new(Answer {
        survey: recommend::ID,
        survey_version: 1,
        customer: Some(customer),
        asked: Some(Asked::Tablet),
        replies: replies.into_iter().collect(),
        ..Answer::default()
    })))
}

pub(crate) fn customer_name(id: CustomerId) -> RecordName {
    RecordName::of::<Customer>(id)
}

/// A shop of a few customers in which everything occurs.
pub(crate) fn furnish<S: Storage>(desk: &Desk<S>) {
    let hammer = add_product(desk, "锤子");
    let glue = add_product(desk, "胶水");
    for (number, name) in (0..).zip([
        "王建国",
        "李梅",
        "赵敏",
        "孙阿姨",
        "Alice",
        "周强",
        "吴迪",
        "王建国",
    ]) {
        let id = desk.add_customer(name);
        rename(desk, id, |customer| {
            customer.number = format!("K{number}");
            customer.phone = format!("1380000000{}", number % 7);
        })
        .unwrap();
        for visit in 0..number {
            let day = 20_480 + visit * 31 + number;
            let lines = vec![line(Some(hammer), "锤子"), line(None, "散装钉")];
            sell(desk, id, day, lines).unwrap();
            sell(desk, id, day + 3, vec![line(Some(glue), "胶水")]).unwrap();
        }
        answer(desk, id, i64::from(number + 2)).unwrap();
        talk(desk, id, 20_700 + number).unwrap();
    }
    complain(desk, named(desk, "李梅"), false).unwrap();
    complain(desk, named(desk, "赵敏"), true).unwrap();
    befriend(desk, named(desk, "赵敏"), "小赵").unwrap();
}
