//! Closed choices by their codes in files, and by their place in links, where every byte counts.

use crate::Value;
use crate::value::Field;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[allow(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands fields over by reference"
)]
pub(super) fn serialize<T: Field + Serialize, S: Serializer>(
    choice: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if !serializer.is_human_readable() {
        return choice.serialize(serializer);
    }
    match choice.to_value() {
        Value::Text(code) => serializer.serialize_some(&code),
        _ => serializer.serialize_none(),
    }
}

pub(super) fn deserialize<'de, T: Field + Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    if !deserializer.is_human_readable() {
        return T::deserialize(deserializer);
    }
    let code = Option::<String>::deserialize(deserializer)?;
    let value = code.map_or(Value::Null, Value::Text);
    T::from_value(&value).ok_or_else(|| D::Error::custom("a code that this build does not know"))
}
