//! Asking: every kind of question, by staff, at the kiosk, on a customer's own phone and on paper.

mod book_files;
mod by_staff;
mod every_question;
mod fast_keys;
mod form_view;
mod inputs;
mod kiosk;
mod pages;
mod paper;
mod question_view;
mod tongue;
mod turning;

pub(in crate::features::surveys) use book_files::book_files;
pub(crate) use every_question::EveryQuestion;
pub(in crate::features::surveys) use form_view::FormView;
pub(in crate::features::surveys) use inputs::FileStore;
pub(super) use pages::page;
pub(in crate::features::surveys) use tongue::Tongue;
pub(in crate::features::surveys) use turning::Replies;
