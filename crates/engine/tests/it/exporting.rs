//! Lists go out as they stand; everything goes out and comes back the same.

use crate::desk::{Desk, NOON, Quiet};
use crate::importing::{HISTORY, JOB, desk, mapping, plan};
use api::{
    AppError, BackupPart, CustomerFilter, CustomerList, Export, ExportEverything, ExportWhat,
    ImportCommit, ImportKey, ImportProblem, ImportTarget, Restore, Window,
};
use engine::ExportRows;
use storage::Memory;

const ALL: Window = Window {
    offset: 0,
    limit: 1_000,
};

#[test]
fn everything_can_be_restored_into_an_empty_book_with_an_equal_digest() {
    let desk = desk();
    plan(
        &desk,
        ImportTarget::Purchases,
        mapping(&HISTORY, ImportKey::Number),
        &[&["1", "2026-01-01", "5"], &["2", "2026-01-02", "6"]],
    );
    desk.ask(ImportCommit { job: JOB }).unwrap();
    desk.add_customer("=1+1 \u{1f600} 王");
    let file = desk.ask(ExportEverything { job: 1 }).unwrap();

    let other = Desk::open(Memory::new(), &Quiet::default());
    let restored = other
        .ask(Restore {
            job: 1,
            bytes: file.bytes.clone(),
        })
        .unwrap();
    assert_eq!(restored.digest, file.digest);
    assert_eq!(
        other
            .ask(CustomerList {
                window: ALL,
                ..CustomerList::default()
            })
            .unwrap()
            .total,
        3
    );
    // What was restored can go on: the next change gets a number of its own.
    other.add_customer("后来的");
    assert_eq!(
        other.ask(Restore {
            job: 1,
            bytes: file.bytes.clone()
        }),
        Err(AppError::Import(ImportProblem::BookNotEmpty))
    );

    let wrong = Err(AppError::Import(ImportProblem::NotAnExport));
    let third = Desk::open(Memory::new(), &Quiet::default());
    let mut altered = String::from_utf8(file.bytes).unwrap();
    assert_eq!(
        third.ask(Restore {
            job: 1,
            bytes: altered.as_bytes()[..altered.len() / 2].to_vec()
        }),
        wrong
    );
    altered = altered.replace("王", "汪");
    assert_eq!(
        third.ask(Restore {
            job: 1,
            bytes: altered.into_bytes()
        }),
        wrong
    );
    assert_eq!(
        third.ask(Restore {
            job: 1,
            bytes: b"[]".to_vec()
        }),
        wrong
    );
    assert_eq!(
        third
            .ask(CustomerList {
                window: ALL,
                ..CustomerList::default()
            })
            .unwrap()
            .total,
        0
    );
}

/// Part by part it is the same file, whatever is written meanwhile.
#[test]
fn a_backup_in_parts_is_the_whole_backup() {
    let desk = desk();
    for number in 0..1_300 {
        desk.add_customer(&format!("客户{number}"));
    }
    let whole = desk.ask(ExportEverything { job: 1 }).unwrap();
    let mut bytes = Vec::new();
    let (mut records, mut parts) = (0, 0);
    let mut ask = BackupPart {
        job: 1,
        from: 0,
        upto: 0,
    };
    loop {
        let part = desk.ask(ask).unwrap();
        assert_eq!(part.digest, (ask.from == 0).then_some(whole.digest));
        bytes.extend(part.bytes);
        records += part.records;
        parts += 1;
        let Some(from) = part.next else { break };
        desk.add_customer("meanwhile");
        ask = BackupPart {
            from,
            upto: part.upto,
            ..ask
        };
    }
    assert_eq!((parts, records), (3, whole.records));
    assert_eq!(bytes, whole.bytes);
    let other = Desk::open(Memory::new(), &Quiet::default());
    let restored = other.ask(Restore { job: 1, bytes }).unwrap();
    assert_eq!(restored.digest, whole.digest);
}

#[test]
fn a_blank_book_has_a_backup_too() {
    let file = desk().ask(ExportEverything { job: 1 }).unwrap();
    assert_eq!(file.records, 0);
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    assert!(text.starts_with("{\"format\":\"shuke\"") && text.ends_with("]}\n"));
    let bytes = file.bytes;
    let restored = desk().ask(Restore { job: 1, bytes }).unwrap();
    assert_eq!(restored.digest, file.digest);
}

#[test]
fn a_list_goes_out_as_it_stands() {
    let desk = desk();
    plan(
        &desk,
        ImportTarget::Purchases,
        mapping(&HISTORY, ImportKey::Number),
        &[&["7", "2026-01-01", "5"], &["7", "2026-02-01", "6.05"]],
    );
    desk.ask(ImportCommit { job: JOB }).unwrap();
    let ask = Export {
        job: 1,
        what: ExportWhat::Customers {
            filter: Box::new(CustomerFilter::default()),
            sort: api::CustomerSort::Name,
            descending: false,
            columns: vec![
                api::ExportColumn::Number,
                api::ExportColumn::LastPurchase,
                api::ExportColumn::PurchaseDays,
                api::ExportColumn::Total,
            ],
        },
        words: Vec::new(),
        decimals: 2,
    };
    let cells = desk.session.with_state(|state| {
        let mut rows = ExportRows::new(state, ask, NOON);
        let block = rows.next_block(state).unwrap();
        assert!(rows.next_block(state).is_none());
        block.row(0).map(str::to_owned).collect::<Vec<_>>()
    });
    assert_eq!(cells, ["7", "2026-02-01", "2", "11.05"]);
}

#[test]
fn answers_go_out_in_the_order_of_their_list() {
    use crate::survey_shop::{publish, record, season};
    use api::{AnswerFilter, ReplyIs};
    let desk = desk();
    let survey = publish(&desk, "season");
    record(&desk, season(survey, None, 3, 2));
    record(&desk, season(survey, None, 2, 9));
    record(&desk, season(survey, None, 1, 10));
    let form = domain::survey::templates::named("season").unwrap().form();
    let columns = domain::survey::answer_columns(&form);
    let width = columns.len();
    let reply = Some(ReplyIs::Between {
        question: "recommend".to_owned(),
        row: String::new(),
        low: 9,
        high: 10,
    });
    let filter = AnswerFilter {
        reply,
        ..AnswerFilter::default()
    };
    let ask = Export {
        job: 1,
        what: ExportWhat::Answers {
            survey,
            filter: Box::new(filter),
            partial: false,
            language: "zh".to_owned(),
            columns,
        },
        words: vec![("asked/tablet".into(), "在平板上".to_owned())],
        decimals: 2,
    };
    let rows = desk.session.with_state(|state| {
        let mut rows = ExportRows::new(state, ask, NOON);
        let block = rows.next_block(state).unwrap();
        assert!(rows.next_block(state).is_none());
        (0..block.rows())
            .map(|row| block.row(row).map(str::to_owned).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    });
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row.len() == width));
    let place = domain::survey::answer_columns(&form)
        .iter()
        .position(|column| *column == domain::survey::AnswerColumn::Reply("recommend".to_owned()))
        .unwrap();
    assert_eq!([&rows[0][place], &rows[1][place]], ["10", "9"]);
    assert_eq!(rows[0][4], "在平板上");
    assert_eq!(rows[0][8], "FALSE");
}
