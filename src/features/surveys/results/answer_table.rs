use super::address::{filter_from, is_partial};
use super::filters::asked_word;
use crate::engine_client::use_engine;
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::t;
use crate::route::{ListState, Route, SurveyPlace};
use crate::router::use_router;
use crate::ui::{
    Binding, Chip, Column, EmptyState, Icon, NarrowRow, RowLink, TablePage, TableSource,
    VirtualTable,
};
use api::{AnswerLine, AnswerList, AnswerListView, Window};
use domain::record::SurveyId;
use leptos::prelude::*;

/// The answers that the address asks for, the newest first.
#[component]
pub(super) fn AnswerTable(id: SurveyId) -> impl IntoView {
    use t::results as text;
    let router = use_router();
    let engine = use_engine();
    let list = router.list();
    let source = TableSource::from_engine(
        engine,
        move |window: Window| {
            let list = list.get_untracked();
            AnswerList {
                survey: id,
                filter: filter_from(&list),
                partial: is_partial(&list),
                window,
            }
        },
        |view: AnswerListView| TablePage {
            total: view.total,
            rows: view.rows,
        },
    );
    view! {
        <VirtualTable
            name="answers"
            label=text::answers_label()
            columns=columns()
            source
            list=Binding::new(list, move |list: ListState| router.set_list(list))
            key=|row: &AnswerLine| row.id
            to=RowLink::new(|row: &AnswerLine| Route::survey(SurveyPlace::Answer(row.id)))
            narrow=NarrowRow::new(|row: &AnswerLine| {
                view! {
                    <span class="customer-line">
                        <strong class="customer-name">{who(row)}</strong>
                        {follow_up_chip(row)}
                        <span class="customer-line__end">{score(row)}</span>
                    </span>
                    <span class="customer-line customer-line--facts">
                        {format::instant(row.at, InstantStyle::Short)} " · " {asked_word(row.asked)} " " {row.words.clone()}
                    </span>
                }
            })
            empty=|| view! { <EmptyState icon=Icon::Surveys text=text::none_so() /> }
        />
    }
}

fn columns() -> Vec<Column<AnswerLine>> {
    use t::results::column as text;
    vec![
        Column::new("at", text::at(), |row: &AnswerLine| {
            format::instant(row.at, InstantStyle::Short)
        }),
        Column::new("customer", text::customer(), who).share(12),
        Column::new("score", t::insights::score(), score)
            .number()
            .share(6),
        Column::new("words", text::words(), |row: &AnswerLine| {
            view! { {follow_up_chip(row)} {row.words.clone()} }
        })
        .share(28),
        Column::new("asked", t::results::filter::asked(), |row: &AnswerLine| {
            asked_word(row.asked)
        }),
    ]
}

pub(super) fn who(row: &AnswerLine) -> String {
    let name = row.customer.as_ref().map(|(_, name)| name.clone());
    name.unwrap_or_else(|| t::results::anonymous().to_owned())
}

fn score(row: &AnswerLine) -> Option<String> {
    row.score.map(|score| score.to_string())
}

fn follow_up_chip(row: &AnswerLine) -> Option<impl IntoView + use<>> {
    let open: u64 = row.open_follow_ups.into();
    (open > 0).then(|| {
        view! { <Chip icon=Icon::Clock>{t::results::open_follow_ups(open)}</Chip> }
    })
}
