use super::book::{BOTH, Book};
use crate::Language;
use chrono::Datelike;
use domain::record::{Product, PurchaseLine};
use domain::{Day, Money};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn goes_on(book: &Book) {
    let place = format!("{:?} {}", book.language, book.today);
    let purchases = &book.purchases;
    assert!(
        (6_000..=9_000).contains(&purchases.len()),
        "{place}: {} purchases",
        purchases.len()
    );
    assert!((55..=75).contains(&book.all::<Product>().len()));
    assert!(
        // Each step of a complaint is a sitting of its own.
        (400..=900).contains(&book.entries.len()),
        "{place}: {} entries",
        book.entries.len()
    );
    // A week of holidays at most.
    let last = purchases.iter().map(|purchase| purchase.day).max().unwrap();
    assert!(book.today.since(last) <= 8, "{place}: last purchase {last}");
}

#[test]
fn what_was_paid_is_the_sum_or_says_why_not() {
    for language in BOTH {
        let mut with_discount = 0;
        for purchase in &Book::now(language).purchases {
            let sum = purchase
                .lines
                .iter()
                .map(PurchaseLine::price)
                .sum::<Money>()
                .0;
            let off = sum - purchase.total.0;
            assert!(
                !purchase.lines.is_empty() && purchase.total.0 > 0,
                "{purchase:?}"
            );
            assert!(off >= 0 && off * 5 <= sum, "{purchase:?}");
            assert_eq!(purchase.note.is_empty(), off == 0, "{purchase:?}");
            let says = purchase
                .note
                .ends_with(&format!(" {}.{:02}", off / 100, off % 100));
            assert!(off == 0 || says, "{purchase:?}");
            with_discount += usize::from(off > 0);
        }
        assert!(with_discount > 100);
    }
}

#[test]
fn seasons_and_weekdays_show() {
    for language in BOTH {
        let mut months: BTreeMap<u32, usize> = BTreeMap::new();
        let mut weekdays: BTreeMap<u32, usize> = BTreeMap::new();
        for purchase in &Book::now(language).purchases {
            let date = purchase.day.date();
            *months.entry(date.month()).or_default() += 1;
            *weekdays
                .entry(date.weekday().num_days_from_monday())
                .or_default() += 1;
        }
        // The dip around Spring Festival, or a January in England, against what follows it.
        let (quiet, busy) = match language {
            Language::Chinese => (months[&2], months[&3]),
            Language::English => (months[&1], months[&4]),
        };
        assert!(busy * 100 > quiet * 140, "{language:?} {months:?}");
        let sunday = weekdays.get(&6).copied().unwrap_or(0);
        match language {
            Language::Chinese => assert!(sunday > 0 && sunday < weekdays[&0]),
            Language::English => assert_eq!(sunday, 0),
        }
    }
}

#[test]
fn goods_of_a_season_are_sold_in_it() {
    let months = |language, name: &str| {
        let purchases = Book::now(language).purchases;
        let sold = purchases
            .iter()
            .filter(|purchase| purchase.lines.iter().any(|line| line.name == name))
            .map(|purchase| purchase.day.date().month());
        sold.collect::<BTreeSet<_>>()
    };
    assert!(months(Language::Chinese, "落地扇 16寸").is_subset(&(5..=8).collect()));
    assert!(months(Language::English, "Rock salt 20 kg").is_subset(&BTreeSet::from([12, 1, 2])));
    assert!(!months(Language::English, "Rock salt 20 kg").is_empty());
}

#[test]
fn a_few_bring_most_and_new_goods_are_not_sold_early() {
    for language in BOTH {
        let book = Book::now(language);
        let purchases = &book.purchases;
        let mut spent: BTreeMap<_, i64> = BTreeMap::new();
        for purchase in purchases {
            *spent.entry(purchase.customer).or_default() += purchase.total.0;
        }
        let mut values = spent.into_values().collect::<Vec<_>>();
        values.sort_unstable();
        let best = values.iter().rev().take(values.len() / 5).sum::<i64>();
        let share = best * 100 / values.iter().sum::<i64>();
        assert!(
            (55..=88).contains(&share),
            "{language:?}: the best fifth brings {share} %"
        );

        let launched = book.all::<Product>().into_iter();
        let launched: BTreeMap<_, Day> = launched
            .filter_map(|product| Some((product.id, product.launch_day?)))
            .collect();
        assert!(!launched.is_empty());
        for purchase in purchases {
            let lines = purchase
                .lines
                .iter()
                .filter_map(|line| launched.get(&line.product?));
            assert!(
                lines
                    .into_iter()
                    .all(|launch_day| *launch_day < purchase.day)
            );
        }
    }
}
