use super::{
    CustomerTab, InsightQuestion, ListState, PrintSheet, Route, SettingsSection, Sort, SurveyPlace,
};
use domain::Id;
use domain::record::{
    AnswerId, AuditId, ComplaintId, ContactId, CustomerId, ProductId, PurchaseId, ReturnId,
    StepKind, SurveyId, SurveyLinkId,
};

const ID: Id = Id(0x0190_1234_5678_7abc_8def_0123_4567_89ab);

fn list() -> ListState {
    ListState {
        text: "王 & 李=100%/?#".to_owned(),
        sort: Some(Sort {
            column: "last_purchase".to_owned(),
            descending: true,
        }),
        filters: vec![
            ("class".to_owned(), "core".to_owned()),
            ("tag".to_owned(), "老客户".to_owned()),
            ("tag".to_owned(), "a+b".to_owned()),
        ],
    }
}

fn examples() -> Vec<Route> {
    let customer = CustomerId(ID);
    let mut all = vec![
        Route::Today,
        Route::customers(),
        Route::Customers(list()),
        Route::NewCustomer,
        Route::EditCustomer(customer),
        Route::Duplicates(ListState::default()),
        Route::Merge {
            keep: customer,
            other: CustomerId(Id(7)),
        },
        Route::Purchases(list()),
        Route::Purchase(PurchaseId(ID)),
        Route::NewPurchase { customer: None },
        Route::NewPurchase {
            customer: Some(customer),
        },
        Route::EditPurchase(PurchaseId(ID)),
        Route::NewReturn {
            customer: None,
            purchase: None,
            complaint: None,
        },
        Route::NewReturn {
            customer: Some(CustomerId(ID)),
            purchase: Some(PurchaseId(ID)),
            complaint: Some(ComplaintId(ID)),
        },
        Route::Return(ReturnId(ID)),
        Route::EditReturn(ReturnId(ID)),
        Route::NewContact {
            customer: Some(customer),
        },
        Route::EditContact(ContactId(ID)),
        Route::Products(list()),
        Route::NewProduct,
        Route::Product(ProductId(ID)),
        Route::Import,
        Route::Export,
        Route::Insights,
        Route::Complaints(list()),
        Route::ComplaintFigures(list()),
        Route::NewComplaint {
            customer: Some(customer),
        },
        Route::Complaint(ComplaintId(ID)),
        Route::EditComplaint(ComplaintId(ID)),
        Route::ComplaintAudits,
        Route::ComplaintAudit(AuditId(ID)),
        Route::GivenSurvey("AQ-_b7".to_owned()),
        Route::Surveys {
            place: SurveyPlace::Answers(SurveyId(ID)),
            list: list(),
        },
        Route::ask(Some(customer)),
        Route::ask(None),
        Route::Plan(ListState::default()),
        Route::Warnings(list()),
        Route::Print(PrintSheet::Customer(customer)),
        Route::Print(PrintSheet::Complaint(ComplaintId(ID))),
        Route::Print(PrintSheet::ComplaintBlank),
        Route::Print(PrintSheet::ComplaintSlip(ComplaintId(ID))),
        Route::Print(PrintSheet::ComplaintLetter(
            ComplaintId(ID),
            StepKind::Notified,
        )),
        Route::Print(PrintSheet::ComplaintNotice),
        Route::Print(PrintSheet::Audit(AuditId(ID))),
        Route::Print(PrintSheet::Survey(SurveyId(ID))),
        Route::Print(PrintSheet::SurveyReport(SurveyId(ID))),
        Route::Print(PrintSheet::SurveyPoster(SurveyLinkId(ID))),
        Route::Print(PrintSheet::Plan),
        Route::Print(PrintSheet::Report),
        Route::Gallery,
    ];
    let survey = SurveyId(ID);
    let places = [
        SurveyPlace::List,
        SurveyPlace::New,
        SurveyPlace::Design(survey),
        SurveyPlace::Results(survey),
        SurveyPlace::Answers(survey),
        SurveyPlace::Answer(AnswerId(ID)),
        SurveyPlace::Send(survey),
        SurveyPlace::Import(survey),
        SurveyPlace::Scan,
        SurveyPlace::Ask {
            survey: Some(survey),
            customer: Some(customer),
            answer: Some(AnswerId(ID)),
        },
        SurveyPlace::KeyIn(survey),
        SurveyPlace::Kiosk(survey),
        SurveyPlace::FollowUps,
        SurveyPlace::Service,
        SurveyPlace::Lost,
    ];
    all.extend(places.map(Route::survey));
    for &tab in CustomerTab::ALL {
        all.push(Route::Customer {
            id: customer,
            tab,
            list: list(),
        });
    }
    for &question in InsightQuestion::ALL {
        all.push(Route::Insight {
            question,
            list: list(),
        });
    }
    all.extend(
        SettingsSection::ALL
            .iter()
            .map(|&section| Route::Settings(section)),
    );
    all
}

#[test]
fn every_address_leads_back_to_its_place() {
    for route in examples() {
        assert_eq!(Route::from_hash(&route.href()), route, "{}", route.href());
    }
}

#[test]
fn addresses_are_read_kindly() {
    for home in ["", "#", "#/", "/", "#/today/", "today"] {
        assert_eq!(Route::from_hash(home), Route::Today, "{home:?}");
    }
    assert_eq!(
        Route::from_hash("#/customers?q=%E7%8E%8B"),
        Route::Customers(ListState {
            text: "王".to_owned(),
            ..ListState::default()
        })
    );
    assert_eq!(
        Route::from_hash("#/customers?q=100%&sort=-&f.=x&new=1"),
        Route::Customers(ListState {
            text: "100%".to_owned(),
            ..ListState::default()
        })
    );
}

#[test]
fn an_address_nobody_knows_is_kept_as_it_stands() {
    for address in ["/nowhere", "/customers/not-an-id", "/insights/magic?q=1"] {
        assert_eq!(
            Route::from_hash(address),
            Route::Unknown(address.to_owned())
        );
        assert_eq!(Route::Unknown(address.to_owned()).to_string(), address);
    }
}

#[test]
fn chinese_stays_readable() {
    assert_eq!(
        Route::customers()
            .with_list(ListState::default().with("tag", "老客户"))
            .href(),
        "#/customers?f.tag=老客户"
    );
}

#[test]
fn filters_are_added_and_taken_away() {
    let state = ListState::default()
        .toggled("tag", "a")
        .toggled("tag", "b")
        .with("class", "core");
    assert_eq!(state.values("tag").collect::<Vec<_>>(), ["a", "b"]);
    let state = state.toggled("tag", "a").with("class", "");
    assert_eq!(state.values("tag").collect::<Vec<_>>(), ["b"]);
    assert_eq!(state.value("class"), None);
    assert_eq!(state.to_string().parse(), Ok(state));
}
