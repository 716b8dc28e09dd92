use super::adding::{add_question, remove_questions};
use super::flaw_notes::FlawNotes;
use super::layout::Layout;
use super::moving::{page_down, page_up};
use super::question_item::QuestionItem;
use super::words_field::{Lines, words_field};
use crate::features::surveys::design::desk::Designing;
use crate::i18n::{Word as _, t};
use crate::ui::{Icon, IconButton, Menu, MenuItem};
use domain::command::Command;
use domain::record::{QuestionKind, SurveyPage, SurveyPageId};
use domain::survey::Flaw;
use leptos::prelude::*;

type Words = fn() -> &'static str;

/// Kinds of questions as they are offered: what shops ask most comes first.
const KINDS: &[(Words, &[QuestionKind])] = {
    use QuestionKind as K;
    use t::design::kinds as text;
    &[
        (
            text::scores,
            &[
                K::Recommend,
                K::Satisfaction,
                K::Effort,
                K::Agreement,
                K::Stars,
                K::Faces,
            ],
        ),
        (text::choices, &[K::Single, K::Multiple, K::Ranking]),
        (text::grids, &[K::Importance, K::Matrix]),
        (
            text::written,
            &[K::ShortText, K::LongText, K::Number, K::Date],
        ),
        (text::others, &[K::Photo, K::Signature]),
    ]
};

/// A page with its questions.
#[component]
pub(super) fn PageBlock(
    designing: Designing,
    layout: Memo<Layout>,
    page: SurveyPageId,
) -> impl IntoView {
    use t::design::page as text;
    let number = Memo::new(move |_| {
        let pages = layout.with(Layout::page_ids);
        pages
            .iter()
            .position(|known| *known == page)
            .map_or(0, |at| at + 1)
    });
    let questions = Memo::new(move |_| layout.with(|layout| layout.on_page(page)));
    let is_only = Signal::derive(move || layout.with(|layout| layout.pages.len() == 1));
    let act = move |command: Option<Command>| {
        if let Some(command) = command {
            designing.act(command, |_| ());
        }
    };
    let up = move |()| act(layout.with_untracked(|layout| page_up(layout, page)));
    let down = move |()| act(layout.with_untracked(|layout| page_down(layout, page)));
    let remove = move |()| remove_questions(designing, &questions.get_untracked(), Some(page));
    let is_first = Signal::derive(move || layout.with(|layout| page_up(layout, page).is_none()));
    let is_last = Signal::derive(move || layout.with(|layout| page_down(layout, page).is_none()));
    let named = move |word: fn(&str) -> String| move || word(&number.get().to_string());
    let name = page.to_string();
    let is_here = move |flaw: &Flaw| flaw.page() == Some(&name);
    let title = move || {
        designing.language.track();
        words_field::<SurveyPage>(
            designing,
            page.0,
            "title",
            text::heading(),
            Lines::One,
            false,
        )
    };
    view! {
        <section class="design-page" id=format!("page-{page}")>
            <header class="design-page__head">
                <h3>{named(text::number)}</h3>
                <div class="design-question__buttons">
                    <IconButton icon=Icon::Up label=named(text::up) on_press=up disabled=is_first />
                    <IconButton icon=Icon::Down label=named(text::down) on_press=down disabled=is_last />
                    <IconButton icon=Icon::Bin label=named(text::remove) on_press=remove disabled=is_only />
                </div>
            </header>
            <div class="design-page__title">{title}</div>
            <FlawNotes designing is_here />
            <ol class="design-page__questions">
                <For each=move || questions.get() key=|id| *id let:id>
                    <QuestionItem designing layout id />
                </For>
            </ol>
            <AddQuestion designing layout page />
        </section>
    }
}

/// Every kind of question, in groups.
#[component]
fn AddQuestion(designing: Designing, layout: Memo<Layout>, page: SurveyPageId) -> impl IntoView {
    let groups = KINDS.iter().map(move |(title, kinds)| {
        let items = kinds.iter().map(move |kind| {
            let kind = *kind;
            let add = move |()| {
                layout.with_untracked(|layout| add_question(designing, layout, page, kind));
            };
            view! { <MenuItem on_press=add>{kind.word()}</MenuItem> }
        });
        view! {
            <p class="menu__note">{title()}</p>
            {items.collect_view()}
        }
    });
    view! {
        <p class="toolbar">
            <Menu label=t::design::page::add_question() icon=Icon::Plus with_word=true>
                <div class="design-kinds">{groups.collect_view()}</div>
            </Menu>
        </p>
    }
}
