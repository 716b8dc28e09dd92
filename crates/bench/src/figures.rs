//! Figures over every purchase, without the engine around them.

use crate::clock::Clock;
use crate::error::BenchError;
use metrics::purchases::{PurchaseColumns, PurchasesByDay, customer_totals};
use metrics::retention::{CohortWindow, monthly_cohorts};
use metrics::rfm::{Frequency, RfmRule, rfm};
use std::hint::black_box;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Purchases as columns: whose, on which day (since 1970-01-01), for how many minor units.
#[wasm_bindgen]
pub struct Purchases {
    customers: usize,
    customer: Vec<u32>,
    day: Vec<i32>,
    amount: Vec<i64>,
}

#[wasm_bindgen]
impl Purchases {
    /// Takes the columns; they have one length.
    #[wasm_bindgen(constructor)]
    pub fn new(customers: u32, customer: Vec<u32>, day: Vec<i32>, amount: &[u32]) -> Self {
        Self {
            customers: customers as usize,
            customer,
            day,
            amount: amount.iter().copied().map(i64::from).collect(),
        }
    }

    /// The floor: every value is read once. Milliseconds.
    pub fn floor_ms(&self) -> f64 {
        let mut clock = Clock::start();
        let customers: u64 = self.customer.iter().map(|&value| u64::from(value)).sum();
        let days: i64 = self.day.iter().map(|&value| i64::from(value)).sum();
        let amounts: i64 = self.amount.iter().sum();
        black_box((customers, days, amounts));
        clock.lap_ms()
    }

    /// RFM scores (five classes each) and 24 monthly cohorts, from the unordered columns, as of `last_day`.
    /// Milliseconds: ordering by day, totals per customer, scores, cohorts.
    pub fn rfm_and_cohorts(&self, last_day: i32) -> Result<Vec<f64>, JsError> {
        let mut clock = Clock::start();
        let view = PurchaseColumns::new(self.customers, &self.customer, &self.day, &self.amount)
            .map_err(|_unequal| BenchError::Columns)?;
        let ordered = PurchasesByDay::from_columns(view);
        let order_ms = clock.lap_ms();
        let totals = customer_totals(&ordered);
        let totals_ms = clock.lap_ms();
        let scores = rfm(&totals, last_day + 1, Frequency::PurchaseDays, RfmRule::B);
        black_box(scores.map(|scores| scores.classes)).map_err(|_few| BenchError::Columns)?;
        let rfm_ms = clock.lap_ms();
        let window = CohortWindow {
            data_end_day: last_day,
            months: 24,
        };
        let grid = monthly_cohorts(&ordered, window);
        black_box(grid.map(|grid| grid.rows.len())).map_err(|_few| BenchError::Columns)?;
        Ok(vec![order_ms, totals_ms, rfm_ms, clock.lap_ms()])
    }
}
