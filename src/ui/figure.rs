use super::Disclosure;
use crate::i18n::t;
use crate::route::Route;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Whether a figure became better or worse; said by an arrow and a word, not by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    Better,
    Worse,
    Same,
}

/// How a figure is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureValue {
    /// The value as written for the reader, and what it rests on.
    Known {
        value: String,
        /// How many it rests on: 'n = 318'.
        n: Option<String>,
        /// The interval: '21–43'.
        interval: Option<String>,
    },
    /// Too little data for an honest figure: how many there are, how many it takes.
    NotEnough { n: u64, need: u64 },
}

/// One number with what is needed to trust it.
#[component]
pub fn Figure(
    #[prop(into)] label: TextProp,
    #[prop(into)] value: Signal<FigureValue>,
    /// Against what it was before: 'down 4 points', with its direction.
    #[prop(optional, into)]
    change: Option<Signal<Option<(Trend, String)>>>,
    /// A small line of the past beside the value.
    #[prop(optional, into)]
    spark: Option<ViewFn>,
    /// The formula in words, behind 'How is this worked out?'.
    #[prop(optional, into)]
    explanation: Option<ViewFn>,
    /// To what the value counts.
    #[prop(optional, into)]
    value_to: Option<Route>,
    /// To all that it rests on.
    #[prop(optional, into)]
    basis_to: Option<Route>,
) -> impl IntoView {
    let shown = move || match value.get() {
        FigureValue::Known { value, n, interval } => view! {
            <span class="figure__value">{linked(value_to.as_ref(), value)}</span>
            <span class="figure__basis">
                {change.map(|change| move || change.get().map(change_view))}
                {interval.map(|interval| view! { <span>{t::ui::interval(&interval)}</span> })}
                {n.map(|n| view! { <span>{linked(basis_to.as_ref(), n)}</span> })}
            </span>
        }
        .into_any(),
        FigureValue::NotEnough { n, need } => view! {
            <span class="figure__value figure__value--none">"—"</span>
            <span class="figure__basis">{t::ui::not_enough(n, need)}</span>
        }
        .into_any(),
    };
    view! {
        <div class="figure">
            <p class="figure__label">{move || label.get()}</p>
            {spark.map(|spark| view! { <div class="figure__spark">{spark.run()}</div> })}
            <p class="figure__line">{shown}</p>
            {explanation
                .map(|explanation| {
                    view! { <Disclosure label=t::ui::how_worked_out()>{explanation.run()}</Disclosure> }
                })}
        </div>
    }
}

/// The words, leading to what they count where that can be shown.
fn linked(to: Option<&Route>, words: String) -> AnyView {
    match to {
        Some(to) => view! { <a class="figure__link" href=to.href()>{words}</a> }.into_any(),
        None => words.into_any(),
    }
}

fn change_view((trend, text): (Trend, String)) -> impl IntoView {
    let (class, arrow) = match trend {
        Trend::Better => ("figure__change figure__change--better", "↑ "),
        Trend::Worse => ("figure__change figure__change--worse", "↓ "),
        Trend::Same => ("figure__change", ""),
    };
    view! {
        <span class=class>
            <span aria-hidden="true">{arrow}</span>
            {text}
        </span>
    }
}
