use super::chosen::Chosen;
use crate::engine_client::use_doer;
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::{Word as _, group_words, t};
use crate::route::{Route, SurveyPlace};
use crate::ui::{Button, Card, Disclosure, Fact, Facts, Link};
use api::{DrawRow, Measured, SurveyDesignView};
use domain::command::Command;
use domain::record::{Audience, SurveyId, recommend};
use domain::survey::Group;
use leptos::prelude::*;

/// Who is asked, as the design has it; the draws; how many answered.
#[component]
pub(super) fn Asked(
    survey: SurveyId,
    #[prop(into)] view: Signal<SurveyDesignView>,
    is_draft: Memo<bool>,
) -> impl IntoView {
    use t::sharing::send as text;
    let doer = use_doer();
    let audience = Memo::new(move |_| {
        view.with(|view| view.records.survey.audience.unwrap_or(Audience::Everyone))
    });
    let whom = move || {
        let audience = audience.get();
        view.with(|view| {
            let survey = &view.records.survey;
            let group: Group = survey.group.parse().unwrap_or_default();
            let size = survey.sample_size.filter(|_| audience == Audience::Sample);
            let size = size.map(|size| {
                let size = u64::try_from(size).unwrap_or(0);
                view! { <Fact name=text::sample_size()>{text::people(size)}</Fact> }
            });
            let rest = survey.fatigue_days.filter(|days| *days > 0).map(|days| {
                let days = u64::try_from(days).unwrap_or(0);
                view! { <Fact name=text::rest()>{text::rest_days(days)}</Fact> }
            });
            view! {
                <Facts>
                    <Fact name=text::audience()>{audience.word()}</Fact>
                    <Fact name=text::group()>{group_words(&group)}</Fact>
                    {size}
                    {rest}
                </Facts>
            }
        })
    };
    let draw = move |()| {
        let command = Command::DrawSample { survey, seed: None };
        doer.run(command, text::drawn(), |_| ());
    };
    let button = move || {
        // The survey every shop has asks whoever comes, and is in the book only with its first answer.
        (!is_draft.get() && survey != recommend::ID).then(|| {
            let (label, how) = match audience.get() {
                Audience::Sample => (text::draw(), text::draw_how()),
                Audience::Everyone | Audience::Group => (text::note_all(), text::note_all_how()),
            };
            view! {
                <p>{how}</p>
                <p class="toolbar">
                    <Button busy=doer.busy() on_press=draw>
                        {label}
                    </Button>
                </p>
            }
        })
    };
    let draws = Memo::new(move |_| view.with(|view| view.draws.clone()));
    let newest = move || {
        draws
            .with(|draws| draws.first().cloned())
            .map(|row| newest_draw(survey, row))
    };
    let older = move || {
        let rows = draws.with(|draws| draws.iter().skip(1).cloned().collect::<Vec<_>>());
        (!rows.is_empty()).then(|| {
            let rows = rows
                .iter()
                .map(|row| view! { <li>{draw_words(row)}</li> })
                .collect_view();
            view! {
                <Disclosure label=text::earlier_draws()>
                    <ul class="stack">{rows}</ul>
                </Disclosure>
            }
        })
    };
    view! {
        <Card
            title=text::who()
            aside=move || {
                view! { <Link to=Route::survey(SurveyPlace::Design(survey))>{text::change()}</Link> }
            }
        >
            {whom}
            <Response view />
            {button}
            {newest}
            {older}
        </Card>
    }
}

/// How many of those asked answered, and how sure that makes it.
#[component]
fn Response(view: Signal<SurveyDesignView>) -> impl IntoView {
    use t::sharing::send as text;
    move || {
        view.with(|view| {
            let response = &view.response;
            let answered = format::count(response.answered);
            let so_far = match (response.asked, response.rate) {
                (Some(asked), Measured::Value { value, .. }) => {
                    text::answered_of(&answered, &format::count(asked), &format::percent(value, 0))
                }
                (Some(asked), Measured::NotEnough { .. }) => {
                    text::answered_of_few(&answered, &format::count(asked))
                }
                (None, _) => text::answers(view.answers),
            };
            let partial = (view.partial > 0).then(|| text::begun(view.partial));
            let margin = response
                .margin_points
                .filter(|_| response.answered > 0)
                .map(|points| text::margin(&format::decimal(points, 1)));
            let needed = response
                .needed
                .filter(|needed| *needed > response.answered)
                .map(text::needed);
            view! {
                <p class="send__response" role="status">
                    <strong>{so_far}</strong>
                    {partial.map(|words| format!(" {words}"))}
                </p>
                <p class="send__sure">{margin} " " {needed}</p>
            }
        })
    }
}

fn newest_draw(survey: SurveyId, row: DrawRow) -> impl IntoView {
    use t::sharing::send as text;
    let is_sample = !row.draw.chosen.is_empty();
    let draw = row.draw.id;
    view! {
        <div class="stack send__draw">
            <h3>{text::last_draw()}</h3>
            <p>{draw_words(&row)}</p>
            <Disclosure label=text::how_drawn()>
                <p>{text::how_drawn_words(&row.draw.seed.to_string())}</p>
            </Disclosure>
            {is_sample.then(|| view! { <Chosen survey draw /> })}
        </div>
    }
}

/// When, by whom, how many of how many, and who was left in peace.
fn draw_words(row: &DrawRow) -> String {
    use t::sharing::send as text;
    let count = |many: i64| u64::try_from(many).unwrap_or(0);
    let at = format::instant(row.draw.at, InstantStyle::Medium);
    let by = row
        .by
        .clone()
        .unwrap_or_else(|| text::somebody().to_owned());
    let population = format::count(count(row.draw.population));
    let resting = text::resting(count(row.draw.resting));
    let chosen = if row.draw.audience == Some(Audience::Sample) {
        let chosen = u64::try_from(row.draw.chosen.len()).unwrap_or(u64::MAX);
        text::draw_line(&at, &by, &format::count(chosen), &population)
    } else {
        text::draw_line_all(&at, &by, &population)
    };
    format!("{chosen} {resting} {}", text::draw_answered(row.answered))
}
