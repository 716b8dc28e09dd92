//! Reads the style sheet and holds it to its rules: colours in one file, both dark blocks equal, enough contrast.

mod contrast;
mod sheet;
mod tests;
