//! Public holidays of mainland China and the weekends worked in exchange, as the General Office of the State Council
//! announces them each autumn for the year after:
//!
//! - 2025: 国办发明电〔2024〕12号, 12 November 2024;
//! - 2026: 国办发明电〔2025〕7号, 4 November 2025;
//! - 2027: the announcement is not in this build. The days that the law itself sets (全国年节及纪念日放假办法, as amended on
//!   10 November 2024) are here; the days shifted around them and the working weekends are not.
//!
//! Years that are not here have no holidays; the shop enters its own. What the shop enters always counts before these.

use crate::Day;

/// How far the holidays of a year are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announced {
    /// As announced, with the working weekends.
    Fully,
    /// The days of the law only: bridging days and working weekends are not known yet.
    DaysOfTheLaw,
    /// Nothing is known.
    Unknown,
}

pub fn announced(year: i32) -> Announced {
    match year {
        2025 | 2026 => Announced::Fully,
        2027 => Announced::DaysOfTheLaw,
        _ => Announced::Unknown,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Special {
    Off,
    MakeUp,
}

/// First and last day off, as month and day.
type Break = ((u8, u8), (u8, u8));

const OFF: &[(i32, &[Break])] = &[
    (
        2025,
        &[
            ((1, 1), (1, 1)),
            ((1, 28), (2, 4)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((5, 31), (6, 2)),
            ((10, 1), (10, 8)),
        ],
    ),
    (
        2026,
        &[
            ((1, 1), (1, 3)),
            ((2, 15), (2, 23)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((6, 19), (6, 21)),
            ((9, 25), (9, 27)),
            ((10, 1), (10, 7)),
        ],
    ),
    (
        2027,
        &[
            // New Year, Spring Festival from its eve, Qingming, Labour Day, Dragon Boat, Mid-Autumn, National Day.
            ((1, 1), (1, 1)),
            ((2, 5), (2, 8)),
            ((4, 5), (4, 5)),
            ((5, 1), (5, 2)),
            ((6, 9), (6, 9)),
            ((9, 15), (9, 15)),
            ((10, 1), (10, 3)),
        ],
    ),
];

const MAKE_UP: &[(i32, &[(u8, u8)])] = &[
    (2025, &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)]),
    (2026, &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)]),
];

/// What is special about a day; `None` when it is as its weekday.
pub(super) fn special(day: Day) -> Option<Special> {
    use chrono::Datelike as _;
    // Most days are of a year that is not here, or are looked at for long stretches: the year first.
    let date = day.date();
    let at = (
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    );
    let of_year = |year: i32| year == date.year();
    let is_off = OFF
        .iter()
        .filter(|(year, _)| of_year(*year))
        .flat_map(|(_, breaks)| *breaks)
        .any(|(first, last)| (*first..=*last).contains(&at));
    if is_off {
        return Some(Special::Off);
    }
    MAKE_UP
        .iter()
        .any(|(year, days)| of_year(*year) && days.contains(&at))
        .then_some(Special::MakeUp)
}
