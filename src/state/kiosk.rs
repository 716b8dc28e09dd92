use crate::platform::preferences;
use domain::Instant;
use domain::record::SurveyId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

const NAME: &str = "kiosk";

/// The tablet is in customers' hands, and shows one survey until somebody knows the exit code. Kept outside the book,
/// so that it holds from the first moment of every tab, whatever its address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KioskLock {
    pub survey: SurveyId,
    /// After so long without a touch the next person is expected.
    pub idle_seconds: u32,
    /// Of the exit code, which itself is nowhere.
    pub salt: String,
    pub digest: String,
    /// Wrong codes since it was locked.
    pub wrong: u32,
    /// No code is looked at before.
    pub not_before: Instant,
}

/// Whether this device is a kiosk now, in all of its tabs.
#[derive(Clone, Copy, Debug)]
pub struct Kiosk {
    lock: RwSignal<Option<KioskLock>>,
}

impl Kiosk {
    pub fn provide() -> Self {
        let kiosk = Self {
            lock: RwSignal::new(preferences::read(NAME)),
        };
        provide_context(kiosk);
        let handle = preferences::on_change(NAME, move || kiosk.lock.set(preferences::read(NAME)));
        on_cleanup(move || handle.remove());
        kiosk
    }

    pub fn lock(self) -> Signal<Option<KioskLock>> {
        self.lock.into()
    }

    /// The survey that is asked here and nothing else; `None` while the tablet is the staff's.
    pub fn survey(self) -> Option<SurveyId> {
        self.lock.with(|lock| lock.as_ref().map(|lock| lock.survey))
    }

    /// Whether the lock is kept; without that a reload would open it.
    pub fn set(self, lock: KioskLock) -> bool {
        let is_kept = preferences::write(NAME, &lock);
        if is_kept {
            self.lock.set(Some(lock));
        }
        is_kept
    }

    /// Back in the staff's hands.
    pub fn open(self) {
        preferences::remove(NAME);
        self.lock.set(None);
    }
}

pub fn use_kiosk() -> Kiosk {
    expect_context()
}
