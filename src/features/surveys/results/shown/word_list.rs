use super::super::address::filter_from;
use super::question_cards::Asked;
use crate::engine_client::use_query;
use crate::i18n::{format, t};
use crate::router::use_router;
use crate::ui::{Answered, Disclosure, Link};
use api::{WordRow, Words};
use leptos::prelude::*;

const MOST: u32 = 40;

/// The words that were written most, each leading to the texts; the texts themselves are a tap away.
#[component]
pub(super) fn WordList(asked: Asked) -> impl IntoView {
    use t::results::words as text;
    let list = use_router().list();
    let (survey, question) = (asked.survey, asked.name().to_owned());
    let query = use_query(move || {
        Some(Words {
            survey,
            filter: list.with(filter_from),
            question: question.clone(),
            limit: MOST,
        })
    });
    let all = asked.behind().answered(asked.name()).route();
    let answered = asked.answered;
    let show = move |rows: Vec<WordRow>| {
        if rows.is_empty() {
            return view! { <p>{text::too_few()}</p> }.into_any();
        }
        let most = rows.iter().map(|row| row.answers).max().unwrap_or(1);
        let items = rows
            .into_iter()
            .map(|row| {
                let to = asked.behind().says(asked.name(), &row.word).route();
                // The count is written too: size alone says too little.
                let weight = if row.answers * 3 >= most * 2 {
                    "3"
                } else if row.answers * 3 >= most {
                    "2"
                } else {
                    "1"
                };
                view! {
                    <li data-weight=weight>
                        <Link to>
                            <span>{row.word}</span>
                            " "
                            <small>{format::count(row.answers)}</small>
                        </Link>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="word-list" aria-label=text::title()>{items}</ul> }.into_any()
    };
    view! {
        <p><Link to=all>{text::read_all(answered)}</Link></p>
        <Answered query show />
        <Disclosure label=t::ui::how_worked_out()>
            <p>{text::how()}</p>
        </Disclosure>
    }
}
