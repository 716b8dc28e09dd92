use crate::state::State;
use api::{DuplicatePair, DuplicatePairs, SimilarCustomers, SimilarReason, SimilarView};
use domain::record::Customer;
use ledger::RowNumber;
use search::SearchFields;
use search::duplicates::{Reason, pairs, similar_to};

/// Shown while a new customer is typed.
const SHOWN: usize = 5;
/// A common name alone is no reason to suspect anybody.
const LIKELY: u8 = 40;

impl State {
    pub(crate) fn similar_customers(&self, ask: &SimilarCustomers) -> Vec<SimilarView> {
        let except = ask
            .except
            .and_then(|id| self.customer_number(id))
            .map(|row| row.0);
        let phones = ask.phones.iter().map(String::as_str).collect::<Vec<_>>();
        let emails = [ask.email.as_str()];
        let draft = SearchFields {
            name: &ask.name,
            phones: &phones,
            emails: &emails,
            address: &ask.address,
            ..SearchFields::default()
        };
        let index =
            self.index
                .texts
                .customers(&self.book, &self.index.present, &self.index.related);
        similar_to(&index, &draft, except, SHOWN)
            .into_iter()
            .filter_map(|candidate| self.similar_view(candidate.doc, &candidate.reasons))
            .collect()
    }

    /// Likely duplicates in the whole book, most likely first.
    pub(crate) fn duplicate_pairs(&self, ask: DuplicatePairs) -> Vec<DuplicatePair> {
        let index =
            self.index
                .texts
                .customers(&self.book, &self.index.present, &self.index.related);
        pairs(&index, LIKELY, ask.limit as usize)
            .into_iter()
            .filter_map(|pair| {
                Some(DuplicatePair {
                    first: self.similar_view(pair.first, &pair.reasons)?,
                    second: self.similar_view(pair.second, &pair.reasons)?,
                })
            })
            .collect()
    }

    fn similar_view(&self, doc: u32, reasons: &[Reason]) -> Option<SimilarView> {
        let customer: Customer = self.record_at(RowNumber(doc))?;
        Some(SimilarView {
            id: customer.id,
            name: customer.name,
            phone: customer.phone,
            address: customer.address,
            reasons: reasons.iter().copied().map(reason_from).collect(),
        })
    }
}

fn reason_from(reason: Reason) -> SimilarReason {
    match reason {
        Reason::SamePhone => SimilarReason::SamePhone,
        Reason::SameEmail => SimilarReason::SameEmail,
        Reason::SameName => SimilarReason::SameName,
        Reason::SameAddress => SimilarReason::SameAddress,
        Reason::SoundsSame => SimilarReason::SoundsTheSame,
        Reason::NameOneTypo => SimilarReason::NameOneTypoApart,
    }
}
