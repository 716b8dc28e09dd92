//! Audits: drawn by chance, checked by somebody, kept as they were.

use super::super::shop::{CLERK, NOW, Shop, TODAY, check, invalid, refused};
use super::desk_shop::{ABOUT_CLERK, run, shop, step};
use crate::command::{Command, Decision, Edit, Problem, decide};
use crate::complaint::{Move, Refusal};
use crate::record::{Audit, AuditCase, Finding, StaffId};
use crate::{Id, Instant};
use std::collections::BTreeSet;

const BOSS: StaffId = StaffId(Id(901));

fn draw(size: i64) -> Command {
    Command::DrawAudit(Box::new(Audit {
        seed: 481_516,
        drawn: size,
        // What it was drawn from is found out, not told.
        among: 99,
        at: Instant(5),
        ..Audit::default()
    }))
}

/// Both complaints are settled, the one about the clerk by the boss.
fn closed() -> Shop {
    let mut shop = shop();
    for id in [60, ABOUT_CLERK] {
        shop.works_here(Some(if id == 60 { CLERK } else { BOSS }));
        let solved = Move::SolveOnTheSpot {
            how: "换了一个".to_owned(),
            remedies: BTreeSet::new(),
            cost: None,
        };
        run(&mut shop, &step(id, solved));
    }
    shop.works_here(Some(CLERK));
    shop
}

fn cases(decision: &Decision) -> Vec<u128> {
    let changes = decision.changes.changes.iter();
    let cases = changes.filter(|change| change.kind == "audit_case");
    cases
        .flat_map(|change| &change.sets)
        .filter(|(name, _)| name == "complaint")
        .filter_map(|(_, value)| value.as_id())
        .map(|id| id.0)
        .collect()
}

#[test]
fn an_audit_says_what_was_drawn_from_what() {
    let mut open = shop();
    refused(&open, &draw(1), &Refusal::NothingClosed.into());
    let mut shop = closed();
    invalid(
        &shop,
        &draw(0),
        &[("drawn", Problem::OutOfRange { low: 1, high: 500 })],
    );
    invalid(
        &shop,
        &draw(3),
        &[("drawn", Problem::OutOfRange { low: 1, high: 2 })],
    );
    let backwards = Command::DrawAudit(Box::new(Audit {
        from: Some(TODAY),
        to: Some(TODAY.plus(-1)),
        drawn: 1,
        ..Audit::default()
    }));
    invalid(&shop, &backwards, &[("to", Problem::BeforeItsBeginning)]);
    let again = decide(&draw(1), &mut shop.clone()).unwrap();
    let first = cases(&again)[0];
    check(
        &mut shop,
        &draw(1),
        &[
            "audit 1002: seed = 481516",
            "audit 1002: drawn = 1",
            "audit 1002: among = 2",
            "audit 1002: by = #900",
            "audit 1002: at = 1795500000000",
            "audit_case 1003: audit = #1002",
            &format!("audit_case 1003: complaint = #{first}"),
            "audit_case 1003: place = 1",
        ],
    );
    let both: BTreeSet<_> = cases(&decide(&draw(2), &mut shop).unwrap())
        .into_iter()
        .collect();
    assert_eq!(both, BTreeSet::from([60, ABOUT_CLERK]));
    // Taken up again, it is not closed any more.
    let again = Move::Reopen { why: String::new() };
    run(&mut shop, &step(60, again));
    assert_eq!(cases(&decide(&draw(1), &mut shop).unwrap()), [ABOUT_CLERK]);
    open.works_here(None);
    refused(&open, &draw(1), &Refusal::NothingClosed.into());
}

#[test]
fn what_was_found_says_who_and_when_and_nothing_else_changes() {
    let mut shop = closed();
    let decision = decide(&draw(2), &mut shop).unwrap();
    shop.apply(&decision.changes);
    let places = cases(&decision);
    let case = |complaint: u128| {
        let place = places.iter().position(|id| *id == complaint).unwrap();
        shop.get::<AuditCase>(1003 + place as u128)
    };
    let (plain, about_me) = (case(60), case(ABOUT_CLERK));
    let save = |before: &AuditCase, finding| {
        Command::SaveAuditCase(Box::new(Edit {
            before: Some(before.clone()),
            after: AuditCase {
                in_time: finding,
                // Not for anybody to change.
                complaint: crate::record::ComplaintId(Id(1)),
                place: 9,
                by: Some(BOSS),
                ..before.clone()
            },
        }))
    };
    refused(
        &shop,
        &save(&about_me, Some(Finding::Yes)),
        &Refusal::AboutYourself.into(),
    );
    check(&mut shop, &save(&plain, None), &[]);
    let id = plain.id.0.0;
    check(
        &mut shop,
        &save(&plain, Some(Finding::No)),
        &[
            &format!(r#"audit_case {id}: in_time = "no""#),
            &format!("audit_case {id}: by = #900"),
            &format!("audit_case {id}: at = {}", NOW.0),
        ],
    );
    let before = shop.get::<Audit>(1002);
    let conclude = Command::SaveAudit(Box::new(Edit {
        before: Some(before.clone()),
        after: Audit {
            conclusion: "超期的都卡在等厂家。".to_owned(),
            seed: 1,
            ..before
        },
    }));
    check(
        &mut shop,
        &conclude,
        &[r#"audit 1002: conclusion = "超期的都卡在等厂家。""#],
    );
}
