//! The pages.

pub mod gallery;
