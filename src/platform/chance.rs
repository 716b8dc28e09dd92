//! Chance, where any number will do.

/// A whole number from 0 up to, but not including, `n`.
pub fn below(n: u32) -> u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and n"
    )]
    let drawn = (js_sys::Math::random() * f64::from(n)) as u32;
    drawn.min(n.saturating_sub(1))
}
