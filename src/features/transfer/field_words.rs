//! What the targets of an import, its fields and its reasons are called.

use crate::i18n::{field_label, t};
use api::{ImportField, ImportKey, ImportTarget, RowReason};
use domain::parse::{DateStyle, NumberStyle};

use ImportField as F;

/// Every field that a target can take, in the order of the list. Rows about purchases also tell of customers that are
/// new.
pub(super) fn fields_of(target: ImportTarget) -> &'static [ImportField] {
    const CUSTOMER: &[ImportField] = &[
        F::CustomerNumber,
        F::CustomerName,
        F::Phone,
        F::OtherPhone,
        F::Email,
        F::Messenger,
        F::Address,
        F::Area,
        F::Kind,
        F::Class,
        F::Grade,
        F::Tags,
        F::Manager,
        F::Gender,
        F::Birthday,
        F::Occupation,
        F::CustomerSince,
        F::Consent,
        F::LineOfBusiness,
        F::CustomerNote,
    ];
    const PURCHASE: &[ImportField] = &[
        F::CustomerNumber,
        F::CustomerName,
        F::Phone,
        F::PurchaseDay,
        F::Amount,
        F::PurchaseNumber,
        F::ProductName,
        F::ProductNumber,
        F::Category,
        F::Quantity,
        F::UnitPrice,
        F::PurchaseChannel,
        F::Seller,
        F::PurchaseNote,
        F::OtherPhone,
        F::Email,
        F::Messenger,
        F::Address,
        F::Area,
        F::Kind,
        F::Class,
        F::Grade,
        F::Tags,
        F::Manager,
        F::Gender,
        F::Birthday,
        F::Occupation,
        F::CustomerSince,
        F::Consent,
        F::LineOfBusiness,
        F::CustomerNote,
    ];
    const PRODUCT: &[ImportField] = &[
        F::ProductName,
        F::ProductNumber,
        F::Category,
        F::Unit,
        F::UnitPrice,
        F::LaunchDay,
    ];
    match target {
        ImportTarget::Customers => CUSTOMER,
        ImportTarget::Purchases => PURCHASE,
        ImportTarget::Products => PRODUCT,
    }
}

pub(super) fn field_word(field: ImportField) -> String {
    let (kind, name) = match field {
        F::CustomerNumber => ("customer", "number"),
        F::CustomerName => ("customer", "name"),
        F::Phone => ("customer", "phone"),
        F::OtherPhone => ("customer", "phones"),
        F::Email => ("customer", "email"),
        F::Messenger => ("customer", "messenger"),
        F::Address => ("customer", "address"),
        F::Area => ("customer", "area"),
        F::Kind => ("customer", "kind"),
        F::Class => ("customer", "class"),
        F::Grade => ("customer", "grade"),
        F::Tags => ("customer", "tag"),
        F::Manager => ("customer", "manager"),
        F::Gender => ("customer", "gender"),
        F::Birthday => ("customer", "birthday"),
        F::Occupation => ("customer", "occupation"),
        F::CustomerSince => ("customer", "since"),
        F::Consent => ("customer", "consent"),
        F::LineOfBusiness => ("customer", "line_of_business"),
        F::CustomerNote => ("customer", "note"),
        F::PurchaseNumber => ("purchase", "number"),
        F::PurchaseDay => ("purchase", "day"),
        F::Amount => ("purchase", "total"),
        F::PurchaseChannel => ("purchase", "channel"),
        F::Seller => ("purchase", "seller"),
        F::PurchaseNote => ("purchase", "note"),
        F::ProductNumber => ("product", "number"),
        F::ProductName => ("product", "name"),
        F::Category => ("product", "category"),
        F::Unit => ("product", "unit"),
        F::Quantity => return t::import::quantity().to_owned(),
        F::UnitPrice => ("product", "price"),
        F::LaunchDay => ("product", "launch_day"),
    };
    field_label(kind, name)
}

pub(super) fn target_word(target: ImportTarget) -> &'static str {
    match target {
        ImportTarget::Customers => t::import::target::customers(),
        ImportTarget::Purchases => t::import::target::purchases(),
        ImportTarget::Products => t::import::target::products(),
    }
}

pub(super) fn key_word(key: ImportKey) -> &'static str {
    match key {
        ImportKey::Number => t::import::key::number(),
        ImportKey::Phone => t::import::key::phone(),
        ImportKey::NameAndPhone => t::import::key::name_and_phone(),
        ImportKey::Name => t::import::key::name(),
        ImportKey::None => t::import::key::nobody(),
    }
}

pub(in crate::features) fn date_word(style: DateStyle) -> &'static str {
    match style {
        DateStyle::YearMonthDay => t::import::date::year_first(),
        DateStyle::DayMonthYear => t::import::date::day_first(),
        DateStyle::MonthDayYear => t::import::date::month_first(),
        DateStyle::Serial => t::import::date::serial(),
    }
}

pub(super) fn number_word(style: NumberStyle) -> &'static str {
    match style {
        NumberStyle::Point => t::import::number_style::point(),
        NumberStyle::Comma => t::import::number_style::comma(),
    }
}

pub(super) fn reason_word(reason: RowReason) -> &'static str {
    use t::import::reason as text;
    match reason {
        RowReason::NoName => text::no_name(),
        RowReason::NoCustomer => text::no_customer(),
        RowReason::NotADay => text::not_a_day(),
        RowReason::NotAnAmount => text::not_an_amount(),
        RowReason::NotANumber => text::not_a_number(),
        RowReason::NotAPhone => text::not_a_phone(),
        RowReason::DamagedPhone => text::damaged_phone(),
        RowReason::NotAnEmail => text::not_an_email(),
        RowReason::UnknownChoice => text::unknown_choice(),
        RowReason::OutOfRange => text::out_of_range(),
        RowReason::InTheFuture => text::in_the_future(),
        RowReason::TooLong => text::too_long(),
        RowReason::TwiceInFile => text::twice_in_file(),
        RowReason::AlreadyThere => text::already_there(),
        RowReason::NotUnique => text::not_unique(),
        RowReason::InRecycleBin => text::in_recycle_bin(),
        RowReason::EmptyRow => text::empty_row(),
    }
}

/// Every reason, for the file of rejected rows.
pub(super) const REASONS: [RowReason; 17] = [
    RowReason::NoName,
    RowReason::NoCustomer,
    RowReason::NotADay,
    RowReason::NotAnAmount,
    RowReason::NotANumber,
    RowReason::NotAPhone,
    RowReason::DamagedPhone,
    RowReason::NotAnEmail,
    RowReason::UnknownChoice,
    RowReason::OutOfRange,
    RowReason::InTheFuture,
    RowReason::TooLong,
    RowReason::TwiceInFile,
    RowReason::AlreadyThere,
    RowReason::NotUnique,
    RowReason::InRecycleBin,
    RowReason::EmptyRow,
];
