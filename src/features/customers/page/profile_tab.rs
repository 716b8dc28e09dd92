use crate::engine_client::Query;
use crate::features::history::shown_value;
use crate::i18n::format::{self, DayStyle};
use crate::i18n::{field_label, t};
use crate::route::{Route, SurveyPlace};
use crate::ui::{Answered, Card, EmptyState, Fact, Facts, Icon, Link, LinkButton};
use api::{CustomerView, ShownValue};
use domain::Record;
use domain::survey::Source;
use leptos::prelude::*;

/// Everything that was written down about a customer.
#[component]
pub(super) fn ProfileTab(query: Query<CustomerView>) -> impl IntoView {
    view! { <Answered query show=|view| view! { <Profile view /> } /> }
}

/// Shown in the heading already.
const ELSEWHERE: [&str; 2] = ["name", "merged_into"];

/// Shown in one row, or beside the field they are about.
const GATHERED: [&str; 3] = ["tag", "competitor", "source"];

/// When it was told, leading to the answer.
fn told(source: Source) -> impl IntoView {
    let to = Route::survey(SurveyPlace::Answer(source.answer));
    let day = format::day(source.day, DayStyle::Medium);
    view! { <small class="fact-note"><Link to>{t::customers::profile::told(&day)}</Link></small> }
}

/// The filled fields with their names.
#[component]
pub(in super::super) fn Profile(view: CustomerView) -> impl IntoView {
    use t::customers::profile as text;
    let id = view.customer.id;
    let sources = &view.customer.sources;
    let source_of = |field: &str| sources.get(field).and_then(Source::read);
    let mut facts: Vec<(String, String, Option<Source>)> = view
        .customer
        .fields()
        .into_iter()
        .filter(|(name, _)| !ELSEWHERE.contains(&name.as_ref()))
        .filter(|(name, _)| {
            let of_many = name.split_once('/').map(|(field, _)| field);
            !of_many.is_some_and(|field| GATHERED.contains(&field))
        })
        .map(|(name, value)| {
            let names = match name.as_ref() {
                "manager" => view.manager.clone(),
                "deputy" => view.deputy.clone(),
                "supplied_by" => view.supplied_by.clone(),
                _ => None,
            };
            let value = shown_value("customer", &name, &ShownValue { value, names });
            (field_label("customer", &name), value, source_of(&name))
        })
        .collect();
    for (field, words) in [
        ("tag", &view.customer.tags),
        ("competitor", &view.customer.competitors),
    ] {
        if !words.is_empty() {
            let words = words.iter().cloned().collect::<Vec<_>>().join(" · ");
            facts.push((field_label("customer", field), words, source_of(field)));
        }
    }
    if facts.is_empty() {
        return view! {
            <Card title=text::title()>
                <EmptyState
                    icon=Icon::Person
                    text=text::none()
                    actions=move || {
                        view! {
                            <LinkButton icon=Icon::Edit to=Route::EditCustomer(id)>
                                {t::customers::action::edit()}
                            </LinkButton>
                        }
                    }
                />
            </Card>
        }
        .into_any();
    }
    view! {
        <Card title=text::title()>
            <Facts>
                {facts
                    .into_iter()
                    .map(|(name, value, source)| {
                        view! { <Fact name=name>{value} {source.map(told)}</Fact> }
                    })
                    .collect_view()}
            </Facts>
        </Card>
    }
    .into_any()
}
