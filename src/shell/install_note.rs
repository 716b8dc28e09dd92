use crate::i18n::t;
use crate::platform::install::{self, InstallWay};
use crate::ui::{Button, Icon, Notice, NoticeKind};
use leptos::prelude::*;

/// How to give the app an icon of its own, where that keeps the data safe: said before the first data is entered,
/// since a browser's own copy does not move into the installed app everywhere.
#[component]
pub fn InstallNote() -> impl IntoView {
    use t::data_safety as text;
    let way = install::use_way();
    let is_asked = RwSignal::new(false);
    move || {
        let way = way.get().filter(|_| !is_asked.get())?;
        let ask = move |()| {
            install::ask();
            is_asked.set(true);
        };
        Some(match way {
            InstallWay::Offer => view! {
                <Notice kind=NoticeKind::Info>
                    <p>{text::install_offer()}</p>
                    <Button icon=Icon::Install on_press=ask>
                        {text::install()}
                    </Button>
                </Notice>
            }
            .into_any(),
            InstallWay::ShareMenu => {
                view! { <Notice kind=NoticeKind::Problem>{text::install_share_menu()}</Notice> }
                    .into_any()
            }
            InstallWay::Dock => {
                view! { <Notice kind=NoticeKind::Problem>{text::install_dock()}</Notice> }
                    .into_any()
            }
        })
    }
}
