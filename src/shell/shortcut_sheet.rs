use crate::command::{Group, Sheet, UiCommand, use_commands};
use crate::i18n::t;
use crate::state::use_look;
use crate::ui::{Dialog, Keycaps};
use leptos::prelude::*;

/// Every shortcut, grouped.
#[component]
pub(super) fn ShortcutSheet() -> impl IntoView {
    let commands = use_commands();
    let look = use_look();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(commands.sheet().get() == Some(Sheet::Shortcuts)));
    Effect::new(move |_| {
        if !open.get() && commands.sheet().get_untracked() == Some(Sheet::Shortcuts) {
            commands.sheet().set(None);
        }
    });
    let groups = || {
        Group::ALL
            .into_iter()
            .filter_map(|group| {
                let rows: Vec<_> = UiCommand::ALL
                    .into_iter()
                    .filter(|command| command.group() == group)
                    .filter_map(|command| Some((command.label(), command.shortcut()?)))
                    .map(|(label, shortcut)| {
                        view! {
                            <div class="shortcuts__row">
                                <dt>{label}</dt>
                                <dd>
                                    <Keycaps shortcut />
                                </dd>
                            </div>
                        }
                    })
                    .collect();
                (!rows.is_empty()).then(|| {
                    view! {
                        <section>
                            <h3>{group.label()}</h3>
                            <dl>{rows}</dl>
                        </section>
                    }
                })
            })
            .collect_view()
    };
    view! {
        <Dialog open title=t::shell::shortcuts::title()>
            <div class="shortcuts">{groups()}</div>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || look.has_letter_shortcuts()
                    on:change=move |event| look.set_letter_shortcuts(event_target_checked(&event))
                />
                <span>
                    {t::shell::shortcuts::letters_on()} <small>{t::shell::shortcuts::letters_help()}</small>
                </span>
            </label>
        </Dialog>
    }
}
