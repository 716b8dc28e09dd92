use super::Binding;
use super::field_frame::{FieldFrame, FieldIds};
use crate::platform::clock;
use domain::{Day, Instant};
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A day and a time of day in the shop, with the browser's own picker. To the minute: what lies below stays as it was
/// while nobody changes it.
#[component]
pub fn MomentField(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Binding<Instant>,
    #[prop(optional, into)] help: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let ids = FieldIds::fresh();
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        let wanted = written(value.get());
        if let Some(input) = input.get()
            && read(&input.value()).map(written).as_ref() != Some(&wanted)
        {
            input.set_value(&wanted);
        }
    });
    // Half a moment is none: the old one stays until it is whole.
    let on_input = move |event| {
        let typed = event_target_value(&event);
        if let Some(moment) = read(&typed)
            && written(value.get_untracked()) != typed
        {
            value.set(moment);
        }
    };
    let described = ids.clone();
    let has_help = help.is_some();
    let latest = written(clock::now());
    view! {
        <FieldFrame ids=ids.clone() label help error required=false>
            <input
                node_ref=input
                id=ids.control.clone()
                class="input input--moment"
                type="datetime-local"
                max=latest
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=move || described.described_by(has_help, error.with(Option::is_some))
                on:input=on_input
            />
        </FieldFrame>
    }
}

/// `2026-11-23T14:30`, as the browser's field has it.
fn written(moment: Instant) -> String {
    let offset = clock::offset_minutes(moment);
    let local = moment.0 + i64::from(offset) * Instant::MINUTE;
    let minutes = local.rem_euclid(Instant::DAY) / Instant::MINUTE;
    let (hour, minute) = (minutes / 60, minutes % 60);
    format!("{}T{hour:02}:{minute:02}", moment.day(offset))
}

fn read(text: &str) -> Option<Instant> {
    let (day, time) = text.split_once('T')?;
    let day: Day = day.parse().ok()?;
    let (hour, minute) = time.split_once(':')?;
    let minute = minute.split(':').next()?;
    let minutes = hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?;
    let local = i64::from(day.0) * Instant::DAY + minutes * Instant::MINUTE;
    let at = |offset: i32| Instant(local - i64::from(offset) * Instant::MINUTE);
    // The offset at about that time, and then at that very time: clocks may be changed in between.
    let near = at(clock::offset_minutes(Instant(local)));
    Some(at(clock::offset_minutes(near)))
}
