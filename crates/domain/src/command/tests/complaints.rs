use super::shop::{Shop, check, invalid, refused};
use crate::command::{Command, Problem, Rejection};
use crate::complaint::{Move, Refusal};
use crate::record::{
    Complaint, ComplaintId, ComplaintKind, ComplaintState, ComplaintStep, ComplaintSubKind,
    Customer, CustomerId, PurchaseId, StaffId, StepId, StepKind,
};
use crate::{Id, Instant, Value};
use std::collections::BTreeSet;

fn complaint() -> Complaint {
    Complaint {
        customer: CustomerId(Id(1)),
        kind: Some(ComplaintKind::Quality),
        what_happened: "漏水".to_owned(),
        ..Complaint::default()
    }
}

fn told(complaint: Complaint, solved: Option<&str>) -> Command {
    Command::RecordComplaint {
        complaint: Box::new(complaint),
        solved: solved.map(str::to_owned),
    }
}

fn moved(id: u128, step: Move) -> Command {
    Command::MoveComplaint {
        complaint: ComplaintId(Id(id)),
        step: Box::new(step),
        attachments: Vec::new(),
    }
}

fn solve(id: u128, how: &str) -> Command {
    moved(
        id,
        Move::SolveOnTheSpot {
            how: how.to_owned(),
            remedies: BTreeSet::new(),
            cost: None,
        },
    )
}

fn reopen(id: u128, why: &str) -> Command {
    moved(
        id,
        Move::Reopen {
            why: why.to_owned(),
        },
    )
}

#[test]
fn number_time_and_receiver_come_by_themselves() {
    let mut shop = Shop::with_customers();
    // Whatever the form says about them.
    let told_so = Complaint {
        number: 99,
        at: Instant(5),
        id: ComplaintId(Id(3)),
        ..complaint()
    };
    check(
        &mut shop,
        &told(told_so, None),
        &[
            "complaint 1000: number = 1",
            "complaint 1000: customer = #1",
            "complaint 1000: at = 1795500000000",
            "complaint 1000: received_by = #900",
            r#"complaint 1000: kind = "quality""#,
            r#"complaint 1000: what_happened = "漏水""#,
            "complaint_step 1001: complaint = #1000",
            r#"complaint_step 1001: kind = "registered""#,
            "complaint_step 1001: at = 1795500000000",
            "complaint_step 1001: by = #900",
            "complaint_step 1001: turn = 1",
        ],
    );
}

#[test]
fn solved_on_the_spot_and_reopened() {
    let mut shop = Shop::with_customers();
    check(
        &mut shop,
        &told(complaint(), Some(" 换了一个 ")),
        &[
            "complaint 1000: number = 1",
            "complaint 1000: customer = #1",
            "complaint 1000: at = 1795500000000",
            "complaint 1000: received_by = #900",
            r#"complaint 1000: kind = "quality""#,
            r#"complaint 1000: what_happened = "漏水""#,
            "complaint_step 1001: complaint = #1000",
            r#"complaint_step 1001: kind = "registered""#,
            "complaint_step 1001: at = 1795500000000",
            "complaint_step 1001: by = #900",
            "complaint_step 1001: turn = 1",
            "complaint_step 1002: complaint = #1000",
            r#"complaint_step 1002: kind = "solved_on_the_spot""#,
            "complaint_step 1002: at = 1795500000000",
            "complaint_step 1002: by = #900",
            r#"complaint_step 1002: text = "换了一个""#,
            "complaint_step 1002: turn = 2",
        ],
    );
    refused(&shop, &solve(1000, "again"), &Refusal::AlreadyClosed.into());
    check(
        &mut shop,
        &reopen(1000, "又漏了"),
        &[
            "complaint_step 1003: complaint = #1000",
            r#"complaint_step 1003: kind = "reopened""#,
            "complaint_step 1003: at = 1795500000000",
            "complaint_step 1003: by = #900",
            r#"complaint_step 1003: text = "又漏了""#,
            "complaint_step 1003: turn = 3",
        ],
    );
    refused(&shop, &reopen(1000, "again"), &Refusal::AlreadyOpen.into());
    check(
        &mut shop,
        &solve(1000, ""),
        &[
            "complaint_step 1004: complaint = #1000",
            r#"complaint_step 1004: kind = "solved_on_the_spot""#,
            "complaint_step 1004: at = 1795500000000",
            "complaint_step 1004: by = #900",
            "complaint_step 1004: turn = 4",
        ],
    );
}

#[test]
fn numbers_count_up() {
    let mut shop = Shop::with_customers();
    shop.put(&Complaint {
        id: ComplaintId(Id(60)),
        number: 146,
        ..complaint()
    });
    let decision = crate::command::decide(&told(complaint(), None), &mut shop).unwrap();
    shop.apply(&decision.changes);
    assert_eq!(shop.get::<Complaint>(1000).number, 147);
}

#[test]
fn nonsense_is_refused() {
    let mut shop = Shop::with_customers();
    let empty = [
        ("customer", Problem::Missing),
        ("kind", Problem::Missing),
        ("what_happened", Problem::Missing),
    ];
    invalid(&shop, &told(Complaint::default(), None), &empty);
    let blank = Complaint {
        what_happened: " \u{3000}".to_owned(),
        ..complaint()
    };
    invalid(
        &shop,
        &told(blank, None),
        &[("what_happened", Problem::Missing)],
    );
    let crossed = Complaint {
        sub_kind: Some(ComplaintSubKind::Attitude),
        ..complaint()
    };
    invalid(
        &shop,
        &told(crossed, None),
        &[("sub_kind", Problem::DoesNotFitKind)],
    );
    let strangers = Complaint {
        customer: CustomerId(Id(404)),
        purchase: Some(PurchaseId(Id(405))),
        about: Some(StaffId(Id(406))),
        ..complaint()
    };
    let missing = ["customer", "purchase", "about"].map(|field| (field, Problem::NotThere));
    invalid(&shop, &told(strangers, None), &missing);
    let limit = 10_000;
    let long = "长".repeat(10_001);
    invalid(
        &shop,
        &told(complaint(), Some(&long)),
        &[("text", Problem::TooLong { limit })],
    );
    shop.put(&Complaint {
        id: ComplaintId(Id(60)),
        ..complaint()
    });
    invalid(
        &shop,
        &solve(60, &long),
        &[("text", Problem::TooLong { limit })],
    );
    refused(&shop, &solve(404, "x"), &Rejection::NotThere);
    refused(&shop, &reopen(404, "x"), &Rejection::NotThere);
    refused(&shop, &reopen(60, "x"), &Refusal::AlreadyOpen.into());
    shop.discard::<Complaint>(60);
    refused(&shop, &solve(60, "x"), &Rejection::InRecycleBin);
    shop.discard::<Customer>(1);
    invalid(
        &shop,
        &told(complaint(), None),
        &[("customer", Problem::NotThere)],
    );
}

#[test]
fn every_sub_kind_fits_its_own_kind_and_no_other() {
    let shop = Shop::with_customers();
    for sub_kind in ComplaintSubKind::ALL {
        for kind in ComplaintKind::ALL {
            let told = told(
                Complaint {
                    kind: Some(*kind),
                    sub_kind: Some(*sub_kind),
                    ..complaint()
                },
                None,
            );
            let fits = crate::command::decide(&told, &mut shop.clone()).is_ok();
            assert_eq!(fits, sub_kind.kind() == *kind, "{sub_kind:?} {kind:?}");
        }
    }
}

/// A step of a newer build stands between ours: where the complaint stands is said by what we know.
#[test]
fn steps_of_newer_builds_are_passed_over() {
    let step = |id, kind| ComplaintStep {
        id: StepId(Id(id)),
        kind,
        ..ComplaintStep::default()
    };
    let steps = [
        step(1, Some(StepKind::Registered)),
        step(2, None),
        step(3, Some(StepKind::SolvedOnTheSpot)),
        step(4, None),
    ];
    assert_eq!(ComplaintState::after(&steps), ComplaintState::Closed);
    assert_eq!(
        ComplaintState::after(&steps[..2]),
        ComplaintState::Registered
    );
    assert_eq!(ComplaintState::after([]), ComplaintState::Registered);
    let mut shop = Shop::with_customers();
    shop.put(&Complaint {
        id: ComplaintId(Id(60)),
        ..complaint()
    });
    shop.store("complaint_step", 61, "complaint", Value::Id(Id(60)));
    shop.store(
        "complaint_step",
        61,
        "kind",
        Value::from("sent_to_the_moon"),
    );
    assert!(shop.get::<ComplaintStep>(61).kind.is_none());
    refused(&shop, &reopen(60, "x"), &Refusal::AlreadyOpen.into());
}
