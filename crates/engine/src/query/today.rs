use super::desk::Entry;
use super::figures::Call;
use super::insights::{recommend_score, retention};
use super::trade::count;
use crate::state::{State, today};
use api::{CallView, Figure, Measured, Moment, TodayPage, TodayView};
use domain::record::{Contact, Customer};
use domain::{Day, Instant, Money};
use metrics::Confidence;
use metrics::proportion::{Share, wilson};

/// The figures' past: this many steps of so many days.
const STEPS: i32 = 6;
const STEP_DAYS: i32 = 30;
const RETENTION_DAYS: u32 = 90;

impl State {
    pub(crate) fn today_page(&self, ask: TodayPage, moment: &Moment) -> TodayView {
        let day = today(moment);
        let calls = self.calls(day);
        TodayView {
            customers: self.index.customers_present,
            purchases: self.index.purchases.count(),
            retention: self.keep_trade(day, &self.cache.retention, || {
                self.index.purchases.by_day(|purchases| {
                    figure(|back| retention(purchases, day.plus(-back), RETENTION_DAYS))
                })
            }),
            recommend: {
                let scores = self.scores(day);
                figure(|back| {
                    let until = Instant(moment.now.0 - i64::from(back) * Instant::DAY);
                    recommend_score(
                        scores
                            .all
                            .iter()
                            .filter(|(at, _)| *at <= until)
                            .map(|(_, score)| *score),
                    )
                })
            },
            complaints_solved: {
                let entries = self.complaint_entries(moment);
                figure(|back| solved_share(&entries, day.plus(-back)))
            },
            calls: calls
                .iter()
                .take(ask.calls as usize)
                .filter_map(|call| self.call_view(call, day))
                .collect(),
            calls_total: count(calls.len()),
            contacts_today: count(
                self.present::<Contact>()
                    .filter(|(_, contact)| contact.day == day)
                    .count(),
            ),
        }
    }

    fn call_view(&self, call: &Call, day: Day) -> Option<CallView> {
        let customer: Customer = self.record_at(call.customer)?;
        let silence = call.silence;
        Some(CallView {
            id: customer.id,
            name: customer.name,
            phone: customer.phone,
            class: customer.class,
            grade: customer.grade,
            usual_gap_days: silence.usual_gap_days,
            silent_days: silence.silent_days,
            purchase_days: self.index.purchases.totals(call.customer).purchase_days,
            yearly: Money(silence.yearly_worth_minor),
            times_usual: f64::from(silence.silent_days) / silence.usual_gap_days.max(0.5),
            open_complaints: self.open_complaints(call.customer),
            last_score: self
                .scores(day)
                .latest
                .get(&call.customer.0)
                .map(|(score, _)| *score),
            last_contact: self.last_contact_day(call.customer),
        })
    }
}

/// Of the complaints of the 30 days up to `day`, the share that is solved now.
fn solved_share(entries: &[Entry], day: Day) -> Measured {
    let from = day.plus(-STEP_DAYS);
    let (mut solved, mut left) = (0, 0);
    for entry in entries {
        if entry.day > from && entry.day <= day {
            if entry.standing.is_open() {
                left += 1;
            } else {
                solved += 1;
            }
        }
    }
    super::measured(Share::of(solved, left).map(|share| wilson(share, Confidence::P95)))
}

/// The figure now, and as it was a step of days ago, two steps, …
fn figure(at: impl Fn(i32) -> Measured) -> Figure {
    let past = (0..STEPS).rev().map(|step| match at(step * STEP_DAYS) {
        Measured::Value { value, .. } => Some(value),
        Measured::NotEnough { .. } => None,
    });
    Figure {
        past: past.collect(),
        now: at(0),
    }
}
