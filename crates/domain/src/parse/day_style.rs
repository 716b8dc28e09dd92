use super::day::{DateStyle, DayError, read_day};

/// What a column of days looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateGuess {
    /// No other style reads this many cells, or all that do read the same days.
    Settled {
        style: DateStyle,
        /// Cells that are days in it.
        fits: u32,
        /// Cells that are not.
        misses: u32,
    },
    /// `other` reads as many cells, but as other days: ask.
    Ambiguous {
        style: DateStyle,
        other: DateStyle,
        fits: u32,
        misses: u32,
    },
    /// Not one cell is a day.
    NoDays,
}

/// Looks at the cells of a column one by one; cheap enough for all of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct DateStyleDetector {
    seen: u32,
    fits: [u32; STYLES],
    /// Whether two styles read some cell as different days.
    differ: [[bool; STYLES]; STYLES],
}

const STYLES: usize = DateStyle::ALL.len();

impl DateStyleDetector {
    /// Takes a cell into account; empty ones say nothing.
    pub fn see(&mut self, cell: &str) {
        let mut days = [None; STYLES];
        for (slot, style) in days.iter_mut().zip(DateStyle::ALL) {
            match read_day(cell, style) {
                // Small numbers are counts and codes far more often than days.
                Ok(read) if style == DateStyle::Serial && !is_likely_serial(cell, read.day) => {}
                Ok(read) => *slot = Some(read.day),
                Err(DayError::Empty) => return,
                Err(_) => {}
            }
        }
        self.seen = self.seen.saturating_add(1);
        for ((fits, row), day) in self.fits.iter_mut().zip(&mut self.differ).zip(days) {
            if day.is_some() {
                *fits = fits.saturating_add(1);
            }
            for (differs, other) in row.iter_mut().zip(days) {
                *differs |= day.is_some() && other.is_some() && day != other;
            }
        }
    }

    /// What the cells so far add up to.
    pub fn verdict(&self) -> DateGuess {
        let counted = DateStyle::ALL.into_iter().zip(self.fits).zip(self.differ);
        // The first of those with the most: `ALL` has the preferred ones first.
        let best = counted
            .clone()
            .rev()
            .max_by_key(|((_, fits), _)| *fits)
            .filter(|((_, fits), _)| *fits > 0);
        let Some(((style, fits), differs)) = best else {
            return DateGuess::NoDays;
        };
        let misses = self.seen - fits;
        let rival = counted
            .zip(differs)
            .find(|(((_, others), _), differs)| *others == fits && *differs);
        match rival {
            Some((((other, _), _), _)) => DateGuess::Ambiguous {
                style,
                other,
                fits,
                misses,
            },
            None => DateGuess::Settled {
                style,
                fits,
                misses,
            },
        }
    }
}

/// Whether a bare number is taken for a day: 1954 to 2064.
fn is_likely_serial(cell: &str, day: i32) -> bool {
    let whole = cell.trim().split('.').next().unwrap_or_default();
    let is_bare = whole.len() <= 6 && whole.bytes().all(|b| b.is_ascii_digit());
    !is_bare || (-5_569..34_431).contains(&day)
}

/// Looks at a column of cells at once.
pub fn detect_date_style<'a>(cells: impl IntoIterator<Item = &'a str>) -> DateGuess {
    let mut detector = DateStyleDetector::default();
    for cell in cells {
        detector.see(cell);
    }
    detector.verdict()
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateStyle::{DayMonthYear, MonthDayYear, Serial, YearMonthDay};

    #[track_caller]
    fn settled(cells: &[&str], expected: DateStyle, expected_misses: u32) {
        match detect_date_style(cells.iter().copied()) {
            DateGuess::Settled { style, misses, .. } => {
                assert_eq!((style, misses), (expected, expected_misses), "{cells:?}");
            }
            other => panic!("{other:?} for {cells:?}"),
        }
    }

    #[test]
    fn one_value_above_twelve_decides() {
        settled(&["03/04/2025", "25/04/2025"], DayMonthYear, 0);
        settled(&["03/04/2025", "04/25/2025", ""], MonthDayYear, 0);
        settled(&["25/3/8", "25/3/20"], YearMonthDay, 0);
        settled(&["2025-03-08", "2025年3月8日", "20250308"], YearMonthDay, 0);
        settled(&["04/04/2025", "05/05/2025"], DayMonthYear, 0);
        settled(&["45724", "45725"], Serial, 0);
        settled(&["2025-03-08", "不详"], YearMonthDay, 1);
        settled(
            &["13/01/2025", "01/13/2025", "14/01/2025", "02/03/2025"],
            DayMonthYear,
            1,
        );
    }

    #[test]
    fn what_could_be_either_is_asked() {
        let guess = detect_date_style(["03/04/2025", "05/06/2025"]);
        assert_eq!(
            guess,
            DateGuess::Ambiguous {
                style: DayMonthYear,
                other: MonthDayYear,
                fits: 2,
                misses: 0
            }
        );
        let guess = detect_date_style(["25/03/08", "25/04/09"]);
        assert!(matches!(
            guess,
            DateGuess::Ambiguous {
                style: YearMonthDay,
                other: DayMonthYear,
                ..
            }
        ));
    }

    #[test]
    fn no_days_at_all() {
        assert_eq!(detect_date_style([]), DateGuess::NoDays);
        assert_eq!(detect_date_style(["", "张三", "138"]), DateGuess::NoDays);
    }
}
