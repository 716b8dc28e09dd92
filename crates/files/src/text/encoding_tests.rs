use proptest::prelude::*;

use super::*;

const CHINESE: &str = "姓名,电话,地址,备注\n王小明,13800138000,杭州市西湖区文三路478号,喜欢龙井茶\n李芳,0571-88881234,上海市浦东新区张江路,每月来两次\n";
const TRADITIONAL: &str = "姓名,電話,地址,備註\n陳怡君,0912345678,臺北市信義區松仁路,喜歡烏龍茶，每個月來兩次\n林志豪,02-27208889,新北市板橋區,老顧客\n";
const JAPANESE: &str = "名前,電話番号,住所,メモ\n山田太郎,03-1234-5678,東京都千代田区丸の内,いつもありがとうございます\n佐藤花子,06-1234-5678,大阪市北区,コーヒーが好きです\n";
const KOREAN: &str = "이름,전화번호,주소,메모\n김철수,02-123-4567,서울특별시 강남구 역삼동,커피를 좋아합니다\n이영희,051-123-4567,부산광역시 해운대구,단골 손님\n";
const RUSSIAN: &str = "Имя,Телефон,Адрес,Примечание\nИван Петров,+7 495 123-45-67,Москва улица Тверская,постоянный клиент\nАнна Смирнова,+7 812 765-43-21,Санкт-Петербург,любит чай\n";
const FRENCH: &str = "Prénom,Téléphone,Adresse\nHélène Lefèvre,01 23 45 67 89,12 rue de l'Église à Orléans\nFrançois Noël,02 34 56 78 90,Théâtre élevé près du château\n";
const GREEK: &str = "Όνομα,Τηλέφωνο,Διεύθυνση\nΓιώργος Παπαδόπουλος,210 1234567,Αθήνα οδός Ερμού\nΜαρία Νικολάου,2310 765432,Θεσσαλονίκη καλή πελάτισσα\n";
const POLISH: &str = "Imię,Telefon,Adres,Uwagi\nŁukasz Wiśniewski,22 123 45 67,Kraków ulica Świętego Jana,stały klient\nMałgorzata Zając,71 765 43 21,Wrocław,lubi herbatę i ciastka śliwkowe\n";
const HEBREW: &str = "שם,טלפון,כתובת\nדוד כהן,03-1234567,תל אביב רחוב דיזנגוף\nשרה לוי,02-7654321,ירושלים לקוחה קבועה\n";
const THAI: &str = "ชื่อ,โทรศัพท์,ที่อยู่\nสมชาย ใจดี,02-123-4567,กรุงเทพมหานคร ถนนสุขุมวิท\nสมหญิง รักไทย,053-765-432,เชียงใหม่ ลูกค้าประจำ\n";

fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        other => {
            let (bytes, _, had_errors) = table(other).encode(text);
            assert!(!had_errors, "{other:?} cannot write {text}");
            bytes.into_owned()
        }
    }
}

#[test]
fn texts_of_many_tongues() {
    use Encoding::*;
    for (text, encodings) in [
        (CHINESE, &[Utf8, Utf16Le, Utf16Be, Gb18030][..]),
        (TRADITIONAL, &[Utf8, Utf16Le, Utf16Be, Big5]),
        (JAPANESE, &[Utf8, Utf16Le, ShiftJis, EucJp]),
        (KOREAN, &[Utf8, Utf16Be, EucKr]),
        (RUSSIAN, &[Utf8, Utf16Le, Windows1251, Koi8R]),
        (FRENCH, &[Utf8, Utf16Le, Windows1252]),
        (GREEK, &[Utf8, Windows1253]),
        (POLISH, &[Utf8, Windows1250]),
        (HEBREW, &[Utf8, Windows1255]),
        (THAI, &[Utf8, Windows874]),
    ] {
        for &encoding in encodings {
            let bytes = encoded(text, encoding);
            let guess = guess_encoding(&bytes, true);
            // Where the guess is wrong, the user must have been asked, with the right one to pick.
            if guess.chosen != encoding {
                assert_eq!(
                    guess.sureness,
                    Sureness::Unsure,
                    "{encoding:?} taken for {guess:?}"
                );
            }
            assert!(
                guess.candidates.contains(&encoding),
                "{encoding:?}: {guess:?}"
            );
            assert!(
                guess.chosen == encoding || guess.candidates[..4].contains(&encoding),
                "{encoding:?}: {guess:?}"
            );
        }
    }
}

#[test]
fn the_usual_ones_are_not_asked_about() {
    for (text, encoding) in [
        (CHINESE, Encoding::Gb18030),
        (CHINESE, Encoding::Utf8),
        (CHINESE, Encoding::Utf16Le),
        (TRADITIONAL, Encoding::Big5),
        (JAPANESE, Encoding::ShiftJis),
        (JAPANESE, Encoding::EucJp),
        (KOREAN, Encoding::EucKr),
        (RUSSIAN, Encoding::Windows1251),
        (RUSSIAN, Encoding::Koi8R),
        (GREEK, Encoding::Windows1253),
        (HEBREW, Encoding::Windows1255),
        (THAI, Encoding::Windows874),
    ] {
        let guess = guess_encoding(&encoded(text, encoding), true);
        assert_eq!(guess.chosen, encoding);
        assert!(
            guess.sureness >= Sureness::Likely,
            "{encoding:?}: {guess:?}"
        );
    }
}

#[test]
fn marks_decide() {
    for (mark, encoding) in [
        (&[0xEF, 0xBB, 0xBF][..], Encoding::Utf8),
        (&[0xFF, 0xFE], Encoding::Utf16Le),
        (&[0xFE, 0xFF], Encoding::Utf16Be),
    ] {
        let mut bytes = mark.to_vec();
        bytes.extend(encoded("a,b\n", encoding));
        let guess = guess_encoding(&bytes, true);
        assert_eq!(
            (guess.chosen, guess.sureness),
            (encoding, Sureness::Certain)
        );
    }
}

#[test]
fn little_to_go_on_is_asked() {
    let guess = guess_encoding(&encoded("姓名\n王芳\n", Encoding::Gb18030), true);
    assert_eq!(guess.sureness, Sureness::Unsure);
    assert!(guess.candidates.contains(&Encoding::Gb18030));
    // The bytes of 联通 in GBK fooled Notepad for a decade.
    let guess = guess_encoding(&encoded("联通", Encoding::Gb18030), true);
    assert_ne!(guess.sureness, Sureness::Certain);
}

#[test]
fn a_piece_may_end_in_a_letter() {
    let bytes = CHINESE.as_bytes();
    for cut in bytes.len() - 3..bytes.len() {
        let guess = guess_encoding(&bytes[..cut], false);
        assert_eq!(guess.chosen, Encoding::Utf8);
    }
    let bytes = encoded(CHINESE, Encoding::Gb18030);
    for cut in bytes.len() - 60..bytes.len() {
        let guess = guess_encoding(&bytes[..cut], false);
        assert_eq!(guess.chosen, Encoding::Gb18030);
    }
}

#[test]
fn one_broken_byte_does_not_change_the_language() {
    let mut bytes = CHINESE.repeat(3).into_bytes();
    bytes.insert(100, 0xFF);
    let guess = guess_encoding(&bytes, true);
    assert_eq!(
        (guess.chosen, guess.sureness),
        (Encoding::Utf8, Sureness::Unsure)
    );
}

proptest! {
    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..300), is_whole: bool) {
        let guess = guess_encoding(&bytes, is_whole);
        let trusted = trusted_encoding(Encoding::Big5, &bytes, is_whole);
        prop_assert!(!guess.candidates.is_empty() || guess.chosen == Encoding::Windows1252);
        prop_assert_eq!(trusted.chosen, Encoding::Big5);
    }
}
