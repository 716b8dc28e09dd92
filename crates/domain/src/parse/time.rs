//! The time of day behind a date: `14:30`, `2:30 PM`, `下午2点30分`, `14:30:05.123+08:00`.

/// Seconds since midnight as written, and minutes ahead of UTC where the text says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WrittenTime {
    pub(super) second_of_day: u32,
    pub(super) offset_minutes: Option<i32>,
}

/// Reads a folded, trimmed, upper-case text; `None` when it is no time.
pub(super) fn read_time(text: &str) -> Option<WrittenTime> {
    let (text, offset_minutes) = split_offset(text);
    let (text, half) = split_half(text);
    let numbers = clock_numbers(text)?;
    let hour = match (half, numbers.hour) {
        (Some(Half::Morning), 12) => 0,
        (Some(Half::Afternoon), hour @ 1..=11) => hour + 12,
        // 中午12点 and 12 PM are noon, 下午14点 says the same thing twice.
        (_, hour) => hour,
    };
    (hour < 24 && numbers.minute < 60 && numbers.second < 60).then_some(WrittenTime {
        second_of_day: hour * 3_600 + numbers.minute * 60 + numbers.second,
        offset_minutes,
    })
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

struct ClockNumbers {
    hour: u32,
    minute: u32,
    second: u32,
}

fn split_half(text: &str) -> (&str, Option<Half>) {
    const BEFORE: [(&str, Half); 7] = [
        ("上午", Half::Morning),
        ("早上", Half::Morning),
        ("凌晨", Half::Morning),
        ("中午", Half::Afternoon),
        ("下午", Half::Afternoon),
        ("傍晚", Half::Afternoon),
        ("晚上", Half::Afternoon),
    ];
    const AFTER: [(&str, Half); 4] = [
        ("AM", Half::Morning),
        ("PM", Half::Afternoon),
        ("A.M.", Half::Morning),
        ("P.M.", Half::Afternoon),
    ];
    for (word, half) in BEFORE {
        if let Some(rest) = text.strip_prefix(word) {
            return (rest.trim_start(), Some(half));
        }
    }
    for (word, half) in AFTER {
        if let Some(rest) = text.strip_suffix(word) {
            return (rest.trim_end(), Some(half));
        }
    }
    (text, None)
}

fn split_offset(text: &str) -> (&str, Option<i32>) {
    if let Some(rest) = text.strip_suffix('Z') {
        return (rest.trim_end(), Some(0));
    }
    let Some(at) = text.rfind(['+', '-']) else {
        return (text, None);
    };
    let (Some(clock), Some(offset)) = (text.get(..at), text.get(at..)) else {
        return (text, None);
    };
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.parse::<i32>().ok(), Some(0)),
        4 => (
            digits.get(..2).and_then(|h| h.parse::<i32>().ok()),
            digits.get(2..).and_then(|m| m.parse::<i32>().ok()),
        ),
        _ => (None, None),
    };
    match (hours, minutes) {
        (Some(hours @ 0..=14), Some(minutes @ 0..=59)) => {
            let ahead = hours * 60 + minutes;
            let signed = if offset.starts_with('-') {
                -ahead
            } else {
                ahead
            };
            (clock.trim_end(), Some(signed))
        }
        _ => (text, None),
    }
}

fn clock_numbers(text: &str) -> Option<ClockNumbers> {
    let whole = text
        .split_once(['.', ','])
        .map_or(text, |(whole, fraction)| {
            if fraction.chars().all(|c| c.is_ascii_digit()) {
                whole
            } else {
                text
            }
        });
    let plain = whole
        .replace(['时', '時', '点', '點', '分'], ":")
        .replace('秒', "");
    let mut fields = plain.trim_end_matches(':').split(':');
    let hour = field(fields.next())?;
    // A lone number is an hour only where the text says so.
    let is_marked = whole.contains([':', '时', '時', '点', '點']);
    let minute = match fields.next() {
        Some(minute) => field(Some(minute))?,
        None if is_marked => 0,
        None => return None,
    };
    let second = match fields.next() {
        Some(second) => field(Some(second))?,
        None => 0,
    };
    fields.next().is_none().then_some(ClockNumbers {
        hour,
        minute,
        second,
    })
}

fn field(text: Option<&str>) -> Option<u32> {
    let text = text?.trim();
    let is_short = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if is_short { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(u32, u32, u32, Option<i32>)>) {
        let expected = expected.map(|(h, m, s, offset_minutes)| WrittenTime {
            second_of_day: h * 3600 + m * 60 + s,
            offset_minutes,
        });
        assert_eq!(read_time(text), expected, "{text}");
    }

    #[test]
    fn clocks_of_all_kinds() {
        check("14:30", Some((14, 30, 0, None)));
        check("9:05:07", Some((9, 5, 7, None)));
        check("14:30:05.123", Some((14, 30, 5, None)));
        check("2:30 PM", Some((14, 30, 0, None)));
        check("12:00 AM", Some((0, 0, 0, None)));
        check("12:00 PM", Some((12, 0, 0, None)));
        check("下午2:30", Some((14, 30, 0, None)));
        check("上午 9点", Some((9, 0, 0, None)));
        check("晚上8点15分", Some((20, 15, 0, None)));
        check("14时30分05秒", Some((14, 30, 5, None)));
        check("06:00:00Z", Some((6, 0, 0, Some(0))));
        check("14:30+08:00", Some((14, 30, 0, Some(480))));
        check("14:30:00-0530", Some((14, 30, 0, Some(-330))));
    }

    #[test]
    fn what_is_no_clock() {
        for text in [
            "", "14", "24:00", "9:60", "9:5:61", "1:2:3:4", "a:b", "123:00", "Z", "下午", "14:3x",
        ] {
            check(text, None);
        }
    }
}
