//! Every figure of the complaint desk, over random histories, against the list of the complaints behind it.

use crate::desk::NOON;
use crate::town::Town;
use api::{
    AuditFound, AuditList, AuditPage, AuditPick, ClosedCount, ComplaintFigures, ComplaintFilter,
    ComplaintTrendPage, DeskToday, Found, Measured, Only, RecoveryGroup, SolvedWithin, TrendSpeed,
    Undo,
};
use domain::audit::AuditQuestion;
use domain::command::{Command, Edit};
use domain::record::{Audit, AuditCase, AuditId, ComplaintId, Finding};
use domain::{Day, Instant};
use std::collections::BTreeSet;

/// Hits and whole of a share.
fn parts(measured: Measured) -> (u32, u32) {
    match measured {
        Measured::Value { value, n, .. } => {
            let n = u32::try_from(n).unwrap();
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a count of complaints"
            )]
            let hits = (value * f64::from(n)).round() as u32;
            (hits, n)
        }
        Measured::NotEnough { n, .. } => (0, u32::try_from(n).unwrap()),
    }
}

#[test]
fn each_figure_opens_as_many_complaints_as_it_counts() {
    for seed in 0..6 {
        let town = Town::new(seed);
        let today = NOON.now.day(480);
        for from in [None, Some(today.plus(-200))] {
            agree(&town, from, seed);
        }
    }
}

fn agree(town: &Town, from: Option<Day>, seed: u64) {
    let view = town.ask(ComplaintFigures {
        from,
        to: None,
        reporting_permille: 500,
        asked: 0,
        complained: 0,
    });
    let base = || ComplaintFilter {
        only: vec![Only::Counted],
        from,
        ..ComplaintFilter::default()
    };
    let with = |only: &[Only]| ComplaintFilter {
        only: [&[Only::Counted], only].concat(),
        ..base()
    };
    assert_eq!(town.count(base()), view.total, "{seed}");
    assert_eq!(town.count(with(&[Only::Open])), view.open);
    for (cause, count) in &view.causes {
        let causes = vec![*cause];
        assert_eq!(town.count(ComplaintFilter { causes, ..base() }), *count);
    }
    let rates: [(Measured, &[Only], &[Only]); 5] = [
        (view.repeats, &[Only::Repeats], &[]),
        (view.reopened, &[Only::Reopened], &[]),
        (
            view.acknowledged_in_time,
            &[Only::AcknowledgedInTime],
            &[Only::AcknowledgedOrLate],
        ),
        (
            view.answered_in_time,
            &[Only::AnsweredInTime],
            &[Only::AnsweredOrLate],
        ),
        (
            view.solved_in_time,
            &[Only::SolvedInTime],
            &[Only::SolvedOrLate],
        ),
    ];
    for (measured, hits, whole) in rates {
        let found = (town.count(with(hits)), town.count(with(whole)));
        assert_eq!(found, parts(measured), "{hits:?}");
    }
    assert_eq!(town.count(with(&[Only::WithCost])), view.with_cost);
    let (Measured::Value { n, .. } | Measured::NotEnough { n, .. }) = view.satisfaction;
    assert_eq!(u64::from(town.count(with(&[Only::Rated]))), n);
    for row in &view.failures {
        let of = |only: &[Only]| {
            town.count(ComplaintFilter {
                failed_by: vec![row.failed_by],
                ..with(only)
            })
        };
        assert_eq!(of(&[]), row.count);
        assert_eq!(of(&[Only::OldSolved]), row.old_solved);
        assert_eq!(of(&[Only::OldNotSolved]), row.old_not_solved);
        assert_eq!(of(&[Only::NewAppeared]), row.new_appeared);
        assert_eq!(of(&[Only::NothingNew]), row.nothing_new);
        for (cause, count) in &row.causes {
            let filter = ComplaintFilter {
                failed_by: vec![row.failed_by],
                causes: vec![*cause],
                ..base()
            };
            assert_eq!(town.count(filter), *count, "{cause:?}");
        }
    }
    assert_eq!(view.recovery.len(), SolvedWithin::ALL.len());
    for row in &view.recovery {
        let of = |only: &[Only]| {
            town.count(ComplaintFilter {
                recovery: Some(RecoveryGroup::Desk(row.speed)),
                ..with(only)
            })
        };
        assert_eq!((of(&[Only::CameBack]), of(&[])), parts(row.bought_again));
    }
}

#[test]
fn the_question_about_complaints_opens_what_it_counts() {
    for seed in 10..13 {
        let town = Town::new(seed);
        let view = town.ask(ComplaintTrendPage);
        let all = ComplaintFilter::default;
        assert_eq!(u64::from(town.count(all())), view.complaints);
        let open = ComplaintFilter {
            only: vec![Only::Open],
            ..all()
        };
        assert_eq!(u64::from(town.count(open)), view.open);
        let speeds = [TrendSpeed::Quick, TrendSpeed::Later, TrendSpeed::NotSolved];
        for (speed, measured) in speeds.into_iter().zip(view.recovery) {
            let of = |only: Vec<Only>| {
                town.count(ComplaintFilter {
                    only,
                    recovery: Some(RecoveryGroup::Trend(speed)),
                    ..all()
                })
            };
            let found = (of(vec![Only::CameBack]), of(Vec::new()));
            assert_eq!(found, parts(measured), "{seed} {speed:?}");
        }
        let Found::Known(found) = view.found else {
            continue;
        };
        for period in &found.periods {
            let filter = ComplaintFilter {
                from: period.from,
                to: period.to,
                ..all()
            };
            assert_eq!(u64::from(town.count(filter)), period.complaints);
        }
    }
}

#[test]
fn what_presses_today_is_what_its_list_shows() {
    for seed in 20..24 {
        let town = Town::new(seed);
        let today = town.ask(DeskToday { limit: 1_000 });
        let pressing = ComplaintFilter {
            only: vec![Only::Pressing],
            ..ComplaintFilter::default()
        };
        assert_eq!(town.count(pressing), today.pressing_total);
        let open = ComplaintFilter {
            only: vec![Only::Open],
            ..ComplaintFilter::default()
        };
        assert_eq!(town.count(open), today.open);
        let rows = &today.pressing;
        let once: BTreeSet<_> = rows.iter().map(|row| row.row.id).collect();
        assert_eq!(once.len(), rows.len());
        assert!(rows.iter().all(|row| row.row.state.is_open()
            && (row.row.clock.is_some()
                || row.is_promise_broken
                || row.is_passed_up
                || row.escalation.is_some())));
    }
}

#[test]
fn an_audit_is_drawn_checked_counted_and_taken_back() {
    let mut town = Town::new(31);
    let among = town.ask(ClosedCount {
        from: None,
        to: None,
    });
    assert!(among > 12, "{among}");
    let closed = ComplaintFilter {
        only: vec![Only::Closed],
        ..ComplaintFilter::default()
    };
    assert_eq!(town.count(closed), among);
    let draw = || {
        Command::DrawAudit(Box::new(Audit {
            seed: 481_516,
            drawn: 10,
            ..Audit::default()
        }))
    };
    let id = AuditId(town.run(draw()).unwrap());
    let view = town.ask(AuditPage { id });
    assert_eq!(view.audit.among, i64::from(among));
    let drawn = |view: &api::AuditView| -> Vec<ComplaintId> {
        view.cases.iter().map(|case| case.case.complaint).collect()
    };
    // The same seed over the same complaints.
    let again = AuditId(town.run(draw()).unwrap());
    assert_eq!(drawn(&town.ask(AuditPage { id: again })), drawn(&view));
    assert_eq!(town.ask(AuditList).len(), 2);

    for case in view.cases.iter().skip(2) {
        let before = case.case.clone();
        let mut after = before.clone();
        for question in AuditQuestion::ALL {
            let hint = case.hints.iter().find(|(asked, _)| asked == question);
            let finding = hint.map_or(Finding::NotApplicable, |(_, finding)| *finding);
            question.set(&mut after, Some(finding));
        }
        town.run(Command::SaveAuditCase(Box::new(Edit {
            before: Some(before),
            after,
        })));
    }
    let view = town.ask(AuditPage { id });
    let checked = view
        .cases
        .iter()
        .filter(|case| case.case.at.is_some())
        .count();
    assert!(checked >= 6, "{checked}");
    assert_eq!(view.results.len(), AuditQuestion::ALL.len() + 1);
    for result in &view.results {
        let of = |found| {
            town.count(ComplaintFilter {
                audit: Some(AuditPick {
                    audit: id,
                    question: result.question,
                    found,
                }),
                ..ComplaintFilter::default()
            })
        };
        assert_eq!(of(AuditFound::Said(Finding::Yes)), result.yes);
        assert_eq!(of(AuditFound::Said(Finding::No)), result.no);
        assert_eq!(
            of(AuditFound::Said(Finding::NotApplicable)),
            result.not_applicable
        );
        assert_eq!(of(AuditFound::Open), result.open);
        assert_eq!(of(AuditFound::Drawn), 10);
        assert_eq!(parts(result.share), (result.yes, result.yes + result.no));
        if let Measured::Value {
            value,
            interval: Some((low, high)),
            ..
        } = result.share
        {
            assert!(low <= value && value <= high);
        }
    }
    // Undone as one.
    let changes = town.ask(api::RecentChanges { limit: 100 });
    let drawing = changes
        .iter()
        .rfind(|change| change.label == "audit.draw")
        .unwrap();
    town.ask(Undo {
        batch: drawing.batch,
    });
    town.moment.now = Instant(town.moment.now.0 + 1);
    assert_eq!(town.ask(AuditList).len(), 1);
}

/// Two devices answer different questions of one complaint: both answers stay.
#[test]
fn two_devices_check_the_same_complaint() {
    let town = Town::new(31);
    let draw = Command::DrawAudit(Box::new(Audit {
        seed: 3,
        drawn: 1,
        ..Audit::default()
    }));
    let id = AuditId(town.run(draw).unwrap());
    let seen = town.ask(AuditPage { id }).cases[0].case.clone();
    for after in [
        AuditCase {
            in_time: Some(Finding::Yes),
            ..seen.clone()
        },
        AuditCase {
            satisfied: Some(Finding::No),
            ..seen.clone()
        },
    ] {
        let before = Some(seen.clone());
        town.run(Command::SaveAuditCase(Box::new(Edit { before, after })));
    }
    let case = town.ask(AuditPage { id }).cases[0].case.clone();
    assert_eq!(
        (case.in_time, case.satisfied),
        (Some(Finding::Yes), Some(Finding::No))
    );
}
