//! What two customers say about each field, side by side.

use crate::features::history::shown_value;
use api::{CustomerView, ShownValue};
use domain::command::MergeChoice;
use domain::record::CustomerId;
use domain::{Name, Record, Value};
use std::collections::BTreeSet;

/// One field of both.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MergeRow {
    pub(super) field: Name,
    /// As the reader would say it; empty where there is nothing.
    pub(super) kept: String,
    pub(super) other: String,
    /// Both have something, and not the same: somebody has to choose.
    pub(super) is_choice: bool,
}

/// Fields that a merge decides by itself.
fn is_internal(name: &str) -> bool {
    name == "merged_into" || name == domain::change::REMOVED
}

/// Every field that one of them fills, those to be decided first. Elements of sets are united, so they are no choice.
pub(super) fn rows(keep: &CustomerView, other: &CustomerView) -> Vec<MergeRow> {
    let (kept, others) = (keep.customer.fields(), other.customer.fields());
    let mut names: Vec<Name> = Vec::new();
    for (name, _) in kept.iter().chain(&others) {
        if !is_internal(name) && !names.contains(name) {
            names.push(name.clone());
        }
    }
    let find = |fields: &[(Name, Value)], name: &Name| {
        fields
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    };
    let mut rows: Vec<MergeRow> = names
        .into_iter()
        .map(|field| {
            let (left, right) = (find(&kept, &field), find(&others, &field));
            let is_choice = !left.is_null() && !right.is_null() && left != right;
            MergeRow {
                kept: said(keep, &field, left),
                other: said(other, &field, right),
                is_choice,
                field,
            }
        })
        .collect();
    rows.sort_by_key(|row| !row.is_choice);
    rows
}

/// What the rules are told: the fields taken from the one that goes.
pub(super) fn choices(taken: &BTreeSet<Name>, other: CustomerId) -> Vec<MergeChoice> {
    taken
        .iter()
        .map(|field| MergeChoice {
            field: field.clone(),
            from: other,
        })
        .collect()
}

fn said(view: &CustomerView, field: &Name, value: Value) -> String {
    let names = match field.as_ref() {
        "manager" => view.manager.clone(),
        "deputy" => view.deputy.clone(),
        "supplied_by" => view.supplied_by.clone(),
        _ => None,
    };
    shown_value("customer", field, &ShownValue { value, names })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::record::Customer;

    fn view(name: &str, phone: &str, tag: &str) -> CustomerView {
        CustomerView {
            customer: Customer {
                name: name.to_owned(),
                phone: phone.to_owned(),
                tags: [tag.to_owned()].into(),
                ..Customer::default()
            },
            ..CustomerView::default()
        }
    }

    #[test]
    fn only_what_differs_has_to_be_chosen() {
        let rows = rows(
            &view("王建国", "138", "老客户"),
            &view("王建國", "138", "五金"),
        );
        let names: Vec<_> = rows
            .iter()
            .map(|row| (row.field.as_ref(), row.is_choice))
            .collect();
        assert_eq!(
            names,
            [
                ("name", true),
                ("phone", false),
                ("tag/老客户", false),
                ("tag/五金", false)
            ]
        );
    }

    #[test]
    fn nothing_is_no_choice() {
        let rows = rows(&view("王", "", "a"), &view("王", "139", "a"));
        let phone = rows.iter().find(|row| row.field == "phone").unwrap();
        assert_eq!((phone.kept.as_str(), phone.other.as_str()), ("", "139"));
        assert!(!phone.is_choice);
    }
}
