use super::told::ToldDraft;
use crate::engine_client::use_query;
use crate::features::customers::{staff_choices, use_staff};
use crate::features::products::ProductPicker;
use crate::features::purchases::purchase_choices;
use crate::i18n::field_label;
use crate::ui::{SelectField, TextField};
use domain::Id;
use domain::record::ComplaintKind;
use leptos::prelude::*;

/// What it is about: one of the customer's purchases, a product, somebody of the shop, a carrier.
#[component]
pub(super) fn ObjectFields(draft: ToldDraft) -> impl IntoView {
    let label = |field: &str| field_label("complaint", field);
    let settings = use_staff();
    let staff = staff_choices(settings, move || draft.with(|told| told.complaint.about));
    let customer = Signal::derive(move || {
        let customer = draft.with(|told| told.complaint.customer);
        (customer.0 != Id(0)).then_some(customer)
    });
    let purchases = purchase_choices(customer, move || draft.with(|told| told.complaint.purchase));
    let has_purchases = Memo::new(move |_| purchases.with(|choices| !choices.is_empty()));
    let facts = use_query(|| Some(api::DeskFacts));
    let carriers = Signal::derive(move || {
        facts.with(|facts| {
            facts
                .map(|facts| facts.carriers.clone())
                .unwrap_or_default()
        })
    });
    let is_transport = Memo::new(move |_| {
        draft.with(|told| told.complaint.kind == Some(ComplaintKind::Transport))
    });
    view! {
        <div class="field-pair">
            <Show when=move || has_purchases.get()>
                <SelectField
                    label=label("purchase")
                    value=draft
                        .field(|told| told.complaint.purchase, |told, purchase| told.complaint.purchase = purchase)
                    choices=purchases
                />
            </Show>
            <ProductPicker
                label=label("product")
                value=draft.field(|told| told.complaint.product, |told, product| told.complaint.product = product)
            />
            <SelectField
                label=label("about")
                value=draft.field(|told| told.complaint.about, |told, staff| told.complaint.about = staff)
                choices=staff
            />
            <Show when=move || is_transport.get()>
                <TextField
                    label=label("carrier")
                    value=draft.field(|told| told.complaint.carrier.clone(), |told, name| told.complaint.carrier = name)
                    suggestions=carriers
                />
            </Show>
        </div>
    }
}
