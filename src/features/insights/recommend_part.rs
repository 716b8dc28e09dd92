use super::measure::{Unit, figure_value};
use crate::features::customers::customers_in_group;
use crate::i18n::{format, t};
use crate::route::Route;
use crate::ui::{Bars, Card, Figure, Icon, Link, LinkButton};
use api::{CustomerGroup, Measured, RecommendView};
use leptos::prelude::*;

/// Net promoter score, with the answers behind it.
#[component]
pub(super) fn RecommendPart(view: RecommendView) -> impl IntoView {
    let title = match view.score {
        Measured::Value { value, .. } => t::insights::recommend_finding(&format::signed(value, 0)),
        Measured::NotEnough { .. } => t::insights::recommend_title().to_owned(),
    };
    let bars = view
        .counts
        .iter()
        .enumerate()
        .map(|(score, count)| (score.to_string(), *count))
        .collect::<Vec<_>>();
    let answers: u64 = view.counts.iter().sum();
    view! {
        <Card title>
            <Figure
                label=t::insights::recommend_label()
                value=Signal::stored(figure_value(view.score, Unit::Points))
                explanation=|| view! { <p>{t::insights::recommend_how()}</p> }
            />
            {(answers > 0)
                .then(|| {
                    view! {
                        <Bars
                            label=t::insights::recommend_bars()
                            name=t::insights::score()
                            count=t::insights::answers()
                            bars
                        />
                    }
                })}
            <p class="toolbar">
                <Link to=customers_in_group(CustomerGroup::Promoters)>
                    {t::insights::promoters(view.promoters)}
                </Link>
                <Link to=customers_in_group(CustomerGroup::Passives)>
                    {t::insights::passives(view.passives)}
                </Link>
                <Link to=customers_in_group(CustomerGroup::Detractors)>
                    {t::insights::detractors(view.detractors)}
                </Link>
                <LinkButton to=Route::ask(None) icon=Icon::Surveys>
                    {t::insights::ask_now()}
                </LinkButton>
            </p>
        </Card>
    }
}
