/// Declares a closed choice that is stored by its code, so that renaming a variant never changes data:
/// `codes! { pub enum CustomerKind { Individual = "individual", Business = "business" } }`.
macro_rules! codes {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every choice, in the order in which it is offered.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// What is stored.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// `None` for a code that this build does not know.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }

        impl $crate::value::Field for $name {
            fn to_value(&self) -> $crate::Value {
                $crate::Value::from(self.code())
            }

            fn from_value(value: &$crate::Value) -> Option<Self> {
                value.as_text().and_then(Self::from_code)
            }
        }
    };
}
pub(crate) use codes;
