use crate::member::{Habit, Member, Person};
use crate::stage::Stage;
use crate::words::{Row, rows};
use domain::Day;
use domain::record::{Customer, CustomerClass, CustomerKind, Gender};
use domain::value::{Birthday, Field};

/// Those whose names, notes and troubles somebody wrote down.
pub(super) fn members(stage: &Stage) -> Vec<Member> {
    rows(stage.words.cast).map(member).collect()
}

fn member(row: Row) -> Member {
    let is_business = row.letter(0) == 'b';
    let mut customer = Customer {
        name: row.cell(1).to_owned(),
        kind: Some(if is_business {
            CustomerKind::Business
        } else {
            CustomerKind::Individual
        }),
        gender: match row.letter(2) {
            'f' => Some(Gender::Female),
            'm' => Some(Gender::Male),
            _ => None,
        },
        class: Some(match row.letter(4) {
            'c' => CustomerClass::Core,
            'i' => CustomerClass::Important,
            'l' => CustomerClass::Large,
            _ => CustomerClass::General,
        }),
        grade: row.cell(5).parse().ok(),
        birthday: birthday(row.cell(9)),
        tags: row
            .cell(10)
            .split(',')
            .filter(|tag| !tag.is_empty())
            .map(str::to_owned)
            .collect(),
        note: row.cell(12).to_owned(),
        ..Customer::default()
    };
    if is_business {
        row.cell(11).clone_into(&mut customer.line_of_business);
    } else {
        row.cell(11).clone_into(&mut customer.occupation);
    }
    Member {
        customer,
        trade: row.letter(3),
        habit: Habit::from_cell(row.cell(6), 30),
        rhythm: row.number(7).max(2),
        size: row.number(8).max(1),
        joined: Day(0),
        days: Vec::new(),
        people: row.cell(13).split(';').filter_map(person).collect(),
    }
}

fn person(cell: &str) -> Option<Person> {
    let mut parts = cell.split(':');
    Some(Person {
        name: parts.next().filter(|name| !name.is_empty())?.to_owned(),
        position: parts.next()?.to_owned(),
        phone: String::new(),
        birthday: parts.next().and_then(birthday),
    })
}

fn birthday(cell: &str) -> Option<Birthday> {
    Birthday::from_value(&domain::Value::from(cell))
}
