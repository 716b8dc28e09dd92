use super::super::shop::{TODAY, check, customer, invalid, refused};
use super::desk_shop::{run, shop};
use crate::Id;
use crate::command::{Command, FieldError, Problem, Rejection};
use crate::complaint::Refusal;
use crate::record::{ComplaintId, CustomerId, Promise, PromiseId, PromiseOutcome};

fn promise(what: &str, beside: Option<u128>) -> Promise {
    Promise {
        customer: CustomerId(Id(1)),
        complaint: Some(ComplaintId(Id(60))),
        what: what.to_owned(),
        until: Some(TODAY.plus(3)),
        beside: beside.map(|id| PromiseId(Id(id))),
        ..Promise::default()
    }
}

#[test]
fn a_second_different_promise_sees_the_first() {
    let mut shop = shop();
    let make = |promise| Command::MakePromise(Box::new(promise));
    invalid(
        &shop,
        &make(promise(" ", None)),
        &[("what", Problem::Missing)],
    );
    check(
        &mut shop,
        &make(promise("周五前换新", None)),
        &[
            "promise 1000: customer = #1",
            "promise 1000: complaint = #60",
            r#"promise 1000: what = "周五前换新""#,
            "promise 1000: by = #900",
            "promise 1000: at = 1795500000000",
            "promise 1000: until = 20783",
        ],
    );
    let otherwise = Refusal::PromisedOtherwise {
        promise: PromiseId(Id(1000)),
        what: "周五前换新".to_owned(),
    };
    refused(
        &shop,
        &make(promise("全额退款", None)),
        &otherwise.clone().into(),
    );
    refused(
        &shop,
        &make(promise("全额退款", Some(5))),
        &Rejection::Invalid(vec![FieldError::new("beside", Problem::NotThere)]),
    );
    // The same once more, to another customer, or about another complaint: nothing to see.
    run(&mut shop, &make(promise(" 周五前换新 ", None)));
    run(
        &mut shop,
        &make(Promise {
            complaint: Some(ComplaintId(Id(61))),
            ..promise("登门道歉", None)
        }),
    );
    let elsewhere = Promise {
        customer: CustomerId(Id(2)),
        complaint: None,
        ..promise("送货上门", None)
    };
    run(&mut shop, &make(elsewhere));
    // The latest of those that are open is the one to have seen.
    run(&mut shop, &make(promise("全额退款", Some(1001))));
    let end = |id, outcome| Command::EndPromise {
        promise: PromiseId(Id(id)),
        outcome,
        note: " 客户满意 ".to_owned(),
    };
    check(
        &mut shop,
        &end(1000, PromiseOutcome::Kept),
        &[
            r#"promise 1000: outcome = "kept""#,
            "promise 1000: outcome_at = 1795500000000",
            r#"promise 1000: outcome_note = "客户满意""#,
        ],
    );
    refused(
        &shop,
        &end(1000, PromiseOutcome::Broken),
        &Refusal::PromiseOver.into(),
    );
    refused(
        &shop,
        &end(404, PromiseOutcome::Broken),
        &Rejection::NotThere,
    );
}

#[test]
fn merging_customers_takes_promises_along() {
    let mut shop = shop();
    shop.put(&customer(9, "甲二"));
    run(
        &mut shop,
        &Command::MakePromise(Box::new(promise("换新", None))),
    );
    let command = Command::MergeCustomers {
        keep: CustomerId(Id(9)),
        others: vec![CustomerId(Id(1))],
        choices: Vec::new(),
    };
    run(&mut shop, &command);
    assert_eq!(shop.get::<Promise>(1000).customer, CustomerId(Id(9)));
}
