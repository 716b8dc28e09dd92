//! The moves of the process.

use super::super::shop::{CLERK, check, invalid, refused};
use super::desk_shop::{
    ABOUT_CLERK, analyse, approve, assign, propose, proposed, run, shop, standing, step, valid,
};
use crate::command::{Command, Edit, Problem, RecordName, Rejection};
use crate::complaint::{Approver, Move, Proposal, Refusal, Triage};
use crate::record::{
    Attachment, AttachmentId, Complaint, ComplaintId, ComplaintKind, ComplaintState, ComplaintStep,
    CustomerId, DeskRules, Role, Severity, StaffId,
};
use crate::{Id, Money, Value};
use std::collections::BTreeSet;

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
fn a_safety_case_is_a_major_one_from_the_first_word() {
    let mut shop = shop();
    let told = Complaint {
        customer: CustomerId(Id(1)),
        kind: Some(ComplaintKind::Quality),
        what_happened: "插头冒烟".to_owned(),
        severity: Some(Severity::General),
        safety: true,
        ..Complaint::default()
    };
    let record = |solved: Option<&str>| Command::RecordComplaint {
        complaint: Box::new(told.clone()),
        solved: solved.map(str::to_owned),
    };
    refused(
        &shop,
        &record(Some("换了插头")),
        &Refusal::MajorNotOnTheSpot.into(),
    );
    run(&mut shop, &record(None));
    let stored: Complaint = shop.get(1_000);
    assert_eq!(stored.severity, Some(Severity::Major));
    // Found to be none after all: both go.
    let harmless = Move::Triage(Triage {
        severity: Some(Severity::General),
        ..Triage::default()
    });
    run(&mut shop, &step(1_000, harmless));
    let stored: Complaint = shop.get(1_000);
    assert_eq!(
        (stored.severity, stored.safety),
        (Some(Severity::General), false)
    );
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
            "complaint 60: safety = true",
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
fn an_archived_complaint_takes_corrections() {
    let mut shop = shop();
    let solved = Move::SolveOnTheSpot {
        how: String::new(),
        remedies: BTreeSet::new(),
        cost: None,
    };
    let archive = Move::Archive {
        text: String::new(),
    };
    let correct = Move::Correct {
        corrects: None,
        text: "日期记错了一天".to_owned(),
    };
    for made in [solved, archive, correct] {
        run(&mut shop, &step(60, made));
    }
    assert_eq!(standing(&shop, 60).state, ComplaintState::Archived);
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
