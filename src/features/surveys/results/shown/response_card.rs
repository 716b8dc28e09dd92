use crate::features::insights::{Unit, figure_value};
use crate::i18n::{format, t};
use crate::ui::{Card, Figure, FigureValue};
use api::ResponseRateView;
use leptos::prelude::*;

/// How many of those asked answered, how far the figures may be off, and how many more answers it takes.
#[component]
pub(in super::super) fn ResponseCard(view: ResponseRateView) -> impl IntoView {
    use t::results::response as text;
    let rate = view.asked.map(|asked| {
        let said = text::of_asked(&format::count(view.answered), &format::count(asked));
        view! {
            <Figure
                label=text::rate()
                value=Signal::stored(figure_value(view.rate, Unit::Share))
                explanation=|| view! { <p>{text::rate_how()}</p> }
            />
            <p><small>{said}</small></p>
        }
    });
    let nobody = view
        .asked
        .is_none()
        .then(|| view! { <p>{text::nobody_chosen()}</p> });
    let margin = view.margin_points.map(|points| {
        let value = FigureValue::Known {
            value: text::points(&format::decimal(points, 1)),
            n: Some(t::insights::n(&format::count(view.answered))),
            interval: None,
        };
        view! {
            <Figure
                label=text::margin()
                value=Signal::stored(value)
                explanation=move || view! { <p>{margin_how(view.population)}</p> }
            />
        }
    });
    view! {
        <Card title=text::title()>
            <div class="figures">
                <div>{rate} {nobody}</div>
                <div>{margin}</div>
            </div>
            <p>{needed_words(&view)}</p>
        </Card>
    }
}

fn margin_how(population: Option<u64>) -> String {
    use t::results::response as text;
    match population {
        Some(population) => text::margin_how_of(&format::count(population)),
        None => text::margin_how().to_owned(),
    }
}

/// How many more answers it takes for five points.
pub(in super::super) fn needed_words(view: &ResponseRateView) -> Option<String> {
    use t::results::response as text;
    let needed = view.needed?;
    Some(match needed.saturating_sub(view.answered) {
        0 => text::enough().to_owned(),
        more => text::more(more),
    })
}
