use super::story::{Device, sample, told_further_ways};
use crate::complaint::{
    ClockKind, ClockState, Clocks, Escalation, LimitReason, Rung, Standing, TimeLimit,
};
use crate::record::{
    Complaint, ComplaintKind, CustomerClass, DeskRules, Role, Severity, Staff, StaffId,
    StepKind as K,
};
use crate::working_time::{Calendar, Hours, WorkingTime, Zone};
use crate::{Day, Id, Instant, Value};
use proptest::prelude::*;

/// Monday, at nine in Shanghai.
fn monday(minutes: i64) -> Instant {
    let midnight = i64::from(Day::from_ymd(2026, 11, 23).unwrap().0) * Instant::DAY;
    Instant(midnight + (9 * 60 - 480 + minutes) * Instant::MINUTE)
}

const DAY: i64 = 24 * 60;

/// The clocks of a complaint told on Monday at nine, so many minutes later.
fn clocks(device: &Device, rules: &DeskRules, minutes: i64) -> Clocks {
    let calendar = Calendar::default();
    let zone = Zone::fixed(480);
    let time = WorkingTime {
        calendar: &calendar,
        zone: &zone,
    };
    let complaint = Complaint {
        at: monday(0),
        kind: Some(ComplaintKind::Contract),
        ..Complaint::default()
    };
    Clocks::of(&complaint, &device.standing(), rules, time, monday(minutes))
}

/// A device whose complaint was told on Monday at nine.
fn device() -> Device {
    let mut device = Device::new(1);
    device.clock = monday(0).0;
    device.steps[0].at = monday(0);
    device
}

fn at(device: &mut Device, minutes: i64, steps: &[K]) {
    // The story's clock moves on by a minute with each step.
    device.clock = monday(minutes - 1).0;
    device.tell(steps);
}

#[test]
fn acknowledging_is_due_within_a_working_day() {
    let rules = DeskRules::default();
    let mut told = device();
    let state = |device: &Device, minutes| clocks(device, &rules, minutes).acknowledge.state;
    assert_eq!(state(&told, 0), ClockState::Running);
    assert_eq!(
        clocks(&told, &rules, 0).acknowledge.due,
        Some(monday(9 * 60))
    );
    // Eight hours with an hour for lunch: four fifths of 480 are 384.
    assert_eq!(state(&told, 384 + 59), ClockState::Running);
    assert_eq!(state(&told, 384 + 60), ClockState::NearlyLate);
    assert_eq!(state(&told, 9 * 60), ClockState::NearlyLate);
    assert_eq!(
        state(&told, DAY),
        ClockState::NearlyLate,
        "nothing passes at night"
    );
    assert_eq!(state(&told, DAY + 1), ClockState::Late);
    at(&mut told, DAY, &[K::Acknowledged]);
    assert_eq!(state(&told, 9 * DAY), ClockState::Met);
    let mut late = device();
    at(&mut late, DAY + 1, &[K::Acknowledged]);
    assert_eq!(state(&late, 9 * DAY), ClockState::MetLate);
    // Asking something is an answer, and who is answered knows that they were heard.
    let mut asked = device();
    at(&mut asked, 5, &[K::AskedCustomer]);
    assert_eq!(state(&asked, 5), ClockState::Met);
    assert_eq!(
        clocks(&asked, &rules, 9).first_answer.state,
        ClockState::Met
    );
    let mut gone = device();
    at(&mut gone, 5, &[K::Withdrawn]);
    assert_eq!(state(&gone, 9 * DAY), ClockState::Ended);
}

#[test]
fn solving_pauses_while_the_customer_has_the_word_and_goes_on_when_reopened() {
    let rules = DeskRules::default();
    let mut device = device();
    let solve = |device: &Device, minutes| clocks(device, &rules, minutes).solve;
    assert_eq!(solve(&device, 0).due, Some(monday(2 * DAY + 9 * 60)));
    // Asked after an hour, answered a week later: a working hour is gone.
    at(&mut device, 60, &[K::AskedCustomer]);
    assert_eq!(solve(&device, 5 * DAY).state, ClockState::Paused);
    assert_eq!(solve(&device, 5 * DAY).used_minutes, 60);
    assert_eq!(solve(&device, 5 * DAY).due, None);
    at(&mut device, 7 * DAY, &[K::CustomerAnswered]);
    assert_eq!(solve(&device, 7 * DAY).due, Some(monday(9 * DAY + 8 * 60)));
    // Told after another hour, and met at that moment although nobody has said yes yet.
    at(&mut device, 7 * DAY + 60, &[K::JudgedNotValid]);
    at(&mut device, 7 * DAY + 60, &[K::Notified]);
    let told = solve(&device, 8 * DAY);
    assert_eq!((told.state, told.used_minutes), (ClockState::Met, 120));
    assert_eq!(told.met_at, Some(monday(7 * DAY + 60)));
    // Rejected: it goes on.
    at(&mut device, 8 * DAY, &[K::Rejected]);
    assert_eq!(solve(&device, 8 * DAY + 60).used_minutes, 180);
    assert!(device.make(&told_further_ways()));
    at(&mut device, 8 * DAY + 60, &[K::Evaluated]);
    assert_eq!(solve(&device, 20 * DAY).used_minutes, 180);
    // Taken up again: where it stopped, and late in the end.
    at(&mut device, 21 * DAY, &[K::Reopened]);
    assert_eq!(solve(&device, 21 * DAY).state, ClockState::Running);
    assert_eq!(solve(&device, 28 * DAY).state, ClockState::Late);
    at(&mut device, 28 * DAY, &[K::SolvedOnTheSpot]);
    assert_eq!(solve(&device, 30 * DAY).state, ClockState::MetLate);
    at(&mut device, 29 * DAY, &[K::Archived]);
    assert_eq!(solve(&device, 30 * DAY).state, ClockState::MetLate);
}

#[test]
fn limits_are_set_from_the_most_exact_to_the_least() {
    let mut rules = DeskRules::default();
    let limit = |rules: &DeskRules, kind, severity| {
        rules.time_limit(ClockKind::Solve, kind, severity).minutes
    };
    let (quality, major) = (Some(ComplaintKind::Quality), Some(Severity::Major));
    assert_eq!(limit(&rules, quality, major), 2_400);
    for (name, minutes) in [
        ("solve", 1),
        ("solve.major", 2),
        ("solve.quality", 3),
        ("solve.quality.major", 4),
    ] {
        rules.clocks.insert(name.to_owned(), Value::Int(minutes));
        assert_eq!(limit(&rules, quality, major), minutes);
    }
    assert_eq!(limit(&rules, quality, None), 3);
    assert_eq!(limit(&rules, None, major), 2);
    assert_eq!(limit(&rules, None, None), 1);
    rules.clocks.insert("solve".to_owned(), Value::Int(0));
    assert_eq!(
        rules.time_limit(ClockKind::Solve, None, None),
        TimeLimit {
            minutes: 1_440,
            reason: LimitReason::PapersCompared
        }
    );
}

fn team() -> Vec<Staff> {
    [
        (1, Some(Role::Sales)),
        (2, Some(Role::AccountManager)),
        (3, Some(Role::DepartmentManager)),
        (4, Some(Role::MarketingDirector)),
        (5, Some(Role::Owner)),
    ]
    .map(|(id, role)| Staff {
        id: StaffId(Id(id)),
        role,
        ..Staff::default()
    })
    .into()
}

#[test]
fn the_ladder_is_climbed_by_age_severity_and_class() {
    let rules = DeskRules::default();
    let mut device = device();
    at(
        &mut device,
        1,
        &[K::Acknowledged, K::JudgedValid, K::AskedCustomer],
    );
    at(&mut device, 3, &[K::CustomerAnswered]);
    let team = team();
    let climbed = |minutes, severity, class, about: Option<u128>| {
        let clocks = clocks(&device, &rules, minutes);
        let about = about.map(|id| StaffId(Id(id)));
        let found = Escalation::of(&clocks, &device.standing(), severity, class, about, &team)?;
        Some((found.rung, found.warn.map(|warn| warn.staff.0.0)))
    };
    let general = Some(CustomerClass::General);
    let core = Some(CustomerClass::Core);
    assert_eq!(climbed(DAY, None, general, None), None);
    // 1,152 of 1,440 working minutes.
    assert_eq!(
        climbed(2 * DAY + 4 * 60 + 15, None, general, None),
        Some((Rung::Responsible, None))
    );
    assert_eq!(
        climbed(3 * DAY + 60, None, general, None),
        Some((Rung::ClassManager, Some(2)))
    );
    assert_eq!(
        climbed(3 * DAY + 60, None, general, Some(2)),
        Some((Rung::ClassManager, Some(3)))
    );
    assert_eq!(
        climbed(3 * DAY + 60, None, core, None),
        Some((Rung::ClassManager, Some(5)))
    );
    assert_eq!(
        climbed(9 * DAY, None, general, None),
        Some((Rung::Above, Some(3)))
    );
    assert_eq!(
        climbed(14 * DAY, None, general, None),
        Some((Rung::Top, Some(5)))
    );
    assert_eq!(
        climbed(14 * DAY, None, general, Some(5)),
        Some((Rung::Top, Some(4)))
    );
    let major = Some(Severity::Major);
    assert_eq!(
        climbed(DAY, major, general, None),
        Some((Rung::ClassManager, Some(2)))
    );
    assert_eq!(
        climbed(3 * DAY + 60, major, general, None),
        Some((Rung::Above, Some(3)))
    );
    // Closed ones warn nobody.
    let mut solved = Device::new(1);
    solved.tell(&[K::SolvedOnTheSpot]);
    let clocks = clocks(&solved, &rules, 30 * DAY);
    assert_eq!(
        Escalation::of(&clocks, &solved.standing(), major, core, None, &team),
        None
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    /// Whatever is done in whatever order: no clock runs backwards, a paused one stands still, and the due moment of a
    /// running one is the moment at which it would be late.
    #[test]
    fn clocks_run_forward_and_are_due_when_they_say(
        steps in proptest::collection::vec((prop::sample::select(K::ALL), 0_i64..2_000), 0..20),
        later in 0_i64..5_000,
    ) {
        let rules = DeskRules::default();
        let mut device = device();
        let mut minutes = 0;
        for (kind, pause) in steps {
            minutes += pause;
            device.clock = monday(minutes).0;
            if kind != K::Registered && device.make(&sample(kind)) {
                minutes += 1;
            }
        }
        let now = clocks(&device, &rules, minutes);
        let then = clocks(&device, &rules, minutes + later);
        for (now, then) in now.all().into_iter().zip(then.all()) {
            prop_assert!(now.used_minutes >= 0);
            prop_assert!(then.used_minutes >= now.used_minutes);
            let runs = matches!(now.state, ClockState::Running | ClockState::NearlyLate | ClockState::Late);
            prop_assert_eq!(now.due.is_some(), runs);
            if !runs {
                prop_assert_eq!(now, then);
            }
            if let Some(due) = now.due && now.state != ClockState::Late {
                let at_due = (due.0 - monday(0).0) / Instant::MINUTE;
                let all = clocks(&device, &rules, at_due);
                let at_due = all.all().into_iter().find(|clock| clock.kind == now.kind).unwrap();
                prop_assert_eq!(at_due.used_minutes, at_due.limit.minutes);
                prop_assert!(at_due.state != ClockState::Late);
            }
        }
    }
}

#[test]
fn without_working_hours_nothing_is_due() {
    let calendar = Calendar {
        week: core::array::from_fn(|_| Hours::OFF),
        ..Calendar::default()
    };
    let zone = Zone::default();
    let time = WorkingTime {
        calendar: &calendar,
        zone: &zone,
    };
    let complaint = Complaint::default();
    let clocks = Clocks::of(
        &complaint,
        &Standing::default(),
        &DeskRules::default(),
        time,
        monday(0),
    );
    assert_eq!(clocks.solve.state, ClockState::Running);
    assert_eq!(clocks.solve.due, None);
    assert_eq!(clocks.most_pressing(), None);
}
