use super::flaw_notes::{FlawNotes, is_about_rules, is_about_skips};
use super::settings::{MoreSettings, Settings};
use super::skips_editor::SkipsEditor;
use super::words_field::{Lines, words_field};
use crate::features::surveys::design::desk::Designing;
use crate::i18n::t;
use crate::ui::CheckBox;
use domain::record::{QuestionId, SurveyQuestion};
use domain::survey::Flaw;
use leptos::prelude::*;

/// Everything that can be said and set of one question.
#[component]
pub(super) fn QuestionEditor(designing: Designing, id: QuestionId) -> impl IntoView {
    use t::design::question as text;
    let name = Memo::new(move |_| {
        let question = designing.part::<SurveyQuestion>(id.0);
        question.map(|question| question.name).unwrap_or_default()
    });
    let kind = Memo::new(move |_| {
        designing
            .part::<SurveyQuestion>(id.0)
            .and_then(|question| question.kind)
    });
    let required = designing.bind::<SurveyQuestion, bool>(
        id.0,
        |question| question.required,
        |question, required| question.required = required,
    );
    let is_here = move |flaw: &Flaw| {
        let is_own = name.with_untracked(|name| flaw.question() == Some(name));
        is_own && !is_about_skips(flaw) && !is_about_rules(flaw)
    };
    // Words stand in one language; another one, or another kind, is another form.
    let fields = move || {
        designing.language.track();
        let kind = kind.get()?;
        let words = |part, label, lines, is_required| {
            words_field::<SurveyQuestion>(designing, id.0, part, label, lines, is_required)
        };
        Some(view! {
            <div class="design-question__title">{words("title", text::words(), Lines::Several, true)}</div>
            {words("help", text::help(), Lines::One, false)}
            <Settings designing id kind />
            <CheckBox label=text::required() value=required />
            <MoreSettings designing id kind />
        })
    };
    view! {
        <div class="design-question__editor stack">
            <FlawNotes designing is_here />
            {fields}
            <SkipsEditor designing id />
        </div>
    }
}
