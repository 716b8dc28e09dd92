use super::{CustomerId, PersonId, StaffId, record};
use crate::value::{Birthday, codes};
use crate::{Day, Value};
use std::collections::{BTreeMap, BTreeSet};

codes! {
    /// 个人 or 企业.
    pub enum CustomerKind { Individual = "individual", Business = "business" }
}

codes! {
    /// 客户类别: who visits, and who is told of a warning.
    pub enum CustomerClass { Core = "core", Important = "important", Large = "large", General = "general" }
}

codes! {
    /// Place in the channel: 最终用户 or 中间商.
    pub enum ChannelRole { EndUser = "end_user", Intermediary = "intermediary" }
}

codes! {
    pub enum Gender { Female = "female", Male = "male" }
}

codes! {
    /// 收入水平, as the shop judges it.
    pub enum IncomeBand { Low = "low", Middle = "middle", High = "high" }
}

codes! {
    /// 信用状况.
    pub enum Credit { Good = "good", Fair = "fair", Watch = "watch", Bad = "bad" }
}

codes! {
    /// Whether the customer agreed to be contacted. Not asked yet is the absence of a value.
    pub enum Consent { Agreed = "agreed", Declined = "declined", DoNotContact = "do_not_contact" }
}

record! {
    /// Someone who buys: a person or a business.
    pub struct Customer(CustomerId) = "customer" {
        name: String = "name",
        kind: Option<CustomerKind> = "kind",
        /// The number or code the shop knows this customer by; the key of repeated imports.
        number: String = "number",
        phone: String = "phone",
        other_phones: Vec<String> = "phones",
        email: String = "email",
        /// WeChat or another messenger.
        messenger: String = "messenger",
        address: String = "address",
        /// District or street area, for an order of visits that is easy to walk.
        area: String = "area",
        class: Option<CustomerClass> = "class",
        /// 1 to 5; decides the rhythm of visits.
        grade: Option<u8> = "grade",
        channel_role: Option<ChannelRole> = "channel_role",
        /// The intermediary through whom this customer buys.
        supplied_by: Option<CustomerId> = "supplied_by",
        /// 客户经理.
        relationship_manager: Option<StaffId> = "manager",
        deputy: Option<StaffId> = "deputy",
        credit: Option<Credit> = "credit",
        preferred_way: Option<super::ContactWay> = "preferred_way",
        consent: Option<Consent> = "consent",
        consent_day: Option<Day> = "consent_day",
        tags: BTreeSet<String> = "tag",
        /// Competitors this customer also buys from.
        competitors: BTreeSet<String> = "competitor",
        /// 钱包份额 as the customer stated it, in per cent.
        wallet_share_percent: Option<u8> = "wallet_share",
        customer_since: Option<Day> = "since",
        note: String = "note",
        gender: Option<Gender> = "gender",
        birthday: Option<Birthday> = "birthday",
        occupation: String = "occupation",
        income_band: Option<IncomeBand> = "income_band",
        family: String = "family",
        habits: String = "habits",
        line_of_business: String = "line_of_business",
        /// Scale of the business, in the shop's words.
        scale: String = "scale",
        headcount: Option<i64> = "headcount",
        equipment_count: Option<i64> = "equipment_count",
        /// How the business buys: who decides, on what terms.
        buying: String = "buying",
        satisfaction: String = "satisfaction",
        competition: String = "competition",
        /// Set when this record was merged into another; it then lies in the recycle bin.
        merged_into: Option<CustomerId> = "merged_into",
        custom: BTreeMap<String, Value> = "custom",
        /// By the stored name of a field, how it came to be known: the day, and the answer it was taken from. What
        /// somebody typed in has none.
        sources: BTreeMap<String, Value> = "source",
    }
}

record! {
    /// A person at a business customer 联系人.
    pub struct ContactPerson(PersonId) = "person" {
        customer: CustomerId = "customer",
        name: String = "name",
        /// Position, and what this person decides.
        position: String = "position",
        phone: String = "phone",
        email: String = "email",
        messenger: String = "messenger",
        birthday: Option<Birthday> = "birthday",
        note: String = "note",
    }
}
