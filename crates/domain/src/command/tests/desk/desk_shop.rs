//! A shop with a clerk, a boss and two complaints.

use super::super::shop::{CLERK, Shop};
use crate::command::{Command, decide};
use crate::complaint::{Analysis, Move, Proposal, Standing};
use crate::record::{
    CauseCode, Complaint, ComplaintId, ComplaintKind, CustomerId, Role, Staff, StaffId, StepId,
};
use crate::{Id, Instant, Money};
use std::collections::BTreeSet;

pub(super) const ABOUT_CLERK: u128 = 61;

/// Complaint 60, and complaint 61 about the clerk; the clerk sells, the boss owns.
pub(super) fn shop() -> Shop {
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

pub(super) fn step(id: u128, step: Move) -> Command {
    Command::MoveComplaint {
        complaint: ComplaintId(Id(id)),
        step: Box::new(step),
        attachments: Vec::new(),
    }
}

#[track_caller]
pub(super) fn run(shop: &mut Shop, command: &Command) {
    let decision = decide(command, shop).unwrap_or_else(|refused| panic!("{refused:?}"));
    shop.apply(&decision.changes);
}

pub(super) fn standing(shop: &Shop, id: u128) -> Standing {
    use crate::command::World as _;
    Standing::of(&shop.steps(ComplaintId(Id(id))))
}

pub(super) fn assign() -> Move {
    Move::Assign {
        department: "售后".to_owned(),
        assignee: Some(CLERK),
        text: String::new(),
    }
}

pub(super) fn analyse() -> Move {
    Move::Analyse(Box::new(Analysis {
        cause: Some(CauseCode::Making),
        whys: vec!["密封圈装反".to_owned()],
        ..Analysis::default()
    }))
}

pub(super) fn propose(cost: i64) -> Move {
    Move::Propose(Proposal {
        remedies: BTreeSet::from(["replace".to_owned()]),
        cost: Some(Money(cost)),
        text: String::new(),
    })
}

pub(super) fn valid() -> Move {
    Move::JudgeValid {
        reason: String::new(),
    }
}

/// Up to a proposal of this cost; which step it is.
pub(super) fn proposed(shop: &mut Shop, id: u128, cost: i64) -> StepId {
    for made in [valid(), assign(), analyse(), propose(cost)] {
        run(shop, &step(id, made));
    }
    standing(shop, id).proposal.unwrap().0
}

pub(super) fn approve(proposal: StepId) -> Move {
    Move::Approve {
        proposal,
        text: String::new(),
    }
}
