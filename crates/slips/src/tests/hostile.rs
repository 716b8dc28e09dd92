use super::{season, slip_of, template};
use crate::{Collector, Envelope, Gathered, SlipError, SurveySlip, base32, bytes, seal};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as LETTERS;
use proptest::prelude::*;

fn cases() -> u32 {
    let is_long = std::env::var_os("SHUKE_LONG").is_some();
    if is_long { 200_000 } else { 500 }
}

/// Reads an answer with the seal made right, so that what lies behind the seal is reached too.
fn open_any(body: &[u8]) -> Result<crate::Given, SlipError> {
    let slip = slip_of(&template("loyalty"), true);
    let mut head = vec![1, 0];
    head.extend(slip.link.0.0.to_be_bytes());
    head.extend(body);
    let seal = slip.secret.seal(&slip.digest, &head);
    head.extend(seal);
    let text = format!("SHUKEA{}", base32::encode(&head));
    Envelope::read(&text)?.open(&slip.secret, &slip.digest, &slip.form, true)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn any_text(text in any::<String>()) {
        drop(SurveySlip::read(&text));
        drop(Envelope::read(&text));
        drop(Envelope::read(&format!("SHUKEA{text}")));
        drop(Collector::default().take(&text));
        drop(Collector::default().take(&format!("SHUKEP{text}")));
    }

    #[test]
    fn any_bytes(mut given in prop::collection::vec(any::<u8>(), 0..400), version in 0_u8..3) {
        given.insert(0, version);
        let check = <sha2::Sha256 as sha2::Digest>::digest(&given);
        let mut link = given.clone();
        link.extend(&check[..4]);
        drop(SurveySlip::read(&LETTERS.encode(&link)));
        drop(Envelope::read(&format!("SHUKEA{}", base32::encode(&given))));
        drop(bytes::unpack(&given, 10_000));
    }

    /// Somebody who has the link can seal anything: it is read, or refused.
    #[test]
    fn any_body_under_a_seal(body in prop::collection::vec(any::<u8>(), 0..300), packed in any::<bool>()) {
        let mut body = body;
        if packed {
            body = bytes::pack(&body);
        }
        if let Ok(given) = open_any(&body) {
            let form = template("loyalty");
            for (name, value) in &given.replies {
                if let Some(question) = form.question(name) {
                    prop_assert!(domain::survey::Reply::read(question, &form.competitors, value).is_ok());
                }
            }
        }
    }

    #[test]
    fn letters_come_back(given in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(base32::decode(&base32::encode(&given)), Ok(given.clone()));
        prop_assert_eq!(bytes::unpack(&bytes::pack(&given), 200), Ok(given));
    }

    #[test]
    fn numbers_come_back(number in any::<u64>(), signed in any::<i64>()) {
        let mut out = bytes::Writer::default();
        out.number(number);
        out.signed(signed);
        let mut reader = bytes::Reader::new(&out.0);
        prop_assert_eq!(reader.number(), Ok(number));
        prop_assert_eq!(reader.signed(), Ok(signed));
        prop_assert!(reader.is_empty());
    }

    /// Parts of several answers, mixed and damaged.
    #[test]
    fn any_parts(parts in prop::collection::vec("SHUKEP[A-C]{8}[A-D]{2}[A-Z2-7]{1,3}", 0..20)) {
        let mut collector = Collector::default();
        for part in &parts {
            if let Ok(Gathered::Part { have, of }) = collector.take(part) {
                prop_assert!(have < of && of <= 32);
            }
        }
    }
}

#[test]
fn cut_off_anywhere_it_is_refused() {
    let slip = slip_of(&template("season"), true);
    let mut form = slip.form.clone();
    form.thanks.0.insert("zh".to_owned(), "谢".to_owned());
    let link = slip_of(&form, true).write().unwrap();
    for length in 0..link.len() {
        let cut: String = link.chars().take(length).collect();
        assert!(SurveySlip::read(&cut).is_err(), "{length}");
    }
    let answer = seal(&slip, &season()).unwrap();
    for length in 0..answer.len() {
        let cut: String = answer.chars().take(length).collect();
        let opened = Envelope::read(&cut)
            .and_then(|envelope| envelope.open(&slip.secret, &slip.digest, &slip.form, true));
        assert!(opened.is_err(), "{length}");
    }
}

#[test]
fn long_things_are_not_looked_at() {
    let limit = crate::LINK_LIMIT_CHARS;
    assert_eq!(
        SurveySlip::read(&"A".repeat(limit + 1)),
        Err(SlipError::TooLong { limit })
    );
    let endless = format!("SHUKEA{}", "A".repeat(1_000_000));
    assert!(matches!(
        Envelope::read(&endless),
        Err(SlipError::TooLong { .. })
    ));
    // A few bytes that would unpack to a gigabyte.
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![0; 10_000_000], 9);
    let mut packed = vec![1];
    packed.extend(bomb);
    assert_eq!(bytes::unpack(&packed, 400_000), Err(SlipError::Damaged));
    assert_eq!(open_any(&packed), Err(SlipError::Damaged));
}

#[test]
fn newer_slips_are_named() {
    let newer = LETTERS.encode([9, 0, 0, 0, 0, 0]);
    let (found, supported) = (9, 1);
    assert_eq!(
        SurveySlip::read(&newer),
        Err(SlipError::FormatTooNew { found, supported })
    );
    let newer = format!("SHUKEA{}", base32::encode(&[9; 40]));
    assert_eq!(
        Envelope::read(&newer),
        Err(SlipError::FormatTooNew { found, supported })
    );
    assert_eq!(
        Envelope::read("https://example.com/"),
        Err(SlipError::NotASlip)
    );
    assert_eq!(
        SurveySlip::read("javascript:alert(1)"),
        Err(SlipError::NotASlip)
    );
}
