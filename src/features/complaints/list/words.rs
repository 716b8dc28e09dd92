use crate::i18n::format::{self, InstantStyle};
use crate::i18n::{Word, t};
use crate::platform::clock;
use crate::ui::{Band, BandChip, Chip, Icon};
use api::{ComplaintRow, SimilarComplaint};
use domain::complaint::{Clock, ClockState};
use domain::record::{Remedy, Severity};
use leptos::prelude::*;

/// `C-0147`
pub(crate) fn number(number: i64) -> String {
    format!("C-{number:04}")
}

/// 重大, 安全: what must not be overlooked.
pub(in super::super) fn serious(row: &ComplaintRow) -> Option<impl IntoView + use<>> {
    let major = row
        .severity
        .filter(|severity| *severity == Severity::Major)
        .map(Word::word);
    let safety = row.is_safety_case.then(t::desk::safety);
    let words: Vec<&str> = major.into_iter().chain(safety).collect();
    (!words.is_empty()).then(|| view! { <BandChip band=Band::Red text=words.join(" · ") /> })
}

/// `C-0131 手电钻漏电`
pub(in super::super) fn similar_title(row: &SimilarComplaint) -> String {
    let words = format::shortened(&row.what_happened, 40);
    format!("{} {words}", number(row.number))
}

/// When it was, where it stands, what was done.
pub(in super::super) fn similar_detail(row: &SimilarComplaint) -> String {
    let day = clock::day_in_shop(row.at);
    let remedies = format::list(
        row.remedies
            .iter()
            .copied()
            .map(|remedy: Remedy| remedy.word()),
    );
    [
        row.customer_name.clone(),
        format::relative_day(day, clock::today()),
        row.state.word().to_owned(),
        remedies,
    ]
    .into_iter()
    .filter(|part| !part.is_empty())
    .collect::<Vec<_>>()
    .join(" · ")
}

/// `首次答复还剩 2小时 10分`, `解决超期 1小时`: colour only where it presses.
pub(crate) fn clock_chip(clock: &Clock) -> Option<impl IntoView + use<>> {
    let (band, text) = clock_words(clock)?;
    Some(match band {
        Some(band) => view! { <BandChip band text /> }.into_any(),
        None => view! { <Chip icon=Icon::Clock>{text}</Chip> }.into_any(),
    })
}

fn clock_words(clock: &Clock) -> Option<(Option<Band>, String)> {
    use t::desk::clock as text;
    let kind = clock.kind.word();
    let left = clock.limit.minutes - clock.used_minutes;
    let time = |minutes: i64| format::duration(u64::try_from(minutes).unwrap_or(0));
    Some(match clock.state {
        // Working minutes of more than a day say little; the hour at which they end says it.
        ClockState::Running if left > 240 => {
            let due = clock
                .due
                .map(|due| format::instant(due, InstantStyle::Short));
            (None, text::until(kind, &due.unwrap_or_default()))
        }
        ClockState::Running => (None, text::left(kind, &time(left))),
        ClockState::NearlyLate => (Some(Band::Orange), text::left(kind, &time(left))),
        ClockState::Late => (Some(Band::Red), text::late(kind, &time(-left))),
        ClockState::Paused => (None, text::paused(kind)),
        ClockState::Met => (None, text::met(kind)),
        ClockState::MetLate => (Some(Band::Yellow), text::met_late(kind)),
        ClockState::Ended => return None,
    })
}
