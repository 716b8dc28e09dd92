//! What the page may ask, and what it is told: plain data, no behaviour.

pub mod sheet;
