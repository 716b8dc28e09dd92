use super::super::shop::{TODAY, invalid};
use super::desk_shop::shop;
use crate::command::{Command, Edit, Problem, decide};
use crate::record::{
    Action, Attachment, ComplaintId, CustomerId, Language, Prevention, PurchaseLine, ReplyTemplate,
    Return, ReturnKind, WorkingHours,
};
use crate::{Id, Quantity, Value};

fn new<R>(after: R) -> Edit<R> {
    Edit {
        before: None,
        after,
    }
}

#[test]
fn records_of_the_desk_need_what_makes_them_useful() {
    let shop = shop();
    let missing = |fields: &[&'static str]| {
        fields
            .iter()
            .map(|field| (*field, Problem::Missing))
            .collect::<Vec<_>>()
    };
    invalid(
        &shop,
        &Command::SaveAction(Box::new(new(Action::default()))),
        &missing(&["complaint", "what", "due"]),
    );
    invalid(
        &shop,
        &Command::SavePrevention(Box::new(new(Prevention::default()))),
        &missing(&["complaint", "what", "check_on"]),
    );
    invalid(
        &shop,
        &Command::SaveReturn(Box::new(new(Return {
            day: TODAY,
            ..Return::default()
        }))),
        &missing(&["customer", "kind", "lines"]),
    );
    invalid(
        &shop,
        &Command::SaveTemplate(Box::new(new(ReplyTemplate::default()))),
        &missing(&["title", "text", "language"]),
    );
    let mut photo = Attachment {
        mime: "image/svg+xml".to_owned(),
        size_bytes: 9_000_000,
        digest: "ab".repeat(32),
        ..Attachment::default()
    };
    let (low, high) = (1, Attachment::SIZE_LIMIT_BYTES);
    invalid(
        &shop,
        &Command::SaveAttachment(Box::new(new(photo.clone()))),
        &[
            ("mime", Problem::NotAccepted),
            ("size_bytes", Problem::OutOfRange { low, high }),
        ],
    );
    photo.mime = "image/jpeg".to_owned();
    photo.size_bytes = 300_000;
    let mut hours = WorkingHours::default();
    hours.hours.insert("someday".to_owned(), Value::from(""));
    hours.days.insert("2026-10-01".to_owned(), Value::Int(3));
    invalid(
        &shop,
        &Command::SaveWorkingHours(Box::new(new(hours))),
        &[
            ("hours", Problem::HoursOutOfOrder),
            ("day", Problem::HoursOutOfOrder),
        ],
    );
    let complete = [
        Command::SaveAction(Box::new(new(Action {
            complaint: ComplaintId(Id(60)),
            what: "更换密封圈供应商".to_owned(),
            due: Some(TODAY),
            ..Action::default()
        }))),
        Command::SavePrevention(Box::new(new(Prevention {
            complaint: ComplaintId(Id(60)),
            what: "每批抽检".to_owned(),
            check_on: Some(TODAY.plus(30)),
            ..Prevention::default()
        }))),
        Command::SaveReturn(Box::new(new(Return {
            customer: CustomerId(Id(1)),
            complaint: Some(ComplaintId(Id(60))),
            day: TODAY,
            kind: Some(ReturnKind::Exchange),
            lines: vec![PurchaseLine {
                name: "水壶".to_owned(),
                quantity: Quantity::ONE,
                ..PurchaseLine::default()
            }],
            ..Return::default()
        }))),
        Command::SaveTemplate(Box::new(new(ReplyTemplate {
            title: "婉转答复".to_owned(),
            text: "{customer}您好".to_owned(),
            language: Some(Language::Chinese),
            ..ReplyTemplate::default()
        }))),
        Command::SaveAttachment(Box::new(new(photo))),
    ];
    for command in complete {
        assert!(decide(&command, &mut shop.clone()).is_ok(), "{command:?}");
        assert!(!command.label().is_empty());
    }
}
