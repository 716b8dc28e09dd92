use super::{KeyPress, Matcher, Shortcut, UiCommand};
use crate::i18n::Locale;
use crate::platform::{clock, focus, print};
use crate::route::Route;
use crate::router::{Router, use_router};
use crate::state::{Density, Kiosk, Look, Theme, use_kiosk, use_look};
use leptos::ev;
use leptos::prelude::*;

/// Carries out what the user wants.
#[derive(Clone, Copy, Debug)]
pub struct Commands {
    router: Router,
    look: Look,
    kiosk: Kiosk,
    sheet: RwSignal<Option<Sheet>>,
}

/// A dialog of the shell that a command opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Customers and commands.
    Palette,
    /// Customers only.
    Search,
    Shortcuts,
}

impl Commands {
    /// Listens for the shortcuts from now on.
    pub fn provide() -> Self {
        let commands = Self {
            router: use_router(),
            look: use_look(),
            kiosk: use_kiosk(),
            sheet: RwSignal::new(None),
        };
        provide_context(commands);
        let matcher = StoredValue::new(Matcher::default());
        let handle = window_event_listener(ev::keydown, move |event| {
            if event.default_prevented() || focus::is_in_dialog() {
                return;
            }
            let key = event.key();
            let press = KeyPress {
                key: &key,
                is_mod: event.ctrl_key() || event.meta_key(),
                is_alt: event.alt_key(),
                is_shift: event.shift_key(),
                // 229 is what browsers report while an input method is at work.
                is_composing: event.is_composing() || event.key_code() == 229,
                is_typing: focus::is_typing(),
            };
            if let Some(command) = commands.pressed(matcher, press) {
                event.prevent_default();
                commands.run(command);
            }
        });
        on_cleanup(move || handle.remove());
        commands
    }

    /// The dialog that is open.
    pub fn sheet(self) -> RwSignal<Option<Sheet>> {
        self.sheet
    }

    /// What can be done at the place shown.
    pub fn available(self) -> Vec<UiCommand> {
        // The tablet is in a customer's hands, whatever the address says.
        if self.kiosk.survey().is_some() {
            return Vec::new();
        }
        let at = self.router.route().get();
        UiCommand::ALL
            .into_iter()
            .filter(|command| command.is_available(&at))
            .collect()
    }

    /// Does it.
    pub fn run(self, command: UiCommand) {
        let at = self.router.route().get_untracked();
        if let Some(to) = command.destination(&at) {
            self.router.go(to);
            return;
        }
        match command {
            UiCommand::OpenPalette => self.sheet.set(Some(Sheet::Palette)),
            UiCommand::Search => self.sheet.set(Some(Sheet::Search)),
            UiCommand::ShowShortcuts => self.sheet.set(Some(Sheet::Shortcuts)),
            UiCommand::NewHere => self.new_here(&at),
            UiCommand::Print => print::open(),
            UiCommand::SwitchLanguage => self.switch_language(),
            UiCommand::SwitchTheme => self.switch_theme(),
            UiCommand::SwitchDensity => self.switch_density(),
            _ => {}
        }
    }

    fn switch_language(self) {
        let next = match untrack(|| self.look.locale()) {
            Locale::Zh => Locale::En,
            Locale::En => Locale::Zh,
        };
        self.look.set_locale(next);
    }

    fn switch_theme(self) {
        let next = match untrack(|| self.look.theme()) {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        };
        self.look.set_theme(next);
    }

    fn switch_density(self) {
        let next = match untrack(|| self.look.density()) {
            Density::Comfortable => Density::Compact,
            Density::Compact => Density::Comfortable,
        };
        self.look.set_density(next);
    }

    fn new_here(self, at: &Route) {
        if let Some(command) = UiCommand::fitting(at) {
            self.run(command);
        }
    }

    fn pressed(self, matcher: StoredValue<Matcher>, press: KeyPress<'_>) -> Option<UiCommand> {
        let (commands, shortcuts): (Vec<UiCommand>, Vec<Shortcut>) = untrack(|| self.available())
            .into_iter()
            .filter_map(|command| Some((command, command.shortcut()?)))
            .unzip();
        let letters_on = untrack(|| self.look.has_letter_shortcuts());
        let now = clock::now().0;
        let found = matcher
            .try_update_value(|matcher| matcher.press(press, now, letters_on, &shortcuts))??;
        commands.get(found).copied()
    }
}

/// The commands of the page this view belongs to.
pub fn use_commands() -> Commands {
    expect_context()
}
