use crate::i18n::t;
use crate::state::{Toast, ToastKind, use_toasts};
use crate::ui::{Icon, IconButton};
use leptos::prelude::*;

/// The messages at the edge of the screen. The region is always there, so that a screen reader reads what comes.
#[component]
pub(super) fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    let shown = toasts.shown();
    view! {
        <section
            class="toasts"
            role="status"
            aria-live="polite"
            aria-label=t::shell::messages()
            on:pointerenter=move |_| toasts.hold(true)
            on:pointerleave=move |_| toasts.hold(false)
            on:focusin=move |_| toasts.hold(true)
            on:focusout=move |_| toasts.hold(false)
        >
            <For each=move || shown.get() key=|toast| toast.id let(toast)>
                <ToastView toast />
            </For>
        </section>
    }
}

#[component]
fn ToastView(toast: Toast) -> impl IntoView {
    let toasts = use_toasts();
    let id = toast.id;
    let is_problem = toast.kind == ToastKind::Problem;
    let icon = if is_problem {
        Icon::Warning
    } else {
        Icon::Check
    };
    let action = toast.action.map(|action| {
        let run = move |_| {
            toasts.close(id);
            action.run.run(());
        };
        view! {
            <button type="button" class="toast__action" on:click=run>
                {action.label}
            </button>
        }
    });
    view! {
        <div class="toast" class:toast--problem=is_problem>
            {icon.view()}
            <p>{toast.text}</p>
            {action}
            <IconButton icon=Icon::Close label=t::ui::close() on_press=move |()| toasts.close(id) />
        </div>
    }
}
