use super::Entry;
use crate::state::State;
use api::{Moment, SimilarComplaint, SimilarComplaints};
use domain::complaint::Move;
use domain::record::{ComplaintId, Remedy};
use std::collections::BTreeSet;

/// Less than this in common is chance.
const LEAST: f64 = 0.16;
/// What the same product or person adds to the likeness of the words.
const SAME_OBJECT: f64 = 0.22;
/// What the same kind adds.
const SAME_KIND: f64 = 0.06;

impl State {
    pub(crate) fn similar_complaints(
        &self,
        ask: &SimilarComplaints,
        moment: &Moment,
    ) -> Vec<SimilarComplaint> {
        let wanted = pairs(&ask.what_happened);
        if wanted.len() < 2 {
            return Vec::new();
        }
        let entries = self.complaint_entries(moment);
        let mut found: Vec<(f64, &Entry)> = entries
            .iter()
            .filter(|entry| Some(entry.complaint.id) != ask.except)
            .filter_map(|entry| {
                let words = likeness(&wanted, &pairs(&entry.complaint.what_happened));
                let object = (ask.product.is_some() && entry.complaint.product == ask.product)
                    || (ask.about.is_some() && entry.complaint.about == ask.about);
                let kind = ask.kind.is_some() && entry.complaint.kind == ask.kind;
                let score = words
                    + if object { SAME_OBJECT } else { 0.0 }
                    + if kind { SAME_KIND } else { 0.0 };
                // The same goods alone are no sign of the same trouble.
                (words > LEAST / 2.0 && score >= LEAST).then_some((score, entry))
            })
            .collect();
        found.sort_by(|(one, a), (other, b)| {
            other
                .total_cmp(one)
                .then(b.complaint.at.cmp(&a.complaint.at))
        });
        found.truncate(ask.limit as usize);
        found
            .into_iter()
            .map(|(_, entry)| self.alike_view(entry, false))
            .collect()
    }

    pub(super) fn alike_view(&self, entry: &Entry, is_linked: bool) -> SimilarComplaint {
        let complaint = &entry.complaint;
        SimilarComplaint {
            id: complaint.id,
            number: complaint.number,
            what_happened: complaint.what_happened.clone(),
            customer_name: entry.customer_name.clone(),
            at: complaint.at,
            state: entry.standing.state,
            remedies: self.remedies_of(complaint.id, entry),
            is_linked,
        }
    }

    /// What was done: the latest proposal, or the solution on the spot.
    fn remedies_of(&self, id: ComplaintId, entry: &Entry) -> Vec<Remedy> {
        let codes = match &entry.standing.proposal {
            Some((_, proposal)) => proposal.remedies.clone(),
            None => self
                .steps(id)
                .iter()
                .filter_map(Move::of_step)
                .find_map(|made| match made {
                    Move::SolveOnTheSpot { remedies, .. } => Some(remedies),
                    _ => None,
                })
                .unwrap_or_default(),
        };
        codes
            .iter()
            .filter_map(|code| Remedy::from_code(code))
            .collect()
    }
}

/// What two texts share, by pairs of neighbouring characters in Chinese and by words in scripts with spaces: 0 to 1,
/// Dice's coefficient.
fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let shared = one.intersection(other).count();
    let all = one.len() + other.len();
    if all == 0 {
        return 0.0;
    }
    #[allow(
        clippy::cast_precision_loss,
        reason = "a text has thousands of characters at most"
    )]
    let share = 2.0 * shared as f64 / all as f64;
    share
}

fn pairs(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let lower = text.to_lowercase();
    for piece in lower.split(|c: char| !c.is_alphanumeric()) {
        if piece.is_ascii() {
            // Small words say nothing; endings vary.
            if piece.len() > 3 {
                found.insert(piece.chars().take(6).collect());
            }
            continue;
        }
        let characters: Vec<char> = piece.chars().collect();
        for pair in characters.windows(2) {
            found.insert(pair.iter().collect());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_trouble_in_other_words_is_alike() {
        let like = |one, other| likeness(&pairs(one), &pairs(other));
        assert!(like("角磨机漏电，要求退货", "手电钻漏电了，要退货") > LEAST);
        assert!(
            like(
                "The kettle leaks at the handle",
                "Kettle is leaking, handle wet"
            ) > LEAST
        );
        assert!(like("角磨机漏电", "送货晚了三天，没有人通知") < LEAST);
        assert!(like("", "").abs() < f64::EPSILON);
    }
}
