//! Returns as the page asks for them, what goes along with a customer, and photos that nobody named.

use crate::desk::{Desk, NOON, Quiet};
use crate::doings::{customer_name, line, new, sell};
use api::{
    AppError, Ask as _, AttachFile, AttachmentBytes, Belongings, BookFacts, CustomerPage, DoneView,
    Moment, PhotoFacts, PurchaseList, RecycleBin, ReturnBasis, ReturnPage, ReturnsOf, SweepPhotos,
    Timeline, TimelineItem, TimelineKind, Undo, Window, decode_reply,
};
use domain::command::{Command, FieldError, Problem, RecordName, Rejection};
use domain::record::{
    Attachment, AttachmentId, Complaint, ComplaintId, ComplaintKind, CustomerId, Promise,
    PurchaseId, Return, ReturnId, ReturnKind,
};
use domain::{Day, Instant, Money};
use storage::Memory;

const TODAY: Day = Day(20_780);
const ALL: Window = Window {
    offset: 0,
    limit: 100,
};

fn open() -> Desk {
    Desk::open(Memory::new(), &Quiet::default())
}

fn bought(desk: &Desk, customer: CustomerId, day: i32) -> PurchaseId {
    let done = sell(desk, customer, day, vec![line(None, "水壶")]).unwrap();
    PurchaseId(done.about.unwrap().id)
}

fn back(customer: CustomerId, purchase: PurchaseId) -> Return {
    Return {
        customer,
        purchase: Some(purchase),
        day: TODAY,
        kind: Some(ReturnKind::Return),
        lines: vec![line(None, "水壶")],
        refund: Some(Money(500)),
        reason: "漏水".to_owned(),
        ..Return::default()
    }
}

fn give_back(desk: &Desk, customer: CustomerId, purchase: PurchaseId) -> DoneView {
    desk.run(Command::SaveReturn(new(back(customer, purchase))))
        .unwrap()
}

fn complain(desk: &Desk, customer: CustomerId, purchase: PurchaseId) -> ComplaintId {
    let complaint = Complaint {
        customer,
        purchase: Some(purchase),
        kind: Some(ComplaintKind::Quality),
        what_happened: "水壶漏水".to_owned(),
        ..Complaint::default()
    };
    let done = desk.run(Command::RecordComplaint {
        complaint: Box::new(complaint),
        solved: None,
    });
    ComplaintId(done.unwrap().about.unwrap().id)
}

fn promise(desk: &Desk, customer: CustomerId) {
    desk.run(Command::MakePromise(Box::new(Promise {
        customer,
        what: "周五前送到".to_owned(),
        ..Promise::default()
    })))
    .unwrap();
}

#[test]
fn a_return_is_seen_wherever_it_belongs() {
    let desk = open();
    let customer = desk.add_customer("周先生");
    let purchase = bought(&desk, customer, 20_770);
    let complaint = complain(&desk, customer, purchase);
    // From the complaint alone the form knows whose it is, and of what.
    let basis = desk
        .ask(ReturnBasis {
            customer: None,
            purchase: None,
            complaint: Some(complaint),
            except: None,
        })
        .unwrap();
    assert_eq!(basis.customer, Some(customer));
    assert_eq!(basis.purchase, Some(purchase));
    assert_eq!(basis.returnable.unwrap().window(TODAY).days_left, 82);
    let done = desk
        .run(Command::SaveReturn(new(Return {
            complaint: Some(complaint),
            ..back(customer, purchase)
        })))
        .unwrap();
    let id = ReturnId(done.about.unwrap().id);
    for of in [
        ReturnsOf::Purchase(purchase),
        ReturnsOf::Complaint(complaint),
    ] {
        let view = desk.ask(of).unwrap();
        assert_eq!(view.rows.len(), 1);
        assert_eq!((view.rows[0].id, view.refunded), (id, Money(500)));
    }
    let of_purchase = desk.ask(ReturnsOf::Purchase(purchase)).unwrap();
    assert_eq!(of_purchase.lines[0].left.0, 0);
    let page = desk.ask(ReturnPage { id }).unwrap();
    assert_eq!(page.customer_name, "周先生");
    assert_eq!(page.complaint, Some(1));
    let timeline = Timeline {
        customer,
        only: Some(TimelineKind::Returns),
        window: ALL,
    };
    let entries = desk.ask(timeline).unwrap().entries;
    assert!(matches!(&entries[0].what, TimelineItem::Return { row, .. } if row.id == id));
    // All of it is back already.
    let again = desk.run(Command::SaveReturn(new(back(customer, purchase))));
    let expected = Rejection::Invalid(vec![FieldError::new("lines", Problem::MoreThanBought)]);
    assert_eq!(again, Err(AppError::Rejected(expected)));
    // Taken back, it is as if it had never been.
    let batch = done.batch.unwrap();
    desk.ask(Undo { batch }).unwrap();
    assert!(desk.ask(timeline).unwrap().entries.is_empty());
    give_back(&desk, customer, purchase);
    let records = vec![RecordName::of::<Return>(id)];
    assert!(desk.ask(ReturnPage { id }).unwrap().removed.is_some());
    desk.run(Command::Restore { records }).unwrap();
    let both = desk.ask(ReturnsOf::Purchase(purchase)).unwrap();
    assert!(
        both.is_exceeded,
        "a restored return is not refused, but said"
    );
}

#[test]
fn whoever_brings_much_back_stands_out() {
    let desk = open();
    let often = desk.add_customer("老退");
    let seldom = desk.add_customer("常客");
    for day in 0..40 {
        let purchase = bought(&desk, seldom, 20_700 + day);
        if day == 0 {
            give_back(&desk, seldom, purchase);
        }
    }
    let habit = |id| desk.ask(CustomerPage { id }).unwrap().returns;
    for day in 0..4 {
        assert_eq!(
            habit(often).stands_out,
            day == 3,
            "three of three are enough"
        );
        let purchase = bought(&desk, often, 20_760 + day);
        if day < 3 {
            give_back(&desk, often, purchase);
        }
    }
    let found = habit(often);
    assert_eq!((found.figures.returned, found.figures.purchases), (3, 4));
    assert_eq!(
        (
            found.figures.others_returned,
            found.figures.others_purchases
        ),
        (1, 40)
    );
    assert!(found.stands_out);
    assert!(!habit(seldom).stands_out);
}

#[test]
fn promises_and_returns_go_along_with_a_customer() {
    let desk = open();
    let (keep, other) = (desk.add_customer("周先生"), desk.add_customer("周先森"));
    let purchase = bought(&desk, other, 20_770);
    give_back(&desk, other, purchase);
    promise(&desk, other);
    let belongings = |id: CustomerId| {
        let view = desk.ask(Belongings {
            customers: vec![id.0],
        });
        let view = view.unwrap();
        (view.purchases, view.promises, view.returns)
    };
    assert_eq!(belongings(other), (1, 1, 1));
    let merged = desk.run(Command::MergeCustomers {
        keep,
        others: vec![other],
        choices: Vec::new(),
    });
    merged.unwrap();
    assert_eq!(belongings(keep), (1, 1, 1));
    assert_eq!(belongings(other), (0, 0, 0));
    // What came back still belongs to the purchase it came from.
    let view = desk.ask(ReturnsOf::Purchase(purchase)).unwrap();
    assert_eq!(view.rows.len(), 1);
    let bin = |desk: &Desk| desk.ask(RecycleBin { window: ALL }).unwrap().total;
    let before = bin(&desk);
    desk.run(Command::Remove {
        records: vec![customer_name(keep)],
        reason: String::new(),
    })
    .unwrap();
    assert_eq!(bin(&desk), before + 1);
    let list = desk.ask(PurchaseList::default()).unwrap();
    assert_eq!(
        list.total, 0,
        "purchases of a removed customer do not count"
    );
}

fn photo(desk: &Desk) -> AttachmentId {
    let done = desk.ask(AttachFile {
        attachment: Attachment {
            mime: "image/jpeg".to_owned(),
            ..Attachment::default()
        },
        bytes: vec![0xff, 0xd8, 0xff, 0xe0, 9],
    });
    AttachmentId(done.unwrap().about.unwrap().id)
}

/// As the page asks when it opens, so many days later.
fn sweep(desk: &Desk, days: i64, drafts: Vec<AttachmentId>) -> DoneView {
    let moment = Moment {
        now: Instant(NOON.now.0 + days * 24 * 60 * 60 * 1_000),
        ..NOON
    };
    let request = SweepPhotos { drafts }.into_request();
    let bytes = pollster::block_on(desk.session.answer(request, moment)).unwrap();
    decode_reply::<SweepPhotos>(&bytes).unwrap()
}

#[test]
fn photos_of_discarded_forms_go() {
    let store = Memory::new();
    let desk = Desk::open(store.clone(), &Quiet::default());
    let customer = desk.add_customer("周先生");
    let (named, drafted, taken_out, lost) =
        (photo(&desk), photo(&desk), photo(&desk), photo(&desk));
    let about = |photos: &[AttachmentId]| Complaint {
        customer,
        kind: Some(ComplaintKind::Quality),
        what_happened: "漏水".to_owned(),
        attachments: photos.iter().map(ToString::to_string).collect(),
        ..Complaint::default()
    };
    let recorded = desk.run(Command::RecordComplaint {
        complaint: Box::new(about(&[named, taken_out])),
        solved: None,
    });
    let id = ComplaintId(recorded.unwrap().about.unwrap().id);
    let stored = desk.ask(api::ComplaintPage { id }).unwrap().complaint;
    let fewer = Complaint {
        attachments: [named.to_string()].into(),
        ..stored.clone()
    };
    desk.run(Command::SaveComplaint(Box::new(domain::command::Edit {
        before: Some(stored),
        after: fewer,
    })))
    .unwrap();
    let facts = |desk: &Desk| desk.ask(BookFacts).unwrap().photos;
    let found = PhotoFacts {
        count: 4,
        bytes: 20,
        unused: 2,
        unused_bytes: 10,
    };
    assert_eq!(facts(&desk), found);
    assert_eq!(sweep(&desk, 6, vec![drafted]).records, 0, "too fresh");
    let done = sweep(&desk, 8, vec![drafted]);
    assert_eq!(done.records, 1);
    let is_here = |id| desk.ask(AttachmentBytes { id }).is_ok();
    assert!(is_here(named) && is_here(drafted));
    assert!(is_here(taken_out), "taking it out can be taken back");
    assert!(!is_here(lost));
    assert_eq!(facts(&desk).count, 3);
    assert_eq!(desk.ask(RecycleBin { window: ALL }).unwrap().total, 0);
    assert_eq!(
        sweep(&desk, 9, vec![drafted]).batch,
        None,
        "nothing is left to do"
    );
    // The form was discarded after all.
    assert_eq!(sweep(&desk, 9, Vec::new()).records, 1);
    assert!(!is_here(drafted));
}
