use crate::route::{Route, SettingsSection, SurveyPlace};
use domain::command::RecordName;
use domain::record::{
    AnswerId, AuditId, ComplaintId, ContactId, CustomerId, ProductId, PurchaseId, ReturnId,
    SurveyId,
};

/// Where a record is shown; `None` for one that has no page of its own.
pub fn route_of(record: &RecordName) -> Option<Route> {
    let id = record.id;
    Some(match record.kind.as_ref() {
        "customer" => Route::customer(CustomerId(id)),
        "purchase" => Route::Purchase(PurchaseId(id)),
        "product" => Route::Product(ProductId(id)),
        "contact" => Route::EditContact(ContactId(id)),
        "complaint" => Route::Complaint(ComplaintId(id)),
        "return" => Route::Return(ReturnId(id)),
        "audit" => Route::ComplaintAudit(AuditId(id)),
        "survey" => Route::survey(SurveyPlace::Results(SurveyId(id))),
        "answer" => Route::survey(SurveyPlace::Answer(AnswerId(id))),
        "staff" => Route::Settings(SettingsSection::Staff),
        "shop" => Route::Settings(SettingsSection::Shop),
        _ => return None,
    })
}
