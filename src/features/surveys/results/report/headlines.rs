use super::super::named::title_of;
use super::super::written::{headline_shown, interval, value_of};
use super::report_sheet::Season;
use crate::i18n::{Word as _, format, t};
use crate::ui::{Card, Trend};
use api::{Measured, Outcome, ScoreKind, SeasonRow, SurveyResultsView};
use leptos::prelude::*;

/// Every score with its interval, and what it was the season before.
#[component]
pub(super) fn Headlines(
    view: SurveyResultsView,
    seasons: Vec<SeasonRow>,
    season: Option<Season>,
) -> impl IntoView {
    use t::results::report as text;
    let before = before(&seasons, season);
    let rows = headlines(&view)
        .into_iter()
        .map(|(name, kind, measured)| {
            let shown = |value: f64| headline_shown(kind, value);
            let past = before.and_then(|before| {
                let found = before.headlines.iter().find(|(known, _)| *known == name);
                found.map(|(_, measured)| *measured)
            });
            let n = match measured {
                Measured::Value { n, .. } | Measured::NotEnough { n, .. } => n,
            };
            let value = match measured {
                Measured::Value { value, .. } => shown(value),
                Measured::NotEnough { n, need } => t::ui::not_enough(n, need),
            };
            view! {
                <tr>
                    <th scope="row">{title_of(&view.form, &name)}<br /><small>{kind.word()}</small></th>
                    <td class="number"><strong>{value}</strong></td>
                    <td class="number">{interval(measured, shown)}</td>
                    <td class="number">{format::count(n)}</td>
                    <td>{past.map(|past| trend_words(kind, measured, past))}</td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <Card title=text::headlines()>
                <div class="table-scroll" tabindex="0" role="region" aria-label=text::headlines()>
                    <table class="plain-table">
                        <caption class="visually-hidden">{text::headlines()}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{t::results::compare::question()}</th>
                                <th scope="col" class="number">{text::value()}</th>
                                <th scope="col" class="number">{t::results::choice::range()}</th>
                                <th scope="col" class="number">{t::insights::answers()}</th>
                                <th scope="col" class="in-words">{text::before()}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </Card>
        }
    })
}

/// Name, kind and value of every score, and the index of what is asked by importance.
pub(super) fn headlines(view: &SurveyResultsView) -> Vec<(String, ScoreKind, Measured)> {
    view.questions
        .iter()
        .filter_map(|question| match &question.outcome {
            Outcome::Score { kind, headline, .. } => {
                Some((question.name.clone(), *kind, *headline))
            }
            _ => None,
        })
        .collect()
}

/// The last season before this one in which there were answers.
fn before(seasons: &[SeasonRow], season: Option<Season>) -> Option<&SeasonRow> {
    let season = season?;
    seasons
        .iter()
        .rev()
        .find(|one| (one.year, one.quarter) < season)
}

fn trend_words(kind: ScoreKind, now: Measured, past: Measured) -> String {
    use t::results::report as text;
    let (Some(course), Some(was)) = (course(now, past), value_of(past)) else {
        return "—".to_owned();
    };
    let was = headline_shown(kind, was);
    match course {
        Trend::Better => text::up(&was),
        Trend::Worse => text::down(&was),
        Trend::Same => text::same(&was),
    }
}

/// Up or down; only intervals that do not meet are more than chance. `None` without both values.
fn course(now: Measured, past: Measured) -> Option<Trend> {
    let (value, was) = (value_of(now)?, value_of(past)?);
    let is_clear = match (now, past) {
        (
            Measured::Value {
                interval: Some((low, high)),
                ..
            },
            Measured::Value {
                interval: Some((past_low, past_high)),
                ..
            },
        ) => low > past_high || high < past_low,
        _ => false,
    };
    Some(match is_clear {
        true if value > was => Trend::Better,
        true => Trend::Worse,
        false => Trend::Same,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(value: f64, half: f64) -> Measured {
        Measured::Value {
            value,
            n: 50,
            interval: Some((value - half, value + half)),
        }
    }

    #[test]
    fn only_intervals_apart_are_a_change() {
        let past = measured(20.0, 10.0);
        assert_eq!(course(measured(30.0, 10.0), past), Some(Trend::Same));
        assert_eq!(course(measured(50.0, 10.0), past), Some(Trend::Better));
        assert_eq!(course(measured(-20.0, 5.0), past), Some(Trend::Worse));
        assert_eq!(course(Measured::default(), past), None);
    }

    #[test]
    fn the_season_before_may_lie_further_back() {
        let row = |year, quarter| SeasonRow {
            year,
            quarter,
            ..SeasonRow::default()
        };
        let seasons = [row(2025, 4), row(2026, 2), row(2026, 4)];
        let found = before(&seasons, Some((2026, 4)));
        assert_eq!(found.map(|one| (one.year, one.quarter)), Some((2026, 2)));
        assert!(before(&seasons, Some((2025, 4))).is_none());
    }
}
