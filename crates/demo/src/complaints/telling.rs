use super::cases::{Case, cases};
use crate::dice::Dice;
use crate::journal::{Deed, Journal};
use crate::member::Member;
use crate::sales::Sale;
use crate::shelf::Shelf;
use crate::stage::{COUNTER, MANAGER, OWNER, ROAD, SERVICE, Stage};
use crate::words::Row;
use domain::record::{
    Complaint, ComplaintId, ComplaintKind, ComplaintStep, ComplaintSubKind, ContactWay,
    CustomerKind, Severity, StaffId, StepId, StepKind,
};
use domain::{Change, Day, Instant, Record};

/// What can be complained about, and by whom.
pub(crate) struct Shop<'a> {
    pub(crate) members: &'a [Member],
    pub(crate) sales: &'a [Sale],
    pub(crate) shelf: &'a Shelf,
    pub(crate) stage: &'a Stage,
}

/// Writes them all down. Returns who complained, and when.
pub(crate) fn write(
    journal: &mut Journal<'_>,
    shop: &Shop<'_>,
    mint: &mut dyn FnMut() -> domain::Id,
) -> Vec<(usize, Day)> {
    let mut telling = Telling {
        journal,
        stage: shop.stage,
        dice: &mut shop.stage.dice(7),
        mint,
    };
    let mut complained = Vec::new();
    for (case, number) in cases(shop).iter().zip(1..) {
        let sale = shop.sales.get(case.sale);
        let member = sale.and_then(|sale| shop.members.get(sale.member));
        if let (Some(sale), Some(member)) = (sale, member) {
            telling.tell(case, number, member, sale, shop.shelf);
            complained.push((sale.member, case.day));
        }
    }
    complained
}

struct Telling<'a, 'b> {
    journal: &'a mut Journal<'b>,
    stage: &'a Stage,
    dice: &'a mut Dice,
    mint: &'a mut dyn FnMut() -> domain::Id,
}

impl Telling<'_, '_> {
    fn tell(&mut self, case: &Case, number: i64, member: &Member, sale: &Sale, shelf: &Shelf) {
        let (stage, row) = (self.stage, case.row);
        let at = stage.instant(case.day, self.dice.between(9 * 60, 16 * 60 + 30));
        let sub_kind = ComplaintSubKind::from_code(row.cell(1));
        let kind = sub_kind.map(ComplaintSubKind::kind);
        let is_personal = kind == Some(ComplaintKind::Service)
            && sub_kind != Some(ComplaintSubKind::ServiceQuality);
        let received_by = if is_personal {
            MANAGER
        } else {
            self.dice.pick(&[COUNTER[0], COUNTER[1], ROAD, MANAGER])
        };
        let way = self.dice.pick(&[
            Some(ContactWay::Counter),
            Some(ContactWay::Counter),
            Some(ContactWay::Call),
            Some(ContactWay::Chat),
        ]);
        let item = shelf
            .place(row.cell(0))
            .filter(|item| sale.goods.contains(item));
        let caller = match member.customer.kind {
            Some(CustomerKind::Business) => member.people.last(),
            _ => None,
        };
        let is_major = row.letter(2) == 'm';
        let complaint = Complaint {
            id: ComplaintId((self.mint)()),
            number,
            customer: member.customer.id,
            complainant: caller.map(|person| person.name.clone()).unwrap_or_default(),
            complainant_phone: caller
                .map(|person| person.phone.clone())
                .unwrap_or_default(),
            at,
            way,
            received_by: stage.staff(received_by),
            kind,
            sub_kind,
            purchase: Some(sale.purchase.id),
            product: item
                .and_then(|item| shelf.items.get(item))
                .map(|item| item.product.id),
            about: if is_personal {
                stage.staff(COUNTER[1])
            } else {
                None
            },
            what_happened: row.cell(4).to_owned(),
            remedies_asked: row.cell(3).split(',').map(str::to_owned).collect(),
            remedy_asked_note: String::new(),
            severity: Some(if is_major {
                Severity::Major
            } else {
                Severity::General
            }),
            ..Complaint::default()
        };
        let registered = self.step(complaint.id, StepKind::Registered, at, received_by, "");
        for change in [
            Change::new(Complaint::KIND, complaint.id, complaint.fields()),
            registered,
        ] {
            self.write(at, Deed::RecordComplaint, received_by, change);
        }
        if !case.is_open {
            self.settle(
                case,
                complaint.id,
                at,
                received_by,
                way == Some(ContactWay::Counter) && !is_major,
            );
        }
    }

    fn settle(
        &mut self,
        case: &Case,
        complaint: ComplaintId,
        at: Instant,
        received_by: usize,
        on_the_spot: bool,
    ) {
        let how = case.row.cell(5);
        if on_the_spot && case.reopened.is_none() {
            let solved = self.step(complaint, StepKind::SolvedOnTheSpot, at, received_by, how);
            // Told and solved in one go, as the command does it.
            self.write(at, Deed::RecordComplaint, received_by, solved);
            return;
        }
        let mut day = self.later(case.day, 1, 3);
        let by = self.dice.pick(&[SERVICE, ROAD, OWNER]);
        self.solve(complaint, day, by, how);
        let Some(turn) = case.reopened else { return };
        let texts = self.stage.words.section("reopened");
        let text = Row(texts.get(turn % texts.len().max(1)).copied().unwrap_or(""));
        day = self.later(day, 4, 8);
        let at = self.stage.instant(day, 10 * 60);
        let again = self.step(complaint, StepKind::Reopened, at, received_by, text.cell(0));
        self.write(at, Deed::ReopenComplaint, received_by, again);
        day = self.later(day, 1, 3);
        self.solve(complaint, day, OWNER, text.cell(1));
    }

    fn solve(&mut self, complaint: ComplaintId, day: Day, by: usize, how: &str) {
        let at = self.stage.instant(day, self.dice.between(9 * 60, 17 * 60));
        let solved = self.step(complaint, StepKind::SolvedOnTheSpot, at, by, how);
        self.write(at, Deed::SolveComplaint, by, solved);
    }

    /// An open day between so many days later, but not after yesterday.
    fn later(&mut self, day: Day, low: i32, high: i32) -> Day {
        let later = self
            .stage
            .calendar
            .open_from(day.plus(self.dice.between(low, high)));
        later.min(self.stage.yesterday())
    }

    fn step(
        &mut self,
        complaint: ComplaintId,
        kind: StepKind,
        at: Instant,
        by: usize,
        text: &str,
    ) -> Change {
        let step = ComplaintStep {
            id: StepId((self.mint)()),
            complaint,
            kind: Some(kind),
            at,
            by: self.stage.staff(by),
            text: text.to_owned(),
            ..ComplaintStep::default()
        };
        Change::new(ComplaintStep::KIND, step.id, step.fields())
    }

    fn write(&mut self, at: Instant, deed: Deed, by: usize, change: Change) {
        let by: Option<StaffId> = self.stage.staff(by);
        self.journal.change_by(at, deed, by, change);
    }
}
