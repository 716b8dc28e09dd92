use crate::i18n::{Word, t};
use crate::ui::{Icon, Menu, MenuItem};
use domain::record::RemovalReason;
use leptos::prelude::*;

/// Inside a menu: why a record of this kind goes to the recycle bin. Choosing the reason removes it; nothing is asked
/// twice, since it can be taken back.
#[component]
pub fn RemovalItems(
    /// The stored name of the kind.
    kind: &'static str,
    #[prop(into)] on_choose: Callback<RemovalReason>,
) -> impl IntoView {
    let items = RemovalReason::offered(kind)
        .iter()
        .map(|reason| {
            let on_press = move |()| on_choose.run(*reason);
            view! {
                <MenuItem icon=Icon::Bin danger=true on_press>
                    {reason.word()}
                </MenuItem>
            }
        })
        .collect_view();
    view! {
        <p class="menu__note">{t::history::remove_because()}</p>
        {items}
    }
}

/// A button that asks why, and removes.
#[component]
pub fn RemovalMenu(
    kind: &'static str,
    label: &'static str,
    #[prop(into)] on_choose: Callback<RemovalReason>,
) -> impl IntoView {
    view! {
        <Menu label icon=Icon::Bin with_word=true>
            <RemovalItems kind on_choose />
        </Menu>
    }
}
