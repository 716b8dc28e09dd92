//! The owner's questions: what has to be worked out over the whole book, a slice at a time.
//!
//! The state is looked at within a slice only and never held across a pause, so that every other request is answered
//! in between. What a calculation found is kept with the state of the purchases it belongs to: an edit of a customer's
//! phone number costs nothing here. Two pages that want the same wait for one calculation.

mod affinity;
mod baskets;
mod buying;
mod comeback;
mod complaint_trend;
mod kept;
mod leaving;
mod model_card;
mod outlook;
mod priorities;
mod slices;
mod worth;

pub(crate) use kept::Kept;
pub(crate) use slices::Tasks;
