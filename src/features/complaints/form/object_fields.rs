use super::told::ToldDraft;
use crate::engine_client::use_query;
use crate::features::customers::{staff_choices, use_staff};
use crate::i18n::field_label;
use crate::i18n::format::{self, DayStyle};
use crate::ui::{Choice, SelectField, TextField};
use api::{ProductList, PurchaseList, PurchaseRow, PurchaseSort, Window};
use domain::Id;
use domain::record::ComplaintKind;
use leptos::prelude::*;

/// Purchases offered: the latest ones; a complaint seldom is about an older one.
const PURCHASES: u32 = 30;
const PRODUCTS: u32 = 1_000;

/// What it is about: one of the customer's purchases, a product, somebody of the shop, a carrier.
#[component]
pub(super) fn ObjectFields(draft: ToldDraft) -> impl IntoView {
    let label = |field: &str| field_label("complaint", field);
    let settings = use_staff();
    let staff = staff_choices(settings, move || draft.with(|told| told.complaint.about));
    let purchases = purchase_choices(draft);
    let has_purchases = Memo::new(move |_| purchases.with(|choices| !choices.is_empty()));
    let products = use_query(|| {
        Some(ProductList {
            window: Window {
                offset: 0,
                limit: PRODUCTS,
            },
            ..ProductList::default()
        })
    });
    let products = Signal::derive(move || {
        products.with(|view| {
            view.into_iter()
                .flat_map(|view| &view.rows)
                .map(|row| Choice::new(row.product.id, row.product.name.clone()))
                .collect::<Vec<_>>()
        })
    });
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
            <SelectField
                label=label("product")
                value=draft.field(|told| told.complaint.product, |told, product| told.complaint.product = product)
                choices=products
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

/// The latest purchases of the customer chosen.
fn purchase_choices(draft: ToldDraft) -> Signal<Vec<Choice<domain::record::PurchaseId>>> {
    let customer = Memo::new(move |_| draft.with(|told| told.complaint.customer));
    let query = use_query(move || {
        let customer = customer.get();
        (customer.0 != Id(0)).then(|| PurchaseList {
            customer: Some(customer),
            sort: PurchaseSort::Day,
            descending: true,
            window: Window {
                offset: 0,
                limit: PURCHASES,
            },
            ..PurchaseList::default()
        })
    });
    Signal::derive(move || {
        let wanted = customer.get();
        query.with(|view| {
            view.into_iter()
                .flat_map(|view| &view.rows)
                .filter(|row| row.customer == wanted)
                .map(|row| Choice::new(row.id, purchase_words(row)))
                .collect()
        })
    })
}

fn purchase_words(row: &PurchaseRow) -> String {
    let mut parts = vec![
        format::day(row.day, DayStyle::Medium),
        format::money(row.total),
    ];
    parts.extend(row.names.first().cloned());
    parts.join(" · ")
}
