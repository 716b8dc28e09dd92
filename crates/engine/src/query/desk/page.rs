use super::Entry;
use crate::state::{State, today};
use api::{
    AppError, ComplainingCustomer, ComplaintPage, ComplaintView, Moment, SimilarComplaint,
    SimilarComplaints, StepView,
};
use domain::complaint::{Standing, Verdict, standing_among};
use domain::record::{
    Action, Attachment, AttachmentId, Complaint, ComplaintId, ComplaintStep, Customer, Prevention,
    Product, Promise, Purchase, Staff,
};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Similar complaints shown beside one.
const SIMILAR: usize = 4;

impl State {
    pub(crate) fn complaint_page(
        &self,
        ask: ComplaintPage,
        moment: &Moment,
    ) -> Result<ComplaintView, AppError> {
        let row = self.row::<Complaint>(ask.id).ok_or(AppError::NotThere)?;
        let complaint: Complaint = self.read(&row);
        let steps = self.steps(ask.id);
        let standing = standing_among(ask.id, |id| self.steps(id));
        let entries = self.complaint_entries(moment);
        let desk = self.desk(moment);
        let entry = entries.iter().find(|entry| entry.complaint.id == ask.id);
        let staff: Vec<Staff> = self.present().map(|(_, staff)| staff).collect();
        Ok(ComplaintView {
            clocks: entry.map(|entry| desk.clocks(entry)),
            escalation: entry.and_then(|entry| desk.escalation(entry, &staff)),
            steps: self.step_views(steps.clone(), &standing),
            customer: self.complaining_customer(&complaint, moment),
            received_by: complaint
                .received_by
                .and_then(|id| self.name_of::<Staff>(id)),
            about: complaint.about.and_then(|id| self.name_of::<Staff>(id)),
            product: complaint.product.and_then(|id| self.name_of::<Product>(id)),
            purchase: complaint
                .purchase
                .and_then(|id| self.record::<Purchase>(id))
                .map(|purchase| (purchase.day, purchase.total)),
            removed: self.why_removed(&row),
            promises: self.promises_to(&complaint),
            actions: self.of_complaint(|action: &Action| (action.complaint, action.due), ask.id),
            preventions: self.of_complaint(
                |prevention: &Prevention| (prevention.complaint, prevention.check_on),
                ask.id,
            ),
            attachments: self.attachments_of(&complaint, &steps),
            similar: self.similar_to(&complaint, &entries, moment),
            siblings: entries
                .iter()
                .filter(|entry| {
                    entry.complaint.customer == complaint.customer
                        && entry.complaint.id != ask.id
                        && entry.standing.is_open()
                })
                .map(|entry| self.alike_view(entry, false))
                .collect(),
            standing,
            complaint,
        })
    }

    fn step_views(&self, steps: Vec<ComplaintStep>, standing: &Standing) -> Vec<StepView> {
        let place = |step: &ComplaintStep| {
            standing
                .steps
                .iter()
                .position(|(id, _)| *id == step.id)
                .unwrap_or(usize::MAX)
        };
        let mut views: Vec<(usize, StepView)> = steps
            .into_iter()
            .map(|step| {
                let at = place(&step);
                let verdict = standing
                    .steps
                    .get(at)
                    .map_or(Verdict::Unknown, |(_, verdict)| *verdict);
                let by = step.by.and_then(|id| self.name_of::<Staff>(id));
                (at, StepView { step, by, verdict })
            })
            .collect();
        views.sort_by_key(|(at, _)| *at);
        views.into_iter().map(|(_, view)| view).collect()
    }

    fn complaining_customer(&self, complaint: &Complaint, moment: &Moment) -> ComplainingCustomer {
        let Some(number) = self.customer_number(complaint.customer) else {
            return ComplainingCustomer::default();
        };
        let customer: Customer = self.record_at(number).unwrap_or_default();
        let facts = self.purchase_facts(number, today(moment));
        let complaints = &self.index.related.of(number).complaints;
        ComplainingCustomer {
            name: customer.name,
            phone: customer.phone,
            class: customer.class,
            grade: customer.grade,
            first_purchase: facts.first,
            purchases: facts.purchases,
            last_year: facts.last_year,
            complaints: crate::query::trade::count(
                complaints
                    .iter()
                    .filter(|number| self.present_at::<Complaint>(**number).is_some())
                    .count(),
            ),
        }
    }

    /// Promises to the customer, the open ones first: one is seen before another is made.
    fn promises_to(&self, complaint: &Complaint) -> Vec<Promise> {
        let Some(number) = self.customer_number(complaint.customer) else {
            return Vec::new();
        };
        let mut promises: Vec<Promise> = self
            .index
            .related
            .of(number)
            .promises
            .iter()
            .filter_map(|number| self.present_at::<Promise>(*number))
            .collect();
        promises.sort_by_key(|promise| (promise.outcome.is_some(), Reverse(promise.at)));
        promises
    }

    fn of_complaint<R: domain::Record, K: Ord>(
        &self,
        key: impl Fn(&R) -> (ComplaintId, K),
        id: ComplaintId,
    ) -> Vec<R> {
        let mut found: Vec<R> = self
            .present::<R>()
            .map(|(_, record)| record)
            .filter(|record| key(record).0 == id)
            .collect();
        found.sort_by_key(|record| key(record).1);
        found
    }

    fn attachments_of(&self, complaint: &Complaint, steps: &[ComplaintStep]) -> Vec<Attachment> {
        let of_steps = steps.iter().flat_map(|step| &step.attachments);
        let names: BTreeSet<&String> = complaint.attachments.iter().chain(of_steps).collect();
        names
            .into_iter()
            .filter_map(|name| name.parse::<AttachmentId>().ok())
            .filter_map(|id| self.record::<Attachment>(id))
            .collect()
    }

    /// Those somebody linked, then those that read alike.
    fn similar_to(
        &self,
        complaint: &Complaint,
        entries: &[Entry],
        moment: &Moment,
    ) -> Vec<SimilarComplaint> {
        let linked: BTreeSet<ComplaintId> = complaint
            .alike
            .iter()
            .filter_map(|name| name.parse().ok())
            .chain(complaint.repeat_of)
            .collect();
        let mut found: Vec<SimilarComplaint> = entries
            .iter()
            .filter(|entry| linked.contains(&entry.complaint.id))
            .map(|entry| self.alike_view(entry, true))
            .collect();
        let alike = self.similar_complaints(
            &SimilarComplaints {
                except: Some(complaint.id),
                what_happened: complaint.what_happened.clone(),
                kind: complaint.kind,
                product: complaint.product,
                about: complaint.about,
                limit: u32::try_from(SIMILAR + linked.len()).unwrap_or(u32::MAX),
            },
            moment,
        );
        found.extend(
            alike
                .into_iter()
                .filter(|similar| !linked.contains(&similar.id)),
        );
        found.truncate(SIMILAR.max(linked.len()));
        found
    }
}
