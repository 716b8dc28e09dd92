use super::super::address::{Behind, COMPARE, compare_choices, compare_code, compare_from};
use super::super::named::title_of;
use super::super::written::{cell, headline_shown, interval};
use super::trend_card::scored;
use crate::engine_client::{use_query, use_shop};
use crate::i18n::{Word as _, compared_group, format, t};
use crate::router::use_router;
use crate::ui::{Binding, Card, Choice, Disclosure, Link, SelectField};
use api::{
    CompareBy, ComparedQuestion, Comparison, GroupTest, Measured, ScoreKind, SurveyDesign,
    SurveyResultsView,
};
use domain::survey::Form;
use leptos::prelude::*;

/// A difference less likely than this is none of chance.
const SIGNIFICANT: f64 = 0.05;

/// Groups beside each other, each difference tested.
#[component]
pub(in super::super) fn ComparisonCard(behind: Behind, view: SurveyResultsView) -> impl IntoView {
    use t::results::compare as text;
    let router = use_router();
    let list = router.list();
    let by = Binding::new(
        Memo::new(move |_| list.with(compare_from)),
        move |by: Option<CompareBy>| {
            let code = by.map(compare_code).unwrap_or_default();
            router.set_list(list.get_untracked().with(COMPARE, code));
        },
    );
    let choices: Vec<_> = compare_choices()
        .map(|by| Choice::new(by, by.word()))
        .collect();
    let kinds = scored(&view);
    let shown = view
        .comparison
        .zip(list.with_untracked(compare_from))
        .map(|(comparison, by)| view! { <Compared behind form=view.form kinds comparison by /> });
    let is_nothing = shown.is_none();
    view! {
        <div data-screen-only=is_nothing.then_some("")>
            <Card title=text::title()>
                <div class="stack">
                    <div data-screen-only="">
                        <SelectField label=text::by() value=by choices=Signal::stored(choices) none=text::nothing() />
                    </div>
                    {shown}
                </div>
            </Card>
        </div>
    }
}

#[component]
fn Compared(
    behind: Behind,
    form: Form,
    kinds: Vec<(String, ScoreKind)>,
    comparison: Comparison,
    by: CompareBy,
) -> impl IntoView {
    use t::results::compare as text;
    if comparison.groups.len() < 2 {
        return view! { <p>{text::one_group()}</p> }.into_any();
    }
    let shop = use_shop();
    let survey = behind.survey();
    let design =
        use_query(move || (by == CompareBy::Edition).then_some(SurveyDesign { id: survey }));
    let name_of = move |stored: &str| {
        compared_group(by, stored).unwrap_or_else(|| match by {
            CompareBy::Edition => design
                .with(|view| {
                    let found = view?
                        .editions
                        .iter()
                        .find(|one| one.id.to_string() == stored)?;
                    Some(super::super::filters::version_word(found.number))
                })
                .unwrap_or_else(|| stored.to_owned()),
            _ => shop
                .with(|view| {
                    let found = view?
                        .staff
                        .iter()
                        .find(|one| one.id.to_string() == stored)?;
                    Some(found.name.clone())
                })
                .unwrap_or_else(|| stored.to_owned()),
        })
    };
    let table = move || {
        let names: Vec<String> = comparison
            .groups
            .iter()
            .map(|(stored, _)| name_of(stored))
            .collect();
        let heads = comparison
            .groups
            .iter()
            .zip(&names)
            .map(|((stored, n), name)| {
                let to = behind.clone().of_group(by, stored);
                let name = name.clone();
                let name = match to {
                    Some(to) => view! { <Link to=to.route()>{name}</Link> }.into_any(),
                    None => name.into_any(),
                };
                view! { <th scope="col" class="number">{name}<br /><small>{t::insights::n(&format::count(*n))}</small></th> }
            })
            .collect_view();
        let rows = comparison
            .questions
            .iter()
            .map(|question| row(&form, &kinds, &names, question))
            .collect_view();
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=text::title()>
                <table class="plain-table compared">
                    <caption class="visually-hidden">{text::title()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{text::question()}</th>
                            {heads}
                            <th scope="col">{text::said()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p><small>{text::tests(comparison.tests.into())}</small></p>
            <Disclosure label=t::ui::how_worked_out()>
                <p>{text::how()}</p>
            </Disclosure>
        }
    };
    table.into_any()
}

fn row(
    form: &Form,
    kinds: &[(String, ScoreKind)],
    names: &[String],
    question: &ComparedQuestion,
) -> impl IntoView + use<> {
    let kind = kinds
        .iter()
        .find(|(name, _)| *name == question.name)
        .map(|(_, kind)| *kind);
    let shown = move |value: f64| {
        kind.map_or_else(
            || format::decimal(value, 2),
            |kind| headline_shown(kind, value),
        )
    };
    let mut cells: Vec<AnyView> = question
        .headlines
        .iter()
        .map(|measured| {
            let range = match measured {
                Measured::Value {
                    interval: Some(_), ..
                } => Some(view! { <br /><small>{interval(*measured, shown)}</small> }),
                _ => None,
            };
            view! { <td class="number">{cell(*measured, shown)} {range}</td> }.into_any()
        })
        .collect();
    // Choices have no headline; what was chosen is in the question's own card, group by group.
    while cells.len() < names.len() {
        cells.push(view! { <td class="number">"—"</td> }.into_any());
    }
    view! {
        <tr>
            <th scope="row">{title_of(form, &question.name)} {kind.map(|kind| view! { <br /><small>{kind.word()}</small> })}</th>
            {cells}
            <td class="compared__said">{said(question, names, kind)}</td>
        </tr>
    }
}

/// Whether the groups differ, by which test, and how much.
fn said(
    question: &ComparedQuestion,
    names: &[String],
    kind: Option<ScoreKind>,
) -> impl IntoView + use<> {
    use t::results::compare as text;
    let (Some(test), Some(p)) = (question.test, question.p_adjusted.or(question.p)) else {
        return text::no_test().into_any();
    };
    let is_clear = p < SIGNIFICANT;
    let verdict = if is_clear {
        text::clear()
    } else {
        text::no_clear()
    };
    let size = question
        .effect
        .filter(|_| is_clear)
        .and_then(|effect| effect_words(test, effect, names));
    let difference = match (question.difference, is_clear) {
        (
            Measured::Value {
                value,
                interval: Some((low, high)),
                ..
            },
            true,
        ) => Some(difference_words(kind, value, low, high)),
        _ => None,
    };
    let rough = question.is_rough.then(text::rough);
    let p = if p < 0.001 {
        text::p_tiny().to_owned()
    } else {
        text::p(&format::decimal(p, 3))
    };
    view! {
        <strong>{verdict}</strong>
        {size.map(|words| view! { <p>{words}</p> })}
        {difference.map(|words| view! { <p>{words}</p> })}
        <p><small>{test.word()} " · " {p} {rough.map(|words| format!(" · {words}"))}</small></p>
    }
    .into_any()
}

/// Points of an NPS, or of a share in per cent.
fn difference_words(kind: Option<ScoreKind>, value: f64, low: f64, high: f64) -> String {
    let scale = if kind == Some(ScoreKind::Nps) {
        1.0
    } else {
        100.0
    };
    let written = |value: f64| format::signed(value * scale, 0);
    t::results::compare::difference(&written(value), &written(low), &written(high))
}

/// How much they differ. Cohen's steps for V, and the same for ε² as for η².
fn effect_words(test: GroupTest, effect: f64, names: &[String]) -> Option<String> {
    use t::results::compare as text;
    let steps = match test {
        GroupTest::MannWhitney => {
            let (higher, lower, chance) = higher_first(effect, names)?;
            return Some(text::chance(higher, lower, &format::percent(chance, 0)));
        }
        GroupTest::KruskalWallis => [0.06, 0.14],
        GroupTest::ChiSquare => [0.3, 0.5],
    };
    let [middle, large] = steps;
    let words = if effect >= large {
        text::large()
    } else if effect >= middle {
        text::middling()
    } else {
        text::small()
    };
    Some(words.to_owned())
}

/// Who answers higher, who lower, and how often of a pair drawn from both; `effect` is the chance of the first of two.
fn higher_first(effect: f64, names: &[String]) -> Option<(&str, &str, f64)> {
    let (first, second) = (names.first()?, names.get(1)?);
    Some(if effect >= 0.5 {
        (first, second, effect)
    } else {
        (second, first, 1.0 - effect)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_effect_names_who_is_higher() {
        let names = ["A".to_owned(), "B".to_owned()];
        assert_eq!(higher_first(0.75, &names), Some(("A", "B", 0.75)));
        assert_eq!(higher_first(0.25, &names), Some(("B", "A", 0.75)));
        assert_eq!(higher_first(0.25, &[]), None);
    }
}
