use super::{Button, Icon, Notice, NoticeKind};
use crate::engine_client::Query;
use crate::i18n::{explain, t};
use leptos::prelude::*;

/// Shows the answer to a query. Until the first one there is a quiet placeholder; an error says what to do and
/// keeps what was shown. `show` runs anew whenever the answer changes.
#[component]
pub fn Answered<T, V>(
    query: Query<T>,
    /// From the answer to what is shown.
    show: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let answer = Memo::new(move |_| query.value());
    let error = Memo::new(move |_| query.state().with(|state| state.error.clone()));
    let problem = move || {
        error.get().map(|error| {
            view! {
                <Notice kind=NoticeKind::Problem>
                    <p>{explain(&error)}</p>
                    <Button icon=Icon::Reload on_press=move |()| query.ask_again()>
                        {t::ui::ask_again()}
                    </Button>
                </Notice>
            }
        })
    };
    let shown = move || match answer.get() {
        Some(answer) => show(answer).into_any(),
        None if error.with(Option::is_some) => ().into_any(),
        None => view! { <Waiting /> }.into_any(),
    };
    view! {
        {problem}
        {shown}
    }
}

/// Grey lines where text will stand; appear only when the answer takes long.
#[component]
pub fn Waiting() -> impl IntoView {
    view! {
        <div class="waiting" aria-busy="true">
            <span class="visually-hidden">{t::ui::waiting()}</span>
            <span class="waiting__line"></span>
            <span class="waiting__line"></span>
            <span class="waiting__line"></span>
        </div>
    }
}
