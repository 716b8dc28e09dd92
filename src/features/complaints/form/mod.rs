//! Step 1: a complaint is recorded, in under a minute.

mod complaint_form;
mod edit_form;
mod heard_before;
mod new_customer;
mod object_fields;
mod told;

pub(super) use complaint_form::ComplaintFormPage;
pub(super) use edit_form::EditTold;
