use super::book::{BOTH, Book};
use crate::Language;
use domain::record::{Contact, ContactPerson, Customer, CustomerId, CustomerKind, Staff};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn are_as_many_as_they_should_be(book: &Book) {
    let customers = book.all::<Customer>();
    let businesses = customers
        .iter()
        .filter(|customer| customer.kind == Some(CustomerKind::Business))
        .count();
    assert!(
        (310..=335).contains(&customers.len()),
        "{} customers",
        customers.len()
    );
    assert!((45..=70).contains(&businesses), "{businesses} businesses");
    assert_eq!(book.all::<Staff>().len(), 6);
    let people = book.all::<ContactPerson>().len();
    assert!((50..=110).contains(&people), "{people} people");
    let contacts = book.all::<Contact>().len();
    assert!((200..=500).contains(&contacts), "{contacts} contacts");
}

pub(super) fn some_came_once_and_a_few_fell_silent(book: &Book) {
    let place = format!("{:?} {}", book.language, book.today);
    let days = book.days();
    let once = days.values().filter(|days| days.len() == 1).count();
    let share = once * 100 / days.len();
    assert!((18..=32).contains(&share), "{place}: {share} % came once");
    // Was regular, now silent, by a simple rule.
    let silent = book.silent(|times, _| times > 2.5 && times < 8.0).len();
    assert!((7..=14).contains(&silent), "{place}: {silent} silent");
    // And by a wide one: everybody who might be put on a list of calls.
    let callable = book.silent(|times, days| times >= 2.0 && days < 365).len();
    assert!((8..=18).contains(&callable), "{place}: {callable} to call");
}

#[test]
fn the_silent_are_worth_a_call() {
    for language in BOTH {
        let book = Book::now(language);
        let mut spent: BTreeMap<CustomerId, i64> = BTreeMap::new();
        for purchase in &book.purchases {
            *spent.entry(purchase.customer).or_default() += purchase.total.0;
        }
        let silent = book.silent(|times, _| times > 2.5 && times < 8.0);
        let most = silent
            .iter()
            .filter_map(|customer| spent.get(customer))
            .max()
            .unwrap();
        let least = silent
            .iter()
            .filter_map(|customer| spent.get(customer))
            .min()
            .unwrap();
        // More than a good coffee machine costs, and some ten times as much as others.
        assert!(
            *least > 50_000 && *most > least * 3,
            "{language:?}: {least} to {most}"
        );
    }
}

#[test]
fn phones_are_nobody_s_and_shared_only_by_the_doubles() {
    for language in BOTH {
        let book = Book::now(language);
        let customers = book
            .all::<Customer>()
            .into_iter()
            .map(|customer| customer.phone);
        let people = book
            .all::<ContactPerson>()
            .into_iter()
            .map(|person| person.phone);
        let staff = book.all::<Staff>().into_iter().map(|staff| staff.phone);
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for phone in customers
            .chain(people)
            .chain(staff)
            .filter(|phone| !phone.is_empty())
        {
            let is_fictitious = match language {
                Language::Chinese => phone.len() == 13 && phone.contains(" 0000 "),
                Language::English => {
                    phone.starts_with("07700 900") || phone.starts_with("01632 960")
                }
            };
            assert!(is_fictitious, "{phone}");
            *seen.entry(phone).or_default() += 1;
        }
        seen.retain(|_, count| *count > 1);
        assert_eq!(seen.len(), 6, "{seen:?}");
    }
}

#[test]
fn names_are_shared_by_nobody_and_some_sound_alike() {
    for language in BOTH {
        let customers = Book::now(language).all::<Customer>();
        let names = customers
            .iter()
            .map(|customer| customer.name.as_str())
            .collect::<BTreeSet<_>>();
        assert_eq!(names.len(), customers.len());
        let alike: &[&str] = match language {
            Language::Chinese => &[
                "王建国",
                "王健国",
                "单秀兰",
                "曾志强",
                "曾自强",
                "解永康",
                "仇海波",
                "查玉明",
                "区雪莲",
            ],
            Language::English => &[
                "Ray Tolliver",
                "Ray Toliver",
                "Siobhán Keaveney",
                "Shivaun Keaveney",
            ],
        };
        assert!(alike.iter().all(|name| names.contains(name)));
    }
}

#[test]
fn cards_are_filled_in_as_a_shop_would() {
    for language in BOTH {
        let customers = Book::now(language).all::<Customer>();
        let share = |fits: fn(&Customer) -> bool| {
            customers.iter().filter(|customer| fits(customer)).count() * 100 / customers.len()
        };
        assert!((35..=75).contains(&share(|customer| !customer.note.is_empty())));
        assert!((60..=95).contains(&share(|customer| !customer.address.is_empty())));
        assert!((15..=50).contains(&share(|customer| customer.birthday.is_some())));
        assert!(share(|customer| customer.relationship_manager.is_some()) > 8);
        assert!(share(|customer| customer.grade.is_some()) > 60);
        assert!(
            customers
                .iter()
                .any(|customer| customer.supplied_by.is_some())
        );
        let lunar = share(|customer| customer.birthday.is_some_and(|birthday| birthday.lunar));
        assert_eq!(lunar > 3, language == Language::Chinese);
    }
}
