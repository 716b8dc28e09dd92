use crate::i18n::{self, Locale};
use crate::platform::{page, preferences};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    Light,
    Dark,
}

/// How much room rows and fields take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    #[default]
    Comfortable,
    Compact,
}

/// How the page looks and speaks on this device. Kept from one visit to the next.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    locale: RwSignal<Locale>,
    theme: RwSignal<Theme>,
    density: RwSignal<Density>,
    letter_shortcuts: RwSignal<bool>,
}

const NAME: &str = "look";

/// The kept form. Every field has a default, so that an older build's settings are still read.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    locale: Option<Locale>,
    theme: Theme,
    density: Density,
    no_letter_shortcuts: bool,
}

impl Look {
    /// Reads what was kept, and from then on keeps and applies every change.
    pub fn provide() -> Self {
        let kept: Kept = preferences::read(NAME).unwrap_or_default();
        let wanted = page::languages();
        let locale = kept
            .locale
            .unwrap_or_else(|| i18n::preferred(wanted.iter().map(String::as_str)));
        let look = Self {
            locale: RwSignal::new(locale),
            theme: RwSignal::new(kept.theme),
            density: RwSignal::new(kept.density),
            letter_shortcuts: RwSignal::new(!kept.no_letter_shortcuts),
        };
        provide_context(look);
        look.apply();
        Effect::new(move |first: Option<()>| {
            let kept = Kept {
                locale: Some(look.locale.get()),
                theme: look.theme.get(),
                density: look.density.get(),
                no_letter_shortcuts: !look.letter_shortcuts.get(),
            };
            look.apply();
            // The first run only repeats what was read: a visit alone does not decide the language.
            if first.is_some() {
                preferences::write(NAME, &kept);
            }
        });
        // Another tab of this device has changed its look.
        let handle = preferences::on_change(NAME, move || look.take_over());
        on_cleanup(move || handle.remove());
        look
    }

    fn take_over(self) {
        let kept: Kept = preferences::read(NAME).unwrap_or_default();
        if let Some(locale) = kept.locale {
            renew(self.locale, locale);
        }
        renew(self.theme, kept.theme);
        renew(self.density, kept.density);
        renew(self.letter_shortcuts, !kept.no_letter_shortcuts);
    }

    pub fn locale(self) -> Locale {
        self.locale.get()
    }

    /// Mounts the page in another language.
    pub fn set_locale(self, locale: Locale) {
        self.locale.set(locale);
    }

    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
    }

    pub fn density(self) -> Density {
        self.density.get()
    }

    pub fn set_density(self, density: Density) {
        self.density.set(density);
    }

    /// Whether single letters act as shortcuts; speech input can trip over them.
    pub fn has_letter_shortcuts(self) -> bool {
        self.letter_shortcuts.get()
    }

    pub fn set_letter_shortcuts(self, on: bool) {
        self.letter_shortcuts.set(on);
    }

    fn apply(self) {
        page::set_language(self.locale.get_untracked().tag());
        page::set_look(
            "data-theme",
            match self.theme.get_untracked() {
                Theme::System => "",
                Theme::Light => "light",
                Theme::Dark => "dark",
            },
        );
        page::set_look(
            "data-density",
            match self.density.get_untracked() {
                Density::Comfortable => "",
                Density::Compact => "compact",
            },
        );
    }
}

/// Tells only those who show something else.
fn renew<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    signal.maybe_update(|known| {
        let is_new = *known != value;
        if is_new {
            *known = value;
        }
        is_new
    });
}

/// The look of the page this view belongs to.
pub fn use_look() -> Look {
    expect_context()
}
