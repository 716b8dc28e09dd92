use super::{CustomerId, ProductId, PurchaseId, StaffId, record};
use crate::value::{Field, codes};
use crate::{Day, Money, Quantity, Value};
use serde::{Deserialize, Serialize};

codes! {
    /// Where the purchase was made.
    pub enum PurchaseChannel { Counter = "counter", Phone = "phone", Online = "online", Visit = "visit", Other = "other" }
}

record! {
    pub struct Product(ProductId) = "product" {
        name: String = "name",
        number: String = "number",
        category: String = "category",
        unit: String = "unit",
        price: Option<Money> = "price",
        launch_day: Option<Day> = "launch_day",
        note: String = "note",
    }
}

record! {
    /// What one customer bought on one occasion.
    pub struct Purchase(PurchaseId) = "purchase" {
        customer: CustomerId = "customer",
        day: Day = "day",
        /// What was paid; not always the sum of the lines (discounts, rounding).
        total: Money = "total",
        /// Receipt or order number; the key of repeated imports.
        number: String = "number",
        lines: Vec<PurchaseLine> = "lines",
        channel: Option<PurchaseChannel> = "channel",
        seller: Option<StaffId> = "seller",
        note: String = "note",
    }
}

/// One line of a purchase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PurchaseLine {
    /// `None` when the line was written by hand.
    pub product: Option<ProductId>,
    /// The product's name when it was sold.
    pub name: String,
    pub quantity: Quantity,
    pub unit_price: Money,
}

impl PurchaseLine {
    pub fn price(&self) -> Money {
        self.quantity.price(self.unit_price)
    }
}

impl Field for PurchaseLine {
    fn to_value(&self) -> Value {
        Value::List(vec![
            self.product.to_value(),
            Value::Text(self.name.clone()),
            self.quantity.to_value(),
            self.unit_price.to_value(),
        ])
    }

    fn from_value(value: &Value) -> Option<Self> {
        // A newer build may append parts; they are for it to read.
        let Value::List(parts) = value else {
            return None;
        };
        let [product, name, quantity, unit_price, ..] = parts.as_slice() else {
            return None;
        };
        Some(Self {
            product: Option::from_value(product)?,
            name: String::from_value(name)?,
            quantity: Quantity::from_value(quantity)?,
            unit_price: Money::from_value(unit_price)?,
        })
    }
}
