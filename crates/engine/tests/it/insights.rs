//! The owner's questions, held against the metrics computed straight from the same purchases.

use crate::desk::{Desk, NOON, Quiet};
use crate::insight_shop::{CUSTOMERS, TODAY, customer, desk, product, shop};
use api::{
    AppError, Ask, BasketsPage, ComebackPage, ComplaintTrendPage, CustomerFilter, CustomerGroup,
    CustomerIds, CustomerOutlook, Event, Export, ExportWhat, Found, LeavingPage, METRIC_COLUMNS,
    Measured, ModelCard, PrioritiesPage, StopWorking, WorthPage, decode_reply,
};
use domain::command::{Command, Edit};
use domain::record::{ComplaintSubKind, Customer, CustomerId, Purchase};
use domain::{Day, Money};
use engine::{ExportRows, Session, Surroundings};
use metrics::Confidence;
use metrics::basket::{Baskets, Support, frequent_itemsets};
use metrics::btyd::{
    Dropout, FlowTiming, Horizon, PurchaseModel as _, Spend, fit_beta_geometric, fit_gamma_gamma,
    lifetime_value,
};
use metrics::survival::{Lifetime, kaplan_meier};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use storage::Memory;

#[track_caller]
fn close(found: f64, expected: f64) {
    let scale = expected.abs().max(1e-9);
    assert!(
        ((found - expected) / scale).abs() < 1e-9,
        "{found} is not {expected}"
    );
}

#[track_caller]
fn value(measured: Measured) -> f64 {
    let known = match measured {
        Measured::Value { value, .. } => Some(value),
        Measured::NotEnough { .. } => None,
    };
    known.unwrap()
}

#[test]
fn the_leaving_are_those_the_model_names() {
    let (desk, _, shop) = desk();
    let view = desk.ask(LeavingPage { task: 1 }).unwrap();
    let found = view.found.known().unwrap();
    let fit = fit_beta_geometric(&shop.histories(), Dropout::AfterAny).unwrap();
    close(found.model.log_likelihood, fit.log_likelihood);
    close(found.model.parameters[1], fit.model.alpha);
    let alive: Vec<f64> = shop
        .histories()
        .into_iter()
        .filter(|history| history.repeats() >= 3)
        .map(|history| fit.model.alive(history))
        .collect();
    assert_eq!(found.regulars, alive.len() as u64);
    let gone = alive.iter().filter(|alive| **alive < 0.5).count();
    assert_eq!(found.leaving, gone as u64);
    assert!(gone > 10);
    let in_bands: u64 = found.bands.iter().map(|band| band.customers).sum();
    assert_eq!(in_bands, found.regulars);
    // The list behind a band holds as many.
    for band in found.bands {
        let filter = CustomerFilter {
            group: Some(CustomerGroup::Alive {
                from: band.from,
                to: band.to,
            }),
            ..CustomerFilter::default()
        };
        let ids = desk.ask(CustomerIds { filter }).unwrap();
        assert_eq!(ids.len() as u64, band.customers, "{band:?}");
    }
    assert!(
        found
            .first
            .windows(2)
            .all(|two| two[0].yearly >= two[1].yearly)
    );
    let test = found.back_test.known().unwrap();
    assert_eq!(test.to, Some(Day(TODAY)));
    assert!(test.ranking.unwrap() > 0.6);
    assert!(test.were_gone * 2 > test.called_gone);
}

#[test]
fn worth_is_expected_purchases_times_expected_spend() {
    let (desk, _, shop) = desk();
    let view = desk.ask(WorthPage { task: 1 }).unwrap();
    let found = view.found.known().unwrap();
    let summaries = shop.summaries();
    let fit = fit_beta_geometric(&shop.histories(), Dropout::AfterAny).unwrap();
    let spends: Vec<Spend> = summaries.iter().map(|line| line.spend).collect();
    let spend = fit_gamma_gamma(&spends).unwrap();
    let horizon = Horizon {
        periods: 4,
        period_length: 13.0,
        discount: 1.1_f64.powf(0.25) - 1.0,
        timing: FlowTiming::MidPeriod,
    };
    let mean = |total: f64| total / f64::from(u32::try_from(summaries.len()).unwrap());
    let total: f64 = summaries
        .iter()
        .map(|line| {
            let each = spend.model.expected_spend(line.spend).unwrap();
            lifetime_value(&fit.model, line.history, each, horizon)
        })
        .sum();
    close(value(found.mean), mean(total));
    let Measured::Value {
        interval: Some((low, high)),
        ..
    } = found.mean
    else {
        panic!("no interval");
    };
    assert!(low < value(found.mean) && value(found.mean) < high);
    let shares: f64 = found.tenths.iter().map(|tenth| tenth.share).sum();
    close(shares, 1.0);
    let customers: u64 = found.tenths.iter().map(|tenth| tenth.customers).sum();
    assert_eq!(customers, summaries.len() as u64);
    let filter = CustomerFilter {
        group: Some(CustomerGroup::WorthTenth { tenth: 1 }),
        ..CustomerFilter::default()
    };
    let best = desk.ask(CustomerIds { filter }).unwrap();
    assert_eq!(best.len() as u64, found.tenths[0].customers);
    let outlook = desk
        .ask(CustomerOutlook {
            id: best[0],
            task: 1,
        })
        .unwrap();
    let outlook = outlook.found.known().unwrap();
    assert!(outlook.worth >= found.tenths[0].least);
    assert!(outlook.worth_rank >= 0.89);
}

#[test]
fn coming_back_is_a_survival_curve_of_the_second_purchase() {
    let (desk, _, shop) = desk();
    let ask = ComebackPage {
        task: 1,
        window_days: 90,
    };
    let view = desk.ask(ask).unwrap();
    let found = view.found.known().unwrap();
    let mut days: BTreeMap<u32, Vec<i32>> = BTreeMap::new();
    for (customer, day) in shop.customer.iter().zip(&shop.day) {
        days.entry(*customer).or_default().push(*day);
    }
    let lives: Vec<Lifetime> = days
        .into_values()
        .map(|mut days| {
            days.sort_unstable();
            days.dedup();
            Lifetime {
                time: f64::from(days.get(1).unwrap_or(&TODAY) - days[0]) / 7.0,
                is_lost: days.len() > 1,
            }
        })
        .collect();
    let curve = kaplan_meier(&lives, Confidence::P95).unwrap();
    assert_eq!((found.all.n, found.all.came_back), (curve.n, curve.lost));
    for point in &found.all.points {
        let waiting = curve.survival_at(f64::from(point.week));
        close(point.share, 1.0 - waiting.value);
        close(point.low, 1.0 - waiting.high);
    }
    let [earlier, lately] = found.curves.as_slice() else {
        panic!("two curves");
    };
    assert_eq!(earlier.n + lately.n, curve.n);
    assert_eq!(view.cohorts.len(), 12);
}

#[test]
fn pairs_are_counted_as_itemsets_are() {
    let (desk, _, shop) = desk();
    let view = desk.ask(BasketsPage { task: 1 }).unwrap();
    let baskets = Baskets::of(shop.baskets.iter().map(Vec::as_slice));
    let sets = frequent_itemsets(&baskets, Support::Baskets(5), 2, usize::MAX).unwrap();
    assert_eq!(view.receipts, baskets.len() as u64);
    let first = view.pairs.first().unwrap();
    assert_eq!((first.with.0, first.also.0), (product(0), product(1)));
    assert_eq!(Some(first.both), sets.count_of(&[0, 1]));
    assert_eq!(Some(first.with_count), sets.count_of(&[0]));
    close(
        value(first.confidence),
        f64::from(first.both) / f64::from(first.with_count),
    );
    let filter = CustomerFilter {
        group: Some(CustomerGroup::BoughtNot {
            bought: first.with,
            not: first.also,
        }),
        ..CustomerFilter::default()
    };
    let expected = (0..CUSTOMERS).filter(|number| {
        let has = |item: u32| {
            let mut rows = shop.customer.iter().zip(&shop.baskets);
            rows.any(|(buyer, basket)| buyer == number && basket.contains(&item))
        };
        has(0) && !has(1)
    });
    let ids = desk.ask(CustomerIds { filter }).unwrap();
    assert_eq!(ids.len(), expected.count());
}

#[test]
fn causes_are_counted_and_lead_to_their_customers() {
    let (desk, _, _) = desk();
    let view = desk.ask(PrioritiesPage).unwrap();
    assert_eq!(view.n, 15);
    let [first, second] = view.causes.as_slice() else {
        panic!("two causes");
    };
    assert_eq!(first.sub_kind, Some(ComplaintSubKind::Defect));
    assert_eq!((first.complaints, second.complaints), (10, 5));
    close(first.share, 10.0 / 15.0);
    close(second.cumulative, 1.0);
    let filter = CustomerFilter {
        group: Some(CustomerGroup::ComplainedOf {
            kind: second.kind,
            sub_kind: second.sub_kind,
        }),
        ..CustomerFilter::default()
    };
    let ids = desk.ask(CustomerIds { filter }).unwrap();
    assert_eq!(ids.len() as u64, second.customers);
}

#[test]
fn complaints_stand_on_a_control_chart() {
    let (desk, _, shop) = desk();
    let view = desk.ask(ComplaintTrendPage).unwrap();
    assert_eq!((view.complaints, view.open), (15, 15));
    let found = view.found.known().unwrap();
    assert_eq!(found.baseline as usize + 3, found.periods.len());
    for pair in found.periods.windows(2) {
        let (from, to) = (pair[0].from.unwrap().0, pair[1].from.unwrap().0);
        let bought = shop.day.iter().filter(|day| (from..to).contains(day));
        assert_eq!(pair[0].purchases, bought.count() as u64);
    }
}

#[test]
fn what_was_found_is_kept_until_the_purchases_change() {
    let (desk, surroundings, _) = desk();
    let told = || {
        surroundings
            .events
            .borrow()
            .iter()
            .filter(|event| matches!(event, Event::Progress(_)))
            .count()
    };
    let first = desk.ask(LeavingPage { task: 1 }).unwrap();
    let after_first = told();
    assert!(after_first > 3);
    // A change of a name changes no figure.
    let before = desk
        .ask(api::CustomerPage {
            id: CustomerId(customer(3)),
        })
        .unwrap()
        .customer;
    let edit = Edit {
        before: Some(before.clone()),
        after: Customer {
            note: "常来".to_owned(),
            ..before
        },
    };
    desk.run(Command::SaveCustomer(Box::new(edit))).unwrap();
    assert_eq!(desk.ask(LeavingPage { task: 1 }).unwrap(), first);
    assert_eq!(told(), after_first);
    // A purchase does.
    let purchase = Purchase {
        customer: CustomerId(customer(3)),
        day: Day(TODAY),
        total: Money(5_000),
        ..Purchase::default()
    };
    let edit = Edit {
        before: None,
        after: purchase,
    };
    desk.run(Command::SavePurchase(Box::new(edit))).unwrap();
    let second = desk.ask(LeavingPage { task: 1 }).unwrap();
    assert_eq!(second.basis.purchases, first.basis.purchases + 1);
    assert!(told() > after_first);
}

/// Lets go at every pause, as a browser's event loop does.
struct Yielding;

impl Surroundings for Yielding {
    fn random(&self) -> [u8; 16] {
        [5; 16]
    }

    fn tell(&self, _event: Event) {}

    fn announce(&self) {}

    async fn pause(&self) {
        let mut is_second = false;
        std::future::poll_fn(|_| {
            if std::mem::replace(&mut is_second, true) {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
    }
}

#[test]
fn others_are_answered_meanwhile_and_a_calculation_can_be_stopped() {
    let (store, _) = shop();
    let mut opening = pin!(Session::open(store, Yielding));
    let context = &mut Context::from_waker(Waker::noop());
    let session = loop {
        if let Poll::Ready(opened) = opening.as_mut().poll(context) {
            break opened.unwrap().session;
        }
    };
    let ask = LeavingPage { task: 7 };
    let mut leaving = pin!(session.answer(ask.into_request(), NOON));
    for _ in 0..5 {
        assert!(leaving.as_mut().poll(context).is_pending());
        // An ordinary question goes through between two slices.
        let mut other = pin!(session.answer(api::Settings.into_request(), NOON));
        assert!(other.as_mut().poll(context).is_ready());
    }
    let mut stop = pin!(session.answer(StopWorking { task: 7 }.into_request(), NOON));
    assert!(stop.as_mut().poll(context).is_ready());
    let stopped = loop {
        if let Poll::Ready(answer) = leaving.as_mut().poll(context) {
            break answer;
        }
    };
    assert_eq!(stopped, Err(AppError::Cancelled));
    // Asked again, it is worked out from the start.
    let mut again = pin!(session.answer(ask.into_request(), NOON));
    let answer = loop {
        if let Poll::Ready(answer) = again.as_mut().poll(context) {
            break answer.unwrap();
        }
    };
    let view = decode_reply::<LeavingPage>(&answer).unwrap();
    assert!(view.found.known().is_some());
}

#[test]
fn the_figures_of_each_customer_go_into_a_file() {
    let (desk, _, shop) = desk();
    let ask = Export {
        job: 1,
        what: ExportWhat::Metrics,
        words: Vec::new(),
        decimals: 2,
    };
    pollster::block_on(desk.session.need_for_export(&ask.what, &NOON)).unwrap();
    let mut rows = desk
        .session
        .with_state(|state| ExportRows::new(state, ask, NOON));
    let summaries = shop.summaries();
    assert_eq!(rows.total(), summaries.len() as u64);
    let fit = fit_beta_geometric(&shop.histories(), Dropout::AfterAny).unwrap();
    let block = desk
        .session
        .with_state(|state| rows.next_block(state))
        .unwrap();
    for (at, summary) in summaries.iter().enumerate().take(block.rows()) {
        let cells: Vec<&str> = block.row(at).collect();
        assert_eq!(cells.len(), METRIC_COLUMNS.len());
        let number = |column: usize| cells[column].parse::<f64>().unwrap();
        assert_eq!(cells[1], summary.history.repeats().to_string());
        close(number(2), (summary.history.recency() * 7.0).round());
        close(number(3), (summary.history.age() * 7.0).round());
        close(number(4), summary.spend.mean / 100.0);
        close(number(5), fit.model.alive(summary.history));
        close(
            number(8),
            fit.model.expected_purchases(summary.history, 52.0),
        );
        assert_eq!(cells[10].len(), 3);
    }
}

#[test]
fn the_model_card_is_json_with_every_model() {
    let (desk, _, shop) = desk();
    let file = desk.ask(ModelCard { task: 1 }).unwrap();
    let card: serde_json::Value = serde_json::from_slice(&file.bytes).unwrap();
    let models = card["models"].as_array().unwrap();
    let names: Vec<&str> = models
        .iter()
        .filter_map(|model| model["name"].as_str())
        .collect();
    assert_eq!(names, ["MBG/NBD", "BG/NBD", "Pareto/NBD", "Gamma-Gamma"]);
    let fit = fit_beta_geometric(&shop.histories(), Dropout::AfterRepeat).unwrap();
    close(
        models[1]["log_likelihood"].as_f64().unwrap(),
        fit.log_likelihood,
    );
    assert_eq!(card["data"]["end_day"], "2026-11-23");
}

#[test]
fn too_little_says_how_much_is_missing() {
    let desk = Desk::open(Memory::new(), &Quiet::default());
    let id = desk.add_customer("王");
    let view = desk.ask(LeavingPage { task: 1 }).unwrap();
    assert_eq!(view.found, Found::NotEnough { n: 0, need: 10 });
    let view = desk.ask(WorthPage { task: 1 }).unwrap();
    assert_eq!(view.found, Found::NotEnough { n: 0, need: 10 });
    let ask = ComebackPage {
        task: 1,
        window_days: 30,
    };
    assert!(desk.ask(ask).unwrap().found.known().is_none());
    assert!(desk.ask(BasketsPage { task: 1 }).unwrap().pairs.is_empty());
    let view = desk.ask(PrioritiesPage).unwrap();
    assert_eq!(view.found, Found::NotEnough { n: 0, need: 10 });
    assert!(
        desk.ask(ComplaintTrendPage)
            .unwrap()
            .found
            .known()
            .is_none()
    );
    let outlook = desk.ask(CustomerOutlook { id, task: 1 }).unwrap();
    assert_eq!(outlook.likes, []);
    assert_eq!(
        desk.ask(ModelCard { task: 1 }).err(),
        Some(AppError::NotThere)
    );
}
