//! The shop, its staff, the safety of its data, the look.

mod about_part;
mod desk_part;
mod hours_part;
mod look_part;
mod pages;
mod safety_part;
mod settings_page;
mod shop_part;
mod staff_part;
mod templates_part;

pub use pages::page;
