use super::append::{Draft, Outcome, Source};
use super::{Session, Surroundings};
use crate::state::{State, today};
use api::{AppError, DemoLanguage, Moment, StorageProblem};
use demo::{Entry, Language, story};
use ledger::IdMint;
use storage::Storage;

/// A story, entry by entry.
struct Told {
    entries: std::vec::IntoIter<Entry>,
    language: Language,
    moment: Moment,
    mint: IdMint,
    begun: bool,
}

impl Source for Told {
    fn begin(&mut self, state: &State) -> Result<(), AppError> {
        let mut mint = state.mint.clone();
        mint.begin(self.moment.now);
        let day = today(&self.moment);
        self.entries = story(self.language, day, self.moment.offset_minutes, &mut || {
            mint.mint()
        })
        .into_iter();
        self.mint = mint;
        self.begun = false;
        Ok(())
    }

    fn next(&mut self, _state: &State) -> Result<Option<Draft>, AppError> {
        Ok(self.entries.next().map(|entry| {
            // The first batch names what the user did.
            let label = if self.begun { entry.label } else { "demo" };
            self.begun = true;
            Draft {
                signed: Some((entry.at, entry.by)),
                ..Draft::new(label, entry.changes)
            }
        }))
    }

    fn outcome(self) -> Outcome {
        Outcome {
            mint: Some(self.mint),
            ..Outcome::default()
        }
    }
}

impl<S: Storage, W: Surroundings> Session<S, W> {
    /// Writes the demo shop into a blank book; another one is left as it is.
    pub async fn fill_with_demo(
        &self,
        language: DemoLanguage,
        moment: Moment,
    ) -> Result<(), StorageProblem> {
        if !self.with_state(State::is_blank) {
            return Ok(());
        }
        let language = match language {
            DemoLanguage::Chinese => Language::Chinese,
            DemoLanguage::English => Language::English,
        };
        let mint = self.with_state(|state| state.mint.clone());
        let told = Told {
            entries: Vec::new().into_iter(),
            language,
            moment,
            mint,
            begun: false,
        };
        match self.append(moment, told, || true).await {
            Ok(_) => Ok(()),
            Err(AppError::Storage(problem)) => Err(problem),
            Err(_) => Err(StorageProblem::Failed),
        }
    }

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
        self.with_state(|state| {
            let lines = &state.index.lines;
            drop(lines.columns(&state.book, &state.index.names));
        });
        self.surroundings.pause().await;
        self.with_state(|state| state.rfm(day).map(|rfm| rfm.n));
        // Stopped or not enough: whoever asks works it out, or is told.
        let _later = self.need_buying(day).await;
    }
}
