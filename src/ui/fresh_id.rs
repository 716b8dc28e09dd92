use std::cell::Cell;

/// An id for an element that another one refers to, unlike any other on the page.
pub fn fresh_id(name: &str) -> String {
    thread_local! {
        static LAST: Cell<u32> = const { Cell::new(0) };
    }
    let number = LAST.get().wrapping_add(1);
    LAST.set(number);
    format!("{name}-{number}")
}
