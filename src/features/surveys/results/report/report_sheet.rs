use super::super::address::season_days;
use super::super::named::survey_title;
use super::super::shown::season_word;
use super::headlines::Headlines;
use super::share::ShareButton;
use super::voices::Voices;
use super::weak_points::WeakPoints;
use crate::engine_client::{use_query, use_shop};
use crate::features::insights::{Unit, figure_value};
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word as _, group_words, t};
use crate::platform::{clock, print};
use crate::route::{Route, SurveyPlace};
use crate::router::use_router;
use crate::ui::{
    Answered, Binding, Button, ButtonKind, Card, Choice, Fact, Facts, FigureValue, Icon, Page,
    SelectField,
};
use api::{
    AnswerFilter, MatrixCross, SurveyDesign, SurveyDesignView, SurveyResults, SurveyResultsView,
};
use domain::record::{Audience, SurveyId};
use domain::survey::Group;
use leptos::prelude::*;

/// A year and its quarter.
pub(super) type Season = (i32, u8);

/// What a survey brought in one season, to print and to share.
#[component]
pub(in super::super) fn ReportSheet(id: SurveyId) -> impl IntoView {
    use t::results::report as text;
    let router = use_router();
    let design = use_query(move || Some(SurveyDesign { id }));
    // All seasons, for the choice and for the trend.
    let whole = use_query(move || Some(ask(id, AnswerFilter::default())));
    let chosen = RwSignal::new(None::<Season>);
    let season = Memo::new(move |_| {
        chosen.get().or_else(|| {
            whole.with(|view| {
                let last = view?.seasons.last()?;
                Some((last.year, last.quarter))
            })
        })
    });
    let filter = Memo::new(move |_| season.get().map(filter_of).unwrap_or_default());
    let of_season = use_query(move || {
        whole
            .with(|view| view.is_some())
            .then(|| ask(id, filter.get()))
    });
    let title = move || design.with(|view| view.map(survey_title).unwrap_or_default());
    let seasons = Signal::derive(move || {
        whole.with(|view| {
            let seasons = view.into_iter().flat_map(|view| view.seasons.iter().rev());
            seasons
                .map(|one| {
                    let word = season_word(one.year, one.quarter);
                    Choice::new((one.year, one.quarter), word)
                })
                .collect()
        })
    });
    let binding = Binding::new(season, move |season: Option<Season>| chosen.set(season));
    let above = move || {
        let season = season
            .get()
            .map(|(year, quarter)| season_word(year, quarter));
        [season, Some(shop_line())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    };
    let shown = move |view: SurveyResultsView| {
        let whole = whole.value().unwrap_or_default();
        let design = design.value().unwrap_or_default();
        view! { <Body design whole view season=season.get_untracked() filter=filter.get_untracked() id /> }
    };
    view! {
        <div class="sheet">
            <Page
                title
                above=move || view! { {text::title()} " · " {above} }
                actions=move || {
                    view! {
                        <Button on_press=move |()| {
                            router.back_or(Route::survey(SurveyPlace::Results(id)));
                        }>{t::ui::close()}</Button>
                        <ShareButton design view=of_season season />
                        <Button kind=ButtonKind::Primary icon=Icon::Print on_press=move |()| print::open()>
                            {t::shell::command::print()}
                        </Button>
                    }
                }
            >
                <div data-screen-only="">
                    <SelectField label=text::season() value=binding choices=seasons none=text::newest() />
                </div>
                <Answered query=of_season show=shown />
            </Page>
        </div>
    }
}

fn ask(survey: SurveyId, filter: AnswerFilter) -> SurveyResults {
    SurveyResults {
        survey,
        filter,
        by: None,
        cross: MatrixCross::default(),
    }
}

fn filter_of((year, quarter): Season) -> AnswerFilter {
    let days = season_days(year, quarter);
    AnswerFilter {
        from: days.map(|(from, _)| from),
        to: days.map(|(_, to)| to),
        ..AnswerFilter::default()
    }
}

fn shop_line() -> String {
    let name = use_shop().with(|view| view.map(|view| view.shop.name.clone()).unwrap_or_default());
    let day = format::day(clock::today(), DayStyle::Medium);
    let printed = t::customers::sheet::printed(&day);
    if name.is_empty() {
        printed
    } else {
        format!("{name} · {printed}")
    }
}

#[component]
fn Body(
    id: SurveyId,
    design: SurveyDesignView,
    whole: SurveyResultsView,
    view: SurveyResultsView,
    season: Option<Season>,
    filter: AnswerFilter,
) -> impl IntoView {
    use t::results::report as text;
    if view.answers == 0 {
        return view! { <Card><p>{t::results::none_yet()}</p></Card> }.into_any();
    }
    let facts = about(&design, &view);
    let form = view.form.clone();
    view! {
        <div class="stack">
            <Card title=text::about()>
                <Facts>{facts}</Facts>
            </Card>
            <Headlines view=view.clone() seasons=whole.seasons season />
            <WeakPoints view />
            <Voices id form filter />
            <p><small>{text::foot()}</small></p>
        </div>
    }
    .into_any()
}

/// Purpose, who was asked, how many answered, how far it may be off.
fn about(design: &SurveyDesignView, view: &SurveyResultsView) -> impl IntoView + use<> {
    use t::results::report as text;
    let purpose = design.records.survey.purpose.or(view.form.purpose);
    let response = &view.response;
    let rate = match (response.asked, figure_value(response.rate, Unit::Share)) {
        (Some(asked), FigureValue::Known { value, .. }) => Some(text::rate(
            &value,
            &format::count(response.answered),
            &format::count(asked),
        )),
        _ => None,
    };
    let margin = response
        .margin_points
        .map(|points| t::results::response::points(&format::decimal(points, 1)));
    let days = view.first.zip(view.last).map(|(first, last)| {
        t::results::range(
            &format::day(first, DayStyle::Medium),
            &format::day(last, DayStyle::Medium),
        )
    });
    [
        (text::purpose(), purpose.map(|one| one.word().to_owned())),
        (text::asked(), Some(who_was_asked(design))),
        (text::answers(), Some(format::count(view.answers))),
        (text::days(), days),
        (t::results::response::rate(), rate),
        (t::results::response::margin(), margin),
    ]
    .into_iter()
    .filter_map(|(name, value)| {
        let value = value?;
        Some(view! { <Fact name>{value}</Fact> })
    })
    .collect_view()
}

/// `从“城西”一组里随机抽取 50 位（种子 7）`
fn who_was_asked(design: &SurveyDesignView) -> String {
    use t::results::report as text;
    let group = |stored: &str| {
        stored
            .parse::<Group>()
            .map_or_else(|_unknown| stored.to_owned(), |group| group_words(&group))
    };
    let newest = design.draws.iter().map(|row| &row.draw);
    if let Some(draw) = newest.max_by_key(|draw| draw.at) {
        let chosen = u64::try_from(draw.chosen.len()).unwrap_or(u64::MAX);
        return match draw.audience {
            Some(Audience::Sample) => text::sample(
                &group(&draw.group),
                &format::count(chosen),
                &draw.seed.to_string(),
            ),
            // Everybody: who that was is not written down one by one.
            _ => {
                let all = u64::try_from(draw.population).unwrap_or(0);
                text::group(&group(&draw.group), &format::count(all))
            }
        };
    }
    let survey = &design.records.survey;
    match survey.audience {
        Some(Audience::Group | Audience::Sample) => group(&survey.group),
        Some(Audience::Everyone) | None => Audience::Everyone.word().to_owned(),
    }
}
