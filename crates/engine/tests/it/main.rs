//! The engine from outside: requests in, replies out, memory below.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "whatever fails here is a failing test")]

mod changes;
mod complaints;
mod desk;
mod doings;
mod exporting;
mod faults;
mod figure_lists;
mod histories;
mod importing;
mod insight_shop;
mod insights;
mod picture;
mod products;
mod returns;
mod saving;
mod survey_acts;
mod survey_files;
mod survey_links;
mod survey_results;
mod survey_shop;
mod surveys;
mod tabs;
mod town;
mod trend_lists;
