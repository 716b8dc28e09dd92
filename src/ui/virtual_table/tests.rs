use super::cache::Cache;
use super::geometry::Geometry;

const SMALL: Geometry = Geometry {
    rows: 100,
    row_px: 50.0,
    view_px: 500.0,
};
const HUGE: Geometry = Geometry {
    rows: 1_000_000,
    row_px: 44.0,
    view_px: 700.0,
};

#[test]
fn small_tables_scroll_pixel_by_pixel() {
    assert_eq!(SMALL.scroll_px().to_bits(), 5_000.0_f64.to_bits());
    let top = SMALL.moved(0.0, 0.0, 120.0);
    let sight = SMALL.in_sight(top);
    assert_eq!((sight.first, sight.hidden_px), (2, 20.0));
    assert_eq!(sight.count, 11);
    let last = SMALL.in_sight(SMALL.top_from_scroll(4_500.0));
    assert_eq!((last.first, last.count), (90, 10));
}

#[test]
fn a_million_rows_are_reached_to_the_last_one() {
    assert!(HUGE.scroll_px() <= 8_000_000.0);
    let end = HUGE.scroll_px() - HUGE.view_px;
    let sight = HUGE.in_sight(HUGE.moved(0.0, 0.0, end));
    assert_eq!(sight.first + sight.count, 1_000_000);
    // A wheel step moves by its own pixels, not by their share of the table.
    let middle = HUGE.top_from_scroll(4_000_000.0);
    let stepped = HUGE.moved(middle, 4_000_000.0, 4_000_100.0);
    assert!((stepped - middle - 100.0).abs() < 1e-6);
    let back = HUGE.top_from_scroll(HUGE.scroll_from_top(stepped));
    assert!((back - stepped).abs() < 1e-3);
}

#[test]
fn rows_are_shown_with_as_little_scrolling_as_possible() {
    assert!((SMALL.top_to_show(3, 0.0) - 0.0).abs() < 1e-9);
    assert!((SMALL.top_to_show(10, 0.0) - 50.0).abs() < 1e-9);
    assert!((SMALL.top_to_show(2, 500.0) - 100.0).abs() < 1e-9);
    assert!((SMALL.top_to_show(99, 0.0) - 4_500.0).abs() < 1e-9);
}

#[test]
fn nothing_to_show_is_shown_as_nothing() {
    let empty = Geometry { rows: 0, ..SMALL };
    assert_eq!(empty.in_sight(0.0).count, 0);
    let unmeasured = Geometry {
        row_px: 0.0,
        view_px: 0.0,
        rows: 5,
    };
    assert_eq!(unmeasured.in_sight(10.0).count, 0);
}

#[test]
fn the_cache_knows_what_it_lacks() {
    let mut cache: Cache<u32> = Cache::default();
    assert_eq!(cache.missing(0..10), Some(0));
    cache.put(0, (0..200).collect());
    assert_eq!(cache.missing(0..200), None);
    assert_eq!(cache.missing(190..210), Some(200));
    assert_eq!(cache.get(199), Some(&199));
    assert_eq!(cache.get(200), None);
    cache.put(400, (400..450).collect());
    assert_eq!(cache.get(449), Some(&449));
    assert_eq!(cache.get(450), None);
    for page in 3..60 {
        cache.put(page * 200, (page * 200..page * 200 + 200).collect());
    }
    assert_eq!(cache.get(0), None, "the oldest pages are forgotten");
    assert_eq!(cache.get(59 * 200), Some(&(59 * 200)));
}

#[test]
fn keys_stay_inside_the_table() {
    use super::keyboard::{Step, step};
    assert_eq!(step("ArrowDown", None, 10, 5), Some(Step::To(0)));
    assert_eq!(step("ArrowDown", Some(9), 10, 5), Some(Step::To(9)));
    assert_eq!(step("ArrowUp", Some(0), 10, 5), Some(Step::To(0)));
    assert_eq!(step("PageDown", Some(7), 10, 5), Some(Step::To(9)));
    assert_eq!(step("End", Some(2), 10, 5), Some(Step::To(9)));
    assert_eq!(step("Enter", None, 10, 5), None);
    assert_eq!(step(" ", Some(3), 10, 5), Some(Step::Toggle));
    assert_eq!(step("ArrowDown", Some(0), 0, 5), None);
    assert_eq!(step("x", Some(0), 10, 5), None);
}
