//! What a backend supplies, and the words the cases are written in.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use crate::contract::{Entry, Key, Limit, MAX_NUMBER, Series, Storage, Write};

/// Makes stores of one backend.
pub trait Harness {
    /// The backend.
    type Store: Storage;

    /// A new, empty store that no other test uses.
    fn fresh(&self) -> impl Future<Output = Self::Store>;

    /// A second, independent handle to the same store, as another tab would open it.
    fn other_tab(&self, store: &Self::Store) -> impl Future<Output = Self::Store>;
}

/// Drives two futures at once.
pub async fn both<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut a_done, mut b_done) = (None, None);
    poll_fn(move |context| {
        if a_done.is_none()
            && let Poll::Ready(output) = a.as_mut().poll(context)
        {
            a_done = Some(output);
        }
        if b_done.is_none()
            && let Poll::Ready(output) = b.as_mut().poll(context)
        {
            b_done = Some(output);
        }
        match (a_done.take(), b_done.take()) {
            (Some(a), Some(b)) => Poll::Ready((a, b)),
            (a, b) => {
                (a_done, b_done) = (a, b);
                Poll::Pending
            }
        }
    })
    .await
}

pub(super) const NO_LIMIT: Limit = Limit {
    entries: usize::MAX,
    bytes: usize::MAX,
};

pub(super) fn add(key: Key, bytes: &[u8]) -> Write {
    Write::Add {
        key,
        bytes: bytes.to_vec(),
    }
}

pub(super) fn put(key: Key, bytes: &[u8]) -> Write {
    Write::Put {
        key,
        bytes: bytes.to_vec(),
    }
}

pub(super) fn entry(number: u64, bytes: &[u8]) -> Entry {
    Entry {
        number,
        bytes: bytes.to_vec(),
    }
}

pub(super) async fn commit<S: Storage>(store: &S, writes: Vec<Write>) {
    store.commit(writes).await.expect("the commit lands");
}

pub(super) async fn get<S: Storage>(store: &S, key: Key) -> Option<Vec<u8>> {
    store.get(key).await.expect("the value can be read")
}

pub(super) async fn whole<S: Storage>(store: &S, series: Series) -> Vec<Entry> {
    store
        .page(series, 0..=MAX_NUMBER, NO_LIMIT)
        .await
        .expect("the series can be read")
}

pub(super) async fn numbers<S: Storage>(store: &S, series: Series) -> Vec<u64> {
    whole(store, series)
        .await
        .into_iter()
        .map(|entry| entry.number)
        .collect()
}

/// A small generator (SplitMix64), so that random cases are the same in every run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is not 0.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.roll() % end
    }

    pub(super) fn bytes(&mut self, len: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(len + 8);
        while bytes.len() < len {
            bytes.extend_from_slice(&self.roll().to_le_bytes());
        }
        bytes.truncate(len);
        bytes
    }
}
