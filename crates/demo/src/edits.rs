use crate::journal::{Deed, Journal};
use crate::member::Member;
use crate::stage::Stage;
use domain::change::REMOVED;
use domain::record::{
    ContactPerson, Customer, CustomerClass, CustomerId, CustomerKind, PersonId, diff,
};
use domain::{Change, Name, Record, Value};

/// Every customer's card as it was first written, what was corrected on it later, the people at businesses, and one
/// card that was thrown away: so that history and recycle bin have something to show.
pub(crate) fn write(
    journal: &mut Journal<'_>,
    members: &[Member],
    stage: &Stage,
    mint: &mut dyn FnMut() -> domain::Id,
) {
    let dice = &mut stage.dice(5);
    for member in members {
        let Some(first) = member.days.first().copied() else {
            continue;
        };
        let now = &member.customer;
        let at = if first.since(stage.start) < 60 {
            stage.opening()
        } else {
            stage.recorded(first)
        };
        let room = stage.today.since(first) - 40;
        if room > 60 && dice.per_cent(9) {
            let before = earlier(now, dice);
            let later = stage.recorded(first.plus(30 + dice.between(0, room)));
            journal.add(at, Deed::AddCustomer, &before);
            let difference = diff(&before, now);
            let change = Change {
                was: difference.was,
                ..Change::new(Customer::KIND, now.id, difference.sets)
            };
            journal.change(later, Deed::EditCustomer, change);
        } else {
            journal.add(at, Deed::AddCustomer, now);
        }
        for person in &member.people {
            let record = ContactPerson {
                id: PersonId(mint()),
                customer: now.id,
                name: person.name.clone(),
                position: person.position.clone(),
                phone: person.phone.clone(),
                birthday: person.birthday,
                ..ContactPerson::default()
            };
            journal.add(at, Deed::SavePerson, &record);
        }
    }
    throw_away(journal, stage, mint);
}

/// The card before it was corrected: one grade lower, or without the address, the note, the second class.
fn earlier(now: &Customer, dice: &mut crate::dice::Dice) -> Customer {
    let mut before = now.clone();
    match dice.between(0, 3) {
        0 if now.grade.is_some_and(|grade| grade < 5) => {
            before.grade = now.grade.map(|grade| grade + 1);
        }
        1 if now.class != Some(CustomerClass::General) => {
            before.class = Some(CustomerClass::General);
        }
        2 if !now.address.is_empty() => {
            before.address.clear();
            before.area.clear();
        }
        _ => {
            before.note.clear();
            before.preferred_way = None;
            before.credit = None;
            before.family.clear();
        }
    }
    before
}

fn throw_away(journal: &mut Journal<'_>, stage: &Stage, mint: &mut dyn FnMut() -> domain::Id) {
    let row = stage.words.row("test");
    let practice = Customer {
        id: CustomerId(mint()),
        name: row.cell(0).to_owned(),
        kind: Some(CustomerKind::Individual),
        ..Customer::default()
    };
    let at = stage.recorded(stage.today.plus(-20));
    journal.add(at, Deed::AddCustomer, &practice);
    let removed = vec![(Name::Borrowed(REMOVED), Value::from(row.cell(1)))];
    journal.change(
        at,
        Deed::Remove,
        Change::new(Customer::KIND, practice.id, removed),
    );
}
