use crate::i18n::{Locale, t};
use crate::state::{Density, Theme, use_look};
use crate::ui::{Binding, Card, CheckBox, Choice, ChoiceField};
use leptos::prelude::*;

/// Language, light or dark, density: at once, on this device only.
#[component]
pub(super) fn LookPart() -> impl IntoView {
    let look = use_look();
    let languages = vec![
        Choice::new(Locale::Zh, "简体中文"),
        Choice::new(Locale::En, "English"),
    ];
    let themes = vec![
        Choice::new(Theme::System, t::settings::theme_system()),
        Choice::new(Theme::Light, t::settings::theme_light()),
        Choice::new(Theme::Dark, t::settings::theme_dark()),
    ];
    let densities = vec![
        Choice::new(Density::Comfortable, t::settings::density_comfortable()),
        Choice::new(Density::Compact, t::settings::density_compact()),
    ];
    let language = Binding::new(
        Signal::derive(move || Some(look.locale())),
        move |locale: Option<Locale>| look.set_locale(locale.unwrap_or_default()),
    );
    let theme = Binding::new(
        Signal::derive(move || Some(look.theme())),
        move |theme: Option<Theme>| look.set_theme(theme.unwrap_or_default()),
    );
    let density = Binding::new(
        Signal::derive(move || Some(look.density())),
        move |density: Option<Density>| look.set_density(density.unwrap_or_default()),
    );
    let letters = Binding::new(
        Signal::derive(move || look.has_letter_shortcuts()),
        move |on: bool| look.set_letter_shortcuts(on),
    );
    view! {
        <Card title=t::settings::look()>
            <div class="form__fields">
                <ChoiceField label=t::settings::language() value=language choices=languages settled=true />
                <ChoiceField label=t::settings::theme() value=theme choices=themes settled=true />
                <ChoiceField label=t::settings::density() value=density choices=densities settled=true />
                <CheckBox
                    label=t::shell::shortcuts::letters_on()
                    help=t::shell::shortcuts::letters_help()
                    value=letters
                />
            </div>
        </Card>
    }
}
