//! What columns and choices are called, in both languages, as people name them in their files.

use super::columns::COLUMNS;
use api::ImportField;
use domain::record::{Consent, CustomerClass, CustomerKind, Gender, PurchaseChannel};

/// The field a column of this name most likely holds.
pub(super) fn field_named(header: &str) -> Option<ImportField> {
    let folded = fold(header);
    COLUMNS
        .iter()
        .find(|(_, names)| names.contains(&folded.as_str()))
        .map(|(field, _)| *field)
}

/// Letters and digits only, in lower case: `Customer ID`, `customer_id` and `CustomerID` are one name. What stands in
/// brackets (a unit, a hint) is left out.
fn fold(header: &str) -> String {
    let mut depth = 0_u32;
    let mut folded = String::new();
    for c in header.chars() {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            c if depth == 0 && c.is_alphanumeric() => folded.extend(c.to_lowercase()),
            _ => {}
        }
    }
    folded
}

/// A choice by any of its words.
pub(super) trait Worded: Sized + Copy + 'static {
    const WORDS: &'static [(Self, &'static [&'static str])];

    fn from_word(cell: &str) -> Option<Self> {
        let folded = fold(cell);
        Self::WORDS
            .iter()
            .find(|(_, words)| words.contains(&folded.as_str()))
            .map(|(choice, _)| *choice)
    }
}

impl Worded for CustomerKind {
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (
            Self::Individual,
            &[
                "个人",
                "个人客户",
                "散客",
                "individual",
                "person",
                "personal",
                "private",
                "consumer",
            ],
        ),
        (
            Self::Business,
            &[
                "企业",
                "企业客户",
                "公司",
                "单位",
                "business",
                "company",
                "organisation",
                "organization",
                "corporate",
                "trade",
            ],
        ),
    ];
}

impl Worded for CustomerClass {
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (Self::Core, &["核心", "核心客户", "core"]),
        (
            Self::Important,
            &["重要", "重要客户", "重点", "重点客户", "important", "key"],
        ),
        (Self::Large, &["大", "大客户", "large", "big", "major"]),
        (
            Self::General,
            &[
                "一般",
                "一般客户",
                "普通",
                "普通客户",
                "general",
                "normal",
                "standard",
                "small",
            ],
        ),
    ];
}

impl Worded for Gender {
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (
            Self::Female,
            &["女", "女士", "女性", "female", "f", "woman"],
        ),
        (Self::Male, &["男", "先生", "男性", "male", "m", "man"]),
    ];
}

impl Worded for Consent {
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (
            Self::Agreed,
            &[
                "同意", "是", "可以", "yes", "y", "true", "1", "agreed", "optin",
            ],
        ),
        (
            Self::Declined,
            &[
                "不同意",
                "否",
                "不可以",
                "no",
                "n",
                "false",
                "0",
                "declined",
                "optout",
            ],
        ),
        (
            Self::DoNotContact,
            &["请勿联系", "不要联系", "勿扰", "donotcontact", "dnc"],
        ),
    ];
}

impl Worded for PurchaseChannel {
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (
            Self::Counter,
            &[
                "门店", "柜台", "到店", "线下", "counter", "store", "shop", "instore",
            ],
        ),
        (Self::Phone, &["电话", "phone", "telephone"]),
        (
            Self::Online,
            &[
                "网上",
                "线上",
                "网店",
                "微信",
                "小程序",
                "online",
                "web",
                "website",
                "internet",
            ],
        ),
        (Self::Visit, &["上门", "拜访", "visit", "field"]),
        (Self::Other, &["其他", "其它", "other"]),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;
    use ImportField as F;

    #[test]
    fn columns_are_known_by_their_usual_names() {
        for (header, field) in [
            ("客户编号", F::CustomerNumber),
            ("customer_id", F::CustomerNumber),
            ("Customer ID", F::CustomerNumber),
            ("手机号码", F::Phone),
            ("金额（元）", F::Amount),
            ("Order Date", F::PurchaseDay),
            ("revenue", F::Amount),
        ] {
            assert_eq!(field_named(header), Some(field), "{header}");
        }
        assert_eq!(field_named("cds"), None);
        assert_eq!(field_named(""), None);
    }

    #[test]
    fn no_name_belongs_to_two_fields() {
        let mut seen = std::collections::BTreeSet::new();
        for name in COLUMNS.iter().flat_map(|(_, names)| *names) {
            assert!(seen.insert(name), "{name}");
            assert_eq!(fold(name), **name, "names are listed folded");
        }
    }
}
