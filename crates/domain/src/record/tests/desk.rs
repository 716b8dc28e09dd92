use super::fields::{check, text};
use crate::record::{
    Action, ActionId, Attachment, AttachmentId, Audit, AuditCase, AuditCaseId, AuditId, CauseCode,
    ComplaintId, ComplaintKind, CustomerId, DeskRules, Finding, GoodsFate, HolidayCalendar,
    Language, Prevention, PreventionId, Promise, PromiseId, PromiseOutcome, PurchaseId,
    PurchaseLine, ReplyTemplate, Return, ReturnId, ReturnKind, StaffId, StepKind, TemplateId,
    WorkingHours, YesNo,
};
use crate::{Day, Id, Instant, Money, Value};

#[test]
fn the_desk() {
    let promise = Promise {
        id: PromiseId(Id(1)),
        customer: CustomerId(Id(2)),
        complaint: Some(ComplaintId(Id(3))),
        what: text("w"),
        by: Some(StaffId(Id(4))),
        at: Instant(5),
        until: Some(Day(6)),
        outcome: Some(PromiseOutcome::Broken),
        outcome_at: Some(Instant(7)),
        outcome_note: text("n"),
        beside: Some(PromiseId(Id(8))),
    };
    check(&promise, Promise::FIELDS);
    let action = Action {
        id: ActionId(Id(1)),
        complaint: ComplaintId(Id(2)),
        what: text("w"),
        owner: Some(StaffId(Id(3))),
        due: Some(Day(4)),
        by: Some(StaffId(Id(5))),
        at: Instant(6),
        done_day: Some(Day(7)),
        result: text("r"),
    };
    check(&action, Action::FIELDS);
    let prevention = Prevention {
        id: PreventionId(Id(1)),
        complaint: ComplaintId(Id(2)),
        cause: Some(CauseCode::Policy),
        what: text("w"),
        owner: Some(StaffId(Id(3))),
        due: Some(Day(4)),
        done_day: Some(Day(5)),
        check_on: Some(Day(6)),
        checked_day: Some(Day(7)),
        works: Some(YesNo::No),
        result: text("r"),
        by: Some(StaffId(Id(8))),
        at: Instant(9),
    };
    check(&prevention, Prevention::FIELDS);
    let audit = Audit {
        id: AuditId(Id(1)),
        from: Some(Day(2)),
        to: Some(Day(3)),
        seed: 4,
        drawn: 5,
        among: 6,
        by: Some(StaffId(Id(7))),
        at: Instant(8),
        conclusion: text("c"),
    };
    check(&audit, Audit::FIELDS);
    let case = AuditCase {
        id: AuditCaseId(Id(1)),
        audit: AuditId(Id(2)),
        complaint: ComplaintId(Id(3)),
        place: 4,
        in_time: Some(Finding::Yes),
        reason_given: Some(Finding::No),
        told_further_ways: Some(Finding::NotApplicable),
        satisfied: Some(Finding::Yes),
        lesson_recorded: Some(Finding::No),
        note: text("n"),
        by: Some(StaffId(Id(5))),
        at: Some(Instant(6)),
    };
    check(&case, AuditCase::FIELDS);
    let returned = Return {
        id: ReturnId(Id(1)),
        customer: CustomerId(Id(2)),
        purchase: Some(PurchaseId(Id(3))),
        complaint: Some(ComplaintId(Id(4))),
        day: Day(5),
        kind: Some(ReturnKind::Exchange),
        lines: vec![PurchaseLine::default()],
        refund: Some(Money(6)),
        reason: text("r"),
        cause: Some(CauseCode::Material),
        fate: Some(GoodsFate::Scrapped),
        replacement: Some(PurchaseId(Id(7))),
        by: Some(StaffId(Id(8))),
        allowed_by: Some(StaffId(Id(9))),
        note: text("n"),
    };
    check(&returned, Return::FIELDS);
    let template = ReplyTemplate {
        id: TemplateId(Id(1)),
        replaces: text("r"),
        kind: Some(ComplaintKind::Service),
        step: Some(StepKind::Notified),
        language: Some(Language::English),
        title: text("t"),
        text: text("x"),
    };
    check(&template, ReplyTemplate::FIELDS);
    let attachment = Attachment {
        id: AttachmentId(Id(1)),
        name: text("n"),
        mime: text("image/jpeg"),
        size_bytes: 2,
        width: Some(3),
        height: Some(4),
        digest: text("d"),
        caption: text("c"),
        by: Some(StaffId(Id(5))),
        at: Instant(6),
    };
    check(&attachment, Attachment::FIELDS);
    let hours = WorkingHours {
        id: WorkingHours::ID,
        hours: [(text("mon"), Value::List(vec![Value::Int(540)]))].into(),
        days: [(text("2026-10-01"), Value::from("off"))].into(),
        calendar: Some(HolidayCalendar::China),
    };
    check(&hours, WorkingHours::FIELDS);
    let rules = DeskRules {
        id: DeskRules::ID,
        limits: [(text("sales"), Value::Int(1))].into(),
        clocks: [(text("solve.quality.major"), Value::Int(2))].into(),
        return_days: [(text("core"), Value::Int(3))].into(),
    };
    check(&rules, DeskRules::FIELDS);
}
