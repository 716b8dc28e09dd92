use crate::engine_client::use_query;
use crate::i18n::t;
use crate::ui::{Binding, Icon, IconButton, fresh_id};
use api::{CustomerFilter, CustomerList, CustomerPage, CustomerRow, CustomerSort, Window};
use domain::record::CustomerId;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Suggestions shown at once.
const SHOWN: u32 = 6;

/// Chooses a customer by typing: name, part of the phone number, pinyin, initials.
#[component]
pub fn CustomerPicker(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<Option<CustomerId>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    /// Takes the focus when the form opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    use t::customers::picker as text;
    let id = fresh_id("picker");
    let list_id = format!("{id}-list");
    let error_id = format!("{id}-error");
    let input = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let chosen = use_query(move || value.get().map(|id| CustomerPage { id }));
    let found = use_query(move || {
        let text = typed.get().trim().to_owned();
        (!text.is_empty()).then(|| CustomerList {
            filter: CustomerFilter {
                text,
                ..CustomerFilter::default()
            },
            sort: CustomerSort::Match,
            descending: false,
            window: Window {
                offset: 0,
                limit: SHOWN,
            },
        })
    });
    let rows = Memo::new(move |_| {
        if typed.with(|typed| typed.trim().is_empty()) {
            Vec::new()
        } else {
            found.with(|view| view.map(|view| view.rows.clone()).unwrap_or_default())
        }
    });
    let is_open = Memo::new(move |_| typed.with(|typed| !typed.trim().is_empty()));
    let choose = move |id: CustomerId| {
        typed.set(String::new());
        active.set(0);
        value.set(Some(id));
    };
    let clear = move |()| {
        value.set(None);
        if let Some(input) = input.get_untracked() {
            // An input that is not there yet takes no focus.
            let _absent = input.focus();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.is_composing() || event.key_code() == 229 || !is_open.get_untracked() {
            return;
        }
        let count = rows.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => active.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => active.update(|at| *at = (*at + count - 1) % count),
            "Enter" => {
                let row =
                    rows.with_untracked(|rows| rows.get(active.get_untracked()).map(|row| row.id));
                if let Some(id) = row {
                    choose(id);
                }
            }
            "Escape" => typed.set(String::new()),
            _ => return,
        }
        event.prevent_default();
    };
    Effect::new(move |_| {
        let wanted = typed.get();
        if let Some(input) = input.get()
            && input.value() != wanted
        {
            input.set_value(&wanted);
        }
    });
    let option_id = {
        let list_id = list_id.clone();
        move |index: usize| format!("{list_id}-{index}")
    };
    let active_id = {
        let option_id = option_id.clone();
        move || (rows.with(|rows| !rows.is_empty())).then(|| option_id(active.get()))
    };
    let options = move || {
        rows.get()
            .into_iter()
            .enumerate()
            .map(|(index, row)| {
                let id = row.id;
                view! {
                    <li
                        id=option_id(index)
                        role="option"
                        class="picker__option"
                        aria-selected=move || (active.get() == index).to_string()
                        on:pointerdown=move |event| event.prevent_default()
                        on:click=move |_| choose(id)
                    >
                        <strong>{row.name.clone()}</strong>
                        <small>{detail(&row)}</small>
                    </li>
                }
            })
            .collect_view()
    };
    let name = move || {
        let wanted = value.get()?;
        chosen.with(|view| {
            view.filter(|view| view.customer.id == wanted)
                .map(|view| view.customer.name.clone())
        })
    };
    let nothing = move || {
        (is_open.get() && rows.with(Vec::is_empty) && found.state().with(|state| !state.is_asking))
            .then(|| view! { <p class="field__help" role="status">{text::nothing()}</p> })
    };
    let is_chosen = Memo::new(move |_| value.get().is_some());
    let shown_label = label.clone();
    let describes = error_id.clone();
    view! {
        <div class="field picker" data-invalid=move || error.with(Option::is_some).then_some("")>
            <label class="field__label" for=id.clone()>
                {move || shown_label.get()}
                {required.then(|| view! { <span class="field__required">{t::ui::required()}</span> })}
            </label>
            <div class="picker__chosen" hidden=move || !is_chosen.get()>
                <span class="picker__name">{Icon::Person.view()} {name}</span>
                <IconButton icon=Icon::Close label=text::choose_another() on_press=clear />
            </div>
            <input
                node_ref=input
                id=id
                class="input"
                hidden=move || is_chosen.get()
                type="text"
                role="combobox"
                placeholder=text::hint()
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                autofocus=autofocus
                aria-autocomplete="list"
                aria-expanded=move || is_open.get().to_string()
                aria-controls=list_id.clone()
                aria-activedescendant=active_id
                aria-required=required.then_some("true")
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || error.with(Option::is_some).then(|| describes.clone())
                on:input=move |event| {
                    active.set(0);
                    typed.set(event_target_value(&event));
                }
                on:keydown=on_key
            />
            <ul
                id=list_id
                class="picker__list"
                role="listbox"
                aria-label=move || label.get()
                hidden=move || rows.with(Vec::is_empty)
            >
                {options}
            </ul>
            {nothing}
            <Show when=move || error.with(Option::is_some)>
                <p id=error_id.clone() class="field__error">
                    {Icon::Warning.view()}
                    <span>{move || error.get()}</span>
                </p>
            </Show>
        </div>
    }
}

/// What tells two of the same name apart.
fn detail(row: &CustomerRow) -> String {
    [&row.phone, &row.area, &row.number]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" · ")
}
