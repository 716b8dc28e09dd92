use super::Icon;
use leptos::ev::DragEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use web_sys::{File, FileList};

/// A place to drop files on, or to choose them by a tap.
#[component]
pub fn FileDrop(
    #[prop(into)] label: TextProp,
    /// What can be read: 'CSV, Excel, …'
    #[prop(optional, into)]
    help: Option<TextProp>,
    /// For the picker: `.csv,.xlsx`
    accept: &'static str,
    /// Called with what was chosen, never with nothing.
    on_files: impl Fn(Vec<File>) + Copy + 'static,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let is_over = RwSignal::new(false);
    let hand_over = move |files: Option<FileList>| {
        let files: Vec<File> = files
            .map(|files| {
                (0..files.length())
                    .filter_map(|index| files.item(index))
                    .collect()
            })
            .unwrap_or_default();
        if !files.is_empty() {
            on_files(files);
        }
    };
    let on_drop = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        hand_over(event.data_transfer().and_then(|data| data.files()));
    };
    let on_pick = move |_| {
        if let Some(input) = input.get_untracked() {
            hand_over(input.files());
            // The same file can be chosen again after it was mended.
            input.set_value("");
        }
    };
    view! {
        <label
            class="file-drop"
            data-over=move || is_over.get().then_some("")
            on:dragover=move |event: DragEvent| {
                event.prevent_default();
                if !is_over.get_untracked() {
                    is_over.set(true);
                }
            }
            on:dragleave=move |_| is_over.set(false)
            on:drop=on_drop
        >
            {Icon::Import.view()}
            <span class="file-drop__label">{move || label.get()}</span>
            {help.map(|help| view! { <small>{move || help.get()}</small> })}
            <input node_ref=input type="file" class="visually-hidden" accept=accept on:change=on_pick />
        </label>
    }
}
