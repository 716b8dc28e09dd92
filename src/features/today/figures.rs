use crate::i18n::{format, t};
use crate::route::{InsightQuestion, Route};
use crate::ui::{Figure, FigureValue, Link, Sparkline, Trend};
use api::{Measured, TodayView};
use leptos::prelude::*;

/// The three figures at the top, each with its past and a way to what is behind it.
#[component]
pub(super) fn TodayFigures(view: TodayView) -> impl IntoView {
    view! {
        <section class="figures" aria-label=t::today::figures()>
            <OneFigure
                label=t::today::retention()
                how=t::today::retention_how()
                behind=Route::insight(InsightQuestion::Retention)
                figure=view.retention
                unit=Unit::Share
            />
            <OneFigure
                label=t::today::recommend()
                how=t::today::recommend_how()
                behind=Route::insight(InsightQuestion::Satisfaction)
                figure=view.recommend
                unit=Unit::Points
            />
            <OneFigure
                label=t::today::solved()
                how=t::today::solved_how()
                behind=Route::complaints()
                figure=view.complaints_solved
                unit=Unit::Share
            />
        </section>
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Unit {
    /// 0 to 1.
    Share,
    /// −100 to 100.
    Points,
}

impl Unit {
    fn shown(self, value: f64) -> String {
        match self {
            Self::Share => format::percent(value, 0),
            Self::Points => format::signed(value, 0),
        }
    }

    fn points(self, difference: f64) -> f64 {
        match self {
            Self::Share => difference * 100.0,
            Self::Points => difference,
        }
    }
}

#[component]
fn OneFigure(
    label: &'static str,
    /// How it is worked out.
    how: &'static str,
    /// Where its customers and its detail are.
    behind: Route,
    figure: api::Figure,
    unit: Unit,
) -> impl IntoView {
    let value = match figure.now {
        Measured::Value { value, n, interval } => FigureValue::Known {
            value: unit.shown(value),
            n: Some(t::today::n(&format::count(n))),
            interval: interval
                .map(|(low, high)| format!("{}–{}", unit.shown(low), unit.shown(high))),
        },
        Measured::NotEnough { n, need } => FigureValue::NotEnough { n, need },
    };
    let change = change(&figure, unit);
    let past = figure.past;
    let spark = (past.iter().flatten().count() > 1).then_some(past);
    view! {
        <Figure
            label
            value=Signal::stored(value)
            change=Signal::stored(change)
            spark=move || spark.clone().map(|past| view! { <Sparkline values=past /> })
            explanation=move || {
                view! {
                    <p>{how}</p>
                    <p><Link to=behind.clone()>{t::today::more_about()}</Link></p>
                }
            }
        />
    }
}

/// Against the step before; less than a point is no change.
fn change(figure: &api::Figure, unit: Unit) -> Option<(Trend, String)> {
    let [.., before, now] = figure.past.as_slice() else {
        return None;
    };
    let points = unit.points((*now)? - (*before)?);
    let rounded = format::decimal(points.abs(), 0);
    Some(if points.abs() < 1.0 {
        (Trend::Same, t::today::change_none().to_owned())
    } else if points > 0.0 {
        (Trend::Better, t::today::change_up(&rounded))
    } else {
        (Trend::Worse, t::today::change_down(&rounded))
    })
}
