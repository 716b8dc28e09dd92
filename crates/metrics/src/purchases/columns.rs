//! The input of everything that looks at purchases.

/// Purchases as parallel columns; row `i` of each belongs together. Any order.
#[derive(Debug, Clone, Copy)]
pub struct PurchaseColumns<'a> {
    pub(super) customers: usize,
    pub(super) customer: &'a [u32],
    pub(super) day: &'a [i32],
    pub(super) amount_minor: &'a [i64],
}

/// Columns that do not fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ColumnsError {
    /// The columns differ in length.
    #[error("columns of different lengths")]
    LengthsDiffer,
    /// A row names a customer that does not exist.
    #[error("customer {index} of {customers}")]
    CustomerOutOfRange {
        /// The index found.
        index: u32,
        /// How many customers there are.
        customers: usize,
    },
}

impl<'a> PurchaseColumns<'a> {
    /// `customer` holds indices below `customers`, `day` days since 1970-01-01, `amount_minor` minor units.
    pub fn new(
        customers: usize,
        customer: &'a [u32],
        day: &'a [i32],
        amount_minor: &'a [i64],
    ) -> Result<Self, ColumnsError> {
        if customer.len() != day.len() || customer.len() != amount_minor.len() {
            return Err(ColumnsError::LengthsDiffer);
        }
        let index = customer.iter().copied().max().unwrap_or(0);
        if !customer.is_empty() && index as usize >= customers {
            return Err(ColumnsError::CustomerOutOfRange { index, customers });
        }
        Ok(Self {
            customers,
            customer,
            day,
            amount_minor,
        })
    }
}
