//! The texts in English.

use super::BuiltIn;
use crate::record::{ComplaintKind, StepKind};

pub(super) const TEXTS: &[BuiltIn] = &[
    BuiltIn {
        name: "acknowledged",
        kind: None,
        step: StepKind::Acknowledged,
        title: "We have your complaint",
        text: "Dear {customer},\n\nThank you for telling us. We have noted your complaint under {number}, and we are sorry for the trouble. {staff} is looking into it and will come back to you by {due}. If there is anything to add, call us on {phone}.\n\n{shop}",
    },
    BuiltIn {
        name: "acknowledged_quality",
        kind: Some(ComplaintKind::Quality),
        step: StepKind::Acknowledged,
        title: "We have your complaint about a product",
        text: "Dear {customer},\n\nWe are sorry that {product} is not as it should be. Your complaint is noted under {number}. Please stop using it for now and keep it with its packing; a few photos would help us. {staff} will come back to you by {due}.\n\n{shop}, {phone}",
    },
    BuiltIn {
        name: "acknowledged_transport",
        kind: Some(ComplaintKind::Transport),
        step: StepKind::Acknowledged,
        title: "We have your complaint about a delivery",
        text: "Dear {customer},\n\nWe are sorry about what happened on the way. Your complaint is noted under {number}. Please keep the outer packing and the delivery note. We are asking the carrier now and will come back to you by {due}.\n\n{staff}, {shop}, {phone}",
    },
    BuiltIn {
        name: "acknowledged_service",
        kind: Some(ComplaintKind::Service),
        step: StepKind::Acknowledged,
        title: "We have your complaint about our service",
        text: "Dear {customer},\n\nWe are sorry for the way you were treated. What you told us is noted under {number}. Somebody who was not involved will look into it, and you will hear from us by {due}.\n\n{staff}, {shop}, {phone}",
    },
    BuiltIn {
        name: "asked",
        kind: None,
        step: StepKind::AskedCustomer,
        title: "A question about your complaint",
        text: "Dear {customer},\n\nWe are working on your complaint {number} and need your help with one thing:\n\n\nAs soon as we hear from you we will go on.\n\n{staff}, {shop}, {phone}",
    },
    BuiltIn {
        name: "not_valid",
        kind: None,
        step: StepKind::JudgedNotValid,
        title: "Our answer to your complaint",
        text: "Dear {customer},\n\nThank you for raising this with us ({number}). We have looked into it carefully. What we found: {cause}. We understand how it must have felt, but in this case we cannot do what you asked for. What we can offer is this: {remedy}. If there is something we have missed, or if you disagree, please get in touch with me and we will look at it again.\n\n{staff}, {shop}, {phone}",
    },
    BuiltIn {
        name: "not_valid_contract",
        kind: Some(ComplaintKind::Contract),
        step: StepKind::JudgedNotValid,
        title: "Our answer about the order",
        text: "Dear {customer},\n\nWe have gone through the papers for {number} once more. What we found: {cause}. It may be that we did not explain this well enough at the time, and we will do better. We are glad to send you copies. If your papers say something else, we will compare them at once.\n\n{staff}, {shop}, {phone}",
    },
    BuiltIn {
        name: "told",
        kind: None,
        step: StepKind::Notified,
        title: "What we are doing about your complaint",
        text: "Dear {customer},\n\nWe have looked into your complaint {number}. What went wrong: {cause}. This was our mistake, and we apologise. We will do the following by {due}: {remedy}. Are you content with that? If not, please tell me.\n\n{staff}, {shop}, {phone}",
    },
    BuiltIn {
        name: "told_quality",
        kind: Some(ComplaintKind::Quality),
        step: StepKind::Notified,
        title: "What we are doing about the product",
        text: "Dear {customer},\n\nWe have examined {product}. What is wrong with it: {cause}. We apologise. We will do the following by {due}, and any carriage is on us: {remedy}. Are you content with that?\n\n{staff}, {shop}, {phone}",
    },
    BuiltIn {
        name: "told_service",
        kind: Some(ComplaintKind::Service),
        step: StepKind::Notified,
        title: "What we are doing about our service",
        text: "Dear {customer},\n\nWe now know what happened that day: {cause}. You were right; we did not do well, and we apologise again. This is what we are doing about it: {remedy}. We hope you will give us another chance.\n\n{staff}, {shop}, {phone}",
    },
    BuiltIn {
        name: "further_ways",
        kind: None,
        step: StepKind::Rejected,
        title: "What else you can do",
        text: "Dear {customer},\n\nWe are sorry that we could not settle {number} to your satisfaction. You can ask for our manager to look at it again. You can also turn to the consumer advice service, to a mediator, or to a court. Whatever you choose, we will cooperate.\n\n{staff}, {shop}, {phone}",
    },
    BuiltIn {
        name: "escalated",
        kind: None,
        step: StepKind::Escalated,
        title: "Your complaint has gone higher",
        text: "Dear {customer},\n\nOur manager has taken your complaint {number} in hand and will be in touch by {due}. We are sorry that it is taking so long.\n\n{staff}, {shop}, {phone}",
    },
    BuiltIn {
        name: "reopened",
        kind: None,
        step: StepKind::Reopened,
        title: "We are taking it up again",
        text: "Dear {customer},\n\nWe are sorry that the trouble is not over. We are taking it up again under the same number, {number}; you need not tell it all again. You will hear from us by {due}.\n\n{staff}, {shop}, {phone}",
    },
    BuiltIn {
        name: "thanks",
        kind: None,
        step: StepKind::Evaluated,
        title: "Thank you",
        text: "Dear {customer},\n\nYour complaint {number} is settled. Thank you for telling us: because you did, we have changed something. How well did we deal with it, from 1 to 5? We hope to see you again.\n\n{staff}, {shop}",
    },
    BuiltIn {
        name: "withdrawn",
        kind: None,
        step: StepKind::Withdrawn,
        title: "Your complaint is withdrawn",
        text: "Dear {customer},\n\nAs you wished, complaint {number} is withdrawn. Should the trouble come back, get in touch at any time; you need not start over.\n\n{staff}, {shop}, {phone}",
    },
];
