use leptos::prelude::*;

/// A star on a 24 × 24 grid.
pub(super) fn star() -> impl IntoView {
    view! {
        <svg class="sign sign--star" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 3.6l2.6 5.4 5.9.8-4.3 4.1 1.1 5.9-5.3-2.9-5.3 2.9 1.1-5.9L3.5 9.8l5.9-.8z"></path>
        </svg>
    }
}

/// A face, from cross to glad: the `at`-th of `count`.
pub(super) fn face(at: i64, count: i64) -> impl IntoView {
    let mouth = mouth(at, count);
    view! {
        <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">
            <circle cx="12" cy="12" r="9"></circle>
            <path d="M9 9.3v.9M15 9.3v.9"></path>
            <path d=mouth></path>
        </svg>
    }
}

/// The corners of the mouth go up as its middle goes down.
fn mouth(at: i64, count: i64) -> String {
    let steps = (count - 1).max(1);
    // In tenths of the grid, from -26 to 26.
    let bend = at.clamp(0, steps) * 52 / steps - 26;
    let tenths = |tenths: i64| format!("{}.{}", tenths / 10, tenths % 10);
    let corner = tenths(152 - bend / 2);
    let middle = tenths(152 + bend);
    format!("M8.2 {corner}Q12 {middle} 15.8 {corner}")
}

#[cfg(test)]
mod tests {
    use super::mouth;

    #[test]
    fn a_glad_mouth_bends_down_in_its_middle() {
        assert_eq!(mouth(0, 5), "M8.2 16.5Q12 12.6 15.8 16.5");
        assert_eq!(mouth(2, 5), "M8.2 15.2Q12 15.2 15.8 15.2");
        assert_eq!(mouth(4, 5), "M8.2 13.9Q12 17.8 15.8 13.9");
        assert_eq!(mouth(0, 1), mouth(0, 2));
    }
}
