use super::chosen::{keys, moved, ranked, stored};
use super::other_words::option_words;
use super::slot::Slot;
use crate::i18n::t;
use crate::platform::pointer;
use crate::ui::{Icon, IconButton};
use domain::Value;
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use std::cell::Cell;

/// Where a row of the order is looked for under the pointer.
const ROW: &str = "data-rank";

/// Options in order: tapped one after the other, then moved by buttons or by dragging.
pub(super) fn view(slot: &Slot) -> AnyView {
    let value = slot.value();
    let order = Memo::new(move |_| value.with(keys));
    let words = option_words(slot);
    let (hint, left_words) = slot.tongue.say(|| {
        let most = slot.question.range().1;
        let is_some_only = i64::try_from(words.len()).is_ok_and(|all| most < all);
        let hint = if is_some_only {
            t::asking::ranking::hint_best(most.unsigned_abs())
        } else {
            t::asking::ranking::hint().to_owned()
        };
        (hint, t::asking::ranking::left().to_owned())
    });
    let own = (slot.clone(), words.clone());
    let placed = move || {
        let (slot, words) = &own;
        let order = order.get();
        let count = order.len();
        let rows = order.iter().enumerate().map(|(at, key)| {
            let known = words.iter().find(|(known, _)| known == key);
            let words = known.map_or(key.as_str(), |(_, words)| words).to_owned();
            placed_row(slot, value, at, count, words)
        });
        view! { <ol class="ranking">{rows.collect_view()}</ol> }
    };
    let own = slot.clone();
    let left = move || {
        let order = order.get();
        let most = usize::try_from(own.question.range().1).unwrap_or(usize::MAX);
        let rows: Vec<_> = words
            .iter()
            .zip(1..)
            .filter(|((key, _), _)| !order.contains(key))
            .map(|((key, words), number)| {
                let (slot, key) = (own.clone(), key.clone());
                let put = move |_| {
                    let order = value.with_untracked(keys);
                    slot.set(stored(&ranked(&slot.question, &order, &key)));
                };
                view! {
                    <button type="button" class="option" data-key=number.to_string() on:click=put>
                        {Icon::Plus.view()}
                        <span class="option__words">{words.clone()}</span>
                    </button>
                }
            })
            .collect();
        let is_open = !rows.is_empty() && order.len() < most;
        is_open.then(|| {
            view! { <div class="options" role="group" aria-label=left_words.clone() data-keyed="">{rows}</div> }
        })
    };
    view! {
        <p class="posed__hint">{hint}</p>
        {placed}
        {left}
    }
    .into_any()
}

fn placed_row(
    slot: &Slot,
    value: Memo<Value>,
    at: usize,
    count: usize,
    words: String,
) -> impl IntoView + use<> {
    use t::asking::ranking as text;
    let go = {
        let slot = slot.clone();
        move |from: usize, to: usize| {
            let order = value.with_untracked(keys);
            slot.set(stored(&moved(&order, from, to)));
        }
    };
    let (up, down) = (go.clone(), go.clone());
    let out = slot.clone();
    let take_out = move |()| {
        let mut order = value.with_untracked(keys);
        if at < order.len() {
            order.remove(at);
        }
        out.set(stored(&order));
    };
    let (up_label, down_label, out_label) = slot
        .tongue
        .say(|| (text::up(&words), text::down(&words), text::out(&words)));
    let on_drag = move |event: PointerEvent| {
        let go = go.clone();
        // Outlives the row, which is drawn anew wherever it lands.
        let from = Cell::new(at);
        pointer::follow(&event, move |x, y| {
            let under = pointer::attribute_at(x, y, ROW);
            let to = under.and_then(|place| place.parse::<usize>().ok());
            if let Some(to) = to
                && to != from.get()
                && value.try_with_untracked(|_| ()).is_some()
            {
                go(from.replace(to), to);
            }
        });
    };
    view! {
        <li class="ranking__row" data-rank=at.to_string()>
            <span class="ranking__place" aria-hidden="true" on:pointerdown=on_drag>{at + 1}</span>
            <span class="ranking__words">{words}</span>
            <IconButton
                icon=Icon::Up
                label=up_label
                disabled=Signal::stored(at == 0)
                on_press=move |()| up(at, at.saturating_sub(1))
            />
            <IconButton
                icon=Icon::Down
                label=down_label
                disabled=Signal::stored(at + 1 >= count)
                on_press=move |()| down(at, at + 1)
            />
            <IconButton icon=Icon::Close label=out_label on_press=take_out />
        </li>
    }
}
