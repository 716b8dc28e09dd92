//! The complaint desk as the page asks for it: lists and board, one complaint, photos, what presses.

use crate::desk::{Desk, NOON, Quiet};
use api::{
    AppError, AttachFile, AttachmentBytes, ComplaintBoard, ComplaintFilter, ComplaintList,
    ComplaintPage, DeskToday, ExportEverything, Only, Restore, SimilarComplaints, Window,
};
use domain::Day;
use domain::command::{Command, Edit, Rejection};
use domain::complaint::{ClockState, Move, Refusal, Stage};
use domain::record::{
    Action, Attachment, AttachmentId, Complaint, ComplaintId, ComplaintKind, ComplaintState,
    CustomerId, Promise, Severity,
};
use std::collections::BTreeSet;
use storage::Memory;

const ALL: Window = Window {
    offset: 0,
    limit: 100,
};
/// The first bytes of every JPEG, and something after them.
const PHOTO: &[u8] = &[0xff, 0xd8, 0xff, 0xe0, 1, 2, 3];

fn complaint(customer: CustomerId, what: &str) -> Complaint {
    Complaint {
        customer,
        kind: Some(ComplaintKind::Quality),
        severity: Some(Severity::General),
        what_happened: what.to_owned(),
        ..Complaint::default()
    }
}

fn record(desk: &Desk, complaint: Complaint) -> ComplaintId {
    let done = desk
        .run(Command::RecordComplaint {
            complaint: Box::new(complaint),
            solved: None,
        })
        .unwrap();
    ComplaintId(done.about.unwrap().id)
}

fn step(desk: &Desk, id: ComplaintId, step: Move) -> Result<(), AppError> {
    desk.run(Command::MoveComplaint {
        complaint: id,
        step: Box::new(step),
        attachments: Vec::new(),
    })
    .map(|_| ())
}

fn valid() -> Move {
    Move::JudgeValid {
        reason: String::new(),
    }
}

fn columns(desk: &Desk, filter: ComplaintFilter) -> Vec<(Stage, u32)> {
    let board = desk.ask(ComplaintBoard { filter, cards: 10 }).unwrap();
    board
        .columns
        .iter()
        .filter(|column| column.total > 0)
        .map(|column| (column.stage, column.total))
        .collect()
}

#[test]
fn the_board_follows_the_process() {
    let desk = Desk::open(Memory::new(), &Quiet::default());
    let customer = desk.add_customer("周先生");
    let one = record(&desk, complaint(customer, "角磨机漏电"));
    let other = record(&desk, complaint(customer, "送货晚了三天"));
    let everything = ComplaintFilter::default;
    assert_eq!(columns(&desk, everything()), [(Stage::Judge, 2)]);
    step(&desk, one, valid()).unwrap();
    assert_eq!(
        columns(&desk, everything()),
        [(Stage::Judge, 1), (Stage::Investigate, 1)]
    );
    let refused = step(
        &desk,
        other,
        Move::Accept {
            text: String::new(),
        },
    );
    assert_eq!(
        refused,
        Err(AppError::Rejected(Rejection::Refused(
            Refusal::NotYetJudged
        )))
    );
    step(
        &desk,
        other,
        Move::SolveOnTheSpot {
            how: "道歉，退运费".to_owned(),
            remedies: BTreeSet::new(),
            cost: None,
        },
    )
    .unwrap();
    let open = ComplaintFilter {
        only: vec![Only::Open],
        ..everything()
    };
    assert_eq!(columns(&desk, open), [(Stage::Investigate, 1)]);
    let list = desk
        .ask(ComplaintList {
            filter: ComplaintFilter {
                text: "漏电".to_owned(),
                ..everything()
            },
            window: ALL,
        })
        .unwrap();
    assert_eq!((list.total, list.open), (1, 1));
    assert_eq!(list.rows[0].state, ComplaintState::Valid);
}

#[test]
fn one_complaint_comes_with_all_that_belongs_to_it() {
    let desk = Desk::open(Memory::new(), &Quiet::default());
    let customer = desk.add_customer("周先生");
    let old = record(&desk, complaint(customer, "手电钻漏电，手麻了一下"));
    let id = record(&desk, complaint(customer, "角磨机漏电，手麻"));
    desk.run(Command::MakePromise(Box::new(Promise {
        customer,
        complaint: Some(id),
        what: "今天回电话".to_owned(),
        until: Some(Day(NOON.now.day(480).0)),
        ..Promise::default()
    })))
    .unwrap();
    desk.run(Command::SaveAction(Box::new(Edit {
        before: None,
        after: Action {
            complaint: id,
            what: "查这一批".to_owned(),
            due: Some(NOON.now.day(480)),
            ..Action::default()
        },
    })))
    .unwrap();
    step(&desk, id, valid()).unwrap();
    let view = desk.ask(ComplaintPage { id }).unwrap();
    assert_eq!(view.customer.name, "周先生");
    assert_eq!(view.customer.complaints, 2);
    assert_eq!(view.steps.len(), 2);
    assert_eq!(view.promises.len(), 1);
    assert_eq!(view.actions.len(), 1);
    assert_eq!(view.siblings.len(), 1);
    assert_eq!(view.similar.first().map(|row| row.id), Some(old));
    assert!(!view.similar[0].is_linked);
    desk.run(Command::LinkComplaints {
        one: id,
        other: old,
    })
    .unwrap();
    let view = desk.ask(ComplaintPage { id }).unwrap();
    assert!(view.similar[0].is_linked);
    let today = desk.ask(DeskToday { limit: 5 }).unwrap();
    assert_eq!(today.promises.len(), 1);
    assert_eq!(today.actions.len(), 1);
    assert_eq!(today.pressing_total, 0, "told a moment ago");
}

#[test]
fn what_was_told_long_ago_is_late() {
    let desk = Desk::open(Memory::new(), &Quiet::default());
    let customer = desk.add_customer("周先生");
    let id = record(&desk, complaint(customer, "角磨机漏电"));
    let later = api::Moment {
        now: domain::Instant(NOON.now.0 + 30 * domain::Instant::DAY),
        ..NOON
    };
    let ask =
        |request: api::Request| pollster::block_on(desk.session.answer(request, later)).unwrap();
    let bytes = ask(api::Ask::into_request(DeskToday { limit: 5 }));
    let today = api::decode_reply::<DeskToday>(&bytes).unwrap();
    assert_eq!(today.pressing_total, 1);
    let row = &today.pressing[0].row;
    assert_eq!(row.id, id);
    assert_eq!(row.clock.map(|clock| clock.state), Some(ClockState::Late));
    let bytes = ask(api::Ask::into_request(ComplaintList {
        filter: ComplaintFilter {
            only: vec![Only::Late],
            ..ComplaintFilter::default()
        },
        window: ALL,
    }));
    let list = api::decode_reply::<ComplaintList>(&bytes).unwrap();
    assert_eq!(list.total, 1);
}

#[test]
fn heard_before_while_typing() {
    let desk = Desk::open(Memory::new(), &Quiet::default());
    let customer = desk.add_customer("Mr Zhou");
    let known = record(&desk, complaint(customer, "The kettle leaks at the handle"));
    record(&desk, complaint(customer, "Delivered three days late"));
    let ask = |what: &str| {
        let found = desk
            .ask(SimilarComplaints {
                what_happened: what.to_owned(),
                kind: Some(ComplaintKind::Quality),
                limit: 3,
                ..SimilarComplaints::default()
            })
            .unwrap();
        found.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(ask("kettle leaking near the handle"), [known]);
    assert_eq!(ask(""), []);
}

fn photo(desk: &Desk) -> AttachmentId {
    let done = desk
        .ask(AttachFile {
            attachment: Attachment {
                name: "IMG_1.jpg".to_owned(),
                mime: "image/jpeg".to_owned(),
                width: Some(1_600),
                height: Some(1_200),
                ..Attachment::default()
            },
            bytes: PHOTO.to_vec(),
        })
        .unwrap();
    AttachmentId(done.about.unwrap().id)
}

#[test]
fn photos_are_kept_and_go_out_with_everything_else() {
    let store = Memory::new();
    let desk = Desk::open(store.clone(), &Quiet::default());
    let customer = desk.add_customer("周先生");
    let id = photo(&desk);
    let about = record(
        &desk,
        Complaint {
            attachments: [id.to_string()].into(),
            ..complaint(customer, "箱子压坏了")
        },
    );
    let again = Desk::open(store, &Quiet::default());
    assert_eq!(again.ask(AttachmentBytes { id }).unwrap(), PHOTO);
    let view = again.ask(ComplaintPage { id: about }).unwrap();
    assert_eq!(view.attachments.len(), 1);
    assert_eq!(view.attachments[0].size_bytes, 7);

    let file = again.ask(ExportEverything { job: 1 }).unwrap();
    let other = Desk::open(Memory::new(), &Quiet::default());
    other
        .ask(Restore {
            job: 1,
            bytes: file.bytes.clone(),
        })
        .unwrap();
    assert_eq!(other.ask(AttachmentBytes { id }).unwrap(), PHOTO);

    // A photo that is not the one its record describes is not let in.
    let altered = String::from_utf8(file.bytes)
        .unwrap()
        .replace("/9j/", "/9k/");
    let third = Desk::open(Memory::new(), &Quiet::default());
    assert!(
        third
            .ask(Restore {
                job: 1,
                bytes: altered.into_bytes()
            })
            .is_err()
    );
}

#[test]
fn what_only_says_that_it_is_a_photo_is_not_kept() {
    let desk = Desk::open(Memory::new(), &Quiet::default());
    let refused = desk.ask(AttachFile {
        attachment: Attachment {
            mime: "image/jpeg".to_owned(),
            ..Attachment::default()
        },
        bytes: b"<script>".to_vec(),
    });
    assert!(matches!(
        refused,
        Err(AppError::Rejected(Rejection::Invalid(_)))
    ));
    assert_eq!(
        desk.ask(AttachmentBytes {
            id: AttachmentId::default()
        }),
        Err(AppError::NotThere)
    );
}
