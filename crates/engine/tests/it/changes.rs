//! The list of changes and the history of a record.

use crate::desk::{Desk, NOON, Quiet};
use crate::doings::customer_name;
use crate::doings::{named, rename};
use crate::importing::{HISTORY, JOB, load, mapping};
use api::sheet::{BLOCK_ROWS, BlockBuilder, RowBlock};
use api::{
    DemoLanguage, ImportCommit, ImportKey, ImportPlan, ImportTarget, RecentChanges, RecordHistory,
    Undo,
};
use pollster::block_on;
use storage::Memory;

/// So many purchases of half as many customers.
fn rows(count: usize) -> Vec<RowBlock> {
    let mut blocks = Vec::new();
    let mut block = BlockBuilder::new(1, 3);
    for row in 0..count {
        let number = (row * 7 % (count / 2)).to_string();
        for cell in [&number, "2026-10-01", &format!("{row}.50")] {
            block.push(cell);
        }
        block.end_row();
        if block.rows() == BLOCK_ROWS {
            let next = u32::try_from(row + 2).unwrap();
            blocks.push(std::mem::replace(&mut block, BlockBuilder::new(next, 3)).finish());
        }
    }
    blocks.push(block.finish());
    blocks
}

#[test]
fn an_import_is_one_change_with_the_name_of_its_file_and_all_its_records() {
    let desk = Desk::open(Memory::new(), &Quiet::default());
    desk.add_customer("甲");
    // Three batches.
    desk.session.import_load(&load(&[]), rows(10_000));
    desk.ask(ImportPlan {
        job: JOB,
        target: ImportTarget::Purchases,
        mapping: mapping(&HISTORY, ImportKey::Number),
        decimals: 2,
    })
    .unwrap();
    let done = desk.ask(ImportCommit { job: JOB }).unwrap();
    assert_eq!(done.records, 15_000);
    // However few are asked for, the last one is whole.
    for limit in [1, 2, 9] {
        let changes = desk.ask(RecentChanges { limit }).unwrap();
        assert_eq!(changes.len(), limit.min(2) as usize);
        let change = &changes[0];
        assert_eq!(change.label, "import");
        assert_eq!(change.title.as_deref(), Some("cdnow.csv"));
        assert_eq!((change.records, change.undone), (15_000, false));
        assert_eq!((Some(change.batch), &change.record), (done.batch, &None));
    }
    rename(&desk, named(&desk, "#7"), |customer| {
        "七号".clone_into(&mut customer.name);
    })
    .unwrap();
    let record = customer_name(named(&desk, "七号"));
    let history = desk.ask(RecordHistory { record }).unwrap();
    let labels: Vec<_> = history.iter().map(|entry| entry.label.as_str()).collect();
    assert_eq!(labels, ["customer.edit", "import"]);

    desk.ask(Undo {
        batch: done.batch.unwrap(),
    })
    .unwrap();
    let changes = desk.ask(RecentChanges { limit: 3 }).unwrap();
    let labels: Vec<_> = changes
        .iter()
        .map(|change| (change.label.as_str(), change.undone))
        .collect();
    assert_eq!(
        labels,
        [("undo", false), ("customer.edit", false), ("import", true)]
    );
}

#[test]
fn the_demo_shop_is_one_change() {
    let desk = Desk::open(Memory::new(), &Quiet::default());
    block_on(desk.session.fill_with_demo(DemoLanguage::English, NOON)).unwrap();
    let changes = desk.ask(RecentChanges { limit: 5 }).unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].label, "demo");
    assert!(changes[0].records > 1_000);
}
