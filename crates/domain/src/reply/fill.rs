use crate::value::codes;

codes! {
    /// What a reply can be filled in with; written in braces: `{customer}`.
    pub enum ReplyField {
        /// Whom it is addressed to.
        Customer = "customer",
        /// The complaint's number.
        Number = "number",
        /// When it was told.
        Day = "day",
        Product = "product",
        /// What was found.
        Cause = "cause",
        /// What is offered.
        Remedy = "remedy",
        /// Until when.
        Due = "due",
        /// Who writes.
        Staff = "staff",
        Shop = "shop",
        /// The shop's.
        Phone = "phone",
    }
}

/// A reply with its fields filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    pub text: String,
    /// Fields for which nothing is known: they still stand in braces, for whoever sends it to fill in.
    pub missing: Vec<ReplyField>,
}

/// Fills in what is known. Braces around anything else are left as they are.
pub fn fill(text: &str, value: impl Fn(ReplyField) -> Option<String>) -> Filled {
    let mut filled = String::with_capacity(text.len());
    let mut missing = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let named = after.split_once('}');
        let field = named.and_then(|(name, _)| ReplyField::from_code(name));
        match (field, named) {
            (Some(field), Some((name, after))) => {
                match value(field).filter(|value| !value.is_empty()) {
                    Some(value) => filled.push_str(&value),
                    None => {
                        filled.push('{');
                        filled.push_str(name);
                        filled.push('}');
                        if !missing.contains(&field) {
                            missing.push(field);
                        }
                    }
                }
                rest = after;
            }
            _ => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    Filled {
        text: filled,
        missing,
    }
}
