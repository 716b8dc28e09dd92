use leptos::prelude::*;

/// A line drawing on a 24 × 24 grid, in the colour of the text around it. Always beside a word or inside a
/// control with a label, so it is hidden from screen readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    Today,
    Customers,
    Complaints,
    Surveys,
    Plan,
    Insights,
    Warning,
    Settings,
    More,
    Search,
    Plus,
    Close,
    Check,
    Back,
    Forward,
    Up,
    Down,
    Sort,
    Filter,
    Columns,
    Phone,
    Message,
    Visit,
    Letter,
    Gift,
    Receipt,
    Box,
    Tag,
    Person,
    Business,
    Merge,
    Edit,
    Bin,
    Undo,
    History,
    Import,
    Export,
    Print,
    Share,
    Copy,
    Shield,
    Install,
    Offline,
    Reload,
    Keyboard,
    /// A code between the corners of a camera's view.
    Scan,
    /// A tablet on its stand.
    Kiosk,
    /// Sheets on a pile.
    Answers,
    Language,
    Theme,
    Info,
    Clock,
    Calendar,
    Star,
    /// Bands 1 to 4, each a shape of its own: colour is never the only sign.
    BandBlue,
    BandYellow,
    BandOrange,
    BandRed,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Today => {
                "M4.5 6h15v13.5h-15zM4.5 10h15M8.5 3.5V7M15.5 3.5V7M9 14.6l2.2 2.2 3.8-4"
            }
            Self::Customers => {
                "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 19.5c.4-3.3 2.7-5 6-5s5.6 1.7 6 5M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.5 14.9c2 .7 3.2 2.3 3.5 4.6"
            }
            Self::Complaints => "M4 5h16v11.5H10L5.5 20v-3.5H4zM12 8v4M12 14.2v.1",
            Self::Surveys => "M6 3.5h12v17H6zM9 8h6M9 12h6M9 16h3.5",
            Self::Plan => "M4 6.5h16M4 12h9.5M4 17.5h7M18 13.5v7M14.5 17h7",
            Self::Insights => "M4 4v16h16M7.5 15.5l4-5 3.2 3 5-6.5",
            Self::Warning => "M12 4.2 21 19.5H3zM12 10v4.2M12 16.8v.1",
            Self::Settings => {
                "M12 15.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM12 3v2.6M12 18.4V21M3 12h2.6M18.4 12H21M5.6 5.6l1.9 1.9M16.5 16.5l1.9 1.9M18.4 5.6l-1.9 1.9M7.5 16.5l-1.9 1.9"
            }
            // Rings rather than points: the stroke makes them dots that are as strong as the other icons.
            Self::More => {
                "M5 11.1a.9.9 0 1 0 0 1.8.9.9 0 0 0 0-1.8zM12 11.1a.9.9 0 1 0 0 1.8.9.9 0 0 0 0-1.8zM19 11.1a.9.9 0 1 0 0 1.8.9.9 0 0 0 0-1.8z"
            }
            Self::Search => {
                "M10.8 17.1a6.3 6.3 0 1 0 0-12.6 6.3 6.3 0 0 0 0 12.6zM15.5 15.5l4.5 4.5"
            }
            Self::Plus => "M12 5v14M5 12h14",
            Self::Close => "M6.5 6.5l11 11M17.5 6.5l-11 11",
            Self::Check => "M5 12.5l4.6 4.6L19 7.5",
            Self::Back => "M14.5 6 8.5 12l6 6",
            Self::Forward => "M9.5 6l6 6-6 6",
            Self::Up => "M6 14.5l6-6 6 6",
            Self::Down => "M6 9.5l6 6 6-6",
            Self::Sort => "M8 5v14M4.5 15.5 8 19l3.5-3.5M16 19V5M12.5 8.5 16 5l3.5 3.5",
            Self::Filter => "M4 6h16M7 12h10M10 18h4",
            Self::Columns => "M4 5h16v14H4zM9.5 5v14M14.5 5v14",
            Self::Phone => {
                "M6.5 4h3.2l1.5 4-2 1.6a11.5 11.5 0 0 0 5.2 5.2l1.6-2 4 1.5v3.2c0 .9-.8 1.6-1.7 1.5C11.2 18.4 5.6 12.8 5 5.7 4.9 4.8 5.6 4 6.5 4z"
            }
            Self::Message => "M4 5h16v11.5H10L5.5 20v-3.5H4zM8 9h8M8 12.5h5",
            Self::Visit => {
                "M12 20.5s-6.5-5.6-6.5-10.5a6.5 6.5 0 0 1 13 0c0 4.9-6.5 10.5-6.5 10.5zM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z"
            }
            Self::Letter => "M3.5 6h17v12.5h-17zM3.5 7l8.5 6.5L20.5 7",
            Self::Gift => {
                "M4.5 10.5h15V20h-15zM3.5 7h17v3.5h-17zM12 7v13M12 7C10 7 7.5 6 8 4.5S11 4 12 7zM12 7c2 0 4.5-1 4-2.5S13 4 12 7z"
            }
            Self::Receipt => "M6 3.5h12v17l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5-2 1.5zM9 8h6M9 12h6",
            Self::Box => "M12 3.5l8 4v9l-8 4-8-4v-9zM4 7.5l8 4 8-4M12 11.5v9",
            Self::Tag => "M4 4h8l8.5 8.5-8 8L4 12zM8.2 8.2h.1",
            Self::Person => {
                "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-4 3.4-6 7.5-6s6.9 2 7.5 6"
            }
            Self::Business => {
                "M4.5 20.5v-14L13 3.5v17M13 9.5h6.5v11M3 20.5h18M7.5 9.5h2.5M7.5 13h2.5M7.5 16.5h2.5M16 13h.5M16 16.5h.5"
            }
            Self::Merge => {
                "M6 4v4.5c0 3.5 6 3 6 7.5v4.5M18 4v4.5c0 3.5-6 3-6 7.5M8.5 17.5 12 21l3.5-3.5"
            }
            Self::Edit => "M4.5 19.5l.8-4L16 4.8l3.2 3.2L8.5 18.7zM13.5 7.3l3.2 3.2",
            Self::Bin => "M4.5 6.5h15M9.5 6.5V4h5v2.5M6.5 6.5l.8 14h9.4l.8-14M10 10.5v6M14 10.5v6",
            Self::Undo => "M8.5 5 4.5 9l4 4M4.5 9h9.5a5.5 5.5 0 0 1 0 11H9",
            Self::History => "M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.8",
            Self::Import => "M12 4v11M7.5 10.5 12 15l4.5-4.5M4.5 16v4h15v-4",
            Self::Export => "M12 15V4M7.5 8.5 12 4l4.5 4.5M4.5 16v4h15v-4",
            Self::Print => "M7 8.5v-5h10v5M7 17H4V8.5h16V17h-3M7 14h10v6.5H7z",
            Self::Share => "M12 14.5V3.5M8.5 7 12 3.5 15.5 7M7 10.5H5v10h14v-10h-2",
            Self::Copy => "M8.5 8.5h11v12h-11zM15.5 8.5v-5h-11v12h4",
            Self::Shield => {
                "M12 3.5l7.5 3v5c0 4.5-3 7.5-7.5 9-4.5-1.5-7.5-4.5-7.5-9v-5zM8.8 12l2.3 2.3 4.1-4.5"
            }
            Self::Install => "M6 3.5h12v17H6zM12 7.5v6.5M9.2 11.5 12 14.3l2.8-2.8M10.5 17.5h3",
            Self::Offline => {
                "M4 4l16 16M8.5 16.2a5 5 0 0 1 5-1.2M5.5 12.7a9.5 9.5 0 0 1 4-2.3M13.5 10.1a9.5 9.5 0 0 1 5 2.6M2.8 9.2a13.5 13.5 0 0 1 4-2.6M11 5.5a13.5 13.5 0 0 1 10.2 3.7M12 19.5h.1"
            }
            Self::Reload => "M19.5 12a7.5 7.5 0 1 1-2.3-5.4l2.3 2.2M19.5 4.3v4.5H15",
            Self::Keyboard => "M3 6.5h18v11H3zM6.5 10h.1M10 10h.1M13.5 10h.1M17.3 10h.1M7.5 14h9",
            Self::Scan => {
                "M4 8.5V4h4.5M15.5 4H20v4.5M20 15.5V20h-4.5M8.5 20H4v-4.5M8 8h3v3H8zM13.5 8h2.5v2.5M8 13.5V16h2.5M13.5 13.5H16V16h-2.5z"
            }
            Self::Kiosk => "M4 4h16v11H4zM12 15v5M8 20.5h8M9.2 9.6l2 2 3.8-4",
            Self::Answers => "M8 3.5h11.5V17H8zM4.5 7v13.5H16M11 7.5h5.5M11 10.5h5.5M11 13.5h3",
            Self::Language => {
                "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17z"
            }
            Self::Theme => {
                "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 4v16M12 8l6.5-1M12 12h8M12 16l6.5 1"
            }
            Self::Info => "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5.5M12 7.7v.1",
            Self::Clock => "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7v5.3l3.5 2",
            Self::Calendar => "M4.5 6h15v13.5h-15zM4.5 10h15M8.5 3.5V7M15.5 3.5V7",
            Self::Star => "M12 3.8l2.5 5.3 5.7.8-4.1 4 1 5.8-5.1-2.8-5.1 2.8 1-5.8-4.1-4 5.7-.8z",
            Self::BandBlue => "M6 6h12v12H6z",
            Self::BandYellow => "M12 18.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13z",
            Self::BandOrange => "M12 4.5l7.5 7.5-7.5 7.5L4.5 12z",
            Self::BandRed => "M12 4.5 20.5 19h-17z",
        }
    }

    /// The shapes of the bands are filled, everything else is lines.
    fn is_solid(self) -> bool {
        matches!(
            self,
            Self::BandBlue | Self::BandYellow | Self::BandOrange | Self::BandRed
        )
    }

    /// Draws it.
    pub fn view(self) -> impl IntoView {
        view! {
            <svg class="icon" class:icon--solid=self.is_solid() viewBox="0 0 24 24" aria-hidden="true">
                <path d=self.path()></path>
            </svg>
        }
    }
}
