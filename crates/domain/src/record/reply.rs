use super::{AttachmentId, ComplaintKind, StaffId, StepKind, TemplateId, record};
use crate::Instant;
use crate::value::codes;

codes! {
    /// The language of a text that goes to a customer.
    pub enum Language { Chinese = "zh", English = "en" }
}

record! {
    /// A text to send to a customer 回复模板, with fields in braces: `{customer}`, `{number}`, …
    pub struct ReplyTemplate(TemplateId) = "reply_template" {
        /// The text that the program brings along and that this one stands in for; empty for one of the shop's own.
        replaces: String = "replaces",
        /// For complaints of one kind; of every kind when empty.
        kind: Option<ComplaintKind> = "kind",
        /// For one step; for every step when empty.
        step: Option<StepKind> = "step",
        language: Option<Language> = "language",
        title: String = "title",
        text: String = "text",
    }
}

record! {
    /// A photo or another file that belongs to a record. The bytes lie beside the book, under the attachment's
    /// identity; here is what must be known without reading them.
    pub struct Attachment(AttachmentId) = "attachment" {
        name: String = "name",
        /// Of the stored bytes, after scaling down.
        mime: String = "mime",
        /// Of the stored bytes.
        size_bytes: i64 = "size_bytes",
        width: Option<i64> = "width",
        height: Option<i64> = "height",
        /// Of the stored bytes, SHA-256 in hexadecimal: whether they arrived whole on another device.
        digest: String = "digest",
        caption: String = "caption",
        by: Option<StaffId> = "by",
        at: Instant = "at",
    }
}

impl Attachment {
    /// The longer edge to which a photo is scaled down, in pixels.
    pub const LONGEST_EDGE: i64 = 1_600;
    /// The largest attachment that is taken, scaled down, in bytes.
    pub const SIZE_LIMIT_BYTES: i64 = 2_000_000;
    /// How many one record may have.
    pub const COUNT_LIMIT: usize = 20;
    /// What is taken. No SVG and no HTML: they can hold scripts.
    pub const MIMES: &[&str] = &["image/jpeg", "image/png", "image/webp", "application/pdf"];
}
