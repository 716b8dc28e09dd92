use crate::engine_client::use_query;
use crate::i18n::format::{self, DayStyle};
use crate::ui::Choice;
use api::{PurchaseList, PurchasePage, PurchaseSort, Window};
use domain::record::{CustomerId, PurchaseId};
use domain::{Day, Money};
use leptos::prelude::*;

/// Purchases offered: the latest ones; seldom is anything about an older one.
const OFFERED: u32 = 30;

/// The latest purchases of a customer to choose from, and the one that is chosen already, however old.
pub fn purchase_choices(
    customer: Signal<Option<CustomerId>>,
    chosen: impl Fn() -> Option<PurchaseId> + Send + Sync + 'static,
) -> Signal<Vec<Choice<PurchaseId>>> {
    let chosen = Memo::new(move |_| chosen());
    let latest = use_query(move || {
        customer.get().map(|customer| PurchaseList {
            customer: Some(customer),
            sort: PurchaseSort::Day,
            descending: true,
            window: Window {
                offset: 0,
                limit: OFFERED,
            },
            ..PurchaseList::default()
        })
    });
    let older = use_query(move || chosen.get().map(|id| PurchasePage { id }));
    Signal::derive(move || {
        let wanted = customer.get();
        let mut choices: Vec<Choice<PurchaseId>> = latest.with(|view| {
            view.into_iter()
                .flat_map(|view| &view.rows)
                .filter(|row| Some(row.customer) == wanted)
                .map(|row| {
                    let first = row.names.first().map(String::as_str);
                    Choice::new(row.id, purchase_words(row.day, row.total, first))
                })
                .collect()
        });
        if let Some(id) = chosen.get()
            && choices.iter().all(|choice| choice.value != id)
        {
            choices.extend(older.with(|view| {
                view.map(|view| &view.purchase)
                    .filter(|purchase| purchase.id == id && Some(purchase.customer) == wanted)
                    .map(|purchase| {
                        let first = purchase.lines.first().map(|line| line.name.as_str());
                        Choice::new(id, purchase_words(purchase.day, purchase.total, first))
                    })
            }));
        }
        choices
    })
}

/// `2026-11-15 · ¥80.00 · 水壶`
fn purchase_words(day: Day, total: Money, first: Option<&str>) -> String {
    let mut parts = vec![format::day(day, DayStyle::Medium), format::money(total)];
    parts.extend(first.filter(|name| !name.is_empty()).map(str::to_owned));
    parts.join(" · ")
}
