use super::number;
use crate::engine_client::use_query;
use crate::i18n::format;
use crate::ui::Choice;
use api::{ComplaintFilter, ComplaintList, ComplaintPage, Window};
use domain::record::{ComplaintId, CustomerId};
use leptos::prelude::*;

/// Complaints offered: open ones and the newest come first.
const OFFERED: u32 = 20;
/// Characters of what happened, beside the number.
const WORDS: usize = 24;

/// A customer's complaints to choose from, and the one that is chosen already.
pub fn complaint_choices(
    customer: Signal<Option<CustomerId>>,
    chosen: impl Fn() -> Option<ComplaintId> + Send + Sync + 'static,
) -> Signal<Vec<Choice<ComplaintId>>> {
    let chosen = Memo::new(move |_| chosen());
    let latest = use_query(move || {
        customer.get().map(|customer| ComplaintList {
            filter: ComplaintFilter {
                customer: Some(customer),
                ..ComplaintFilter::default()
            },
            window: Window {
                offset: 0,
                limit: OFFERED,
            },
        })
    });
    let older = use_query(move || chosen.get().map(|id| ComplaintPage { id }));
    Signal::derive(move || {
        let wanted = customer.get();
        let mut choices: Vec<Choice<ComplaintId>> = latest.with(|view| {
            view.into_iter()
                .flat_map(|view| &view.rows)
                .filter(|row| Some(row.customer) == wanted)
                .map(|row| Choice::new(row.id, words(row.number, &row.what_happened)))
                .collect()
        });
        if let Some(id) = chosen.get()
            && choices.iter().all(|choice| choice.value != id)
        {
            choices.extend(older.with(|view| {
                view.map(|view| &view.complaint)
                    .filter(|told| told.id == id && Some(told.customer) == wanted)
                    .map(|told| Choice::new(id, words(told.number, &told.what_happened)))
            }));
        }
        choices
    })
}

/// `C-0147 · 水壶漏水`
fn words(told: i64, what_happened: &str) -> String {
    let first = format::shortened(what_happened, WORDS);
    format!("{} · {first}", number(told))
}
