use crate::engine_client::{Query, use_doer};
use crate::i18n::{field_label, t};
use crate::route::{ListState, Route};
use crate::router::use_router;
use crate::ui::{Button, ButtonKind, Dialog, Icon, IconButton, Menu, MenuItem, TextField};
use api::SettingsView;
use domain::command::{Command, Edit, RecordName};
use domain::record::{SavedView, ViewId};
use leptos::prelude::*;

/// Filters and order under a name: choose one, save the present one, take one away.
#[component]
pub fn SavedViews(
    settings: Query<SettingsView>,
    /// The list whose views they are: `customers`, …
    place: &'static str,
    /// The list with a state.
    to: fn(ListState) -> Route,
) -> impl IntoView {
    use t::customers::views as text;
    let router = use_router();
    let doer = use_doer();
    let is_saving = RwSignal::new(false);
    let is_sorting_out = RwSignal::new(false);
    let views = Memo::new(move |_| mine(settings, place));
    let items = move || {
        views
            .get()
            .into_iter()
            .map(|view| {
                let state = view.state.clone();
                let show = move |()| router.go(to(state_from(&state)));
                view! { <MenuItem on_press=show>{view.name}</MenuItem> }
            })
            .collect_view()
    };
    let has_views = Memo::new(move |_| views.with(|views| !views.is_empty()));
    let name = RwSignal::new(String::new());
    let save = move |()| {
        let view = SavedView {
            id: ViewId::default(),
            name: name.get_untracked().trim().to_owned(),
            place: place.to_owned(),
            state: router.list().get_untracked().to_string(),
        };
        let done = text::saved(&view.name);
        let edit = Edit {
            before: None,
            after: view,
        };
        doer.run(Command::SaveView(Box::new(edit)), done, move |_| {
            is_saving.try_set(false);
            name.try_set(String::new());
        });
    };
    view! {
        <Menu label=text::title() icon=Icon::Star>
            {items}
            <Show when=move || !has_views.get()>
                <p class="menu__note">{text::none()}</p>
            </Show>
            <MenuItem icon=Icon::Plus on_press=move |()| is_saving.set(true)>
                {text::save_this()}
            </MenuItem>
            <Show when=move || has_views.get()>
                <MenuItem icon=Icon::Edit on_press=move |()| is_sorting_out.set(true)>
                    {text::sort_out()}
                </MenuItem>
            </Show>
        </Menu>
        <Dialog
            open=is_saving
            title=text::save_this()
            actions=move || {
                view! {
                    <Button on_press=move |()| is_saving.set(false)>{t::ui::cancel()}</Button>
                    <Button kind=ButtonKind::Primary busy=doer.busy() on_press=save>
                        {t::ui::save()}
                    </Button>
                }
            }
        >
            <p>{text::explained()}</p>
            <TextField label=field_label("view", "name") value=name error=doer.error_for("name") autofocus=true />
        </Dialog>
        <Dialog open=is_sorting_out title=text::sort_out()>
            <ul class="plain-list">
                {move || {
                    views
                        .get()
                        .into_iter()
                        .map(|view| {
                            let label = text::remove(&view.name);
                            let done = text::removed(&view.name);
                            let remove = move |()| {
                                doer.run(
                                    Command::Remove {
                                        records: vec![RecordName::of::<SavedView>(view.id)],
                                        reason: String::new(),
                                    },
                                    done.clone(),
                                    |_| {},
                                );
                            };
                            view! {
                                <li class="plain-list__row">
                                    <span>{view.name.clone()}</span>
                                    <IconButton icon=Icon::Bin label on_press=remove />
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </Dialog>
    }
}

fn mine(settings: Query<SettingsView>, place: &str) -> Vec<SavedView> {
    settings.with(|settings| {
        settings
            .into_iter()
            .flat_map(|settings| &settings.views)
            .filter(|view| view.place == place)
            .cloned()
            .collect()
    })
}

fn state_from(text: &str) -> ListState {
    text.parse().unwrap_or_default()
}
