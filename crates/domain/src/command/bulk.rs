use super::check::line_problem;
use super::reference::references_exist;
use super::save::refuse;
use super::stored::change;
use super::tidy::tidy;
use super::{Decision, FieldError, Problem, Rejection, World, is_removed};
use crate::record::{Customer, CustomerClass, CustomerId, StaffId};
use crate::value::{Field, Keyed};
use crate::{ChangeSet, Name, Record, Value};
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
            Self::SetArea(area) => {
                let area = tidy(area).to_owned();
                (Name::Borrowed("area"), area.to_value())
            }
        }
    }

    fn problem(&self) -> Option<FieldError> {
        match self {
            Self::AddTag(tag) | Self::RemoveTag(tag) if tidy(tag).is_empty() => {
                Some(FieldError::new("tag", Problem::Missing))
            }
            Self::AddTag(tag) => line_problem(tidy(tag), "tag"),
            Self::SetArea(area) => line_problem(tidy(area), "area"),
            Self::SetGrade(Some(grade)) if !(1..=5).contains(grade) => {
                let (low, high) = (1, 5);
                Some(FieldError::new("grade", Problem::OutOfRange { low, high }))
            }
            _ => None,
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
    refuse(edit.problem().into_iter().collect())?;
    let set = edit.set();
    references_exist(core::slice::from_ref(&set), world)?;
    let mut changes = ChangeSet::default();
    let mut seen = BTreeSet::new();
    for customer in customers.iter().filter(|customer| seen.insert(**customer)) {
        let stored = world
            .fields(Customer::KIND.0, customer.0)
            .ok_or(Rejection::NotThere)?;
        if !is_removed(&stored) {
            changes.push(change(
                Customer::KIND.0,
                *customer,
                vec![set.clone()],
                &stored,
            ));
        }
    }
    Ok(Decision {
        changes,
        about: None,
    })
}

fn tag_field(tag: &str, on: bool) -> (Name, Value) {
    let mut out = Vec::new();
    BTreeSet::from([tidy(tag).to_owned()]).write("tag", &mut out);
    let name = out
        .into_iter()
        .next()
        .map_or(Name::Borrowed("tag"), |(name, _)| name);
    (name, if on { Value::Bool(true) } else { Value::Null })
}
