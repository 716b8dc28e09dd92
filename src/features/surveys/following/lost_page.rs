use super::loss_form::LossForm;
use super::loss_rows::LossRows;
use crate::engine_client::use_query;
use crate::features::insights::{Unit, figure_value};
use crate::i18n::{Word as _, format, t};
use crate::platform::clock;
use crate::route::{Route, SurveyPlace};
use crate::ui::{
    Answered, BarRow, BarTable, Button, ButtonKind, Card, Dialog, Disclosure, EmptyState, Fact,
    Facts, FigureValue, Icon, Link, Page,
};
use api::{LossList, LossListView, LossReasonRow, Measured, Window};
use domain::record::{Loss, WinBack};
use leptos::prelude::*;

const STEP: u32 = 50;

/// Customers who left: why, beside what is known from elsewhere; to whom; and how far winning them back has come.
#[component]
pub(super) fn LostPage() -> impl IntoView {
    use t::following as text;
    let limit = RwSignal::new(STEP);
    let query = use_query(move || {
        Some(LossList {
            window: Window {
                offset: 0,
                limit: limit.get(),
            },
        })
    });
    let adding = RwSignal::new(false);
    let add = move || {
        view! {
            <Button kind=ButtonKind::Primary icon=Icon::Plus on_press=move |()| adding.set(true)>
                {text::lost_add()}
            </Button>
        }
    };
    view! {
        <Page
            title=text::lost_title()
            above=|| view! { <Link to=Route::survey(SurveyPlace::List)>{t::shell::place::surveys()}</Link> }
            actions=add
        >
            <p>{text::lost_about()}</p>
            <Answered
                query
                show=move |view: LossListView| {
                    if view.total == 0 {
                        return view! { <EmptyState icon=Icon::Customers text=text::lost_none() /> }.into_any();
                    }
                    let more = u64::from(view.total)
                        .saturating_sub(u64::try_from(view.rows.len()).unwrap_or(u64::MAX));
                    view! {
                        <div class="analysis lost">
                            <Reasons reasons=view.reasons />
                            <Card title=text::lost_where()>
                                <Where competitors=view.competitors states=view.states />
                            </Card>
                        </div>
                        <LossRows rows=view.rows />
                        {(more > 0)
                            .then(|| {
                                view! {
                                    <Button on_press=move |()| limit.update(|limit| *limit += STEP)>
                                        {text::more(more)}
                                    </Button>
                                }
                            })}
                    }
                        .into_any()
                }
            />
            <Dialog open=adding title=text::lost_add() sheet=true>
                <LossForm
                    start=Loss { day: Some(clock::today()), state: Some(WinBack::Lost), ..Loss::default() }
                    on_done=move |()| adding.set(false)
                />
            </Dialog>
        </Page>
    }
}

#[component]
fn Reasons(reasons: Vec<LossReasonRow>) -> impl IntoView {
    use t::following as text;
    let rows = reasons
        .into_iter()
        .map(|row| {
            let (share, interval) = match figure_value(row.share, Unit::Share) {
                FigureValue::Known {
                    value, interval, ..
                } => (value, interval.unwrap_or_default()),
                FigureValue::NotEnough { .. } => ("–".to_owned(), String::new()),
            };
            let known = f64::from(row.literature) / 100.0;
            let bar = match row.share {
                Measured::Value { value, .. } => value,
                Measured::NotEnough { .. } => 0.0,
            };
            let cells = [
                format::count(row.customers),
                share,
                interval,
                format::percent(known, 0),
            ];
            BarRow {
                name: row.reason.word().into_any(),
                bar,
                mark: Some(known),
                is_marked: false,
                cells: cells.into_iter().map(IntoAny::into_any).collect(),
            }
        })
        .collect::<Vec<_>>();
    let heads = [
        text::customers(),
        text::share(),
        text::range(),
        text::literature(),
    ];
    view! {
        <Card title=text::lost_why()>
            <BarTable
                label=text::lost_why()
                name=text::reason()
                heads=heads.map(str::to_owned).to_vec()
                rows
            />
            <Disclosure label=t::ui::how_worked_out()>
                <p>{text::lost_how()}</p>
            </Disclosure>
        </Card>
    }
}

#[component]
fn Where(competitors: Vec<(String, u64)>, states: Vec<(WinBack, u64)>) -> impl IntoView {
    use t::following as text;
    let count = |count: u64| text::people(count);
    let states = states
        .into_iter()
        .map(|(state, many)| view! { <Fact name=state.word()>{count(many)}</Fact> })
        .collect_view();
    let to = if competitors.is_empty() {
        view! { <p>{text::lost_to_nobody()}</p> }.into_any()
    } else {
        let facts = competitors
            .into_iter()
            .map(|(name, many)| view! { <Fact name=name>{count(many)}</Fact> })
            .collect_view();
        view! { <Facts>{facts}</Facts> }.into_any()
    };
    view! {
        {to}
        <h3>{text::win_back()}</h3>
        <Facts>{states}</Facts>
    }
}
