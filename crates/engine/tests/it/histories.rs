//! Random histories: what the engine keeps up to date by each batch is what it would build from scratch, for every
//! question the page can ask.

use crate::desk::{Desk, Quiet};
use crate::doings::{
    add_product, answer, befriend, complain, customer_name, customers, line, products, rename,
    sell, talk,
};
use crate::importing::{HISTORY, JOB, load, mapping};
use crate::picture::{everything, facts};
use crate::survey_acts;
use api::sheet::BlockBuilder;
use api::{
    AppError, ComplaintList, ImportCommit, ImportKey, ImportPlan, ImportTarget, PurchaseList,
    PurchasePage, RecentChanges, RecycleBin, Undo, Window,
};
use domain::command::{BulkEdit, Command, Edit, RecordName};
use domain::complaint::Move;
use domain::record::{ComplaintId, CustomerClass, CustomerId, Product, Purchase};
use domain::{Day, Money};
use pollster::block_on;
use std::collections::BTreeSet;
use storage::{Key, Limit, Memory, Series, Storage, Write};

const SOME: Window = Window {
    offset: 0,
    limit: 200,
};

/// SplitMix64 (Steele, Lea, Flood 2014): the same history for the same seed.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(sides.max(1)).unwrap()).unwrap()
    }

    fn pick<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        of.get(self.below(of.len())).cloned()
    }

    fn day(&mut self) -> i32 {
        20_300 + i32::try_from(self.below(480)).unwrap()
    }

    fn name(&mut self) -> &'static str {
        const NAMES: [&str; 9] = [
            "王建国",
            "李梅",
            "赵敏",
            "孙阿姨",
            "Alice",
            "周强",
            "吴迪",
            "郑爽",
            "Bob Wang",
        ];
        NAMES.get(self.below(NAMES.len())).unwrap()
    }
}

/// One random act; refusals of the rules are part of life.
pub(crate) fn act<S: Storage>(desk: &Desk<S>, dice: &mut Dice) {
    let done = try_act(desk, dice);
    assert!(
        !matches!(done, Err(AppError::Storage(_) | AppError::Malformed)),
        "{done:?}"
    );
}

fn try_act<S: Storage>(desk: &Desk<S>, dice: &mut Dice) -> Result<(), AppError> {
    let people = customers(desk);
    let Some(id) = dice.pick(&people) else {
        desk.add_customer(dice.name());
        return Ok(());
    };
    match dice.below(25) {
        0 | 1 => {
            desk.add_customer(dice.name());
        }
        2 => {
            let (name, number) = (dice.name(), dice.below(40));
            rename(desk, id, |customer| {
                name.clone_into(&mut customer.name);
                customer.number = format!("K{number}");
                customer.phone = format!("138000000{:02}", number % 12);
            })?;
        }
        3 => {
            let area = ["east", "west", ""].get(dice.below(3)).unwrap();
            rename(desk, id, |customer| {
                (*area).clone_into(&mut customer.area);
                customer.class = Some(CustomerClass::Core);
            })?;
        }
        4 => {
            add_product(
                desk,
                ["锤子", "胶水", "钉子", "Paint"]
                    .get(dice.below(4))
                    .unwrap(),
            );
        }
        5..=8 => {
            let shelf = products(desk);
            let lines = (0..dice.below(4)).map(|_| match dice.below(3) {
                0 => line(None, "散装"),
                _ => line(dice.pick(&shelf), "一件"),
            });
            let lines = lines.collect();
            sell(desk, id, dice.day(), lines)?;
        }
        9 => change_purchase(desk, dice, id)?,
        10 => drop(talk(desk, id, dice.day())?),
        11 => drop(befriend(desk, id, dice.name())?),
        12 => {
            complain(desk, id, dice.below(2) == 0)?;
        }
        13 => settle_complaint(desk, dice)?,
        14 => {
            answer(desk, id, i64::try_from(dice.below(11)).unwrap())?;
        }
        15 => {
            let edit = match dice.below(3) {
                0 => BulkEdit::AddTag("vip".to_owned()),
                1 => BulkEdit::RemoveTag("vip".to_owned()),
                _ => BulkEdit::SetGrade(Some(2)),
            };
            let customers = people.iter().copied().step_by(2).collect();
            desk.run(Command::EditCustomers { customers, edit })?;
        }
        16 => {
            let others = dice.pick(&people).into_iter().collect();
            desk.run(Command::MergeCustomers {
                keep: id,
                others,
                choices: Vec::new(),
            })?;
        }
        17 => remove(desk, dice, id)?,
        18 => {
            let bin = desk.ask(RecycleBin { window: SOME })?.rows;
            let records = bin.into_iter().map(|row| row.record);
            let records = records.step_by(1 + dice.below(3)).collect();
            desk.run(Command::Restore { records })?;
        }
        19 | 20 => {
            let changes = desk.ask(RecentChanges { limit: 12 })?;
            if let Some(change) = dice.pick(&changes) {
                desk.ask(Undo {
                    batch: change.batch,
                })?;
            }
        }
        21 | 22 => survey_acts::act(desk, dice, id)?,
        _ => import(desk, dice)?,
    }
    Ok(())
}

fn change_purchase<S: Storage>(
    desk: &Desk<S>,
    dice: &mut Dice,
    buyer: CustomerId,
) -> Result<(), AppError> {
    let list = PurchaseList {
        window: SOME,
        ..PurchaseList::default()
    };
    let rows = desk.ask(list)?.rows;
    let Some(row) = dice.pick(&rows) else {
        return Ok(());
    };
    let before = desk.ask(PurchasePage { id: row.id })?.purchase;
    let mut after = before.clone();
    match dice.below(4) {
        0 => after.customer = buyer,
        1 => after.day = Day(dice.day()),
        2 => after.total = Money(i64::try_from(dice.below(9_000)).unwrap() - 500),
        _ => {
            after.lines.pop();
            let shelf = products(desk);
            after.lines.push(line(dice.pick(&shelf), "另一件"));
        }
    }
    desk.run(Command::SavePurchase(Box::new(Edit {
        before: Some(before),
        after,
    })))?;
    Ok(())
}

fn settle_complaint<S: Storage>(desk: &Desk<S>, dice: &mut Dice) -> Result<(), AppError> {
    let list = ComplaintList {
        window: SOME,
        ..ComplaintList::default()
    };
    let rows = desk.ask(list)?.rows;
    if let Some(row) = dice.pick(&rows) {
        let complaint = row.id;
        desk.run(if row.state.is_open() {
            let how = "退了钱".to_owned();
            step(
                complaint,
                Move::SolveOnTheSpot {
                    how,
                    remedies: BTreeSet::new(),
                    cost: None,
                },
            )
        } else {
            let why = "又坏了".to_owned();
            step(complaint, Move::Reopen { why })
        })?;
    }
    Ok(())
}

fn remove<S: Storage>(desk: &Desk<S>, dice: &mut Dice, id: CustomerId) -> Result<(), AppError> {
    let list = PurchaseList {
        customer: Some(id),
        window: SOME,
        ..PurchaseList::default()
    };
    let record = match dice.below(4) {
        0 => products(desk)
            .first()
            .map(|id| RecordName::of::<Product>(*id)),
        1 | 2 => {
            let rows = desk.ask(list)?.rows;
            dice.pick(&rows)
                .map(|row| RecordName::of::<Purchase>(row.id))
        }
        _ => Some(customer_name(id)),
    };
    let records = record.into_iter().collect();
    let reason = "x".to_owned();
    desk.run(Command::Remove { records, reason })?;
    Ok(())
}

fn import<S: Storage>(desk: &Desk<S>, dice: &mut Dice) -> Result<(), AppError> {
    let mut block = BlockBuilder::new(1, 3);
    for _ in 0..dice.below(20) {
        let number = format!("K{}", dice.below(30));
        let day = Day(dice.day()).to_string();
        for cell in [&number, &day, "7.25"] {
            block.push(cell);
        }
        block.end_row();
    }
    desk.session.import_load(&load(&[]), vec![block.finish()]);
    desk.ask(ImportPlan {
        job: JOB,
        target: ImportTarget::Purchases,
        mapping: mapping(&HISTORY, ImportKey::Number),
        decimals: 2,
    })?;
    desk.ask(ImportCommit { job: JOB })?;
    Ok(())
}

/// What another device wrote.
fn log_of(store: &Memory) -> Vec<Vec<u8>> {
    let limit = Limit {
        entries: usize::MAX,
        bytes: usize::MAX,
    };
    let page = block_on(store.page(Series::Log, 0..=u64::MAX, limit)).unwrap();
    page.into_iter().map(|entry| entry.bytes).collect()
}

fn append(store: &Memory, bytes: Vec<u8>) {
    let last = block_on(store.last_number(Series::Log)).unwrap();
    let key = Key::Log(last.unwrap_or(0) + 1);
    block_on(store.commit(vec![Write::Add { key, bytes }])).unwrap();
}

fn histories() -> u64 {
    if std::env::var_os("SHUKE_LONG").is_some() {
        1_000
    } else {
        25
    }
}

/// Looks at every page after every few acts: what was built for the answers is then kept up to date, too.
#[test]
fn what_is_kept_up_to_date_is_what_would_be_built_from_scratch() {
    for seed in 0..histories() {
        let mut dice = Dice(seed);
        let store = Memory::new();
        let desk = Desk::open(store.clone(), &Quiet::from(1));
        let mut other = Desk::open(store.clone(), &Quiet::from(60));
        for step in 0..90 {
            if dice.below(6) == 0 {
                act(&other, &mut dice);
                block_on(desk.session.catch_up()).unwrap();
            } else {
                act(&desk, &mut dice);
            }
            if dice.below(25) == 0 {
                block_on(desk.session.compact()).unwrap();
                other = Desk::open(store.clone(), &Quiet::from(70 + dice_byte(&mut dice)));
            }
            if step % 30 == 29 {
                let fresh = Desk::open(store.clone(), &Quiet::default());
                let what = format!("seed {seed}, step {step}");
                everything(&desk).assert_same(&everything(&fresh), &what);
            }
        }
        block_on(other.session.catch_up()).unwrap();
        facts(&other).assert_same(&facts(&desk), &format!("seed {seed}, the other tab"));
    }
}

fn dice_byte(dice: &mut Dice) -> u8 {
    u8::try_from(dice.below(100)).unwrap()
}

/// Batches of another device come in any order: purchases before their customers and products, edits before what they
/// edit.
#[test]
fn what_arrives_in_any_order_is_indexed_alike() {
    for seed in 0..histories() {
        let mut dice = Dice(1_000 + seed);
        let foreign = Memory::new();
        let there = Desk::open(foreign.clone(), &Quiet::from(9));
        for _ in 0..60 {
            act(&there, &mut dice);
        }
        let mut coming = log_of(&foreign);
        let store = Memory::new();
        let desk = Desk::open(store.clone(), &Quiet::from(120));
        for _ in 0..10 {
            act(&desk, &mut dice);
        }
        while !coming.is_empty() {
            for _ in 0..=dice.below(9) {
                if !coming.is_empty() {
                    append(&store, coming.swap_remove(dice.below(coming.len())));
                }
            }
            block_on(desk.session.catch_up()).unwrap();
            if dice.below(3) == 0 {
                act(&desk, &mut dice);
            }
            if dice.below(6) == 0 || coming.is_empty() {
                let fresh = Desk::open(store.clone(), &Quiet::default());
                let what = format!("seed {seed}, {} to come", coming.len());
                everything(&desk).assert_same(&everything(&fresh), &what);
            }
        }
    }
}

fn step(complaint: ComplaintId, step: Move) -> Command {
    Command::MoveComplaint {
        complaint,
        step: Box::new(step),
        attachments: Vec::new(),
    }
}
