use super::super::named::{survey_title, title_of};
use super::super::shown::season_word;
use super::super::written::{headline_shown, interval};
use super::headlines::headlines;
use super::report_sheet::Season;
use super::weak_points::weak_points;
use crate::engine_client::Query;
use crate::i18n::{Word as _, format, t};
use crate::platform::{share, task};
use crate::ui::{Button, Icon};
use api::{Measured, SurveyDesignView, SurveyResultsView};
use leptos::prelude::*;

/// Hands the report over as text, where the device can share.
#[component]
pub(super) fn ShareButton(
    design: Query<SurveyDesignView>,
    view: Query<SurveyResultsView>,
    season: Memo<Option<Season>>,
) -> impl IntoView {
    let press = move |()| {
        let title = untrack(|| design.with(|view| view.map(survey_title).unwrap_or_default()));
        let season = season
            .get_untracked()
            .map(|(year, quarter)| season_word(year, quarter))
            .unwrap_or_default();
        let text = untrack(|| {
            view.with(|view| {
                view.map(|view| report_text(&title, &season, view))
                    .unwrap_or_default()
            })
        });
        task::spawn(async move {
            // Closing the sheet is an answer too.
            let _handed_over = share::text(&title, &text).await;
        });
    };
    share::is_available().then(|| {
        view! { <Button icon=Icon::Export on_press=press>{t::results::report::share()}</Button> }
    })
}

/// The report in a few lines, without names.
fn report_text(title: &str, season: &str, view: &SurveyResultsView) -> String {
    use t::results::report as text;
    let mut lines = vec![
        format!("{title} · {season}"),
        t::results::answers(view.answers),
    ];
    if let Some(points) = view.response.margin_points {
        let points = t::results::response::points(&format::decimal(points, 1));
        lines.push(format!("{} {points}", t::results::response::margin()));
    }
    for (name, kind, measured) in headlines(view) {
        let Measured::Value { value, .. } = measured else {
            continue;
        };
        let shown = |value: f64| headline_shown(kind, value);
        lines.push(text::line(
            &title_of(&view.form, &name),
            kind.word(),
            &shown(value),
            &interval(measured, shown),
        ));
    }
    let weak = weak_points(view);
    if !weak.is_empty() {
        lines.push(text::weak().to_owned());
        lines.extend(weak.into_iter().map(|point| format!("- {point}")));
    }
    lines.join("\n")
}
