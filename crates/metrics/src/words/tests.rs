use super::{Term, word_list};
use proptest::prelude::*;

const CHINESE: &[&str] = &[
    "送货太慢，等了三天",
    "店员态度很好，送货也快",
    "价格有点贵，停车不方便",
    "停车不方便，店员态度不错",
    "送货师傅很客气",
    "停车难",
    "希望送货能准时",
    "店员很热情，价格公道",
    "质量好，价格也合适",
    "质量不错，就是停车麻烦",
    "送货不准时",
    "态度好，质量可以",
    "价格比别家贵",
    "质量有问题，店员不理人",
    "",
    "好",
];

fn words(terms: &[Term]) -> Vec<(&str, usize)> {
    let pairs = terms
        .iter()
        .map(|term| (term.word.as_str(), term.answers.len()));
    pairs.collect()
}

#[test]
fn chinese_words_come_out_without_a_dictionary() {
    let found = word_list(CHINESE, 2, 20);
    let found = words(&found);
    for word in ["送货", "停车", "价格", "质量", "店员"] {
        assert!(
            found.iter().any(|(known, _)| *known == word),
            "{word}: {found:?}"
        );
    }
    // Neither halves of words nor words glued together.
    for no_word in ["送", "货太", "价格有", "员态", "格公"] {
        assert!(
            !found.iter().any(|(known, _)| *known == no_word),
            "{no_word}"
        );
    }
    assert_eq!(found.first(), Some(&("送货", 5)));
}

#[test]
fn english_words_are_counted_once_an_answer() {
    let texts = [
        "The delivery was late. Late again!",
        "Deliveries are late, staff's friendly",
        "FRIENDLY staff, it's great",
        "great prices",
        "price is fine",
    ];
    let found = word_list(&texts, 2, 10);
    assert_eq!(
        words(&found),
        [
            ("delivery", 2),
            ("friendly", 2),
            ("great", 2),
            ("late", 2),
            ("price", 2),
            ("staff", 2)
        ]
    );
    assert_eq!(found[1].answers, [1, 2]);
}

#[test]
fn both_languages_in_one_list() {
    let texts = [
        "WiFi 太慢",
        "没有wifi",
        "wifi慢",
        "服务慢",
        "服务好",
        "这里服务一般",
    ];
    let found = word_list(&texts, 2, 10);
    assert_eq!(words(&found), [("wifi", 3), ("服务", 3)]);
}

#[test]
fn little_gives_little() {
    assert_eq!(word_list(&[], 1, 10), []);
    assert_eq!(word_list(&["", "  ", "！？"], 1, 10), []);
    assert_eq!(word_list(&["好好好好好好好好"], 1, 10), []);
    assert_eq!(words(&word_list(&["slow"], 1, 10)), [("slow", 1)]);
}

#[test]
fn common_words_are_in_order() {
    assert!(super::english::STOP.is_sorted());
}

#[test]
fn much_text_is_bounded_work() {
    let long = "送货慢停车难价格贵质量好态度差".repeat(1_000);
    let texts = vec![long.as_str(); 2_000];
    assert!(word_list(&texts, 2, 10).len() <= 10);
}

proptest! {
    #[test]
    fn any_text(texts in prop::collection::vec(any::<String>(), 0..12), least in 0_usize..4) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for term in word_list(&texts, least, 50) {
            prop_assert!(!term.word.is_empty() && term.answers.len() >= least);
            prop_assert!(term.answers.is_sorted_by(|a, b| a < b));
            prop_assert!(term.answers.iter().all(|at| (*at as usize) < texts.len()));
        }
    }

    #[test]
    fn order_of_answers_changes_no_count(order in Just(CHINESE.to_vec()).prop_shuffle()) {
        let shuffled = word_list(&order, 2, 30);
        let plain = word_list(CHINESE, 2, 30);
        prop_assert_eq!(words(&shuffled), words(&plain));
    }
}
