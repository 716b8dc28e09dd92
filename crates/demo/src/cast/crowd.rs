use crate::dice::Dice;
use crate::member::{Habit, Member, Person};
use crate::stage::Stage;
use crate::words::{Row, rows};
use domain::Day;
use domain::record::{Customer, CustomerClass, CustomerKind, Gender};
use std::collections::BTreeSet;

/// So many customers alike.
struct Group {
    count: usize,
    trades: &'static [char],
    habit: fn(&mut Dice) -> Habit,
    rhythm: (i32, i32),
    sizes: &'static [i32],
}

const CRAFTS: &[char] = &[
    'e', 'e', 'e', 'p', 'p', 'p', 'c', 'c', 'c', 'd', 'd', 'b', 'b',
];

/// Individuals. Businesses come from their own list.
const GROUPS: &[Group] = &[
    Group {
        count: 46,
        trades: CRAFTS,
        habit: |_| Habit::Steady,
        rhythm: (7, 24),
        sizes: &[1, 1, 1, 2, 2, 3],
    },
    Group {
        count: 20,
        trades: CRAFTS,
        habit: |_| Habit::Steady,
        rhythm: (26, 60),
        sizes: &[1, 1, 2],
    },
    Group {
        count: 62,
        trades: &['h', 'h', 'h', 'h', 'l'],
        habit: |_| Habit::Steady,
        rhythm: (28, 85),
        sizes: &[1],
    },
    Group {
        count: 62,
        trades: &['h', 'h', 'h', 'h', 'h', 'l', 'e', 'd'],
        habit: |_| Habit::Once,
        rhythm: (90, 90),
        sizes: &[1],
    },
    Group {
        count: 7,
        trades: &['r'],
        habit: |dice| Habit::Renovating(dice.between(70, 350)),
        rhythm: (4, 8),
        sizes: &[1, 2],
    },
    Group {
        count: 9,
        trades: &['r'],
        habit: |dice| Habit::Renovating(dice.between(370, 620)),
        rhythm: (4, 8),
        sizes: &[1, 2],
    },
    Group {
        count: 5,
        trades: &['r'],
        habit: |_| Habit::Renovating(0),
        rhythm: (4, 8),
        sizes: &[1, 2],
    },
    Group {
        count: 14,
        trades: &['h', 'h', 'e', 'p', 'c'],
        habit: |_| Habit::New,
        rhythm: (12, 40),
        sizes: &[1],
    },
    Group {
        count: 9,
        trades: CRAFTS,
        habit: |_| Habit::Drifting,
        rhythm: (9, 22),
        sizes: &[1, 2, 3],
    },
    Group {
        count: 3,
        trades: CRAFTS,
        habit: |dice| Habit::Silent(dice.between(28, 46)),
        rhythm: (9, 20),
        sizes: &[1, 2],
    },
    Group {
        count: 9,
        trades: CRAFTS,
        habit: |dice| Habit::Lost(dice.between(368, 470)),
        rhythm: (8, 20),
        sizes: &[1, 1, 2, 3],
    },
];

/// How the businesses of the list behave, by their place in it.
const BUSINESS_HABITS: &[Habit] = &[
    Habit::Steady,
    Habit::Steady,
    Habit::Once,
    Habit::Steady,
    Habit::Steady,
    Habit::Drifting,
    Habit::Steady,
    Habit::Steady,
    Habit::Steady,
    Habit::New,
    Habit::Steady,
    Habit::Steady,
    Habit::Once,
    Habit::Steady,
    Habit::Lost(130),
];

pub(super) fn members(stage: &Stage, known: &[Member]) -> Vec<Member> {
    let dice = &mut stage.dice(1);
    let mut names = known
        .iter()
        .map(|member| member.customer.name.clone())
        .collect::<BTreeSet<_>>();
    let naming = Naming::new(stage);
    let mut members = rows(stage.words.businesses)
        .enumerate()
        .map(|(place, row)| business(row, place, &naming, dice))
        .collect::<Vec<_>>();
    for group in GROUPS {
        for _ in 0..group.count {
            let trade = dice.pick(group.trades);
            let gender = if dice.per_cent(if CRAFTS.contains(&trade) { 93 } else { 45 }) {
                Gender::Male
            } else {
                Gender::Female
            };
            let size = dice.pick(group.sizes);
            let rhythm = dice.between(group.rhythm.0, group.rhythm.1);
            let habit = (group.habit)(dice);
            let passing = habit == Habit::Once || trade == 'r';
            let customer = Customer {
                name: naming.fresh(gender, dice, &mut names),
                kind: Some(CustomerKind::Individual),
                gender: Some(gender),
                class: Some(class(size, rhythm, passing)),
                ..Customer::default()
            };
            members.push(Member {
                customer,
                trade,
                habit,
                rhythm,
                size,
                joined: Day(0),
                days: Vec::new(),
                people: Vec::new(),
            });
        }
    }
    members
}

fn business(row: Row, place: usize, naming: &Naming, dice: &mut Dice) -> Member {
    let trade = row.letter(2);
    let habit = BUSINESS_HABITS
        .get(place % BUSINESS_HABITS.len())
        .copied()
        .unwrap_or(Habit::Steady);
    let rhythm = match (trade, habit) {
        (_, Habit::Lost(_)) => 13,
        ('f' | 'h', _) => dice.between(14, 50),
        _ => dice.between(7, 21),
    };
    let size = row.number(3).max(1);
    let people = dice.between(1, 2);
    Member {
        customer: Customer {
            name: row.cell(0).to_owned(),
            kind: Some(CustomerKind::Business),
            line_of_business: row.cell(1).to_owned(),
            class: Some(class(size, rhythm, habit == Habit::Once)),
            ..Customer::default()
        },
        trade,
        habit,
        rhythm,
        size,
        joined: Day(0),
        days: Vec::new(),
        people: (0..people)
            .map(|_| {
                let gender = if dice.per_cent(60) {
                    Gender::Male
                } else {
                    Gender::Female
                };
                Person {
                    name: naming.name(gender, dice),
                    ..Person::default()
                }
            })
            .collect(),
    }
}

/// By what somebody is likely to be worth.
fn class(size: i32, rhythm: i32, passing: bool) -> CustomerClass {
    match size * 100 / rhythm {
        _ if passing => CustomerClass::General,
        36.. => CustomerClass::Core,
        22.. => CustomerClass::Important,
        15.. => CustomerClass::Large,
        _ => CustomerClass::General,
    }
}

struct Naming {
    is_chinese: bool,
    surnames: Vec<&'static str>,
    male: Vec<&'static str>,
    female: Vec<&'static str>,
    titles_male: Vec<&'static str>,
    titles_female: Vec<&'static str>,
}

impl Naming {
    fn new(stage: &Stage) -> Self {
        let list = |name| stage.words.list(name);
        Self {
            is_chinese: stage.is_chinese(),
            surnames: list("surnames"),
            male: list("male"),
            female: list("female"),
            titles_male: list("titles_m"),
            titles_female: list("titles_f"),
        }
    }

    fn name(&self, gender: Gender, dice: &mut Dice) -> String {
        let surname = dice.pick_early(&self.surnames);
        let given = match gender {
            Gender::Male => dice.pick(&self.male),
            Gender::Female => dice.pick(&self.female),
        };
        if self.is_chinese {
            format!("{surname}{given}")
        } else {
            format!("{given} {surname}")
        }
    }

    /// One in nine is known to the shop by surname and title only.
    fn known_as(&self, gender: Gender, dice: &mut Dice) -> String {
        if !dice.per_cent(11) {
            return self.name(gender, dice);
        }
        let surname = dice.pick(&self.surnames);
        let title = match gender {
            Gender::Male => dice.pick(&self.titles_male),
            Gender::Female => dice.pick(&self.titles_female),
        };
        if self.is_chinese {
            format!("{surname}{title}")
        } else {
            format!("{title} {surname}")
        }
    }

    /// A name nobody else has, as far as a dozen tries go.
    fn fresh(&self, gender: Gender, dice: &mut Dice, taken: &mut BTreeSet<String>) -> String {
        let mut name = self.known_as(gender, dice);
        for _ in 0..12 {
            if !taken.contains(&name) {
                break;
            }
            name = self.name(gender, dice);
        }
        taken.insert(name.clone());
        name
    }
}
