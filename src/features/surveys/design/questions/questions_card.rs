use super::adding::add_page;
use super::flaw_notes::FlawNotes;
use super::layout::Layout;
use super::page_block::PageBlock;
use super::question_item::QuestionItem;
use crate::features::surveys::design::desk::Designing;
use crate::i18n::t;
use crate::ui::{Button, Card, Icon};
use domain::survey::Flaw;
use leptos::prelude::*;

/// All pages with all questions.
#[component]
pub(in super::super) fn QuestionsCard(designing: Designing) -> impl IntoView {
    use t::design::page as text;
    let layout = Memo::new(move |_| designing.records.with(Layout::of));
    let pages = Memo::new(move |_| layout.with(Layout::page_ids));
    let homeless = Memo::new(move |_| layout.with(|layout| layout.homeless.clone()));
    let is_here = |flaw: &Flaw| {
        matches!(flaw, Flaw::NoQuestions)
            || matches!(flaw, Flaw::TooMany { part, .. } if matches!(part, domain::survey::Part::Pages | domain::survey::Part::Questions))
    };
    view! {
        <Card title=text::title()>
            <div class="stack">
                <FlawNotes designing is_here />
                <For each=move || pages.get() key=|page| *page let:page>
                    <PageBlock designing layout page />
                </For>
                <ol class="design-page__questions">
                    <For each=move || homeless.get() key=|id| *id let:id>
                        <QuestionItem designing layout id />
                    </For>
                </ol>
                <p class="toolbar">
                    <Button icon=Icon::Plus on_press=move |()| add_page(designing, |_| ())>
                        {text::add()}
                    </Button>
                </p>
            </div>
        </Card>
    }
}
