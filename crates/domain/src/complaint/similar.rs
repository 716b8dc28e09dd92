//! "Heard before?" Which complaints are about the same trouble.
//!
//! Each complaint is broken into features: words of letters and digits, and for Chinese, which puts no blanks between
//! words, characters and pairs of neighbouring characters. Two texts are as alike as the weight of the features they
//! share, twice, over the weight of all (Dice 1945, Ecology 26:297). To that come points for what a form knows: the
//! sub-kind or kind, the product, the person or carrier it is about, the customer.

use crate::parse::fold_cell;
use crate::record::{
    Complaint, ComplaintId, ComplaintKind, ComplaintSubKind, CustomerId, ProductId, StaffId,
};
use std::collections::{BTreeMap, BTreeSet};

/// Points from which two complaints are shown as alike.
///
/// Reached by texts of which half is the same (30 of 60), by the same product with the same sub-kind, or by the same
/// customer coming back about the same product. Not reached by the same kind and customer
/// alone, so that a regular's different troubles are not taken for one.
pub const ALIKE: u32 = 30;

const TEXT: u32 = 60;
const SUB_KIND: u32 = 12;
const KIND: u32 = 5;
const PRODUCT: u32 = 15;
const WHO: u32 = 8;
const CUSTOMER: u32 = 15;

/// A word, or a pair of characters, says more than a single character.
const PAIR: u32 = 2;
const SINGLE: u32 = 1;

/// Chinese characters that stand in any complaint and say nothing about it.
const EMPTY_CHARACTERS: &str =
    "的了是我你他她它们在有不就和也这那个很都没说还要到与及吗呢吧啊把被让给对着过一";
/// The same among English words.
const EMPTY_WORDS: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has",
    "have", "he", "her", "his", "i", "in", "is", "it", "its", "my", "not", "of", "on", "or", "our",
    "she", "so", "that", "the", "their", "they", "this", "to", "very", "was", "we", "were", "when",
    "which", "with", "you", "your",
];

/// What a complaint is compared by; made once, compared often.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Traits {
    /// Features with their weights.
    text: BTreeMap<String, u32>,
    weight: u32,
    kind: Option<ComplaintKind>,
    sub_kind: Option<ComplaintSubKind>,
    product: Option<ProductId>,
    about: Option<StaffId>,
    carrier: String,
    customer: CustomerId,
}

impl Traits {
    pub fn of(complaint: &Complaint) -> Self {
        let text = features(&complaint.what_happened);
        Self {
            weight: text.values().sum(),
            text,
            kind: complaint.kind,
            sub_kind: complaint.sub_kind,
            product: complaint.product,
            about: complaint.about,
            carrier: fold_cell(&complaint.carrier).to_lowercase(),
            customer: complaint.customer,
        }
    }

    /// How alike two complaints are, 0 to 115; the same either way round.
    pub fn likeness(&self, other: &Self) -> u32 {
        let mut points = self.text_likeness(other);
        if self.sub_kind.is_some() && self.sub_kind == other.sub_kind {
            points += SUB_KIND;
        }
        if self.kind.is_some() && self.kind == other.kind {
            points += KIND;
        }
        if self.product.is_some() && self.product == other.product {
            points += PRODUCT;
        }
        let same_person = self.about.is_some() && self.about == other.about;
        let same_carrier = !self.carrier.is_empty() && self.carrier == other.carrier;
        if same_person || same_carrier {
            points += WHO;
        }
        if self.customer.0.0 != 0 && self.customer == other.customer {
            points += CUSTOMER;
        }
        points
    }

    fn text_likeness(&self, other: &Self) -> u32 {
        let (few, many) = if self.text.len() <= other.text.len() {
            (self, other)
        } else {
            (other, self)
        };
        let shared = few
            .text
            .iter()
            .filter(|(feature, _)| many.text.contains_key(*feature));
        let shared = shared.map(|(_, weight)| weight).sum::<u32>();
        let all = self.weight + other.weight;
        (TEXT * 2 * shared).checked_div(all).unwrap_or(0)
    }
}

/// The most alike first, of those that are alike at all.
pub fn similar(
    told: &Traits,
    known: impl IntoIterator<Item = (ComplaintId, Traits)>,
    limit: usize,
) -> Vec<(ComplaintId, u32)> {
    let scored = known
        .into_iter()
        .map(|(id, traits)| (id, told.likeness(&traits)));
    let mut alike = scored
        .filter(|(_, points)| *points >= ALIKE)
        .collect::<Vec<_>>();
    // Newer complaints have greater identities.
    alike.sort_by_key(|(id, points)| core::cmp::Reverse((*points, *id)));
    alike.truncate(limit);
    alike
}

/// For each complaint, how many of the same trouble were told before it. Links are followed from one to the next: what
/// is like something like this is the same trouble too. Complaints come oldest first.
pub fn repeats<'a>(
    complaints: impl IntoIterator<Item = &'a Complaint>,
) -> BTreeMap<ComplaintId, u32> {
    let complaints = complaints.into_iter().collect::<Vec<_>>();
    let mut linked = BTreeMap::<ComplaintId, BTreeSet<ComplaintId>>::new();
    for complaint in &complaints {
        let alike = complaint.alike.iter().filter_map(|id| id.parse().ok());
        for other in alike.chain(complaint.repeat_of) {
            linked.entry(complaint.id).or_default().insert(other);
            linked.entry(other).or_default().insert(complaint.id);
        }
    }
    let mut trouble = BTreeMap::<ComplaintId, ComplaintId>::new();
    for start in complaints.iter().map(|complaint| complaint.id) {
        let mut open = vec![start];
        while let Some(id) = open.pop() {
            if trouble.contains_key(&id) {
                continue;
            }
            trouble.insert(id, start);
            open.extend(linked.get(&id).into_iter().flatten());
        }
    }
    let mut told = BTreeMap::<ComplaintId, u32>::new();
    let counted = complaints.iter().map(|complaint| {
        let trouble = trouble.get(&complaint.id).copied().unwrap_or(complaint.id);
        let before = told.entry(trouble).or_default();
        let count = *before;
        *before += 1;
        (complaint.id, count)
    });
    counted.collect()
}

/// The features of a text, each once, with its weight.
fn features(text: &str) -> BTreeMap<String, u32> {
    let mut found = BTreeMap::new();
    let mut word = String::new();
    let mut before = None::<char>;
    let folded = fold_cell(text).to_lowercase();
    for letter in folded.chars().chain([' ']) {
        if is_ideograph(letter) {
            note_word(&mut word, &mut found);
            if EMPTY_CHARACTERS.contains(letter) {
                before = None;
                continue;
            }
            found.insert(letter.to_string(), SINGLE);
            if let Some(before) = before {
                found.insert(String::from_iter([before, letter]), PAIR);
            }
            before = Some(letter);
        } else {
            before = None;
            if letter.is_alphanumeric() {
                word.push(letter);
            } else if letter != '\'' {
                note_word(&mut word, &mut found);
            }
        }
    }
    found
}

fn note_word(word: &mut String, found: &mut BTreeMap<String, u32>) {
    let whole = core::mem::take(word);
    if whole.is_empty() || EMPTY_WORDS.contains(&whole.as_str()) {
        return;
    }
    found.insert(stem(&whole).to_owned(), PAIR);
}

/// Without the ending of an English plural or verb, roughly: leaks, leaked and leaking are one.
fn stem(word: &str) -> &str {
    for ending in ["ing", "ed", "es", "s"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() >= 3
        {
            return stem;
        }
    }
    word
}

/// Han characters, of all planes.
fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Id;
    use proptest::prelude::*;

    fn told(id: u128, text: &str) -> Complaint {
        Complaint {
            id: ComplaintId(Id(id)),
            what_happened: text.to_owned(),
            kind: Some(ComplaintKind::Quality),
            customer: CustomerId(Id(100 + id)),
            ..Complaint::default()
        }
    }

    #[track_caller]
    fn likeness(one: &str, other: &str) -> u32 {
        Traits::of(&told(1, one)).likeness(&Traits::of(&told(2, other)))
    }

    #[test]
    fn the_same_trouble_in_other_words() {
        for (one, other) in [
            ("保温杯漏水", "买的保温杯盖子漏水了"),
            ("杯子漏水，包都湿了", "新买的杯子第二天就漏水"),
            ("The cup leaks from the lid", "cup is leaking at its lid"),
            ("快递把箱子摔坏了", "箱子摔坏了，快递不管"),
            ("ＣＵＰ ＬＥＡＫＳ", "cup leaks!"),
        ] {
            assert!(likeness(one, other) >= ALIKE, "{one} / {other}");
        }
    }

    #[test]
    fn another_trouble_is_not() {
        for (one, other) in [
            ("保温杯漏水", "店员态度不好"),
            ("杯子的颜色不对", "送货晚了三天"),
            ("The cup leaks", "The clerk was rude to me"),
            ("不是我要的那个", "我的这个也不是"),
            ("", ""),
        ] {
            assert!(likeness(one, other) < ALIKE, "{one} / {other}");
        }
    }

    #[test]
    fn what_the_form_knows_counts_too() {
        let mut one = told(1, "漏水");
        let mut other = told(2, "盖子拧不紧");
        one.product = Some(ProductId(Id(7)));
        other.product = one.product;
        other.customer = one.customer;
        assert!(Traits::of(&one).likeness(&Traits::of(&other)) >= ALIKE);
        // A regular with two different troubles.
        other.product = None;
        assert!(Traits::of(&one).likeness(&Traits::of(&other)) < ALIKE);
        one.about = Some(StaffId(Id(3)));
        other.about = one.about;
        one.sub_kind = Some(ComplaintSubKind::Attitude);
        other.sub_kind = one.sub_kind;
        assert!(Traits::of(&one).likeness(&Traits::of(&other)) >= ALIKE);
        let known = [&one, &other].map(|told| (told.id, Traits::of(told)));
        let found = similar(&Traits::of(&one), known, 1);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, one.id);
    }

    #[test]
    fn repeats_are_counted_along_the_links() {
        let mut all = [1, 2, 3, 4, 5].map(|id| told(id, "x"));
        all[1].repeat_of = Some(ComplaintId(Id(1)));
        all[2].alike.insert(Id(2).to_string());
        all[4].alike.insert("nonsense".to_owned());
        // To one that is not here.
        all[3].alike.insert(Id(99).to_string());
        let counts = repeats(&all);
        let counts = counts.values().copied().collect::<Vec<_>>();
        assert_eq!(counts, [0, 1, 2, 0, 0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

        #[test]
        fn likeness_is_the_same_either_way_and_full_for_itself(one in "[杯子漏水了 a-e的]{0,12}", other in "\\PC{0,16}") {
            let traits = |text: &str| Traits::of(&told(1, text));
            let (one, other) = (traits(&one), traits(&other));
            prop_assert_eq!(one.likeness(&other), other.likeness(&one));
            prop_assert!(one.text_likeness(&other) <= TEXT);
            prop_assert_eq!(one.text_likeness(&one), if one.text.is_empty() { 0 } else { TEXT });
        }
    }
}
