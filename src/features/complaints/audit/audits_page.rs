use super::draw_form::DrawForm;
use super::results::drawn_words;
use crate::engine_client::use_query;
use crate::features::insights::{Unit, figure_value};
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::t;
use crate::route::{ListState, Route};
use crate::ui::{Answered, Card, Chip, FigureValue, Icon, Link, LinkButton, Page};
use api::AuditRow;
use leptos::prelude::*;

/// Every audit so far, and the drawing of another.
#[component]
pub(in super::super) fn AuditsPage() -> impl IntoView {
    use t::desk::audit as text;
    let query = use_query(|| Some(api::AuditList));
    let show = |rows: Vec<AuditRow>| {
        if rows.is_empty() {
            return view! { <p class="card__empty">{text::none()}</p> }.into_any();
        }
        view! {
            <ul class="rows">{rows.into_iter().map(|row| view! { <OneAudit row /> }).collect_view()}</ul>
        }
        .into_any()
    };
    view! {
        <Page
            title=text::title()
            above=|| {
                view! { <Link to=Route::ComplaintFigures(ListState::default())>{t::desk::figures::title()}</Link> }
            }
            actions=|| {
                view! {
                    <LinkButton to=Route::complaints() icon=Icon::Complaints>
                        {t::shell::place::complaints()}
                    </LinkButton>
                }
            }
        >
            <div class="two-columns">
                <div class="stack">
                    <Card title=text::draw()>
                        <DrawForm />
                    </Card>
                </div>
                <div class="stack">
                    <Card title=text::so_far() flush=true>
                        <Answered query show />
                    </Card>
                </div>
            </div>
        </Page>
    }
}

#[component]
fn OneAudit(row: AuditRow) -> impl IntoView {
    use t::desk::audit as text;
    let AuditRow {
        audit,
        by,
        done,
        sound,
    } = row;
    let when = format::instant(audit.at, InstantStyle::Medium);
    let is_done = i64::from(done) == audit.drawn;
    let progress = if is_done {
        text::done().to_owned()
    } else {
        text::progress(&done.to_string(), &audit.drawn.to_string())
    };
    let result = match figure_value(sound, Unit::Share) {
        FigureValue::Known {
            value, interval, ..
        } => {
            let interval = interval.map(|interval| t::ui::interval(&interval));
            [Some(text::sound(&value)), interval]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ")
        }
        FigureValue::NotEnough { .. } => String::new(),
    };
    let detail = by
        .into_iter()
        .chain([drawn_words(&audit)])
        .chain(Some(result).filter(|result| !result.is_empty()))
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <li class="row">
            <div class="row__text">
                <p class="row__title">
                    <Link to=Route::ComplaintAudit(audit.id)>{when}</Link>
                    <Chip>{progress}</Chip>
                </p>
                <p>{detail}</p>
            </div>
        </li>
    }
}
