use super::the_board::Board;
use crate::features::complaints::list::{ComplaintTable, Filters};
use crate::i18n::t;
use crate::route::{ListState, PrintSheet, Route};
use crate::router::use_router;
use crate::ui::{Binding, ButtonKind, Choice, ChoiceField, Icon, LinkButton, Menu, MenuItem, Page};
use leptos::prelude::*;

/// In the address: `list`, or nothing for the board.
const SHOW: &str = "show";
const LIST: &str = "list";

/// The board or the list, under the same filters.
#[component]
pub(in super::super) fn ComplaintsPlace() -> impl IntoView {
    let router = use_router();
    let list = router.list();
    let open = RwSignal::new(None::<u32>);
    let is_list = Memo::new(move |_| list.with(|list| list.value(SHOW) == Some(LIST)));
    let look = Binding::new(
        Signal::derive(move || Some(is_list.get())),
        move |list_wanted: Option<bool>| {
            let value = if list_wanted == Some(true) { LIST } else { "" };
            router.set_list(list.get_untracked().with(SHOW, value));
        },
    );
    view! {
        <Page
            title=t::shell::place::complaints()
            fills_window=true
            under=move || {
                view! {
                    <span class="list-count" role="status">
                        {move || open.get().map(|open| t::complaints::open_count(open.into()))}
                    </span>
                }
            }
            actions=move || {
                view! {
                    <div class="desk-look">
                        <ChoiceField
                            label=t::desk::look::title()
                            settled=true
                            value=look
                            choices=vec![
                                Choice::new(false, t::desk::look::board()),
                                Choice::new(true, t::desk::look::list()),
                            ]
                        />
                    </div>
                    <LinkButton to=Route::ComplaintFigures(ListState::default()) icon=Icon::Insights>
                        {t::desk::figures::short()}
                    </LinkButton>
                    <PaperMenu />
                    <LinkButton kind=ButtonKind::Primary icon=Icon::Plus to=Route::NewComplaint { customer: None }>
                        {t::shell::command::new_complaint()}
                    </LinkButton>
                }
            }
        >
            <div class="list-pane desk-pane">
                <Filters />
                {move || {
                    if is_list.get() {
                        view! { <ComplaintTable open /> }.into_any()
                    } else {
                        view! { <Board open /> }.into_any()
                    }
                }}
            </div>
        </Page>
    }
}

/// Paper that belongs to no single complaint.
#[component]
fn PaperMenu() -> impl IntoView {
    let router = use_router();
    let open = move |sheet: PrintSheet| move |()| router.go(Route::Print(sheet));
    view! {
        <Menu label=t::desk::paper::menu() icon=Icon::Print>
            <MenuItem on_press=open(PrintSheet::ComplaintBlank)>{t::desk::paper::blank_form()}</MenuItem>
            <MenuItem on_press=open(PrintSheet::ComplaintNotice)>{t::desk::paper::notice_title()}</MenuItem>
        </Menu>
    }
}
