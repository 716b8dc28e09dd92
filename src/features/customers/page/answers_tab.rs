use crate::engine_client::use_query;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word as _, t};
use crate::platform::clock;
use crate::route::{Route, SurveyPlace};
use crate::ui::{Answered, Button, ButtonKind, Card, Chip, EmptyState, Icon, Link, LinkButton};
use api::{AnswerLine, AnswerListView, CustomerAnswers, Window};
use domain::record::CustomerId;
use leptos::prelude::*;

const STEP: u32 = 30;

/// What a customer answered, to all surveys, the newest first.
#[component]
pub(super) fn AnswersTab(id: CustomerId) -> impl IntoView {
    use t::results::answer as text;
    let limit = RwSignal::new(STEP);
    let query = use_query(move || {
        Some(CustomerAnswers {
            customer: id,
            window: Window {
                offset: 0,
                limit: limit.get(),
            },
        })
    });
    let ask = move || {
        view! { <LinkButton icon=Icon::Surveys to=Route::ask(Some(id))>{text::ask()}</LinkButton> }
    };
    let show = move |view: AnswerListView| {
        if view.rows.is_empty() {
            return view! { <EmptyState icon=Icon::Surveys text=text::none() actions=ask /> }
                .into_any();
        }
        let shown = u32::try_from(view.rows.len()).unwrap_or(u32::MAX);
        let more = view.total.saturating_sub(shown);
        view! {
            <ul class="rows">{view.rows.into_iter().map(row_view).collect_view()}</ul>
            {(more > 0)
                .then(|| {
                    view! {
                        <div class="timeline__more">
                            <Button kind=ButtonKind::Quiet on_press=move |()| limit.update(|limit| *limit += 3 * STEP)>
                                {t::customers::timeline::more(more.into())}
                            </Button>
                        </div>
                    }
                })}
        }
        .into_any()
    };
    view! {
        <Card title=t::results::answers_label() flush=true aside=ask>
            <Answered query show />
        </Card>
    }
}

fn row_view(row: AnswerLine) -> impl IntoView {
    let title = if row.title.is_empty() {
        t::surveys::recommend_title().to_owned()
    } else {
        row.title
    };
    let facts = [
        Some(format::day(clock::day_in_shop(row.at), DayStyle::Medium)),
        row.asked.map(|asked| asked.word().to_owned()),
        Some(row.words),
    ];
    let facts: Vec<String> = facts
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect();
    let partial = row
        .partial
        .then(|| view! { <Chip icon=Icon::Clock>{t::results::broken_off()}</Chip> });
    let follow_ups = (row.open_follow_ups > 0).then(|| {
        view! { <Chip icon=Icon::Clock>{t::results::open_follow_ups(row.open_follow_ups.into())}</Chip> }
    });
    view! {
        <li class="row">
            <div class="row__text">
                <div class="row-line">
                    <Link to=Route::survey(SurveyPlace::Answer(row.id))>{title}</Link>
                    {row.score.map(|score| view! { <strong>{score}</strong> })}
                </div>
                <small>{facts.join(" · ")}</small>
                {partial}
                {follow_ups}
            </div>
        </li>
    }
}
