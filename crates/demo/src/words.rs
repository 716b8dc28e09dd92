/// The texts of one language. They lie in plain files, one row a line, cells divided by `|`, so that whoever writes
/// the language can mend them without reading code:
///
/// - `products.txt`: code, category, name, unit, price in minor units, who buys it (see [`crate::member::Member::trade`]),
///   most bought at once, weight, what goes with it, launched how many days ago, months (`11-1`).
/// - `cast.txt`: `i` or `b`, name, gender, trade, class, grade, habit, days between purchases, size, birthday, tags,
///   occupation or business, note, people (`name:position:birthday;…`).
/// - `businesses.txt`: name, line of business, trade, size.
/// - `duplicates.txt`: customer, the same one entered again, `p` (same phone) or `a` (same address), note.
/// - `complaints.txt`: product or `*`, what exactly, `g` or `m` (severity), remedies asked, what happened, how solved.
/// - `contacts.txt`, in sections (`routine` for all, `site` for craftsmen, `firm` for the rest, and the occasions): way, minutes, purpose, found, promised, next, `n` when nobody was there.
/// - `surveys.txt`, in sections: what people write in surveys, and what came of it.
/// - `lists.txt`: everything else, in sections.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    pub(crate) products: &'static str,
    pub(crate) cast: &'static str,
    pub(crate) businesses: &'static str,
    pub(crate) duplicates: &'static str,
    pub(crate) complaints: &'static str,
    pub(crate) contacts: &'static str,
    pub(crate) surveys: &'static str,
    pub(crate) lists: &'static str,
}

pub(crate) const CHINESE: Words = Words {
    products: include_str!("../text/zh/products.txt"),
    cast: include_str!("../text/zh/cast.txt"),
    businesses: include_str!("../text/zh/businesses.txt"),
    duplicates: include_str!("../text/zh/duplicates.txt"),
    complaints: include_str!("../text/zh/complaints.txt"),
    contacts: include_str!("../text/zh/contacts.txt"),
    surveys: include_str!("../text/zh/surveys.txt"),
    lists: include_str!("../text/zh/lists.txt"),
};

pub(crate) const ENGLISH: Words = Words {
    products: include_str!("../text/en/products.txt"),
    cast: include_str!("../text/en/cast.txt"),
    businesses: include_str!("../text/en/businesses.txt"),
    duplicates: include_str!("../text/en/duplicates.txt"),
    complaints: include_str!("../text/en/complaints.txt"),
    contacts: include_str!("../text/en/contacts.txt"),
    surveys: include_str!("../text/en/surveys.txt"),
    lists: include_str!("../text/en/lists.txt"),
};

impl Words {
    /// The lines of a section of `lists.txt`; an empty line is an empty text.
    pub(crate) fn section(self, name: &str) -> Vec<&'static str> {
        section(self.lists, name)
    }

    /// The comma-separated words of a section.
    pub(crate) fn list(self, name: &str) -> Vec<&'static str> {
        section(self.lists, name)
            .into_iter()
            .flat_map(|line| line.split(','))
            .collect()
    }

    /// The first row of a section.
    pub(crate) fn row(self, name: &str) -> Row {
        self.section(name)
            .first()
            .copied()
            .map(Row)
            .unwrap_or_default()
    }
}

pub(crate) fn section(text: &'static str, name: &str) -> Vec<&'static str> {
    text.lines()
        .skip_while(|line| line.strip_prefix("# ") != Some(name))
        .skip(1)
        .take_while(|line| !line.starts_with("# "))
        .collect()
}

/// A line of cells.
#[derive(Clone, Copy, Default)]
pub(crate) struct Row(pub(crate) &'static str);

impl Row {
    /// The cell, empty when there is none.
    pub(crate) fn cell(self, index: usize) -> &'static str {
        self.0.split('|').nth(index).unwrap_or("")
    }

    pub(crate) fn number(self, index: usize) -> i32 {
        self.cell(index).parse().unwrap_or(0)
    }

    /// A cell's first character.
    pub(crate) fn letter(self, index: usize) -> char {
        self.cell(index).chars().next().unwrap_or(' ')
    }
}

pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = Row> {
    text.lines().map(Row)
}
