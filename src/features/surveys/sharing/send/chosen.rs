use super::link_form::new_link;
use super::link_panel::LinkDialog;
use crate::engine_client::{use_doer, use_query};
use crate::i18n::format::{self, DayStyle};
use crate::i18n::t;
use crate::platform::clock;
use crate::route::{Route, SurveyPlace};
use crate::state::use_toasts;
use crate::ui::{Answered, Button, Card, Icon, Link, Row, Rows, dial};
use api::{DrawPeople, DrawPeopleView, DrawnCustomer, SurveyDesign, Window};
use domain::record::{EditionId, SurveyDrawId, SurveyId, SurveyLinkId};
use leptos::prelude::*;

const STEP: u32 = 30;

/// Those whom the draw chose: who answered, and how the others are reached.
#[component]
pub(super) fn Chosen(survey: SurveyId, draw: SurveyDrawId) -> impl IntoView {
    use t::sharing::send as text;
    let limit = RwSignal::new(STEP);
    let query = use_query(move || {
        Some(DrawPeople {
            draw,
            window: Window {
                offset: 0,
                limit: limit.get(),
            },
        })
    });
    let design = use_query(move || Some(SurveyDesign { id: survey }));
    let asked = Signal::derive(move || {
        design.with(|view| {
            let view = view?;
            let edition = view.editions.first().map(|edition| edition.id);
            Some((edition, view.records.survey.anonymous))
        })
    });
    let shown = RwSignal::new(None::<SurveyLinkId>);
    view! {
        <Answered
            query
            show=move |view: DrawPeopleView| {
                let more = u64::from(view.total)
                    .saturating_sub(u64::try_from(view.rows.len()).unwrap_or(u64::MAX));
                let rows = view
                    .rows
                    .into_iter()
                    .map(|person| view! { <Person survey person asked shown /> })
                    .collect_view();
                view! {
                    <Card flush=true>
                        <Rows>{rows}</Rows>
                    </Card>
                    {(more > 0)
                        .then(|| {
                            view! {
                                <Button on_press=move |()| limit.update(|limit| *limit += STEP)>
                                    {t::following::more(more)}
                                </Button>
                            }
                        })}
                }
            }
        />
        <LinkDialog survey shown title=text::link() />
    }
}

#[component]
fn Person(
    survey: SurveyId,
    person: DrawnCustomer,
    /// What is asked, and whether nobody may be known by the answer.
    asked: Signal<Option<(Option<EditionId>, bool)>>,
    shown: RwSignal<Option<SurveyLinkId>>,
) -> impl IntoView {
    use t::sharing::send as text;
    let (doer, toasts) = (use_doer(), use_toasts());
    let customer = person.customer;
    let make = move |()| {
        let edition = asked.get_untracked().and_then(|(edition, _)| edition);
        match new_link(survey, edition, Some(customer), None) {
            Some(command) => doer.run(command, text::link_made(), move |done| {
                let id = done.about.map(|about| SurveyLinkId(about.id));
                shown.try_set(id);
            }),
            None => {
                toasts.problem(text::no_chance());
            }
        }
    };
    let is_answered = person.answered.is_some();
    let status = match person.answered {
        Some(at) => {
            let day = format::day(clock::day_in_shop(at), DayStyle::Medium);
            view! { <small>{Icon::Check.view()} {text::answered_on(&day)}</small> }.into_any()
        }
        None => view! { <small>{person.phone.clone()}</small> }.into_any(),
    };
    let name = if person.name.is_empty() {
        text::gone().to_owned()
    } else {
        person.name
    };
    let (link, phone) = (person.link, person.phone);
    let actions = move || {
        if is_answered {
            return ().into_any();
        }
        let by_link = move || {
            let (_, is_anonymous) = asked.get()?;
            (!is_anonymous).then(|| match link {
                Some(link) => view! { <Button on_press=move |()| shown.set(Some(link))>{text::show_link()}</Button> }
                    .into_any(),
                None => view! { <Button busy=doer.busy() on_press=make>{text::make_link()}</Button> }.into_any(),
            })
        };
        let call = dial(&phone).map(|to| {
            view! {
                <a class="button button--icon" href=to aria-label=text::call() title=text::call()>
                    {Icon::Phone.view()}
                </a>
            }
        });
        let ask = Route::survey(SurveyPlace::Ask {
            survey: Some(survey),
            customer: Some(customer),
            answer: None,
        });
        view! {
            {call}
            <Link to=ask>{text::ask_now()}</Link>
            {by_link}
        }
        .into_any()
    };
    view! {
        <Row actions>
            <Link to=Route::customer(customer)>
                <span class="row__title">{name}</span>
            </Link>
            {status}
        </Row>
    }
}
