use super::Icon;
use crate::i18n::t;
use leptos::prelude::*;

/// A short fact beside a name.
#[component]
pub fn Chip(#[prop(optional, into)] icon: Option<Icon>, children: Children) -> impl IntoView {
    view! { <span class="chip">{icon.map(Icon::view)} {children()}</span> }
}

/// How serious a warning is: 蓝, 黄, 橙, 红.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    Blue,
    Yellow,
    Orange,
    Red,
}

impl Band {
    pub const ALL: [Self; 4] = [Self::Blue, Self::Yellow, Self::Orange, Self::Red];

    pub fn word(self) -> &'static str {
        match self {
            Self::Blue => t::ui::band::blue(),
            Self::Yellow => t::ui::band::yellow(),
            Self::Orange => t::ui::band::orange(),
            Self::Red => t::ui::band::red(),
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Blue => Icon::BandBlue,
            Self::Yellow => Icon::BandYellow,
            Self::Orange => Icon::BandOrange,
            Self::Red => Icon::BandRed,
        }
    }

    fn number(self) -> &'static str {
        match self {
            Self::Blue => "1",
            Self::Yellow => "2",
            Self::Orange => "3",
            Self::Red => "4",
        }
    }
}

/// A warning band: shape, word and colour say the same.
#[component]
pub fn BandChip(
    band: Band,
    /// Instead of the band's own word, such as 重大 for a complaint.
    #[prop(optional, into)]
    text: Option<String>,
) -> impl IntoView {
    let text = text.unwrap_or_else(|| band.word().to_owned());
    view! {
        <span class="chip chip--band" data-band=band.number()>
            {band.icon().view()}
            {text}
        </span>
    }
}
