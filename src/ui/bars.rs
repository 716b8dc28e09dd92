use crate::i18n::format;
use leptos::prelude::*;

const STEP: f64 = 40.0;
const WIDTH: f64 = 28.0;
const HEIGHT: f64 = 96.0;
const TOP: f64 = 18.0;
const FOOT: f64 = 20.0;

/// A bar per name with its count on top, and the same as a table for screen readers and copying.
#[component]
pub fn Bars(
    /// What the bars show.
    label: &'static str,
    /// What the names are called.
    name: &'static str,
    /// What is counted.
    count: &'static str,
    bars: Vec<(String, u64)>,
) -> impl IntoView {
    let most = bars
        .iter()
        .map(|(_, count)| *count)
        .max()
        .unwrap_or(0)
        .max(1);
    #[allow(
        clippy::cast_precision_loss,
        reason = "a handful of bars, counts far below 2^53"
    )]
    let places = bars
        .iter()
        .enumerate()
        .map(|(at, (name, count))| {
            let height = *count as f64 / most as f64 * HEIGHT;
            (at as f64 * STEP, height, name.clone(), *count)
        })
        .collect::<Vec<_>>();
    #[allow(clippy::cast_precision_loss, reason = "a handful of bars")]
    let across = bars.len() as f64 * STEP;
    let view_box = format!("0 0 {across} {}", TOP + HEIGHT + FOOT);
    let drawn = places
        .into_iter()
        .map(|(x, height, name, count)| {
            let middle = format!("{:.1}", x + STEP / 2.0);
            view! {
                <rect
                    class="bars__bar"
                    x=format!("{:.1}", x + (STEP - WIDTH) / 2.0)
                    y=format!("{:.1}", TOP + HEIGHT - height)
                    width=format!("{WIDTH}")
                    height=format!("{height:.1}")
                    rx="2"
                />
                <text class="bars__count" x=middle.clone() y=format!("{:.1}", TOP + HEIGHT - height - 5.0)>
                    {(count > 0).then(|| format::count(count))}
                </text>
                <text class="bars__name" x=middle y=format!("{:.1}", TOP + HEIGHT + 15.0)>
                    {name}
                </text>
            }
        })
        .collect_view();
    let rows = bars
        .into_iter()
        .map(|(name, count)| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td>{format::count(count)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <figure class="bars">
            <svg viewBox=view_box aria-hidden="true">
                {drawn}
            </svg>
            <table class="visually-hidden">
                <caption>{label}</caption>
                <thead>
                    <tr>
                        <th scope="col">{name}</th>
                        <th scope="col">{count}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </figure>
    }
}
