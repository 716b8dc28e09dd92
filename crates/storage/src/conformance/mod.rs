//! The contract as tests. A backend gives a [`Harness`] and runs every case:
//!
//! ```ignore
//! macro_rules! case {
//!     ($name:ident) => {
//!         #[test]
//!         fn $name() {
//!             block_on(storage::conformance::$name(&MyHarness));
//!         }
//!     };
//! }
//! storage::for_each_conformance_case!(case);
//! ```
#![allow(
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::panic,
    reason = "these are tests, exported for other crates' backends and wrappers"
)]

mod atomicity;
mod each_case;
mod harness;
mod model;
mod pages;
mod tabs;
mod values;

pub use atomicity::{
    a_collision_names_the_first_key_that_existed, a_failing_commit_leaves_nothing_behind,
    a_large_commit_lands_whole, a_number_too_large_fails_the_whole_commit, an_empty_commit_is_fine,
    writes_take_effect_in_order,
};
pub use harness::{Harness, both};
pub use model::random_commits_match_a_plain_map;
pub use pages::{
    a_page_gives_one_entry_however_large, a_page_stays_within_its_limits,
    a_range_is_inclusive_at_both_ends, numbers_sort_as_numbers, pages_join_to_the_whole,
    the_last_number_is_the_largest,
};
pub use tabs::{
    another_tab_sees_a_commit_at_once, another_tab_shares_the_store_id,
    racing_adds_have_exactly_one_winner, two_tabs_write_one_dense_log,
};
pub use values::{
    a_new_store_is_empty, deleting_a_range_spares_the_rest, deleting_what_is_absent_is_fine,
    many_values_come_in_the_order_asked, put_replaces, shelves_do_not_mix,
    values_come_back_as_written,
};
