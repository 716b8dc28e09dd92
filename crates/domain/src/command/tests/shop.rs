use crate::change::{Fields, REMOVED};
use crate::command::is_removed;
use crate::command::{Command, FieldError, Problem, RecordName, Rejection, ToAsk, World, decide};
use crate::complaint::Standing;
use crate::record::{
    Complaint, ComplaintId, ComplaintStep, Customer, CustomerId, Staff, StaffId, SurveyId,
    from_fields,
};
use crate::survey::Group;
use crate::{Change, ChangeSet, Day, Id, Instant, Name, Record, Value};
use std::collections::BTreeMap;

/// The day of all tests.
pub(super) const TODAY: Day = Day(20_780);
pub(super) const NOW: Instant = Instant(1_795_500_000_000);
/// Who works on the device.
pub(super) const CLERK: StaffId = StaffId(Id(900));

/// A shop in memory: what is stored, and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shop {
    records: BTreeMap<RecordName, Fields>,
    last_id: u128,
    staff: Option<StaffId>,
}

impl Default for Shop {
    fn default() -> Self {
        Self {
            records: BTreeMap::new(),
            last_id: 999,
            staff: Some(CLERK),
        }
    }
}

impl Shop {
    /// With customers 1, 2, 3, 甲乙丙.
    pub(super) fn with_customers() -> Self {
        let mut shop = Self::default();
        for (id, name) in [(1, "甲"), (2, "乙"), (3, "丙")] {
            shop.put(&customer(id, name));
        }
        shop
    }

    pub(super) fn put<R: Record>(&mut self, record: &R) {
        self.records
            .insert(RecordName::of::<R>(record.id()), record.fields());
    }

    /// As if so many identities had been given out: another device never makes the same.
    pub(super) fn skip_ids(&mut self, count: u128) {
        self.last_id += count;
    }

    /// Everything of another device that is not known here.
    pub(super) fn hear(&mut self, other: &Self) {
        for (record, fields) in &other.records {
            self.records
                .entry(record.clone())
                .or_insert_with(|| fields.clone());
        }
    }

    /// Who works on the device from now on.
    pub(super) fn works_here(&mut self, staff: Option<StaffId>) {
        self.staff = staff;
    }

    /// A field as another build may have stored it.
    pub(super) fn store(
        &mut self,
        kind: &'static str,
        id: u128,
        name: &'static str,
        value: impl Into<Value>,
    ) {
        let record = RecordName {
            kind: Name::Borrowed(kind),
            id: Id(id),
        };
        set(
            self.records.entry(record).or_default(),
            &Name::Borrowed(name),
            &value.into(),
        );
    }

    pub(super) fn discard<R: Record>(&mut self, id: u128) {
        self.store(R::KIND.0, id, REMOVED, Value::from("old"));
    }

    pub(super) fn get<R: Record>(&self, id: u128) -> R {
        let fields = &self.records[&RecordName::of::<R>(Id(id))];
        from_fields(
            Id(id),
            fields.iter().map(|(name, value)| (name.as_ref(), value)),
        )
    }

    /// Every record of a kind, removed or not.
    pub(super) fn all<R: Record>(&self) -> Vec<R> {
        let names = self
            .records
            .keys()
            .filter(|record| record.kind == R::KIND.0);
        names.map(|record| self.get(record.id.0)).collect()
    }

    pub(super) fn apply(&mut self, changes: &ChangeSet) {
        for change in &changes.changes {
            let fields = self.records.entry(name_of(change)).or_default();
            for (name, value) in &change.sets {
                set(fields, name, value);
            }
        }
    }

    /// As undo does it: back to what was, and new records away.
    fn take_back(&mut self, changes: &ChangeSet, before: &Self) {
        for change in changes.changes.iter().rev() {
            let name = name_of(change);
            if !before.records.contains_key(&name) {
                self.records.remove(&name);
                continue;
            }
            let fields = self.records.entry(name).or_default();
            for (name, _) in &change.sets {
                let was = change.was.iter().find(|(was, _)| was == name);
                set(fields, name, was.map_or(&Value::Null, |(_, value)| value));
            }
        }
    }

    fn sorted(mut self) -> Self {
        for fields in self.records.values_mut() {
            fields.sort_by(|a, b| a.0.cmp(&b.0));
        }
        self
    }
}

fn name_of(change: &Change) -> RecordName {
    RecordName {
        kind: change.kind.clone(),
        id: change.id,
    }
}

fn set(fields: &mut Fields, name: &Name, value: &Value) {
    fields.retain(|(field, _)| field != name);
    if !value.is_null() {
        fields.push((name.clone(), value.clone()));
    }
}

impl World for Shop {
    fn now(&self) -> Instant {
        NOW
    }

    fn today(&self) -> Day {
        TODAY
    }

    fn staff(&self) -> Option<StaffId> {
        self.staff
    }

    fn new_id(&mut self) -> Id {
        self.last_id += 1;
        Id(self.last_id)
    }

    fn fields(&self, kind: &str, id: Id) -> Option<Fields> {
        let record = RecordName {
            kind: Name::Owned(kind.to_owned()),
            id,
        };
        self.records.get(&record).cloned()
    }

    fn belonging_to(&self, customer: CustomerId) -> Vec<RecordName> {
        self.naming("customer", customer).collect()
    }

    fn supplied_by(&self, intermediary: CustomerId) -> Vec<CustomerId> {
        self.naming("supplied_by", intermediary)
            .map(|record| CustomerId(record.id))
            .collect()
    }

    fn staff_list(&self) -> Vec<Staff> {
        let staff = self
            .records
            .iter()
            .filter(|(record, fields)| record.kind == Staff::KIND.0 && !is_removed(fields));
        staff.map(|(record, _)| self.get(record.id.0)).collect()
    }

    fn steps(&self, complaint: ComplaintId) -> Vec<ComplaintStep> {
        let steps = self
            .records
            .keys()
            .filter(|record| record.kind == ComplaintStep::KIND.0);
        let steps = steps.map(|record| self.get::<ComplaintStep>(record.id.0));
        steps.filter(|step| step.complaint == complaint).collect()
    }

    fn of_survey(&self, survey: SurveyId) -> Vec<RecordName> {
        let own = |record: &RecordName| record.kind.starts_with("survey_");
        let names = self.naming("survey", survey.0);
        names.filter(own).collect()
    }

    fn customers_to_ask(&self, group: &Group, _rest_days: i64) -> ToAsk {
        let customers = self.records.iter().filter(|(record, fields)| {
            record.kind == Customer::KIND.0 && !is_removed(fields) && *group == Group::Everyone
        });
        ToAsk {
            may_be_asked: customers.map(|(record, _)| CustomerId(record.id)).collect(),
            resting: 0,
        }
    }

    fn closed_complaints(&self, from: Option<Day>, to: Option<Day>) -> Vec<ComplaintId> {
        let complaints = self
            .records
            .keys()
            .filter(|record| record.kind == Complaint::KIND.0);
        let complaints = complaints.map(|record| ComplaintId(record.id));
        complaints
            .filter(|id| {
                let closed = Standing::of(&self.steps(*id)).closed_at;
                closed.is_some_and(|at| {
                    let day = at.day(0);
                    from.is_none_or(|from| day >= from) && to.is_none_or(|to| day <= to)
                })
            })
            .collect()
    }

    fn next_complaint_number(&self) -> i64 {
        let complaints = self
            .records
            .keys()
            .filter(|record| record.kind == Complaint::KIND.0);
        complaints
            .map(|record| self.get::<Complaint>(record.id.0).number)
            .max()
            .unwrap_or(0)
            + 1
    }
}

impl Shop {
    fn naming(
        &self,
        field: &'static str,
        named: impl Into<Id>,
    ) -> impl Iterator<Item = RecordName> {
        let named = named.into();
        let names =
            move |fields: &Fields| fields.contains(&(Name::Borrowed(field), Value::Id(named)));
        let removed = |fields: &Fields| fields.iter().any(|(name, _)| name == REMOVED);
        let records = self.records.iter();
        records
            .filter(move |(_, fields)| names(fields) && !removed(fields))
            .map(|(record, _)| record.clone())
    }
}

pub(super) fn customer(id: u128, name: &str) -> Customer {
    Customer {
        id: CustomerId(Id(id)),
        name: name.to_owned(),
        ..Customer::default()
    }
}

/// The changes of a command, a line each: `customer 1: phone = "139", was "138"`. Afterwards the shop is as the command
/// left it.
#[track_caller]
pub(super) fn check(shop: &mut Shop, command: &Command, expected: &[&str]) {
    assert_eq!(check_any(shop, command), expected);
}

/// The same, whatever the changes are.
#[track_caller]
pub(super) fn check_any(shop: &mut Shop, command: &Command) -> Vec<String> {
    let before = shop.clone();
    let decision =
        decide(command, shop).unwrap_or_else(|rejection| panic!("refused: {rejection:?}"));
    let lines = decision.changes.changes.iter().flat_map(lines).collect();
    shop.apply(&decision.changes);
    // What the page goes to is there.
    if let Some(about) = &decision.about {
        assert!(
            shop.records.contains_key(about) || decision.changes.is_empty(),
            "{about:?}"
        );
    }
    let mut undone = shop.clone();
    undone.take_back(&decision.changes, &before);
    undone.last_id = before.last_id;
    assert_eq!(undone.sorted(), before.sorted(), "undo is exact");
    lines
}

#[track_caller]
pub(super) fn refused(shop: &Shop, command: &Command, expected: &Rejection) {
    assert_eq!(decide(command, &mut shop.clone()).as_ref(), Err(expected));
}

#[track_caller]
pub(super) fn invalid(shop: &Shop, command: &Command, expected: &[(&'static str, Problem)]) {
    let errors = expected
        .iter()
        .map(|(field, problem)| FieldError::new(field, *problem));
    refused(shop, command, &Rejection::Invalid(errors.collect()));
}

fn lines(change: &Change) -> impl Iterator<Item = String> {
    for (was, _) in &change.was {
        assert!(
            change.sets.iter().any(|(set, _)| set == was),
            "{was} was not set"
        );
    }
    change.sets.iter().map(|(name, value)| {
        let was = change.was.iter().find(|(was, _)| was == name);
        let was = was.map_or(String::new(), |(_, value)| {
            format!(", was {}", shown(value))
        });
        format!(
            "{} {}: {name} = {}{was}",
            change.kind,
            change.id.0,
            shown(value)
        )
    })
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(on) => on.to_string(),
        Value::Int(int) => int.to_string(),
        Value::Real(real) => real.to_string(),
        Value::Text(text) => format!("{text:?}"),
        Value::Id(id) => format!("#{}", id.0),
        Value::List(items) => {
            let items = items.iter().map(shown).collect::<Vec<_>>();
            format!("[{}]", items.join(", "))
        }
        Value::Unknown { tag, bytes } => format!("?{tag} of {}", bytes.len()),
    }
}
