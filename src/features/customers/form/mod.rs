//! The form of a customer, and that of a contact person.

mod birthday_field;
mod custom_fields;
mod customer_fields;
mod customer_form;
mod person_form;
mod phones_field;
mod profile_fields;
mod similar_note;

pub use birthday_field::birthday_text;
pub(super) use customer_form::CustomerFormPage;
pub(super) use person_form::PersonForm;
pub(super) use similar_note::reason_word;
