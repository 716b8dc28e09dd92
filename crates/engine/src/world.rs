use crate::state::{State, today};
use api::Moment;
use domain::command::{RecordName, ToAsk, World};
use domain::record::{
    Answer, Complaint, ComplaintId, ComplaintStep, Contact, ContactPerson, Customer, CustomerId,
    FollowUp, Loss, Promise, Purchase, Return, Staff, StaffId, SurveyId, SurveyLink,
};
use domain::survey::Group;
use domain::{Day, Id, Instant, Name, Record, Value};
use ledger::{IdMint, RowNumber, ValueRef};

/// What the rules see of the book.
pub(crate) struct BookWorld<'a> {
    state: &'a State,
    mint: IdMint,
    moment: Moment,
}

impl<'a> BookWorld<'a> {
    pub(crate) fn new(state: &'a State, moment: Moment) -> Self {
        let mut mint = state.mint.clone();
        mint.begin(moment.now);
        Self {
            state,
            mint,
            moment,
        }
    }

    /// The mint after the identities that were handed out.
    pub(crate) fn into_mint(self) -> IdMint {
        self.mint
    }

    fn names_of<R: Record>(&self, rows: impl IntoIterator<Item = RowNumber>) -> Vec<RecordName> {
        let Some(table) = self.state.book.table(R::KIND.0) else {
            return Vec::new();
        };
        rows.into_iter()
            .filter_map(|number| table.row(number))
            .filter(|row| !self.state.index.names.is_removed(row))
            .map(|row| RecordName::of::<R>(row.id()))
            .collect()
    }
}

impl World for BookWorld<'_> {
    fn now(&self) -> Instant {
        self.moment.now
    }

    fn today(&self) -> Day {
        today(&self.moment)
    }

    fn staff(&self) -> Option<StaffId> {
        self.moment.staff
    }

    fn new_id(&mut self) -> Id {
        self.mint.mint()
    }

    fn fields(&self, kind: &str, id: Id) -> Option<Vec<(Name, Value)>> {
        self.state
            .book
            .row(kind, id)
            .map(|row| row.to_fields(self.state.book.names()))
    }

    fn belonging_to(&self, customer: CustomerId) -> Vec<RecordName> {
        let index = &self.state.index;
        let Some(row) = self.state.customer_number(customer) else {
            return Vec::new();
        };
        let mut found = self.names_of::<Purchase>(index.purchases.of(row));
        let related = index.related.of(row);
        found.extend(self.names_of::<Contact>(related.contacts.iter().copied()));
        found.extend(self.names_of::<Complaint>(related.complaints.iter().copied()));
        found.extend(self.names_of::<Answer>(related.answers.iter().copied()));
        found.extend(self.names_of::<ContactPerson>(related.people.iter().copied()));
        found.extend(self.names_of::<Promise>(related.promises.iter().copied()));
        found.extend(self.names_of::<Return>(related.returns.iter().copied()));
        found.extend(self.names_of::<FollowUp>(related.follow_ups.iter().copied()));
        found.extend(self.names_of::<Loss>(related.losses.iter().copied()));
        found.extend(self.names_of::<SurveyLink>(related.links.iter().copied()));
        found
    }

    fn supplied_by(&self, intermediary: CustomerId) -> Vec<CustomerId> {
        let book = &self.state.book;
        let (Some(table), Some(field)) = (
            book.table(Customer::KIND.0),
            book.names().find("supplied_by"),
        ) else {
            return Vec::new();
        };
        // Merging is rare: a look through all customers costs less than an index that every edit keeps up.
        table
            .rows()
            .filter(|(_, row)| row.get(field) == ValueRef::Id(intermediary.0))
            .filter(|(_, row)| !self.state.index.names.is_removed(row))
            .map(|(_, row)| CustomerId(row.id()))
            .collect()
    }

    fn staff_list(&self) -> Vec<Staff> {
        self.state
            .present::<Staff>()
            .map(|(_, staff)| staff)
            .collect()
    }

    fn steps(&self, complaint: ComplaintId) -> Vec<ComplaintStep> {
        self.state.steps(complaint)
    }

    fn of_survey(&self, survey: SurveyId) -> Vec<RecordName> {
        self.state.design_names(survey)
    }

    fn customers_to_ask(&self, group: &Group, rest_days: i64) -> ToAsk {
        self.state.customers_to_ask(group, rest_days, &self.moment)
    }

    fn closed_complaints(&self, from: Option<Day>, to: Option<Day>) -> Vec<ComplaintId> {
        self.state.closed_complaints(from, to, &self.moment)
    }

    fn next_complaint_number(&self) -> i64 {
        self.state.index.related.last_complaint_number + 1
    }
}
