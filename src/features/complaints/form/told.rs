use crate::draft::Draft;
use domain::record::{Complaint, ContactWay, CustomerId, Severity};
use serde::{Deserialize, Serialize};

/// What is typed: the complaint, and how it was solved on the spot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Told {
    pub(super) complaint: Complaint,
    pub(super) how_solved: String,
    /// As it was when somebody began to put it right; nothing for a new one.
    #[serde(default)]
    pub(super) before: Option<Complaint>,
}

pub(super) type ToldDraft = Draft<Told>;

impl Told {
    pub(super) fn start(customer: Option<CustomerId>) -> Self {
        Self {
            complaint: Complaint {
                customer: customer.unwrap_or_default(),
                way: Some(ContactWay::Counter),
                severity: Some(Severity::General),
                ..Complaint::default()
            },
            how_solved: String::new(),
            before: None,
        }
    }

    /// What was told, to be put right.
    pub(super) fn edit(complaint: Complaint) -> Self {
        Self {
            before: Some(complaint.clone()),
            complaint,
            how_solved: String::new(),
        }
    }
}
