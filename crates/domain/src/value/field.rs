use super::Value;
use crate::change::Name;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A type that fits in one field.
pub trait Field: Sized {
    fn to_value(&self) -> Value;

    /// `None` when the value is of another type or unknown to this build.
    fn from_value(value: &Value) -> Option<Self>;
}

impl Field for String {
    fn to_value(&self) -> Value {
        if self.is_empty() {
            Value::Null
        } else {
            Value::Text(self.clone())
        }
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_text().map(str::to_owned)
    }
}

impl Field for bool {
    fn to_value(&self) -> Value {
        if *self {
            Value::Bool(true)
        } else {
            Value::Null
        }
    }

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(on) => Some(*on),
            _ => None,
        }
    }
}

impl Field for i64 {
    fn to_value(&self) -> Value {
        Value::Int(*self)
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_int()
    }
}

impl Field for u8 {
    fn to_value(&self) -> Value {
        Value::Int((*self).into())
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_int().and_then(|int| Self::try_from(int).ok())
    }
}

impl Field for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }

    fn from_value(value: &Value) -> Option<Self> {
        Some(value.clone())
    }
}

impl<T: Field> Field for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_value)
    }

    fn from_value(value: &Value) -> Option<Self> {
        if value.is_null() {
            Some(None)
        } else {
            T::from_value(value).map(Some)
        }
    }
}

impl<T: Field> Field for Vec<T> {
    fn to_value(&self) -> Value {
        // An empty text in the list (a second phone not filled in) is nothing, and would make the rest unreadable.
        let items = self.iter().map(T::to_value);
        let items = items.filter(|item| !item.is_null()).collect::<Vec<_>>();
        if items.is_empty() {
            Value::Null
        } else {
            Value::List(items)
        }
    }

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::List(items) => {
                let items = items.iter().filter(|item| !item.is_null());
                items.map(T::from_value).collect()
            }
            _ => None,
        }
    }
}

/// A field of a record as it is stored: under one name, or under one name per element (`tag/vip`) where the
/// elements must merge one by one when two devices change them.
pub trait Keyed: Default {
    /// Appends `(name, value)` for everything that is not empty.
    fn write(&self, name: &'static str, out: &mut Vec<(Name, Value)>);

    /// Takes the value of the element `key` (`None` for a field under one name). `Null` clears.
    fn read(&mut self, key: Option<&str>, value: &Value);
}

impl<T: Field + Default> Keyed for T {
    fn write(&self, name: &'static str, out: &mut Vec<(Name, Value)>) {
        let value = self.to_value();
        if !value.is_null() {
            out.push((Cow::Borrowed(name), value));
        }
    }

    fn read(&mut self, key: Option<&str>, value: &Value) {
        // An element of what is a set in a newer build is not this field.
        if key.is_none() {
            *self = T::from_value(value).unwrap_or_default();
        }
    }
}

impl Keyed for BTreeSet<String> {
    fn write(&self, name: &'static str, out: &mut Vec<(Name, Value)>) {
        for key in self {
            out.push((Cow::Owned(format!("{name}/{key}")), Value::Bool(true)));
        }
    }

    fn read(&mut self, key: Option<&str>, value: &Value) {
        let Some(key) = key else { return };
        if matches!(value, Value::Bool(true)) {
            self.insert(key.to_owned());
        } else {
            self.remove(key);
        }
    }
}

impl Keyed for BTreeMap<String, Value> {
    fn write(&self, name: &'static str, out: &mut Vec<(Name, Value)>) {
        for (key, value) in self {
            if !value.is_null() {
                out.push((Cow::Owned(format!("{name}/{key}")), value.clone()));
            }
        }
    }

    fn read(&mut self, key: Option<&str>, value: &Value) {
        let Some(key) = key else { return };
        if value.is_null() {
            self.remove(key);
        } else {
            self.insert(key.to_owned(), value.clone());
        }
    }
}
