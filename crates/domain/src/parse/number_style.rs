use super::money::{MoneyError, read_money};
use super::number::{NumberError, NumberStyle};

/// What a column of numbers or amounts looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberGuess {
    /// The other style reads fewer cells, or the same numbers.
    Settled {
        style: NumberStyle,
        /// Cells that are numbers in it.
        fits: u32,
        /// Cells that are not.
        misses: u32,
    },
    /// Both styles read all these cells, but as other numbers (`1,234`): ask.
    Ambiguous {
        /// The likelier one.
        style: NumberStyle,
        fits: u32,
        misses: u32,
    },
    /// Not one cell is a number.
    NoNumbers,
}

/// Looks at the cells of a column one by one.
#[derive(Clone, Copy, Debug, Default)]
pub struct NumberStyleDetector {
    seen: u32,
    point_fits: u32,
    comma_fits: u32,
    do_differ: bool,
}

/// Decimals that are kept when the two readings are compared.
const COMPARED_DECIMALS: u8 = 6;

impl NumberStyleDetector {
    /// Takes a cell into account; empty ones say nothing. Currency marks are allowed.
    pub fn see(&mut self, cell: &str) {
        let point = read_money(cell, NumberStyle::Point, COMPARED_DECIMALS);
        if point == Err(MoneyError::Number(NumberError::Empty)) {
            return;
        }
        let comma = read_money(cell, NumberStyle::Comma, COMPARED_DECIMALS);
        self.seen = self.seen.saturating_add(1);
        self.point_fits = self.point_fits.saturating_add(u32::from(point.is_ok()));
        self.comma_fits = self.comma_fits.saturating_add(u32::from(comma.is_ok()));
        if let (Ok(point), Ok(comma)) = (point, comma) {
            self.do_differ |= point != comma;
        }
    }

    /// What the cells so far add up to.
    pub fn verdict(&self) -> NumberGuess {
        let (style, fits) = if self.comma_fits > self.point_fits {
            (NumberStyle::Comma, self.comma_fits)
        } else {
            (NumberStyle::Point, self.point_fits)
        };
        let misses = self.seen - fits;
        if fits == 0 {
            NumberGuess::NoNumbers
        } else if self.point_fits == self.comma_fits && self.do_differ {
            NumberGuess::Ambiguous {
                style,
                fits,
                misses,
            }
        } else {
            NumberGuess::Settled {
                style,
                fits,
                misses,
            }
        }
    }
}

/// Looks at a column of cells at once.
pub fn detect_number_style<'a>(cells: impl IntoIterator<Item = &'a str>) -> NumberGuess {
    let mut detector = NumberStyleDetector::default();
    for cell in cells {
        detector.see(cell);
    }
    detector.verdict()
}

#[cfg(test)]
mod tests {
    use super::*;
    use NumberStyle::{Comma, Point};

    #[track_caller]
    fn check(cells: &[&str], expected: NumberGuess) {
        assert_eq!(
            detect_number_style(cells.iter().copied()),
            expected,
            "{cells:?}"
        );
    }

    #[test]
    fn decimals_decide() {
        let settled = |style, fits, misses| NumberGuess::Settled {
            style,
            fits,
            misses,
        };
        check(&["29.33", "1,234.00", ""], settled(Point, 2, 0));
        check(&["29,33", "1.234,00"], settled(Comma, 2, 0));
        check(&["1,234", "5.5"], settled(Point, 2, 0));
        check(&["1.234", "5,5", "面议"], settled(Comma, 2, 1));
        check(&["12", "7"], settled(Point, 2, 0));
        check(&["¥1,234.50", "￥8"], settled(Point, 2, 0));
        check(&["1.234.567"], settled(Comma, 1, 0));
    }

    #[test]
    fn thousands_alone_are_asked() {
        check(
            &["1,234", "12"],
            NumberGuess::Ambiguous {
                style: Point,
                fits: 2,
                misses: 0,
            },
        );
        check(&["张三", ""], NumberGuess::NoNumbers);
        check(&[], NumberGuess::NoNumbers);
    }
}
