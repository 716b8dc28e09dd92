use core::fmt::Write as _;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use qrcode::{Color, EcLevel};

/// A text as squares, for [`QrCode`]; `None` when it is too long. Of the two ways to make it, the sturdier one that
/// still has squares large enough for a phone's camera.
pub fn qr_code(text: &str) -> Option<qrcode::QrCode> {
    /// Side of the largest code that is made sturdier, in squares (version 15).
    const STURDY: usize = 77;
    let with = |level| qrcode::QrCode::with_error_correction_level(text, level).ok();
    with(EcLevel::M)
        .filter(|code| code.width() <= STURDY)
        .or_else(|| with(EcLevel::L))
}

/// Black squares on white, whatever the theme: a camera reads it from paper and from the screen.
#[component]
pub fn QrCode(
    code: qrcode::QrCode,
    /// What scanning it does.
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    const QUIET: usize = 4;
    let width = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (at, color) in colors.iter().enumerate() {
        if *color == Color::Dark {
            let (x, y) = (at % width + QUIET, at / width + QUIET);
            // Writing to a string does not fail.
            let _written = write!(path, "M{x} {y}h1v1h-1z");
        }
    }
    let side = width + 2 * QUIET;
    view! {
        <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=move || label.get()>
            <path class="qr__ground" d=format!("M0 0h{side}v{side}h-{side}z")></path>
            <path class="qr__dark" d=path></path>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_made_into_larger_squares_or_none() {
        let side = |chars: usize| Some(qr_code(&"x".repeat(chars))?.width());
        assert_eq!(side(10), Some(21));
        assert!(side(1_270).is_some_and(|side| side <= 117));
        assert_eq!(side(5_000), None);
    }
}
