use super::{
    CauseCode, ComplaintId, CustomerId, PurchaseId, PurchaseLine, ReturnId, StaffId, record,
};
use crate::value::codes;
use crate::{Day, Money};

codes! {
    pub enum ReturnKind { Return = "return", Exchange = "exchange" }
}

codes! {
    /// What became of the goods.
    pub enum GoodsFate {
        Resold = "resold", Repaired = "repaired", Repacked = "repacked", Scrapped = "scrapped",
        BackToSupplier = "back_to_supplier",
    }
}

record! {
    /// Goods that came back 退换货.
    pub struct Return(ReturnId) = "return" {
        customer: CustomerId = "customer",
        purchase: Option<PurchaseId> = "purchase",
        complaint: Option<ComplaintId> = "complaint",
        day: Day = "day",
        kind: Option<ReturnKind> = "kind",
        lines: Vec<PurchaseLine> = "lines",
        refund: Option<Money> = "refund",
        reason: String = "reason",
        cause: Option<CauseCode> = "cause",
        fate: Option<GoodsFate> = "fate",
        /// The purchase that the customer took instead.
        replacement: Option<PurchaseId> = "replacement",
        by: Option<StaffId> = "by",
        /// Who let it pass although the window was over.
        allowed_by: Option<StaffId> = "allowed_by",
        note: String = "note",
    }
}
