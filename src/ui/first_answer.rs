use super::{Answered, Waiting};
use crate::engine_client::Query;
use leptos::prelude::*;

/// As [`Answered`], but shows the first answer only: a form must not be made anew under its writer's hands when the
/// record changes elsewhere.
#[component]
pub fn FirstAnswer<T, V>(
    query: Query<T>,
    /// From the answer to what is shown.
    show: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let first = RwSignal::new(None::<T>);
    Effect::new(move |_| {
        if first.with_untracked(Option::is_none)
            && let Some(answer) = query.value()
        {
            first.set(Some(answer));
        }
    });
    let has_error = Memo::new(move |_| query.state().with(|state| state.error.is_some()));
    move || match first.get() {
        Some(answer) => show(answer).into_any(),
        // Says what is wrong, and offers to ask again.
        None if has_error.get() => view! { <Answered query show=|_| () /> }.into_any(),
        None => view! { <Waiting /> }.into_any(),
    }
}
