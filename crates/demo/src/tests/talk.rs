use super::book::{BOTH, Book, score};
use domain::record::{
    Answer, Complaint, ComplaintState, ComplaintStep, Contact, Customer, StepKind, Survey,
    recommend,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn three_complaints_are_open_and_some_came_back(book: &Book) {
    let place = format!("{:?} {}", book.language, book.today);
    let mut steps = book.all::<ComplaintStep>();
    steps.sort_by_key(|step| (step.at, step.id));
    let of = |complaint: &Complaint| {
        let own = steps.iter().filter(|step| step.complaint == complaint.id);
        own.collect::<Vec<_>>()
    };
    let complaints = book.all::<Complaint>();
    assert!(
        (42..=48).contains(&complaints.len()),
        "{place}: {} complaints",
        complaints.len()
    );
    let open = complaints
        .iter()
        .filter(|complaint| ComplaintState::after(of(complaint)).is_open());
    assert_eq!(open.count(), 3, "{place}");
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
        assert!(steps.iter().skip(1).all(|step| !step.text.is_empty()));
        assert!(complaint.sub_kind.is_some() && complaint.severity.is_some());
        assert_ne!(complaint.about, complaint.received_by, "{complaint:?}");
        assert_eq!(
            buyers.get(&complaint.purchase.unwrap()),
            Some(&complaint.customer)
        );
    }
}

pub(super) fn answers_are_believable(book: &Book) {
    let place = format!("{:?} {}", book.language, book.today);
    let answers = book.all::<Answer>();
    assert!(
        (170..=190).contains(&answers.len()),
        "{place}: {} answers",
        answers.len()
    );
    assert_eq!(book.all::<Survey>(), [recommend::survey()]);
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
                .all::<Answer>()
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
        for answer in book.all::<Answer>() {
            *asked.entry(answer.customer).or_default() += 1;
        }
        assert!(asked.len() * 3 > customers && asked.values().all(|times| *times <= 4));
    }
}
