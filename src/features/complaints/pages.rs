use super::analysis::AnalysisPage;
use super::audit::{AuditPage, AuditSheet, AuditsPage};
use super::board::ComplaintsPlace;
use super::form::{ComplaintFormPage, EditTold};
use super::page::ComplaintPage;
use super::paper::{BlankForm, Letter, NoticeSheet, RecordForm, Slip};
use crate::route::{PrintSheet, View};
use leptos::prelude::*;

/// The pages of this feature.
pub fn page(view: &View) -> Option<AnyView> {
    match view {
        View::Complaints => Some(view! { <ComplaintsPlace /> }.into_any()),
        View::ComplaintForm { customer } => {
            Some(view! { <ComplaintFormPage customer=*customer /> }.into_any())
        }
        View::Print(PrintSheet::Complaint(id)) => Some(view! { <RecordForm id=*id /> }.into_any()),
        View::Print(PrintSheet::ComplaintBlank) => Some(view! { <BlankForm /> }.into_any()),
        View::Print(PrintSheet::ComplaintSlip(id)) => Some(view! { <Slip id=*id /> }.into_any()),
        View::Print(PrintSheet::ComplaintLetter(id, kind)) => {
            Some(view! { <Letter id=*id kind=*kind /> }.into_any())
        }
        View::Print(PrintSheet::ComplaintNotice) => Some(view! { <NoticeSheet /> }.into_any()),
        View::Print(PrintSheet::Audit(id)) => Some(view! { <AuditSheet id=*id /> }.into_any()),
        View::ComplaintAudits => Some(view! { <AuditsPage /> }.into_any()),
        View::ComplaintAudit(id) => Some(view! { <AuditPage id=*id /> }.into_any()),
        View::ComplaintEdit(id) => Some(view! { <EditTold id=*id /> }.into_any()),
        View::ComplaintFigures => Some(view! { <AnalysisPage /> }.into_any()),
        View::Complaint(id) => Some(view! { <ComplaintPage id=*id /> }.into_any()),
        _ => None,
    }
}
