use super::shop::{Shop, check, customer, refused};
use crate::command::{Command, MergeChoice, Rejection, decide};
use crate::record::{
    Answer, AnswerId, Complaint, ComplaintId, Contact, ContactId, ContactPerson, Customer,
    CustomerId, PersonId, Purchase, PurchaseId,
};
use crate::{Id, Name, Value};

fn merge(others: &[u128], choices: &[(&'static str, u128)]) -> Command {
    let choice = |(field, from): &(&'static str, u128)| MergeChoice {
        field: Name::Borrowed(field),
        from: CustomerId(Id(*from)),
    };
    Command::MergeCustomers {
        keep: CustomerId(Id(1)),
        others: others.iter().map(|other| CustomerId(Id(*other))).collect(),
        choices: choices.iter().map(choice).collect(),
    }
}

const AWAY_2: [&str; 2] = [
    "customer 2: merged_into = #1",
    r#"customer 2: removed = "merged""#,
];
const AWAY_3: [&str; 2] = [
    "customer 3: merged_into = #1",
    r#"customer 3: removed = "merged""#,
];

#[track_caller]
fn check_fields(shop: &mut Shop, command: &Command, fields: &[&str], away: &[[&str; 2]]) {
    let expected = fields
        .iter()
        .chain(away.iter().flatten())
        .copied()
        .collect::<Vec<_>>();
    check(shop, command, &expected);
}

#[test]
fn what_is_lacking_comes_from_the_others_in_their_order() {
    let mut shop = Shop::with_customers();
    shop.store("customer", 1, "email", Value::from("a@x.cn"));
    shop.store("customer", 2, "email", Value::from("b@x.cn"));
    shop.store("customer", 3, "phone", Value::from("333"));
    shop.store("customer", 2, "phone", Value::from("222"));
    shop.store("customer", 3, "area", Value::from("城西"));
    check_fields(
        &mut shop,
        &merge(&[2, 3], &[]),
        &[
            r#"customer 1: phone = "222""#,
            r#"customer 1: area = "城西""#,
        ],
        &[AWAY_2, AWAY_3],
    );
}

#[test]
fn a_choice_takes_the_field_as_it_is_there() {
    let mut shop = Shop::with_customers();
    shop.store("customer", 1, "phone", Value::from("111"));
    shop.store("customer", 1, "note", Value::from("n"));
    shop.store("customer", 2, "phone", Value::from("222"));
    shop.store("customer", 2, "area", Value::from("城西"));
    check_fields(
        &mut shop,
        // Number 2 has no note, and number 1 no area: chosen like that.
        &merge(
            &[2],
            &[("phone", 2), ("note", 2), ("area", 1), ("name", 404)],
        ),
        &[
            r#"customer 1: phone = "222", was "111""#,
            r#"customer 1: note = nothing, was "n""#,
        ],
        &[AWAY_2],
    );
}

#[test]
fn tags_are_united_and_newer_fields_come_along() {
    let mut shop = Shop::with_customers();
    let newer = Value::Unknown {
        tag: 50,
        bytes: vec![0; 9],
    };
    shop.store("customer", 1, "tag/a", Value::Bool(true));
    shop.store("customer", 2, "tag/a", Value::Bool(true));
    shop.store("customer", 2, "tag/b", Value::Bool(true));
    shop.store("customer", 2, "shoe_size", newer);
    shop.store("customer", 2, "class", Value::from("imperial"));
    check_fields(
        &mut shop,
        &merge(&[2], &[]),
        &[
            "customer 1: tag/b = true",
            "customer 1: shoe_size = ?50 of 9",
            r#"customer 1: class = "imperial""#,
        ],
        &[AWAY_2],
    );
}

#[test]
fn everything_that_belonged_to_the_others_is_moved() {
    let mut shop = Shop::with_customers();
    let two = CustomerId(Id(2));
    shop.put(&Purchase {
        id: PurchaseId(Id(20)),
        customer: two,
        ..Purchase::default()
    });
    shop.put(&Purchase {
        id: PurchaseId(Id(21)),
        customer: CustomerId(Id(1)),
        ..Purchase::default()
    });
    shop.put(&Contact {
        id: ContactId(Id(22)),
        customer: two,
        ..Contact::default()
    });
    shop.put(&Complaint {
        id: ComplaintId(Id(23)),
        customer: two,
        ..Complaint::default()
    });
    shop.put(&Answer {
        id: AnswerId(Id(24)),
        customer: Some(two),
        ..Answer::default()
    });
    shop.put(&ContactPerson {
        id: PersonId(Id(25)),
        customer: CustomerId(Id(3)),
        ..ContactPerson::default()
    });
    let command = merge(&[2, 3], &[]);
    check_fields(
        &mut shop,
        &command,
        &[
            "answer 24: customer = #1, was #2",
            "complaint 23: customer = #1, was #2",
            "contact 22: customer = #1, was #2",
            "purchase 20: customer = #1, was #2",
            "person 25: customer = #1, was #3",
        ],
        &[AWAY_2, AWAY_3],
    );
}

/// An intermediary is merged with one of its own customers, and has another.
#[test]
fn the_channel_is_mended() {
    let mut shop = Shop::with_customers();
    shop.put(&customer(4, "丁"));
    shop.store("customer", 1, "supplied_by", Value::Id(Id(2)));
    shop.store("customer", 3, "supplied_by", Value::Id(Id(2)));
    shop.store("customer", 2, "supplied_by", Value::Id(Id(4)));
    check_fields(
        &mut shop,
        &merge(&[2], &[]),
        &[
            "customer 1: supplied_by = #4, was #2",
            "customer 3: supplied_by = #1, was #2",
        ],
        &[AWAY_2],
    );
    let mut shop = Shop::with_customers();
    shop.store("customer", 2, "supplied_by", Value::Id(Id(1)));
    shop.store("customer", 3, "supplied_by", Value::Id(Id(2)));
    check_fields(
        &mut shop,
        &merge(&[2, 3], &[("supplied_by", 2)]),
        &[],
        &[AWAY_2, AWAY_3],
    );
    assert_eq!(shop.get::<Customer>(1).supplied_by, None);
}

#[test]
fn merging_needs_two_that_are_there() {
    let mut shop = Shop::with_customers();
    refused(&shop, &merge(&[], &[]), &Rejection::NothingToMerge);
    refused(&shop, &merge(&[1], &[]), &Rejection::NothingToMerge);
    refused(&shop, &merge(&[2, 1], &[]), &Rejection::NothingToMerge);
    refused(&shop, &merge(&[404], &[]), &Rejection::NotThere);
    shop.discard::<Customer>(3);
    refused(&shop, &merge(&[3], &[]), &Rejection::InRecycleBin);
    // Named twice, merged once.
    check_fields(&mut shop, &merge(&[2, 2], &[]), &[], &[AWAY_2]);
    refused(&shop, &merge(&[2], &[]), &Rejection::InRecycleBin);
}

/// What was typed in here does not become something that was told there.
#[test]
fn how_a_value_is_known_goes_with_the_value() {
    let mut shop = Shop::with_customers();
    shop.store("customer", 1, "occupation", "厨师");
    shop.store("customer", 2, "occupation", "司机");
    shop.store("customer", 2, "source/occupation", 7_i64);
    shop.store("customer", 2, "habits", "周末来");
    shop.store("customer", 2, "source/habits", 8_i64);
    let merge = |field: Option<&'static str>| Command::MergeCustomers {
        keep: CustomerId(Id(1)),
        others: vec![CustomerId(Id(2))],
        choices: field
            .into_iter()
            .map(|field| MergeChoice {
                field: field.into(),
                from: CustomerId(Id(2)),
            })
            .collect(),
    };
    let merged = |command: Command| {
        let mut shop = shop.clone();
        let decision = decide(&command, &mut shop).unwrap();
        shop.apply(&decision.changes);
        shop.get::<Customer>(1)
    };
    let kept = merged(merge(None));
    assert_eq!(kept.occupation, "厨师");
    assert_eq!(
        kept.sources.into_iter().collect::<Vec<_>>(),
        [("habits".to_owned(), Value::Int(8))]
    );
    let chosen = merged(merge(Some("occupation")));
    assert_eq!(chosen.occupation, "司机");
    assert_eq!(chosen.sources.get("occupation"), Some(&Value::Int(7)));
}
