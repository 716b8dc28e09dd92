use super::photo_input::{elsewhere, ids, settle, words};
use super::slot::{FileStore, Slot};
use crate::i18n::t;
use crate::platform::photo;
use crate::platform::timer::{self, Timer};
use crate::platform::{ink, task};
use crate::ui::{Button, ButtonKind};
use domain::Value;
use domain::record::AttachmentId;
use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlCanvasElement;

/// The drawing is kept this long after the last stroke: a name has many.
const REST_MILLIS: u32 = 1_200;
/// Of the drawing, in pixels. Enough to be read on paper.
const SIZE: (u32, u32) = (900, 300);

/// A name, written with a finger or a pen.
pub(super) fn view(slot: &Slot) -> AnyView {
    let Some(files) = slot.files else {
        return elsewhere(slot);
    };
    let value = slot.value();
    let begins = RwSignal::new(value.with_untracked(|value| ids(value).is_empty()));
    let (kept_words, again) = slot.tongue.say(|| {
        (
            t::asking::signature::kept().to_owned(),
            t::asking::signature::again().to_owned(),
        )
    });
    let own = slot.clone();
    let shown = move || {
        if begins.get() {
            return pad(&own, files).into_any();
        }
        let picture = value
            .with_untracked(ids)
            .first()
            .map(|id| files.show.run(*id));
        let (slot, kept_words, again) = (own.clone(), kept_words.clone(), again.clone());
        let start_again = move |()| {
            slot.set(Value::Null);
            begins.set(true);
        };
        view! {
            <div class="signature">
                <p class="posed__hint">{kept_words}</p>
                {picture}
                <Button kind=ButtonKind::Quiet on_press=start_again>
                    {again}
                </Button>
            </div>
        }
        .into_any()
    };
    shown.into_any()
}

fn pad(slot: &Slot, files: FileStore) -> impl IntoView + use<> {
    let problem = RwSignal::new(None::<String>);
    let canvas = NodeRef::<html::Canvas>::new();
    let rest = StoredValue::new(None::<Timer>);
    let has_ink = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(canvas) = canvas.get() {
            ink::blank(&canvas);
        }
    });
    let own = slot.clone();
    let on_press = move |event: PointerEvent| {
        let Some(canvas) = canvas.get_untracked() else {
            return;
        };
        has_ink.set(true);
        let slot = own.clone();
        let waiting = rest.try_update_value(Option::take).flatten();
        match waiting {
            Some(timer) => timer.cancel(),
            // Nobody goes on while the ink is wet.
            None => slot.keeping.update(|count| *count += 1),
        }
        ink::draw(&canvas.clone(), &event, move || {
            let (slot, canvas) = (slot.clone(), canvas.clone());
            let timer = timer::after(REST_MILLIS, move || {
                rest.try_set_value(None);
                keep(slot, files, canvas, problem);
            });
            rest.try_set_value(Some(timer));
        });
    };
    let own = slot.clone();
    let clear = move |()| {
        if let Some(canvas) = canvas.get_untracked() {
            ink::blank(&canvas);
        }
        if let Some(timer) = rest.try_update_value(Option::take).flatten() {
            timer.cancel();
            own.keeping.update(|count| *count = count.saturating_sub(1));
        }
        has_ink.set(false);
        own.set(Value::Null);
    };
    let (hint, clear_words) = slot.tongue.say(|| {
        (
            t::asking::signature::hint().to_owned(),
            t::asking::signature::clear().to_owned(),
        )
    });
    view! {
        <div class="signature">
            <canvas
                node_ref=canvas
                class="signature__pad"
                width=SIZE.0.to_string()
                height=SIZE.1.to_string()
                role="img"
                tabindex="0"
                aria-labelledby=slot.title_id()
                on:pointerdown=on_press
            ></canvas>
            <p class="posed__hint">{hint}</p>
            {move || {
                let (clear, words) = (clear.clone(), clear_words.clone());
                has_ink.get().then(|| view! { <Button kind=ButtonKind::Quiet on_press=clear>{words}</Button> })
            }}
            {move || problem.get().map(|words| view! { <p class="field__error" role="alert">{words}</p> })}
        </div>
    }
}

fn keep(
    slot: Slot,
    files: FileStore,
    canvas: HtmlCanvasElement,
    problem: RwSignal<Option<String>>,
) {
    task::spawn(async move {
        match photo::drawing(&canvas).await {
            Ok(photo) => {
                let kept = Callback::new(move |kept: Result<AttachmentId, String>| {
                    settle(&slot, kept, problem, |_, id| vec![id]);
                });
                files.keep.run((photo, "signature.png".to_owned(), kept));
            }
            Err(error) => {
                let words = slot.tongue.say(|| words(error).to_owned());
                settle(&slot, Err(words), problem, |before, _| before);
            }
        }
    });
}
