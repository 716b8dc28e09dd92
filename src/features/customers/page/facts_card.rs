use crate::i18n::format::{self, DayStyle};
use crate::i18n::{Word, t};
use crate::platform::clock;
use crate::ui::{Card, Fact, Facts};
use api::CustomerView;
use leptos::prelude::*;

/// The figures of one customer.
#[component]
pub(in super::super) fn FactsCard(view: CustomerView) -> impl IntoView {
    use t::customers::facts as text;
    let facts = view.purchases;
    let n = text::n(facts.purchases.into());
    let day = |day| format::day(day, DayStyle::Medium);
    let has_bought = facts.purchases > 0;
    view! {
        <Card title=text::title() aside=move || n.clone()>
            <Facts>
                <Fact name=text::purchases()>{format::count(facts.purchases.into())}</Fact>
                {facts.first.map(|first| view! { <Fact name=text::first()>{day(first)}</Fact> })}
                {facts.last.map(|last| view! { <Fact name=text::last()>{day(last)}</Fact> })}
                {has_bought
                    .then(|| {
                        view! {
                            <Fact name=text::total()>{format::money(facts.total)}</Fact>
                            <Fact name=text::last_year()>{format::money(facts.last_year)}</Fact>
                        }
                    })}
                {(facts.products > 0)
                    .then(|| view! { <Fact name=text::products()>{format::count(facts.products.into())}</Fact> })}
                {view
                    .rfm
                    .map(|rfm| {
                        let code = format!("{} · {} · {}", rfm.recency, rfm.frequency, rfm.monetary);
                        view! {
                            <Fact name=text::rfm()>
                                {code} <small class="fact-note">{rfm.segment.word()}</small>
                            </Fact>
                        }
                    })}
                {view
                    .last_score
                    .map(|(score, at)| {
                        let when = format::relative_day(clock::day_in_shop(at), clock::today());
                        view! {
                            <Fact name=text::last_score()>
                                {text::score(&score.to_string())} <small class="fact-note">{when}</small>
                            </Fact>
                        }
                    })}
                {view
                    .last_contact
                    .map(|(day, way)| {
                        let when = format::relative_day(day, clock::today());
                        view! {
                            <Fact name=text::last_contact()>
                                {when} <small class="fact-note">{way.map(Word::word)}</small>
                            </Fact>
                        }
                    })}
                {(view.complaints > 0)
                    .then(|| view! { <Fact name=text::complaints()>{format::count(view.complaints.into())}</Fact> })}
            </Facts>
            {view
                .rfm
                .map(|rfm| {
                    view! {
                        <p class="field__help">
                            {text::rfm_explained(
                                &rfm.recency.to_string(),
                                &rfm.frequency.to_string(),
                                &rfm.monetary.to_string(),
                            )}
                        </p>
                    }
                })}
        </Card>
    }
}
