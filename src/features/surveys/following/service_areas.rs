use super::follow_up_form::FollowUpForm;
use crate::features::insights::{Unit, figure_value};
use crate::i18n::{Word, format, t};
use crate::platform::clock;
use crate::route::{Route, SurveyPlace};
use crate::ui::{
    Band, BandChip, Button, ButtonKind, Card, Chip, Dialog, FigureValue, Icon, Link, Sparkline,
};
use api::{Measured, ServiceAuditArea, ServiceAuditCell};
use domain::record::{FollowUp, ServiceArea, ServiceStage};
use leptos::prelude::*;

/// Something for a weak area is due after so many days unless somebody says otherwise.
const USUAL_DAYS: i32 = 30;
/// Less is nothing in the one decimal that is written.
const LEAST_CHANGE: f64 = 0.05;

/// Each area with its score, its course, the complaints behind it and what is being done; the weakest first.
#[component]
pub(super) fn Areas(areas: Vec<ServiceAuditArea>) -> impl IntoView {
    use t::following as text;
    view! {
        <Card title=text::areas_title() aside=text::areas_order flush=true>
            <ul class="rows">{areas.into_iter().map(|area| view! { <Area area /> }).collect_view()}</ul>
        </Card>
    }
}

#[component]
fn Area(area: ServiceAuditArea) -> impl IntoView {
    use t::following as text;
    let adding = RwSignal::new(false);
    let which = area.area;
    let name = which.word();
    let past: Vec<Option<f64>> = area
        .seasons
        .iter()
        .map(|(_, _, mean)| match mean {
            Measured::Value { value, .. } => Some(*value),
            Measured::NotEnough { .. } => None,
        })
        .collect();
    let spark = (past.iter().flatten().count() > 1).then(|| view! { <Sparkline values=past /> });
    let change = area.change.map(|change| {
        if change.abs() < LEAST_CHANGE {
            return text::area_same().to_owned();
        }
        text::area_change(&format::fixed_signed(change, 1))
    });
    let (score, basis) = score_words(area.now);
    let complaints = complaints(&area);
    let actions = (!area.actions.is_empty()).then(|| {
        let rows = area
            .actions
            .iter()
            .map(|action| {
                let state = action.outcome.map_or_else(text::kind_open, Word::word);
                view! {
                    <li>
                        {action.what.clone()} " " <Chip>{state}</Chip>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="bullets">{rows}</ul> }
    });
    view! {
        <li class="row">
            <div class="row__text">
                <p class="row__title">
                    <span>{name}</span>
                    <strong>{score}</strong>
                    {area.is_weak.then(|| view! { <BandChip band=Band::Orange text=text::weak().to_owned() /> })}
                </p>
                <p>
                    <small>{[Some(basis), change].into_iter().flatten().collect::<Vec<_>>().join(" · ")}</small>
                </p>
                {complaints}
                {actions}
            </div>
            <div class="row__actions">
                {spark}
                <Button kind=ButtonKind::Quiet icon=Icon::Plus on_press=move |()| adding.set(true)>
                    {text::improve()}
                    <span class="visually-hidden">{name}</span>
                </Button>
            </div>
            <Dialog open=adding title=text::improve_title(name) sheet=true>
                <FollowUpForm
                    start=FollowUp {
                        area: Some(which),
                        due: Some(clock::today().plus(USUAL_DAYS)),
                        ..FollowUp::default()
                    }
                    on_done=move |()| adding.set(false)
                />
            </Dialog>
        </li>
    }
}

fn complaints(area: &ServiceAuditArea) -> impl IntoView + use<> {
    use t::following as text;
    (area.complaints_total > 0).then(|| {
        let links = area
            .complaints
            .iter()
            .map(|(id, number, kind)| {
                let words = format!(
                    "{} {}",
                    crate::features::complaints::number(*number),
                    kind.word()
                );
                view! {
                    <li>
                        <Link to=Route::Complaint(*id)>{words}</Link>
                    </li>
                }
            })
            .collect_view();
        view! {
            <details class="disclosure disclosure--telling">
                <summary>{Icon::Forward.view()} {text::area_complaints(area.complaints_total)}</summary>
                <ul class="bullets">{links}</ul>
            </details>
        }
    })
}

/// Areas by stages: where in the work it is that an area is weak.
#[component]
pub(super) fn Stages(cells: Vec<ServiceAuditCell>) -> impl IntoView {
    use t::following as text;
    let cell = move |area: ServiceArea, stage: ServiceStage| {
        let found = cells
            .iter()
            .find(|cell| cell.area == area && cell.stage == stage)
            .map(|cell| cell.mean);
        let words = match found {
            Some(Measured::Value { value, .. }) => format::fixed(value, 1),
            _ => "–".to_owned(),
        };
        view! { <td class="number">{words}</td> }
    };
    let rows = ServiceArea::ALL
        .iter()
        .map(|area| {
            let cells = ServiceStage::ALL
                .iter()
                .map(|stage| cell(*area, *stage))
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{area.word()}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    let heads = ServiceStage::ALL
        .iter()
        .map(|stage| view! { <th scope="col" class="number">{stage.word()}</th> })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=text::stages_title()>
            <table class="plain-table">
                <thead>
                    <tr>
                        <th scope="col">{text::area()}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p>
            <Link to=Route::survey(SurveyPlace::FollowUps)>{text::title()}</Link>
        </p>
    }
}

fn score_words(now: Measured) -> (String, String) {
    match figure_value(now, Unit::Things) {
        FigureValue::Known { value, n, interval } => {
            let basis = interval.into_iter().chain(n).collect::<Vec<_>>();
            (value, basis.join(" · "))
        }
        FigureValue::NotEnough { .. } => ("–".to_owned(), t::following::not_scored().to_owned()),
    }
}
