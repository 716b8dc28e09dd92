use crate::i18n::t;
use crate::ui::{Icon, fresh_id};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// The ids that tie a control to its label, help and error.
#[derive(Clone, Debug)]
pub(super) struct FieldIds {
    pub(super) control: String,
    help: String,
    error: String,
}

impl FieldIds {
    pub(super) fn fresh() -> Self {
        let control = fresh_id("field");
        Self {
            help: format!("{control}-help"),
            error: format!("{control}-error"),
            control,
        }
    }

    /// For `aria-describedby`.
    pub(super) fn described_by(&self, has_help: bool, has_error: bool) -> Option<String> {
        match (has_help, has_error) {
            (true, true) => Some(format!("{} {}", self.error, self.help)),
            (true, false) => Some(self.help.clone()),
            (false, true) => Some(self.error.clone()),
            (false, false) => None,
        }
    }
}

/// Label above, control, help under, error beside.
#[component]
pub(super) fn FieldFrame(
    ids: FieldIds,
    label: TextProp,
    help: Option<TextProp>,
    error: Signal<Option<String>>,
    required: bool,
    /// A group of controls: the label becomes a legend.
    #[prop(optional)]
    group: bool,
    children: Children,
) -> impl IntoView {
    let name = move || label.get();
    let required =
        required.then(|| view! { <span class="field__required">{t::ui::required()}</span> });
    let notes = view! {
        {help.map(|help| view! { <p id=ids.help.clone() class="field__help">{move || help.get()}</p> })}
        <Show when=move || error.with(Option::is_some)>
            <p id=ids.error.clone() class="field__error">
                {Icon::Warning.view()} <span>{move || error.get()}</span>
            </p>
        </Show>
    };
    if group {
        view! {
            <fieldset class="field" data-invalid=move || error.with(Option::is_some).then_some("")>
                <legend class="field__label">{name} {required}</legend>
                {children()}
                {notes}
            </fieldset>
        }
        .into_any()
    } else {
        view! {
            <div class="field" data-invalid=move || error.with(Option::is_some).then_some("")>
                <label class="field__label" for=ids.control.clone()>
                    {name}
                    {required}
                </label>
                {children()}
                {notes}
            </div>
        }
        .into_any()
    }
}
