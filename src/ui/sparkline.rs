use leptos::prelude::*;

const WIDTH: f64 = 92.0;
const HEIGHT: f64 = 34.0;
/// Keeps the line and its end off the edge.
const MARGIN: f64 = 4.0;

/// The recent past of a figure as a line without axes. Says nothing that the figure and its change do not say in
/// words, so it is hidden from screen readers.
#[component]
pub fn Sparkline(
    /// Oldest first, in equal steps; a gap is left out.
    values: Vec<Option<f64>>,
) -> impl IntoView {
    let points = points(&values);
    let end = points.last().copied();
    let line = points
        .iter()
        .map(|(x, y)| format!("{x:.1},{y:.1}"))
        .collect::<Vec<_>>()
        .join(" ");
    view! {
        <svg class="sparkline" viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true">
            <polyline points=line />
            {end.map(|(x, y)| view! { <circle cx=format!("{x:.1}") cy=format!("{y:.1}") r="2.5" /> })}
        </svg>
    }
}

/// Places within the drawing.
fn points(values: &[Option<f64>]) -> Vec<(f64, f64)> {
    let known = || {
        values
            .iter()
            .flatten()
            .copied()
            .filter(|value| value.is_finite())
    };
    let low = known().fold(f64::INFINITY, f64::min);
    let high = known().fold(f64::NEG_INFINITY, f64::max);
    // A line that never changes runs through the middle.
    let range = if high > low { high - low } else { 1.0 };
    let base = if high > low { low } else { low - 0.5 };
    let steps = values.len().saturating_sub(1).max(1);
    values
        .iter()
        .enumerate()
        .filter_map(|(step, value)| {
            let value = (*value).filter(|value| value.is_finite())?;
            #[allow(clippy::cast_precision_loss, reason = "a handful of steps")]
            let along = step as f64 / steps as f64;
            let x = MARGIN + along * (WIDTH - 2.0 * MARGIN);
            let y = HEIGHT - MARGIN - (value - base) / range * (HEIGHT - 2.0 * MARGIN);
            Some((x, y))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_inside_and_rises_with_its_values() {
        let drawn = points(&[Some(1.0), None, Some(3.0), Some(2.0)]);
        assert_eq!(drawn.len(), 3);
        assert!(
            drawn
                .iter()
                .all(|(x, y)| (0.0..=WIDTH).contains(x) && (0.0..=HEIGHT).contains(y))
        );
        assert!(drawn[1].1 < drawn[0].1);
    }

    #[test]
    fn a_level_line_runs_through_the_middle() {
        assert!(
            points(&[Some(0.0), Some(0.0)])
                .iter()
                .all(|(_, y)| (y - HEIGHT / 2.0).abs() < 1e-9)
        );
        assert!(points(&[]).is_empty());
        assert!(points(&[Some(f64::NAN)]).is_empty());
    }
}
