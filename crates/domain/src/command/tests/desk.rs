//! The moves of the process as commands: who may make them, what they need, what they write.

use super::shop::{CLERK, NOW, Shop, TODAY, check, customer, invalid, refused};
use crate::command::{Command, Edit, Problem, RecordName, Rejection, decide};
use crate::complaint::{Analysis, Approver, Move, Proposal, Refusal, Standing, Triage};
use crate::record::{
    Action, Attachment, AttachmentId, CauseCode, Complaint, ComplaintId, ComplaintKind,
    ComplaintState, ComplaintStep, CustomerId, DeskRules, Language, Prevention, Promise, PromiseId,
    PromiseOutcome, ReplyTemplate, Return, ReturnKind, Role, Severity, Staff, StaffId, StepId,
    WorkingHours,
};
use crate::{Id, Instant, Money, Value};
use std::collections::BTreeSet;

const ABOUT_CLERK: u128 = 61;

/// Complaint 60, and complaint 61 about the clerk; the clerk sells, the boss owns.
fn shop() -> Shop {
    let mut shop = Shop::with_customers();
    let told = |id, about| Complaint {
        id: ComplaintId(Id(id)),
        number: i64::try_from(id).unwrap(),
        customer: CustomerId(Id(1)),
        kind: Some(ComplaintKind::Quality),
        what_happened: "漏水".to_owned(),
        at: Instant(1),
        about,
        ..Complaint::default()
    };
    shop.put(&told(60, None));
    shop.put(&told(ABOUT_CLERK, Some(CLERK)));
    for (id, name, role) in [(CLERK.0.0, "店员", Role::Sales), (901, "老板", Role::Owner)] {
        shop.put(&Staff {
            id: StaffId(Id(id)),
            name: name.to_owned(),
            role: Some(role),
            ..Staff::default()
        });
    }
    shop
}

fn step(id: u128, step: Move) -> Command {
    Command::MoveComplaint {
        complaint: ComplaintId(Id(id)),
        step: Box::new(step),
        attachments: Vec::new(),
    }
}

#[track_caller]
fn run(shop: &mut Shop, command: &Command) {
    let decision = decide(command, shop).unwrap_or_else(|refused| panic!("{refused:?}"));
    shop.apply(&decision.changes);
}

fn standing(shop: &Shop, id: u128) -> Standing {
    use crate::command::World as _;
    Standing::of(&shop.steps(ComplaintId(Id(id))))
}

fn assign() -> Move {
    Move::Assign {
        department: "售后".to_owned(),
        assignee: Some(CLERK),
        text: String::new(),
    }
}

fn analyse() -> Move {
    Move::Analyse(Box::new(Analysis {
        cause: Some(CauseCode::Making),
        whys: vec!["密封圈装反".to_owned()],
        ..Analysis::default()
    }))
}

fn propose(cost: i64) -> Move {
    Move::Propose(Proposal {
        remedies: BTreeSet::from(["replace".to_owned()]),
        cost: Some(Money(cost)),
        text: String::new(),
    })
}

fn valid() -> Move {
    Move::JudgeValid {
        reason: String::new(),
    }
}

/// Up to a proposal of this cost; which step it is.
fn proposed(shop: &mut Shop, id: u128, cost: i64) -> StepId {
    for made in [valid(), assign(), analyse(), propose(cost)] {
        run(shop, &step(id, made));
    }
    standing(shop, id).proposal.unwrap().0
}

fn approve(proposal: StepId) -> Move {
    Move::Approve {
        proposal,
        text: String::new(),
    }
}

#[test]
fn a_step_says_who_when_and_upon_what() {
    let mut shop = shop();
    let mut attached = Attachment {
        id: AttachmentId(Id(80)),
        ..Attachment::default()
    };
    attached.name = "漏水.jpg".to_owned();
    shop.put(&attached);
    let command = Command::MoveComplaint {
        complaint: ComplaintId(Id(60)),
        step: Box::new(analyse()),
        attachments: vec![AttachmentId(Id(80))],
    };
    refused(&shop, &command, &Refusal::NotYetJudged.into());
    run(&mut shop, &step(60, valid()));
    run(&mut shop, &step(60, assign()));
    check(
        &mut shop,
        &command,
        &[
            "complaint_step 1002: complaint = #60",
            r#"complaint_step 1002: kind = "analysed""#,
            "complaint_step 1002: at = 1795500000000",
            "complaint_step 1002: by = #900",
            "complaint_step 1002: turn = 3",
            &format!("complaint_step 1002: attachment/{} = true", Id(80)),
            r#"complaint_step 1002: cause = "making""#,
            r#"complaint_step 1002: whys = ["密封圈装反"]"#,
        ],
    );
    let stranger = Command::MoveComplaint {
        complaint: ComplaintId(Id(60)),
        step: Box::new(analyse()),
        attachments: vec![AttachmentId(Id(81))],
    };
    invalid(&shop, &stranger, &[("attachment", Problem::NotThere)]);
}

#[test]
fn triage_tells_the_list_how_grave_it_is() {
    let mut shop = shop();
    let triage = Move::Triage(Triage {
        severity: Some(Severity::Major),
        safety: true,
        ..Triage::default()
    });
    check(
        &mut shop,
        &step(60, triage),
        &[
            "complaint_step 1000: complaint = #60",
            r#"complaint_step 1000: kind = "triaged""#,
            "complaint_step 1000: at = 1795500000000",
            "complaint_step 1000: by = #900",
            "complaint_step 1000: turn = 1",
            r#"complaint_step 1000: severity = "major""#,
            "complaint_step 1000: safety = true",
            r#"complaint 60: severity = "major""#,
        ],
    );
    let solve = Move::SolveOnTheSpot {
        how: String::new(),
        remedies: BTreeSet::new(),
        cost: None,
    };
    refused(&shop, &step(60, solve), &Refusal::MajorNotOnTheSpot.into());
}

#[test]
fn whoever_it_is_about_neither_judges_nor_settles_nor_approves() {
    let mut shop = shop();
    let about = Rejection::Refused(Refusal::AboutYourself);
    let solve = Move::SolveOnTheSpot {
        how: String::new(),
        remedies: BTreeSet::new(),
        cost: None,
    };
    let not_valid = Move::JudgeNotValid {
        reason: "没有的事".to_owned(),
    };
    for made in [valid(), not_valid, solve] {
        refused(&shop, &step(ABOUT_CLERK, made), &about);
    }
    // Judged by somebody else, the clerk may still say what happened, but not approve.
    let boss = Some(StaffId(Id(901)));
    shop.works_here(boss);
    let proposal = proposed(&mut shop, ABOUT_CLERK, 0);
    shop.works_here(Some(CLERK));
    refused(&shop, &step(ABOUT_CLERK, approve(proposal)), &about);
    let back = Move::SendBack {
        proposal,
        reason: "不行".to_owned(),
    };
    refused(&shop, &step(ABOUT_CLERK, back), &about);
    shop.works_here(None);
    refused(
        &shop,
        &step(ABOUT_CLERK, approve(proposal)),
        &Refusal::WhoAreYou.into(),
    );
    shop.works_here(boss);
    run(&mut shop, &step(ABOUT_CLERK, approve(proposal)));
    let complaint = Complaint {
        about: boss,
        ..shop.get::<Complaint>(60)
    };
    let told = Command::RecordComplaint {
        complaint: Box::new(complaint),
        solved: Some(String::new()),
    };
    refused(&shop, &told, &about);
}

#[test]
fn approval_is_by_amount_and_of_the_proposal_that_was_seen() {
    let mut shop = shop();
    let first = proposed(&mut shop, 60, 10_001);
    let ask = Some(Approver {
        staff: StaffId(Id(901)),
        name: "老板".to_owned(),
        role: Some(Role::Owner),
    });
    refused(
        &shop,
        &step(60, approve(first)),
        &Refusal::AboveLimit {
            limit: Money(10_000),
            ask,
        }
        .into(),
    );
    // The shop allows more.
    let mut rules = DeskRules::default();
    rules.limits.insert("sales".to_owned(), Value::Int(20_000));
    let command = Command::SaveDeskRules(Box::new(Edit {
        before: None,
        after: rules,
    }));
    run(&mut shop, &command);
    run(&mut shop, &step(60, propose(15_000)));
    refused(
        &shop,
        &step(60, approve(first)),
        &Refusal::ProposalChanged.into(),
    );
    let second = standing(&shop, 60).proposal.unwrap().0;
    run(&mut shop, &step(60, approve(second)));
    assert_eq!(standing(&shop, 60).state, ComplaintState::Approved);
    refused(
        &shop,
        &step(60, approve(second)),
        &Refusal::PastThisStep.into(),
    );
}

#[test]
fn what_a_step_needs_is_asked_for() {
    let mut shop = shop();
    let blank = || "\u{3000}".to_owned();
    invalid(
        &shop,
        &step(60, Move::JudgeNotValid { reason: blank() }),
        &[("text", Problem::Missing)],
    );
    run(&mut shop, &step(60, valid()));
    let nobody = Move::Assign {
        department: blank(),
        assignee: None,
        text: String::new(),
    };
    invalid(&shop, &step(60, nobody), &[("assignee", Problem::Missing)]);
    let stranger = Move::Assign {
        department: String::new(),
        assignee: Some(StaffId(Id(404))),
        text: String::new(),
    };
    invalid(
        &shop,
        &step(60, stranger),
        &[("assignee", Problem::NotThere)],
    );
    run(&mut shop, &step(60, assign()));
    let guess = Move::Analyse(Box::default());
    invalid(&shop, &step(60, guess), &[("cause", Problem::Missing)]);
    run(&mut shop, &step(60, analyse()));
    let nothing = Move::Propose(Proposal::default());
    invalid(&shop, &step(60, nothing), &[("remedy", Problem::Missing)]);
    let high = crate::command::check::AMOUNT;
    invalid(
        &shop,
        &step(60, propose(-1)),
        &[("cost", Problem::OutOfRange { low: 0, high })],
    );
    let note = Move::Note { text: blank() };
    invalid(&shop, &step(60, note), &[("text", Problem::Missing)]);
    // Joining has commands of its own.
    let merge = Move::MergeInto {
        other: ComplaintId(Id(61)),
    };
    refused(&shop, &step(60, merge), &Rejection::NothingToMerge);
}

#[test]
fn details_are_put_right_while_it_is_open() {
    let mut shop = shop();
    let before = shop.get::<Complaint>(60);
    let edit = |what: &str| {
        Command::SaveComplaint(Box::new(Edit {
            before: Some(before.clone()),
            after: Complaint {
                what_happened: what.to_owned(),
                // Not for anybody to change.
                number: 7,
                at: NOW,
                ..before.clone()
            },
        }))
    };
    check(
        &mut shop,
        &edit("杯底漏水"),
        &[r#"complaint 60: what_happened = "杯底漏水", was "漏水""#],
    );
    for (made, refusal) in [
        (
            Move::SolveOnTheSpot {
                how: String::new(),
                remedies: BTreeSet::new(),
                cost: None,
            },
            Refusal::AlreadyClosed,
        ),
        (
            Move::Archive {
                text: String::new(),
            },
            Refusal::Archived,
        ),
    ] {
        run(&mut shop, &step(60, made));
        refused(&shop, &edit("不漏了"), &refusal.into());
    }
    let correct = Move::Correct {
        corrects: None,
        text: "日期记错了一天".to_owned(),
    };
    run(&mut shop, &step(60, correct));
    assert_eq!(standing(&shop, 60).state, ComplaintState::Archived);
}

#[test]
fn merging_keeps_both_and_splitting_starts_anew() {
    let mut shop = shop();
    let (keep, other) = (ComplaintId(Id(60)), ComplaintId(Id(61)));
    let merge = |others: &[ComplaintId]| Command::MergeComplaints {
        keep,
        others: others.to_vec(),
    };
    refused(&shop, &merge(&[]), &Rejection::NothingToMerge);
    refused(&shop, &merge(&[keep]), &Rejection::NothingToMerge);
    shop.put(&Complaint {
        id: ComplaintId(Id(62)),
        customer: CustomerId(Id(2)),
        ..Complaint::default()
    });
    refused(
        &shop,
        &merge(&[ComplaintId(Id(62))]),
        &Refusal::DifferentCustomers.into(),
    );
    run(&mut shop, &merge(&[other, other]));
    let merged = standing(&shop, 61);
    assert_eq!(
        (merged.state, merged.merged_into),
        (ComplaintState::Merged, Some(keep))
    );
    assert!(standing(&shop, 60).is_open());
    refused(&shop, &merge(&[other]), &Refusal::Merged.into());
    refused(&shop, &step(61, valid()), &Refusal::Merged.into());
    // Taken apart again.
    run(&mut shop, &step(61, Move::Reopen { why: String::new() }));
    assert_eq!(standing(&shop, 61).merged_into, None);
    let part = Complaint {
        kind: Some(ComplaintKind::Service),
        what_happened: "态度也不好".to_owned(),
        ..Complaint::default()
    };
    let split = Command::SplitComplaint {
        from: keep,
        part: Box::new(part),
    };
    let decision = decide(&split, &mut shop).unwrap();
    shop.apply(&decision.changes);
    let new = shop.get::<Complaint>(decision.about.unwrap().id.0);
    assert_eq!(
        (new.customer, new.split_from),
        (CustomerId(Id(1)), Some(keep))
    );
    assert_eq!(new.number, 62);
    assert!(standing(&shop, 60).steps.len() > 1);
}

#[test]
fn the_same_trouble_is_noted_on_both_sides() {
    let mut shop = shop();
    let (one, other) = (ComplaintId(Id(60)), ComplaintId(Id(61)));
    check(
        &mut shop,
        &Command::LinkComplaints { one, other },
        &[
            &format!("complaint 60: alike/{} = true", Id(61)),
            &format!("complaint 61: alike/{} = true", Id(60)),
        ],
    );
    check(
        &mut shop,
        &Command::UnlinkComplaints { one, other },
        &[
            &format!("complaint 60: alike/{} = nothing, was true", Id(61)),
            &format!("complaint 61: alike/{} = nothing, was true", Id(60)),
        ],
    );
    let itself = Command::LinkComplaints { one, other: one };
    refused(&shop, &itself, &Rejection::NothingToMerge);
}

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
        &Rejection::Invalid(vec![crate::command::FieldError::new(
            "beside",
            Problem::NotThere,
        )]),
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

fn new<R>(after: R) -> Edit<R> {
    Edit {
        before: None,
        after,
    }
}

#[test]
fn records_of_the_desk_need_what_makes_them_useful() {
    let shop = shop();
    let missing = |fields: &[&'static str]| {
        fields
            .iter()
            .map(|field| (*field, Problem::Missing))
            .collect::<Vec<_>>()
    };
    invalid(
        &shop,
        &Command::SaveAction(Box::new(new(Action::default()))),
        &missing(&["complaint", "what", "due"]),
    );
    invalid(
        &shop,
        &Command::SavePrevention(Box::new(new(Prevention::default()))),
        &missing(&["complaint", "what", "check_on"]),
    );
    invalid(
        &shop,
        &Command::SaveReturn(Box::new(new(Return {
            day: TODAY,
            ..Return::default()
        }))),
        &missing(&["customer", "kind"]),
    );
    invalid(
        &shop,
        &Command::SaveTemplate(Box::new(new(ReplyTemplate::default()))),
        &missing(&["title", "text", "language"]),
    );
    let mut photo = Attachment {
        mime: "image/svg+xml".to_owned(),
        size_bytes: 9_000_000,
        digest: "ab".repeat(32),
        ..Attachment::default()
    };
    let (low, high) = (1, Attachment::SIZE_LIMIT_BYTES);
    invalid(
        &shop,
        &Command::SaveAttachment(Box::new(new(photo.clone()))),
        &[
            ("mime", Problem::NotAccepted),
            ("size_bytes", Problem::OutOfRange { low, high }),
        ],
    );
    photo.mime = "image/jpeg".to_owned();
    photo.size_bytes = 300_000;
    let mut hours = WorkingHours::default();
    hours.hours.insert("someday".to_owned(), Value::from(""));
    hours.days.insert("2026-10-01".to_owned(), Value::Int(3));
    invalid(
        &shop,
        &Command::SaveWorkingHours(Box::new(new(hours))),
        &[
            ("hours", Problem::HoursOutOfOrder),
            ("day", Problem::HoursOutOfOrder),
        ],
    );
    let complete = [
        Command::SaveAction(Box::new(new(Action {
            complaint: ComplaintId(Id(60)),
            what: "更换密封圈供应商".to_owned(),
            due: Some(TODAY),
            ..Action::default()
        }))),
        Command::SavePrevention(Box::new(new(Prevention {
            complaint: ComplaintId(Id(60)),
            what: "每批抽检".to_owned(),
            check_on: Some(TODAY.plus(30)),
            ..Prevention::default()
        }))),
        Command::SaveReturn(Box::new(new(Return {
            customer: CustomerId(Id(1)),
            complaint: Some(ComplaintId(Id(60))),
            day: TODAY,
            kind: Some(ReturnKind::Exchange),
            ..Return::default()
        }))),
        Command::SaveTemplate(Box::new(new(ReplyTemplate {
            title: "婉转答复".to_owned(),
            text: "{customer}您好".to_owned(),
            language: Some(Language::Chinese),
            ..ReplyTemplate::default()
        }))),
        Command::SaveAttachment(Box::new(new(photo))),
    ];
    for command in complete {
        assert!(decide(&command, &mut shop.clone()).is_ok(), "{command:?}");
        assert!(!command.label().is_empty());
    }
}

#[test]
fn a_complaint_in_the_recycle_bin_is_not_worked_on() {
    let mut shop = shop();
    shop.discard::<Complaint>(60);
    refused(&shop, &step(60, valid()), &Rejection::InRecycleBin);
    assert_eq!(
        RecordName::of::<ComplaintStep>(Id(1)).kind,
        "complaint_step"
    );
}
