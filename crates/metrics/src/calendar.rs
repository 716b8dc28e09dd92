//! Months of whole days, without a clock or a time zone.
//!
//! Proleptic Gregorian calendar by the era arithmetic of Hinnant, "chrono-Compatible Low-Level Date Algorithms".

/// A calendar month, counted from January of year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// A year between −200,000 and 200,000 and a month from 1 to 12.
    pub fn new(year: i32, month: u8) -> Option<Self> {
        ((1..=12).contains(&month) && year.abs() <= 200_000)
            .then(|| Self(year * 12 + i32::from(month) - 1))
    }

    /// The month this day (since 1970-01-01) lies in.
    pub fn of_day(day: i32) -> Self {
        let shifted = i64::from(day) + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        // The era's year starts in March, so March is month 2 of the calendar year counted from zero.
        let month_from_march = (5 * day_of_year + 2) / 153;
        let months = (era * 400 + year_of_era) * 12 + month_from_march + 2;
        // 2^31 days are 5.9 million years: 71 million months, far inside 32 bits.
        Self(i32::try_from(months).unwrap_or(i32::MAX))
    }

    /// Its first day since 1970-01-01, saturating at the ends of the range.
    pub fn first_day(self) -> i32 {
        let from_march = i64::from(self.0) - 2;
        let year = from_march.div_euclid(12);
        let month_from_march = from_march.rem_euclid(12);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * month_from_march + 2) / 5;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let day = era * 146_097 + day_of_era - 719_468;
        i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX })
    }

    /// Its last day since 1970-01-01.
    pub fn last_day(self) -> i32 {
        self.plus(1).first_day().saturating_sub(1)
    }

    /// The month `months` later.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// Whole months from `earlier` to this one.
    pub fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// Calendar year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// Month of the year, 1 to 12.
    pub fn month(self) -> u8 {
        u8::try_from(self.0.rem_euclid(12) + 1).unwrap_or(1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_days() {
        for (day, year, month) in [
            (0, 1970, 1),
            (-1, 1969, 12),
            (9862, 1997, 1),
            (11_016, 2000, 2),
            (11_017, 2000, 3),
            (-719_468, 0, 3),
        ] {
            let found = Month::of_day(day);
            assert_eq!((found.year(), found.month()), (year, month), "{day}");
        }
        assert_eq!(
            Month::new(2024, 2).unwrap().last_day() - Month::new(2024, 2).unwrap().first_day(),
            28
        );
        assert_eq!(Month::new(2024, 13), None);
        assert!(Month::of_day(i32::MAX) > Month::of_day(i32::MIN));
    }

    proptest! {
        #[test]
        fn a_day_lies_between_its_months_ends(day in -1_000_000_i32..1_000_000) {
            let month = Month::of_day(day);
            prop_assert!(month.first_day() <= day && day <= month.last_day());
            prop_assert_eq!(Month::of_day(month.last_day() + 1), month.plus(1));
        }
    }
}
