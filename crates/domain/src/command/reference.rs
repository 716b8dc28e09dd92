use super::stored::{LONGEST_CHAIN, present, value_of};
use super::{FieldError, Problem, Rejection, World};
use crate::record::{
    Answer, Audit, Complaint, ComplaintStep, Customer, Kind, Product, Promise, Purchase, Record,
    Staff, Survey, SurveyEdition, SurveyLink, SurveyPage, recommend,
};
use crate::{Id, Name, Value};

/// Fields that name another record, in whatever kind of record they stand.
const REFERENCES: &[(&str, Kind)] = &[
    ("customer", Customer::KIND),
    ("supplied_by", Customer::KIND),
    ("manager", Staff::KIND),
    ("deputy", Staff::KIND),
    ("seller", Staff::KIND),
    ("by", Staff::KIND),
    ("received_by", Staff::KIND),
    ("about", Staff::KIND),
    ("product", Product::KIND),
    ("purchase", Purchase::KIND),
    ("complaint", Complaint::KIND),
    ("survey", Survey::KIND),
    ("page", SurveyPage::KIND),
    ("to_page", SurveyPage::KIND),
    ("edition", SurveyEdition::KIND),
    ("link", SurveyLink::KIND),
    ("answer", Answer::KIND),
    ("assignee", Staff::KIND),
    ("done_by", Staff::KIND),
    ("passed_to", Staff::KIND),
    ("owner", Staff::KIND),
    ("allowed_by", Staff::KIND),
    ("other_complaint", Complaint::KIND),
    ("repeat_of", Complaint::KIND),
    ("split_from", Complaint::KIND),
    ("replacement", Purchase::KIND),
    ("beside", Promise::KIND),
    ("corrects", ComplaintStep::KIND),
    ("audit", Audit::KIND),
];

/// Fields about to be set must name records that are there, and not in the recycle bin.
pub(super) fn references_exist(
    sets: &[(Name, Value)],
    world: &impl World,
) -> Result<(), Rejection> {
    let missing = sets.iter().filter_map(|(name, value)| {
        let id = value.as_id()?;
        let (field, kind) = REFERENCES.iter().find(|(field, _)| field == name)?;
        // The survey that every shop has is recorded together with its first answer.
        let is_there = id == recommend::ID.0 || present(kind.0, id, world).is_ok();
        (!is_there).then(|| FieldError::new(field, Problem::NotThere))
    });
    match missing.collect::<Vec<_>>() {
        missing if missing.is_empty() => Ok(()),
        missing => Err(Rejection::Invalid(missing)),
    }
}

/// Intermediaries form a tree: none is supplied by itself, also not by way of others.
pub(super) fn is_supplied_by_itself(
    customer: Id,
    sets: &[(Name, Value)],
    world: &impl World,
) -> bool {
    let mut supplier = value_of(sets, "supplied_by").and_then(Value::as_id);
    for _ in 0..LONGEST_CHAIN {
        let Some(id) = supplier else { return false };
        if id == customer {
            return true;
        }
        supplier = world
            .fields(Customer::KIND.0, id)
            .and_then(|fields| value_of(&fields, "supplied_by")?.as_id());
    }
    false
}
