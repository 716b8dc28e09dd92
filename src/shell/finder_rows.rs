//! What the finder lists: records found by the engine, then commands whose name fits.

use crate::command::{Sheet, UiCommand, use_commands};
use crate::engine_client::use_query;
use crate::i18n::t;
use crate::route::Route;
use crate::ui::{Icon, Keycaps};
use api::{Matched, Search, SearchHit};
use domain::Record;
use domain::record::{
    Complaint, ComplaintId, Customer, CustomerId, Product, ProductId, Purchase, PurchaseId,
};
use leptos::prelude::*;

/// More than fits would only be scrolled past; typing one more letter is quicker.
const HITS: u32 = 12;

/// One row.
#[derive(Clone, Debug, PartialEq)]
#[allow(
    clippy::large_enum_variant,
    reason = "a dozen rows at a time, most of them records"
)]
pub(super) enum Found {
    Record {
        hit: SearchHit,
        icon: Icon,
        to: Route,
    },
    Command(UiCommand),
}

impl Found {
    pub(super) fn view(self) -> AnyView {
        match self {
            Self::Record { hit, icon, .. } => view! {
                {icon.view()}
                <span class="finder__title">{hit.title}</span>
                <span class="finder__detail">
                    {hit.detail} {(hit.how == Matched::Similar).then(|| view! { " · " {t::shell::palette::similar()} })}
                </span>
            }
            .into_any(),
            Self::Command(command) => view! {
                {command.icon().view()}
                <span class="finder__title">{command.label()}</span>
                {command.shortcut().map(|shortcut| view! { <Keycaps shortcut /> })}
            }
            .into_any(),
        }
    }
}

/// The rows for what is typed, and whether the engine has answered for it.
pub(super) fn use_found(text: Signal<String>, sheet: Sheet) -> (Memo<Vec<Found>>, Signal<bool>) {
    let commands = use_commands();
    let query = use_query(move || {
        let text = text.get().trim().to_owned();
        (!text.is_empty()).then_some(Search { text, limit: HITS })
    });
    let found = Memo::new(move |_| {
        let typed = text.get().trim().to_lowercase();
        let mut rows: Vec<Found> = Vec::new();
        if !typed.is_empty() {
            query.with(|view| {
                rows.extend(view.iter().flat_map(|view| &view.hits).filter_map(record));
            });
        }
        if sheet == Sheet::Palette || typed.is_empty() {
            let fits = |command: &UiCommand| {
                command.is_listed() && command.label().to_lowercase().contains(&typed)
            };
            rows.extend(
                commands
                    .available()
                    .into_iter()
                    .filter(fits)
                    .map(Found::Command),
            );
        }
        rows
    });
    let is_settled = Signal::derive(move || {
        query
            .state()
            .with(|state| !state.is_asking || state.error.is_some())
    });
    (found, is_settled)
}

/// Records of kinds that have no page of their own are left out.
fn record(hit: &SearchHit) -> Option<Found> {
    let id = hit.record.id;
    let kind = &*hit.record.kind;
    let (icon, to) = if kind == Customer::KIND.0 {
        (Icon::Person, Route::customer(CustomerId(id)))
    } else if kind == Complaint::KIND.0 {
        (Icon::Complaints, Route::Complaint(ComplaintId(id)))
    } else if kind == Product::KIND.0 {
        (Icon::Box, Route::Product(ProductId(id)))
    } else if kind == Purchase::KIND.0 {
        (Icon::Receipt, Route::Purchase(PurchaseId(id)))
    } else {
        return None;
    };
    Some(Found::Record {
        hit: hit.clone(),
        icon,
        to,
    })
}
