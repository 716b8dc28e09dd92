//! The kiosk: customers answer alone. What is shown while it is locked is decided at the root of the page, from the
//! lock alone; here is what they see, and how the staff get the tablet back.

mod exit_code;
mod exit_dialog;
mod kiosk_page;
mod person;
mod screen;
mod start_form;

pub(super) use kiosk_page::KioskPage;
