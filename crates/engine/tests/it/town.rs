//! A shop whose complaints go their random ways, and the lists behind its figures.

use crate::desk::{Desk, NOON, Quiet};
use crate::doings::{add_product, new, sell};
use crate::histories::Dice;
use api::{
    Ask, ComplaintFilter, ComplaintList, ComplaintPage, Execute, Moment, Window, decode_reply,
};
use domain::command::Command;
use domain::complaint::{Analysis, Move, Proposal, Standing, Triage};
use domain::record::{
    CauseCode, Complaint, ComplaintId, ComplaintKind, Customer, CustomerClass, CustomerId,
    FailedBy, ProductId, Promise, Role, Severity, Staff, StaffId, StepKind, YesNo,
};
use domain::{Instant, Money};
use std::collections::BTreeSet;
use storage::Memory;

pub(crate) const DAYS: i64 = 420;
/// Taken more often, so that some complaints come to an end.
const ONWARD: [StepKind; 9] = [
    StepKind::Assigned,
    StepKind::Analysed,
    StepKind::Proposed,
    StepKind::Approved,
    StepKind::CarriedOut,
    StepKind::Notified,
    StepKind::Accepted,
    StepKind::Evaluated,
    StepKind::SolvedOnTheSpot,
];

pub(crate) struct Town {
    pub(crate) desk: Desk,
    pub(crate) dice: Dice,
    pub(crate) moment: Moment,
    pub(crate) customers: Vec<CustomerId>,
    pub(crate) staff: Vec<StaffId>,
    pub(crate) products: Vec<ProductId>,
    pub(crate) complaints: Vec<ComplaintId>,
}

impl Town {
    pub(crate) fn new(seed: u64) -> Self {
        let desk = Desk::open(Memory::new(), &Quiet::default());
        let mut town = Self {
            products: ["水壶", "电钻"]
                .map(|name| add_product(&desk, name))
                .to_vec(),
            desk,
            dice: Dice(seed),
            moment: Moment {
                now: Instant(NOON.now.0 - DAYS * Instant::DAY),
                ..NOON
            },
            customers: Vec::new(),
            staff: Vec::new(),
            complaints: Vec::new(),
        };
        for name in ["甲", "乙", "丙", "丁"] {
            let class = town.pick(CustomerClass::ALL);
            let done = town.run(Command::SaveCustomer(new(Customer {
                name: name.to_owned(),
                class: Some(class),
                ..Customer::default()
            })));
            town.customers.push(CustomerId(done.unwrap()));
        }
        for name in ["老板", "小林", "小吴"] {
            let done = town.run(Command::SaveStaff(new(Staff {
                name: name.to_owned(),
                role: Some(Role::Owner),
                ..Staff::default()
            })));
            town.staff.push(StaffId(done.unwrap()));
        }
        town.moment.staff = town.staff.first().copied();
        for _ in 0..320 {
            town.act();
        }
        town.moment.now = NOON.now;
        town
    }

    pub(crate) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.dice.below(of.len())]
    }

    pub(crate) fn chance(&mut self, one_in: usize) -> bool {
        self.dice.below(one_in) == 0
    }

    pub(crate) fn ask<A: Ask>(&self, ask: A) -> A::Reply {
        let answer = self.desk.session.answer(ask.into_request(), self.moment);
        decode_reply::<A>(&pollster::block_on(answer).unwrap()).unwrap()
    }

    /// What it was about; refusals of the rules are part of life.
    pub(crate) fn run(&self, command: Command) -> Option<domain::Id> {
        let ask = Execute { command }.into_request();
        let bytes = pollster::block_on(self.desk.session.answer(ask, self.moment)).ok()?;
        let done = decode_reply::<Execute>(&bytes).unwrap();
        done.about.map(|about| about.id)
    }

    pub(crate) fn act(&mut self) {
        let hours = i64::try_from(self.dice.below(60)).unwrap();
        let hour = 60 * Instant::MINUTE;
        self.moment.now = Instant((self.moment.now.0 + hours * hour).min(NOON.now.0));
        let customer = self.pick(&self.customers.clone());
        match self.dice.below(12) {
            0 => {
                let day = self.moment.now.day(480);
                let _sold = sell(&self.desk, customer, day.0, Vec::new());
            }
            1 | 2 => self.complain(customer),
            3 if !self.complaints.is_empty() => {
                let complaint = self.pick(&self.complaints.clone());
                let customer = self.ask(ComplaintPage { id: complaint }).complaint.customer;
                self.run(Command::MakePromise(Box::new(Promise {
                    customer,
                    complaint: Some(complaint),
                    what: "回电话".to_owned(),
                    until: Some(self.moment.now.day(480).plus(3)),
                    ..Promise::default()
                })));
            }
            _ if !self.complaints.is_empty() => self.step(),
            _ => self.complain(customer),
        }
    }

    pub(crate) fn complain(&mut self, customer: CustomerId) {
        let complaint = Complaint {
            customer,
            kind: Some(self.pick(ComplaintKind::ALL)),
            severity: Some(self.pick(Severity::ALL)),
            what_happened: "坏了".to_owned(),
            product: self.chance(2).then(|| self.products[self.dice.below(2)]),
            about: self.chance(4).then(|| self.staff[1 + self.dice.below(2)]),
            carrier: ["", "顺丰", "德邦"][self.dice.below(3)].to_owned(),
            repeat_of: self.complaints.last().copied().filter(|_| self.chance(6)),
            ..Complaint::default()
        };
        let solved = self.chance(6).then(|| "换了".to_owned());
        let done = self.run(Command::RecordComplaint {
            complaint: Box::new(complaint),
            solved,
        });
        self.complaints.extend(done.map(ComplaintId));
    }

    pub(crate) fn step(&mut self) {
        // Later ones more often, so that some are left over.
        let id = self.pick(&self.complaints.clone());
        let standing = self.ask(ComplaintPage { id }).standing;
        if self.chance(25) {
            let others = vec![self.pick(&self.complaints.clone())];
            self.run(Command::MergeComplaints { keep: id, others });
            return;
        }
        let allowed: Vec<StepKind> = standing
            .next_steps()
            // Otherwise nearly all would end so.
            .filter(|kind| *kind != StepKind::Withdrawn || self.dice.below(5) == 0)
            .collect();
        if allowed.is_empty() {
            return;
        }
        let onward: Vec<StepKind> = allowed
            .iter()
            .copied()
            .filter(|kind| ONWARD.contains(kind))
            .collect();
        let kind = match self.dice.below(2) {
            0 if !onward.is_empty() => self.pick(&onward),
            _ => self.pick(&allowed),
        };
        if let Some(step) = self.move_of(kind, &standing) {
            self.run(Command::MoveComplaint {
                complaint: id,
                step: Box::new(step),
                attachments: Vec::new(),
            });
        }
    }

    pub(crate) fn move_of(&mut self, kind: StepKind, standing: &Standing) -> Option<Move> {
        let text = || "说明".to_owned();
        let proposal = standing.proposal.as_ref().map(|(id, _)| *id);
        Some(match kind {
            StepKind::Acknowledged => Move::Acknowledge {
                way: None,
                person: String::new(),
                text: text(),
            },
            StepKind::Triaged => Move::Triage(Triage {
                severity: Some(self.pick(Severity::ALL)),
                repeat: self.chance(4),
                ..Triage::default()
            }),
            StepKind::JudgedValid => Move::JudgeValid { reason: text() },
            StepKind::JudgedNotValid => Move::JudgeNotValid { reason: text() },
            StepKind::Assigned => Move::Assign {
                department: ["售后", "仓库"][self.dice.below(2)].to_owned(),
                assignee: Some(self.pick(&self.staff.clone())),
                text: String::new(),
            },
            StepKind::Analysed => Move::Analyse(Box::new(Analysis {
                cause: Some(self.pick(CauseCode::ALL)),
                failed_by: self.chance(2).then(|| self.pick(FailedBy::ALL)),
                ..Analysis::default()
            })),
            StepKind::Proposed => Move::Propose(Proposal {
                remedies: BTreeSet::from(["replace".to_owned()]),
                cost: self.chance(2).then_some(Money(4_500)),
                text: String::new(),
            }),
            StepKind::Approved => Move::Approve {
                proposal: proposal?,
                text: String::new(),
            },
            StepKind::SentBack => Move::SendBack {
                proposal: proposal?,
                reason: text(),
            },
            StepKind::CarriedOut => Move::CarryOut {
                done_by: None,
                done_at: None,
                text: text(),
            },
            StepKind::Notified => Move::Notify {
                way: None,
                person: String::new(),
                text: text(),
                further_ways: self.chance(2),
            },
            StepKind::Accepted => Move::Accept { text: text() },
            StepKind::Rejected => Move::Reject { reason: text() },
            StepKind::Evaluated => Move::Evaluate {
                satisfaction: Some(1 + u8::try_from(self.dice.below(5)).unwrap()),
                lesson: ["", "早点打电话"][self.dice.below(2)].to_owned(),
                old_solved: self.pick(&[Some(YesNo::Yes), None, Some(YesNo::No)]),
                new_appeared: self.pick(&[Some(YesNo::Yes), None, Some(YesNo::No)]),
                text: String::new(),
            },
            StepKind::Archived => Move::Archive {
                text: String::new(),
            },
            StepKind::Corrected => Move::Correct {
                corrects: None,
                text: text(),
            },
            StepKind::AskedCustomer => Move::AskCustomer {
                way: None,
                question: text(),
            },
            StepKind::CustomerAnswered => Move::CustomerAnswered { answer: text() },
            StepKind::Escalated => Move::Escalate {
                to: None,
                reason: text(),
            },
            StepKind::Reopened => Move::Reopen { why: text() },
            StepKind::Withdrawn => Move::Withdraw { text: text() },
            StepKind::SolvedOnTheSpot => Move::SolveOnTheSpot {
                how: text(),
                remedies: BTreeSet::new(),
                cost: self.chance(2).then_some(Money(900)),
            },
            _ => Move::Note { text: text() },
        })
    }

    pub(crate) fn count(&self, filter: ComplaintFilter) -> u32 {
        let list = self.ask(ComplaintList {
            filter,
            window: Window {
                offset: 0,
                limit: 1_000,
            },
        });
        assert_eq!(list.rows.len(), usize::try_from(list.total).unwrap());
        list.total
    }
}
