use super::super::written::headline_shown;
use crate::i18n::t;
use crate::platform::resize;
use api::{Measured, ScoreKind, SeasonRow};
use leptos::html;
use leptos::prelude::*;
use std::fmt::Write as _;

const USUAL: f64 = 640.0;
const NARROWEST: f64 = 260.0;
const HEIGHT: f64 = 220.0;
const TOP: f64 = 24.0;
const FOOT: f64 = 30.0;
const SIDE: f64 = 44.0;
/// Room for one name under the axis.
const NAME: f64 = 76.0;

/// `2026 年第 4 季度`
pub(in super::super) fn season_word(year: i32, quarter: u8) -> String {
    t::survey_choices::shown::season(&year.to_string(), &quarter.to_string())
}

/// A season: its headline with its interval.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SeasonPoint {
    name: String,
    value: f64,
    low: f64,
    high: f64,
}

/// The seasons that have enough answers for a figure.
pub(super) fn points(seasons: &[SeasonRow], question: &str) -> Vec<SeasonPoint> {
    let measured = |season: &SeasonRow| {
        let found = season.headlines.iter().find(|(name, _)| name == question);
        found.map(|(_, measured)| *measured)
    };
    seasons
        .iter()
        .filter_map(|season| match measured(season)? {
            Measured::Value {
                value, interval, ..
            } => {
                let (low, high) = interval.unwrap_or((value, value));
                Some(SeasonPoint {
                    name: t::results::trend::short(
                        &season.year.to_string(),
                        &season.quarter.to_string(),
                    ),
                    value,
                    low,
                    high,
                })
            }
            Measured::NotEnough { .. } => None,
        })
        .collect()
}

/// One figure over the seasons; the lines through the points say how sure each is.
#[component]
pub(super) fn SeasonChart(
    #[prop(into)] label: String,
    kind: ScoreKind,
    points: Vec<SeasonPoint>,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let width = RwSignal::new(USUAL);
    Effect::new(move |_| {
        if let Some(element) = place.get() {
            resize::watch(&element, move |size| {
                let new = size.width.max(NARROWEST).round();
                if size.width > 0.0 && (width.get_untracked() - new).abs() > 0.5 {
                    width.set(new);
                }
            });
        }
    });
    let low = points.iter().fold(f64::INFINITY, |low, at| low.min(at.low));
    let high = points
        .iter()
        .fold(f64::NEG_INFINITY, |high, at| high.max(at.high));
    let drawn = move || {
        let width = width.get();
        #[allow(clippy::cast_precision_loss, reason = "some dozens of seasons")]
        let count = points.len().max(1) as f64;
        let room = (width - 2.0 * SIDE) / count;
        let x = |at: f64| SIDE + (at + 0.5) * room;
        let y = |value: f64| {
            let share = if high > low {
                (value - low) / (high - low)
            } else {
                0.5
            };
            HEIGHT - FOOT - share * (HEIGHT - FOOT - TOP)
        };
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "some seasons per name"
        )]
        let every = (NAME / room.max(1.0)).ceil().max(1.0) as usize;
        let last = points.len().saturating_sub(1);
        let mut path = String::new();
        let mut marks = Vec::new();
        for ((at, point), place) in points.iter().enumerate().zip(0_u32..) {
            let (px, py) = (x(f64::from(place)), y(point.value));
            let letter = if at == 0 { 'M' } else { 'L' };
            // Writing into a String cannot fail.
            let _written = write!(path, "{letter}{px:.1} {py:.1}");
            let is_named = (last - at).is_multiple_of(every);
            marks.push(view! {
                <line class="season__range" x1=coordinate(px) x2=coordinate(px) y1=coordinate(y(point.low)) y2=coordinate(y(point.high)) />
                <circle class="chart__point" cx=coordinate(px) cy=coordinate(py) r="4" />
                {is_named
                    .then(|| {
                        view! {
                            <text class="season__value" x=coordinate(px + 8.0) y=coordinate(py - 8.0)>
                                {headline_shown(kind, point.value)}
                            </text>
                            <text class="chart__tick" x=coordinate(px) y=coordinate(HEIGHT - 8.0)>
                                {point.name.clone()}
                            </text>
                        }
                    })}
            });
        }
        view! {
            <svg viewBox=format!("0 0 {width} {HEIGHT}") width=width height=HEIGHT role="img" aria-label=label.clone()>
                <path class="chart__line" d=path />
                {marks}
            </svg>
        }
    };
    view! { <div class="chart" node_ref=place>{drawn}</div> }
}

fn coordinate(value: f64) -> String {
    format!("{value:.1}")
}
