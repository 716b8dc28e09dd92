use super::axis::{Scale, ticks, use_width};
use crate::i18n::format;
use crate::route::Route;
use crate::router::use_router;
use leptos::html;
use leptos::prelude::*;
use std::fmt::Write as _;

const HEIGHT: f64 = 260.0;
const TOP: f64 = 14.0;
const FOOT: f64 = 30.0;
const LEFT: f64 = 44.0;
const RIGHT: f64 = 96.0;
const WIDE: f64 = 520.0;
/// Room for one name under the axis.
const NAME: f64 = 74.0;

/// A period: its value and what chance explains.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlPoint {
    /// Under the axis, where there is room.
    pub name: String,
    pub value: f64,
    pub low: f64,
    pub high: f64,
    pub is_out: bool,
    /// Opened by a tap on the point; the table beside the chart has the same as links.
    pub to: Option<Route>,
}

/// A value over time between the limits of chance. What lies beyond is a square with a ring, not only another colour.
#[component]
pub fn ControlChart(
    /// The finding, read out in place of the drawing.
    #[prop(into)]
    label: String,
    centre: f64,
    /// At the end of the centre line.
    #[prop(into)]
    centre_word: String,
    points: Vec<ControlPoint>,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let width = use_width(place);
    let most = points.iter().fold(centre, |most, point| {
        most.max(point.value)
            .max(point.high.min(most.max(point.value) * 3.0 + centre))
    });
    let levels = ticks(most);
    let top = levels.last().copied().unwrap_or(1.0);
    let router = use_router();
    let drawn = move || {
        let width = width.get();
        let right = if width >= WIDE { RIGHT } else { 14.0 };
        #[allow(clippy::cast_precision_loss, reason = "some dozens of periods")]
        let count = points.len() as f64;
        let x = Scale::new((0.0, count.max(1.0)), (LEFT, width - right));
        let y = Scale::new((0.0, top), (HEIGHT - FOOT, TOP));
        let lines = levels
            .iter()
            .map(|level| {
                let at = coordinate(y.place(*level));
                view! {
                    <line class="chart__grid" x1=coordinate(LEFT) x2=coordinate(width - right) y1=at.clone() y2=at />
                    <text class="chart__level" x=coordinate(LEFT - 8.0) y=coordinate(y.place(*level) + 4.0)>
                        {format::decimal(*level, 2)}
                    </text>
                }
            })
            .collect_view();
        let middle = coordinate(y.place(centre));
        view! {
            <svg viewBox=format!("0 0 {width} {HEIGHT}") width=width height=HEIGHT role="img" aria-label=label.clone()>
                {lines}
                <path class="chart__limit" d=limits(&points, x, y, |point| point.high) />
                <path class="chart__limit" d=limits(&points, x, y, |point| point.low) />
                <line class="chart__centre" x1=coordinate(LEFT) x2=coordinate(width - right) y1=middle.clone() y2=middle />
                <text
                    class="chart__word"
                    class:chart__word--end=width < WIDE
                    x=coordinate(if width >= WIDE { width - right + 6.0 } else { width - right })
                    y=coordinate(y.place(centre) + if width >= WIDE { 4.0 } else { -5.0 })
                >
                    {centre_word.clone()}
                </text>
                <path class="chart__line" d=line(&points, x, y) />
                {marks(&points, x, y)}
                {targets(&points, x, y, router)}
                {names(&points, x, width)}
            </svg>
        }
    };
    view! { <div class="chart" node_ref=place>{drawn}</div> }
}

#[allow(clippy::cast_precision_loss, reason = "some dozens of periods")]
fn middle(at: usize) -> f64 {
    at as f64 + 0.5
}

fn line(points: &[ControlPoint], x: Scale, y: Scale) -> String {
    let mut path = String::new();
    for (at, point) in points.iter().enumerate() {
        let letter = if at == 0 { 'M' } else { 'L' };
        // Writing into a String cannot fail.
        let _written = write!(
            path,
            "{letter}{:.1} {:.1}",
            x.place(middle(at)),
            y.place(point.value)
        );
    }
    path
}

/// Each period has limits of its own, as wide as it is.
fn limits(
    points: &[ControlPoint],
    x: Scale,
    y: Scale,
    of: impl Fn(&ControlPoint) -> f64,
) -> String {
    let mut path = String::new();
    for (at, point) in points.iter().enumerate() {
        let letter = if at == 0 { 'M' } else { 'L' };
        let (from, to) = (x.place(middle(at) - 0.5), x.place(middle(at) + 0.5));
        let level = y.place(of(point));
        let _written = write!(path, "{letter}{from:.1} {level:.1}H{to:.1}");
    }
    path
}

fn marks(points: &[ControlPoint], x: Scale, y: Scale) -> impl IntoView + use<> {
    points
        .iter()
        .enumerate()
        .map(|(at, point)| {
            let (px, py) = (x.place(middle(at)), y.place(point.value));
            if point.is_out {
                view! {
                    <rect class="chart__out" x=coordinate(px - 4.5) y=coordinate(py - 4.5) width="9" height="9" />
                    <circle class="chart__ring" cx=coordinate(px) cy=coordinate(py) r="10" />
                }
                .into_any()
            } else {
                view! { <circle class="chart__point" cx=coordinate(px) cy=coordinate(py) r="3" /> }.into_any()
            }
        })
        .collect_view()
}

/// A thumb is wider than a point.
fn targets(
    points: &[ControlPoint],
    x: Scale,
    y: Scale,
    router: crate::router::Router,
) -> impl IntoView + use<> {
    points
        .iter()
        .enumerate()
        .filter_map(|(at, point)| {
            let to = point.to.clone()?;
            let (px, py) = (x.place(middle(at)), y.place(point.value));
            Some(view! {
                <circle
                    class="chart__target"
                    cx=coordinate(px)
                    cy=coordinate(py)
                    r="14"
                    on:click=move |_| router.go(to.clone())
                />
            })
        })
        .collect_view()
}

/// As many names as have room, the last one among them, and that one inside the drawing.
fn names(points: &[ControlPoint], x: Scale, width: f64) -> impl IntoView + use<> {
    let room = x.place(1.0) - x.place(0.0);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "some periods per name"
    )]
    let every = (NAME / room.max(1.0)).ceil().max(1.0) as usize;
    let last = points.len().saturating_sub(1);
    points
        .iter()
        .enumerate()
        .filter(|(at, _)| (last - at).is_multiple_of(every))
        .map(|(at, point)| {
            view! {
                <text
                    class="chart__tick"
                    x=coordinate(x.place(middle(at)).min(width - NAME / 2.0 + 8.0))
                    y=coordinate(HEIGHT - 8.0)
                >
                    {point.name.clone()}
                </text>
            }
        })
        .collect_view()
}

fn coordinate(value: f64) -> String {
    format!("{value:.1}")
}
