//! Two devices move one complaint without knowing of each other.

use super::story::{Device, sample, told_further_ways};
use crate::complaint::{MOVES, Standing, To, Verdict, head};
use crate::record::{ComplaintId, ComplaintState as S, ComplaintStep, StepId, StepKind as K};
use crate::{Id, Instant};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn cases() -> ProptestConfig {
    let long = std::env::var_os("SHUKE_LONG").is_some();
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(if long { 100_000 } else { 400 })
    }
}

/// What one of the devices does: a move, or hearing of everything the other knows.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Make(K),
    /// One of the moves of the process that can be made.
    Onward(prop::sample::Index),
    TellFurtherWays,
    /// Its clock is set, forward or back.
    SetClock(i64),
    Exchange,
}

/// The steps of the process itself, without the ways out of it.
const ONWARD: &[K] = &[
    K::JudgedValid,
    K::Assigned,
    K::Analysed,
    K::Proposed,
    K::Approved,
    K::SentBack,
    K::CarriedOut,
    K::Notified,
    K::Accepted,
    K::Rejected,
    K::Reopened,
    K::Evaluated,
];

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        // Mostly a move that can be made and leads on, so that the histories get long.
        10 => any::<prop::sample::Index>().prop_map(Deed::Onward),
        4 => prop::sample::select(K::ALL).prop_map(Deed::Make),
        1 => Just(Deed::TellFurtherWays),
        1 => (-100_000_i64..100_000).prop_map(Deed::SetClock),
        3 => Just(Deed::Exchange),
    ]
}

fn exchange(devices: &mut [Device; 2]) {
    let [one, other] = devices;
    let (ones, others) = (one.steps.clone(), other.steps.clone());
    for (steps, to) in [(ones, other), (others, one)] {
        for step in steps {
            if to.steps.iter().all(|known| known.id != step.id) {
                to.steps.push(step);
            }
        }
    }
}

fn live(deeds: &[(bool, Deed)]) -> [Device; 2] {
    let mut devices = [Device::new(1), Device::new(2)];
    for (second, deed) in deeds {
        let device = &mut devices[usize::from(*second)];
        match deed {
            // Registered once, at the start.
            Deed::Make(K::Registered) => {}
            Deed::Make(kind) => {
                let before = device.standing();
                let made = device.make(&sample(*kind));
                assert_eq!(made, before.allows(*kind).is_ok());
                if made {
                    // What was allowed counts on the device that made it.
                    let standing = device.standing();
                    assert_eq!(
                        standing.steps.last().unwrap().1,
                        Verdict::Counted,
                        "{kind:?}"
                    );
                    assert_eq!(standing.steps.len(), before.steps.len() + 1);
                }
            }
            Deed::Onward(which) => {
                let standing = device.standing();
                let next = standing
                    .next_steps()
                    .filter(|kind| ONWARD.contains(kind))
                    .collect::<Vec<_>>();
                if !next.is_empty() {
                    assert!(device.make(&sample(*which.get(&next))));
                }
            }
            Deed::TellFurtherWays => {
                device.make(&told_further_ways());
            }
            Deed::SetClock(minutes) => device.clock = minutes * Instant::MINUTE,
            Deed::Exchange => exchange(&mut devices),
        }
    }
    devices
}

/// Walks the counted steps along the table, by a book-keeping of its own, and holds what came out against the rules.
fn assert_legal(standing: &Standing, steps: &BTreeMap<StepId, ComplaintStep>) {
    let mut state = S::Registered;
    let mut waiting = false;
    let (mut accepted, mut further_ways, mut valid) = (false, false, None);
    let (mut proposal, mut approval) = (None, None);
    for (id, verdict) in &standing.steps {
        if *verdict != Verdict::Counted {
            continue;
        }
        let step = &steps[id];
        let kind = step.kind.unwrap();
        let from = if waiting { S::Waiting } else { state };
        let rule = MOVES
            .iter()
            .find(|rule| rule.step == kind && rule.from.contains(&from))
            .unwrap_or_else(|| panic!("{kind:?} from {from:?}"));
        if kind == K::Reopened || (kind == K::Escalated && state == S::Rejected) {
            (accepted, further_ways, proposal, approval) = (false, false, None, None);
        }
        match kind {
            K::JudgedValid => valid = Some(true),
            K::JudgedNotValid => valid = Some(false),
            K::Assigned => assert_eq!(valid, Some(true), "only valid ones are assigned"),
            K::Proposed => (proposal, approval) = (Some(*id), None),
            K::Approved => {
                assert_eq!(step.answers, proposal, "the proposal that was looked at");
                approval = Some(*id);
            }
            K::CarriedOut => assert!(approval.is_some(), "approved before it is done"),
            K::Accepted | K::SolvedOnTheSpot => accepted = true,
            K::Rejected => accepted = false,
            K::Notified => further_ways |= step.further_ways,
            K::Evaluated => assert!(
                accepted || further_ways || state == S::Closed,
                "nothing closes before the customer is done with"
            ),
            _ => {}
        }
        match rule.to {
            To::State(to) => (state, waiting) = (to, false),
            To::Waiting => waiting = true,
            To::Resumed => waiting = false,
            To::Escalated if state == S::Rejected => state = S::Reopened,
            To::Same | To::Escalated => {}
        }
    }
    assert_eq!(standing.beneath, state);
    assert_eq!(standing.is_waiting, waiting);
    assert_eq!(standing.state == S::Waiting, waiting);
    assert!(
        standing.state != S::Archived || !standing.in_hand.iter().any(|span| span.until.is_none())
    );
    for spans in standing.in_hand.windows(2) {
        assert!(spans[0].until.unwrap() <= spans[1].from);
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn whatever_two_devices_do_the_complaint_stands_legally_and_alike(
        deeds in vec((any::<bool>(), deed()), 0..80),
        order in any::<prop::sample::Index>(),
    ) {
        let mut devices = live(&deeds);
        for device in &devices {
            let steps = device.steps.iter().map(|step| (step.id, step.clone())).collect();
            assert_legal(&device.standing(), &steps);
        }
        let known = devices.each_ref().map(|device| device.steps.len());
        exchange(&mut devices);
        let [one, other] = &devices;
        let standing = one.standing();
        prop_assert_eq!(&standing, &other.standing());
        let steps: BTreeMap<_, _> = one.steps.iter().map(|step| (step.id, step.clone())).collect();
        assert_legal(&standing, &steps);
        // Both sides' steps are kept, each said once.
        prop_assert_eq!(standing.steps.len(), steps.len());
        prop_assert!(steps.len() >= known[0].max(known[1]));
        // In any order, and heard twice.
        let mut turned = one.steps.clone();
        turned.rotate_left(order.index(one.steps.len()));
        turned.extend(one.steps.iter().rev().cloned());
        prop_assert_eq!(&Standing::of(&turned), &standing);
        // What the devices knew of each other is never undone by what they did not know: a step made upon another
        // comes after it.
        for pair in standing.steps.windows(2) {
            prop_assert!(steps[&pair[0].0].turn <= steps[&pair[1].0].turn);
        }
    }

    #[test]
    fn arbitrary_steps_stand_legally_too(
        kinds in vec((prop::sample::select(K::ALL), any::<i8>(), any::<i8>(), any::<u8>(), any::<Option<u8>>()), 0..40)
    ) {
        // As a newer build, an import or a damaged file may bring them: answers to anything, turns as they like.
        let steps = kinds.iter().zip(1_u128..).map(|((kind, turn, at, _, answers), id)| ComplaintStep {
            id: StepId(Id(id)),
            turn: (*turn).into(),
            at: Instant((*at).into()),
            answers: answers.map(|answers| StepId(Id(u128::from(answers) % 40 + 1))),
            ..sample(*kind).to_step()
        }).map(|step| (step.id, step)).collect::<BTreeMap<_, _>>();
        let standing = Standing::of(steps.values());
        assert_legal(&standing, &steps);
        prop_assert_eq!(standing.steps.len(), steps.len());
        assert_legal(&Standing::unmerged(steps.values()), &steps);
    }

    #[test]
    fn merged_complaints_have_one_head(links in vec(0_u8..8, 8)) {
        let into = |id: ComplaintId| {
            let target = links[usize::try_from(id.0.0).unwrap()];
            // Zero is merged into nothing, and so is what names itself.
            (target != 0 && u128::from(target) != id.0.0).then(|| ComplaintId(Id(target.into())))
        };
        for id in 0..8_u128 {
            let found = head(ComplaintId(Id(id)), into);
            // The head of a head is itself, whether it was merged or is the least of a ring.
            prop_assert_eq!(head(found, into), found);
        }
    }
}

#[test]
fn both_judge_at_the_same_time() {
    let mut one = Device::new(1);
    let mut other = Device::new(2);
    one.tell(&[K::JudgedValid]);
    other.clock = 10 * Instant::MINUTE;
    other.tell(&[K::JudgedValid, K::Assigned, K::Analysed]);
    let mut devices = [one, other];
    exchange(&mut devices);
    let standing = devices[0].standing();
    // The second judgement says the same and moves nothing, but what was built on it counts.
    assert_eq!(standing.state, S::Investigated);
    assert_eq!(standing.same_time().count(), 1);
}

#[test]
fn an_approval_never_meets_a_proposal_nobody_showed_the_approver() {
    let mut one = Device::new(1);
    one.tell(&[K::JudgedValid, K::Assigned, K::Analysed, K::Proposed]);
    let mut other = Device::new(2);
    other.steps.clone_from(&one.steps);
    other.clock = one.clock;
    // First by time: the proposal is changed, then the old one approved elsewhere.
    one.tell(&[K::Proposed]);
    other.clock += 100 * Instant::MINUTE;
    other.tell(&[K::Approved, K::CarriedOut]);
    let mut devices = [one, other];
    exchange(&mut devices);
    let standing = devices[1].standing();
    assert_eq!(standing.state, S::Proposed);
    assert_eq!(standing.same_time().count(), 2);
}

#[test]
fn a_wrong_clock_does_not_put_a_step_before_what_it_answers() {
    let mut one = Device::new(1);
    one.clock = 500 * Instant::MINUTE;
    one.tell(&[K::JudgedValid]);
    let mut other = Device::new(2);
    other.steps.clone_from(&one.steps);
    other.clock = -500 * Instant::MINUTE;
    assert_eq!(other.tell(&[K::Assigned, K::Analysed]), S::Investigated);
}

#[test]
fn the_customers_word_goes_before_filing_away() {
    let mut one = Device::new(1);
    one.tell(&[K::SolvedOnTheSpot]);
    let mut other = Device::new(2);
    other.steps.clone_from(&one.steps);
    one.tell(&[K::Archived]);
    other.clock = 1_000 * Instant::MINUTE;
    other.tell(&[K::Reopened]);
    let mut devices = [one, other];
    exchange(&mut devices);
    assert_eq!(devices[0].standing().state, S::Reopened);
}

#[test]
fn two_merged_into_each_other_leave_the_least() {
    let into = |id: ComplaintId| match id.0.0 {
        1 | 3 => Some(ComplaintId(Id(2))),
        2 => Some(ComplaintId(Id(1))),
        _ => None,
    };
    for id in 1..=3 {
        assert_eq!(head(ComplaintId(Id(id)), into), ComplaintId(Id(1)));
    }
    let mut device = Device::new(1);
    device.tell(&[K::JudgedValid, K::MergedInto]);
    assert_eq!(device.standing().state, S::Merged);
    assert_eq!(Standing::unmerged(&device.steps).state, S::Valid);
}
