//! The findings in words. Numbers are written by the browser, so what is held here is which sentence is said.

use super::finding::{
    baskets_finding, comeback_finding, complaints_finding, leaving_finding, priorities_finding,
    question_word, worth_finding,
};
use crate::i18n::t;
use crate::route::InsightQuestion;
use api::{
    BasketsView, ComebackView, ComplaintTrend, ComplaintTrendView, Found, LeavingView, Measured,
    PrioritiesView, WorthView,
};

fn trend(low: f64, high: f64) -> ComplaintTrendView {
    ComplaintTrendView {
        complaints: 9,
        found: Found::Known(ComplaintTrend {
            lately: (1, 100),
            before: (8, 100),
            difference: Measured::Value {
                value: f64::midpoint(low, high),
                n: 100,
                interval: Some((low, high)),
            },
            ..ComplaintTrend::default()
        }),
        ..ComplaintTrendView::default()
    }
}

#[test]
fn without_data_there_is_no_finding() {
    assert_eq!(leaving_finding(&LeavingView::default()), None);
    assert_eq!(worth_finding(&WorthView::default()), None);
    assert_eq!(comeback_finding(&ComebackView::default()), None);
    assert_eq!(baskets_finding(&BasketsView::default()), None);
    assert_eq!(priorities_finding(&PrioritiesView::default()), None);
}

#[test]
fn no_complaint_and_too_few_periods_are_said_as_such() {
    let none = complaints_finding(&ComplaintTrendView::default());
    assert_eq!(none.as_deref(), Some(t::insights::complaints::none()));
    let short = ComplaintTrendView {
        complaints: 3,
        ..ComplaintTrendView::default()
    };
    let short = complaints_finding(&short);
    assert_eq!(short.as_deref(), Some(t::insights::complaints::short()));
}

#[test]
fn every_question_has_a_name_of_its_own() {
    let mut names: Vec<&str> = InsightQuestion::ALL
        .iter()
        .map(|question| question_word(*question))
        .collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), InsightQuestion::ALL.len());
}

#[test]
fn only_an_interval_without_zero_is_a_change() {
    use super::finding::{Change, change_of};
    let found = |low, high| trend(low, high).found.known().map(change_of);
    assert_eq!(found(-0.09, -0.01), Some(Change::Better));
    assert_eq!(found(0.01, 0.09), Some(Change::Worse));
    assert_eq!(found(-0.01, 0.09), Some(Change::Unsure));
}
