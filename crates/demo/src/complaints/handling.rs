use super::cases::{Case, Fate};
use super::cause::usual_cause;
use super::thread::{Thread, says};
use crate::dice::Dice;
use crate::journal::Deed;
use crate::sales::Sale;
use crate::stage::{COUNTER, MANAGER, OWNER, ROAD, SERVICE};
use crate::words::Row;
use domain::record::{
    Complaint, ComplaintStep, ContactWay, GoodsFate, Product, Promise, PromiseId, PromiseOutcome,
    PurchaseLine, Remedy, Return, ReturnId, ReturnKind, StepKind, YesNo,
};
use domain::value::Field as _;
use domain::{Change, Money, Name, Quantity, Record};

/// What is known of a complaint while it is handled.
pub(super) struct Handling<'a> {
    pub(super) case: &'a Case,
    pub(super) complaint: &'a Complaint,
    pub(super) sale: &'a Sale,
    pub(super) product: Option<&'a Product>,
    /// Places in the list of staff.
    pub(super) received_by: usize,
    pub(super) by: usize,
}

/// Phrases of `lists.txt`, by their place in the section `handling`.
#[derive(Clone, Copy)]
enum Phrase {
    Thanks,
    NotValid,
    TooDear,
    Content,
    NotContent,
    AskedFor,
    PassedUp,
    TakenBack,
    ToldResult,
}

impl Handling<'_> {
    pub(super) fn go(&self, thread: &mut Thread<'_, '_>, dice: &mut Dice) {
        match self.case.fate {
            Fate::OnTheSpot => self.on_the_spot(thread, dice),
            Fate::Settled => {
                self.judge(thread, dice);
                self.settle(thread, dice);
            }
            Fate::NotValid => self.not_valid(thread, dice),
            Fate::Withdrawn => {
                self.acknowledge(thread);
                thread.later(dice.between(1, 2), 600);
                let words = says(phrase(thread, Phrase::TakenBack));
                thread.step(StepKind::Withdrawn, self.received_by, words);
            }
            Fate::Untouched => {}
            Fate::Grave => self.grave(thread),
            Fate::Assigned => self.judge(thread, dice),
            Fate::Waiting => {
                self.judge(thread, dice);
                thread.soon(40);
                let words = says(phrase(thread, Phrase::AskedFor));
                thread.step(StepKind::AskedCustomer, self.by, words);
            }
            Fate::Proposed => {
                self.judge(thread, dice);
                self.propose(thread, dice, true);
                self.promise(thread, 2, None);
            }
            Fate::PassedUp => {
                self.promise(thread, 1, None);
                self.judge(thread, dice);
                self.propose(thread, dice, false);
                self.carry_out(thread, dice);
                let words = says(phrase(thread, Phrase::NotContent));
                thread.step(StepKind::Rejected, self.by, words);
                thread.soon(20);
                let words = ComplaintStep {
                    passed_to: thread.stage.staff(OWNER),
                    ..says(phrase(thread, Phrase::PassedUp))
                };
                thread.step(StepKind::Escalated, MANAGER, words);
            }
        }
    }

    fn on_the_spot(&self, thread: &mut Thread<'_, '_>, dice: &mut Dice) {
        let how = says(self.case.row.cell(5));
        thread.step(StepKind::SolvedOnTheSpot, self.received_by, how);
        thread.later(1, 600);
        Self::evaluate(thread, dice, self.received_by, 4);
    }

    fn acknowledge(&self, thread: &mut Thread<'_, '_>) {
        thread.soon(25);
        let words = ComplaintStep {
            way: self.complaint.way,
            ..says(phrase(thread, Phrase::Thanks))
        };
        thread.step(StepKind::Acknowledged, self.received_by, words);
    }

    /// A safety case is looked at within the hour.
    fn grave(&self, thread: &mut Thread<'_, '_>) {
        self.acknowledge(thread);
        thread.soon(15);
        let review = ComplaintStep {
            severity: self.complaint.severity,
            safety: true,
            ..ComplaintStep::default()
        };
        thread.step(StepKind::Triaged, MANAGER, review);
    }

    /// Up to the one who is responsible.
    fn judge(&self, thread: &mut Thread<'_, '_>, dice: &mut Dice) {
        self.acknowledge(thread);
        if dice.per_cent(15) {
            thread.later(dice.between(1, 3), 9 * 60 + 20);
        }
        thread.soon(dice.between(20, 90));
        thread.step(StepKind::JudgedValid, MANAGER, ComplaintStep::default());
        let staff = thread.stage.words.section("staff");
        let row = Row(staff.get(self.by).copied().unwrap_or(""));
        let assigned = ComplaintStep {
            department: row.cell(2).to_owned(),
            assignee: thread.stage.staff(self.by),
            ..ComplaintStep::default()
        };
        thread.step(StepKind::Assigned, MANAGER, assigned);
    }

    /// The cause, and what is offered; sent back once where it was too dear.
    fn propose(&self, thread: &mut Thread<'_, '_>, dice: &mut Dice, is_sent_back: bool) {
        thread.later(dice.between(0, 2), 10 * 60);
        let (cause, failed_by) = self.complaint.sub_kind.map(usual_cause).unzip();
        let analysed = ComplaintStep {
            cause,
            failed_by,
            ..ComplaintStep::default()
        };
        thread.step(StepKind::Analysed, self.by, analysed);
        thread.soon(dice.between(15, 50));
        let cost = i64::from(dice.between(3, 26)) * 500;
        let proposal = |cost: i64| ComplaintStep {
            remedies: self.complaint.remedies_asked.clone(),
            cost: Some(Money(cost)),
            ..says(self.case.row.cell(5))
        };
        if is_sent_back {
            thread.step(StepKind::Proposed, self.by, proposal(cost * 4));
            thread.soon(dice.between(30, 120));
            let words = says(phrase(thread, Phrase::TooDear));
            thread.step(StepKind::SentBack, OWNER, words);
            thread.soon(dice.between(20, 60));
        }
        thread.step(StepKind::Proposed, self.by, proposal(cost));
    }

    /// Approved, done, and the customer told.
    fn carry_out(&self, thread: &mut Thread<'_, '_>, dice: &mut Dice) {
        thread.soon(dice.between(20, 90));
        thread.step(StepKind::Approved, OWNER, ComplaintStep::default());
        thread.later(dice.between(0, 2), 11 * 60);
        let done = ComplaintStep {
            done_by: thread.stage.staff(self.by),
            done_at: Some(thread.at()),
            ..says(self.case.row.cell(5))
        };
        thread.step(StepKind::CarriedOut, self.by, done);
        self.take_back(thread, dice);
        thread.soon(15);
        let words = ComplaintStep {
            way: Some(ContactWay::Call),
            further_ways: dice.per_cent(70),
            ..says(phrase(thread, Phrase::ToldResult))
        };
        thread.step(StepKind::Notified, self.by, words);
    }

    fn settle(&self, thread: &mut Thread<'_, '_>, dice: &mut Dice) {
        let began = thread.day;
        let is_sent_back = dice.per_cent(12);
        self.propose(thread, dice, is_sent_back);
        if dice.per_cent(25) {
            let kept = if dice.per_cent(85) {
                PromiseOutcome::Kept
            } else {
                PromiseOutcome::Broken
            };
            self.promise(thread, 3, Some(kept));
        }
        self.carry_out(thread, dice);
        thread.soon(10);
        let words = says(phrase(thread, Phrase::Content));
        thread.step(StepKind::Accepted, self.by, words);
        thread.later(dice.between(1, 5), 9 * 60 + 40);
        // Who waited longer is less content with it.
        let usual = if thread.day.since(began) > 7 { 3 } else { 4 };
        Self::evaluate(thread, dice, MANAGER, usual);
        let Some(turn) = self.case.reopened else {
            thread.later(dice.between(10, 20), 17 * 60);
            if dice.per_cent(80) {
                thread.step(StepKind::Archived, MANAGER, ComplaintStep::default());
            }
            return;
        };
        let texts = thread.stage.words.section("reopened");
        let text = Row(texts.get(turn % texts.len().max(1)).copied().unwrap_or(""));
        thread.later(dice.between(4, 8), 10 * 60);
        thread.step(StepKind::Reopened, self.received_by, says(text.cell(0)));
        thread.later(dice.between(1, 3), 14 * 60);
        thread.step(StepKind::SolvedOnTheSpot, OWNER, says(text.cell(1)));
        thread.later(3, 10 * 60);
        Self::evaluate(thread, dice, MANAGER, 3);
    }

    /// Said kindly, with every further way.
    fn not_valid(&self, thread: &mut Thread<'_, '_>, dice: &mut Dice) {
        self.acknowledge(thread);
        thread.later(1, 10 * 60 + 15);
        let words = says(phrase(thread, Phrase::NotValid));
        thread.step(StepKind::JudgedNotValid, MANAGER, words);
        thread.soon(30);
        let words = ComplaintStep {
            way: Some(ContactWay::Call),
            further_ways: true,
            ..says(phrase(thread, Phrase::NotValid))
        };
        thread.step(StepKind::Notified, MANAGER, words);
        thread.later(2, 15 * 60);
        Self::evaluate(thread, dice, MANAGER, 2);
    }

    fn evaluate(thread: &mut Thread<'_, '_>, dice: &mut Dice, by: usize, usual: i32) {
        let lessons = thread.stage.words.section("lessons");
        let has_lesson = dice.per_cent(60);
        let lesson = if has_lesson { dice.pick(&lessons) } else { "" };
        let score = (usual + dice.between(-1, 1)).clamp(1, 5);
        let yes_no = |yes: bool| Some(if yes { YesNo::Yes } else { YesNo::No });
        let evaluated = ComplaintStep {
            satisfaction: u8::try_from(score).ok(),
            lesson: lesson.to_owned(),
            old_solved: yes_no(dice.per_cent(88)),
            new_appeared: yes_no(dice.per_cent(10)),
            ..ComplaintStep::default()
        };
        thread.step(StepKind::Evaluated, by, evaluated);
    }

    /// A word given, and what became of it.
    fn promise(&self, thread: &mut Thread<'_, '_>, days: i32, outcome: Option<PromiseOutcome>) {
        let texts = thread.stage.words.section("promises");
        let turn = usize::try_from(self.complaint.number).unwrap_or(0);
        let what = texts.get(turn % texts.len().max(1)).copied().unwrap_or("");
        thread.soon(5);
        let promise = Promise {
            id: PromiseId((thread.mint)()),
            customer: self.complaint.customer,
            complaint: Some(self.complaint.id),
            what: what.to_owned(),
            by: thread.stage.staff(self.by),
            at: thread.at(),
            until: Some(thread.day.plus(days)),
            ..Promise::default()
        };
        let change = Change::new(Promise::KIND, promise.id, promise.fields());
        thread
            .journal
            .change_by(promise.at, Deed::MakePromise, promise.by, change);
        let Some(outcome) = outcome else { return };
        let day = thread
            .day
            .plus(days + i32::from(outcome == PromiseOutcome::Broken));
        let at = thread
            .stage
            .instant(day.min(thread.stage.yesterday()), 18 * 60);
        let sets = vec![
            (Name::Borrowed("outcome"), outcome.to_value()),
            (Name::Borrowed("outcome_at"), at.to_value()),
        ];
        let change = Change::new(Promise::KIND, promise.id, sets);
        thread
            .journal
            .change_by(at, Deed::EndPromise, promise.by, change);
    }

    /// The goods that come back, where the remedy is another one or the money.
    fn take_back(&self, thread: &mut Thread<'_, '_>, dice: &mut Dice) {
        let asked = |remedy: Remedy| self.complaint.remedies_asked.contains(remedy.code());
        let (Some(product), Some(price)) =
            (self.product, self.product.and_then(|product| product.price))
        else {
            return;
        };
        let kind = match (asked(Remedy::Refund), asked(Remedy::Replace)) {
            (true, _) => ReturnKind::Return,
            (_, true) => ReturnKind::Exchange,
            _ => return,
        };
        let back = Return {
            id: ReturnId((thread.mint)()),
            customer: self.complaint.customer,
            purchase: Some(self.sale.purchase.id),
            complaint: Some(self.complaint.id),
            day: thread.day,
            kind: Some(kind),
            lines: vec![PurchaseLine {
                product: Some(product.id),
                name: product.name.clone(),
                quantity: Quantity::ONE,
                unit_price: price,
            }],
            refund: (kind == ReturnKind::Return).then_some(price),
            reason: self.complaint.what_happened.clone(),
            cause: self.complaint.sub_kind.map(|kind| usual_cause(kind).0),
            fate: Some(if dice.per_cent(60) {
                GoodsFate::BackToSupplier
            } else {
                GoodsFate::Scrapped
            }),
            by: thread.stage.staff(COUNTER[0]),
            ..Return::default()
        };
        thread.soon(3);
        let change = Change::new(Return::KIND, back.id, back.fields());
        thread
            .journal
            .change_by(thread.at(), Deed::SaveReturn, back.by, change);
    }
}

/// Who is responsible: somebody else than whom it is about.
pub(super) fn responsible(is_personal: bool, dice: &mut Dice) -> usize {
    if is_personal {
        MANAGER
    } else {
        dice.pick(&[SERVICE, ROAD, SERVICE, COUNTER[0]])
    }
}

fn phrase(thread: &Thread<'_, '_>, phrase: Phrase) -> &'static str {
    let lines = thread.stage.words.section("handling");
    lines.get(phrase as usize).copied().unwrap_or("")
}
