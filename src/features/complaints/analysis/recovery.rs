use crate::features::complaints::Behind;
use crate::features::insights::{Unit, figure_value};
use crate::i18n::{format, t};
use crate::ui::{Card, Disclosure, Link};
use api::{Measured, Only, RecoveryGroup, RecoveryRow, SolvedWithin};
use domain::Day;
use leptos::prelude::*;

/// Whether those who complained came back, by how quickly it was solved, beside what the literature found.
#[component]
pub(super) fn Recovery(rows: Vec<RecoveryRow>, from: Option<Day>) -> impl IntoView {
    use t::desk::recovery as text;
    let lines = rows
        .into_iter()
        .map(|row| {
            let behind = || Behind::counted(from, None).recovery(RecoveryGroup::Desk(row.speed));
            let (own, basis) = match row.bought_again {
                Measured::Value { value, n, interval } => {
                    let interval = interval.map(|(low, high)| {
                        t::ui::interval(&format!(
                            "{}–{}",
                            format::percent(low, 0),
                            format::percent(high, 0)
                        ))
                    });
                    let n = t::insights::n(&format::count(n));
                    let own = format::percent(value, 0);
                    let back = behind().only(Only::CameBack).route();
                    (
                        view! { <Link to=back>{own}</Link> }.into_any(),
                        view! {
                            {interval.map(|interval| view! { <span>{interval}</span> " · " })}
                            <Link to=behind().route()>{n}</Link>
                        }
                        .into_any(),
                    )
                }
                Measured::NotEnough { n, need } => {
                    ("–".into_any(), t::ui::not_enough(n, need).into_any())
                }
            };
            view! {
                <tr>
                    <th scope="row">{speed_word(row.speed)}</th>
                    <td class="number">{own}</td>
                    <td class="recovery__basis">{basis}</td>
                    <td class="number">{literature(row.speed)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Card title=text::title()>
            <div class="table-scroll" tabindex="0" role="region" aria-label=text::title()>
                <table class="plain-table">
                    <thead>
                        <tr>
                            <th scope="col">{text::speed()}</th>
                            <th scope="col" class="number">{text::came_back()}</th>
                            <th scope="col">{text::basis()}</th>
                            <th scope="col" class="number">{text::literature()}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            <Disclosure label=t::ui::how_worked_out()>
                <p>{text::how()}</p>
                <p>{text::source()}</p>
            </Disclosure>
        </Card>
    }
}

fn speed_word(speed: SolvedWithin) -> &'static str {
    use t::desk::recovery as text;
    match speed {
        SolvedWithin::Day => text::day(),
        SolvedWithin::Week => text::week(),
        SolvedWithin::Longer => text::longer(),
        SolvedWithin::NotSolved => text::not_solved(),
    }
}

/// 54–70 % return when it was solved, 95 % when it was solved quickly.
fn literature(speed: SolvedWithin) -> String {
    let percent = |share: f64| format::percent(share, 0);
    match speed {
        SolvedWithin::Day => percent(0.95),
        SolvedWithin::Week | SolvedWithin::Longer => {
            format!("{}–{}", percent(0.54), percent(0.70))
        }
        SolvedWithin::NotSolved => String::new(),
    }
}

/// The usual figures as the kit shows them.
pub(super) fn share_value(measured: Measured) -> crate::ui::FigureValue {
    figure_value(measured, Unit::Share)
}
