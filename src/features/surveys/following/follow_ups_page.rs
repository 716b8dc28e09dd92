use super::follow_up_form::FollowUpForm;
use super::follow_up_row::FollowUpItem;
use crate::engine_client::use_query;
use crate::features::insights::{Unit, figure_value};
use crate::i18n::{format, t};
use crate::platform::clock;
use crate::route::{ListState, Route, SurveyPlace};
use crate::router::use_router;
use crate::ui::{
    Answered, Button, ButtonKind, Card, Dialog, EmptyState, Figure, FigureValue, Icon, Link, Page,
    Rows, Tab, Tabs,
};
use api::{FollowUpCounts, FollowUpList, FollowUpListView, FollowUpsOf, Window};
use domain::record::FollowUp;
use leptos::prelude::*;

/// So many are shown at first, and more with every tap.
const STEP: u32 = 50;
/// A new one is due after so many days unless somebody says otherwise.
const USUAL_DAYS: i32 = 3;
const SHOW: &str = "show";

/// The tabs, as they stand in the address.
const KINDS: [(&str, FollowUpsOf); 3] = [
    ("open", FollowUpsOf::Open),
    ("due", FollowUpsOf::Due),
    ("ended", FollowUpsOf::Ended),
];

#[component]
pub(super) fn FollowUpsPage() -> impl IntoView {
    use t::following as text;
    let list = use_router().list();
    let of = Memo::new(move |_| list.with(shown));
    let limit = RwSignal::new(STEP);
    let query = use_query(move || {
        Some(FollowUpList {
            of: of.get(),
            window: Window {
                offset: 0,
                limit: limit.get(),
            },
        })
    });
    let adding = RwSignal::new(false);
    let tabs = Signal::derive(move || {
        KINDS
            .iter()
            .map(|(segment, kind)| Tab {
                label: kind_words(*kind).to_owned(),
                to: place(segment),
                count: None,
            })
            .collect::<Vec<_>>()
    });
    let current = Signal::derive(move || place(segment(of.get())));
    view! {
        <Page
            title=text::title()
            above=|| view! { <Link to=Route::survey(SurveyPlace::List)>{t::shell::place::surveys()}</Link> }
            actions=move || {
                view! {
                    <Button kind=ButtonKind::Primary icon=Icon::Plus on_press=move |()| adding.set(true)>
                        {text::add()}
                    </Button>
                }
            }
        >
            <p>{text::about()}</p>
            <Tabs label=text::title() tabs current>
                <Answered
                    query
                    show=move |view: FollowUpListView| {
                        let is_empty = view.rows.is_empty();
                        let more = u64::from(view.total)
                            .saturating_sub(u64::try_from(view.rows.len()).unwrap_or(u64::MAX));
                        view! {
                            <Counts counts=view.counts />
                            {if is_empty {
                                view! { <EmptyState icon=Icon::Check text=none_words(of.get_untracked()) /> }.into_any()
                            } else {
                                view! {
                                    <Card title=kind_words(of.get_untracked()) flush=true>
                                        <Rows>
                                            {view
                                                .rows
                                                .into_iter()
                                                .map(|row| view! { <FollowUpItem row /> })
                                                .collect_view()}
                                        </Rows>
                                    </Card>
                                }
                                    .into_any()
                            }}
                            {(more > 0)
                                .then(|| {
                                    view! {
                                        <Button on_press=move |()| limit.update(|limit| *limit += STEP)>
                                            {text::more(more)}
                                        </Button>
                                    }
                                })}
                        }
                    }
                />
            </Tabs>
            <Dialog open=adding title=text::add() sheet=true>
                <FollowUpForm
                    start=FollowUp { due: Some(clock::today().plus(USUAL_DAYS)), ..FollowUp::default() }
                    on_done=move |()| adding.set(false)
                />
            </Dialog>
        </Page>
    }
}

#[component]
fn Counts(counts: FollowUpCounts) -> impl IntoView {
    use t::following as text;
    let number = |count: u64| FigureValue::Known {
        value: format::count(count),
        n: None,
        interval: None,
    };
    view! {
        <section class="figures figures--few" aria-label=text::counts()>
            <Figure label=text::count_open() value=Signal::stored(number(counts.open)) />
            <Figure label=text::count_overdue() value=Signal::stored(number(counts.overdue)) />
            <Figure
                label=text::on_time()
                value=Signal::stored(figure_value(counts.on_time, Unit::Share))
                explanation=|| view! { <p>{text::on_time_how()}</p> }
            />
        </section>
    }
}

fn shown(list: &ListState) -> FollowUpsOf {
    let wanted = list.values(SHOW).next();
    KINDS
        .iter()
        .find(|(segment, _)| Some(*segment) == wanted)
        .map_or(FollowUpsOf::Open, |(_, kind)| *kind)
}

fn segment(of: FollowUpsOf) -> &'static str {
    KINDS
        .iter()
        .find(|(_, kind)| *kind == of)
        .map_or("open", |(segment, _)| segment)
}

fn place(segment: &str) -> Route {
    let filters = match segment {
        "open" => Vec::new(),
        other => vec![(SHOW.to_owned(), other.to_owned())],
    };
    Route::survey(SurveyPlace::FollowUps).with_list(ListState {
        filters,
        ..ListState::default()
    })
}

fn kind_words(of: FollowUpsOf) -> &'static str {
    use t::following as text;
    match of {
        FollowUpsOf::Due => text::kind_due(),
        FollowUpsOf::Ended => text::kind_ended(),
        _ => text::kind_open(),
    }
}

fn none_words(of: FollowUpsOf) -> &'static str {
    use t::following as text;
    match of {
        FollowUpsOf::Due => text::none_due(),
        FollowUpsOf::Ended => text::none_ended(),
        _ => text::none_open(),
    }
}
