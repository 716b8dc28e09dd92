//! Whatever is handed in: nothing panics, what is refused changes nothing, and undo is exact.

use super::shop_with;
use crate::command::tests::shop::check_any;
use crate::command::{Command, decide};
use crate::record::{Answer, AnswerId, Asked, CustomerId};
use crate::survey::templates;
use crate::{Id, Instant, Value};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn value() -> impl Strategy<Value = Value> {
    let keys =
        prop::sample::select(&["yes", "no", "service", "product", "faulty", "other", "x"][..]);
    let leaf = prop_oneof![
        4 => (-1_i64..12).prop_map(Value::Int),
        4 => keys.prop_map(Value::from),
        1 => Just(Value::Null),
        1 => any::<f64>().prop_map(Value::Real),
        1 => any::<String>().prop_map(Value::Text),
        1 => any::<u128>().prop_map(|id| Value::Id(Id(id))),
    ];
    leaf.prop_recursive(2, 12, 4, |inner| {
        prop::collection::vec(inner, 0..4).prop_map(Value::List)
    })
}

fn template() -> impl Strategy<Value = &'static str> {
    let names: Vec<&str> = templates::ALL.iter().map(|known| known.name).collect();
    prop::sample::select(names)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_answer(
        template in template(),
        values in prop::collection::vec(value(), 24),
        id in 0_u128..3,
        customer in 0_u128..5,
        partial in any::<bool>(),
    ) {
        let (mut shop, survey) = shop_with(template);
        let form = templates::named(template).unwrap().form();
        let names = form.questions().map(|question| question.name.clone());
        let replies: BTreeMap<String, Value> = names.zip(values).collect();
        let answer = Answer {
            id: AnswerId(Id(id * 5_000)),
            survey,
            customer: (customer > 0).then_some(CustomerId(Id(customer))),
            at: Instant(1),
            asked: Some(Asked::Paper),
            partial,
            replies,
            ..Answer::default()
        };
        let command = Command::RecordAnswer(Box::new(answer));
        if decide(&command, &mut shop.clone()).is_ok() {
            check_any(&mut shop, &command);
        }
    }
}
