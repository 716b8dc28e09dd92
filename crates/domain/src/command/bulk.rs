use super::{Decision, Rejection, World, is_removed};
use crate::record::{Customer, CustomerClass, CustomerId, StaffId};
use crate::value::{Field, Keyed};
use crate::{Change, ChangeSet, Name, Record, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One change for many customers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum BulkEdit {
    AddTag(String),
    RemoveTag(String),
    SetClass(Option<CustomerClass>),
    SetGrade(Option<u8>),
    SetManager(Option<StaffId>),
    SetArea(String),
}

impl BulkEdit {
    fn set(&self) -> (Name, Value) {
        match self {
            Self::AddTag(tag) => tag_field(tag, true),
            Self::RemoveTag(tag) => tag_field(tag, false),
            Self::SetClass(class) => (Name::Borrowed("class"), class.to_value()),
            Self::SetGrade(grade) => (Name::Borrowed("grade"), grade.to_value()),
            Self::SetManager(manager) => (Name::Borrowed("manager"), manager.to_value()),
            Self::SetArea(area) => (Name::Borrowed("area"), area.to_value()),
        }
    }
}

/// Customers that have the value already, or lie in the recycle bin, are passed over.
pub(super) fn edit(
    customers: &[CustomerId],
    edit: &BulkEdit,
    world: &impl World,
) -> Result<Decision, Rejection> {
    if customers.is_empty() {
        return Err(Rejection::NothingSelected);
    }
    let (name, value) = edit.set();
    let mut changes = ChangeSet::default();
    for customer in customers {
        let fields = world
            .fields(Customer::KIND.0, customer.0)
            .ok_or(Rejection::NotThere)?;
        if is_removed(&fields) {
            continue;
        }
        let was = fields
            .into_iter()
            .find(|(field, _)| *field == name)
            .map_or(Value::Null, |(_, value)| value);
        if was == value {
            continue;
        }
        let was = if was.is_null() {
            Vec::new()
        } else {
            vec![(name.clone(), was)]
        };
        changes.push(Change {
            was,
            ..Change::new(
                Customer::KIND,
                *customer,
                vec![(name.clone(), value.clone())],
            )
        });
    }
    Ok(Decision {
        changes,
        about: None,
    })
}

fn tag_field(tag: &str, on: bool) -> (Name, Value) {
    let mut out = Vec::new();
    BTreeSet::from([tag.trim().to_owned()]).write("tag", &mut out);
    let name = out
        .into_iter()
        .next()
        .map_or(Name::Borrowed("tag"), |(name, _)| name);
    (name, if on { Value::Bool(true) } else { Value::Null })
}
