//! What was told is put right until it is archived.

use super::super::shop::{NOW, Shop, check, invalid, refused};
use super::desk_shop::{run, shop, step, valid};
use crate::command::{Command, Edit, Problem};
use crate::complaint::{Move, Refusal, Triage};
use crate::record::{
    Complaint, ComplaintId, ContactWay, CustomerId, Promise, PromiseId, Purchase, PurchaseId,
    Return, ReturnId, Severity,
};
use crate::{Id, Instant};
use std::collections::BTreeSet;

fn edit(shop: &Shop, change: impl FnOnce(&mut Complaint)) -> Command {
    let before = shop.get::<Complaint>(60);
    let mut after = before.clone();
    change(&mut after);
    Command::SaveComplaint(Box::new(Edit {
        before: Some(before),
        after,
    }))
}

fn solved() -> Move {
    Move::SolveOnTheSpot {
        how: "换了一个".to_owned(),
        remedies: BTreeSet::new(),
        cost: None,
    }
}

#[test]
fn it_is_put_right_until_it_is_archived() {
    let mut shop = shop();
    let what = |shop: &Shop, what: &str| {
        edit(shop, |complaint| {
            complaint.what_happened = what.to_owned();
            complaint.way = Some(ContactWay::Call);
            // Not for anybody to change.
            complaint.number = 7;
        })
    };
    let command = what(&shop, "杯底漏水");
    check(
        &mut shop,
        &command,
        &[
            r#"complaint 60: way = "call""#,
            r#"complaint 60: what_happened = "杯底漏水", was "漏水""#,
        ],
    );
    run(&mut shop, &step(60, solved()));
    let command = what(&shop, "杯盖漏水");
    check(
        &mut shop,
        &command,
        &[r#"complaint 60: what_happened = "杯盖漏水", was "杯底漏水""#],
    );
    let archive = Move::Archive {
        text: String::new(),
    };
    run(&mut shop, &step(60, archive));
    refused(&shop, &what(&shop, "不漏了"), &Refusal::Archived.into());
}

#[test]
fn how_grave_it_is_changes_by_a_review_once_there_was_one() {
    let grave = |shop: &Shop| edit(shop, |c| c.severity = Some(Severity::Major));
    let mut fresh = shop();
    let command = grave(&fresh);
    check(
        &mut fresh,
        &command,
        &[r#"complaint 60: severity = "major""#],
    );
    let triage = Move::Triage(Triage {
        severity: Some(Severity::General),
        ..Triage::default()
    });
    for made in [triage, valid(), solved()] {
        let mut shop = shop();
        run(&mut shop, &step(60, made));
        refused(&shop, &grave(&shop), &Refusal::SeverityByReview.into());
    }
}

#[test]
fn it_was_told_before_anything_was_done_about_it() {
    let mut shop = shop();
    let told = |shop: &Shop, at: i64| edit(shop, |c| c.at = Instant(at));
    let later = told(&shop, NOW.0 + 1);
    invalid(&shop, &later, &[("at", Problem::InTheFuture)]);
    let command = told(&shop, NOW.0);
    check(
        &mut shop,
        &command,
        &[&format!("complaint 60: at = {}, was 1", NOW.0)],
    );
    let command = told(&shop, 1);
    run(&mut shop, &command);
    run(&mut shop, &step(60, valid()));
    let mut early = shop.clone();
    early.store("complaint_step", 1000, "at", crate::Value::Int(500));
    invalid(
        &early,
        &told(&early, 501),
        &[("at", Problem::AfterWhatFollowed)],
    );
    let command = told(&shop, NOW.0 - 1);
    run(&mut shop, &command);
}

#[test]
fn what_was_promised_goes_along_to_another_customer() {
    let mut shop = shop();
    shop.put(&Purchase {
        id: PurchaseId(Id(70)),
        customer: CustomerId(Id(1)),
        ..Purchase::default()
    });
    let of_purchase = edit(&shop, |c| c.purchase = Some(PurchaseId(Id(70))));
    run(&mut shop, &of_purchase);
    for (id, complaint) in [(71, Some(ComplaintId(Id(60)))), (72, None)] {
        shop.put(&Promise {
            id: PromiseId(Id(id)),
            customer: CustomerId(Id(1)),
            complaint,
            ..Promise::default()
        });
    }
    let to_other = edit(&shop, |c| c.customer = CustomerId(Id(2)));
    invalid(
        &shop,
        &to_other,
        &[("purchase", Problem::OfAnotherCustomer)],
    );
    let to_other = edit(&shop, |c| {
        c.customer = CustomerId(Id(2));
        c.purchase = None;
    });
    check(
        &mut shop.clone(),
        &to_other,
        &[
            "complaint 60: customer = #2, was #1",
            "complaint 60: purchase = nothing, was #70",
            "promise 71: customer = #2, was #1",
        ],
    );
    shop.put(&Return {
        id: ReturnId(Id(73)),
        customer: CustomerId(Id(1)),
        complaint: Some(ComplaintId(Id(60))),
        ..Return::default()
    });
    refused(&shop, &to_other, &Refusal::ReturnsNameIt.into());
}
