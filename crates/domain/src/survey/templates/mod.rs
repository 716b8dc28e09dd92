//! The surveys that the program brings along, in Chinese and English. They are copied when one is used, and then belong
//! to the shop.

mod feedback;
mod lost;
mod loyalty;
mod making;
mod people;
mod season;
mod service_audit;

use super::Form;
pub use feedback::{post_purchase, satisfaction};
pub use lost::lost;
pub use service_audit::service_audit;

/// A built-in survey.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// Never changed: surveys remember from which one they were made.
    pub name: &'static str,
    make: fn() -> Form,
}

impl Template {
    pub fn form(&self) -> Form {
        (self.make)()
    }
}

/// All of them, in the order in which they are offered.
pub const ALL: &[Template] = &[
    Template {
        name: "loyalty",
        make: loyalty::loyalty,
    },
    Template {
        name: "satisfaction",
        make: satisfaction,
    },
    Template {
        name: "post_purchase",
        make: post_purchase,
    },
    Template {
        name: "complaint",
        make: feedback::complaint,
    },
    Template {
        name: "lost",
        make: lost,
    },
    Template {
        name: "intermediary",
        make: people::intermediary,
    },
    Template {
        name: "thank_you",
        make: people::thank_you,
    },
    Template {
        name: "new_product",
        make: people::new_product,
    },
    Template {
        name: "season",
        make: season::season,
    },
    Template {
        name: "service_audit",
        make: service_audit,
    },
];

/// The built-in survey of this name.
pub fn named(name: &str) -> Option<&'static Template> {
    ALL.iter().find(|template| template.name == name)
}

/// The survey every shop has, as a form: see [`crate::record::recommend`].
pub fn recommend() -> Form {
    loyalty::recommend()
}
