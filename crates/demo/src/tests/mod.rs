//! The story as its readers see it: through the records it writes.

mod asking;
mod book;
#[cfg(test)]
mod people;
mod story;
mod talk;
mod trade;
