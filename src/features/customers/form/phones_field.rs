use super::customer_fields::label;
use super::customer_form::FormParts;
use crate::draft::Checked;
use crate::i18n::t;
use crate::ui::{Binding, Button, ButtonKind, Icon, IconButton, TextField, TextKind};
use leptos::prelude::*;

/// Further phone numbers, one below the other.
#[component]
pub(super) fn PhonesField(parts: FormParts) -> impl IntoView {
    use t::customers::form as text;
    let FormParts { draft, checks, .. } = parts;
    let count = Memo::new(move |_| draft.with(|edit| edit.after.other_phones.len()));
    let add = move |()| draft.update(|edit| edit.after.other_phones.push(String::new()));
    let rows = move || {
        (0..count.get())
            .map(|index| {
                let value = Memo::new(move |_| {
                    draft.with(|edit| edit.after.other_phones.get(index).cloned().unwrap_or_default())
                });
                let phone = Binding::new(value, move |typed: String| {
                    draft.update(|edit| {
                        if let Some(phone) = edit.after.other_phones.get_mut(index) {
                            *phone = typed;
                        }
                    });
                });
                let remove = move |()| {
                    draft.update(|edit| {
                        if index < edit.after.other_phones.len() {
                            edit.after.other_phones.remove(index);
                        }
                    });
                };
                view! {
                    <div class="field-row">
                        <TextField label=label("phones") kind=TextKind::Phone value=phone error=checks.error("phones") />
                        <IconButton icon=Icon::Close label=text::remove_phone() on_press=remove />
                    </div>
                }
            })
            .collect_view()
    };
    view! {
        <Checked checks field="phones">
            {rows}
        </Checked>
        <div class="form__aside">
            <Button kind=ButtonKind::Quiet icon=Icon::Plus on_press=add>
                {text::add_phone()}
            </Button>
        </div>
    }
}
