//! What a number format makes of a number: the only way to know that a cell holds a day.

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum NumberShape {
    /// As a number, or as a length of time.
    #[default]
    Number,
    /// With year, month or day in it.
    Day,
    /// Hours and minutes only.
    Clock,
}

/// The shape of the formats every program knows by number; those between 27 and 58 are dates in
/// East Asian programs.
pub(crate) fn built_in_shape(id: u32) -> NumberShape {
    match id {
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => NumberShape::Day,
        18..=21 | 32..=35 | 45 | 47 | 55 | 56 => NumberShape::Clock,
        _ => NumberShape::Number,
    }
}

/// The shape of a format that is written out, such as `yyyy"年"m"月"d"日"` or `0.00`.
pub(crate) fn format_shape(format: &str) -> NumberShape {
    if format.eq_ignore_ascii_case("general") {
        return NumberShape::Number;
    }
    let (mut has_day, mut has_clock, mut has_digits) = (false, false, false);
    let mut letters = format.chars().peekable();
    // The section for negative numbers does not count.
    while let Some(letter) = letters.next().filter(|letter| *letter != ';') {
        match letter {
            '"' => {
                letters.by_ref().take_while(|c| *c != '"').for_each(drop);
            }
            '\\' | '_' | '*' => {
                letters.next();
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                // [h]:mm counts hours beyond a day: a length of time, not a day.
                let is_elapsed = !inside.is_empty()
                    && inside
                        .chars()
                        .all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S'));
                if is_elapsed {
                    return NumberShape::Number;
                }
            }
            'y' | 'Y' | 'd' | 'D' | 'e' | 'g' | 'b' | 'B' => has_day = true,
            // General with a unit behind it; E+ of exponents.
            'G' | 'E' => return NumberShape::Number,
            // Minutes stand beside hours or seconds, months beside days or years.
            'm' | 'M' => has_day |= !has_clock && !followed_by_seconds(&mut letters.clone()),
            'h' | 'H' | 's' | 'S' => has_clock = true,
            '0' | '#' | '?' => has_digits = !has_clock,
            _ => {}
        }
    }
    if has_digits && !has_day {
        NumberShape::Number
    } else if has_day {
        NumberShape::Day
    } else if has_clock {
        NumberShape::Clock
    } else {
        NumberShape::Number
    }
}

fn followed_by_seconds(rest: &mut impl Iterator<Item = char>) -> bool {
    rest.find(|c| !matches!(c, 'm' | 'M' | ':' | '"' | '\\'))
        .is_some_and(|c| matches!(c, 's' | 'S'))
}

#[cfg(test)]
mod tests {
    use super::NumberShape::{Clock, Day, Number};
    use super::*;

    #[test]
    fn formats() {
        for (format, shape) in [
            ("yyyy-mm-dd", Day),
            ("yyyy\"年\"m\"月\"d\"日\"", Day),
            ("[$-804]yyyy\"年\"m\"月\"d\"日\";@", Day),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", Day),
            ("m/d/yy h:mm", Day),
            ("d-mmm-yy", Day),
            ("mmm", Day),
            ("[DBNum1][$-804]yyyy\"年\"m\"月\"", Day),
            ("e", Day),
            ("h:mm", Clock),
            ("h:mm:ss AM/PM", Clock),
            ("mm:ss", Clock),
            ("mm:ss.0", Clock),
            ("[h]:mm:ss", Number),
            ("[mm]:ss", Number),
            ("General", Number),
            ("0.00", Number),
            ("#,##0.00_);[Red]\\(#,##0.00\\)", Number),
            ("0.00E+00", Number),
            ("\"d\"0", Number),
            ("\\d0", Number),
            ("@", Number),
            ("", Number),
            ("¥#,##0", Number),
            ("[$¥-804]#,##0.00", Number),
            ("[Red]0", Number),
            ("0.0;yyyy", Number),
        ] {
            assert_eq!(format_shape(format), shape, "{format}");
        }
        assert_eq!(built_in_shape(14), Day);
        assert_eq!(built_in_shape(31), Day);
        assert_eq!(built_in_shape(20), Clock);
        assert_eq!(built_in_shape(2), Number);
    }
}
