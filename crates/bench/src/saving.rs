//! Customers into IndexedDB and back, step by step as the engine does it.

use crate::clock::Clock;
use crate::error::BenchError;
use crate::people::{Person, read};
use domain::record::{Customer, CustomerId, Record as _};
use domain::{Change, ChangeSet, Day, Instant, Name};
use ledger::{Batch, BatchName, Book, DeviceId, Hlc, IdMint, Manifest, SnapshotPlan};
use search::SearchIndex;
use std::collections::BTreeSet;
use std::hint::black_box;
use storage::indexed_db::{IndexedDb, OpenOptions};
use storage::{Key, Storage as _, Write};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// As many records as an import puts into one batch.
const ROWS_PER_BATCH: usize = 1_000;
const DEVICE: DeviceId = DeviceId(0x5eed);
/// When the customers are entered: a fixed moment, so that every run writes the same.
const NOW: Instant = Instant(1_790_000_000_000);

/// Customers on their way to the storage.
#[wasm_bindgen]
pub struct Shelf {
    people: Vec<Person>,
}

#[wasm_bindgen]
impl Shelf {
    /// Takes the customers.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &str) -> Result<Self, JsError> {
        Ok(Self {
            people: read(json)?,
        })
    }

    /// Saves all customers in one strict transaction and makes them searchable. Milliseconds: records into encoded
    /// batches; until the transaction's `complete`; into the book; into the search index, until one was found.
    pub async fn save(&self, database: String) -> Result<Vec<f64>, JsError> {
        let store = open(database).await?;
        let mut clock = Clock::start();
        let batches = batches(&self.people);
        let entries: Vec<Vec<u8>> = batches.iter().map(Batch::encode).collect();
        let encode_ms = clock.lap_ms();
        let writes = (1..)
            .zip(entries)
            .map(|(number, bytes)| Write::Add {
                key: Key::Log(number),
                bytes,
            })
            .collect();
        store.commit(writes).await.map_err(BenchError::from)?;
        let commit_ms = clock.lap_ms();
        let mut book = Book::default();
        for batch in &batches {
            book.apply(batch);
        }
        let apply_ms = clock.lap_ms();
        let mut index = SearchIndex::new();
        for (doc, person) in (0..).zip(&self.people) {
            person.with_search_fields(|fields| index.insert(doc, fields));
        }
        black_box(index.query("wang", 50).len());
        let index_ms = clock.lap_ms();
        black_box(&book);
        Ok(vec![encode_ms, commit_ms, apply_ms, index_ms])
    }

    /// Writes the same customers as the packed snapshot that [`load`] reads.
    pub async fn save_snapshot(&self, database: String) -> Result<(), JsError> {
        let store = open(database).await?;
        let mut book = Book::default();
        for batch in batches(&self.people) {
            book.apply(&batch);
        }
        let plan = SnapshotPlan::new(&book, 1, 1);
        let mut writes: Vec<Write> = plan
            .chunks
            .iter()
            .map(|(chunk, bytes)| Write::Put {
                key: Key::Chunk(chunk.key),
                bytes: bytes.clone(),
            })
            .collect();
        writes.push(Write::Put {
            key: MANIFEST,
            bytes: plan.manifest.encode(),
        });
        store.commit(writes).await.map_err(BenchError::from)?;
        Ok(())
    }
}

const MANIFEST: Key = Key::meta("manifest");

/// Opens a database and reads the snapshot in it. Milliseconds: opening, reading the bytes, putting the book
/// together.
#[wasm_bindgen]
pub async fn load(database: String) -> Result<Vec<f64>, JsError> {
    let mut clock = Clock::start();
    let store = open(database).await?;
    let open_ms = clock.lap_ms();
    let manifest = store.get(MANIFEST).await.map_err(BenchError::from)?;
    let manifest =
        Manifest::decode(&manifest.unwrap_or_default()).map_err(|_damaged| BenchError::Columns)?;
    let keys: Vec<u64> = manifest.chunks().map(|chunk| chunk.key).collect();
    let names: Vec<Key> = keys.iter().copied().map(Key::Chunk).collect();
    let contents = store.get_many(&names).await.map_err(BenchError::from)?;
    let read_ms = clock.lap_ms();
    let chunks = keys
        .into_iter()
        .zip(contents)
        .filter_map(|(key, content)| Some((key, content?)))
        .collect();
    let book = Book::load(manifest, chunks).map_err(|_damaged| BenchError::Columns)?;
    black_box(book.tables().map(|(_, table)| table.len()).sum::<u32>());
    Ok(vec![open_ms, read_ms, clock.lap_ms()])
}

async fn open(database: String) -> Result<IndexedDb, BenchError> {
    Ok(IndexedDb::open(OpenOptions::new(database)).await?)
}

fn batches(people: &[Person]) -> Vec<Batch> {
    let mut mint = IdMint::new([7; 16]);
    mint.begin(NOW);
    (1..)
        .zip(people.chunks(ROWS_PER_BATCH))
        .map(|(number, people)| Batch {
            name: BatchName {
                device: DEVICE,
                number,
            },
            time: Hlc::at(Instant(NOW.0 + i64::try_from(number).unwrap_or(0))),
            at: NOW,
            label: Name::Borrowed("import"),
            changes: ChangeSet {
                changes: people
                    .iter()
                    .map(|person| {
                        let customer = record(person, CustomerId(mint.mint()));
                        Change::new(Customer::KIND, customer.id, customer.fields())
                    })
                    .collect(),
            },
            ..Batch::default()
        })
        .collect()
}

fn record(person: &Person, id: CustomerId) -> Customer {
    Customer {
        id,
        name: person.name.clone(),
        number: person.number.clone(),
        phone: person.phone.clone(),
        email: person.email.clone(),
        area: person.city.clone(),
        address: person.address.clone(),
        customer_since: i32::try_from(person.since).ok().map(Day),
        tags: BTreeSet::from([person.tag.clone()]),
        occupation: person.occupation.clone(),
        note: person.note.clone(),
        ..Customer::default()
    }
}
