//! Photos and other attachments: how many there are, and which of them nobody ever named.

use crate::state::State;
use api::{Moment, PhotoFacts, SweepPhotos};
use domain::Record;
use domain::record::{Attachment, AttachmentId};
use std::collections::BTreeSet;

impl State {
    pub(crate) fn photo_facts(&self) -> PhotoFacts {
        let mut facts = PhotoFacts::default();
        for (_, photo) in self.present::<Attachment>() {
            let bytes = u64::try_from(photo.size_bytes).unwrap_or(0);
            facts.count += 1;
            facts.bytes += bytes;
            if !self.was_ever_named(photo.id) {
                facts.unused += 1;
                facts.unused_bytes += bytes;
            }
        }
        facts
    }

    /// Photos that can go: see [`SweepPhotos`].
    pub(crate) fn unused_photos(&self, ask: &SweepPhotos, moment: &Moment) -> Vec<AttachmentId> {
        let drafts: BTreeSet<&AttachmentId> = ask.drafts.iter().collect();
        let Some(table) = self.book.table(Attachment::KIND.0) else {
            return Vec::new();
        };
        let rest = i64::from(SweepPhotos::REST_DAYS) * 24 * 60 * 60 * 1_000;
        table
            .rows()
            .filter(|(_, row)| !self.index.names.is_removed(row))
            .filter(|(_, row)| {
                // What another device took may be named by what has not arrived from there.
                let taken = self.book.stamp(row.created());
                let age = moment.now.0.saturating_sub(taken.time.instant().0);
                taken.name.device == self.device && age >= rest
            })
            .map(|(_, row)| AttachmentId(row.id()))
            .filter(|id| !drafts.contains(id) && !self.was_ever_named(*id))
            .collect()
    }

    /// Whether any record ever held this attachment, now or before a change that can be taken back: each one held is a
    /// field of its own, and names of fields are never forgotten.
    fn was_ever_named(&self, id: AttachmentId) -> bool {
        self.book
            .names()
            .find(&format!("attachment/{id}"))
            .is_some()
    }
}
