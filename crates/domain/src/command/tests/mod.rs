//! Commands in, changes out. What each test expects is written down as the changes read; that undo is exact is checked
//! with every one of them.

mod answers;
mod bulk;
mod complaints;
mod customers;
mod desk;
mod desk_properties;
mod merging;
mod others;
mod problems;
#[cfg(not(target_arch = "wasm32"))]
mod properties;
mod recycle_bin;
mod shop;
mod surveys;
