//! What a search answers.

/// Which text of a record a query was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The name the record is listed under.
    Name,
    /// A contact person or another name.
    OtherName,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// City, tag, number.
    Word,
    /// The street address.
    Address,
}

/// How a query was found, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchKind {
    /// The whole text is the query.
    Exact,
    /// The text begins with the query.
    Prefix,
    /// Every word of the query begins a word of the text, in any order.
    WordPrefix,
    /// Spelled in pinyin, every character but the last in full (`wangjian` for 王建国).
    Pinyin,
    /// Pinyin with initials (`wjg`, `wangjg`, `王jg` for 王建国).
    Initials,
    /// At least three digits in a row of a phone number.
    PhonePart,
    /// Somewhere inside the text.
    Substring,
    /// One letter, digit or character is wrong, missing, extra or swapped with its neighbour.
    OneTypo,
}

/// Where and how a query was found. For a query of several words this is the
/// weakest of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Match {
    /// The text it was found in.
    pub field: Field,
    /// How it was found.
    pub kind: MatchKind,
}

/// One record that answers a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hit {
    /// The number the record was inserted under.
    pub doc: u32,
    /// Higher is better; only comparable between hits of one query.
    pub score: u32,
    /// Why it is here.
    pub matched: Match,
}
