//! Purchases and products, contacts: lists and single records.

use crate::Window;
use domain::record::{
    Contact, ContactId, CustomerId, Product, ProductId, Purchase, PurchaseChannel, PurchaseId,
};
use domain::{Day, Money};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PurchaseList {
    pub customer: Option<CustomerId>,
    pub product: Option<ProductId>,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub sort: PurchaseSort,
    pub descending: bool,
    pub window: Window,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PurchaseSort {
    #[default]
    Day,
    Total,
    Customer,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PurchaseListView {
    pub total: u32,
    pub offset: u32,
    /// Over the whole list, not the window.
    pub amount: Money,
    pub rows: Vec<PurchaseRow>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PurchaseRow {
    pub id: PurchaseId,
    pub customer: CustomerId,
    pub customer_name: String,
    pub day: Day,
    pub total: Money,
    pub number: String,
    pub lines: u32,
    /// The first lines' names.
    pub names: Vec<String>,
    pub channel: Option<PurchaseChannel>,
    pub seller: Option<String>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct PurchasePage {
    pub id: PurchaseId,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PurchaseView {
    pub purchase: Purchase,
    pub customer_name: String,
    pub seller: Option<String>,
    pub removed: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ProductList {
    pub text: String,
    pub sort: ProductSort,
    pub descending: bool,
    pub window: Window,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProductSort {
    #[default]
    Name,
    Category,
    Price,
    Sold,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ProductListView {
    pub total: u32,
    pub offset: u32,
    pub rows: Vec<ProductRow>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProductRow {
    pub product: Product,
    /// How many purchases contain it.
    pub sold: u32,
    pub last_sold: Option<Day>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ProductPage {
    pub id: ProductId,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ContactPage {
    pub id: ContactId,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ContactView {
    pub contact: Contact,
    pub customer_name: String,
    pub by: Option<String>,
}
