use super::slot::{FileStore, Slot};
use crate::i18n::t;
use crate::platform::photo::{self, PhotoError};
use crate::platform::task;
use crate::ui::{Icon, IconButton};
use domain::Value;
use domain::record::{Attachment, AttachmentId};
use leptos::html;
use leptos::prelude::*;
use web_sys::File;

/// Photos from the camera or from files.
pub(super) fn view(slot: &Slot) -> AnyView {
    let Some(files) = slot.files else {
        return elsewhere(slot);
    };
    let value = slot.value();
    let problem = RwSignal::new(None::<String>);
    let input = NodeRef::<html::Input>::new();
    let most = usize::try_from(slot.question.range().1).unwrap_or(1).max(1);
    let own = slot.clone();
    let on_pick = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        problem.set(None);
        let list = input.files();
        let chosen: Vec<File> = list
            .iter()
            .flat_map(|files| (0..files.length()).filter_map(|at| files.item(at)))
            .collect();
        let room = most.saturating_sub(value.with_untracked(ids).len());
        for file in chosen.into_iter().take(room) {
            take(own.clone(), files, file, problem);
        }
        // The same photo can be chosen again after it was taken out.
        input.set_value("");
    };
    let (add, keeping, out) = slot.tongue.say(|| {
        (
            t::desk::photo::add().to_owned(),
            t::desk::photo::keeping().to_owned(),
            t::desk::photo::take_out().to_owned(),
        )
    });
    let own = slot.clone();
    let photos = move || {
        let rows = value.with(ids).into_iter().map(|id| {
            let slot = own.clone();
            let take_out = move |()| {
                let mut left = value.with_untracked(ids);
                left.retain(|known| *known != id);
                slot.set(stored(&left));
            };
            view! {
                <li class="photos__item">
                    {files.show.run(id)} <IconButton icon=Icon::Close label=out.clone() on_press=take_out />
                </li>
            }
        });
        rows.collect_view()
    };
    let is_busy = slot.keeping;
    let is_full = Memo::new(move |_| value.with(ids).len() >= most);
    let describes = (slot.title_id(), slot.described_by(), slot.invalid());
    view! {
        <ul class="photos">
            {photos}
            <li class="photos__item" hidden=is_full>
                <label class="photos__add">
                    {Icon::Plus.view()}
                    <span>{move || if is_busy.get() > 0 { keeping.clone() } else { add.clone() }}</span>
                    <input
                        node_ref=input
                        type="file"
                        class="visually-hidden"
                        accept="image/*"
                        multiple={most > 1}
                        aria-labelledby=describes.0
                        aria-describedby=describes.1
                        aria-invalid=describes.2
                        data-stop=""
                        on:change=on_pick
                    />
                </label>
            </li>
        </ul>
        {move || problem.get().map(|words| view! { <p class="field__error" role="alert">{words}</p> })}
    }
    .into_any()
}

fn take(slot: Slot, files: FileStore, file: File, problem: RwSignal<Option<String>>) {
    slot.keeping.update(|count| *count += 1);
    task::spawn(async move {
        let edge = u32::try_from(Attachment::LONGEST_EDGE).unwrap_or(u32::MAX);
        match photo::scaled_down(&file, edge).await {
            Ok(photo) => {
                let own = slot.clone();
                let kept = Callback::new(move |kept: Result<AttachmentId, String>| {
                    settle(&own, kept, problem, |mut before, id| {
                        before.push(id);
                        before
                    });
                });
                files.keep.run((photo, file.name(), kept));
            }
            Err(error) => {
                let words = slot.tongue.say(|| words(error).to_owned());
                settle(&slot, Err(words), problem, |before, _| before);
            }
        }
    });
}

/// A picture is kept, or is not; either way nobody waits for it any more.
pub(super) fn settle(
    slot: &Slot,
    kept: Result<AttachmentId, String>,
    problem: RwSignal<Option<String>>,
    joined: impl FnOnce(Vec<AttachmentId>, AttachmentId) -> Vec<AttachmentId>,
) {
    if slot.keeping.is_disposed() {
        return;
    }
    match kept {
        Ok(id) => {
            let replies = slot.replies.get_untracked();
            let before = replies.get(&slot.question.name).map(ids);
            slot.set(stored(&joined(before.unwrap_or_default(), id)));
        }
        Err(words) => {
            problem.try_set(Some(words));
        }
    }
    slot.keeping
        .try_update(|count| *count = count.saturating_sub(1));
}

pub(super) fn words(error: PhotoError) -> &'static str {
    match error {
        PhotoError::Unreadable => t::desk::photo::unreadable(),
        PhotoError::CannotDraw => t::desk::photo::cannot_draw(),
    }
}

/// Nothing can be kept here.
pub(super) fn elsewhere(slot: &Slot) -> AnyView {
    let words = slot.tongue.say(|| t::asking::in_the_shop().to_owned());
    view! { <p class="posed__hint">{words}</p> }.into_any()
}

pub(super) fn ids(value: &Value) -> Vec<AttachmentId> {
    match value {
        Value::List(items) => items
            .iter()
            .filter_map(|item| item.as_id().map(AttachmentId))
            .collect(),
        _ => Vec::new(),
    }
}

pub(super) fn stored(ids: &[AttachmentId]) -> Value {
    Value::List(ids.iter().map(|id| Value::Id(id.0)).collect())
}
