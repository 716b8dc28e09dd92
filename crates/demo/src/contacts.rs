use crate::dice::Dice;
use crate::journal::{Deed, Journal};
use crate::member::{Habit, Member};
use crate::order::rising;
use crate::sales::Sale;
use crate::stage::{COUNTER, OWNER, ROAD, SERVICE, Stage};
use crate::words::{Row, section};
use domain::Day;
use domain::record::{Contact, ContactId, ContactWay, CustomerClass, Outcome};

/// The latest anybody spoke to those who fell silent, so that they wait to be called.
const UNATTENDED_DAYS: i32 = 16;

/// A prime that divides the number of texts in no language, so that a walk in such steps reaches them all.
const STRIDE: usize = 13;

/// Visits, calls, gifts: in a rhythm with those who have a manager, now and then with the rest.
pub(crate) fn write(
    journal: &mut Journal<'_>,
    members: &[Member],
    sales: &[Sale],
    stage: &Stage,
    mint: &mut dyn FnMut() -> domain::Id,
) {
    let texts = Texts::new(stage);
    let mut contacts = Vec::new();
    for (place, member) in members.iter().enumerate() {
        let dice = &mut stage.dice(20_000 + place);
        let product = sales
            .iter()
            .find(|sale| sale.member == place)
            .and_then(|sale| sale.purchase.lines.first())
            .map_or("", |line| line.name.as_str());
        let mut meetings = routine(member, &texts, stage, dice);
        meetings.extend(occasion(member, &texts, stage, dice));
        for meeting in meetings {
            if meeting.day < stage.today {
                contacts.push(contact(member, &meeting, product, stage, dice));
            }
        }
    }
    let mut contacts = rising(contacts, |contact: &Contact| contact.day.0.into());
    for contact in &mut contacts {
        contact.id = ContactId(mint());
        journal.add(stage.recorded(contact.day), Deed::SaveContact, contact);
    }
}

struct Texts {
    site: Vec<&'static str>,
    firm: Vec<&'static str>,
    silent: Vec<&'static str>,
    lost: Vec<&'static str>,
    greeting: Vec<&'static str>,
}

impl Texts {
    fn new(stage: &Stage) -> Self {
        let lines = |name| section(stage.words.contacts, name);
        let with_routine = |name| [lines("routine"), lines(name)].concat();
        Self {
            site: with_routine("site"),
            firm: with_routine("firm"),
            silent: lines("silent"),
            lost: lines("lost"),
            greeting: lines("greeting"),
        }
    }
}

struct Meeting {
    day: Day,
    row: Row,
}

/// Days between the visits of whoever looks after this customer; nobody does for most.
fn visited_every(member: &Member) -> Option<i32> {
    match member.customer.class {
        Some(CustomerClass::Core) => Some(55),
        Some(CustomerClass::Important) => Some(85),
        Some(CustomerClass::Large) => Some(110),
        _ => None,
    }
}

fn routine(member: &Member, texts: &Texts, stage: &Stage, dice: &mut Dice) -> Vec<Meeting> {
    let mut meetings = Vec::new();
    let (Some(every), Some(first), Some(last)) = (
        visited_every(member),
        member.days.first(),
        member.days.last(),
    ) else {
        return meetings;
    };
    let texts = match member.trade {
        'e' | 'p' | 'c' | 'd' | 'b' | 'r' => &texts.site,
        _ => &texts.firm,
    };
    let mut day = first.plus(dice.between(5, every));
    // A walk through all texts, so that nobody hears the same twice within a year or two.
    let mut turn = dice.below(texts.len());
    while day <= *last {
        let row = texts.get(turn % texts.len().max(1)).copied().unwrap_or("");
        let day_open = stage.calendar.open_from(day);
        meetings.push(Meeting {
            day: day_open,
            row: Row(row),
        });
        turn += STRIDE;
        day = day.plus(dice.between(every * 7 / 10, every * 13 / 10));
    }
    meetings
}

/// What was said to those who stopped, and a kind word to some of the others.
fn occasion(member: &Member, texts: &Texts, stage: &Stage, dice: &mut Dice) -> Option<Meeting> {
    let last = *member.days.last()?;
    let (day, row) = match member.habit {
        // Their complaint was never followed up: nobody called.
        Habit::Silent(_) if member.is_waiting_for_a_call() => return None,
        Habit::Silent(_) if dice.per_cent(70) => {
            let tried = last.plus(stage.today.since(last) / 3);
            let day = tried.min(stage.today.plus(-UNATTENDED_DAYS));
            if day <= last {
                return None;
            }
            (stage.calendar.open_until(day), dice.pick(&texts.silent))
        }
        Habit::Lost(_) if member.people.is_empty() => {
            (last.plus(dice.between(35, 60)), dice.pick(&texts.lost))
        }
        // Businesses that went were asked in person.
        Habit::Lost(_) => (
            last.plus(dice.between(35, 60)),
            texts.lost.first().copied()?,
        ),
        Habit::Once | Habit::Silent(_) => return None,
        _ if visited_every(member).is_none() && dice.per_cent(24) => {
            let day = dice.pick(&member.days).plus(dice.between(2, 9));
            (day, dice.pick(&texts.greeting))
        }
        _ => return None,
    };
    Some(Meeting {
        day: stage.calendar.open_from(day),
        row: Row(row),
    })
}

fn contact(
    member: &Member,
    meeting: &Meeting,
    product: &str,
    stage: &Stage,
    dice: &mut Dice,
) -> Contact {
    let Meeting { day, row } = *meeting;
    let way = ContactWay::from_code(row.cell(0));
    let by = match way {
        Some(ContactWay::Delivery | ContactWay::Repair) => SERVICE,
        Some(ContactWay::Counter) => dice.pick(&COUNTER),
        Some(ContactWay::Tour | ContactWay::ThankYouCall) => OWNER,
        _ if member.customer.class == Some(CustomerClass::Core) && dice.per_cent(45) => OWNER,
        _ => ROAD,
    };
    let cell = |index| row.cell(index).replace("{p}", product);
    let minutes = row.number(1);
    let nobody_there = row.cell(6) == "n";
    Contact {
        customer: member.customer.id,
        day,
        at: Some(stage.instant(day, dice.between(8 * 60 + 30, 17 * 60))),
        way,
        outcome: Some(if nobody_there {
            Outcome::NotReached
        } else {
            Outcome::Reached
        }),
        by: stage.staff(by),
        minutes: Some(i64::from(minutes + dice.between(0, minutes / 3))),
        purpose: cell(2),
        found: cell(3),
        promised: cell(4),
        next: cell(5),
        ..Contact::default()
    }
}
