//! What presses at the desk, for the home.

mod desk_today;

pub use desk_today::DeskToday;
