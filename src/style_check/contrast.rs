use super::sheet::Properties;

/// Follows `var(--…)` from a token to its colour.
fn resolve<'a>(tokens: &'a Properties, colours: &'a Properties, name: &str) -> &'a str {
    let value = tokens
        .get(name)
        .unwrap_or_else(|| panic!("{name} is not set"));
    let primitive = value
        .strip_prefix("var(")
        .and_then(|rest| rest.strip_suffix(')'))
        .unwrap();
    colours
        .get(primitive)
        .unwrap_or_else(|| panic!("{primitive} is not set"))
}

/// Relative luminance, WCAG 2.2.
fn luminance(hex: &str) -> f64 {
    let digits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
    let channel = |high: usize| {
        let value = f64::from(digits[high] * 16 + digits[high + 1]) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

/// Contrast ratio of two tokens, 1 to 21.
pub(super) fn contrast(tokens: &Properties, colours: &Properties, front: &str, back: &str) -> f64 {
    let one = luminance(resolve(tokens, colours, front));
    let other = luminance(resolve(tokens, colours, back));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
