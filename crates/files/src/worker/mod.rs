//! Between JavaScript and the readers and writers of this crate.

mod blob;
mod inbox;
mod outbox;
mod read_job;
mod request;
mod write_job;

pub(crate) use request::start;
