//! On paper: the record form, filled in or blank, the customer's slip, the notice how to complain.

mod notice;
mod record_form;
mod slip;

pub(super) use notice::NoticeSheet;
pub(super) use record_form::{BlankForm, RecordForm};
pub(super) use slip::Slip;
