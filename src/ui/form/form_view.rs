use crate::platform::{focus, task, timer};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

/// A form in one column. Submitting with a field whose text cannot be read moves the focus there instead.
#[component]
pub fn Form(
    /// Called when every field can be read.
    #[prop(into)]
    on_submit: Callback<()>,
    /// Errors from the rules arrived: the focus moves to the first of them.
    #[prop(optional, into)]
    has_errors: Signal<bool>,
    /// Buttons, always within reach of the thumb.
    #[prop(into)]
    actions: ViewFn,
    children: Children,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !focus::first(UNREADABLE) {
            on_submit.run(());
        }
    };
    Effect::new(move |_| {
        if has_errors.get() {
            task::spawn(async {
                timer::frame().await;
                focus::first(INVALID);
            });
        }
    });
    // Enter that ends a Chinese word must not hand in the form; Safari reports it after the composition ended.
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.is_composing() || event.key_code() == 229) {
            event.prevent_default();
        }
    };
    view! {
        <form class="form" novalidate=true on:submit=submit on:keydown=on_key>
            <div class="form__fields">{children()}</div>
            <div class="form__actions">{actions.run()}</div>
        </form>
    }
}

/// A control whose text stands for no value; it must be mended before anything can be saved.
const UNREADABLE: &str = "form.form [data-unreadable]";
/// A control that says what is wrong with it.
const INVALID: &str =
    "form.form [aria-invalid='true'], form.form [data-invalid] :is(input, select)";
