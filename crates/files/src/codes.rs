//! QR codes in pictures, for browsers that do not read them by themselves.

use crate::limits;

/// The texts of the QR codes in a picture: one byte of brightness per pixel, row by row. What cannot be read is left
/// out; a picture larger than [`limits::MOST_PIXELS`] or of no whole number of rows has none.
pub fn find_codes(width: u32, pixels: &[u8]) -> Vec<String> {
    let width = usize::try_from(width).unwrap_or(0);
    if width == 0 || pixels.len() > limits::MOST_PIXELS || !pixels.len().is_multiple_of(width) {
        return Vec::new();
    }
    let height = pixels.len() / width;
    let brightness = |x: usize, y: usize| pixels.get(y * width + x).copied().unwrap_or(u8::MAX);
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, brightness);
    let grids = picture.detect_grids();
    let read = grids.into_iter().filter_map(|grid| grid.decode().ok());
    read.map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use qrcode::{Color, EcLevel, QrCode};

    /// As a camera sees it, straight on: dark grey on light grey.
    fn picture(text: &str, scale: usize) -> (u32, Vec<u8>) {
        const QUIET: usize = 4;
        let code = QrCode::with_error_correction_level(text, EcLevel::M).unwrap();
        let (width, colors) = (code.width(), code.to_colors());
        let side = (width + 2 * QUIET) * scale;
        let mut pixels = vec![220; side * side];
        for (y, row) in pixels.chunks_mut(side).enumerate() {
            for (x, pixel) in row.iter_mut().enumerate() {
                let at = |place: usize| (place / scale).checked_sub(QUIET).filter(|at| *at < width);
                if let (Some(x), Some(y)) = (at(x), at(y))
                    && colors[y * width + x] == Color::Dark
                {
                    *pixel = 40;
                }
            }
        }
        (u32::try_from(side).unwrap(), pixels)
    }

    #[test]
    fn a_code_is_read() {
        for text in [
            "SHUKEA".to_owned() + &"ABCD234".repeat(70),
            "https://example.com/#/s/熟客".to_owned(),
        ] {
            let (width, pixels) = picture(&text, 4);
            assert_eq!(find_codes(width, &pixels), [text]);
        }
    }

    #[test]
    fn a_picture_without_a_code_has_none() {
        assert!(find_codes(0, &[]).is_empty());
        assert!(find_codes(100, &[128; 10_000]).is_empty());
        assert!(find_codes(3, &[0; 10]).is_empty());
        assert!(find_codes(4_000, &vec![0; limits::MOST_PIXELS + 4_000]).is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_picture(width in 0_u32..80, pixels in prop::collection::vec(any::<u8>(), 0..6_400)) {
            drop(find_codes(width, &pixels));
        }

        /// A code of which a part is spoilt is read right or not at all.
        #[test]
        fn a_spoilt_code(at in 0_usize..30_000, noise in prop::collection::vec(any::<u8>(), 0..4_000)) {
            let text = "SHUKEA23456723456723456723456723456";
            let (width, mut pixels) = picture(text, 4);
            for (pixel, noise) in pixels.iter_mut().skip(at).zip(noise) {
                *pixel = noise;
            }
            prop_assert!(find_codes(width, &pixels).iter().all(|found| found == text));
        }
    }
}
