use super::drawn_signs::{face, star};
use super::slot::Slot;
use crate::features::surveys::asking::tongue::Tongue;
use crate::i18n::t;
use domain::Value;
use domain::record::QuestionKind as K;
use domain::survey::Question;
use leptos::prelude::*;

/// More points than this are written as a number.
const POINTS_SHOWN: i64 = 21;

/// A score: one tap on a row of numbers, stars or faces.
pub(super) fn view(slot: &Slot) -> AnyView {
    let (low, high) = slot.question.range();
    if high.saturating_sub(low) >= POINTS_SHOWN {
        return super::number_input::view(slot);
    }
    let (low_end, high_end) = scale_words(&slot.question, &slot.tongue);
    let value = slot.value();
    let score = Signal::derive(move || value.get().as_int());
    let own = slot.clone();
    let points = Points {
        group: slot.id.clone(),
        label: None,
        low,
        high,
        kind: slot.question.kind,
        may_clear: !slot.question.required,
        ends: (low_end.clone(), high_end.clone()),
    };
    let row = points.row(score, move |score| {
        own.set(score.map_or(Value::Null, Value::Int));
    });
    view! {
        {row}
        {end_words(low_end, high_end)}
    }
    .into_any()
}

/// What the ends of the scale mean: as the survey says, or as such scales are read everywhere.
pub(in crate::features::surveys::asking) fn scale_words(
    question: &Question,
    tongue: &Tongue,
) -> (String, String) {
    use t::asking::ends as text;
    let own = |texts| tongue.text(texts);
    let (low, high) = tongue.say(|| match question.kind {
        K::Recommend => (text::not_likely(), text::very_likely()),
        K::Satisfaction | K::Faces => (text::not_satisfied(), text::very_satisfied()),
        K::Effort => (text::hard(), text::easy()),
        K::Agreement => (text::disagree(), text::agree()),
        _ => ("", ""),
    });
    if question.low_label.is_empty() && question.high_label.is_empty() {
        (low.to_owned(), high.to_owned())
    } else {
        (own(&question.low_label), own(&question.high_label))
    }
}

pub(super) fn end_words(low: String, high: String) -> Option<impl IntoView> {
    (!low.is_empty() || !high.is_empty()).then(|| {
        view! {
            <p class="scale__ends" aria-hidden="true">
                <span>{low}</span>
                <span>{high}</span>
            </p>
        }
    })
}

/// A row of points to choose from.
pub(super) struct Points {
    /// The name that the radio buttons share.
    pub(super) group: String,
    /// What is scored, where the question's own words do not say it.
    pub(super) label: Option<String>,
    pub(super) low: i64,
    pub(super) high: i64,
    pub(super) kind: K,
    pub(super) may_clear: bool,
    /// What the lowest and the highest mean.
    pub(super) ends: (String, String),
}

impl Points {
    pub(super) fn row(
        self,
        score: Signal<Option<i64>>,
        set: impl Fn(Option<i64>) + Clone + Send + Sync + 'static,
    ) -> impl IntoView {
        let Self {
            low,
            high,
            kind,
            may_clear,
            ..
        } = self;
        let count = high - low + 1;
        let group = self.group.clone();
        let points = (low..=high)
            .map(|point| {
                let set = set.clone();
                let clear = set.clone();
                let name = group.clone();
                let is_chosen = Memo::new(move |_| score.get() == Some(point));
                // A star is lit with all before it.
                let is_lit = Memo::new(move |_| {
                    let lit = score.get();
                    if kind == K::Stars {
                        lit.is_some_and(|lit| point <= lit)
                    } else {
                        lit == Some(point)
                    }
                });
                let end = if point == low {
                    &self.ends.0
                } else if point == high {
                    &self.ends.1
                } else {
                    ""
                };
                let spoken = if end.is_empty() {
                    point.to_string()
                } else {
                    format!("{point} {end}")
                };
                view! {
                    <label class="scale__point" data-on=move || is_lit.get().then_some("")>
                        <input
                            type="radio"
                            name=name
                            autocomplete="off"
                            data-key=point.to_string()
                            aria-label=spoken
                            prop:checked=is_chosen
                            on:change=move |_| set(Some(point))
                            on:click=move |_| {
                                if may_clear && is_chosen.get_untracked() {
                                    clear(None);
                                }
                            }
                        />
                        <span class="scale__chip" aria-hidden="true">
                            {match kind {
                                K::Stars => star().into_any(),
                                K::Faces => face(point - low, count).into_any(),
                                _ => point.into_any(),
                            }}
                        </span>
                    </label>
                }
            })
            .collect_view();
        let class = match kind {
            K::Stars | K::Faces => "scale scale--drawn",
            _ if count > 7 => "scale scale--many",
            _ => "scale",
        };
        view! {
            <div class=class role="radiogroup" aria-label=self.label data-keyed="">
                {points}
            </div>
        }
    }
}
