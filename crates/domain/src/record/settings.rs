use super::{SettingsId, record};
use crate::value::codes;
use crate::{Id, Value};
use std::collections::BTreeMap;

codes! {
    /// Whose public holidays are kept.
    pub enum HolidayCalendar { China = "china", Nobody = "none" }
}

record! {
    /// When the shop works: one record, [`WorkingHours::ID`]. Read through
    /// [`working_time::Calendar`](crate::working_time::Calendar).
    pub struct WorkingHours(SettingsId) = "working_hours" {
        /// By weekday (`mon` … `sun`): minutes after midnight, from and to in turn; an empty text for a day off. A
        /// weekday that is not named is as by default.
        hours: BTreeMap<String, Value> = "hours",
        /// By day (`2026-10-01`): `off`, `work` (the hours of a Monday), or hours of its own.
        days: BTreeMap<String, Value> = "day",
        calendar: Option<HolidayCalendar> = "calendar",
    }
}

impl WorkingHours {
    /// The same on every device.
    pub const ID: SettingsId = SettingsId(Id(0x0190_0000_0000_7000_8000_0000_0000_0002));
}

record! {
    /// The rules of the complaint desk: one record, [`DeskRules::ID`]. What is not set is as by default; each entry is
    /// stored on its own, so that two devices can change two of them.
    pub struct DeskRules(SettingsId) = "desk_rules" {
        /// By role: the remedy it may allow, in minor units; a negative amount for any.
        limits: BTreeMap<String, Value> = "limit",
        /// By clock, kind and severity (`solve.quality.major`): working minutes.
        clocks: BTreeMap<String, Value> = "clock",
        /// By class of customer: days since the purchase in which goods are taken back; `any` for everybody else.
        return_days: BTreeMap<String, Value> = "return_days",
    }
}

impl DeskRules {
    /// The same on every device.
    pub const ID: SettingsId = SettingsId(Id(0x0190_0000_0000_7000_8000_0000_0000_0003));
}
