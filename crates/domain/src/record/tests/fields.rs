use crate::record::*;
use crate::value::Birthday;
use crate::{Day, Id, Instant, Money, Quantity, Value};
use std::collections::BTreeSet;

/// A record with every field filled survives the way into the book and back, and each field can be cleared and set
/// again on its own.
#[track_caller]
pub(super) fn check<R: Record + PartialEq + std::fmt::Debug>(full: &R, fields: &[&str]) {
    let stored = full.fields();
    let filled = stored
        .iter()
        .map(|(name, _)| {
            name.split_once('/')
                .map_or(name.as_ref(), |(field, _)| field)
        })
        .collect::<BTreeSet<_>>();
    assert_eq!(
        filled,
        fields.iter().copied().collect(),
        "every field is filled in"
    );
    assert!(KINDS.contains(&R::KIND));
    let read = |fields: &crate::change::Fields| -> R {
        from_fields(
            full.id(),
            fields.iter().map(|(name, value)| (name.as_ref(), value)),
        )
    };
    assert_eq!(&read(&stored), full);
    // In any order.
    assert_eq!(&read(&stored.iter().rev().cloned().collect()), full);
    let blank = R::with_id(full.id());
    assert_eq!(diff(full, full), Difference::default());
    let filling = diff(&blank, full);
    assert_eq!(filling.sets.len(), stored.len());
    let emptying = diff(full, &blank);
    assert_eq!(emptying.sets.len(), emptying.was.len());
    for (name, value) in &stored {
        let mut changed = full.clone();
        changed.set(name, &Value::Null);
        assert_ne!(&changed, full, "{name} can be cleared");
        let difference = diff(full, &changed);
        for (cleared, was) in &difference.was {
            assert!(
                cleared == name && was == value,
                "{name}: only it is touched"
            );
        }
        changed.set(name, value);
        assert_eq!(&changed, full, "{name} can be set");
        // What this build cannot read shows as nothing, and is left alone by an edit of something else.
        let newer = Value::Unknown {
            tag: 99,
            bytes: vec![1],
        };
        let mut unread = full.clone();
        unread.set(name, &newer);
        assert_eq!(diff(&unread, &unread.clone()), Difference::default());
        if !name.contains('/') {
            let mut aside = full.clone();
            aside.set(&format!("{name}/sub"), value);
            let touched = diff(full, &aside);
            assert!(
                touched.sets.iter().all(|(set, _)| set.contains('/')),
                "{name} has no elements"
            );
        }
    }
    let mut same = full.clone();
    same.set("a_field_of_next_year", &Value::Int(1));
    assert_eq!(&same, full);
}

pub(super) fn text(text: &str) -> String {
    text.to_owned()
}

#[test]
fn customers() {
    let full = Customer {
        id: CustomerId(Id(1)),
        name: text("李雷"),
        kind: Some(CustomerKind::Business),
        number: text("K-001"),
        phone: text("+86 138"),
        other_phones: vec![text("0571"), text("0572")],
        email: text("a@b.cn"),
        messenger: text("wx"),
        address: text("西湖区"),
        area: text("城西"),
        class: Some(CustomerClass::Core),
        grade: Some(1),
        channel_role: Some(ChannelRole::Intermediary),
        supplied_by: Some(CustomerId(Id(2))),
        relationship_manager: Some(StaffId(Id(3))),
        deputy: Some(StaffId(Id(4))),
        credit: Some(Credit::Watch),
        preferred_way: Some(ContactWay::Visit),
        consent: Some(Consent::DoNotContact),
        consent_day: Some(Day(-3)),
        tags: [text("a"), text("b/c")].into(),
        competitors: [text("对手")].into(),
        wallet_share_percent: Some(40),
        customer_since: Some(Day(0)),
        note: text("第一行\n第二行"),
        gender: Some(Gender::Female),
        birthday: Birthday::new(None, 8, 15, true),
        occupation: text("厨师"),
        income_band: Some(IncomeBand::Middle),
        family: text("两个孩子"),
        habits: text("周末来"),
        line_of_business: text("餐饮"),
        scale: text("两家店"),
        headcount: Some(12),
        equipment_count: Some(0),
        buying: text("月结"),
        satisfaction: text("好"),
        competition: text("激烈"),
        merged_into: Some(CustomerId(Id(5))),
        custom: [
            (text("鞋码"), Value::Int(43)),
            (text("x/y"), Value::Bool(false)),
        ]
        .into(),
        sources: [(text("occupation"), Value::List(vec![Value::Int(1)]))].into(),
    };
    check(&full, Customer::FIELDS);
    let person = ContactPerson {
        id: PersonId(Id(1)),
        customer: CustomerId(Id(2)),
        name: text("赵"),
        position: text("采购"),
        phone: text("1"),
        email: text("e"),
        messenger: text("m"),
        birthday: Birthday::new(Some(1980), 2, 29, false),
        note: text("n"),
    };
    check(&person, ContactPerson::FIELDS);
}

#[test]
fn purchases_and_products() {
    let line = |product| PurchaseLine {
        product,
        name: text(""),
        quantity: Quantity(-1_500),
        unit_price: Money(i64::MAX),
    };
    let purchase = Purchase {
        id: PurchaseId(Id(1)),
        customer: CustomerId(Id(2)),
        day: Day(20_000),
        total: Money(-5),
        number: text("R1"),
        lines: vec![line(None), line(Some(ProductId(Id(7))))],
        channel: Some(PurchaseChannel::Phone),
        seller: Some(StaffId(Id(3))),
        note: text("n"),
    };
    check(&purchase, Purchase::FIELDS);
    let product = Product {
        id: ProductId(Id(1)),
        name: text("茶"),
        number: text("P"),
        category: text("绿茶"),
        unit: text("斤"),
        price: Some(Money(0)),
        launch_day: Some(Day(1)),
        note: text("n"),
    };
    check(&product, Product::FIELDS);
}

#[test]
fn contacts_complaints_and_answers() {
    let contact = Contact {
        id: ContactId(Id(1)),
        customer: CustomerId(Id(2)),
        day: Day(3),
        at: Some(Instant(4)),
        way: Some(ContactWay::Repair),
        outcome: Some(Outcome::NotReached),
        by: Some(StaffId(Id(5))),
        minutes: Some(30),
        purpose: text("p"),
        found: text("f"),
        promised: text("p"),
        next: text("n"),
    };
    check(&contact, Contact::FIELDS);
    let complaint = Complaint {
        id: ComplaintId(Id(1)),
        number: 147,
        customer: CustomerId(Id(2)),
        complainant: text("c"),
        complainant_phone: text("1"),
        at: Instant(3),
        way: Some(ContactWay::Counter),
        received_by: Some(StaffId(Id(4))),
        kind: Some(ComplaintKind::Transport),
        sub_kind: Some(ComplaintSubKind::Lost),
        purchase: Some(PurchaseId(Id(5))),
        product: Some(ProductId(Id(6))),
        about: Some(StaffId(Id(7))),
        what_happened: text("w"),
        remedies_asked: [text("refund")].into(),
        remedy_asked_note: text("n"),
        severity: Some(Severity::Major),
        safety: true,
        complainant_hidden: true,
        carrier: text("k"),
        attachments: [Id(8).to_string()].into(),
        alike: [Id(9).to_string()].into(),
        repeat_of: Some(ComplaintId(Id(10))),
        split_from: Some(ComplaintId(Id(11))),
    };
    check(&complaint, Complaint::FIELDS);
    let step = ComplaintStep {
        id: StepId(Id(1)),
        complaint: ComplaintId(Id(2)),
        kind: Some(StepKind::Reopened),
        at: Instant(3),
        by: Some(StaffId(Id(4))),
        text: text("t"),
        turn: 5,
        answers: Some(StepId(Id(6))),
        attachments: [Id(7).to_string()].into(),
        way: Some(ContactWay::Call),
        person: text("p"),
        severity: Some(Severity::General),
        safety: true,
        legal: true,
        repeat: true,
        immediate_action: text("i"),
        department: text("d"),
        assignee: Some(StaffId(Id(8))),
        cause: Some(CauseCode::Chance),
        failed_by: Some(FailedBy::Nobody),
        whys: vec![text("w1"), text("w2")],
        customer_statement: text("c"),
        staff_statement: text("s"),
        evidence: text("e"),
        why_they_feel_so: text("1"),
        what_we_did: text("2"),
        is_reasonable: text("3"),
        heard_before: text("4"),
        what_prevents_it: text("5"),
        remedies: [text("refund")].into(),
        cost: Some(Money(0)),
        done_by: Some(StaffId(Id(9))),
        done_at: Some(Instant(10)),
        further_ways: true,
        satisfaction: Some(4),
        lesson: text("l"),
        old_solved: Some(YesNo::No),
        new_appeared: Some(YesNo::Yes),
        passed_to: Some(StaffId(Id(11))),
        other: Some(ComplaintId(Id(12))),
        corrects: Some(StepId(Id(13))),
    };
    check(&step, ComplaintStep::FIELDS);
    let answer = Answer {
        id: AnswerId(Id(1)),
        survey: SurveyId(Id(2)),
        survey_version: 3,
        customer: Some(CustomerId(Id(4))),
        at: Instant(5),
        asked: Some(Asked::Paper),
        by: Some(StaffId(Id(6))),
        replies: [(
            text("q"),
            Value::List(vec![Value::Int(1), Value::Real(0.5)]),
        )]
        .into(),
        edition: Some(EditionId(Id(7))),
        language: text("zh"),
        partial: true,
        link: Some(SurveyLinkId(Id(8))),
        seconds: Some(9),
        respondent: text("17"),
    };
    check(&answer, Answer::FIELDS);
}

#[test]
fn the_shop_and_its_staff() {
    let staff = Staff {
        id: StaffId(Id(1)),
        name: text("王"),
        role: Some(Role::Owner),
        department: text("d"),
        phone: text("1"),
        left: true,
    };
    check(&staff, Staff::FIELDS);
    let shop = Shop {
        id: Shop::ID,
        name: text("店"),
        address: text("a"),
        phone: text("1"),
        currency: text("CNY"),
        time_zone: text("Asia/Shanghai"),
    };
    check(&shop, Shop::FIELDS);
    let view = SavedView {
        id: ViewId(Id(1)),
        name: text("n"),
        place: text("p"),
        state: text("s"),
    };
    check(&view, SavedView::FIELDS);
    let profile = ImportProfile {
        id: ProfileId(Id(1)),
        headers: text("\na\n"),
        mapping: text("m"),
    };
    check(&profile, ImportProfile::FIELDS);
}

/// A second phone left empty must not take the first one with it.
#[test]
fn empty_elements_of_a_list_are_nothing() {
    let phones = |phones: &[&str]| Customer {
        other_phones: phones.iter().map(|phone| text(phone)).collect(),
        ..Customer::default()
    };
    let stored = phones(&["", "139", ""]).fields();
    let read: Customer = from_fields(
        Id(0),
        stored.iter().map(|(name, value)| (name.as_ref(), value)),
    );
    assert_eq!(read, phones(&["139"]));
    assert!(phones(&["", ""]).fields().is_empty());
    // Stored so by an earlier build.
    let mut read = Customer::default();
    read.set(
        "phones",
        &Value::List(vec![Value::Null, Value::from("139")]),
    );
    assert_eq!(read, phones(&["139"]));
}

#[test]
fn codes_are_distinct_and_come_back() {
    fn each<T: Copy + PartialEq + std::fmt::Debug>(
        all: &[T],
        code: fn(T) -> &'static str,
        back: fn(&str) -> Option<T>,
    ) {
        let codes = all
            .iter()
            .map(|choice| code(*choice))
            .collect::<BTreeSet<_>>();
        assert_eq!(codes.len(), all.len());
        for choice in all {
            assert_eq!(back(code(*choice)), Some(*choice));
        }
        assert_eq!(back("a choice of next year"), None);
    }
    each(
        CustomerKind::ALL,
        CustomerKind::code,
        CustomerKind::from_code,
    );
    each(
        CustomerClass::ALL,
        CustomerClass::code,
        CustomerClass::from_code,
    );
    each(ChannelRole::ALL, ChannelRole::code, ChannelRole::from_code);
    each(Gender::ALL, Gender::code, Gender::from_code);
    each(IncomeBand::ALL, IncomeBand::code, IncomeBand::from_code);
    each(Credit::ALL, Credit::code, Credit::from_code);
    each(Consent::ALL, Consent::code, Consent::from_code);
    each(ContactWay::ALL, ContactWay::code, ContactWay::from_code);
    each(Outcome::ALL, Outcome::code, Outcome::from_code);
    each(
        ComplaintKind::ALL,
        ComplaintKind::code,
        ComplaintKind::from_code,
    );
    each(
        ComplaintSubKind::ALL,
        ComplaintSubKind::code,
        ComplaintSubKind::from_code,
    );
    each(Severity::ALL, Severity::code, Severity::from_code);
    each(Remedy::ALL, Remedy::code, Remedy::from_code);
    each(StepKind::ALL, StepKind::code, StepKind::from_code);
    each(CauseCode::ALL, CauseCode::code, CauseCode::from_code);
    each(FailedBy::ALL, FailedBy::code, FailedBy::from_code);
    each(YesNo::ALL, YesNo::code, YesNo::from_code);
    each(
        PromiseOutcome::ALL,
        PromiseOutcome::code,
        PromiseOutcome::from_code,
    );
    each(ReturnKind::ALL, ReturnKind::code, ReturnKind::from_code);
    each(GoodsFate::ALL, GoodsFate::code, GoodsFate::from_code);
    each(Language::ALL, Language::code, Language::from_code);
    each(
        HolidayCalendar::ALL,
        HolidayCalendar::code,
        HolidayCalendar::from_code,
    );
    each(
        ComplaintState::ALL,
        ComplaintState::code,
        ComplaintState::from_code,
    );
    each(
        PurchaseChannel::ALL,
        PurchaseChannel::code,
        PurchaseChannel::from_code,
    );
    each(
        SurveyPurpose::ALL,
        SurveyPurpose::code,
        SurveyPurpose::from_code,
    );
    each(Asked::ALL, Asked::code, Asked::from_code);
    each(Role::ALL, Role::code, Role::from_code);
}

#[test]
fn names_of_this_build_are_known() {
    for name in [
        "customer",
        "removed",
        "wallet_share",
        "reply",
        "import_profile",
    ] {
        assert_eq!(known_name(name), Some(name));
    }
    assert_eq!(known_name("tag/vip"), None);
    assert_eq!(known_name(""), None);
}
