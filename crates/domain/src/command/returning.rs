//! Goods that come back: what the form says, held against the purchase and what came back of it before.

use super::save::{refuse, save as save_record};
use super::stored::{present, read, value_of};
use super::{Decision, Edit, FieldError, Problem, Rejection, World};
use crate::record::{
    Complaint, Customer, CustomerId, DeskRules, Purchase, PurchaseId, Return, ReturnId, ReturnKind,
};
use crate::returns::{Returnable, only_touched};
use crate::{Id, Record};

pub(super) fn save(edit: &Edit<Return>, world: &mut impl World) -> Result<Decision, Rejection> {
    let mut after = edit.after.clone();
    if edit.before.is_none() {
        after.by = after.by.or(world.staff());
    }
    if after.kind != Some(ReturnKind::Exchange) {
        after.replacement = None;
    }
    let edit = Edit {
        before: edit.before.clone(),
        after,
    };
    let decision = save_record(&edit, world)?;
    refuse(only_touched(&edit, problems(&edit, world)))?;
    Ok(decision)
}

fn problems(edit: &Edit<Return>, world: &impl World) -> Vec<FieldError> {
    let returned = &edit.after;
    let mut found = match returned.purchase {
        Some(purchase) => returnable(purchase, edit.before.as_ref().map(|r| r.id), world)
            .map(|returnable| returnable.problems(returned))
            .unwrap_or_default(),
        None => Vec::new(),
    };
    let owner = |kind: &str, id: Id| {
        let fields = world.fields(kind, id)?;
        Some(CustomerId(value_of(&fields, "customer")?.as_id()?))
    };
    let named = [
        (
            "complaint",
            Complaint::KIND.0,
            returned.complaint.map(|id| id.0),
        ),
        (
            "replacement",
            Purchase::KIND.0,
            returned.replacement.map(|id| id.0),
        ),
    ];
    for (field, kind, id) in named {
        let other = id.and_then(|id| owner(kind, id));
        if other.is_some_and(|other| other != returned.customer) {
            found.push(FieldError::new(field, Problem::OfAnotherCustomer));
        }
    }
    found
}

/// The purchase with what came back of it; `None` when it is not there any more.
fn returnable(
    purchase: PurchaseId,
    except: Option<ReturnId>,
    world: &impl World,
) -> Option<Returnable> {
    let purchase: Purchase = read(
        purchase.0,
        &present(Purchase::KIND.0, purchase.0, world).ok()?,
    );
    let customer = world.fields(Customer::KIND.0, purchase.customer.0)?;
    let customer: Customer = read(purchase.customer.0, &customer);
    let rules = world.fields(DeskRules::KIND.0, DeskRules::ID.0);
    Some(Returnable {
        class: customer.class,
        earlier: world
            .belonging_to(customer.id)
            .into_iter()
            .filter(|record| record.kind == Return::KIND.0)
            .filter_map(|record| Some(read(record.id, &world.fields(&record.kind, record.id)?)))
            .filter(|earlier: &Return| {
                earlier.purchase == Some(purchase.id) && Some(earlier.id) != except
            })
            .collect(),
        rules: read(DeskRules::ID.0, &rules.unwrap_or_default()),
        has_staff: world.staff_list().iter().any(|staff| !staff.left),
        purchase,
    })
}
