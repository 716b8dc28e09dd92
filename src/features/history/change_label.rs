use crate::i18n::t;

/// What a batch did, by the label that the command left with it; one of a newer build is a change.
pub(super) fn change_label(label: &str) -> &'static str {
    use t::history::label as text;
    match label {
        "customer.add" => text::customer_add(),
        "customer.edit" => text::customer_edit(),
        "customer.bulk" => text::customer_bulk(),
        "customer.merge" => text::customer_merge(),
        "person.save" => text::person_save(),
        "product.save" => text::product_save(),
        "purchase.add" => text::purchase_add(),
        "purchase.edit" => text::purchase_edit(),
        "contact.save" => text::contact_save(),
        "staff.save" => text::staff_save(),
        "shop.save" => text::shop_save(),
        "view.save" => text::view_save(),
        "complaint.record" => text::complaint_record(),
        "complaint.solve" => text::complaint_solve(),
        "complaint.reopen" => text::complaint_reopen(),
        "answer.record" => text::answer_record(),
        "record.remove" => text::record_remove(),
        "record.restore" => text::record_restore(),
        "undo" => text::undo(),
        label if label.starts_with("import") => text::import(),
        label if label.starts_with("demo") => text::demo(),
        label if label.starts_with("restore") => text::restore(),
        _ => text::change(),
    }
}
