use super::grid_value::{Cell, score, with_score};
use super::scale_input::{Points, end_words, scale_words};
use super::slot::Slot;
use crate::i18n::t;
use domain::record::QuestionKind as K;
use leptos::prelude::*;

/// Several things on one scale, a row each.
pub(super) fn matrix(slot: &Slot) -> AnyView {
    let (low, high) = scale_words(&slot.question, &slot.tongue);
    let rows = slot.question.rows.iter().zip(0..).map(|(row, at)| {
        let words = slot.tongue.text(&row.words);
        view! {
            <div class="grid-row">
                <p class="grid-row__words" aria-hidden="true">{words.clone()}</p>
                {points(slot, &row.key, at, Cell::Score, words)}
            </div>
        }
    });
    view! {
        {end_words(low, high)}
        <div class="grid">{rows.collect_view()}</div>
    }
    .into_any()
}

/// How important each thing is, and how satisfied one is with it, here and elsewhere.
pub(super) fn importance(slot: &Slot) -> AnyView {
    use t::asking::importance as text;
    let (important, satisfied, scale) = slot.tongue.say(|| {
        (
            text::important().to_owned(),
            text::satisfied().to_owned(),
            text::scale().to_owned(),
        )
    });
    let competitors = if slot.question.against_competitors {
        slot.form.competitors.as_slice()
    } else {
        &[]
    };
    let rows = slot.question.rows.iter().zip(0..).map(|(row, at)| {
        let words = slot.tongue.text(&row.words);
        let own = if competitors.is_empty() {
            satisfied.clone()
        } else {
            slot.tongue.say(|| text::with_us().to_owned())
        };
        let mut lines = vec![
            (Cell::Importance, important.clone()),
            (Cell::Satisfaction, own),
        ];
        for name in competitors {
            let words = slot.tongue.say(|| text::with_them(name));
            lines.push((Cell::Competitor(name.clone()), words));
        }
        let lines = lines.into_iter().map(|(cell, line)| {
            let spoken = format!("{words} · {line}");
            view! {
                <div class="grid-line">
                    <p class="grid-line__words" aria-hidden="true">{line}</p>
                    {points(slot, &row.key, at, cell, spoken)}
                </div>
            }
        });
        view! {
            <div class="grid-block">
                <p class="grid-block__words">{words.clone()}</p>
                {lines.collect_view()}
            </div>
        }
    });
    view! {
        <p class="posed__hint">{scale}</p>
        <div class="grid">{rows.collect_view()}</div>
    }
    .into_any()
}

fn points(slot: &Slot, row: &str, at: usize, cell: Cell, label: String) -> impl IntoView + use<> {
    let (low, high) = slot.question.range();
    let value = slot.value();
    let read = (row.to_owned(), cell.clone());
    let chosen = Memo::new(move |_| value.with(|value| score(value, &read.0, &read.1)));
    let group = match &cell {
        Cell::Score => format!("{}-{at}", slot.id),
        Cell::Importance => format!("{}-{at}-important", slot.id),
        Cell::Satisfaction => format!("{}-{at}-satisfied", slot.id),
        Cell::Competitor(name) => {
            let place = slot.form.competitors.iter().position(|known| known == name);
            format!("{}-{at}-{}", slot.id, place.unwrap_or_default())
        }
    };
    let points = Points {
        group,
        label: Some(label),
        low,
        high,
        kind: K::Matrix,
        may_clear: true,
        ends: (String::new(), String::new()),
    };
    let (slot, row) = (slot.clone(), row.to_owned());
    points.row(chosen.into(), move |score| {
        let before = value.get_untracked();
        let competitors = &slot.form.competitors;
        slot.set(with_score(
            &slot.question,
            competitors,
            &before,
            &row,
            &cell,
            score,
        ));
    })
}
