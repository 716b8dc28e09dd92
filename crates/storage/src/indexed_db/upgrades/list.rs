//! The list of steps, and running those that are due.

use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbTransaction};

use super::step_1;

/// The newest format this build knows.
pub const FORMAT_VERSION: u32 = 1;

/// Leads from one format to the next, inside the upgrade's transaction; must not wait for anything.
pub(in crate::indexed_db) type Step = fn(&IdbDatabase, &IdbTransaction) -> Result<(), JsValue>;

/// The n-th step leads to format n.
pub(in crate::indexed_db) const STEPS: &[Step] = &[step_1::run];

const _: () = assert!(
    STEPS.len() == FORMAT_VERSION as usize,
    "every format has its step"
);

/// Runs the steps that a database of format `from` lacks (0: it has just been created).
pub(in crate::indexed_db) fn run(
    steps: &[Step],
    from: usize,
    database: &IdbDatabase,
    transaction: &IdbTransaction,
) -> Result<(), JsValue> {
    steps
        .iter()
        .skip(from)
        .try_for_each(|step| step(database, transaction))
}
