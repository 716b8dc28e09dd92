use super::Button;
use crate::i18n::{format, t};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Long work, in numbers; can be stopped where it makes sense.
#[component]
pub fn Progress(
    /// What is being done.
    #[prop(into)]
    label: TextProp,
    /// How many are done, and of how many; a total of zero is not known yet.
    #[prop(optional, into)]
    done: Option<Signal<(u64, u64)>>,
    /// Stops the work; what was not finished is as if it had never begun.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let name = label.clone();
    let numbers = move || {
        done.map(|done| match done.get() {
            (done, 0) => format::count(done),
            (done, total) => t::ui::progress_of(&format::count(done), &format::count(total)),
        })
    };
    // Without a value the bar moves by itself.
    let value = move || {
        done.map(|done| done.get())
            .filter(|(_, total)| *total > 0)
            .map(|(done, _)| done.to_string())
    };
    let max = move || {
        done.map(|done| done.get())
            .filter(|(_, total)| *total > 0)
            .map(|(_, total)| total.to_string())
    };
    view! {
        <div class="progress">
            <p class="progress__line">
                <span>{move || label.get()}</span>
                <span class="progress__numbers">{numbers}</span>
            </p>
            <progress aria-label=move || name.get() value=value max=max></progress>
            {on_cancel
                .map(|on_cancel| {
                    view! {
                        <Button on_press=on_cancel>{t::ui::stop()}</Button>
                    }
                })}
        </div>
    }
}
