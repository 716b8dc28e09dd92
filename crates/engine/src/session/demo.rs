use super::{Session, Surroundings};
use crate::state::today;
use api::Moment;
use storage::Storage;

impl<S: Storage, W: Surroundings> Session<S, W> {
    /// Builds, in the pauses after opening, what the first search and the first list would have to wait for.
    pub async fn warm_up(&self, moment: Moment) {
        let day = today(&moment);
        self.surroundings.pause().await;
        self.with_state(|state| {
            state
                .index
                .order
                .each(&state.book, &state.index.names, |_| {});
        });
        self.surroundings.pause().await;
        self.with_state(|state| {
            state
                .index
                .texts
                .customers(&state.book, &state.index.present, &state.index.related)
                .len()
        });
        self.surroundings.pause().await;
        self.with_state(|state| state.rfm(day).map(|rfm| rfm.n));
    }
}
