use super::super::named::title_of;
use super::super::written::{headline_shown, interval, value_of};
use super::report_sheet::Season;
use crate::i18n::{Word as _, format, t};
use crate::ui::Card;
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

/// Up or down; only intervals that do not meet are more than chance.
fn trend_words(kind: ScoreKind, now: Measured, past: Measured) -> String {
    use t::results::report as text;
    let (Some(value), Some(was)) = (value_of(now), value_of(past)) else {
        return "—".to_owned();
    };
    let was_shown = headline_shown(kind, was);
    match (now, past) {
        (
            Measured::Value {
                interval: Some((low, high)),
                ..
            },
            Measured::Value {
                interval: Some((past_low, past_high)),
                ..
            },
        ) if low > past_high || high < past_low => {
            if value > was {
                text::up(&was_shown)
            } else {
                text::down(&was_shown)
            }
        }
        _ => text::same(&was_shown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Locale, set_current};

    fn measured(value: f64, half: f64) -> Measured {
        Measured::Value {
            value,
            n: 50,
            interval: Some((value - half, value + half)),
        }
    }

    #[test]
    fn only_intervals_apart_are_a_change() {
        set_current(Locale::En);
        let text = |now, past| trend_words(ScoreKind::Nps, now, past);
        let same = text(measured(30.0, 10.0), measured(20.0, 10.0));
        let up = text(measured(50.0, 10.0), measured(20.0, 10.0));
        let down = text(measured(-20.0, 5.0), measured(20.0, 10.0));
        assert!(same != up && up != down && same != down);
        assert_eq!(text(Measured::default(), measured(1.0, 1.0)), "—");
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
