use super::customer_form::CustomerDraft;
use crate::i18n::t;
use crate::ui::{Binding, Button, ButtonKind, Icon, IconButton, TextField};
use domain::Value;
use leptos::prelude::*;

/// Fields of the shop's own making: a name and a text.
#[component]
pub(super) fn CustomFields(draft: CustomerDraft) -> impl IntoView {
    use t::customers::form as text;
    let names = Memo::new(move |_| {
        draft.with(|edit| edit.after.custom.keys().cloned().collect::<Vec<_>>())
    });
    let new_name = RwSignal::new(String::new());
    let add = move |()| {
        let name = new_name.get_untracked().trim().to_owned();
        if !name.is_empty() && !name.contains('/') {
            draft.update(|edit| {
                edit.after
                    .custom
                    .entry(name)
                    .or_insert_with(|| Value::from(""));
            });
            new_name.set(String::new());
        }
    };
    let rows = move |name: String| {
        let (shown, set, removed) = (name.clone(), name.clone(), name.clone());
        let value = Memo::new(move |_| {
            draft.with(|edit| {
                edit.after
                    .custom
                    .get(&shown)
                    .map(written)
                    .unwrap_or_default()
            })
        });
        let field = Binding::new(value, move |typed: String| {
            draft.update(|edit| {
                edit.after.custom.insert(set.clone(), Value::Text(typed));
            });
        });
        let remove = move |()| {
            draft.update(|edit| {
                edit.after.custom.remove(&removed);
            });
        };
        let label = text::remove_own_field(&name);
        view! {
            <div class="field-row">
                <TextField label=name value=field />
                <IconButton icon=Icon::Close label on_press=remove />
            </div>
        }
    };
    view! {
        <h2 class="form__heading">{text::own_fields()}</h2>
        <For each=move || names.get() key=Clone::clone children=rows />
        <div class="field-row">
            <TextField label=text::own_field_name() help=text::own_field_help() value=new_name />
            <Button kind=ButtonKind::Quiet icon=Icon::Plus on_press=add>
                {text::add_own_field()}
            </Button>
        </div>
    }
}

/// A value as text; the form writes texts, an import may have written others.
fn written(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Int(int) => int.to_string(),
        Value::Real(real) => real.to_string(),
        Value::Bool(on) => if *on {
            t::choices::yes_no::yes()
        } else {
            t::choices::yes_no::no()
        }
        .to_owned(),
        _ => String::new(),
    }
}
