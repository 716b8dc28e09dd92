use super::loss_form::LossForm;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word as _, t};
use crate::route::{Route, SurveyPlace};
use crate::ui::{Button, ButtonKind, Card, Chip, Dialog, Icon, Link, Rows};
use api::LossRow;
use domain::record::WinBack;
use leptos::prelude::*;

/// Who left, the latest first.
#[component]
pub(super) fn LossRows(rows: Vec<LossRow>) -> impl IntoView {
    use t::following as text;
    view! {
        <Card title=text::lost_who() flush=true>
            <Rows>{rows.into_iter().map(|row| view! { <One row /> }).collect_view()}</Rows>
        </Card>
    }
}

#[component]
fn One(row: LossRow) -> impl IntoView {
    use t::following as text;
    let LossRow { loss, customer } = row;
    let editing = RwSignal::new(false);
    let stored = StoredValue::new(loss.clone());
    let state = loss.state.unwrap_or(WinBack::Lost);
    let since = loss
        .state_day
        .map(|day| text::since(&format::day(day, DayStyle::Medium)));
    let detail = [
        loss.day
            .map(|day| text::left_on(&format::day(day, DayStyle::Medium))),
        loss.reason.map(|reason| reason.word().to_owned()),
        (!loss.competitor.is_empty()).then(|| text::now_at(&loss.competitor)),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ");
    let words: Vec<String> = [loss.reason_note, loss.note]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    let back = (!loss.would_return.is_empty()).then(|| text::would_return(&loss.would_return));
    let answer = loss.answer.map(|id| {
        let to = Route::survey(SurveyPlace::Answer(id));
        view! {
            <p>
                <Link to>{text::open_interview()}</Link>
            </p>
        }
    });
    let name = customer.clone();
    view! {
        <li class="row">
            <div class="row__text">
                <p class="row__title">
                    <Link to=Route::customer(loss.customer)>{customer}</Link>
                    <Chip>{state.word()}</Chip>
                    {since.map(|since| view! { <small>{since}</small> })}
                </p>
                <p>{detail}</p>
                {words.into_iter().map(|words| view! { <p class="prose">{words}</p> }).collect_view()}
                {back.map(|back| view! { <p>{back}</p> })}
                {answer}
            </div>
            <div class="row__actions">
                <Button kind=ButtonKind::Plain icon=Icon::Edit on_press=move |()| editing.set(true)>
                    {text::update()}
                    <span class="visually-hidden">{name}</span>
                </Button>
            </div>
            <Dialog open=editing title=text::update() sheet=true>
                {move || view! { <LossForm start=stored.get_value() on_done=move |()| editing.set(false) /> }}
            </Dialog>
        </li>
    }
}
