//! Fields: label above, help under, the error beside it with what to do. Every field is safe for input methods:
//! it never rewrites what is being composed.

mod binding;
mod check_box;
mod choice_field;
mod date_field;
mod field_frame;
mod form_view;
mod moment_field;
mod money_field;
mod multi_choice_field;
mod number_field;
mod picker;
mod quantity_field;
mod search_field;
mod select_field;
mod tags_field;
mod text_area;
mod text_field;
mod typed_text;

pub use binding::Binding;
pub use check_box::CheckBox;
pub use choice_field::ChoiceField;
pub use date_field::DateField;
pub use form_view::Form;
pub use moment_field::MomentField;
pub use money_field::MoneyField;
pub use multi_choice_field::MultiChoiceField;
pub use number_field::NumberField;
pub use picker::{Picker, PickerRow};
pub use quantity_field::QuantityField;
pub use search_field::SearchField;
pub use select_field::{Choice, SelectField};
pub use tags_field::TagsField;
pub use text_area::TextArea;
pub use text_field::{TextField, TextFieldProps, TextKind};
