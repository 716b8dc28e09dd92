use super::{Icon, IconButton};
use crate::i18n::t;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A modal dialog: the browser keeps the focus inside, Esc closes it, and the focus returns to where it was.
#[component]
pub fn Dialog(
    /// Open while true; closing sets it to false.
    open: RwSignal<bool>,
    #[prop(into)] title: TextProp,
    /// Rises from the edge on a phone instead of floating.
    #[prop(optional)]
    sheet: bool,
    /// Buttons at the bottom.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// Made anew each time the dialog opens.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let wanted = open.get();
        if let Some(dialog) = dialog.get() {
            if wanted && !dialog.open() {
                // Fails only for a dialog that is open or not in the document.
                let _shown = dialog.show_modal();
            } else if !wanted && dialog.open() {
                dialog.close();
            }
        }
    });
    let close = move || open.set(false);
    // A tap beside the dialog lands on the dialog element itself.
    let on_backdrop = move |event: leptos::ev::MouseEvent| {
        let is_outside = dialog.get_untracked().is_some_and(|dialog| {
            let dialog: &web_sys::EventTarget = &dialog;
            event.target().as_ref() == Some(dialog)
        });
        if is_outside {
            close();
        }
    };
    let title_id = super::fresh_id("dialog-title");
    let labelled_by = title_id.clone();
    view! {
        <dialog
            node_ref=dialog
            class="dialog"
            class:dialog--sheet=sheet
            aria-labelledby=labelled_by
            on:close=move |_| close()
            on:click=on_backdrop
        >
            <Show when=move || open.get()>
                <div class="dialog__frame">
                    <header class="dialog__header">
                        <h2 id=title_id.clone()>
                            {
                                let title = title.clone();
                                move || title.get()
                            }
                        </h2>
                        <IconButton icon=Icon::Close label=t::ui::close() on_press=move |()| close() />
                    </header>
                    <div class="dialog__body">{children()}</div>
                    {actions.as_ref().map(|actions| view! { <footer class="dialog__actions">{actions.run()}</footer> })}
                </div>
            </Show>
        </dialog>
    }
}
