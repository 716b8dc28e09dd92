use super::Binding;
use super::field_frame::{FieldFrame, FieldIds};
use crate::ui::input_value::keep_text;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Several lines of text; grows with what is written.
#[component]
pub fn TextArea(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<String>,
    #[prop(optional, into)] help: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    /// How many lines it shows when empty.
    #[prop(default = 3)]
    rows: u32,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let area = NodeRef::<html::Textarea>::new();
    keep_text(area, value.signal());
    let described = ids.clone();
    let has_help = help.is_some();
    view! {
        <FieldFrame ids=ids.clone() label help error required>
            <textarea
                node_ref=area
                id=ids.control.clone()
                class="input input--area"
                rows=rows.to_string()
                autocomplete="off"
                aria-required=required.then_some("true")
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described.described_by(has_help, error.with(Option::is_some))
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </FieldFrame>
    }
}
