use super::Binding;
use super::field_frame::{FieldFrame, FieldIds};
use crate::ui::{Icon, IconButton};
use domain::Id;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A record to choose, and what tells two of the same name apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickerRow {
    pub id: Id,
    pub name: String,
    pub detail: String,
}

/// Chooses one record among more than a list could hold, by typing.
///
/// It knows identities and names only; a feature that has such records wraps it in a component of its own, which asks
/// for what is typed.
#[component]
pub fn Picker(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<Option<Id>>,
    /// The name of the record chosen, once it is known.
    #[prop(into)]
    name: Signal<Option<String>>,
    /// What is typed, for the wrapper to ask about.
    typed: RwSignal<String>,
    /// What fits. What was found before stays while more is typed.
    #[prop(into)]
    found: Signal<Vec<PickerRow>>,
    /// It is still being asked what fits.
    #[prop(into)]
    is_asking: Signal<bool>,
    icon: Icon,
    /// What can be typed.
    hint: &'static str,
    /// What to do when nothing fits.
    nothing: &'static str,
    /// The button that lets go of what is chosen.
    another: &'static str,
    #[prop(optional, into)] help: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    /// Takes the focus when the form opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let list_id = format!("{}-list", ids.control);
    let input = NodeRef::<html::Input>::new();
    let active = RwSignal::new(0_usize);
    let is_open = Memo::new(move |_| typed.with(|typed| !typed.trim().is_empty()));
    let rows = Memo::new(move |_| {
        if is_open.get() {
            found.get()
        } else {
            Vec::new()
        }
    });
    let choose = move |id: Id| {
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
                        <strong>{row.name}</strong>
                        <small>{row.detail}</small>
                    </li>
                }
            })
            .collect_view()
    };
    let finds_nothing = move || {
        (is_open.get() && rows.with(Vec::is_empty) && !is_asking.get())
            .then(|| view! { <p class="field__help" role="status">{nothing}</p> })
    };
    let is_chosen = Memo::new(move |_| value.get().is_some());
    let list_label = label.clone();
    let described = ids.clone();
    let has_help = help.is_some();
    view! {
        <FieldFrame ids=ids.clone() label help error required>
            <div class="picker">
                <div class="picker__chosen" hidden=move || !is_chosen.get()>
                    <span class="picker__name">{icon.view()} {move || name.get()}</span>
                    <IconButton icon=Icon::Close label=another on_press=clear />
                </div>
                <input
                    node_ref=input
                    id=ids.control.clone()
                    class="input"
                    hidden=move || is_chosen.get()
                    type="text"
                    role="combobox"
                    placeholder=hint
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
                    aria-describedby=move || described.described_by(has_help, error.with(Option::is_some))
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
                    aria-label=move || list_label.get()
                    hidden=move || rows.with(Vec::is_empty)
                >
                    {options}
                </ul>
                {finds_nothing}
            </div>
        </FieldFrame>
    }
}
