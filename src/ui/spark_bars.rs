use leptos::prelude::*;

const WIDTH: f64 = 104.0;
const HEIGHT: f64 = 30.0;
/// A single event is not drawn as a peak: the scale reaches to so many at least.
const LEAST_TOP: u32 = 4;
/// Of the room of a bar, so much stays empty.
const GAP: f64 = 0.22;

/// Counts over time as small bars from zero, without axes. The same counts stand in a table, so it is hidden from screen
/// readers.
#[component]
pub fn SparkBars(
    /// Oldest first. The second says whether the period was a whole one; bars of others are paler.
    counts: Vec<(u32, bool)>,
) -> impl IntoView {
    let bars = bars(&counts)
        .into_iter()
        .zip(&counts)
        .map(|((x, width, height), (_, is_whole))| {
            view! {
                <rect
                    class:spark-bars__part=!is_whole
                    x=format!("{x:.1}")
                    y=format!("{:.1}", HEIGHT - 1.0 - height)
                    width=format!("{width:.1}")
                    height=format!("{height:.1}")
                />
            }
        })
        .collect_view();
    let ground = HEIGHT - 0.5;
    view! {
        <svg class="spark-bars" viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true">
            <line x1="0" x2=WIDTH y1=ground y2=ground />
            {bars}
        </svg>
    }
}

/// From the left, width and height of each bar.
fn bars(counts: &[(u32, bool)]) -> Vec<(f64, f64, f64)> {
    let top = counts.iter().map(|(count, _)| *count).max().unwrap_or(0);
    let top = f64::from(top.max(LEAST_TOP));
    let number = u32::try_from(counts.len().max(1)).unwrap_or(u32::MAX);
    let room = WIDTH / f64::from(number);
    let width = (room * (1.0 - GAP)).min(12.0);
    (0..number)
        .zip(counts)
        .map(|(at, (count, _))| {
            let x = f64::from(at) * room + (room - width) / 2.0;
            (x, width, f64::from(*count) / top * (HEIGHT - 2.0))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_begin_at_zero_and_stay_inside() {
        let drawn = bars(&[(0, false), (8, true), (2, true)]);
        assert_eq!(drawn.len(), 3);
        assert!(drawn[0].2.abs() < 1e-9 && drawn[1].2 <= HEIGHT - 2.0);
        assert!((drawn[1].2 / drawn[2].2 - 4.0).abs() < 1e-9);
        assert!(
            drawn
                .iter()
                .all(|(x, width, _)| *x >= 0.0 && x + width <= WIDTH)
        );
    }

    #[test]
    fn one_is_no_peak() {
        let drawn = bars(&[(0, true), (1, true)]);
        assert!(drawn[1].2 < HEIGHT / 3.0);
        assert!(bars(&[]).is_empty());
    }
}
