//! The rules of the domain at work on a book: random streams of commands, each taken back exactly by its inverse, the
//! log replayed, shuffled, and opened from a snapshot.

use crate::batches::{NOW, Place, contents, visible};
use crate::bookshop::Shop;
use crate::properties::{Outcome, hold};
use domain::command::{BulkEdit, Command, Edit, MergeChoice, RecordName, World, decide};
use domain::complaint::Move;
use domain::record::{
    Answer, Complaint, ComplaintKind, Contact, ContactWay, Customer, CustomerClass, Purchase,
    PurchaseId, recommend,
};
use domain::{Change, ChangeSet, Day, Id, Instant, Money, Name, Record, Value};
use ledger::{Batch, BatchName, Book, DeviceId, inverse};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What somebody does, with numbers that pick among the records there are.
type Deed = (u8, usize, usize, u8);

fn command((deed, one, other, detail): Deed, shop: &Shop) -> Command {
    let customer = shop.pick::<Customer>(one);
    let id = customer.id;
    let text = ["", " 甲 ", "乙", "139", "\u{3000}"][usize::from(detail % 5)].to_owned();
    match deed % 13 {
        0 => {
            let mut new = Customer {
                name: format!("新{detail}"),
                phone: text,
                ..Customer::default()
            };
            new.tags.extend([format!("t{}", detail % 3)]);
            new.supplied_by = (detail > 200).then(|| shop.customer(other));
            Command::SaveCustomer(Box::new(Edit {
                before: None,
                after: new,
            }))
        }
        1 => {
            let mut after = customer.clone();
            after.note = text;
            after.grade = Some(detail % 7);
            Command::SaveCustomer(Box::new(Edit {
                before: Some(customer),
                after,
            }))
        }
        2 => {
            let mut after = customer.clone();
            after.other_phones = vec![text, "0571".to_owned()];
            after.supplied_by = Some(shop.customer(other));
            after.tags.remove("t1");
            Command::SaveCustomer(Box::new(Edit {
                before: Some(customer),
                after,
            }))
        }
        3 => {
            let purchase = Purchase {
                customer: id,
                day: Day(20_000),
                total: Money(detail.into()),
                ..Purchase::default()
            };
            Command::SavePurchase(Box::new(Edit {
                before: None,
                after: purchase,
            }))
        }
        4 => {
            let before = shop.pick::<Purchase>(other);
            let after = Purchase {
                customer: id,
                note: text,
                ..before.clone()
            };
            Command::SavePurchase(Box::new(Edit {
                before: Some(before),
                after,
            }))
        }
        5 => {
            let contact = Contact {
                customer: id,
                day: Day(1),
                way: Some(ContactWay::Call),
                found: text,
                ..Contact::default()
            };
            Command::SaveContact(Box::new(Edit {
                before: None,
                after: contact,
            }))
        }
        6 => {
            let complaint = Complaint {
                customer: id,
                kind: Some(ComplaintKind::Service),
                what_happened: "慢".to_owned(),
                ..Complaint::default()
            };
            Command::RecordComplaint {
                complaint: Box::new(complaint),
                solved: (detail > 128).then_some(text),
            }
        }
        7 => {
            let complaint = shop.pick::<Complaint>(other).id;
            let step = match detail {
                0..64 => Move::Reopen { why: text },
                64..96 => Move::JudgeValid { reason: text },
                96..128 => Move::Withdraw { text },
                _ => Move::SolveOnTheSpot {
                    how: text,
                    remedies: BTreeSet::new(),
                    cost: None,
                },
            };
            Command::MoveComplaint {
                complaint,
                step: Box::new(step),
                attachments: Vec::new(),
            }
        }
        8 => {
            let replies = BTreeMap::from([(
                recommend::SCORE.to_owned(),
                Value::Int((detail % 12).into()),
            )]);
            Command::RecordAnswer(Box::new(Answer {
                survey: recommend::ID,
                customer: Some(id),
                replies,
                ..Answer::default()
            }))
        }
        9 => {
            let edit = match detail % 4 {
                0 => BulkEdit::AddTag("t1".to_owned()),
                1 => BulkEdit::RemoveTag("t1".to_owned()),
                2 => BulkEdit::SetClass(Some(CustomerClass::Core)),
                _ => BulkEdit::SetArea(text),
            };
            Command::EditCustomers {
                customers: vec![id, shop.customer(other), id],
                edit,
            }
        }
        10 => Command::MergeCustomers {
            keep: id,
            others: vec![shop.customer(other), shop.customer(other + 1)],
            choices: vec![MergeChoice {
                field: Name::Borrowed("note"),
                from: shop.customer(other),
            }],
        },
        11 => Command::Remove {
            records: vec![
                RecordName::of::<Customer>(id),
                RecordName::of::<Purchase>(shop.pick::<Purchase>(other).id),
            ],
            reason: text,
        },
        _ => Command::Restore {
            records: vec![
                RecordName::of::<Customer>(id),
                RecordName::of::<Purchase>(shop.pick::<Purchase>(other).id),
            ],
        },
    }
}

/// Everything that holds something, in the recycle bin too, but for the records that `batch` made.
fn kept(book: &Book, batch: &Batch) -> BTreeMap<Place, Value> {
    let made = book
        .tables()
        .flat_map(|(kind, table)| table.rows().map(move |(_, row)| (kind.to_owned(), row)));
    let made = made.filter(|(_, row)| book.stamp(row.created()).name == batch.name);
    let made = made
        .map(|(kind, row)| (kind, row.id()))
        .collect::<BTreeSet<_>>();
    let contents = contents(book).into_iter();
    contents
        .filter(|((kind, id, _), (value, _))| {
            !value.is_null() && !made.contains(&(kind.clone(), *id))
        })
        .map(|(place, (value, _))| (place, value))
        .collect()
}

fn play(deeds: Vec<Deed>) -> Outcome {
    let mut shop = Shop::default();
    for deed in deeds {
        let command = command(deed, &shop);
        let before = visible(&shop.book);
        let digest = shop.book.digest();
        let Ok(decision) = decide(&command, &mut shop) else {
            prop_assert_eq!(shop.book.digest(), digest);
            continue;
        };
        if decision.changes.is_empty() {
            continue;
        }
        let batch = shop.append(decision.changes);
        let stored = kept(&shop.book, &batch);
        let after = visible(&shop.book);
        let undo = inverse(&batch, &shop.book);
        prop_assert_eq!(undo.kept, 0);
        let undone = shop.append(undo.changes);
        prop_assert_eq!(&visible(&shop.book), &before, "{:?}", command);
        prop_assert_eq!(well_kept(&shop.book), Ok(()));
        let redo = inverse(&undone, &shop.book);
        prop_assert_eq!(redo.kept, 0);
        shop.append(redo.changes);
        prop_assert_eq!(&visible(&shop.book), &after);
        prop_assert_eq!(kept(&shop.book, &batch), stored);
    }
    opened_again(&shop)
}

/// What no stream of commands may break: whatever is visible names customers that are there.
fn well_kept(book: &Book) -> Result<(), Place> {
    let visible = visible(book);
    for ((kind, id, name), value) in &visible {
        let Some(customer) = value.as_id().filter(|_| name == "customer") else {
            continue;
        };
        if book.row("customer", customer).is_none() {
            return Err((kind.clone(), *id, name.clone()));
        }
    }
    Ok(())
}

fn opened_again(shop: &Shop) -> Outcome {
    let replay = |batches: &mut dyn Iterator<Item = &Batch>| {
        let mut book = Book::default();
        for batch in batches {
            book.apply(&Batch::decode(&batch.encode()).unwrap());
        }
        book
    };
    let forwards = replay(&mut shop.log.iter());
    let backwards = replay(&mut shop.log.iter().rev());
    prop_assert_eq!(contents(&forwards), contents(&shop.book));
    prop_assert_eq!(contents(&backwards), contents(&shop.book));
    prop_assert_eq!(backwards.digest(), shop.book.digest());
    let half = shop.log.len() / 2;
    let early = replay(&mut shop.log.iter().take(half));
    let plan = ledger::SnapshotPlan::new(&early, half as u64, 1);
    let manifest = ledger::Manifest::decode(&plan.manifest.encode()).unwrap();
    let chunks = plan
        .chunks
        .into_iter()
        .map(|(chunk, bytes)| (chunk.key, bytes))
        .collect();
    let mut opened = Book::load(manifest, chunks).unwrap();
    for batch in shop.log.iter().skip(half) {
        opened.apply(batch);
    }
    prop_assert_eq!(contents(&opened), contents(&shop.book));
    prop_assert_eq!(opened.digest(), shop.book.digest());
    Ok(())
}

#[test]
fn every_command_can_be_taken_back_and_done_again() {
    let deed = (any::<u8>(), 0_usize..12, 0_usize..12, any::<u8>());
    hold(150, 100_000, &vec(deed, 1..25), play);
}

/// Duplicates with everything a customer can own; undone after a restart.
#[test]
fn a_merge_of_duplicates_goes_back_whole() {
    let mut shop = Shop::default();
    for name in ["甲", "乙", "丙"] {
        let new = Customer {
            name: name.to_owned(),
            ..Customer::default()
        };
        run(
            &mut shop,
            &Command::SaveCustomer(Box::new(Edit {
                before: None,
                after: new,
            })),
        );
    }
    let [one, two, three] = [0, 1, 2].map(|at| shop.customer(at));
    for (deed, at) in [(3, 1), (5, 1), (6, 2), (8, 2), (3, 2), (3, 0)] {
        let command = command((deed, at, 0, 1), &shop);
        run(&mut shop, &command);
    }
    let before = visible(&shop.book);
    let merge = Command::MergeCustomers {
        keep: one,
        others: vec![two, three],
        choices: Vec::new(),
    };
    let batch = run(&mut shop, &merge);
    assert!(shop.belonging_to(two).is_empty() && shop.belonging_to(three).is_empty());
    assert_eq!(shop.belonging_to(one).len(), 6);
    assert_eq!(shop.pick::<Customer>(1).merged_into, Some(one));
    let mut restarted = Shop::default();
    for batch in &shop.log {
        restarted
            .book
            .apply(&Batch::decode(&batch.encode()).unwrap());
    }
    let undo = inverse(&batch, &restarted.book);
    assert_eq!(undo.kept, 0);
    restarted.append(undo.changes);
    assert_eq!(visible(&restarted.book), before);
}

/// The other tablet goes on selling to the customer that is merged away here.
#[test]
fn what_was_sold_elsewhere_meanwhile_is_not_lost() {
    let mut shop = Shop::default();
    for name in ["甲", "乙"] {
        let new = Customer {
            name: name.to_owned(),
            ..Customer::default()
        };
        run(
            &mut shop,
            &Command::SaveCustomer(Box::new(Edit {
                before: None,
                after: new,
            })),
        );
    }
    let [one, two] = [0, 1].map(|at| shop.customer(at));
    let sold = Change::new(
        Purchase::KIND,
        PurchaseId(Id(77)),
        Purchase {
            customer: two,
            ..Purchase::default()
        }
        .fields(),
    );
    let renamed = Change::new(
        Customer::KIND,
        two,
        vec![(Name::Borrowed("name"), Value::from("乙乙"))],
    );
    let elsewhere = Batch {
        name: BatchName {
            device: DeviceId(4),
            number: 1,
        },
        time: shop.book.clock().tick(Instant(NOW)),
        changes: ChangeSet {
            changes: vec![sold, renamed],
        },
        ..Batch::default()
    };
    let merge = Command::MergeCustomers {
        keep: one,
        others: vec![two],
        choices: Vec::new(),
    };
    let batch = run(&mut shop, &merge);
    shop.book.apply(&elsewhere);
    // The purchase names a customer that says where it went; taking the merge back brings all of it back.
    assert_eq!(shop.pick::<Purchase>(0).customer, two);
    assert_eq!(shop.pick::<Customer>(1).merged_into, Some(one));
    let undo = inverse(&batch, &shop.book);
    assert_eq!(undo.kept, 0);
    shop.append(undo.changes);
    let back = shop.pick::<Customer>(1);
    assert_eq!((back.name.as_str(), back.merged_into), ("乙乙", None));
    assert!(visible(&shop.book).contains_key(&("customer".to_owned(), two.0, "name".to_owned())));
}

#[track_caller]
fn run(shop: &mut Shop, command: &Command) -> Batch {
    let decision = decide(command, shop).unwrap();
    shop.append(decision.changes)
}
