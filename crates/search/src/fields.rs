//! What is searchable about one record, as the caller has it at hand.

/// The searchable texts of one record (or of a draft that is still being typed).
///
/// Everything is borrowed and copied into the index in a folded form, so the
/// caller keeps the only original. Empty strings are skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SearchFields<'a> {
    /// The name the record is listed under. Matches here rank first.
    pub name: &'a str,
    /// Contact persons, former names, brand names.
    pub other_names: &'a [&'a str],
    /// Phone numbers as typed; separators and brackets do not matter.
    pub phones: &'a [&'a str],
    /// E-mail addresses (or other handles made of Latin letters and digits).
    pub emails: &'a [&'a str],
    /// City, tags, customer number, line of business: short words found by
    /// their beginning and by pinyin.
    pub words: &'a [&'a str],
    /// Street address: found literally, two Chinese characters or one Latin
    /// word at least; not by pinyin.
    pub address: &'a str,
}
