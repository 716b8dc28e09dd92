//! Every check of every form, at its edges.

use super::shop::{TODAY, customer};
use crate::command::{Problem, Validate};
use crate::record::{
    Contact, ContactPerson, ContactWay, Customer, CustomerId, Product, Purchase, PurchaseLine,
    SavedView, Shop, Staff,
};
use crate::value::Birthday;
use crate::{Day, Id, Money, Quantity, Value};

#[track_caller]
fn check(record: &impl Validate, expected: &[(&str, Problem)]) {
    let problems = record.problems(TODAY);
    let found = problems
        .iter()
        .map(|error| (error.field.as_ref(), error.problem))
        .collect::<Vec<_>>();
    assert_eq!(found, expected);
}

const LINE: Problem = Problem::TooLong { limit: 200 };
const PARAGRAPHS: Problem = Problem::TooLong { limit: 10_000 };
const AMOUNT: i64 = 100_000_000_000_000;

fn between(low: i64, high: i64) -> Problem {
    Problem::OutOfRange { low, high }
}

#[test]
fn texts_have_limits_in_characters() {
    let line = "字".repeat(200);
    let paragraphs = "字".repeat(10_000);
    let full = Customer {
        name: format!(" {line} "),
        number: line.clone(),
        messenger: line.clone(),
        address: line.clone(),
        area: line.clone(),
        occupation: line.clone(),
        line_of_business: line.clone(),
        scale: line.clone(),
        note: paragraphs.clone(),
        family: paragraphs.clone(),
        habits: paragraphs.clone(),
        buying: paragraphs.clone(),
        satisfaction: paragraphs.clone(),
        competition: paragraphs.clone(),
        tags: [line.clone()].into(),
        competitors: [line.clone()].into(),
        custom: [(line.clone(), Value::Text(paragraphs.clone()))].into(),
        ..Customer::default()
    };
    check(&full, &[]);
    let (line, paragraphs) = (format!("{line}多"), format!("{paragraphs}多"));
    let over = Customer {
        name: line.clone(),
        number: line.clone(),
        messenger: line.clone(),
        address: line.clone(),
        area: line.clone(),
        occupation: line.clone(),
        line_of_business: line.clone(),
        scale: line.clone(),
        note: paragraphs.clone(),
        family: paragraphs.clone(),
        habits: paragraphs.clone(),
        buying: paragraphs.clone(),
        satisfaction: paragraphs.clone(),
        competition: paragraphs.clone(),
        tags: [line.clone()].into(),
        competitors: [line.clone()].into(),
        custom: [(line.clone(), Value::List(vec![Value::Text(paragraphs)]))].into(),
        ..Customer::default()
    };
    let lines = ["name", "number", "messenger", "address", "area"].map(|field| (field, LINE));
    let texts = [
        "note",
        "family",
        "habits",
        "buying",
        "satisfaction",
        "competition",
    ]
    .map(|field| (field, PARAGRAPHS));
    let rest = [
        "occupation",
        "line_of_business",
        "scale",
        "tag",
        "competitor",
        "custom",
    ]
    .map(|field| (field, LINE));
    check(
        &over,
        &[&lines[..], &texts, &rest, &[("custom", PARAGRAPHS)]].concat(),
    );
}

#[test]
fn phones_and_addresses_of_mail() {
    let with = |phone: &str, email: &str| Customer {
        phone: phone.to_owned(),
        email: email.to_owned(),
        ..customer(1, "甲")
    };
    for phone in [
        "",
        " ",
        "110",
        "+86 138-0013-8000",
        "０５７１－８８８８",
        "0571-88888888 转 123",
        "(020) 8888 8888",
    ] {
        check(&with(phone, ""), &[]);
    }
    for phone in [
        "12",
        "没有",
        "x",
        &"1".repeat(26),
        &format!("123{}", " 4".repeat(30)),
    ] {
        check(&with(phone, ""), &[("phone", Problem::NotAPhone)]);
    }
    for email in ["", " a@b.cn ", "李@例子.公司", "a+b@c"] {
        check(&with("", email), &[]);
    }
    for email in ["a", "@b.cn", "a@", "a@b@c", "a b@c.cn"] {
        check(&with("", email), &[("email", Problem::NotAnEmail)]);
    }
    check(
        &with("", &format!("{}@b.cn", "a".repeat(200))),
        &[("email", LINE)],
    );
    let phones = Customer {
        other_phones: vec![String::new(), "12".to_owned()],
        ..customer(1, "甲")
    };
    check(&phones, &[("phones", Problem::NotAPhone)]);
}

#[test]
fn numbers_of_a_customer() {
    let numbers = |grade, wallet, heads| Customer {
        grade: Some(grade),
        wallet_share_percent: Some(wallet),
        headcount: Some(heads),
        equipment_count: Some(heads),
        ..customer(1, "甲")
    };
    check(&numbers(1, 0, 0), &[]);
    check(&numbers(5, 100, 10_000_000), &[]);
    let many = between(0, 10_000_000);
    let all = |grade, wallet, heads| {
        check(
            &numbers(grade, wallet, heads),
            &[
                ("grade", between(1, 5)),
                ("wallet_share", between(0, 100)),
                ("headcount", many),
                ("equipment_count", many),
            ],
        );
    };
    all(0, 101, -1);
    all(6, 255, 10_000_001);
    let own = CustomerId(Id(1));
    check(
        &Customer {
            supplied_by: Some(own),
            ..customer(1, "甲")
        },
        &[("supplied_by", Problem::NamesItself)],
    );
}

#[test]
fn days_lie_in_the_past_and_in_the_calendar() {
    let since = |day| Customer {
        customer_since: Some(day),
        consent_day: Some(day),
        ..customer(1, "甲")
    };
    let both = |problem| [("since", problem), ("consent_day", problem)];
    check(&since(Day::RANGE.0), &[]);
    // Tomorrow may be today on the other tablet.
    check(&since(TODAY.plus(1)), &[]);
    check(&since(TODAY.plus(2)), &both(Problem::InTheFuture));
    check(&since(Day::RANGE.1), &both(Problem::InTheFuture));
    check(&since(Day::RANGE.0.plus(-1)), &both(Problem::UnlikelyDay));
    check(&since(Day::RANGE.1.plus(1)), &both(Problem::UnlikelyDay));
    check(&since(Day(i32::MIN)), &both(Problem::UnlikelyDay));
    check(&since(Day(i32::MAX)), &both(Problem::UnlikelyDay));
}

#[test]
fn birthdays_are_days_that_there_were() {
    let born = |year, month, day, lunar| Customer {
        birthday: Some(Birthday {
            year,
            month,
            day,
            lunar,
        }),
        ..customer(1, "甲")
    };
    for (year, month, day, lunar) in [
        (None, 2, 29, false),
        (Some(2024), 2, 29, false),
        (Some(1900), 1, 1, false),
        (None, 12, 30, true),
        (Some(2026), 11, 24, false),
        // Before the new year of the next solar one.
        (Some(2026), 12, 30, true),
    ] {
        check(&born(year, month, day, lunar), &[]);
    }
    for (year, month, day, lunar) in [
        (Some(2025), 2, 29, false),
        (None, 13, 1, false),
        (None, 0, 1, true),
        (None, 1, 31, true),
        (Some(1899), 5, 5, false),
        (Some(-5), 5, 5, false),
    ] {
        check(
            &born(year, month, day, lunar),
            &[("birthday", Problem::UnlikelyDay)],
        );
    }
    for (year, month, day, lunar) in [
        (2026, 11, 25, false),
        (2027, 1, 1, true),
        (9999, 1, 1, false),
    ] {
        check(
            &born(Some(year), month, day, lunar),
            &[("birthday", Problem::InTheFuture)],
        );
    }
}

#[test]
fn purchases() {
    let purchase = |total, quantity, price| Purchase {
        customer: CustomerId(Id(1)),
        day: TODAY,
        total: Money(total),
        lines: vec![PurchaseLine {
            name: "茶".to_owned(),
            quantity: Quantity(quantity),
            unit_price: Money(price),
            ..PurchaseLine::default()
        }],
        ..Purchase::default()
    };
    check(&purchase(AMOUNT, 1_000_000_000_000, AMOUNT), &[]);
    // Taken back: the amounts may be negative.
    check(&purchase(-AMOUNT, -1_000_000_000_000, -AMOUNT), &[]);
    let amount = between(-AMOUNT, AMOUNT);
    let quantity = between(-1_000_000_000_000, 1_000_000_000_000);
    check(
        &purchase(AMOUNT + 1, i64::MIN, i64::MAX),
        &[("total", amount), ("lines", quantity), ("lines", amount)],
    );
    let empty = Purchase {
        day: TODAY.plus(3),
        number: "字".repeat(201),
        note: "字".repeat(10_001),
        ..Purchase::default()
    };
    check(
        &empty,
        &[
            ("customer", Problem::Missing),
            ("day", Problem::InTheFuture),
            ("number", LINE),
            ("note", PARAGRAPHS),
        ],
    );
    let nameless = Purchase {
        customer: CustomerId(Id(1)),
        lines: vec![PurchaseLine::default()],
        ..Purchase::default()
    };
    check(&nameless, &[("lines", Problem::Missing)]);
}

#[test]
fn the_other_forms() {
    check(
        &ContactPerson::default(),
        &[("customer", Problem::Missing), ("name", Problem::Missing)],
    );
    check(
        &Contact {
            day: TODAY,
            ..Contact::default()
        },
        &[("customer", Problem::Missing), ("way", Problem::Missing)],
    );
    let contact = |minutes| Contact {
        customer: CustomerId(Id(1)),
        way: Some(ContactWay::Call),
        minutes: Some(minutes),
        ..Contact::default()
    };
    check(&contact(1_440), &[]);
    check(&contact(1_441), &[("minutes", between(0, 1_440))]);
    check(&contact(-1), &[("minutes", between(0, 1_440))]);
    check(&Product::default(), &[("name", Problem::Missing)]);
    let product = |price, launch| Product {
        name: "茶".to_owned(),
        price: Some(Money(price)),
        launch_day: Some(launch),
        ..Product::default()
    };
    // A product may come out next year.
    check(&product(AMOUNT, TODAY.plus(400)), &[]);
    check(
        &product(-1, Day(i32::MAX)),
        &[
            ("price", between(0, AMOUNT)),
            ("launch_day", Problem::UnlikelyDay),
        ],
    );
    check(&Staff::default(), &[("name", Problem::Missing)]);
    check(
        &SavedView::default(),
        &[("name", Problem::Missing), ("place", Problem::Missing)],
    );
    check(&Shop::default(), &[]);
    let shop = Shop {
        currency: "人民币元".to_owned(),
        time_zone: "x".repeat(201),
        ..Shop::default()
    };
    check(
        &shop,
        &[
            ("currency", Problem::TooLong { limit: 3 }),
            ("time_zone", LINE),
        ],
    );
}
