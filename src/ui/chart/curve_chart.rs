use super::axis::{Scale, use_width};
use crate::i18n::format;
use leptos::html;
use leptos::prelude::*;
use std::fmt::Write as _;

const HEIGHT: f64 = 280.0;
const TOP: f64 = 12.0;
const FOOT: f64 = 44.0;
const LEFT: f64 = 48.0;
/// Room for the words at the end of the lines; on a narrow screen they stand above the lines.
const RIGHT: f64 = 150.0;
const WIDE: f64 = 520.0;
/// Words closer than this would lie on each other.
const LINE: f64 = 17.0;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    pub x: f64,
    /// 0 to 1, with its limits.
    pub y: f64,
    pub low: f64,
    pub high: f64,
}

/// A staircase of shares with its band.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// What stands at its end.
    pub label: String,
    /// The one that the finding is about; others are grey.
    pub is_main: bool,
    pub points: Vec<CurvePoint>,
}

/// Shares over time, 0 to 100 %.
#[component]
pub fn CurveChart(
    /// The finding, read out in place of the drawing.
    #[prop(into)]
    label: String,
    /// Under the axis.
    #[prop(into)]
    across: String,
    curves: Vec<Curve>,
    /// The last place on the axis, and the step between its numbers.
    last: f64,
    step: f64,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let width = use_width(place);
    let drawn = move || {
        let width = width.get();
        let right = if width >= WIDE { RIGHT } else { 12.0 };
        let x = Scale::new((0.0, last), (LEFT, width - right));
        let y = Scale::new((0.0, 1.0), (HEIGHT - FOOT, TOP));
        let lines = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| level(share, y, width - right));
        let marks = steps(last, step)
            .into_iter()
            .map(|at| {
                let x = coordinate(x.place(at));
                view! { <text class="chart__tick" x=x y=coordinate(HEIGHT - FOOT + 18.0)>{format::decimal(at, 0)}</text> }
            })
            .collect_view();
        let words = words(&curves, x, y, width >= WIDE);
        let shapes = curves
            .iter()
            .map(|curve| {
                let class = if curve.is_main { "chart__line" } else { "chart__line chart__line--other" };
                let area = if curve.is_main { "chart__band" } else { "chart__band chart__band--other" };
                view! {
                    <path class=area d=band(&curve.points, x, y) />
                    <path class=class d=staircase(curve.points.iter().map(|at| (at.x, at.y)), x, y) />
                }
            })
            .collect_view();
        let middle = coordinate(f64::midpoint(LEFT, width - right));
        view! {
            <svg viewBox=format!("0 0 {width} {HEIGHT}") width=width height=HEIGHT role="img" aria-label=label.clone()>
                {lines.collect_view()}
                {marks}
                {shapes}
                {words}
                <text class="chart__tick" x=middle y=coordinate(HEIGHT - 6.0)>{across.clone()}</text>
            </svg>
        }
    };
    view! { <div class="chart" node_ref=place>{drawn}</div> }
}

fn level(share: f64, y: Scale, end: f64) -> impl IntoView {
    let at = y.place(share);
    view! {
        <line class="chart__grid" x1=coordinate(LEFT) x2=coordinate(end) y1=coordinate(at) y2=coordinate(at) />
        <text class="chart__level" x=coordinate(LEFT - 8.0) y=coordinate(at + 4.0)>{format::percent(share, 0)}</text>
    }
}

/// The words of the curves, moved apart where they would meet.
fn words(curves: &[Curve], x: Scale, y: Scale, is_beside: bool) -> impl IntoView + use<> {
    let mut placed: Vec<(f64, f64, String, bool)> = curves
        .iter()
        .filter_map(|curve| {
            let end = curve.points.last()?;
            let (x, y) = (x.place(end.x), y.place(end.y));
            let at = if is_beside {
                (x + 8.0, y + 4.0)
            } else {
                (x - 4.0, y - 10.0)
            };
            Some((at.0, at.1, curve.label.clone(), curve.is_main))
        })
        .collect();
    placed.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut least = f64::NEG_INFINITY;
    for word in &mut placed {
        word.1 = word.1.max(least);
        least = word.1 + LINE;
    }
    placed
        .into_iter()
        .map(|(x, y, label, is_main)| {
            view! {
                <text
                    class="chart__word"
                    class:chart__word--main=is_main
                    class:chart__word--end=!is_beside
                    x=coordinate(x)
                    y=coordinate(y)
                >
                    {label}
                </text>
            }
        })
        .collect_view()
}

fn steps(last: f64, step: f64) -> Vec<f64> {
    let mut all = Vec::new();
    let mut at = 0.0;
    while at <= last && step > 0.0 {
        all.push(at);
        at += step;
    }
    all
}

/// Level to the next point, then up or down to it.
fn staircase(points: impl Iterator<Item = (f64, f64)>, x: Scale, y: Scale) -> String {
    let mut path = String::new();
    for (at, (px, py)) in points.enumerate() {
        let (px, py) = (x.place(px), y.place(py));
        // Writing into a String cannot fail.
        let _written = if at == 0 {
            write!(path, "M{px:.1} {py:.1}")
        } else {
            write!(path, "H{px:.1}V{py:.1}")
        };
    }
    path
}

/// Between the limits: along the upper staircase and back along the lower one.
fn band(points: &[CurvePoint], x: Scale, y: Scale) -> String {
    let mut path = staircase(points.iter().map(|point| (point.x, point.high)), x, y);
    let mut before: Option<f64> = None;
    for point in points.iter().rev() {
        let (px, py) = (x.place(point.x), y.place(point.low));
        let _written = match before {
            None => write!(path, "V{py:.1}"),
            Some(_) => write!(path, "V{py:.1}H{px:.1}"),
        };
        before = Some(py);
    }
    if !path.is_empty() {
        path.push('Z');
    }
    path
}

fn coordinate(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_staircase_is_level_before_it_rises() {
        let x = Scale::new((0.0, 2.0), (0.0, 20.0));
        let y = Scale::new((0.0, 1.0), (10.0, 0.0));
        let path = staircase([(0.0, 0.0), (1.0, 0.5), (2.0, 1.0)].into_iter(), x, y);
        assert_eq!(path, "M0.0 10.0H10.0V5.0H20.0V0.0");
        assert_eq!(staircase(std::iter::empty(), x, y), "");
        assert_eq!(band(&[], x, y), "");
    }

    #[test]
    fn the_axis_is_numbered_from_zero() {
        assert_eq!(steps(8.0, 4.0), [0.0, 4.0, 8.0]);
        assert!(steps(8.0, 0.0).is_empty());
    }
}
