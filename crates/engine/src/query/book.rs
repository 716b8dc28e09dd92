use crate::index::RelatedOf;
use crate::state::State;
use api::{
    Belongings, BelongingsView, BookFactsView, ReadyView, RecycleBin, RecycleBinView, RemovedRow,
    SettingsView, VocabularyView,
};
use domain::command::RecordName;
use domain::record::{
    Answer, Attachment, Complaint, Contact, ContactPerson, Customer, CustomerId, FollowUp, Loss,
    Product, Promise, Purchase, RemovalReason, Return, SavedView, Shop, Staff,
};
use domain::{Id, Name, Record};
use ledger::{Row, RowNumber, ValueRef};
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::collections::BTreeSet;

impl State {
    /// What the page is told when the book is open.
    pub fn ready(&self, rebuilt: bool) -> ReadyView {
        ReadyView {
            first_run: self.log.last == 0,
            revision: self.revision,
            shop: self.shop(),
            rebuilt,
        }
    }

    pub(crate) fn shop(&self) -> Shop {
        self.record(Shop::ID).unwrap_or_else(|| Shop {
            id: Shop::ID,
            ..Shop::default()
        })
    }

    pub(crate) fn settings(&self) -> SettingsView {
        let mut staff: Vec<Staff> = self.present().map(|(_, staff)| staff).collect();
        staff.sort_by_cached_key(|staff| (staff.left, search::pinyin::sort_key(&staff.name)));
        SettingsView {
            shop: self.shop(),
            staff,
            views: self.present::<SavedView>().map(|(_, view)| view).collect(),
        }
    }

    pub(crate) fn vocabulary(&self) -> VocabularyView {
        let mut found: [BTreeSet<String>; 5] = Default::default();
        let [tags, areas, competitors, categories, departments] = &mut found;
        let names = self.book.names();
        // A tag is a field of its own, and so is a competitor: the names of all fields hold every one that ever was.
        let known: Vec<(bool, &str)> = names
            .iter()
            .map(|name| match name.split_once('/') {
                Some(("tag", tag)) => (true, tag),
                Some(("competitor", competitor)) => (false, competitor),
                _ => (false, ""),
            })
            .collect();
        let area = names.find("area");
        let mut used = vec![false; known.len()];
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        for (_, row) in self
            .book
            .table(Customer::KIND.0)
            .into_iter()
            .flat_map(ledger::Table::rows)
            .filter(|(_, row)| !self.index.names.is_removed(row))
        {
            for field in row.fields() {
                match field.value {
                    ValueRef::Bool(true) => {
                        if let Some(used) = used.get_mut(field.name.0 as usize) {
                            *used = true;
                        }
                    }
                    ValueRef::Text(text) if Some(field.name) == area => {
                        seen.insert(text);
                    }
                    _ => {}
                }
            }
        }
        for ((is_tag, word), _) in known.iter().zip(used).filter(|(_, used)| *used) {
            let words = if *is_tag {
                &mut *tags
            } else {
                &mut *competitors
            };
            words.insert((*word).to_owned());
        }
        areas.extend(seen.into_iter().map(str::to_owned));
        categories.extend(
            self.present::<Product>()
                .map(|(_, product)| product.category),
        );
        departments.extend(self.present::<Staff>().map(|(_, staff)| staff.department));
        let [tags, areas, competitors, categories, departments] =
            found.map(|words| words.into_iter().filter(|word| !word.is_empty()).collect());
        VocabularyView {
            tags,
            areas,
            competitors,
            categories,
            departments,
        }
    }

    pub(crate) fn belongings(&self, ask: &Belongings) -> BelongingsView {
        let mut view = BelongingsView::default();
        for id in &ask.customers {
            let Some(customer) = self.customer_number(CustomerId(*id)) else {
                continue;
            };
            let RelatedOf {
                contacts,
                complaints,
                answers,
                people,
                follow_ups,
                losses,
                // Nothing that anybody keeps: without the customer a link is a string of letters.
                links: _,
                promises,
                returns,
            } = self.index.related.of(customer);
            view.purchases += super::trade::count(self.index.purchases.of(customer).count());
            view.contacts += self.count_present::<Contact>(contacts);
            view.complaints += self.count_present::<Complaint>(complaints);
            view.answers += self.count_present::<Answer>(answers);
            view.people += self.count_present::<ContactPerson>(people);
            view.promises += self.count_present::<Promise>(promises);
            view.returns += self.count_present::<Return>(returns);
            view.follow_ups += self.count_present::<FollowUp>(follow_ups);
            view.losses += self.count_present::<Loss>(losses);
        }
        view
    }

    fn count_present<R: Record>(&self, rows: &[RowNumber]) -> u32 {
        super::trade::count(
            rows.iter()
                .filter(|row| self.present_at::<R>(**row).is_some())
                .count(),
        )
    }

    pub(crate) fn facts(&self, log_bytes: u64) -> BookFactsView {
        let records = self.book.tables().map(|(kind, table)| {
            let present = table
                .rows()
                .filter(|(_, row)| !self.index.names.is_removed(row))
                .count();
            (Name::Owned(kind.to_owned()), present as u64)
        });
        BookFactsView {
            records: records.collect(),
            batches: self.book.batch_count() as u64,
            log_bytes,
            snapshot_bytes: self.log.snapshot_bytes,
            device: self.device.0,
            digest: self.book.digest(),
            photos: self.photo_facts(),
            last_change: (self.log.last > 0).then(|| self.book.clock().last().instant()),
        }
    }

    pub(crate) fn recycle_bin(&self, ask: RecycleBin) -> RecycleBinView {
        let mut rows = Vec::new();
        for (kind, table) in self.book.tables() {
            for (_, row) in table.rows() {
                let Some(reason) = self.why_removed(&row) else {
                    continue;
                };
                // Its bytes are gone: there is nothing to bring back.
                if kind == Attachment::KIND.0 && reason == RemovalReason::Unused.code() {
                    continue;
                }
                let at = row
                    .fields()
                    .filter(|field| field.name == self.index.names.removed);
                let at = at
                    .map(|field| self.book.stamp(field.batch).time.instant())
                    .next()
                    .unwrap_or_default();
                let record = RecordName {
                    kind: Name::Owned(kind.to_owned()),
                    id: row.id(),
                };
                rows.push(RemovedRow {
                    title: self.title(kind, &row),
                    record,
                    reason,
                    at,
                });
            }
        }
        rows.sort_by_key(|row| (Reverse(row.at), row.record.id));
        RecycleBinView {
            total: super::trade::count(rows.len()),
            rows: rows
                .into_iter()
                .skip(ask.window.offset as usize)
                .take(ask.window.limit as usize)
                .collect(),
        }
    }

    /// What a record is called where it stands among others.
    pub(crate) fn title(&self, kind: &str, row: &Row<'_>) -> String {
        let customer_of = |id: CustomerId| self.name_of::<Customer>(id).unwrap_or_default();
        match kind {
            "purchase" => {
                let purchase: Purchase = self.read(row);
                format!("{} · {}", purchase.day, customer_of(purchase.customer))
            }
            "contact" => {
                let contact: Contact = self.read(row);
                format!("{} · {}", contact.day, customer_of(contact.customer))
            }
            "complaint" => {
                let complaint: Complaint = self.read(row);
                format!(
                    "C-{:04} · {}",
                    complaint.number,
                    customer_of(complaint.customer)
                )
            }
            "return" => {
                let back: Return = self.read(row);
                format!("{} · {}", back.day, customer_of(back.customer))
            }
            "promise" => {
                let promise: Promise = self.read(row);
                format!("{} · {}", promise.what, customer_of(promise.customer))
            }
            "answer" => {
                let answer: Answer = self.read(row);
                answer.customer.map(customer_of).unwrap_or_default()
            }
            _ => super::figures::text_of(row.get(self.index.names.name)),
        }
    }

    pub(crate) fn title_of(&self, record: &RecordName) -> Option<String> {
        self.book
            .row(&record.kind, record.id)
            .map(|row| self.title(&record.kind, &row))
    }

    /// The title of whatever record has this identity.
    pub(crate) fn title_of_any(&self, id: Id) -> Option<String> {
        self.book
            .tables()
            .find_map(|(kind, table)| Some(self.title(kind, &table.row(table.find(id)?)?)))
    }
}
