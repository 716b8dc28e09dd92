use super::cases::{Case, cases};
use super::handling::{Handling, responsible};
use super::thread::Thread;
use crate::dice::Dice;
use crate::journal::Journal;
use crate::member::Member;
use crate::sales::Sale;
use crate::shelf::Shelf;
use crate::stage::{COUNTER, MANAGER, ROAD, Stage};
use crate::words::Row;
use domain::Day;
use domain::record::{
    Complaint, ComplaintId, ComplaintKind, ComplaintSubKind, ContactWay, CustomerKind, Severity,
};

/// The same trouble again within so many days is a repeat.
const SAME_DAYS: i32 = 300;

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
        told: Vec::new(),
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
    /// What was complained of so far.
    told: Vec<(&'static str, ComplaintId, Day)>,
}

impl Telling<'_, '_> {
    /// The same trouble within the year: it is a repeat of that.
    fn heard_before(&self, row: Row, day: Day) -> Option<ComplaintId> {
        let mut told = self.told.iter().rev();
        let same = told.find(|(known, _, then)| *known == row.0 && day.since(*then) < SAME_DAYS);
        same.map(|(_, id, _)| *id)
    }

    fn tell(&mut self, case: &Case, number: i64, member: &Member, sale: &Sale, shelf: &Shelf) {
        let (stage, row) = (self.stage, case.row);
        let minute = self.dice.between(9 * 60, 16 * 60 + 30);
        let at = stage.instant(case.day, minute);
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
            carrier: if kind == Some(ComplaintKind::Transport) {
                self.dice.pick(&stage.words.section("carriers")).to_owned()
            } else {
                String::new()
            },
            repeat_of: self.heard_before(row, case.day),
            remedies_asked: row.cell(3).split(',').map(str::to_owned).collect(),
            remedy_asked_note: String::new(),
            severity: Some(if is_major {
                Severity::Major
            } else {
                Severity::General
            }),
            ..Complaint::default()
        };
        let by = responsible(is_personal, self.dice);
        let handling = Handling {
            case,
            complaint: &complaint,
            sale,
            product: item
                .and_then(|item| shelf.items.get(item))
                .map(|item| &item.product),
            received_by,
            by,
        };
        self.told.push((row.0, complaint.id, case.day));
        let began = (case.day, minute);
        let mut thread = Thread::begin(self.journal, stage, self.mint, &complaint, began);
        handling.go(&mut thread, self.dice);
    }
}
