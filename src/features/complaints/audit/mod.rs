//! Looking back at closed complaints: drawn by chance, checked question by question, kept.

mod audit_page;
mod audits_page;
mod case_form;
mod case_rows;
mod conclusion;
mod draw_form;
mod results;
mod sheet;

pub(super) use audit_page::AuditPage;
pub(super) use audits_page::AuditsPage;
pub(super) use sheet::AuditSheet;
