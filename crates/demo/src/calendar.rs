use crate::Language;
use chrono::Datelike;
use domain::Day;

/// Chinese New Year's Day (month, day) by `year % 19`: moon and sun meet again after nineteen years, within this
/// century at most a day out. Place 0 is 2033.
const NEW_YEAR: [(u32, u32); 19] = [
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 15),
    (2, 4),
    (1, 24),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 29),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 13),
    (2, 3),
    (1, 23),
    (2, 11),
];

/// Trade by month, in per cent of an ordinary one. China: quiet before and after Spring Festival, then everybody
/// renovates, and again from September to November.
const CHINESE_MONTHS: [i32; 12] = [85, 70, 135, 130, 120, 95, 80, 85, 110, 110, 120, 90];
/// Britain: a dead January, paint and gardens from Easter, heaters in autumn.
const ENGLISH_MONTHS: [i32; 12] = [65, 80, 110, 135, 135, 115, 105, 95, 105, 110, 95, 75];

/// When the shop is open, and how busy it is.
#[derive(Clone, Copy)]
pub(crate) struct Calendar {
    pub(crate) language: Language,
}

/// 0 is Monday.
pub(crate) fn weekday(day: Day) -> i32 {
    (day.0 + 3).rem_euclid(7)
}

/// January is 1.
pub(crate) fn month(day: Day) -> u32 {
    day.date().month()
}

impl Calendar {
    /// How much is bought on this day, in per cent of an ordinary one.
    pub(crate) fn season(self, day: Day) -> i32 {
        let months = match self.language {
            Language::Chinese => &CHINESE_MONTHS,
            Language::English => &ENGLISH_MONTHS,
        };
        let month = usize::try_from(month(day)).unwrap_or(1);
        let usual = months.get(month.wrapping_sub(1)).copied().unwrap_or(100);
        match self.language {
            Language::Chinese if (-10..=14).contains(&days_after_new_year(day)) => usual * 7 / 10,
            _ => usual,
        }
    }

    pub(crate) fn is_open(self, day: Day) -> bool {
        match self.language {
            Language::Chinese => !(-1..=5).contains(&days_after_new_year(day)),
            Language::English => {
                let date = day.date();
                let after_easter = day.since(easter(date.year()));
                let holiday = matches!((date.month(), date.day()), (1, 1) | (12, 25 | 26));
                weekday(day) != 6 && !holiday && after_easter != 1 && after_easter != -2
            }
        }
    }

    /// Days of the shop's own yearly offer: 双十一, or the ten days up to Easter.
    pub(crate) fn has_offer(self, day: Day) -> bool {
        let date = day.date();
        match self.language {
            Language::Chinese => date.month() == 11 && (8..=11).contains(&date.day()),
            Language::English => (-10..0).contains(&day.since(easter(date.year()))),
        }
    }

    /// This day, or the next one on which the shop is open.
    pub(crate) fn open_from(self, day: Day) -> Day {
        (0..14)
            .map(|ahead| day.plus(ahead))
            .find(|day| self.is_open(*day))
            .unwrap_or(day)
    }

    /// This day, or the last one before it on which the shop was open.
    pub(crate) fn open_until(self, day: Day) -> Day {
        (0..14)
            .map(|back| day.plus(-back))
            .find(|day| self.is_open(*day))
            .unwrap_or(day)
    }
}

fn days_after_new_year(day: Day) -> i32 {
    let year = day.date().year();
    let place = usize::try_from(year.rem_euclid(19)).unwrap_or(0);
    let (month, first) = NEW_YEAR.get(place).copied().unwrap_or((2, 5));
    Day::from_ymd(year, month, first).map_or(i32::MAX, |new_year| day.since(new_year))
}

/// Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i32) -> Day {
    let golden = year % 19;
    let (century, in_century) = (year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days_after_march = epact + to_sunday - 7 * late - 9;
    Day::from_ymd(year, 4, 1)
        .unwrap_or_default()
        .plus(days_after_march - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_where_the_almanac_says() {
        for (year, month, day) in [
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
        ] {
            assert_eq!(Some(easter(year)), Day::from_ymd(year, month, day));
        }
        for (year, month, day) in [(2025, 1, 29), (2026, 2, 17), (2033, 1, 31), (2040, 2, 12)] {
            let new_year = Day::from_ymd(year, month, day).unwrap();
            assert_eq!(days_after_new_year(new_year), 0);
            assert_eq!(days_after_new_year(new_year.plus(-3)), -3);
        }
    }

    #[test]
    fn the_shop_closes_on_feasts() {
        let china = Calendar {
            language: Language::Chinese,
        };
        let england = Calendar {
            language: Language::English,
        };
        let day = |month, day| Day::from_ymd(2026, month, day).unwrap();
        assert!(
            !china.is_open(day(2, 17)) && china.is_open(day(2, 23)) && china.is_open(day(11, 22))
        );
        assert_eq!(china.open_until(day(2, 20)), day(2, 15));
        assert!(
            !england.is_open(day(4, 3))
                && !england.is_open(day(4, 6))
                && !england.is_open(day(11, 22))
        );
        assert_eq!(england.open_from(day(12, 25)), day(12, 28));
        assert!(
            china.has_offer(day(11, 11))
                && england.has_offer(day(4, 4))
                && !england.has_offer(day(4, 5))
        );
    }
}
