use crate::state::{State, today};
use api::{AppError, CustomerPage, CustomerView, Measured, Moment, PurchaseFacts, Rhythm};
use domain::change::REMOVED;
use domain::record::{
    Complaint, ComplaintId, ComplaintState, ComplaintStep, Contact, ContactPerson, Customer,
    CustomerId, Staff,
};
use domain::{Day, Money, Record};
use ledger::{Row, RowNumber, ValueRef};
use metrics::rhythm::SilenceState;
use std::collections::BTreeSet;

impl State {
    pub(crate) fn customer_page(
        &self,
        ask: CustomerPage,
        moment: &Moment,
    ) -> Result<CustomerView, AppError> {
        let number = self.customer_number(ask.id).ok_or(AppError::NotThere)?;
        let row = self.row::<Customer>(ask.id).ok_or(AppError::NotThere)?;
        let customer: Customer = self.read(&row);
        let day = today(moment);
        let silence = self.silence(number, day);
        let totals = self.index.purchases.totals(number);
        let related = self.index.related.of(number);
        let contacts = related
            .contacts
            .iter()
            .filter_map(|number| self.present_at::<Contact>(*number));
        let last_contact = contacts.max_by_key(|contact| (contact.day, contact.at));
        Ok(CustomerView {
            removed: self.why_removed(&row),
            merged_into: customer
                .merged_into
                .and_then(|id: CustomerId| Some((id, self.name_of::<Customer>(id)?))),
            people: related
                .people
                .iter()
                .filter_map(|number| self.present_at::<ContactPerson>(*number))
                .collect(),
            manager: customer
                .relationship_manager
                .and_then(|id| self.name_of::<Staff>(id)),
            deputy: customer.deputy.and_then(|id| self.name_of::<Staff>(id)),
            supplied_by: customer
                .supplied_by
                .and_then(|id| self.name_of::<Customer>(id)),
            purchases: self.purchase_facts(number, day),
            rhythm: Rhythm {
                usual_gap_days: match &silence {
                    Ok(silence) => Measured::Value {
                        value: silence.usual_gap_days,
                        n: silence.gaps.into(),
                        interval: None,
                    },
                    Err(metrics::NotEnough { n, need }) => {
                        Measured::NotEnough { n: *n, need: *need }
                    }
                },
                silent_days: totals
                    .has_bought()
                    .then(|| u32::try_from(day.since(Day(totals.last_day))).unwrap_or(0)),
                to_call: silence.is_ok_and(|silence| silence.state == SilenceState::Broken),
            },
            rfm: self.rfm_code(number, day),
            complaints: u32::try_from(
                related
                    .complaints
                    .iter()
                    .filter(|number| self.present_at::<Complaint>(**number).is_some())
                    .count(),
            )
            .unwrap_or(u32::MAX),
            open_complaints: self.open_complaints(number),
            last_contact: last_contact.map(|contact| (contact.day, contact.way)),
            last_score: self.scores(day).latest.get(&number.0).copied(),
            returns: self.return_habit(number),
            customer,
        })
    }

    pub(crate) fn purchase_facts(&self, customer: RowNumber, day: Day) -> PurchaseFacts {
        let purchases = &self.index.purchases;
        let totals = purchases.totals(customer);
        let year_ago = day.plus(-365);
        let mut products = BTreeSet::new();
        let mut last_year = Money(0);
        for row in purchases.of(customer) {
            if Day(purchases.day(row)) > year_ago {
                last_year = Money(last_year.0.saturating_add(purchases.amount(row)));
            }
            self.each_line(row, |product, name| {
                products.insert((
                    product,
                    if product.is_some() {
                        String::new()
                    } else {
                        name.to_owned()
                    },
                ));
            });
        }
        PurchaseFacts {
            purchases: totals.purchases,
            days: totals.purchase_days,
            first: totals.has_bought().then_some(Day(totals.first_day)),
            last: totals.has_bought().then_some(Day(totals.last_day)),
            total: Money(totals.amount_minor),
            last_year,
            products: u32::try_from(products.len()).unwrap_or(u32::MAX),
        }
    }

    /// The record of a row, unless it lies in the recycle bin.
    pub(crate) fn present_at<R: Record>(&self, number: RowNumber) -> Option<R> {
        let row = self.book.table(R::KIND.0)?.row(number)?;
        (!self.index.names.is_removed(&row)).then(|| self.read(&row))
    }

    pub(crate) fn why_removed(&self, row: &Row<'_>) -> Option<String> {
        let name = self.book.names().find(REMOVED)?;
        match row.get(name) {
            ValueRef::Null => None,
            ValueRef::Text(why) => Some(why.to_owned()),
            _ => Some(String::new()),
        }
    }

    pub(crate) fn open_complaints(&self, customer: RowNumber) -> u32 {
        let complaints = &self.index.related.of(customer).complaints;
        let open = complaints.iter().filter(|number| {
            self.present_at::<Complaint>(**number)
                .is_some_and(|complaint| self.complaint_state(complaint.id).is_open())
        });
        u32::try_from(open.count()).unwrap_or(u32::MAX)
    }

    pub(crate) fn complaint_state(&self, complaint: ComplaintId) -> ComplaintState {
        domain::complaint::standing_among(complaint, |id| self.steps(id)).state
    }

    /// What was done about a complaint, in the order in which it counts.
    pub(crate) fn steps(&self, complaint: ComplaintId) -> Vec<ComplaintStep> {
        let Some(number) = self
            .book
            .table(Complaint::KIND.0)
            .and_then(|table| table.find(complaint.0))
        else {
            return Vec::new();
        };
        let mut steps: Vec<ComplaintStep> = self
            .index
            .related
            .steps(number)
            .iter()
            .filter_map(|number| self.present_at::<ComplaintStep>(*number))
            .collect();
        steps.sort_by_key(|step| (step.turn, step.at, step.id));
        steps
    }
}
