use crate::i18n::{Word as _, format, t};
use crate::platform::clock;
use crate::route::Route;
use crate::ui::{Band, BandChip, Card, Chip, Face, Link, LinkButton, Row, Rows};
use api::ComplaintRow;
use domain::record::Severity;
use leptos::prelude::*;

#[component]
pub(super) fn OpenComplaints(rows: Vec<ComplaintRow>, total: u32) -> impl IntoView {
    let aside = move || {
        view! { <Link to=Route::complaints()>{t::today::complaints_all(total.into())}</Link> }
    };
    if rows.is_empty() {
        return view! {
            <Card title=t::today::complaints_title()>
                <p>{t::today::complaints_none()}</p>
            </Card>
        }
        .into_any();
    }
    view! {
        <Card title=t::today::complaints_title() aside flush=true>
            <Rows>{rows.into_iter().map(|row| view! { <OpenComplaint row /> }).collect_view()}</Rows>
        </Card>
    }
    .into_any()
}

#[component]
fn OpenComplaint(row: ComplaintRow) -> impl IntoView {
    let lead = {
        let name = row.customer_name.clone();
        move || view! { <Face name=name.clone() /> }
    };
    let id = row.id;
    let actions = move || view! { <LinkButton to=Route::Complaint(id)>{t::today::complaint_open()}</LinkButton> };
    let day = row.at.day(clock::offset_minutes(row.at));
    view! {
        <Row lead actions>
            <p class="row__title">
                <Link to=Route::Complaint(id)>{row.customer_name}</Link>
                {row.kind.map(|kind| view! { <Chip>{kind.word()}</Chip> })}
                {row
                    .severity
                    .filter(|severity| *severity == Severity::Major)
                    .map(|severity| view! { <BandChip band=Band::Red text=severity.word().to_owned() /> })}
            </p>
            <p>
                {format!("{} · {}", format::relative_day(day, clock::today()), row.what_happened)}
            </p>
        </Row>
    }
}
