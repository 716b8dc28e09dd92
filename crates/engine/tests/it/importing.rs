//! Files become customers and purchases: planned first, written at once, taken back at once, never twice.

use crate::desk::{Desk, Quiet};
use api::sheet::{BlockBuilder, RowBlock};
use api::{
    AppError, CustomerList, CustomerPage, ImportCancel, ImportCommit, ImportField as F, ImportKey,
    ImportLoad, ImportMapping, ImportPlan, ImportPlanView, ImportProblem, ImportSuggest,
    ImportTarget, ProductList, PurchaseList, RowReason, TodayPage, Undo, Window,
};
use domain::parse::{DateStyle, NumberStyle};
use domain::{Day, Money};
use storage::Memory;

pub(crate) const JOB: u32 = 7;
const ALL: Window = Window {
    offset: 0,
    limit: 1_000,
};

/// Rows below a header.
fn block(rows: &[&[&str]]) -> Vec<RowBlock> {
    let columns = rows.first().map_or(0, |row| row.len());
    let mut block = BlockBuilder::new(1, u32::try_from(columns).unwrap());
    for row in rows {
        for cell in *row {
            block.push(cell);
        }
        block.end_row();
    }
    vec![block.finish()]
}

pub(crate) fn load(headers: &[String]) -> ImportLoad {
    ImportLoad {
        job: JOB,
        headers: headers.to_vec(),
        file: "cdnow.csv".to_owned(),
    }
}

pub(crate) fn mapping(fields: &[F], key: ImportKey) -> ImportMapping {
    ImportMapping {
        fields: fields.iter().copied().map(Some).collect(),
        day_style: DateStyle::YearMonthDay,
        number_style: NumberStyle::Point,
        key,
        update_existing: true,
        empty_clears: false,
    }
}

pub(crate) fn plan(
    desk: &Desk,
    target: ImportTarget,
    mapping: ImportMapping,
    rows: &[&[&str]],
) -> ImportPlanView {
    desk.session
        .import_load(&load(&["any".to_owned()]), block(rows));
    desk.ask(ImportPlan {
        job: JOB,
        target,
        mapping,
        decimals: 2,
    })
    .unwrap()
}

pub(crate) fn desk() -> Desk {
    Desk::open(Memory::new(), &Quiet::default())
}

pub(crate) const HISTORY: [F; 3] = [F::CustomerNumber, F::PurchaseDay, F::Amount];

#[test]
fn a_purchase_history_brings_its_customers_and_one_undo_takes_them_back() {
    let desk = desk();
    let rows: &[&[&str]] = &[
        &["1", "2026-01-01", "29.33"],
        &["1", "2026-01-18", "¥29.73"],
        &["0002", "2026/1/20", "14.96"],
        &["0002", "2026-13-20", "14.96"],
        &["", "2026-01-20", "1"],
        &["3", "2026-01-20", "free"],
        &["", "", ""],
    ];
    let view = plan(
        &desk,
        ImportTarget::Purchases,
        mapping(&HISTORY, ImportKey::Number),
        rows,
    );
    assert_eq!((view.rows, view.rejected), (7, 4));
    assert_eq!((view.customers.create, view.purchases.create), (2, 3));
    let reasons: Vec<_> = view
        .problems
        .iter()
        .map(|problem| (problem.row, problem.reason))
        .collect();
    assert_eq!(
        reasons,
        [
            (5, RowReason::NotADay),
            (6, RowReason::NoCustomer),
            (7, RowReason::NotAnAmount),
            (8, RowReason::EmptyRow)
        ]
    );
    // Nothing is written by looking.
    assert_eq!(
        desk.ask(PurchaseList {
            window: ALL,
            ..PurchaseList::default()
        })
        .unwrap()
        .total,
        0
    );

    let done = desk.ask(ImportCommit { job: JOB }).unwrap();
    let list = desk
        .ask(CustomerList {
            window: ALL,
            ..CustomerList::default()
        })
        .unwrap();
    assert_eq!(
        list.rows
            .iter()
            .map(|row| row.number.as_str())
            .collect::<Vec<_>>(),
        ["0002", "1"]
    );
    let purchases = desk
        .ask(PurchaseList {
            window: ALL,
            ..PurchaseList::default()
        })
        .unwrap();
    assert_eq!((purchases.total, purchases.amount), (3, Money(7_402)));

    desk.ask(Undo {
        batch: done.batch.unwrap(),
    })
    .unwrap();
    assert_eq!(
        desk.ask(CustomerList {
            window: ALL,
            ..CustomerList::default()
        })
        .unwrap()
        .total,
        0
    );
    assert_eq!(
        desk.ask(PurchaseList {
            window: ALL,
            ..PurchaseList::default()
        })
        .unwrap()
        .total,
        0
    );
    assert_eq!(desk.ask(TodayPage { calls: 9 }).unwrap().purchases, 0);
}

#[test]
fn the_same_file_twice_changes_nothing_but_equal_rows_are_two_purchases() {
    let desk = desk();
    let rows: &[&[&str]] = &[
        &["1", "2026-01-01", "5"],
        &["1", "2026-01-01", "5"],
        &["2", "2026-01-02", "6"],
    ];
    let view = plan(
        &desk,
        ImportTarget::Purchases,
        mapping(&HISTORY, ImportKey::Number),
        rows,
    );
    assert_eq!(view.purchases.create, 3);
    desk.ask(ImportCommit { job: JOB }).unwrap();
    let again = plan(
        &desk,
        ImportTarget::Purchases,
        mapping(&HISTORY, ImportKey::Number),
        rows,
    );
    assert_eq!(
        (
            again.customers.create,
            again.purchases.create,
            again.purchases.same
        ),
        (0, 0, 3)
    );
    assert_eq!(
        desk.ask(ImportCommit { job: JOB }),
        Err(AppError::Import(ImportProblem::NothingToImport))
    );
}

#[test]
fn customers_are_updated_by_their_key_and_phones_keep_their_zeros() {
    let desk = desk();
    let fields = [
        F::CustomerNumber,
        F::CustomerName,
        F::Phone,
        F::Class,
        F::Tags,
    ];
    let rows: &[&[&str]] = &[
        &["K1", "王建国", "0571-8888 0001", "核心", "五金、老客户"],
        &["K2", "李梅", "+86 138 0000 0002", "", ""],
        &["K1", "王建国", "", "", ""],
        &["K3", "赵敏", "1.38E+10", "", ""],
        &["K4", "孙阿姨", "", "最好", ""],
    ];
    let view = plan(
        &desk,
        ImportTarget::Customers,
        mapping(&fields, ImportKey::Number),
        rows,
    );
    assert_eq!((view.customers.create, view.rejected), (2, 3));
    assert_eq!(
        view.problems
            .iter()
            .map(|problem| problem.reason)
            .collect::<Vec<_>>(),
        [
            RowReason::TwiceInFile,
            RowReason::DamagedPhone,
            RowReason::UnknownChoice
        ]
    );
    desk.ask(ImportCommit { job: JOB }).unwrap();
    let list = desk
        .ask(CustomerList {
            window: ALL,
            ..CustomerList::default()
        })
        .unwrap();
    let phones: Vec<_> = list.rows.iter().map(|row| row.phone.as_str()).collect();
    assert_eq!(phones, ["+8613800000002", "057188880001"]);
    assert_eq!(list.rows[1].tags, ["五金", "老客户"]);

    let rows: &[&[&str]] = &[&["K2", "李梅梅", "", "重要", ""]];
    let view = plan(
        &desk,
        ImportTarget::Customers,
        mapping(&fields, ImportKey::Number),
        rows,
    );
    assert_eq!((view.customers.update, view.customers.create), (1, 0));
    desk.ask(ImportCommit { job: JOB }).unwrap();
    let id = list.rows[0].id;
    let customer = desk.ask(CustomerPage { id }).unwrap().customer;
    // The empty phone cell leaves the phone as it was.
    assert_eq!(
        (customer.name.as_str(), customer.phone.as_str()),
        ("李梅梅", "+8613800000002")
    );
}

#[test]
fn rows_of_one_receipt_are_the_lines_of_one_purchase() {
    let desk = desk();
    let fields = [
        F::CustomerName,
        F::PurchaseNumber,
        F::PurchaseDay,
        F::ProductName,
        F::Quantity,
        F::UnitPrice,
    ];
    let rows: &[&[&str]] = &[
        &["海潮装饰", "R1", "2026-05-01", "膨胀螺栓", "10", "1.50"],
        &["李梅", "R2", "2026-05-01", "手电钻", "1", "268"],
        &["海潮装饰", "R1", "2026-05-01", "手电钻", "1", "260"],
    ];
    let view = plan(
        &desk,
        ImportTarget::Purchases,
        mapping(&fields, ImportKey::Name),
        rows,
    );
    assert_eq!(
        (
            view.purchases.create,
            view.products.create,
            view.customers.create
        ),
        (2, 2, 2)
    );
    desk.ask(ImportCommit { job: JOB }).unwrap();
    let list = desk
        .ask(PurchaseList {
            window: ALL,
            ..PurchaseList::default()
        })
        .unwrap();
    assert_eq!(list.amount, Money(27_500 + 26_800));
    let both = list.rows.iter().find(|row| row.number == "R1").unwrap();
    assert_eq!(
        (both.lines, both.total, both.day),
        (2, Money(27_500), Day::from_ymd(2026, 5, 1).unwrap())
    );
    assert_eq!(
        desk.ask(ProductList {
            window: ALL,
            ..ProductList::default()
        })
        .unwrap()
        .total,
        2
    );
    let again = plan(
        &desk,
        ImportTarget::Purchases,
        mapping(&fields, ImportKey::Name),
        rows,
    );
    assert_eq!(
        (
            again.purchases.create,
            again.purchases.same,
            again.products.create
        ),
        (0, 2, 0)
    );
}

#[test]
fn a_column_that_is_needed_is_asked_for() {
    let desk = desk();
    desk.session.import_load(&load(&[]), block(&[&["1"]]));
    let ask = ImportPlan {
        job: JOB,
        target: ImportTarget::Purchases,
        mapping: mapping(&[F::CustomerNumber], ImportKey::Number),
        decimals: 2,
    };
    let needs = |field| Err(AppError::Import(ImportProblem::NeedsColumn { field }));
    assert_eq!(desk.ask(ask), needs(F::PurchaseDay));
}

#[test]
fn columns_are_guessed_and_the_users_own_mapping_is_remembered() {
    let desk = desk();
    let columns: Vec<_> = [
        ("customer_id", "1"),
        ("date", "1997-01-01"),
        ("cds", "2"),
        ("amount", "29.33"),
    ]
    .map(|(name, cell)| (name.to_owned(), vec![cell.to_owned()]))
    .to_vec();
    let guess = desk
        .ask(ImportSuggest {
            columns: columns.clone(),
        })
        .unwrap();
    assert_eq!(guess.target, ImportTarget::Purchases);
    assert_eq!(
        guess.mapping.fields,
        [
            Some(F::CustomerNumber),
            Some(F::PurchaseDay),
            None,
            Some(F::Amount)
        ]
    );
    assert!(!guess.remembered);

    let headers: Vec<_> = columns.iter().map(|(name, _)| name.clone()).collect();
    let own = ImportMapping {
        update_existing: false,
        ..guess.mapping
    };
    desk.session.import_load(
        &load(&headers),
        block(&[&["1", "1997-01-01", "2", "29.33"]]),
    );
    desk.ask(ImportPlan {
        job: JOB,
        target: ImportTarget::Purchases,
        mapping: own.clone(),
        decimals: 2,
    })
    .unwrap();
    desk.ask(ImportCommit { job: JOB }).unwrap();
    let guess = desk.ask(ImportSuggest { columns }).unwrap();
    assert!(guess.remembered);
    assert_eq!(guess.mapping, own);
}

/// What the columns of a file without content are taken for.
fn guess(headers: &[&str]) -> (ImportTarget, Vec<Option<F>>) {
    let columns = headers
        .iter()
        .map(|name| ((*name).to_owned(), Vec::new()))
        .collect();
    let guess = desk().ask(ImportSuggest { columns }).unwrap();
    (guess.target, guess.mapping.fields)
}

#[test]
fn a_name_is_read_by_what_stands_beside_it() {
    let (target, fields) = guess(&["客户", "日期", "金额", "商品", "类别", "备注"]);
    assert_eq!(target, ImportTarget::Purchases);
    assert_eq!(fields[4..], [Some(F::Category), Some(F::PurchaseNote)]);
    let (_, fields) = guess(&["客户", "日期", "金额", "客户类别", "客户备注"]);
    assert_eq!(fields[3..], [Some(F::Class), Some(F::CustomerNote)]);
    let (target, fields) = guess(&["商品名", "货号", "类别", "备注"]);
    assert_eq!(target, ImportTarget::Products);
    assert_eq!(fields[2..], [Some(F::Category), None]);
    let (target, fields) = guess(&["姓名或名称", "类别", "备注"]);
    assert_eq!(target, ImportTarget::Customers);
    assert_eq!(fields[1..], [Some(F::Class), Some(F::CustomerNote)]);
}

#[test]
fn an_import_that_is_stopped_while_its_rows_arrive_lets_go_of_them() {
    let desk = desk();
    let stopped = std::rc::Rc::new(std::cell::Cell::new(false));
    desk.session.import_arrives(JOB, {
        let stopped = std::rc::Rc::clone(&stopped);
        move || stopped.set(true)
    });
    desk.ask(ImportCancel { job: JOB }).unwrap();
    assert!(stopped.get());
}

#[test]
fn names_of_signs_alone_are_told_apart() {
    let desk = desk();
    let fields = [F::CustomerName];
    let rows: &[&[&str]] = &[&["🌸"], &["🌙"], &["！！"], &["🌸"]];
    for key in [ImportKey::Name, ImportKey::NameAndPhone] {
        let view = plan(&desk, ImportTarget::Customers, mapping(&fields, key), rows);
        assert_eq!((view.customers.create, view.rejected), (3, 1));
    }
}

#[test]
fn two_numbers_are_two_products_whatever_they_are_called() {
    let desk = desk();
    let fields = [F::ProductNumber, F::ProductName];
    let rows: &[&[&str]] = &[
        &["T1", "衬衫"],
        &["T2", "衬衫"],
        &["", "衬衫"],
        &["T3", "★"],
        &["T4", "☆"],
        &["", "◎"],
        &["T5", "◎"],
        &["t1", "衬衫 大"],
    ];
    let view = plan(
        &desk,
        ImportTarget::Products,
        mapping(&fields, ImportKey::Number),
        rows,
    );
    // The third names one that is there, the seventh gives one its number, and the last is the first.
    let counts = view.products;
    assert_eq!((counts.create, counts.update + counts.same), (5, 3));
    assert_eq!(view.rejected, 0);
}
