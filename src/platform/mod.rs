//! The browser, typed: everything that touches `window`, `document` or a Web API lives here, so that the rest
//! of the page reads as plain Rust and the odd browser is handled in one place.

pub mod camera;
pub mod chance;
pub mod clipboard;
pub mod clock;
pub mod code_reader;
pub mod connection;
pub mod download;
pub mod file;
pub mod focus;
pub mod history;
pub mod ink;
pub mod install;
pub mod keyed;
pub mod media;
pub mod page;
pub mod persistence;
pub mod photo;
pub mod pixels;
pub mod pointer;
pub mod popover;
pub mod preferences;
pub mod print;
pub mod resize;
pub mod screen;
pub mod session;
pub mod share;
pub mod task;
pub mod timer;
pub mod unload;
pub mod update;
