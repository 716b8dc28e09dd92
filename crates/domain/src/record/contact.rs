use super::{ContactId, CustomerId, StaffId, record};
use crate::value::codes;
use crate::{Day, Instant};

codes! {
    /// How we met, or how a customer likes to be met.
    pub enum ContactWay {
        Visit = "visit", Tour = "tour", Call = "call", ThankYouCall = "thank_you_call", Letter = "letter",
        Gift = "gift", Email = "email", Chat = "chat", Meeting = "meeting", Delivery = "delivery",
        Repair = "repair", Counter = "counter",
    }
}

codes! {
    pub enum Outcome { Reached = "reached", NotReached = "not_reached" }
}

record! {
    /// One contact with a customer 接触: who, when, how long, what for, what was found, promised, and what is next.
    pub struct Contact(ContactId) = "contact" {
        customer: CustomerId = "customer",
        day: Day = "day",
        at: Option<Instant> = "at",
        way: Option<ContactWay> = "way",
        outcome: Option<Outcome> = "outcome",
        by: Option<StaffId> = "by",
        minutes: Option<i64> = "minutes",
        purpose: String = "purpose",
        found: String = "found",
        promised: String = "promised",
        next: String = "next",
    }
}
