use crate::engine_client::use_engine;
use crate::i18n::{explain, t};
use crate::platform::{photo, task};
use crate::state::use_toasts;
use crate::ui::{Binding, Icon, IconButton};
use api::{AppError, AttachFile, AttachmentBytes};
use domain::record::{Attachment, AttachmentId};
use leptos::html;
use leptos::prelude::*;
use std::collections::BTreeSet;
use web_sys::File;

/// Photos from the camera or from files: scaled down and kept at once, named in the record when it is saved.
#[component]
pub(super) fn PhotoField(
    /// Identities of attachments.
    #[prop(into)]
    value: Binding<BTreeSet<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let engine = use_engine();
    let toasts = use_toasts();
    let input = NodeRef::<html::Input>::new();
    let busy = RwSignal::new(0_u32);
    let keep = move |file: File| {
        busy.update(|count| *count += 1);
        task::spawn(async move {
            let kept = kept(&file, engine).await;
            match kept {
                Ok(id) => {
                    let mut names = value.get_untracked();
                    names.insert(id.to_string());
                    value.set(names);
                }
                Err(sentence) => {
                    toasts.problem(sentence);
                }
            }
            busy.try_update(|count| *count = count.saturating_sub(1));
        });
    };
    let on_pick = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let files = input.files();
        let chosen = files
            .iter()
            .flat_map(|files| (0..files.length()).filter_map(|at| files.item(at)));
        let room = Attachment::COUNT_LIMIT.saturating_sub(value.with(BTreeSet::len));
        for file in chosen.take(room) {
            keep(file);
        }
        // The same photo can be chosen again after it was taken out.
        input.set_value("");
    };
    let photos = move || {
        value
            .get()
            .into_iter()
            .filter_map(|name| name.parse::<AttachmentId>().ok())
            .map(|id| {
                let take_out = move |()| {
                    let mut names = value.get_untracked();
                    names.remove(&id.to_string());
                    value.set(names);
                };
                view! {
                    <li class="photos__item">
                        <Photo id />
                        <IconButton icon=Icon::Close label=t::desk::photo::take_out() on_press=take_out />
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <fieldset class="field">
            <legend class="field__label">{t::desk::photo::title()}</legend>
            <ul class="photos">
                {photos}
                <li class="photos__item">
                    <label class="photos__add">
                        {Icon::Plus.view()}
                        <span>
                            {move || if busy.get() > 0 { t::desk::photo::keeping() } else { t::desk::photo::add() }}
                        </span>
                        <input
                            node_ref=input
                            type="file"
                            class="visually-hidden"
                            accept="image/*"
                            multiple=true
                            on:change=on_pick
                        />
                    </label>
                </li>
            </ul>
            <p class="field__help">{t::desk::photo::help()}</p>
            <Show when=move || error.with(Option::is_some)>
                <p class="field__error">{Icon::Warning.view()} <span>{move || error.get()}</span></p>
            </Show>
        </fieldset>
    }
}

/// Scales a photo down and has it kept.
async fn kept(file: &File, engine: crate::engine_client::Engine) -> Result<AttachmentId, String> {
    let edge = u32::try_from(Attachment::LONGEST_EDGE).unwrap_or(u32::MAX);
    let photo = photo::scaled_down(file, edge)
        .await
        .map_err(|error| match error {
            photo::PhotoError::Unreadable => t::desk::photo::unreadable().to_owned(),
            photo::PhotoError::CannotDraw => t::desk::photo::cannot_draw().to_owned(),
        })?;
    let attachment = Attachment {
        name: file.name(),
        mime: photo.mime,
        width: Some(photo.width.into()),
        height: Some(photo.height.into()),
        ..Attachment::default()
    };
    let done = engine
        .ask(AttachFile {
            attachment,
            bytes: photo.bytes,
        })
        .await
        .map_err(|error| explain(&error))?;
    let about = done.about.ok_or_else(|| explain(&AppError::NotThere))?;
    Ok(AttachmentId(about.id))
}

/// One photo, small; pressed, it opens in full in a tab of its own.
#[component]
pub(crate) fn Photo(id: AttachmentId) -> impl IntoView {
    let engine = use_engine();
    let shown = RwSignal::new(None::<Result<String, String>>);
    task::spawn(async move {
        let found = engine.ask(AttachmentBytes { id }).await;
        let address = match found {
            // The kind is read from the bytes themselves by the browser; it shows pictures only.
            Ok(bytes) => photo::address(&bytes, mime_of(&bytes))
                .ok_or_else(|| t::desk::photo::cannot_draw().to_owned()),
            Err(AppError::NotThere) => Err(t::desk::photo::elsewhere().to_owned()),
            Err(error) => Err(explain(&error)),
        };
        let late = address.as_ref().ok().cloned();
        if shown.try_set(Some(address)).is_some()
            && let Some(address) = late
        {
            // The view is gone: nobody else would let go of it.
            photo::release(&address);
        }
    });
    on_cleanup(move || {
        if let Some(Some(Ok(address))) = shown.try_get_untracked() {
            photo::release(&address);
        }
    });
    move || match shown.get() {
        None => view! { <span class="photo photo--waiting" aria-busy="true"></span> }.into_any(),
        Some(Ok(address)) => {
            let page = address.clone();
            view! {
            <a class="photo" href=page target="_blank" rel="noopener">
                <img src=address alt=t::desk::photo::one() decoding="async" />
            </a>
            }
            .into_any()
        }
        Some(Err(sentence)) => {
            view! { <span class="photo photo--missing">{sentence}</span> }.into_any()
        }
    }
}

fn mime_of(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(&[0xff, 0xd8]) {
        "image/jpeg"
    } else if bytes.starts_with(b"RIFF") {
        "image/webp"
    } else if bytes.starts_with(b"%PDF") {
        "application/pdf"
    } else {
        "image/png"
    }
}
