use super::{season, slip_of, template};
use crate::{LINK_QR_CHARS, PART_CHARS, SurveySlip, seal, split};
use domain::survey::templates;

/// Links of built-in surveys are short; changed ones fit a QR code in one language, but for the longest.
#[test]
fn surveys_fit_a_code() {
    for known in templates::ALL {
        let slip = slip_of(&known.form(), true);
        let link = slip.write().unwrap();
        assert!(link.len() < 120, "{}: {}", known.name, link.len());
        let mut form = known.form().in_language("zh");
        form.thanks.0.insert("zh".to_owned(), "多谢！".to_owned());
        let link = slip_of(&form, true).write().unwrap();
        // Filled in on the tablet, on the spot.
        let is_long = known.name == "service_audit";
        assert!(
            is_long || SurveySlip::fits_qr(link.len()),
            "{}: {} of {LINK_QR_CHARS}",
            known.name,
            link.len()
        );
        assert!(link.len() < 3_000, "{}: {}", known.name, link.len());
    }
}

#[test]
fn an_answer_fits_one_code() {
    let slip = slip_of(&template("season"), true);
    let text = seal(&slip, &season()).unwrap();
    assert!(text.len() < PART_CHARS, "{}", text.len());
    assert_eq!(split(&text).unwrap().len(), 1);
    let qr = text
        .chars()
        .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    assert!(qr, "only what the compact mode of a QR code holds");
}
