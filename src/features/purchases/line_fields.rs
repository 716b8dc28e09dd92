use super::purchase_draft::{LineDraft, PurchaseDraft};
use crate::draft::Draft;
use crate::engine_client::use_query;
use crate::i18n::{format, t};
use crate::ui::{
    Binding, Button, ButtonKind, Icon, IconButton, MoneyField, QuantityField, TextField,
};
use api::{ProductList, ProductRow, ProductSort, Window};
use leptos::prelude::*;

/// Products suggested at once.
const SUGGESTED: u32 = 12;

/// What was bought: product or free text, how many, at what price.
#[component]
pub(super) fn LineFields(
    draft: Draft<PurchaseDraft>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    use t::purchases as text;
    let count = Memo::new(move |_| draft.with(|draft| draft.lines.len()));
    let add = move |()| draft.update(|draft| draft.lines.push(LineDraft::one()));
    let rows = move || {
        (0..count.get())
            .map(|index| view! { <LineView draft index error /> })
            .collect_view()
    };
    view! {
        <div class="line-items" role="group" aria-label=text::lines()>
            {rows}
        </div>
        <div class="form__aside">
            <Button kind=ButtonKind::Quiet icon=Icon::Plus on_press=add>
                {text::add_line()}
            </Button>
        </div>
    }
}

/// One field of one line.
fn bind<V>(
    draft: Draft<PurchaseDraft>,
    index: usize,
    get: fn(&LineDraft) -> V,
    set: fn(&mut LineDraft, V),
) -> Binding<V>
where
    V: Clone + Default + PartialEq + Send + Sync + 'static,
{
    let value =
        Memo::new(move |_| draft.with(|draft| draft.lines.get(index).map(get).unwrap_or_default()));
    Binding::new(value, move |value| {
        draft.update(|draft| {
            if let Some(line) = draft.lines.get_mut(index) {
                set(line, value);
            }
            draft.follow_lines();
        });
    })
}

#[component]
fn LineView(
    draft: Draft<PurchaseDraft>,
    index: usize,
    error: Signal<Option<String>>,
) -> impl IntoView {
    use t::purchases as text;
    let typed = bind(draft, index, |l| l.name.clone(), |l, name| l.name = name);
    let products = use_query(move || {
        let text = typed.get().trim().to_owned();
        (!text.is_empty()).then_some(ProductList {
            text,
            sort: ProductSort::Name,
            descending: false,
            window: Window {
                offset: 0,
                limit: SUGGESTED,
            },
        })
    });
    let suggestions = Signal::derive(move || {
        products.with(|view| {
            view.map(|view| {
                view.rows
                    .iter()
                    .map(|row| row.product.name.clone())
                    .collect()
            })
            .unwrap_or_default()
        })
    });
    // A name that is a product's own makes the line that product's, with its price where none is written.
    Effect::new(move |_| {
        let name = typed.get();
        let product = products.with(|view| {
            view.and_then(|view| same_name(&view.rows, &name))
                .map(|row| row.product.clone())
        });
        let known = draft.with(|draft| draft.lines.get(index).and_then(|line| line.product));
        let wanted = product.as_ref().map(|product| product.id);
        let answered = products.state().with(|state| !state.is_asking);
        if known != wanted && (wanted.is_some() || answered) {
            draft.update(|draft| {
                if let Some(line) = draft.lines.get_mut(index) {
                    line.product = wanted;
                    if let Some(product) = &product {
                        line.unit_price = line.unit_price.or(product.price);
                    }
                }
                draft.follow_lines();
            });
        }
    });
    let remove = move |()| {
        draft.update(|draft| {
            if index < draft.lines.len() {
                draft.lines.remove(index);
            }
            draft.follow_lines();
        });
    };
    let sum = move || {
        draft.with(|draft| {
            draft
                .lines
                .get(index)
                .and_then(LineDraft::price)
                .map(format::money)
        })
    };
    // Only the line without a name is the one the rules mean.
    let name_error = Signal::derive(move || {
        error
            .get()
            .filter(|_| typed.with(|name| name.trim().is_empty()))
    });
    view! {
        <div class="line-item">
            <TextField label=text::line_name() value=typed suggestions error=name_error />
            <IconButton icon=Icon::Close label=text::remove_line() on_press=remove />
            <div class="line-item__numbers">
                <QuantityField
                    label=text::quantity()
                    value=bind(draft, index, |l| l.quantity, |l, quantity| l.quantity = quantity)
                />
                <MoneyField
                    label=text::unit_price()
                    value=bind(draft, index, |l| l.unit_price, |l, price| l.unit_price = price)
                />
                <span class="line-item__sum">{sum}</span>
            </div>
        </div>
    }
}

fn same_name<'a>(rows: &'a [ProductRow], name: &str) -> Option<&'a ProductRow> {
    let name = name.trim();
    rows.iter().find(|row| row.product.name == name)
}
