//! All that the page could show of a book, as text: two books that show the same are the same to the user.

use crate::desk::Desk;
use api::{
    AnswerFilter, AnswerList, Belongings, BookFacts, CompareBy, ComplaintBoard, ComplaintFilter,
    ComplaintList, ComplaintPage, CustomerFilter, CustomerGroup, CustomerIds, CustomerList,
    CustomerPage, CustomerSort, DuplicatePairs, FollowUpList, FollowUpsOf, InsightsPage, LossList,
    MatrixCross, Only, ProductList, ProductPage, ProductSort, PurchaseList, PurchasePage,
    PurchaseSort, RecentChanges, RecycleBin, Search, Settings, SimilarCustomers, SurveyDesign,
    SurveyList, SurveyResults, Timeline, TodayPage, Vocabulary, Window,
};
use domain::Day;
use domain::record::{CustomerClass, Shop};
use std::fmt::Debug;
use storage::Storage;

const ALL: Window = Window {
    offset: 0,
    limit: 10_000,
};

/// Questions with their answers.
#[derive(Debug, PartialEq)]
pub(crate) struct Picture(Vec<(String, String)>);

impl Picture {
    fn add(&mut self, question: impl Into<String>, answer: &impl Debug) {
        self.0.push((question.into(), format!("{answer:?}")));
    }

    /// Panics at the first question that is answered differently.
    #[track_caller]
    pub(crate) fn assert_same(&self, other: &Self, what: &str) {
        for ((question, here), (asked, there)) in self.0.iter().zip(&other.0) {
            assert_eq!(question, asked, "{what}");
            assert_eq!(here, there, "{what}: {question}");
        }
        assert_eq!(self.0.len(), other.0.len(), "{what}");
    }
}

/// What holds for the book as a whole: cheap, and enough to tell two books apart.
pub(crate) fn facts<S: Storage>(desk: &Desk<S>) -> Picture {
    let mut picture = Picture(Vec::new());
    let mut facts = desk.ask(BookFacts).unwrap();
    // A book that was opened from its log has no snapshot yet.
    facts.snapshot_bytes = 0;
    facts.device = 0;
    picture.add("facts", &facts);
    let list = CustomerList {
        window: ALL,
        ..CustomerList::default()
    };
    picture.add("customers", &desk.ask(list).unwrap());
    let list = PurchaseList {
        window: ALL,
        ..PurchaseList::default()
    };
    picture.add("purchases", &desk.ask(list).unwrap());
    let list = ProductList {
        window: ALL,
        ..ProductList::default()
    };
    picture.add("products", &desk.ask(list).unwrap());
    picture.add("bin", &desk.ask(RecycleBin { window: ALL }).unwrap());
    picture.add("today", &desk.ask(TodayPage { calls: 100 }).unwrap());
    picture.add("changes", &desk.ask(RecentChanges { limit: 40 }).unwrap());
    picture
}

/// Every page.
pub(crate) fn everything<S: Storage>(desk: &Desk<S>) -> Picture {
    let mut picture = facts(desk);
    lists(desk, &mut picture);
    records(desk, &mut picture);
    for text in ["王", "wjg", "138", "锤", "C-2", "alice", "east"] {
        let ask = Search {
            text: text.to_owned(),
            limit: 20,
        };
        picture.add(format!("search {text}"), &desk.ask(ask).unwrap());
    }
    let similar = SimilarCustomers {
        name: "王建国".to_owned(),
        phones: vec!["13800000001".to_owned()],
        ..SimilarCustomers::default()
    };
    picture.add("similar", &desk.ask(similar).unwrap());
    let pairs = desk.ask(DuplicatePairs { limit: 50 }).unwrap();
    picture.add("duplicates", &pairs);
    for window_days in [30, 90, 365] {
        let view = desk.ask(InsightsPage { window_days }).unwrap();
        picture.add(format!("insights {window_days}"), &view);
    }
    picture.add("settings", &desk.ask(Settings).unwrap());
    picture.add("vocabulary", &desk.ask(Vocabulary).unwrap());
    surveys(desk, &mut picture);
    picture
}

fn surveys<S: Storage>(desk: &Desk<S>, picture: &mut Picture) {
    let surveys = desk.ask(SurveyList).unwrap();
    picture.add("surveys", &surveys);
    for row in surveys {
        let survey = row.survey.id;
        let results = SurveyResults {
            survey,
            filter: AnswerFilter::default(),
            by: Some(CompareBy::Season),
            cross: MatrixCross::Means,
        };
        picture.add(format!("results {survey}"), &desk.ask(results).unwrap());
        let answers = AnswerList {
            survey,
            filter: AnswerFilter::default(),
            partial: false,
            window: ALL,
        };
        picture.add(format!("answers {survey}"), &desk.ask(answers).unwrap());
        let design = desk.ask(SurveyDesign { id: survey }).unwrap();
        picture.add(format!("design {survey}"), &design);
    }
    for of in [FollowUpsOf::Open, FollowUpsOf::Ended] {
        let list = FollowUpList { of, window: ALL };
        picture.add(format!("{of:?}"), &desk.ask(list).unwrap());
    }
    let losses = LossList { window: ALL };
    picture.add("losses", &desk.ask(losses).unwrap());
}

fn lists<S: Storage>(desk: &Desk<S>, picture: &mut Picture) {
    use CustomerSort as By;
    let sorts = [
        By::Name,
        By::Match,
        By::Number,
        By::Class,
        By::Grade,
        By::Area,
        By::LastPurchase,
        By::Purchases,
        By::Total,
        By::Created,
    ];
    for (sort, descending) in sorts.into_iter().zip([true, false].into_iter().cycle()) {
        let list = CustomerList {
            sort,
            descending,
            window: ALL,
            ..CustomerList::default()
        };
        let rows = desk.ask(list).unwrap().rows;
        let ids = rows.iter().map(|row| row.id).collect::<Vec<_>>();
        picture.add(format!("customers by {sort:?}"), &ids);
    }
    for filter in filters() {
        let ids = desk
            .ask(CustomerIds {
                filter: filter.clone(),
            })
            .unwrap();
        picture.add(format!("customers of {filter:?}"), &ids);
    }
    for sort in [
        PurchaseSort::Day,
        PurchaseSort::Total,
        PurchaseSort::Customer,
    ] {
        let list = PurchaseList {
            sort,
            from: Some(Day(20_400)),
            window: ALL,
            ..PurchaseList::default()
        };
        let view = desk.ask(list).unwrap();
        picture.add(format!("purchases by {sort:?}"), &view);
    }
    for sort in [
        ProductSort::Category,
        ProductSort::Price,
        ProductSort::Sold,
        ProductSort::Name,
    ] {
        let list = ProductList {
            sort,
            descending: true,
            window: ALL,
            ..ProductList::default()
        };
        let view = desk.ask(list).unwrap();
        picture.add(format!("products by {sort:?}"), &view);
    }
    for only in [vec![Only::Open], Vec::new()] {
        let filter = ComplaintFilter {
            only,
            ..ComplaintFilter::default()
        };
        let list = ComplaintList {
            filter: filter.clone(),
            window: ALL,
        };
        let view = desk.ask(list).unwrap();
        picture.add(format!("complaints {:?}", filter.only), &view);
        let board = desk
            .ask(ComplaintBoard {
                filter,
                cards: 1_000,
            })
            .unwrap();
        picture.add("board", &board);
    }
}

fn filters() -> Vec<CustomerFilter> {
    use CustomerGroup as G;
    let groups = [
        G::ToCall,
        G::Repeat,
        G::OneTime,
        G::NeverBought,
        G::Retained { window_days: 90 },
        G::NotRetained { window_days: 90 },
        G::Promoters,
        G::Passives,
        G::Detractors,
        G::OpenComplaint,
    ];
    let of = |group| CustomerFilter {
        group: Some(group),
        ..CustomerFilter::default()
    };
    let mut filters: Vec<CustomerFilter> = groups.into_iter().map(of).collect();
    filters.extend([
        CustomerFilter {
            text: "王".to_owned(),
            ..CustomerFilter::default()
        },
        CustomerFilter {
            classes: vec![CustomerClass::Core],
            ..CustomerFilter::default()
        },
        CustomerFilter {
            tags: vec!["vip".to_owned()],
            ..CustomerFilter::default()
        },
        CustomerFilter {
            areas: vec!["east".to_owned()],
            ..CustomerFilter::default()
        },
    ]);
    filters
}

fn records<S: Storage>(desk: &Desk<S>, picture: &mut Picture) {
    let filter = CustomerFilter::default();
    let mut customers = desk.ask(CustomerIds { filter }).unwrap();
    // Those in the recycle bin have pages too.
    let bin = desk.ask(RecycleBin { window: ALL }).unwrap();
    let removed = bin.rows.iter().filter(|row| row.record.kind == "customer");
    customers.extend(removed.map(|row| domain::record::CustomerId(row.record.id)));
    for id in &customers {
        let page = desk.ask(CustomerPage { id: *id }).unwrap();
        picture.add(format!("customer {id}"), &page);
        let timeline = Timeline {
            customer: *id,
            only: None,
            window: ALL,
        };
        picture.add(format!("timeline {id}"), &desk.ask(timeline).unwrap());
        let list = PurchaseList {
            customer: Some(*id),
            window: ALL,
            ..PurchaseList::default()
        };
        picture.add(format!("purchases of {id}"), &desk.ask(list).unwrap());
    }
    let all = customers.iter().map(|id| id.0).collect();
    let belongings = desk.ask(Belongings { customers: all }).unwrap();
    picture.add("belongings", &belongings);
    let products = ProductList {
        window: ALL,
        ..ProductList::default()
    };
    for row in desk.ask(products).unwrap().rows {
        let id = row.product.id;
        let page = desk.ask(ProductPage { id }).unwrap();
        picture.add(format!("product {id}"), &page);
        let list = PurchaseList {
            product: Some(id),
            window: ALL,
            ..PurchaseList::default()
        };
        picture.add(format!("purchases with {id}"), &desk.ask(list).unwrap());
    }
    let purchases = PurchaseList {
        window: ALL,
        ..PurchaseList::default()
    };
    for row in desk.ask(purchases).unwrap().rows {
        let page = desk.ask(PurchasePage { id: row.id }).unwrap();
        picture.add(format!("purchase {}", row.id), &page);
    }
    let complaints = ComplaintList {
        window: ALL,
        ..ComplaintList::default()
    };
    for row in desk.ask(complaints).unwrap().rows {
        let page = desk.ask(ComplaintPage { id: row.id }).unwrap();
        picture.add(format!("complaint {}", row.id), &page);
    }
    picture.add("shop", &Shop::ID);
}
