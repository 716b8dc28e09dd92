//! The one question every shop asks: would you recommend us, 0 to 10, and why.

mod asking;
mod design;
mod pages;

pub use pages::page;
