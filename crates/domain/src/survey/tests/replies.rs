use crate::parse::DateStyle;
use crate::record::{AnswerId, Customer};
use crate::survey::{
    KnownReply, ReplyError, ReplyProblem as P, RowPlace, RowTrouble as T, Source, kept_replies,
    known_facts, prefilled, read_row, reply_errors, shown, templates,
};
use crate::{Day, Id, Value};
use std::collections::BTreeMap;

fn replies(given: &[(&str, Value)]) -> BTreeMap<String, Value> {
    let given = given.iter().cloned();
    given
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn list(keys: &[&str]) -> Value {
    Value::List(keys.iter().map(|key| Value::from(*key)).collect())
}

/// What the lost-customer interview says to these replies.
#[track_caller]
fn check(given: &[(&str, Value)], partial: bool, expected: &[(&str, P)]) {
    let form = templates::named("lost").unwrap().form();
    let expected: Vec<ReplyError> = expected
        .iter()
        .map(|(question, problem)| ReplyError {
            question: (*question).to_owned(),
            problem: *problem,
        })
        .collect();
    assert_eq!(reply_errors(&form, &replies(given), partial), expected);
}

#[test]
fn replies_are_held_to_their_questions() {
    let moved = || ("reason", Value::from("moved"));
    let back = || ("back", Value::from("no"));
    check(&[moved(), back()], false, &[]);
    check(&[moved()], false, &[("back", P::Missing)]);
    check(&[moved()], true, &[]);
    check(&[], false, &[("reason", P::Missing), ("back", P::Missing)]);
    check(
        &[("reason", Value::from("bored")), back()],
        false,
        &[("reason", P::NotAnOption)],
    );
    check(
        &[("reason", Value::Int(1)), back()],
        false,
        &[("reason", P::WrongKind)],
    );
    check(
        &[moved(), back(), ("colour", Value::Int(1))],
        false,
        &[("colour", P::NoSuchQuestion)],
    );
    let better = |keys: &[&str]| [moved(), back(), ("better", list(keys))];
    check(&better(&["price", "near"]), false, &[]);
    check(&better(&["price", "price"]), false, &[("better", P::Twice)]);
    check(
        &better(&["price", "none"]),
        false,
        &[("better", P::NotTogether)],
    );
    check(&better(&["none"]), false, &[]);
    check(&better(&["other"]), false, &[]);
    let long = Value::Text("长".repeat(5_000));
    check(
        &[
            ("reason", Value::from("product")),
            ("which_product", long),
            back(),
        ],
        false,
        &[("which_product", P::TooLong { limit: 4_000 })],
    );
}

#[test]
fn the_way_through_follows_the_replies() {
    let form = templates::named("lost").unwrap().form();
    let names = |given: &[(&str, Value)]| -> Vec<String> {
        let questions: Vec<_> = form.questions().collect();
        let path = shown(&form, &replies(given)).into_iter();
        path.map(|place| questions[place].name.clone()).collect()
    };
    assert_eq!(
        names(&[
            ("reason", Value::from("product")),
            ("back", Value::from("no"))
        ]),
        ["reason", "which_product", "told", "now", "better", "back"]
    );
    assert_eq!(
        names(&[
            ("reason", Value::from("moved")),
            ("back", Value::from("yes"))
        ]),
        ["reason", "now", "better", "back", "what"]
    );
    // Went back and took another way: what was said on the first one does not count.
    let given = replies(&[
        ("reason", Value::from("moved")),
        ("which_product", Value::from("太贵")),
        ("now", Value::from("  ")),
        ("better", list(&["other", "price"])),
        ("better.other", Value::from("有停车位")),
        ("back", Value::from("no")),
    ]);
    let kept: Vec<String> = kept_replies(&form, &given).into_keys().collect();
    assert_eq!(kept, ["back", "better", "better.other", "reason"]);
}

#[test]
fn grids_and_ratings_are_looked_at_row_by_row() {
    let form = templates::named("loyalty").unwrap().form();
    let rating = |row: &str, importance: Value, satisfaction: Value, others: Vec<Value>| {
        Value::List(vec![
            Value::from(row),
            importance,
            satisfaction,
            Value::List(others),
        ])
    };
    let other = |name: &str, score| Value::List(vec![Value::from(name), Value::Int(score)]);
    let ask = |value: Value| {
        let given = replies(&[("recommend", Value::Int(9)), ("indicators", value)]);
        reply_errors(&form, &given, false)
            .into_iter()
            .map(|error| error.problem)
            .collect::<Vec<_>>()
    };
    let known = "其他商家 / other shops";
    let good = rating("trust", Value::Int(5), Value::Int(4), vec![other(known, 3)]);
    assert_eq!(ask(Value::List(vec![good.clone()])), []);
    assert_eq!(ask(Value::List(vec![good.clone(), good])), [P::Twice]);
    let half = rating("trust", Value::Null, Value::Int(4), Vec::new());
    assert_eq!(ask(Value::List(vec![half])), []);
    let high = rating("trust", Value::Int(6), Value::Int(4), Vec::new());
    assert_eq!(
        ask(Value::List(vec![high])),
        [P::OutOfRange { low: 1, high: 5 }]
    );
    let stranger = rating(
        "trust",
        Value::Int(5),
        Value::Int(4),
        vec![other("别人", 3)],
    );
    assert_eq!(ask(Value::List(vec![stranger])), [P::NotAnOption]);
    assert_eq!(ask(Value::List(vec![Value::Int(1)])), [P::WrongKind]);
    assert_eq!(ask(Value::Int(1)), [P::WrongKind]);
}

#[test]
fn the_book_learns_and_does_not_ask_again() {
    let form = templates::named("lost").unwrap().form();
    let given = replies(&[
        ("reason", Value::from("service")),
        ("now", Value::from(" 东街老店 ")),
    ]);
    let known = known_facts(&form, &given, "zh");
    assert_eq!(
        known[0].loss_reason(),
        Some(crate::record::LossReason::Service)
    );
    assert_eq!(known[1].words, ["东街老店"]);
    assert!(known.iter().all(|known| known.sets().is_empty()));

    let form = templates::named("thank_you").unwrap().form();
    let given = replies(&[("way", Value::from("chat"))]);
    let known = known_facts(&form, &given, "zh");
    assert_eq!(
        known[0].sets(),
        [("preferred_way".into(), Value::from("chat"))]
    );
    let customer = Customer {
        preferred_way: Some(crate::record::ContactWay::Chat),
        ..Customer::default()
    };
    let known = |told: Option<Day>| KnownReply {
        value: Value::from("chat"),
        told,
    };
    assert_eq!(
        prefilled(&form, &customer),
        [("way".to_owned(), known(None))].into()
    );
    let source = Source {
        day: Day(20_000),
        answer: AnswerId(Id(7)),
    };
    let mut told = customer;
    told.sources
        .insert("preferred_way".to_owned(), source.to_value());
    assert_eq!(
        prefilled(&form, &told),
        [("way".to_owned(), known(Some(source.day)))].into()
    );
    assert_eq!(prefilled(&form, &Customer::default()), BTreeMap::new());
}

#[test]
fn rows_of_a_file_become_answers() {
    let form = templates::named("season").unwrap().form();
    let question = |name: &str| Some(RowPlace::Question(name.to_owned()));
    let places = [
        Some(RowPlace::Respondent),
        None,
        question("recommend"),
        question("satisfied"),
        question("easy"),
        Some(RowPlace::Day),
    ];
    let read = |cells: &[&str]| {
        read_row(
            &form,
            &places,
            DateStyle::YearMonthDay,
            cells.iter().copied(),
        )
    };
    let row = read(&["1", "North", " ９ ", "4.0", "", "2026-11-23"]);
    assert_eq!(
        row.replies,
        replies(&[("recommend", Value::Int(9)), ("satisfied", Value::Int(4))])
    );
    assert_eq!((row.respondent.as_str(), row.day), ("1", Some(Day(20_780))));
    assert_eq!((row.blanks, row.troubles), (vec![4], vec![]));
    let row = read(&["2", "", "11", "3.5", "n/a", "yesterday", "too", "many"]);
    assert_eq!(
        row.troubles,
        [
            (2, T::OutOfRange),
            (3, T::NotWhole),
            (4, T::NotANumber),
            (5, T::NotADay)
        ]
    );
    let form = templates::named("lost").unwrap().form();
    let places = [question("reason"), question("better"), question("gone")];
    let row = read_row(
        &form,
        &places,
        DateStyle::YearMonthDay,
        ["搬家或换了工作地点", "PRICE; close by", "x"],
    );
    assert_eq!(
        row.replies,
        replies(&[
            ("reason", Value::from("moved")),
            ("better", list(&["price", "near"]))
        ])
    );
    assert_eq!(row.troubles, [(2, T::NoSuchQuestion)]);
}
