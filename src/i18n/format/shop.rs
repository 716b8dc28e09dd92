use std::cell::RefCell;

/// Used until the shop has chosen, as the book itself does.
pub(super) const DEFAULT_CURRENCY: &str = "CNY";

thread_local! {
    static SHOP: RefCell<Regional> = const { RefCell::new(Regional { currency: String::new(), time_zone: String::new() }) };
}

struct Regional {
    currency: String,
    time_zone: String,
}

/// Takes over the shop's currency (ISO 4217) and time zone (IANA); empty means CNY and the device's own zone.
/// Whether that changed anything.
pub fn set_shop(currency: &str, time_zone: &str) -> bool {
    SHOP.with_borrow_mut(|shop| {
        let is_new = shop.currency != currency || shop.time_zone != time_zone;
        currency.clone_into(&mut shop.currency);
        time_zone.clone_into(&mut shop.time_zone);
        is_new
    })
}

/// The shop's time zone; `None` for the device's own.
pub fn time_zone() -> Option<String> {
    SHOP.with_borrow(|shop| Some(shop.time_zone.clone()).filter(|zone| !zone.is_empty()))
}

pub(super) fn currency() -> String {
    SHOP.with_borrow(|shop| match shop.currency.as_str() {
        "" => DEFAULT_CURRENCY.to_owned(),
        chosen => chosen.to_owned(),
    })
}
