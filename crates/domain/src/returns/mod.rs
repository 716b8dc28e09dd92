//! Returns and exchanges: until when goods are taken back, how many of them, for how much, and whose returns stand
//! out.

mod figures;
mod returnable;
#[cfg(test)]
mod tests;
mod window;

pub use figures::ReturnFigures;
pub use returnable::{Returnable, ReturnableLine, only_touched};
pub use window::ReturnWindow;
