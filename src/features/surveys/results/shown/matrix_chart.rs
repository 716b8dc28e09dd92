use crate::i18n::{Word as _, format, t};
use crate::platform::resize;
use api::MatrixField;
use leptos::html;
use leptos::prelude::*;

/// Drawn for this width until the real one is known.
const USUAL: f64 = 560.0;
const WIDEST: f64 = 620.0;
const NARROWEST: f64 = 260.0;
const LEFT: f64 = 50.0;
const FOOT: f64 = 40.0;
const RIM: f64 = 12.0;
/// Below this width two names in a line would meet.
const ROOMY: f64 = 420.0;
/// Room for a number in its disc.
const DISC: f64 = 11.0;

/// A row of the question in the matrix.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MatrixPoint {
    /// As in the table below.
    pub(super) number: u32,
    pub(super) name: String,
    pub(super) importance: f64,
    pub(super) satisfaction: f64,
    pub(super) field: Option<MatrixField>,
}

/// Satisfaction to the right, importance upwards, four fields named in plain words. Points carry their number in the
/// table, so that no name lies on another.
#[component]
pub(super) fn MatrixChart(
    points: Vec<MatrixPoint>,
    /// Importance and satisfaction where the lines cross.
    cross: (f64, f64),
    satisfaction: (i64, i64),
    /// The ends of the scale; derived importance has none of its own.
    importance: Option<(i64, i64)>,
) -> impl IntoView {
    use t::results::matrix as text;
    let place = NodeRef::<html::Div>::new();
    let width = RwSignal::new(USUAL);
    Effect::new(move |_| {
        if let Some(element) = place.get() {
            resize::watch(&element, move |size| {
                let new = size.width.clamp(NARROWEST, WIDEST).round();
                if size.width > 0.0 && (width.get_untracked() - new).abs() > 0.5 {
                    width.set(new);
                }
            });
        }
    });
    let label = label(&points);
    let across = span(
        points.iter().map(|point| point.satisfaction),
        cross.1,
        Some(ends(satisfaction)),
    );
    let upwards = span(
        points.iter().map(|point| point.importance),
        cross.0,
        importance.map(ends),
    );
    let drawn = move || {
        let width = width.get();
        let height = (width * 0.72).round().max(240.0);
        let (right, bottom) = (width - RIM, height - FOOT);
        let x = |value: f64| LEFT + share(value, across) * (right - LEFT);
        let y = |value: f64| bottom - share(value, upwards) * (bottom - RIM);
        let (cx, cy) = (x(cross.1), y(cross.0));
        let corners = [
            (LEFT + 8.0, RIM + 16.0, false, MatrixField::ConcentrateHere),
            (right - 8.0, RIM + 16.0, true, MatrixField::KeepUp),
            (LEFT + 8.0, bottom - 8.0, false, MatrixField::LowPriority),
            (
                right - 8.0,
                bottom - 8.0,
                true,
                MatrixField::PossibleOverkill,
            ),
        ]
        .map(|(x, y, is_end, field)| {
            view! {
                <text
                    class="matrix__field"
                    class:matrix__field--small=width < ROOMY
                    class:matrix__field--end=is_end
                    x=at(x)
                    y=at(y)
                >
                    {field.word()}
                </text>
            }
        });
        let discs = points
            .iter()
            .map(|point| {
                let (px, py) = (x(point.satisfaction), y(point.importance));
                let is_first = point.field == Some(MatrixField::ConcentrateHere);
                view! {
                    <circle class="matrix__disc" class:matrix__disc--first=is_first cx=at(px) cy=at(py) r=at(DISC) />
                    <text class="matrix__number" x=at(px) y=at(py + 4.0)>{point.number}</text>
                }
            })
            .collect_view();
        view! {
            <svg viewBox=format!("0 0 {width} {height}") width=width height=height role="img" aria-label=label.clone()>
                <rect
                    class="matrix__first"
                    x=at(LEFT)
                    y=at(RIM)
                    width=at((cx - LEFT).max(0.0))
                    height=at((cy - RIM).max(0.0))
                />
                <rect
                    class="matrix__frame"
                    x=at(LEFT)
                    y=at(RIM)
                    width=at(right - LEFT)
                    height=at(bottom - RIM)
                />
                <line class="chart__centre" x1=at(cx) x2=at(cx) y1=at(RIM) y2=at(bottom) />
                <line class="chart__centre" x1=at(LEFT) x2=at(right) y1=at(cy) y2=at(cy) />
                {corners}
                {discs}
                <text class="chart__tick" x=at(cx) y=at(bottom + 16.0)>{format::decimal(cross.1, 1)}</text>
                <text class="chart__level" x=at(LEFT - 6.0) y=at(cy + 4.0)>{format::decimal(cross.0, 1)}</text>
                <text class="chart__tick" x=at(f64::midpoint(LEFT, right)) y=at(height - 6.0)>
                    {text::across()}
                </text>
                <text
                    class="chart__tick"
                    transform=format!("translate(12 {:.1}) rotate(-90)", f64::midpoint(RIM, bottom))
                >
                    {text::upwards()}
                </text>
            </svg>
        }
    };
    view! { <div class="chart matrix" node_ref=place>{drawn}</div> }
}

/// Read out in place of the drawing: each point with its field.
fn label(points: &[MatrixPoint]) -> String {
    let said = points.iter().map(|point| {
        let field = point.field.map_or("", |field| field.word());
        t::results::matrix::point(&point.number.to_string(), &point.name, field)
    });
    let said = format::list(said);
    t::results::matrix::label(&said)
}

#[allow(clippy::cast_precision_loss, reason = "scores are small")]
fn ends((low, high): (i64, i64)) -> (f64, f64) {
    (low as f64, high as f64)
}

/// From a little below the lowest to a little above the highest: opinions crowd at one end of a scale, and on the whole
/// of it their points would lie on each other.
fn span(values: impl Iterator<Item = f64>, cross: f64, limits: Option<(f64, f64)>) -> (f64, f64) {
    let (low, high) = values.fold((cross, cross), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    let room = ((high - low) * 0.18).max(0.05);
    let (least, most) = limits.unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
    let reach = room.max((high - low) * 0.1);
    (
        (low - reach).max(least - reach),
        (high + reach).min(most + reach),
    )
}

fn share(value: f64, (low, high): (f64, f64)) -> f64 {
    if high > low {
        ((value - low) / (high - low)).clamp(0.0, 1.0)
    } else {
        0.5
    }
}

fn at(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_and_the_cross_lie_inside() {
        let values = [3.9, 4.6, 4.1];
        let span = span(values.into_iter(), 4.2, Some((1.0, 5.0)));
        for value in values.into_iter().chain([4.2]) {
            let at = share(value, span);
            assert!(at > 0.05 && at < 0.95, "{value} at {at}");
        }
    }

    #[test]
    fn points_that_agree_lie_in_the_middle() {
        let span = span([4.0, 4.0].into_iter(), 4.0, None);
        assert!((share(4.0, span) - 0.5).abs() < 1e-9);
    }
}
