//! What the keys do in a table.

/// A step of the active row, or something done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    To(u32),
    Open,
    Toggle,
}

/// What a key means. `page` is how many rows are in sight.
pub(super) fn step(key: &str, active: Option<u32>, rows: u32, page: u32) -> Option<Step> {
    let last = rows.checked_sub(1)?;
    let at = active.unwrap_or(0).min(last);
    Some(match key {
        // The first press only shows where the reader is.
        "ArrowDown" | "ArrowUp" | "j" | "k" if active.is_none() => Step::To(0),
        "ArrowDown" | "j" => Step::To(at.saturating_add(1).min(last)),
        "ArrowUp" | "k" => Step::To(at.saturating_sub(1)),
        "PageDown" => Step::To(at.saturating_add(page.max(1)).min(last)),
        "PageUp" => Step::To(at.saturating_sub(page.max(1))),
        "Home" => Step::To(0),
        "End" => Step::To(last),
        "Enter" if active.is_some() => Step::Open,
        " " if active.is_some() => Step::Toggle,
        _ => return None,
    })
}
