use super::story::{Device, sample, told_further_ways};
use crate::Instant;
use crate::complaint::{MOVES, Move, Refusal, Span, Standing};
use crate::record::{ComplaintState as S, ComplaintStep, StepKind as K};
use std::collections::BTreeSet;

const TO_PROPOSAL: &[K] = &[K::JudgedValid, K::Assigned, K::Analysed, K::Proposed];

fn refused(device: &Device, step: K) -> Refusal {
    device.standing().allows(step).unwrap_err()
}

#[test]
fn a_valid_one_goes_the_whole_way() {
    let mut device = Device::new(1);
    let mut states = Vec::new();
    for step in [
        K::Acknowledged,
        K::Triaged,
        K::JudgedValid,
        K::Assigned,
        K::Analysed,
        K::Proposed,
        K::SentBack,
        K::Proposed,
        K::Approved,
        K::CarriedOut,
        K::Notified,
        K::Accepted,
        K::Evaluated,
        K::Archived,
        K::Corrected,
    ] {
        states.push(device.tell(&[step]));
    }
    assert_eq!(
        states,
        [
            S::Acknowledged,
            S::Acknowledged,
            S::Valid,
            S::Assigned,
            S::Investigated,
            S::Proposed,
            S::SentBack,
            S::Proposed,
            S::Approved,
            S::CarriedOut,
            S::Told,
            S::Accepted,
            S::Closed,
            S::Archived,
            S::Archived,
        ]
    );
    let standing = device.standing();
    assert_eq!(standing.satisfaction, Some(4));
    assert_eq!(standing.cause, Some(crate::record::CauseCode::Delay));
    assert_eq!(standing.same_time().count(), 0);
    assert!(standing.is_safety_case);
}

#[test]
fn solved_on_the_spot_is_the_short_path() {
    let mut device = Device::new(1);
    assert_eq!(device.tell(&[K::SolvedOnTheSpot]), S::Closed);
    assert_eq!(device.tell(&[K::Evaluated, K::Archived]), S::Archived);
    let mut device = Device::new(1);
    device.tell(&[K::JudgedValid, K::Assigned]);
    assert_eq!(refused(&device, K::SolvedOnTheSpot), Refusal::UnderWay);
}

#[test]
fn not_valid_is_answered_before_it_is_closed() {
    let mut device = Device::new(1);
    device.tell(&[K::JudgedNotValid]);
    assert_eq!(refused(&device, K::Assigned), Refusal::JudgedNotValid);
    assert_eq!(refused(&device, K::Evaluated), Refusal::CustomerNotDoneWith);
    device.tell(&[K::Notified]);
    assert_eq!(refused(&device, K::Evaluated), Refusal::CustomerNotDoneWith);
    // Not content: told where else to turn, it may be closed.
    device.tell(&[K::Rejected]);
    assert_eq!(refused(&device, K::Evaluated), Refusal::CustomerNotDoneWith);
    assert!(device.make(&told_further_ways()));
    assert_eq!(device.standing().state, S::Rejected);
    assert_eq!(device.tell(&[K::Evaluated]), S::Closed);
    // Taken up again, what was said before does not count.
    device.tell(&[K::Reopened]);
    assert_eq!(refused(&device, K::Assigned), Refusal::JudgedNotValid);
    device.tell(&[K::JudgedNotValid, K::Notified]);
    assert_eq!(refused(&device, K::Evaluated), Refusal::CustomerNotDoneWith);
}

#[test]
fn rejected_then_escalated_is_taken_up_from_the_start() {
    let mut device = Device::new(1);
    device.tell(TO_PROPOSAL);
    device.tell(&[K::Approved, K::CarriedOut, K::Notified, K::Rejected]);
    assert_eq!(device.tell(&[K::Escalated]), S::Escalated);
    assert_eq!(device.standing().beneath, S::Reopened);
    assert_eq!(device.standing().times_reopened, 1);
    assert_eq!(device.tell(&[K::Assigned]), S::Assigned);
    // Escalated for want of authority: the proposal can still be approved.
    device.tell(&[K::Analysed, K::Proposed, K::Escalated]);
    assert_eq!(device.standing().state, S::Escalated);
    assert_eq!(device.tell(&[K::Approved]), S::Approved);
    assert_eq!(device.standing().times_escalated, 2);
}

#[test]
fn waiting_goes_on_where_it_was_or_ends_in_withdrawal() {
    let mut device = Device::new(1);
    device.tell(&[K::JudgedValid, K::Assigned, K::Escalated]);
    assert_eq!(device.tell(&[K::AskedCustomer]), S::Waiting);
    assert_eq!(refused(&device, K::Analysed), Refusal::WaitingForCustomer);
    assert_eq!(
        refused(&device, K::AskedCustomer),
        Refusal::WaitingForCustomer
    );
    assert_eq!(device.tell(&[K::CustomerAnswered]), S::Escalated);
    assert_eq!(refused(&device, K::CustomerAnswered), Refusal::NotWaiting);
    assert_eq!(device.standing().beneath, S::Assigned);
    device.tell(&[K::AskedCustomer]);
    assert_eq!(device.tell(&[K::Withdrawn]), S::Withdrawn);
    assert_eq!(refused(&device, K::Assigned), Refusal::Withdrawn);
    assert_eq!(device.tell(&[K::Reopened]), S::Reopened);
}

#[test]
fn archived_ones_do_not_change() {
    let mut device = Device::new(1);
    device.tell(&[K::SolvedOnTheSpot, K::Archived]);
    for step in K::ALL {
        let allowed = device.standing().allows(*step);
        if *step == K::Corrected {
            assert_eq!(allowed, Ok(()));
        } else {
            assert_eq!(allowed, Err(Refusal::Archived), "{step:?}");
        }
    }
}

#[test]
fn each_refusal_says_what_is_missing() {
    let mut device = Device::new(1);
    for (step, reason) in [
        (K::Assigned, Refusal::NotYetJudged),
        (K::Analysed, Refusal::NotYetJudged),
        (K::Approved, Refusal::NotYetJudged),
        (K::Archived, Refusal::NotYetClosed),
        (K::Corrected, Refusal::NotArchived),
        (K::Reopened, Refusal::AlreadyOpen),
        (K::Evaluated, Refusal::CustomerNotDoneWith),
        (K::Registered, Refusal::PastThisStep),
    ] {
        assert_eq!(refused(&device, step), reason, "{step:?}");
    }
    device.tell(&[K::Acknowledged]);
    assert_eq!(
        refused(&device, K::Acknowledged),
        Refusal::AlreadyAcknowledged
    );
    for (step, then) in [
        (K::JudgedValid, Refusal::NotYetAssigned),
        (K::Assigned, Refusal::NotYetAnalysed),
        (K::Analysed, Refusal::NotYetProposed),
        (K::Proposed, Refusal::NotYetApproved),
        (K::Approved, Refusal::NotYetCarriedOut),
        (K::CarriedOut, Refusal::NotYetTold),
    ] {
        device.tell(&[step]);
        assert_eq!(refused(&device, K::Accepted), then, "{step:?}");
    }
    assert_eq!(refused(&device, K::JudgedValid), Refusal::PastThisStep);
    device.tell(&[K::Notified, K::Accepted, K::Evaluated]);
    assert_eq!(refused(&device, K::Proposed), Refusal::AlreadyClosed);
    let mut merged = Device::new(2);
    merged.tell(&[K::MergedInto]);
    assert_eq!(refused(&merged, K::JudgedValid), Refusal::Merged);
}

#[test]
fn the_clock_stands_still_while_the_customer_has_the_word() {
    let minute = |at: i64| Instant(at * Instant::MINUTE);
    let span = |from, until: Option<i64>| Span {
        from: minute(from),
        until: until.map(minute),
    };
    let mut device = Device::new(1);
    device.tell(&[K::AskedCustomer, K::CustomerAnswered, K::JudgedNotValid]);
    device.tell(&[K::Notified, K::Rejected]);
    device.tell(&[K::Reopened]);
    assert_eq!(
        device.standing().in_hand,
        [span(0, Some(1)), span(2, Some(4)), span(5, None)]
    );
    assert_eq!(device.standing().first_answer_at, Some(minute(1)));
}

#[test]
fn every_kind_of_step_is_in_the_table_and_reads_back() {
    let named = MOVES.iter().map(|rule| rule.step).collect::<BTreeSet<_>>();
    assert_eq!(named, K::ALL.iter().copied().collect());
    for kind in K::ALL.iter().filter(|kind| **kind != K::Registered) {
        let made = sample(*kind);
        assert_eq!(made.kind(), *kind);
        assert_eq!(Move::of_step(&made.to_step()), Some(made));
    }
    assert_eq!(Move::of_step(&ComplaintStep::default()), None);
    // No line of the table hides another.
    for rule in MOVES {
        for state in rule.from {
            let lines = MOVES
                .iter()
                .filter(|other| other.step == rule.step && other.from.contains(state));
            assert_eq!(lines.count(), 1, "{:?} from {state:?}", rule.step);
        }
    }
    // Every state can be reached and left, but for the archive.
    let next = Standing::default().next_steps().collect::<Vec<_>>();
    assert!(next.contains(&K::JudgedValid) && !next.contains(&K::Registered));
}
