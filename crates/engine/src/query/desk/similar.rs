use super::Entry;
use crate::state::State;
use api::{Moment, SimilarComplaint, SimilarComplaints};
use domain::complaint::{Move, Traits, similar};
use domain::record::{Complaint, ComplaintId, Remedy};

impl State {
    pub(crate) fn similar_complaints(
        &self,
        ask: &SimilarComplaints,
        moment: &Moment,
    ) -> Vec<SimilarComplaint> {
        let told = Traits::of(&Complaint {
            what_happened: ask.what_happened.clone(),
            kind: ask.kind,
            product: ask.product,
            about: ask.about,
            ..Complaint::default()
        });
        let entries = self.complaint_entries(moment);
        let known = entries
            .iter()
            .filter(|entry| Some(entry.complaint.id) != ask.except)
            .map(|entry| (entry.complaint.id, entry.traits.clone()));
        similar(&told, known, ask.limit as usize)
            .into_iter()
            .filter_map(|(id, _)| entries.iter().find(|entry| entry.complaint.id == id))
            .map(|entry| self.alike_view(entry, false))
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
