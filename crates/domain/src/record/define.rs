use crate::change::Fields;
use crate::{Id, Value};

/// The kind of a record, by the name under which the book stores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(pub &'static str);

/// A record: a struct that is stored as named fields.
pub trait Record: Clone + Default {
    const KIND: Kind;

    fn id(&self) -> Id;

    fn with_id(id: Id) -> Self;

    /// Every field that holds something, in the order of declaration.
    fn fields(&self) -> Fields;

    /// Takes one stored field. A name of a newer build leaves the record as it is; a value that this build cannot read
    /// shows as nothing (and stays stored as it is, as long as the field is not edited).
    fn set(&mut self, name: &str, value: &Value);
}

/// A record from its stored fields.
pub fn from_fields<'a, R: Record>(
    id: Id,
    fields: impl IntoIterator<Item = (&'a str, &'a Value)>,
) -> R {
    let mut record = R::with_id(id);
    for (name, value) in fields {
        record.set(name, value);
    }
    record
}

/// What turns one state of a record into another, as a [`crate::Change`] holds it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    pub sets: Fields,
    pub was: Fields,
}

/// What turns `before` into `after`. Fields that are equal are left out, so that an edit of the phone never overwrites a
/// name that another tab changed meanwhile.
pub fn diff<R: Record>(before: &R, after: &R) -> Difference {
    let mut old = before.fields();
    let mut sets = Vec::new();
    let mut was = Vec::new();
    for (name, value) in after.fields() {
        match old.iter().position(|(old_name, _)| *old_name == name) {
            Some(at) => {
                let (_, old_value) = old.remove(at);
                if old_value != value {
                    was.push((name.clone(), old_value));
                    sets.push((name, value));
                }
            }
            None => sets.push((name, value)),
        }
    }
    for (name, value) in old {
        sets.push((name.clone(), Value::Null));
        was.push((name, value));
    }
    Difference { sets, was }
}

/// Declares a record: each field with the name under which it is stored. Stored names are for ever.
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $name:ident($id:ident) = $kind:literal {
            $($(#[$field_doc:meta])* $field:ident: $type:ty = $stored:literal),+ $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            pub id: $id,
            $($(#[$field_doc])* pub $field: $type),+
        }

        impl $name {
            /// The stored names of the fields, for whoever must name one.
            pub const FIELDS: &[&str] = &[$($stored),+];
        }

        impl $crate::record::Record for $name {
            const KIND: $crate::record::Kind = $crate::record::Kind($kind);

            fn id(&self) -> $crate::Id {
                self.id.0
            }

            fn with_id(id: $crate::Id) -> Self {
                Self { id: $id(id), ..Self::default() }
            }

            fn fields(&self) -> $crate::change::Fields {
                let mut out = Vec::new();
                $($crate::value::Keyed::write(&self.$field, $stored, &mut out);)+
                out
            }

            fn set(&mut self, name: &str, value: &$crate::Value) {
                let (name, key) = match name.split_once('/') {
                    Some((name, key)) => (name, Some(key)),
                    None => (name, None),
                };
                match name {
                    $($stored => $crate::value::Keyed::read(&mut self.$field, key, value),)+
                    _ => {}
                }
            }
        }
    };
}
pub(crate) use record;
