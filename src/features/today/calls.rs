use crate::features::customers::customers_in_group;
use crate::i18n::{Word as _, format, t};
use crate::platform::clock;
use crate::route::Route;
use crate::ui::{
    Band, BandChip, ButtonKind, Card, Chip, Face, Icon, Link, LinkButton, Row, Rows, dial,
};
use api::{CallView, CustomerGroup};
use leptos::prelude::*;

/// Who was regular and is silent, the most at stake first.
#[component]
pub(super) fn Calls(calls: Vec<CallView>, total: u32) -> impl IntoView {
    if calls.is_empty() {
        return view! {
            <Card title=t::today::calls_title()>
                <p>{t::today::calls_none()}</p>
                <p><small>{t::today::calls_rule()}</small></p>
            </Card>
        }
        .into_any();
    }
    let shown = u32::try_from(calls.len()).unwrap_or(u32::MAX);
    let aside = move || {
        if total > shown {
            view! { <Link to=customers_in_group(CustomerGroup::ToCall)>{t::today::calls_all(total.into())}</Link> }.into_any()
        } else {
            view! { <span>{t::today::calls_order()}</span> }.into_any()
        }
    };
    view! {
        <Card title=t::today::calls_title() aside flush=true>
            <Rows>{calls.into_iter().map(|call| view! { <Call call /> }).collect_view()}</Rows>
        </Card>
    }
    .into_any()
}

#[component]
fn Call(call: CallView) -> impl IntoView {
    let name = call.name.clone();
    let lead = {
        let name = name.clone();
        move || view! { <Face name=name.clone() /> }
    };
    let id = call.id;
    let phone = call.phone.clone();
    let label = t::today::call_who(&name);
    let note_label = t::today::note_who(&name);
    let actions = move || {
        let (phone, label, note_label) = (phone.clone(), label.clone(), note_label.clone());
        view! {
            {dial(&phone)
                .map(|href| {
                    view! {
                        <a class="button button--primary" href=href aria-label=label>
                            {Icon::Phone.view()}
                            {t::today::call()}
                        </a>
                    }
                })}
            <LinkButton to=Route::NewContact { customer: Some(id) } kind=ButtonKind::Plain>
                {t::today::note()}
                <span class="visually-hidden">{note_label}</span>
            </LinkButton>
        }
    };
    let standing = standing(&call);
    let (band, how) = pressing(&call);
    view! {
        <Row lead actions>
            <p class="row__title">
                <Link to=Route::customer(id)>{name}</Link>
                {standing.map(|standing| view! { <Chip>{standing}</Chip> })}
                <BandChip band text=how />
            </p>
            <p>{reason(&call)}</p>
        </Row>
    }
}

fn standing(call: &CallView) -> Option<String> {
    let class = call.class.map(|class| class.word().to_owned());
    let grade = call.grade.map(|grade| t::today::grade(&grade.to_string()));
    match (class, grade) {
        (Some(class), Some(grade)) => Some(format!("{class} · {grade}")),
        (class, grade) => class.or(grade),
    }
}

/// How far over the usual rhythm: two, three, five times.
fn pressing(call: &CallView) -> (Band, String) {
    let times = format::decimal(call.times_usual, 1);
    let band = match call.times_usual {
        times if times >= 5.0 => Band::Red,
        times if times >= 3.0 => Band::Orange,
        _ => Band::Yellow,
    };
    (band, t::today::times_usual(&times))
}

fn reason(call: &CallView) -> String {
    let gap = format::decimal(call.usual_gap_days, 0);
    let mut parts = vec![
        t::today::silent(&gap, call.silent_days.into()),
        t::today::worth(&format::money_round(call.yearly)),
    ];
    if call.open_complaints > 0 {
        parts.push(t::today::open_complaints_of(call.open_complaints.into()));
    }
    if let Some(score) = call.last_score.filter(|score| *score <= 6) {
        parts.push(t::today::last_score(score.into()));
    }
    if let Some(day) = call.last_contact {
        parts.push(t::today::last_contact(&format::relative_day(
            day,
            clock::today(),
        )));
    }
    parts.join(" · ")
}
