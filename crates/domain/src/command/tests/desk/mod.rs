//! The commands of the complaint desk: who may give them, what they need, what they write.

mod audits;
mod correcting;
mod desk_shop;
mod joining;
mod promises;
mod records;
mod returns;
mod steps;
