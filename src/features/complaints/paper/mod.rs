//! On paper: the record form, filled in or blank, the customer's slip, a letter, the notice how to complain.

mod letter;
mod notice;
mod record_form;
mod slip;

pub(super) use letter::Letter;
pub(super) use notice::NoticeSheet;
pub(super) use record_form::{BlankForm, RecordForm};
pub(super) use slip::Slip;
