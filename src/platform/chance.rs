//! Chance: where any number will do, and where nobody may guess it.

use crate::platform::clock;
use domain::Id;
use leptos::prelude::window;

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

/// What nobody can guess, for secrets and identities; `None` where the browser has no such source.
pub fn secret_bytes() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes))
        .ok()?;
    Some(bytes)
}

/// For a record that is made here, before the engine hears of it. Every browser that runs this has a source of
/// chance; where it fails all the same, the moment must do.
pub fn identity() -> Id {
    let drawn = secret_bytes().map(u128::from_be_bytes);
    let moment = || u128::try_from(clock::now().0).unwrap_or(1) << 32 | u128::from(below(u32::MAX));
    Id(drawn.unwrap_or_else(moment))
}
