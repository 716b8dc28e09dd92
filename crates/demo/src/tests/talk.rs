use super::book::{BOTH, Book, score};
use domain::command::Validate as _;
use domain::complaint::{Authority, Standing, Verdict};
use domain::record::{
    Answer, Complaint, ComplaintState, ComplaintStep, Contact, Customer, DeskRules, Promise,
    Return, Severity, StepKind, Survey, recommend,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn complaints_go_their_way(book: &Book) {
    let place = format!("{:?} {}", book.language, book.today);
    let mut steps = book.all::<ComplaintStep>();
    steps.sort_by_key(|step| (step.turn, step.at, step.id));
    let of = |complaint: &Complaint| {
        let own = steps.iter().filter(|step| step.complaint == complaint.id);
        own.collect::<Vec<_>>()
    };
    let complaints = book.all::<Complaint>();
    assert!(
        (45..=53).contains(&complaints.len()),
        "{place}: {} complaints",
        complaints.len()
    );
    let open = complaints
        .iter()
        .filter(|complaint| ComplaintState::after(of(complaint)).is_open());
    assert_eq!(open.count(), 7, "{place}");
    let reopened = steps
        .iter()
        .filter(|step| step.kind == Some(StepKind::Reopened));
    assert!((2..=5).contains(&reopened.count()));
    let kinds = complaints.iter().filter_map(|complaint| complaint.kind);
    assert_eq!(kinds.collect::<BTreeSet<_>>().len(), 4);
    let customers = complaints
        .iter()
        .map(|complaint| complaint.customer)
        .collect::<BTreeSet<_>>();
    assert!(
        customers.len() < complaints.len(),
        "nobody complained twice"
    );
    let purchases = book.purchases.iter();
    let buyers: BTreeMap<_, _> = purchases
        .map(|purchase| (purchase.id, purchase.customer))
        .collect();
    let mut by_number = complaints.iter().collect::<Vec<_>>();
    by_number.sort_by_key(|complaint| complaint.number);
    assert!(
        by_number
            .iter()
            .map(|complaint| complaint.number)
            .eq(1..=complaints.len().try_into().unwrap())
    );
    for complaint in complaints {
        let steps = of(&complaint);
        assert_eq!(
            (steps[0].kind, steps[0].at),
            (Some(StepKind::Registered), complaint.at),
            "{place}"
        );
        every_step_is_legal(book, &complaint, &steps);
        assert!(complaint.sub_kind.is_some() && complaint.severity.is_some());
        assert_ne!(complaint.about, complaint.received_by, "{complaint:?}");
        assert_eq!(
            buyers.get(&complaint.purchase.unwrap()),
            Some(&complaint.customer)
        );
    }
}

/// As the rules of the desk would have had it: each step counts, and whoever judged or approved was allowed to.
fn every_step_is_legal(book: &Book, complaint: &Complaint, steps: &[&ComplaintStep]) {
    let standing = Standing::of(steps.iter().copied());
    for (place, (id, verdict)) in standing.steps.iter().enumerate() {
        assert_eq!(*verdict, Verdict::Counted, "{complaint:?} {steps:?}");
        assert_eq!(steps[place].id, *id);
    }
    assert!(steps.is_sorted_by_key(|step| step.at), "{steps:?}");
    for step in steps {
        let authority = Authority {
            rules: DeskRules::default(),
            staff: book.all(),
            actor: step.by,
            about: complaint.about,
        };
        let is_allowed = match step.kind {
            Some(StepKind::JudgedValid | StepKind::JudgedNotValid | StepKind::SentBack) => {
                authority.may_judge()
            }
            Some(StepKind::SolvedOnTheSpot) => {
                assert!(complaint.severity != Some(Severity::Major) || complaint.about.is_none());
                authority.may_judge()
            }
            Some(StepKind::Approved) => {
                let cost = standing
                    .proposal
                    .as_ref()
                    .and_then(|(_, proposal)| proposal.cost);
                authority.may_approve(cost.unwrap_or_default(), complaint.severity)
            }
            _ => Ok(()),
        };
        assert_eq!(is_allowed, Ok(()), "{step:?}");
    }
}

/// Every part of the analysis has something to show, in both languages and on any day.
pub(super) fn the_desk_has_something_to_show(book: &Book) {
    let place = format!("{:?} {}", book.language, book.today);
    let mut steps = book.all::<ComplaintStep>();
    steps.sort_by_key(|step| (step.turn, step.at, step.id));
    let complaints = book.all::<Complaint>();
    let standings: Vec<Standing> = complaints
        .iter()
        .map(|complaint| Standing::of(steps.iter().filter(|step| step.complaint == complaint.id)))
        .collect();
    let states: BTreeSet<_> = standings.iter().map(|standing| standing.state).collect();
    for state in [
        ComplaintState::Registered,
        ComplaintState::Acknowledged,
        ComplaintState::Assigned,
        ComplaintState::Proposed,
        ComplaintState::Waiting,
        ComplaintState::Escalated,
        ComplaintState::Closed,
        ComplaintState::Archived,
        ComplaintState::Withdrawn,
    ] {
        assert!(states.contains(&state), "{place}: none is {state:?}");
    }
    let count = |fits: fn(&Standing) -> bool| standings.iter().filter(|s| fits(s)).count();
    assert!(count(|s| s.cause.is_some()) > 15, "{place}");
    assert!(count(|s| s.satisfaction.is_some()) > 20, "{place}");
    assert!(count(|s| s.proposal.as_ref().is_some_and(|(_, p)| p.cost.is_some())) > 12);
    assert!(count(|s| s.is_valid == Some(false)) > 0, "{place}");
    assert!(count(|s| s.is_safety_case) > 0, "{place}");
    assert!(
        complaints
            .iter()
            .any(|complaint| complaint.repeat_of.is_some())
    );
    assert!(
        complaints
            .iter()
            .any(|complaint| !complaint.carrier.is_empty())
    );
    assert!(
        steps
            .iter()
            .any(|step| step.kind == Some(StepKind::SentBack))
    );
    assert!(steps.iter().filter(|step| !step.lesson.is_empty()).count() > 10);
    let promises = book.all::<Promise>();
    let ended = |outcome| promises.iter().filter(|p| p.outcome == outcome).count();
    assert!(ended(None) == 2, "{place}: {promises:?}");
    assert!(
        promises.iter().any(|promise| promise.outcome.is_none()
            && promise.until.is_some_and(|until| until < book.today)),
        "{place}: no promise is overdue"
    );
    let returns = book.all::<Return>();
    assert!(
        (3..=20).contains(&returns.len()),
        "{place}: {} returns",
        returns.len()
    );
    for back in returns {
        assert!(back.problems(book.today).is_empty() && back.day < book.today);
    }
    for promise in promises {
        assert!(promise.problems(book.today).is_empty(), "{promise:?}");
    }
}

pub(super) fn answers_are_believable(book: &Book) {
    let place = format!("{:?} {}", book.language, book.today);
    let answers = book.recommended();
    assert!(
        (170..=190).contains(&answers.len()),
        "{place}: {} answers",
        answers.len()
    );
    assert!(book.all::<Survey>().contains(&recommend::survey()));
    let net = book.net_promoters();
    assert!((22..=40).contains(&net), "{place}: NPS {net}");
    let with_why = answers
        .iter()
        .filter(|answer| answer.replies.contains_key(recommend::WHY));
    assert!(with_why.count() * 100 / answers.len() > 45);
}

#[test]
fn who_comes_less_answers_lower() {
    for language in BOTH {
        let book = Book::now(language);
        let going = book.silent(|times, _| times > 2.5);
        let mean = |fits: &dyn Fn(&Answer) -> bool| {
            let scores = book
                .recommended()
                .iter()
                .filter(|answer| fits(answer))
                .map(score)
                .collect::<Vec<_>>();
            scores.iter().sum::<i64>() * 100 / i64::try_from(scores.len()).unwrap()
        };
        let is_going = |answer: &Answer| {
            answer
                .customer
                .is_some_and(|customer| going.contains(&customer))
        };
        let (going, staying) = (mean(&is_going), mean(&|answer| !is_going(answer)));
        assert!(
            going + 50 < staying,
            "{language:?}: {going} and {staying} hundredths"
        );
    }
}

#[test]
fn nobody_hears_the_same_twice_in_a_row() {
    for language in BOTH {
        let mut heard: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut contacts = Book::now(language).all::<Contact>();
        contacts.sort_by_key(|contact| contact.at);
        for contact in contacts {
            heard
                .entry(contact.customer)
                .or_default()
                .push(contact.purpose + &contact.found);
        }
        for texts in heard.values() {
            let lately = texts.iter().rev().take(9);
            assert_eq!(
                lately.clone().collect::<BTreeSet<_>>().len(),
                lately.len(),
                "{texts:?}"
            );
        }
    }
}

#[test]
fn nobody_is_asked_every_month() {
    for language in BOTH {
        let book = Book::now(language);
        let customers = book.all::<Customer>().len();
        let mut asked: BTreeMap<_, usize> = BTreeMap::new();
        for answer in book.recommended() {
            *asked.entry(answer.customer).or_default() += 1;
        }
        assert!(asked.len() * 3 > customers && asked.values().all(|times| *times <= 4));
        for answer in book.all::<Answer>() {
            // Whoever was asked at the counter as well.
            if answer.edition.is_some() && answer.customer.is_some() {
                *asked.entry(answer.customer).or_default() += 1;
            }
        }
        assert!(asked.values().all(|times| *times <= 8), "{asked:?}");
    }
}
