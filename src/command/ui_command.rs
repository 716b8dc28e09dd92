use super::Shortcut;
use crate::i18n::t;
use crate::route::{ListState, Route, SettingsSection, SurveyPlace};
use crate::ui::Icon;

/// What the user can want anywhere in the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UiCommand {
    /// Find a customer or a command.
    OpenPalette,
    /// Find a customer.
    Search,
    ShowShortcuts,
    /// The new record that fits the place shown.
    NewHere,
    NewCustomer,
    NewPurchase,
    NewComplaint,
    /// Hand the tablet to a customer with the question on it.
    AskSurvey,
    GoToday,
    GoCustomers,
    GoComplaints,
    GoSurveys,
    GoPlan,
    GoInsights,
    GoWarnings,
    GoSettings,
    GoPurchases,
    GoProducts,
    GoDuplicates,
    GoDataSafety,
    GoRecycleBin,
    Import,
    Export,
    Print,
    SwitchLanguage,
    SwitchTheme,
    SwitchDensity,
}

/// How commands are grouped on the shortcut sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Find,
    Make,
    Go,
    Page,
}

impl Group {
    pub const ALL: [Self; 4] = [Self::Find, Self::Make, Self::Go, Self::Page];

    pub fn label(self) -> &'static str {
        match self {
            Self::Find => t::shell::group::find(),
            Self::Make => t::shell::group::make(),
            Self::Go => t::shell::group::go(),
            Self::Page => t::shell::group::page(),
        }
    }
}

impl UiCommand {
    /// In the order in which the palette offers them.
    pub const ALL: [Self; 25] = [
        Self::Search,
        Self::OpenPalette,
        Self::ShowShortcuts,
        Self::NewHere,
        Self::NewCustomer,
        Self::NewPurchase,
        Self::NewComplaint,
        Self::AskSurvey,
        Self::GoToday,
        Self::GoCustomers,
        Self::GoComplaints,
        Self::GoSurveys,
        Self::GoInsights,
        Self::GoSettings,
        Self::GoPurchases,
        Self::GoProducts,
        Self::GoDuplicates,
        Self::GoDataSafety,
        Self::GoRecycleBin,
        Self::Import,
        Self::Export,
        Self::Print,
        Self::SwitchLanguage,
        Self::SwitchTheme,
        Self::SwitchDensity,
    ];

    pub fn label(self) -> &'static str {
        use t::shell::command as text;
        match self {
            Self::OpenPalette => text::open_palette(),
            Self::Search => text::search(),
            Self::ShowShortcuts => text::show_shortcuts(),
            Self::NewHere => text::new_here(),
            Self::NewCustomer => text::new_customer(),
            Self::NewPurchase => text::new_purchase(),
            Self::NewComplaint => text::new_complaint(),
            Self::AskSurvey => text::ask_survey(),
            Self::GoToday => t::shell::place::today(),
            Self::GoCustomers => t::shell::place::customers(),
            Self::GoComplaints => t::shell::place::complaints(),
            Self::GoSurveys => t::shell::place::surveys(),
            Self::GoPlan => t::shell::place::plan(),
            Self::GoInsights => t::shell::place::insights(),
            Self::GoWarnings => t::shell::place::warnings(),
            Self::GoSettings => t::shell::place::settings(),
            Self::GoPurchases => t::shell::place::purchases(),
            Self::GoProducts => t::shell::place::products(),
            Self::GoDuplicates => t::shell::place::duplicates(),
            Self::GoDataSafety => t::shell::place::data_safety(),
            Self::GoRecycleBin => t::shell::place::recycle_bin(),
            Self::Import => text::import(),
            Self::Export => text::export(),
            Self::Print => text::print(),
            Self::SwitchLanguage => text::switch_language(),
            Self::SwitchTheme => text::switch_theme(),
            Self::SwitchDensity => text::switch_density(),
        }
    }

    pub fn icon(self) -> Icon {
        match self {
            Self::OpenPalette | Self::Search => Icon::Search,
            Self::ShowShortcuts => Icon::Keyboard,
            Self::NewHere | Self::NewCustomer => Icon::Plus,
            Self::NewPurchase | Self::GoPurchases => Icon::Receipt,
            Self::NewComplaint | Self::GoComplaints => Icon::Complaints,
            Self::AskSurvey | Self::GoSurveys => Icon::Surveys,
            Self::GoToday => Icon::Today,
            Self::GoCustomers => Icon::Customers,
            Self::GoPlan => Icon::Plan,
            Self::GoInsights => Icon::Insights,
            Self::GoWarnings => Icon::Warning,
            Self::GoSettings | Self::SwitchDensity => Icon::Settings,
            Self::GoProducts => Icon::Box,
            Self::GoDuplicates => Icon::Merge,
            Self::GoDataSafety => Icon::Shield,
            Self::GoRecycleBin => Icon::Bin,
            Self::Import => Icon::Import,
            Self::Export => Icon::Export,
            Self::Print => Icon::Print,
            Self::SwitchLanguage => Icon::Language,
            Self::SwitchTheme => Icon::Theme,
        }
    }

    pub fn group(self) -> Group {
        match self {
            Self::OpenPalette | Self::Search | Self::ShowShortcuts => Group::Find,
            Self::NewHere
            | Self::NewCustomer
            | Self::NewPurchase
            | Self::NewComplaint
            | Self::AskSurvey => Group::Make,
            Self::Import
            | Self::Export
            | Self::Print
            | Self::SwitchLanguage
            | Self::SwitchTheme
            | Self::SwitchDensity => Group::Page,
            _ => Group::Go,
        }
    }

    pub fn shortcut(self) -> Option<Shortcut> {
        Some(match self {
            Self::OpenPalette => Shortcut::Mod('k'),
            Self::Search => Shortcut::Letter('/'),
            Self::ShowShortcuts => Shortcut::Letter('?'),
            Self::NewHere => Shortcut::Letter('n'),
            Self::GoToday => Shortcut::Sequence('g', 't'),
            Self::GoCustomers => Shortcut::Sequence('g', 'c'),
            Self::GoComplaints => Shortcut::Sequence('g', 'o'),
            Self::GoSurveys => Shortcut::Sequence('g', 's'),
            Self::GoPlan => Shortcut::Sequence('g', 'p'),
            Self::GoInsights => Shortcut::Sequence('g', 'i'),
            Self::GoWarnings => Shortcut::Sequence('g', 'w'),
            Self::Print => Shortcut::Mod('p'),
            _ => return None,
        })
    }

    /// Whether it makes sense at this place; what does not is left out rather than greyed.
    pub fn is_available(self, at: &Route) -> bool {
        match self {
            // The tablet is in a customer's hands.
            _ if matches!(at, Route::Surveys { place, .. } if place.is_kiosk()) => false,
            Self::NewHere => Self::fitting(at).is_some(),
            _ => true,
        }
    }

    /// Whether the palette lists it: opening the palette is not something to look for there.
    pub fn is_listed(self) -> bool {
        !matches!(self, Self::OpenPalette | Self::Search | Self::NewHere)
    }

    /// The new record that fits a place; on Today that is a purchase, the most frequent one.
    pub fn fitting(at: &Route) -> Option<Self> {
        match at {
            Route::Customers(_) | Route::Duplicates(_) => Some(Self::NewCustomer),
            Route::Complaints(_) | Route::Complaint(_) => Some(Self::NewComplaint),
            Route::Surveys { .. } => Some(Self::AskSurvey),
            Route::Today | Route::Customer { .. } | Route::Purchases(_) | Route::Purchase(_) => {
                Some(Self::NewPurchase)
            }
            _ => None,
        }
    }

    /// Where it leads, when all it does is go somewhere.
    pub fn destination(self, at: &Route) -> Option<Route> {
        let customer = match at {
            Route::Customer { id, .. } | Route::EditCustomer(id) => Some(*id),
            _ => None,
        };
        Some(match self {
            Self::NewCustomer => Route::NewCustomer,
            Self::NewPurchase => Route::NewPurchase { customer },
            Self::NewComplaint => Route::NewComplaint { customer },
            Self::AskSurvey => Route::ask(customer),
            Self::GoToday => Route::Today,
            Self::GoCustomers => Route::customers(),
            Self::GoComplaints => Route::complaints(),
            Self::GoSurveys => Route::survey(SurveyPlace::List),
            Self::GoPlan => Route::Plan(ListState::default()),
            Self::GoInsights => Route::Insights,
            Self::GoWarnings => Route::Warnings(ListState::default()),
            Self::GoSettings => Route::Settings(SettingsSection::default()),
            Self::GoPurchases => Route::Purchases(ListState::default()),
            Self::GoProducts => Route::Products(ListState::default()),
            Self::GoDuplicates => Route::Duplicates(ListState::default()),
            Self::GoDataSafety => Route::Settings(SettingsSection::DataSafety),
            Self::GoRecycleBin => Route::Settings(SettingsSection::RecycleBin),
            Self::Import => Route::Import,
            Self::Export => Route::Export,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::record::{CustomerId, SurveyId};

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let shortcuts: Vec<_> = UiCommand::ALL
            .iter()
            .filter_map(|command| command.shortcut())
            .collect();
        for (index, shortcut) in shortcuts.iter().enumerate() {
            assert!(
                !shortcuts
                    .iter()
                    .skip(index + 1)
                    .any(|other| other == shortcut),
                "{shortcut:?}"
            );
        }
    }

    #[test]
    fn a_customer_with_the_tablet_commands_nothing() {
        let at = Route::survey(SurveyPlace::Kiosk(SurveyId::default()));
        assert!(
            !UiCommand::ALL
                .iter()
                .any(|command| command.is_available(&at))
        );
    }

    #[test]
    fn every_new_record_leads_somewhere() {
        let customer = CustomerId::default();
        let at = Route::customer(customer);
        assert_eq!(UiCommand::fitting(&at), Some(UiCommand::NewPurchase));
        let to = UiCommand::NewPurchase.destination(&at);
        assert_eq!(
            to,
            Some(Route::NewPurchase {
                customer: Some(customer)
            })
        );
        for command in UiCommand::ALL {
            if command.group() == Group::Go {
                assert!(command.destination(&at).is_some(), "{command:?}");
            }
        }
    }
}
