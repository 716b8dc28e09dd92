//! What an answer tells is written to the customer's profile, with its source and day.

use super::designing::read;
use crate::change::Fields;
use crate::command::stored::{change, present, value_of};
use crate::command::tidy::tidy_fields;
use crate::command::{Validate as _, World};
use crate::record::{Answer, Customer, CustomerId, Loss, ProfileFact, WinBack};
use crate::survey::{Known, Source};
use crate::value::Field as _;
use crate::{Change, Day, Name, Record, Value};

/// The changes to a customer's profile. What somebody typed in by hand is never overwritten, nor what is known from a
/// later day; what does not fit the record is left out, and stays readable in the answer.
pub(super) fn learn(
    customer: CustomerId,
    answer: &Answer,
    known: &[Known],
    world: &impl World,
) -> Option<Change> {
    let stored = present(Customer::KIND.0, customer.0, world).ok()?;
    let day = world.today();
    let mut sets = Fields::new();
    for (name, value) in known.iter().flat_map(Known::sets) {
        let field = name
            .split_once('/')
            .map_or(name.as_ref(), |(field, _)| field);
        let source = Name::Owned(format!("source/{field}"));
        let is_set = value_of(&stored, &name).is_some();
        let since = value_of(&stored, &source).and_then(Source::read);
        if is_set && since.is_none_or(|since| since.day > day) {
            continue;
        }
        if !fits(customer, &stored, &name, &value, day) {
            continue;
        }
        sets.retain(|(known, _)| *known != source);
        sets.push((name, value));
        let noted = Source {
            day,
            answer: answer.id,
        };
        sets.push((source, noted.to_value()));
    }
    let change = change(Customer::KIND.0, customer, tidy_fields(sets), &stored);
    (!change.sets.is_empty()).then_some(change)
}

/// Whether the record stays as right as it was.
fn fits(customer: CustomerId, stored: &Fields, name: &Name, value: &Value, today: Day) -> bool {
    let mut record: Customer = read(customer.0, stored);
    let before = record.problems(today).len();
    record.set(name, value);
    record.problems(today).len() <= before
}

/// A lost-customer interview opens, or completes, the note of the loss.
pub(super) fn lose(
    customer: CustomerId,
    answer: &Answer,
    known: &[Known],
    world: &mut impl World,
) -> Option<Change> {
    let words = |fact: ProfileFact| {
        let found = known.iter().find(|known| known.fact == fact)?;
        Some(found.words.join("、"))
    };
    let reason = known.iter().find_map(Known::loss_reason);
    let to = words(ProfileFact::LostTo);
    let back = words(ProfileFact::WouldReturn);
    if reason.is_none() && to.is_none() && back.is_none() {
        return None;
    }
    let names = world.belonging_to(customer).into_iter();
    let losses = names.filter(|name| name.kind == Loss::KIND.0);
    let losses = losses.filter_map(|name| {
        let fields = world.fields(&name.kind, name.id)?;
        Some((read::<Loss>(name.id, &fields), fields))
    });
    let open = losses
        .filter(|(loss, _)| !matches!(loss.state, Some(WinBack::WonBack | WinBack::GivenUp)))
        .max_by_key(|(loss, _)| (loss.at, loss.id));
    let Some((loss, stored)) = open else {
        let loss = Loss {
            customer,
            day: Some(world.today()),
            reason,
            competitor: to.unwrap_or_default(),
            answer: Some(answer.id),
            would_return: back.unwrap_or_default(),
            state: Some(WinBack::Contacted),
            state_day: Some(world.today()),
            by: world.staff(),
            at: world.now(),
            ..Loss::default()
        };
        let id = world.new_id();
        return Some(Change::new(Loss::KIND, id, tidy_fields(loss.fields())));
    };
    let mut sets = vec![(Name::Borrowed("answer"), Value::Id(answer.id.0))];
    if let Some(reason) = reason {
        sets.push((Name::Borrowed("reason"), reason.to_value()));
    }
    for (name, text) in [("lost_to", to), ("would_return", back)] {
        sets.extend(text.map(|text| (Name::Borrowed(name), Value::Text(text))));
    }
    if matches!(loss.state, None | Some(WinBack::Lost)) {
        sets.push((Name::Borrowed("state"), WinBack::Contacted.to_value()));
        sets.push((Name::Borrowed("state_day"), world.today().to_value()));
    }
    Some(change(Loss::KIND.0, loss.id, tidy_fields(sets), &stored))
}
