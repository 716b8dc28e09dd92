//! Whatever anybody at the desk tries, in whatever order and on whichever of two devices: nobody decides about themselves
//! or beyond their limit, nothing closes before the customer is done with, what is archived does not change, and when
//! the devices hear of each other, both know the same.

use super::shop::Shop;
use crate::command::{Command, Edit, World as _, decide};
use crate::complaint::{
    Analysis, Limit, Move, Proposal, Standing, Triage, Verdict, standing_among,
};
use crate::record::{
    CauseCode, Complaint, ComplaintId, ComplaintKind, ComplaintState, ComplaintStep, CustomerId,
    DeskRules, Role, Severity, Staff, StaffId, StepId, StepKind as K,
};
use crate::{Id, Money};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const COMPLAINTS: [u128; 3] = [60, 61, 62];
const STAFF: [(u128, Option<Role>); 4] = [
    (900, Some(Role::Sales)),
    (901, Some(Role::DepartmentManager)),
    (902, Some(Role::Owner)),
    (903, None),
];

/// The first is about nobody, the second about the clerk, the third about the owner and major.
fn shop() -> Shop {
    let mut shop = Shop::with_customers();
    let about = [None, Some(900), Some(902)];
    for (id, about) in COMPLAINTS.into_iter().zip(about) {
        shop.put(&Complaint {
            id: ComplaintId(Id(id)),
            customer: CustomerId(Id(1)),
            kind: Some(ComplaintKind::Service),
            what_happened: "态度".to_owned(),
            about: about.map(|id| StaffId(Id(id))),
            severity: (id == 62).then_some(Severity::Major),
            ..Complaint::default()
        });
    }
    for (id, role) in STAFF {
        shop.put(&Staff {
            id: StaffId(Id(id)),
            name: id.to_string(),
            role,
            ..Staff::default()
        });
    }
    shop
}

/// Who tries what: device, staff, complaint, what (one of the steps that can be made now, or any), and a number for
/// whatever the deed needs.
type Deed = (bool, u8, u8, Result<prop::sample::Index, K>, u16);

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let kind = prop_oneof![
        4 => any::<prop::sample::Index>().prop_map(Ok),
        1 => prop::sample::select(K::ALL).prop_map(Err),
    ];
    vec(
        (any::<bool>(), any::<u8>(), any::<u8>(), kind, any::<u16>()),
        0..120,
    )
}

/// The ways out of the process, which would end most histories early.
const ENDS: [K; 5] = [
    K::Withdrawn,
    K::MergedInto,
    K::Archived,
    K::AskedCustomer,
    K::SolvedOnTheSpot,
];

fn next_step(which: prop::sample::Index, standing: &Standing) -> K {
    let next = standing.next_steps().filter(|kind| !ENDS.contains(kind));
    let next = next.collect::<Vec<_>>();
    // Archived: what can be made is a correction.
    if next.is_empty() {
        K::Corrected
    } else {
        *which.get(&next)
    }
}

fn command(kind: K, id: u128, number: u16, shop: &Shop) -> Command {
    let complaint = ComplaintId(Id(id));
    let text = || "说明".to_owned();
    let proposal = standing_among(complaint, |id| shop.steps(id))
        .proposal
        .map_or(StepId(Id(number.into())), |(id, _)| id);
    let step = match kind {
        K::Registered => {
            let before = shop.get::<Complaint>(id);
            let after = Complaint {
                what_happened: number.to_string(),
                ..before.clone()
            };
            let before = Some(before);
            return Command::SaveComplaint(Box::new(Edit { before, after }));
        }
        K::MergedInto | K::TookIn => {
            let other = COMPLAINTS[usize::from(number) % COMPLAINTS.len()];
            return Command::MergeComplaints {
                keep: complaint,
                others: vec![ComplaintId(Id(other))],
            };
        }
        K::SplitOff | K::Noted => Move::Note { text: text() },
        K::Acknowledged => Move::Acknowledge {
            way: None,
            person: text(),
            text: text(),
        },
        K::Triaged => Move::Triage(Triage {
            severity: Some(if number.is_multiple_of(3) {
                Severity::Major
            } else {
                Severity::General
            }),
            ..Triage::default()
        }),
        K::JudgedValid => Move::JudgeValid { reason: text() },
        K::JudgedNotValid => Move::JudgeNotValid { reason: text() },
        K::Assigned => Move::Assign {
            department: text(),
            assignee: Some(StaffId(Id(901))),
            text: text(),
        },
        K::Analysed => Move::Analyse(Box::new(Analysis {
            cause: Some(CauseCode::Attitude),
            ..Analysis::default()
        })),
        K::Proposed => Move::Propose(Proposal {
            remedies: BTreeSet::from(["gift".to_owned()]),
            cost: Some(Money(i64::from(number) * 10)),
            text: text(),
        }),
        K::Approved => Move::Approve {
            proposal,
            text: text(),
        },
        K::SentBack => Move::SendBack {
            proposal,
            reason: text(),
        },
        K::CarriedOut => Move::CarryOut {
            done_by: None,
            done_at: None,
            text: text(),
        },
        K::Notified => Move::Notify {
            way: None,
            person: text(),
            text: text(),
            further_ways: number.is_multiple_of(2),
        },
        K::Accepted => Move::Accept { text: text() },
        K::Rejected => Move::Reject { reason: text() },
        K::Evaluated => Move::Evaluate {
            satisfaction: Some(3),
            lesson: text(),
            old_solved: None,
            new_appeared: None,
            text: text(),
        },
        K::Archived => Move::Archive { text: text() },
        K::Corrected => Move::Correct {
            corrects: None,
            text: text(),
        },
        K::AskedCustomer => Move::AskCustomer {
            way: None,
            question: text(),
        },
        K::CustomerAnswered => Move::CustomerAnswered { answer: text() },
        K::Escalated => Move::Escalate {
            to: Some(StaffId(Id(902))),
            reason: text(),
        },
        K::Reopened => Move::Reopen { why: text() },
        K::Withdrawn => Move::Withdraw { text: text() },
        K::SolvedOnTheSpot => Move::SolveOnTheSpot {
            how: text(),
            remedies: BTreeSet::new(),
            cost: Some(Money(number.into())),
        },
    };
    Command::MoveComplaint {
        complaint,
        step: Box::new(step),
        attachments: Vec::new(),
    }
}

/// Nobody decided about themselves or beyond their limit, on whichever device.
fn assert_fair(shop: &Shop) {
    let rules = DeskRules::default();
    for id in COMPLAINTS {
        let complaint = shop.get::<Complaint>(id);
        let steps = shop.steps(complaint.id);
        let by_id: BTreeMap<StepId, &ComplaintStep> =
            steps.iter().map(|step| (step.id, step)).collect();
        for step in &steps {
            let kind = step.kind.unwrap();
            let decides = [
                K::JudgedValid,
                K::JudgedNotValid,
                K::Approved,
                K::SentBack,
                K::SolvedOnTheSpot,
            ];
            if !decides.contains(&kind) {
                continue;
            }
            assert!(complaint.about.is_none() || step.by.is_some());
            assert!(step.by.is_none() || step.by != complaint.about, "{kind:?}");
            let cost = match kind {
                K::Approved => by_id[&step.answers.unwrap()].cost.unwrap(),
                K::SolvedOnTheSpot => step.cost.unwrap_or_default(),
                _ => continue,
            };
            let role = STAFF
                .iter()
                .find(|(id, _)| step.by == Some(StaffId(Id(*id))))
                .and_then(|(_, role)| *role);
            match rules.limit(role) {
                Limit::Any => {}
                Limit::UpTo(limit) => assert!(cost <= limit || cost.0 == 0, "{role:?} {cost:?}"),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(if std::env::var_os("SHUKE_LONG").is_some() { 50_000 } else { 300 })
    })]

    #[test]
    fn the_desk_is_fair_and_sound(deeds in deeds()) {
        let mut devices = [shop(), shop()];
        devices[1].skip_ids(1 << 40);
        for (second, staff, complaint, kind, number) in deeds {
            let device = &mut devices[usize::from(second)];
            // Sometimes nobody was chosen.
            let staff = STAFF.get(usize::from(staff) % 5).map(|(id, _)| StaffId(Id(*id)));
            device.works_here(staff);
            let id = COMPLAINTS[usize::from(complaint) % COMPLAINTS.len()];
            let now = standing_among(ComplaintId(Id(id)), |id| device.steps(id));
            let kind = kind.map_or_else(|kind| kind, |which| next_step(which, &now));
            let command = command(kind, id, number, device);
            let state = |device: &Shop, id| standing_among(ComplaintId(Id(id)), |id| device.steps(id));
            let before = COMPLAINTS.map(|id| (device.get::<Complaint>(id), state(device, id)));
            let Ok(decision) = decide(&command, device) else { continue };
            device.apply(&decision.changes);
            assert_fair(device);
            for ((complaint, before), id) in before.iter().zip(COMPLAINTS) {
                let after = state(device, id);
                // Nothing that was said is ever lost or changed in its effect.
                prop_assert!(after.steps.starts_with(&before.steps));
                prop_assert!(after.steps.iter().skip(before.steps.len()).all(|(_, verdict)| *verdict == Verdict::Counted));
                if before.state == ComplaintState::Archived {
                    prop_assert_eq!(after.state, ComplaintState::Archived);
                    prop_assert_eq!(&device.get::<Complaint>(id), complaint);
                }
                if after.state == ComplaintState::Closed {
                    prop_assert!(after.is_accepted || after.is_told_further_ways);
                }
                if after.state == ComplaintState::Approved {
                    prop_assert!(after.approval.is_some() && after.is_valid == Some(true));
                }
            }
        }
        // They hear of each other.
        let [mut one, mut other] = devices;
        one.hear(&other);
        other.hear(&one);
        assert_fair(&one);
        for id in COMPLAINTS.map(|id| ComplaintId(Id(id))) {
            let standing = standing_among(id, |id| one.steps(id));
            prop_assert_eq!(&standing, &standing_among(id, |id| other.steps(id)));
            let kept = standing.steps.iter().map(|(step, _)| *step).collect::<BTreeSet<_>>();
            prop_assert!(one.steps(id).iter().all(|step| kept.contains(&step.id)));
        }
        // Of complaints merged into one another, one is left to be seen to.
        let open_or_ended = COMPLAINTS.iter().any(|id| {
            standing_among(ComplaintId(Id(*id)), |id| one.steps(id)).state != ComplaintState::Merged
        });
        prop_assert!(open_or_ended);
    }
}
