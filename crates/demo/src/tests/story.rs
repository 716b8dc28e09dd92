use super::book::{BOTH, Book, day};
use super::{asking, people, talk, trade};
use crate::Language;
use domain::command::Validate;
use domain::record::{
    Answer, Complaint, ComplaintStep, Contact, ContactPerson, Customer, FollowUp, Loss, Product,
    Purchase, PurchaseLine, Shop, Staff, Survey, SurveyLink, SurveyPage, SurveyQuestion,
    SurveyRule, SurveySkip,
};
use domain::value::Field;
use domain::{Day, Id, Record, Value};
use std::collections::BTreeSet;

#[test]
fn the_chinese_story_holds_on_any_day() {
    holds_on_any_day(Language::Chinese);
}

#[test]
fn the_english_story_holds_on_any_day() {
    holds_on_any_day(Language::English);
}

fn holds_on_any_day(language: Language) {
    for today in many_days() {
        let book = Book::told(language, today);
        every_record_is_valid(&book);
        records_come_before_those_that_name_them(&book);
        nothing_lies_in_the_future(&book);
        people::are_as_many_as_they_should_be(&book);
        people::some_came_once_and_a_few_fell_silent(&book);
        trade::goes_on(&book);
        talk::complaints_go_their_way(&book);
        talk::the_desk_has_something_to_show(&book);
        talk::answers_are_believable(&book);
        asking::surveys_are_sound(&book);
        asking::what_answers_set_off_is_looked_after(&book);
        asking::those_who_stay_away_are_less_content(&book);
    }
}

/// Quiet and busy times, feasts, ends of years, a leap day, some years ahead.
fn many_days() -> Vec<Day> {
    let mut days = vec![
        day(2026, 11, 23),
        day(2026, 2, 16),
        day(2026, 2, 23),
        day(2027, 1, 1),
        day(2027, 3, 29),
        day(2028, 2, 29),
        day(2035, 8, 31),
    ];
    days.extend((0..8).map(|step| day(2026, 12, 1).plus(step * 47)));
    days
}

#[test]
fn the_same_day_tells_the_same_story() {
    for language in BOTH {
        assert_eq!(Book::now(language).entries, Book::now(language).entries);
    }
}

#[test]
fn names_stay_when_the_day_moves() {
    for language in BOTH {
        let names = |today| {
            let customers = Book::told(language, today).all::<Customer>();
            let names = customers.into_iter().map(|customer| customer.name);
            names.collect::<BTreeSet<_>>()
        };
        assert_eq!(names(day(2026, 11, 23)), names(day(2027, 5, 4)));
    }
}

fn every_record_is_valid(book: &Book) {
    fn check<R: Record + Validate>(book: &Book) {
        for record in book.all::<R>() {
            let problems = record.problems(book.today);
            assert!(problems.is_empty(), "{:?}: {problems:?}", record.fields());
        }
    }
    check::<Shop>(book);
    check::<Staff>(book);
    check::<Customer>(book);
    check::<ContactPerson>(book);
    check::<Product>(book);
    check::<Purchase>(book);
    check::<Contact>(book);
    check::<Complaint>(book);
    check::<Answer>(book);
    check::<Survey>(book);
    check::<SurveyPage>(book);
    check::<SurveyQuestion>(book);
    check::<SurveySkip>(book);
    check::<SurveyRule>(book);
    check::<SurveyLink>(book);
    check::<FollowUp>(book);
    check::<Loss>(book);
}

fn records_come_before_those_that_name_them(book: &Book) {
    let mut known = BTreeSet::new();
    for entry in &book.entries {
        assert!(
            entry.by.is_none_or(|by| known.contains(&by.0)),
            "{}",
            entry.label
        );
        known.extend(entry.changes.changes.iter().map(|change| change.id));
        for (name, value) in entry.changes.changes.iter().flat_map(|change| &change.sets) {
            for id in named(value) {
                assert!(
                    known.contains(&id),
                    "{} {name} {id} on {}",
                    entry.label,
                    book.today
                );
            }
        }
    }
}

/// The records that a value names.
fn named(value: &Value) -> Vec<Id> {
    match value {
        Value::Id(id) => vec![*id],
        Value::List(parts) => {
            let goods = parts.iter().filter_map(PurchaseLine::from_value);
            let goods = goods.filter_map(|line| Some(line.product?.0));
            goods.chain(parts.iter().filter_map(Value::as_id)).collect()
        }
        _ => Vec::new(),
    }
}

fn nothing_lies_in_the_future(book: &Book) {
    assert!(book.entries.is_sorted_by_key(|entry| entry.at));
    assert!(book.entries.iter().all(|entry| book.is_past(entry.at)));
    assert!(
        book.purchases
            .iter()
            .all(|purchase| purchase.day < book.today)
    );
    for contact in book.all::<Contact>() {
        assert!(contact.day < book.today && contact.at.is_some_and(|at| book.is_past(at)));
    }
    assert!(
        book.all::<Complaint>()
            .iter()
            .all(|complaint| book.is_past(complaint.at))
    );
    assert!(
        book.all::<ComplaintStep>()
            .iter()
            .all(|step| book.is_past(step.at))
    );
    assert!(
        book.all::<Answer>()
            .iter()
            .all(|answer| book.is_past(answer.at))
    );
}

#[test]
fn texts_are_filled_in() {
    for language in BOTH {
        let book = Book::now(language);
        for (key, fields) in &book.records {
            // An edition is a file within the book.
            let said = fields.iter().filter(|(name, _)| *name != "content");
            for text in said.filter_map(|(_, value)| value.as_text()) {
                let is_raw =
                    text.contains(['{', '|', '#']) || text.trim() != text || text.contains("  ");
                assert!(!is_raw && !text.is_empty(), "{key:?}: {text:?}");
            }
        }
        let shop = book.all::<Shop>();
        assert!(
            shop.iter()
                .all(|shop| shop.id == Shop::ID && shop.currency.len() == 3)
        );
        assert!(book.all::<Staff>().iter().all(|staff| staff.role.is_some()));
        assert!(
            book.all::<Contact>()
                .iter()
                .all(|contact| !contact.purpose.is_empty() && !contact.found.is_empty())
        );
    }
}

#[test]
fn history_and_recycle_bin_have_something_to_show() {
    for language in BOTH {
        let book = Book::now(language);
        let removed = book
            .records
            .values()
            .filter(|fields| fields.contains_key("removed"));
        assert_eq!(removed.count(), 1);
        let edits = book
            .entries
            .iter()
            .filter(|entry| entry.label == "customer.edit");
        let edits = edits.flat_map(|entry| &entry.changes.changes);
        assert!(edits.clone().count() > 8);
        assert!(edits.clone().any(|change| !change.was.is_empty()));
        assert!(edits.clone().all(|change| !change.sets.is_empty()));
    }
}
