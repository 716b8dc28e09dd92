//! The same cases for a window and a worker.

mod commits;
mod contract;
mod damage;
mod lost_connection;
mod other_tabs;
mod raw;
mod removed;
mod storm;
