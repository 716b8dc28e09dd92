use crate::features::surveys::asking::{FormView, Replies, Tongue};
use crate::features::surveys::design::desk::Designing;
use crate::i18n::t;
use crate::platform::{task, timer};
use crate::ui::{Binding, Button, ButtonKind, Card, Icon};
use domain::survey::{Flaw, Form};
use leptos::prelude::*;
use std::sync::Arc;

/// The survey as the customer sees it, to be tried out. Nothing that is answered here is kept.
#[component]
pub(super) fn Preview(designing: Designing) -> impl IntoView {
    use t::design::preview as text;
    let replies = RwSignal::new(Replies::new());
    let page = RwSignal::new(0_usize);
    let is_done = RwSignal::new(false);
    let again = move |()| {
        replies.set(Replies::new());
        page.set(0);
        is_done.set(false);
    };
    let language = Binding::new(designing.language, move |tag| designing.language.set(tag));
    // A circle of skips has no way through that could be shown.
    let has_circle = Memo::new(move |_| {
        designing
            .flaws
            .with(|flaws| flaws.iter().any(|flaw| matches!(flaw, Flaw::Loop { .. })))
    });
    let form = Memo::new(move |_| designing.form.with(Form::without_rules));
    let aside = move || {
        view! {
            <Button kind=ButtonKind::Quiet icon=Icon::Reload on_press=again>
                {text::again()}
            </Button>
        }
    };
    let shown = move || {
        let form = form.get();
        if form.questions().next().is_none() {
            return view! { <p class="design-preview__note">{text::empty()}</p> }.into_any();
        }
        if has_circle.get() {
            return view! { <p class="design-preview__note">{text::circle()}</p> }.into_any();
        }
        let form = Arc::new(form);
        view! { <Asked form replies page language is_done /> }.into_any()
    };
    view! {
        <Card title=text::title() aside>
            {shown}
        </Card>
    }
}

#[component]
fn Asked(
    form: Arc<Form>,
    replies: RwSignal<Replies>,
    page: RwSignal<usize>,
    language: Binding<String>,
    is_done: RwSignal<bool>,
) -> impl IntoView {
    use t::design::preview as text;
    let words = Arc::clone(&form);
    let said = move |done: bool| {
        let tongue = Tongue::of(&words, &language.get());
        let said = tongue.text(if done { &words.thanks } else { &words.title });
        match (said.trim().is_empty(), done) {
            (true, true) => t::surveys::thanks().to_owned(),
            (true, false) => t::design::untitled().to_owned(),
            (false, _) => said,
        }
    };
    let (title, thanks) = (said.clone(), said);
    let body = move || {
        if is_done.get() {
            let thanks = thanks(true);
            return view! {
                <div class="design-preview__done" role="status">
                    <p class="design-preview__thanks">{thanks}</p>
                    <p>{text::done()}</p>
                </div>
            }
            .into_any();
        }
        let form = Arc::clone(&form);
        view! {
            <FormView
                form
                replies
                language
                page
                on_turn=stay_here
                on_done=move |()| is_done.set(true)
            />
        }
        .into_any()
    };
    view! {
        <p class="design-preview__title">{move || title(false)}</p>
        {body}
    }
}

/// Turning a page goes to its top; here the page is only a part of what is seen.
fn stay_here(_turned: ()) {
    let before = window().scroll_y().unwrap_or(0.0);
    task::spawn(async move {
        timer::frame().await;
        window().scroll_to_with_x_and_y(0.0, before);
    });
}
