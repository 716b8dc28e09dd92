//! Who is in a group, and who of them may be asked.

use crate::state::{State, today};
use api::Moment;
use domain::command::ToAsk;
use domain::record::{Answer, Consent, Customer, CustomerId, Loss, WinBack};
use domain::survey::Group;
use domain::value::Field as _;
use domain::{Day, Instant, Record, Value};
use ledger::{RowNumber, ValueRef};
use rustc_hash::FxHashSet;

impl State {
    /// By customer row, whether they are in the group. Customers in the recycle bin are in none.
    pub(super) fn members(&self, group: &Group, day: Day) -> Vec<bool> {
        let mut members = self.index.present.clone();
        let mut keep = |test: &dyn Fn(RowNumber) -> bool| {
            for (member, row) in members.iter_mut().zip(0_u32..) {
                *member = *member && test(RowNumber(row));
            }
        };
        match group {
            Group::Everyone => {}
            Group::Class(class) => keep(&|row| self.holds(row, "class", &class.to_value())),
            Group::Grade(grade) => keep(&|row| self.holds(row, "grade", &grade.to_value())),
            Group::Role(role) => keep(&|row| self.holds(row, "channel_role", &role.to_value())),
            Group::Kind(kind) => keep(&|row| self.holds(row, "kind", &kind.to_value())),
            Group::Area(area) => keep(&|row| self.holds(row, "area", &Value::from(area.as_str()))),
            Group::Tag(tag) => {
                keep(&|row| self.holds(row, &format!("tag/{tag}"), &Value::Bool(true)));
            }
            Group::Segment(code) => keep(&|row| {
                let segment = self.segment(row, day);
                segment.is_some_and(|segment| segment.code() == code)
            }),
            Group::BoughtWithin(days) => {
                let first = day.plus(-i32::try_from(*days).unwrap_or(i32::MAX));
                keep(&|row| {
                    let totals = self.index.purchases.totals(row);
                    totals.has_bought() && totals.last_day > first.0
                });
            }
            Group::Lost => {
                let lost: FxHashSet<u32> = self
                    .present::<Loss>()
                    .filter(|(_, loss)| loss.state != Some(WinBack::WonBack))
                    .filter_map(|(_, loss)| Some(self.customer_number(loss.customer)?.0))
                    .collect();
                keep(&|row| lost.contains(&row.0));
            }
        }
        members
    }

    fn holds(&self, row: RowNumber, field: &str, wanted: &Value) -> bool {
        let Some(name) = self.book.names().find(field) else {
            return false;
        };
        let table = self.book.table(Customer::KIND.0);
        let stored = table.and_then(|table| table.row(row));
        stored.is_some_and(|stored| match (stored.get(name), wanted) {
            (ValueRef::Text(text), Value::Text(wanted)) => text == wanted,
            (ValueRef::Int(int), Value::Int(wanted)) => int == *wanted,
            (ValueRef::Bool(on), Value::Bool(wanted)) => on == *wanted,
            _ => false,
        })
    }

    /// Who of a group may be asked today.
    pub(crate) fn customers_to_ask(&self, group: &Group, rest_days: i64, moment: &Moment) -> ToAsk {
        let members = self.members(group, today(moment));
        let consent = self.book.names().find("consent");
        let Some(table) = self.book.table(Customer::KIND.0) else {
            return ToAsk::default();
        };
        let mut found = ToAsk::default();
        for (member, row) in members.iter().zip(0_u32..) {
            let number = RowNumber(row);
            let (true, Some(stored)) = (*member, table.row(number)) else {
                continue;
            };
            let refuses = consent.is_some_and(|name| {
                matches!(stored.get(name), ValueRef::Text(code) if code == Consent::DoNotContact.code())
            });
            let last = if rest_days > 0 {
                self.last_answer_day(number, moment)
            } else {
                None
            };
            let rests = last.is_some_and(|last| is_resting(last, rest_days, today(moment)));
            if refuses || rests {
                found.resting += 1;
            } else {
                found.may_be_asked.push(CustomerId(stored.id()));
            }
        }
        found
    }

    /// When a customer last answered any survey.
    pub(super) fn last_answer_day(&self, customer: RowNumber, moment: &Moment) -> Option<Day> {
        let at = self.book.names().find("at")?;
        let table = self.book.table(Answer::KIND.0)?;
        let rows = self.index.related.of(customer).answers.iter();
        rows.filter_map(|number| table.row(*number))
            .filter(|row| !self.index.names.is_removed(row))
            .filter_map(|row| match row.get(at) {
                ValueRef::Int(at) => Some(Instant(at).day(moment.offset_minutes)),
                _ => None,
            })
            .max()
    }
}

/// Whether it is too early to ask again.
pub(super) fn is_resting(last: Day, rest_days: i64, today: Day) -> bool {
    i64::from(today.since(last)) < rest_days
}
