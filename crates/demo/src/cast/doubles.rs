use crate::member::{Habit, Member};
use crate::stage::Stage;
use crate::words::rows;
use domain::record::{Customer, CustomerClass};

/// The same people entered a second time, as it happens at a busy counter: what the duplicate finder is for.
pub(super) fn members(stage: &Stage, known: &[Member]) -> Vec<Member> {
    rows(stage.words.duplicates)
        .filter_map(|row| {
            let original = known
                .iter()
                .find(|member| member.customer.name == row.cell(0))?;
            let same_phone = row.letter(2) == 'p';
            let kept = |kept: bool, text: &String| if kept { text.clone() } else { String::new() };
            Some(Member {
                customer: Customer {
                    name: row.cell(1).to_owned(),
                    kind: original.customer.kind,
                    class: Some(CustomerClass::General),
                    note: row.cell(3).to_owned(),
                    phone: kept(same_phone, &original.customer.phone),
                    address: kept(!same_phone, &original.customer.address),
                    area: kept(!same_phone, &original.customer.area),
                    ..Customer::default()
                },
                habit: Habit::Once,
                people: Vec::new(),
                ..original.clone()
            })
        })
        .collect()
}
