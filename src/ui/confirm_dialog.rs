use super::{Button, ButtonKind, Dialog};
use crate::i18n::t;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Asks before something that touches much, and says in numbers what will happen. What can be undone with one tap
/// is done without asking.
#[component]
pub fn ConfirmDialog(
    open: RwSignal<bool>,
    /// The question: 'Remove 3 customers?'
    #[prop(into)]
    title: TextProp,
    /// The answer that does it, a verb: 'Remove'.
    #[prop(into)]
    confirm: TextProp,
    #[prop(into)] on_confirm: Callback<()>,
    /// Removes or replaces something.
    #[prop(optional)]
    danger: bool,
    /// At work: the dialog stays until the engine has answered.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// What will happen, in numbers.
    children: ChildrenFn,
) -> impl IntoView {
    let kind = if danger {
        ButtonKind::Danger
    } else {
        ButtonKind::Primary
    };
    let actions = move || {
        let confirm = confirm.clone();
        view! {
            <Button on_press=move |()| open.set(false)>{t::ui::cancel()}</Button>
            <Button kind busy on_press=on_confirm>
                {move || confirm.get()}
            </Button>
        }
    };
    view! {
        <Dialog open title actions>
            {children()}
        </Dialog>
    }
}
