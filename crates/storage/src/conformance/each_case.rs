//! The list of all cases.

/// Calls the macro `$case` with the name of every case of the contract.
#[macro_export]
macro_rules! for_each_conformance_case {
    ($case:ident) => {
        $case!(a_new_store_is_empty);
        $case!(values_come_back_as_written);
        $case!(put_replaces);
        $case!(deleting_what_is_absent_is_fine);
        $case!(deleting_a_range_spares_the_rest);
        $case!(shelves_do_not_mix);
        $case!(many_values_come_in_the_order_asked);
        $case!(an_empty_commit_is_fine);
        $case!(writes_take_effect_in_order);
        $case!(a_failing_commit_leaves_nothing_behind);
        $case!(a_collision_names_the_first_key_that_existed);
        $case!(a_number_too_large_fails_the_whole_commit);
        $case!(a_large_commit_lands_whole);
        $case!(a_page_stays_within_its_limits);
        $case!(a_page_gives_one_entry_however_large);
        $case!(a_range_is_inclusive_at_both_ends);
        $case!(numbers_sort_as_numbers);
        $case!(pages_join_to_the_whole);
        $case!(the_last_number_is_the_largest);
        $case!(another_tab_sees_a_commit_at_once);
        $case!(another_tab_shares_the_store_id);
        $case!(racing_adds_have_exactly_one_winner);
        $case!(two_tabs_write_one_dense_log);
        $case!(random_commits_match_a_plain_map);
    };
}
