//! What the book costs with 100,000 customers and 1,000,000 purchases:
//! `cargo run --release -p ledger --example book`. Each figure stands beside the time that copying the same bytes takes.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a benchmark reads the clock, runs natively, and prints rounded figures"
)]

use domain::{Change, ChangeSet, Id, Instant, Name, Value};
use ledger::{Batch, BatchName, Book, DeviceId, IdMint, Manifest, SnapshotPlan};
use std::hint::black_box;
use std::time::{Duration, Instant as Stopwatch};

const CUSTOMERS: u64 = 100_000;
const PURCHASES: u64 = 1_000_000;
const ROWS_PER_BATCH: u64 = 10_000;
const DEVICE: DeviceId = DeviceId(0x5eed);

fn main() {
    let batches = batches();
    let rows = CUSTOMERS + PURCHASES;

    let (log, time) = timed(|| batches.iter().map(Batch::encode).collect::<Vec<_>>());
    let log_bytes = log.iter().map(Vec::len).sum::<usize>();
    report("encode the log", time, rows, log_bytes);

    // One batch at a time, as the engine reads its log.
    let (read, time) = timed(|| {
        log.iter()
            .map(|bytes| Batch::decode(bytes).unwrap().changes.changes.len())
            .sum::<usize>()
    });
    report("decode the log", time, rows, log_bytes);
    black_box(read);

    let (mut book, time) = timed(|| {
        let mut book = Book::default();
        for batch in &batches {
            book.apply(batch);
        }
        book
    });
    report("apply all batches", time, rows, log_bytes);

    let (plan, time) = timed(|| SnapshotPlan::new(&book, log.len() as u64, 1));
    let snapshot_bytes = plan
        .chunks
        .iter()
        .map(|(_, bytes)| bytes.len())
        .sum::<usize>();
    report("plan a snapshot", time, rows, snapshot_bytes);
    let manifest = plan.manifest.encode();
    println!(
        "  {} chunks, manifest of {} bytes",
        plan.chunks.len(),
        manifest.len()
    );
    for (kind, rows) in [("customer", CUSTOMERS), ("purchase", PURCHASES)] {
        let table = book.table(kind).unwrap();
        let held = table.memory_bytes();
        println!(
            "  {kind}: {:.1} bytes of memory per row",
            held as f64 / rows as f64
        );
    }
    println!(
        "  {:.1} bytes per row in the snapshot",
        snapshot_bytes as f64 / rows as f64
    );

    let mut loaded = Book::default();
    for turn in ["load the snapshot", "load it again"] {
        let stored = plan
            .chunks
            .iter()
            .map(|(chunk, bytes)| (chunk.key, bytes.clone()))
            .collect();
        let (book, time) =
            timed(|| Book::load(Manifest::decode(&manifest).unwrap(), stored).unwrap());
        report(turn, time, rows, snapshot_bytes);
        loaded = book;
    }

    let (seen, time) = timed(|| scan(&loaded));
    report("read every purchase", time, PURCHASES, snapshot_bytes);
    black_box(seen);

    let (digest, time) = timed(|| loaded.digest());
    report("digest", time, rows, snapshot_bytes);
    assert_eq!(digest, book.digest());

    edits(&mut loaded);
    SnapshotPlan::settle(&plan.manifest, &mut book);
    let edit = edit(&book, 4_711, batches.len() as u64 + 1);
    book.apply(&edit);
    let (plan, time) =
        timed(|| SnapshotPlan::new(&book, log.len() as u64 + 1, plan.manifest.next_key));
    let bytes = plan
        .chunks
        .iter()
        .map(|(_, bytes)| bytes.len())
        .sum::<usize>();
    println!(
        "snapshot after one edit {:>8.2} ms, {} chunk of {bytes} bytes",
        millis(time),
        plan.chunks.len()
    );
}

/// On Linux the time that this thread really ran, because a shared machine lets it wait.
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let (start, ran) = (Stopwatch::now(), ran());
    let result = work();
    let waited = start.elapsed();
    let time = ran
        .zip(self::ran())
        .map_or(waited, |(before, after)| after.saturating_sub(before));
    // The scheduler counts in ticks of some milliseconds.
    (
        result,
        if waited > Duration::from_millis(20) {
            time
        } else {
            waited
        },
    )
}

fn ran() -> Option<Duration> {
    let counts = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanos = counts.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanos))
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn report(what: &str, time: Duration, rows: u64, bytes: usize) {
    let source = vec![1_u8; bytes];
    let mut target = vec![2_u8; bytes];
    let ((), floor) = timed(|| black_box(&mut target).copy_from_slice(black_box(&source)));
    println!(
        "{what:<23} {:>8.1} ms, {:>5.2} M rows/s, {:>6.1} MB (copied in {:.2} ms)",
        millis(time),
        rows as f64 / time.as_secs_f64() / 1e6,
        bytes as f64 / 1e6,
        millis(floor),
    );
}

/// All identities come from one import, the customers first.
fn id_at(at: u64) -> Id {
    let mut mint = IdMint::new([7; 16]);
    mint.begin(Instant(1_790_000_000_000));
    Id(mint.mint().0 + u128::from(at))
}

fn batch(
    number: u64,
    kind: &'static str,
    rows: impl Iterator<Item = (Id, Vec<(&'static str, Value)>)>,
) -> Batch {
    let change = |(id, sets): (Id, Vec<(&'static str, Value)>)| Change {
        kind: Name::Borrowed(kind),
        id,
        sets: sets
            .into_iter()
            .map(|(name, value)| (Name::Borrowed(name), value))
            .collect(),
        was: Vec::new(),
    };
    Batch {
        name: BatchName {
            device: DEVICE,
            number,
        },
        time: ledger::Hlc::at(Instant(1_790_000_000_000 + i64::try_from(number).unwrap())),
        label: Name::Borrowed("import"),
        changes: ChangeSet {
            changes: rows.map(change).collect(),
        },
        ..Batch::default()
    }
}

fn batches() -> Vec<Batch> {
    let (first_customer, first_purchase) = (id_at(0), id_at(CUSTOMERS));
    let customer = |at: u64| {
        let sets = vec![
            ("name", Value::Text(format!("客户{at:06}"))),
            ("kind", Value::from("individual")),
            ("number", Value::Text(format!("K-{at:06}"))),
            (
                "phone",
                Value::Text(format!("138{:08}", at * 7_919 % 100_000_000)),
            ),
            (
                "address",
                Value::Text(format!("文三路{}号{}室", at % 900, at % 77)),
            ),
            ("area", Value::from("城西")),
            ("class", Value::from("general")),
            ("grade", Value::Int(i64::try_from(at % 5 + 1).unwrap())),
            ("tag/老客户", Value::Bool(true)),
            ("since", Value::Int(18_000)),
        ];
        (Id(first_customer.0 + u128::from(at)), sets)
    };
    let purchase = |at: u64| {
        let who = at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        let sets = vec![
            (
                "customer",
                Value::Id(Id(first_customer.0 + u128::from(who % CUSTOMERS))),
            ),
            (
                "day",
                Value::Int(19_000 + i64::try_from(at * 2_000 / PURCHASES).unwrap()),
            ),
            (
                "total",
                Value::Int(i64::try_from(who % 50_000 + 100).unwrap()),
            ),
        ];
        (Id(first_purchase.0 + u128::from(at)), sets)
    };
    let customers = (0..CUSTOMERS / ROWS_PER_BATCH).map(|part| (part, true));
    let purchases = (0..PURCHASES / ROWS_PER_BATCH).map(|part| (part, false));
    let parts = customers.chain(purchases).zip(1..);
    parts
        .map(|((part, is_customers), number)| {
            let rows = part * ROWS_PER_BATCH..(part + 1) * ROWS_PER_BATCH;
            if is_customers {
                batch(number, "customer", rows.map(customer))
            } else {
                batch(number, "purchase", rows.map(purchase))
            }
        })
        .collect()
}

/// As the engine builds its columns.
fn scan(book: &Book) -> i64 {
    let table = book.table("purchase").unwrap();
    let [customer, day, total] =
        ["customer", "day", "total"].map(|name| book.names().find(name).unwrap());
    let mut sum = 0_i64;
    for (_, row) in table.rows() {
        for field in row.fields() {
            match field.value {
                ledger::ValueRef::Int(int) if field.name == total || field.name == day => {
                    sum += int;
                }
                ledger::ValueRef::Id(id) if field.name == customer => sum ^= i64::from(id.0 == 0),
                _ => {}
            }
        }
    }
    sum
}

fn edit(book: &Book, at: u64, number: u64) -> Batch {
    let id = Id(id_at(0).0 + u128::from(at % CUSTOMERS));
    let phone = Value::Text(format!("139{at:08}"));
    let mut batch = batch(
        number,
        "customer",
        core::iter::once((id, vec![("phone", phone)])),
    );
    batch.time = book.clock().tick(Instant(1_800_000_000_000));
    batch
}

/// One field of one customer, to and from bytes, as often as a shop does in a week.
fn edits(book: &mut Book) {
    let mut times = Vec::new();
    for turn in 0..2_000 {
        let number = book.last_number(DEVICE) + 1;
        let batch = edit(book, turn * 7_919, number);
        let start = Stopwatch::now();
        let bytes = batch.encode();
        book.apply(black_box(&batch));
        black_box(bytes);
        times.push(start.elapsed());
    }
    times.sort();
    let at = |part: usize| {
        times
            .get(times.len() * part / 100)
            .copied()
            .unwrap_or_default()
            .as_secs_f64()
            * 1e6
    };
    println!(
        "one edit among 100,000  {:>8.1} us median, {:.1} us p95, {:.1} us p99",
        at(50),
        at(95),
        at(99)
    );
    let table = book.table("customer").unwrap();
    println!(
        "  afterwards {:.1} bytes of memory per customer",
        table.memory_bytes() as f64 / CUSTOMERS as f64
    );
}
