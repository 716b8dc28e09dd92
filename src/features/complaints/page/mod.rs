//! One complaint: where it stands, the form of the step at hand, what is known beside it, what was done.

mod actions_card;
mod at_hand;
mod changes_card;
mod complaint_page;
mod customer_card;
mod joining;
mod promises_card;
mod shown;
mod similar_card;
mod step_card;
mod step_fields;
mod step_form;
mod stepper;
mod story_card;
mod told_card;

pub(super) use actions_card::{ActionRow, PreventionRow};
pub(super) use complaint_page::{ComplaintPage, escalation_words};
pub(super) use promises_card::PromiseRow;
pub(super) use shown::step_facts;
pub(super) use step_form::{StepContext, StepForm, draft_of_step};
