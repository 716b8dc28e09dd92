use super::end_form::EndForm;
use super::follow_up_form::FollowUpForm;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word as _, t};
use crate::route::{Route, SurveyPlace};
use crate::ui::{Band, BandChip, Button, ButtonKind, Chip, Dialog, Icon, Link, dial};
use api::FollowUpRow;
use domain::record::FollowUp;
use leptos::prelude::*;

/// One follow-up: why, for whom, until when; ended at a tap.
#[component]
pub(super) fn FollowUpItem(row: FollowUpRow) -> impl IntoView {
    use t::following as text;
    let FollowUpRow {
        follow_up,
        customer,
        phone,
        survey,
        owner,
        overdue_days,
        score,
        words,
    } = row;
    let ending = RwSignal::new(false);
    let editing = RwSignal::new(false);
    let is_open = follow_up.outcome.is_none();
    let id = follow_up.id;
    let title = customer.clone().unwrap_or_else(|| follow_up.what.clone());
    let to = follow_up
        .customer
        .filter(|_| customer.is_some())
        .map(Route::customer);
    let what = (customer.is_some()).then(|| follow_up.what.clone());
    let late = (overdue_days > 0).then(|| {
        let days = u64::try_from(overdue_days).unwrap_or(0);
        view! { <BandChip band=Band::Red text=text::late(days) /> }
    });
    let detail = detail(&follow_up, owner, &survey, score);
    let links = links(&follow_up);
    let result = follow_up.result.clone();
    let stored = StoredValue::new(follow_up.clone());
    let call = dial(&phone).filter(|_| is_open).map(|href| {
        let label = t::today::call_who(&title);
        view! {
            <a class="button" href=href aria-label=label>
                {Icon::Phone.view()}
                {t::today::call()}
            </a>
        }
    });
    let about = title.clone();
    view! {
        <li class="row">
            <div class="row__text">
                <p class="row__title">
                    {match to {
                        Some(to) => view! { <Link to>{title}</Link> }.into_any(),
                        None => view! { <span>{title}</span> }.into_any(),
                    }}
                    {late}
                    {follow_up.outcome.map(|outcome| view! { <Chip>{outcome.word()}</Chip> })}
                </p>
                {what.map(|what| view! { <p>{what}</p> })}
                {(!words.is_empty()).then(|| view! { <p class="quote">{words}</p> })}
                <p>
                    <small>{detail}</small>
                </p>
                {(!result.is_empty()).then(|| view! { <p class="prose">{result}</p> })}
                {links}
            </div>
            <div class="row__actions">
                {call}
                {is_open
                    .then(|| {
                        let (ended, changed) = (about.clone(), about.clone());
                        view! {
                            <Button icon=Icon::Check on_press=move |()| ending.set(true)>
                                {text::end()}
                                <span class="visually-hidden">{ended}</span>
                            </Button>
                            <Button kind=ButtonKind::Quiet icon=Icon::Edit on_press=move |()| editing.set(true)>
                                {text::change()}
                                <span class="visually-hidden">{changed}</span>
                            </Button>
                        }
                    })}
            </div>
            <Dialog open=ending title=text::end_title() sheet=true>
                <EndForm id on_done=move |()| ending.set(false) />
            </Dialog>
            <Dialog open=editing title=text::change_title() sheet=true>
                {move || view! { <FollowUpForm start=stored.get_value() on_done=move |()| editing.set(false) /> }}
            </Dialog>
        </li>
    }
}

fn detail(follow_up: &FollowUp, owner: Option<String>, survey: &str, score: Option<i64>) -> String {
    use t::following as text;
    let day = |day| format::day(day, DayStyle::Medium);
    let mut parts = Vec::new();
    match (follow_up.done_day, follow_up.due) {
        (Some(done), _) => parts.push(text::done_on(&day(done))),
        (None, Some(due)) => parts.push(text::due(&day(due))),
        (None, None) => {}
    }
    parts.push(owner.unwrap_or_else(|| text::no_owner().to_owned()));
    parts.extend(follow_up.area.map(|area| area.word().to_owned()));
    parts.extend((!survey.is_empty()).then(|| survey.to_owned()));
    parts.extend(score.map(|score| text::scored(&score.to_string())));
    parts.join(" · ")
}

fn links(follow_up: &FollowUp) -> Option<impl IntoView + use<>> {
    use t::following as text;
    let answer = follow_up.answer.map(|id| {
        let to = Route::survey(SurveyPlace::Answer(id));
        view! { <Link to>{text::open_answer()}</Link> }
    });
    let complaint = follow_up
        .complaint
        .map(|id| view! { <Link to=Route::Complaint(id)>{text::open_complaint()}</Link> });
    (answer.is_some() || complaint.is_some())
        .then(|| view! { <p class="toolbar">{answer} {complaint}</p> })
}
