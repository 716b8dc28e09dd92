//! Search as you type, without the engine around it.

use crate::clock::Clock;
use crate::people::{Person, read};
use search::SearchIndex;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Customers and the index over them.
#[wasm_bindgen]
pub struct Finder {
    people: Vec<Person>,
    index: SearchIndex,
}

#[wasm_bindgen]
impl Finder {
    /// Takes the customers, without indexing them.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &str) -> Result<Self, JsError> {
        Ok(Self {
            people: read(json)?,
            index: SearchIndex::new(),
        })
    }

    /// Builds the index anew. Milliseconds.
    pub fn build(&mut self) -> f64 {
        let mut clock = Clock::start();
        self.index = SearchIndex::new();
        for (doc, person) in (0..).zip(&self.people) {
            person.with_search_fields(|fields| self.index.insert(doc, fields));
        }
        clock.lap_ms()
    }

    /// The best matches, best first, as places in the list of customers.
    pub fn query(&self, text: &str, limit: u32) -> Vec<u32> {
        self.index
            .query(text, limit as usize)
            .into_iter()
            .map(|hit| hit.doc)
            .collect()
    }

    /// What the index holds, texts included. Bytes.
    pub fn memory_bytes(&self) -> f64 {
        u32::try_from(self.index.memory_bytes()).map_or(f64::INFINITY, f64::from)
    }
}
