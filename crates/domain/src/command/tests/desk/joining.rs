use super::super::shop::{check, refused};
use super::desk_shop::{assign, run, shop, standing, step, valid};
use crate::Id;
use crate::command::{Command, Rejection, decide};
use crate::complaint::{Move, Refusal};
use crate::record::{Complaint, ComplaintId, ComplaintKind, ComplaintState, CustomerId};

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

/// Two devices merge two complaints into each other: one of them is still worked on.
#[test]
fn two_merged_into_each_other_are_not_lost() {
    let mut shop = shop();
    let mut elsewhere = shop.clone();
    let merge = |keep, other| Command::MergeComplaints {
        keep: ComplaintId(Id(keep)),
        others: vec![ComplaintId(Id(other))],
    };
    let here = decide(&merge(60, 61), &mut shop).unwrap();
    elsewhere.skip_ids(10);
    let there = decide(&merge(61, 60), &mut elsewhere).unwrap();
    shop.apply(&here.changes);
    shop.apply(&there.changes);
    assert_eq!(standing(&shop, 60).state, ComplaintState::Merged);
    assert_eq!(standing(&shop, 61).state, ComplaintState::Merged);
    refused(&shop, &step(61, valid()), &Refusal::Merged.into());
    run(&mut shop, &step(60, valid()));
    run(&mut shop, &step(60, assign()));
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
