use crate::state::State;
use api::{Matched, Moment, Search, SearchHit, SearchView};
use domain::command::RecordName;
use domain::record::{Complaint, Customer, Product};
use ledger::RowNumber;
use search::{Hit, MatchKind};

impl State {
    /// Customers first, then products; a complaint by its number (`C-12` or `12`).
    pub(crate) fn search(&self, ask: &Search, moment: &Moment) -> SearchView {
        let limit = ask.limit as usize;
        let mut hits = self
            .complaint_by_number(&ask.text, moment)
            .into_iter()
            .collect::<Vec<_>>();
        let customers =
            self.index
                .texts
                .customers(&self.book, &self.index.present, &self.index.related);
        hits.extend(
            customers
                .query(&ask.text, limit)
                .iter()
                .filter_map(|hit| self.customer_hit(hit)),
        );
        let names = &self.index.names;
        let products = self
            .index
            .texts
            .products(&self.book, |row| names.is_removed(row));
        let products = products.query(&ask.text, limit.div_ceil(4));
        // Room for a few products even when very many customers match.
        hits.truncate(limit.saturating_sub(products.len()));
        hits.extend(products.iter().filter_map(|hit| {
            let product: Product = self.record_at(RowNumber(hit.doc))?;
            Some(SearchHit {
                record: RecordName::of::<Product>(product.id),
                title: product.name,
                detail: product.category,
                how: matched(hit.matched.kind),
            })
        }));
        SearchView { hits }
    }

    fn customer_hit(&self, hit: &Hit) -> Option<SearchHit> {
        let customer: Customer = self.record_at(RowNumber(hit.doc))?;
        let detail = [customer.phone, customer.area, customer.address]
            .into_iter()
            .find(|text| !text.is_empty());
        Some(SearchHit {
            record: RecordName::of::<Customer>(customer.id),
            title: customer.name,
            detail: detail.unwrap_or_default(),
            how: matched(hit.matched.kind),
        })
    }

    fn complaint_by_number(&self, text: &str, moment: &Moment) -> Option<SearchHit> {
        let text = text.trim();
        let number = text
            .strip_prefix(['C', 'c'])
            .map_or(text, |rest| rest.trim_start_matches('-'));
        let number: i64 = number
            .parse()
            .ok()
            .filter(|number| (1..1_000_000).contains(number))?;
        let entries = self.complaint_entries(moment);
        let entry = entries
            .iter()
            .find(|entry| entry.complaint.number == number)?;
        Some(SearchHit {
            record: RecordName::of::<Complaint>(entry.complaint.id),
            title: format!("C-{number:04}"),
            detail: entry.customer_name.clone(),
            how: Matched::Exact,
        })
    }
}

fn matched(kind: MatchKind) -> Matched {
    match kind {
        MatchKind::Exact => Matched::Exact,
        MatchKind::Prefix => Matched::Start,
        MatchKind::WordPrefix => Matched::Word,
        MatchKind::Pinyin => Matched::Pinyin,
        MatchKind::Initials => Matched::Initials,
        MatchKind::PhonePart => Matched::Phone,
        MatchKind::Substring => Matched::Inside,
        MatchKind::OneTypo => Matched::Similar,
    }
}
