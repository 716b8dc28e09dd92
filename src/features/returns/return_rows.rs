use super::return_draft::RowDraft;
use super::return_form::FormState;
use crate::i18n::{field_label, format, t};
use crate::ui::{
    Binding, Button, ButtonKind, CheckBox, Icon, IconButton, QuantityField, TextField,
};
use domain::Quantity;
use domain::record::PurchaseLine;
use leptos::prelude::*;

/// What comes back: the lines of the purchase, each with what is left of it; or written by hand, where there is none.
#[component]
pub(super) fn ReturnRows(form: FormState) -> impl IntoView {
    use t::returns as text;
    let draft = form.draft;
    let count = Memo::new(move |_| draft.with(|draft| draft.rows.len()));
    let is_by_hand = Memo::new(move |_| form.is_written_by_hand());
    let error = form.checks.error("lines");
    let is_over = Memo::new(move |_| (0..count.get()).any(|index| form.over(index).is_some()));
    // A row that asks for too much says so itself.
    let whole_error = move || error.get().filter(|_| !is_over.get());
    let rows = move || {
        let by_hand = is_by_hand.get();
        (0..count.get())
            .map(|index| {
                if by_hand {
                    view! { <WrittenRow form index /> }.into_any()
                } else {
                    view! { <BoughtRow form index /> }.into_any()
                }
            })
            .collect_view()
    };
    let add = move |()| form.change(|draft| draft.rows.push(RowDraft::by_hand()));
    view! {
        <fieldset class="field" data-invalid=move || error.with(Option::is_some).then_some("")>
            <legend class="field__label">
                {field_label("return", "lines")}
                <span class="field__required">{t::ui::required()}</span>
            </legend>
            <div class="line-items">{rows}</div>
            <Show when=move || is_by_hand.get()>
                <div class="form__aside">
                    <Button kind=ButtonKind::Quiet icon=Icon::Plus on_press=add>
                        {text::add_row()}
                    </Button>
                </div>
            </Show>
            {move || {
                whole_error()
                    .map(|words| {
                        view! { <p class="field__error">{Icon::Warning.view()} <span>{words}</span></p> }
                    })
            }}
        </fieldset>
    }
}

/// One field of one row.
fn bind<V>(
    form: FormState,
    index: usize,
    get: fn(&RowDraft) -> V,
    set: fn(&mut RowDraft, V),
) -> Binding<V>
where
    V: Clone + Default + PartialEq + Send + Sync + 'static,
{
    let value = Memo::new(move |_| {
        form.draft
            .with(|draft| draft.rows.get(index).map(get).unwrap_or_default())
    });
    Binding::new(value, move |value| {
        form.change(|draft| {
            if let Some(row) = draft.rows.get_mut(index) {
                set(row, value);
            }
        });
    })
}

fn line_of(form: FormState, index: usize) -> Memo<PurchaseLine> {
    Memo::new(move |_| {
        form.draft.with(|draft| {
            let row = draft.rows.get(index);
            row.map(|row| row.line.clone()).unwrap_or_default()
        })
    })
}

/// A line of the purchase: ticked, all that is left of it comes back, unless fewer are written.
#[component]
fn BoughtRow(form: FormState, index: usize) -> impl IntoView {
    use t::returns as text;
    let line = line_of(form, index);
    let left = Memo::new(move |_| form.left(index));
    let is_taken = bind(form, index, |row| row.is_taken, |row, on| row.is_taken = on);
    let taken = Binding::new(is_taken.signal(), move |on| {
        let all = left.get_untracked();
        form.change(|draft| {
            if let Some(row) = draft.rows.get_mut(index) {
                row.is_taken = on;
                row.back = row.back.filter(|back| back.0 > 0).or(all);
            }
        });
    });
    let is_gone = Memo::new(move |_| left.get() == Some(Quantity(0)) && !is_taken.get());
    let name = move || line.with(|line| line.name.clone());
    let facts = move || {
        let price = line.with(|line| format::money(line.unit_price));
        match left.get() {
            Some(left) => text::left(&format::quantity(left), &price),
            // The purchase was corrected since, and does not name it any more.
            None => price,
        }
    };
    let error = Signal::derive(move || {
        let left = form.over(index)?;
        Some(text::only_left(&format::quantity(left)))
    });
    view! {
        <div class="line-item">
            {move || {
                if is_gone.get() {
                    view! {
                        <p class="return-row__gone">
                            {name} <small>{text::all_back()}</small>
                        </p>
                    }
                        .into_any()
                } else {
                    view! { <CheckBox label=name help=facts value=taken /> }.into_any()
                }
            }}
            <Show when=move || is_taken.get()>
                <div class="line-item__numbers">
                    <QuantityField
                        label=text::how_many()
                        value=bind(form, index, |row| row.back, |row, back| row.back = back)
                        error
                    />
                </div>
            </Show>
        </div>
    }
}

/// Something without a receipt, or of a purchase that was written down as an amount alone.
#[component]
fn WrittenRow(form: FormState, index: usize) -> impl IntoView {
    use t::returns as text;
    let remove = move |()| {
        form.change(|draft| {
            if index < draft.rows.len() {
                draft.rows.remove(index);
            }
        });
    };
    view! {
        <div class="line-item">
            <TextField
                label=t::purchases::line_name()
                value=bind(form, index, |row| row.line.name.clone(), |row, name| row.line.name = name)
            />
            <IconButton icon=Icon::Close label=t::purchases::remove_line() on_press=remove />
            <div class="line-item__numbers">
                <QuantityField
                    label=text::how_many()
                    value=bind(form, index, |row| row.back, |row, back| row.back = back)
                />
            </div>
        </div>
    }
}
