use crate::i18n::format::{self, DayStyle};
use crate::i18n::t;
use domain::returns::ReturnWindow;

/// Until when goods are taken back, and how long that is, or for how long it is over.
pub(super) fn window_words(window: ReturnWindow) -> String {
    use t::returns::window as text;
    let day = format::day(window.last_day, DayStyle::Medium);
    let days = u64::from(window.days_left.unsigned_abs());
    match window.days_left {
        0 => text::last_day(&day),
        1.. => text::open(&day, days),
        _ => text::over(&day, days),
    }
}
