use crate::dice::Dice;
use crate::member::{Habit, Member};
use crate::stage::Stage;
use chrono::Datelike;
use domain::record::{
    ChannelRole, Consent, ContactWay, Credit, Customer, CustomerClass, CustomerKind, IncomeBand,
};
use domain::value::Birthday;

/// Phone numbers given to people at businesses begin here, so that no two records share one by chance.
const PEOPLE_FROM: usize = 400;

/// Everything on the card that was not given by hand. Nobody's card is full.
pub(super) fn complete(member: &mut Member, place: usize, stage: &Stage, dice: &mut Dice) {
    member.customer.phone = phone(place, stage);
    reach(member, stage, dice);
    value(member, stage, dice);
    let age = age(&member.customer.name, stage, dice);
    if member.customer.kind == Some(CustomerKind::Business) {
        firm(member, stage, dice);
        people(member, place, stage, dice);
    } else {
        private(member, age, stage, dice);
    }
    note(member, stage, dice);
}

/// Names have their time.
fn age(name: &str, stage: &Stage, dice: &mut Dice) -> i32 {
    let is_young = stage
        .words
        .list("young")
        .into_iter()
        .any(|given| name.starts_with(given) || name.ends_with(given));
    if is_young {
        dice.between(23, 38)
    } else {
        dice.between(36, 74)
    }
}

/// Numbers that no network hands out: 138 0000 xxxx and the ranges Ofcom keeps for drama.
fn phone(number: usize, stage: &Stage) -> String {
    let ranges = stage.words.section("phones");
    let row = ranges
        .get(number % ranges.len().max(1))
        .copied()
        .unwrap_or("");
    let (prefix, digits) = row.split_once('|').unwrap_or((row, "4"));
    // Both factors are prime to a power of ten, so that numbers repeat only after the whole range.
    if digits == "3" {
        format!("{prefix}{:03}", (number * 373 + 211) % 1_000)
    } else {
        format!("{prefix} {:04}", (number * 3_739 + 1_207) % 10_000)
    }
}

fn reach(member: &mut Member, stage: &Stage, dice: &mut Dice) {
    let areas = stage.words.section("areas");
    let (area, streets) = dice.pick_early(&areas).split_once(':').unwrap_or_default();
    let streets = streets.split(',').collect::<Vec<_>>();
    let street = dice.pick(&streets);
    let is_trade = member.is_trade();
    let customer = &mut member.customer;
    let number = dice.between(1, 188);
    if dice.per_cent(78) {
        area.clone_into(&mut customer.area);
        customer.address = if !stage.is_chinese() {
            format!("{} {street}", number % 90 + 1)
        } else if is_trade || dice.per_cent(40) {
            format!("{street}{number}号")
        } else {
            let (block, entrance) = (dice.between(1, 16), dice.between(1, 4));
            let door = dice.between(1, 6) * 100 + dice.between(1, 2);
            format!("{street}{number}号{block}栋{entrance}单元{door}室")
        };
    }
    if dice.per_cent(if stage.is_chinese() { 45 } else { 20 }) {
        let same = if stage.is_chinese() {
            "微信同号"
        } else {
            "WhatsApp"
        };
        same.clone_into(&mut customer.messenger);
    }
    let titles = [stage.words.list("titles_m"), stage.words.list("titles_f")].concat();
    let is_titled = customer
        .name
        .split(' ')
        .next()
        .is_some_and(|word| titles.contains(&word));
    if !stage.is_chinese() && !is_titled && dice.per_cent(55) {
        customer.email = email(&customer.name);
    }
    customer.consent = dice.pick(&[
        Some(Consent::Agreed),
        Some(Consent::Agreed),
        Some(Consent::Agreed),
        Some(Consent::Agreed),
        Some(Consent::Declined),
        None,
        None,
        None,
    ]);
    if member.habit == Habit::Once && dice.per_cent(4) {
        customer.consent = Some(Consent::DoNotContact);
    }
    if customer.consent.is_some() {
        customer.consent_day = member.days.first().copied();
    }
    customer.preferred_way = dice.pick(&[
        Some(ContactWay::Call),
        Some(ContactWay::Call),
        Some(ContactWay::Chat),
        None,
        None,
    ]);
    if !stage.is_chinese() && is_trade && dice.per_cent(25) {
        customer.preferred_way = Some(ContactWay::Email);
    }
}

/// `Joel & Sons` writes from joel.sons@example.com, a domain kept for examples (RFC 2606).
fn email(name: &str) -> String {
    let words = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect::<Vec<_>>();
    format!("{}@example.com", words.join("."))
}

fn value(member: &mut Member, stage: &Stage, dice: &mut Dice) {
    let first = member.days.first().copied().unwrap_or(stage.start);
    let customer = &mut member.customer;
    if customer.grade.is_none() {
        customer.grade = match customer.class {
            Some(CustomerClass::Core) => Some(1),
            Some(CustomerClass::Important) => Some(2),
            Some(CustomerClass::Large) => Some(3),
            _ if member.habit == Habit::Once => None,
            _ if member.rhythm < 30 => Some(4),
            _ => Some(5),
        };
    }
    // Who was there in the book's first weeks had been a customer for years.
    let was_there_before = first.since(stage.start) < 50 && member.habit != Habit::Once;
    let years = if was_there_before {
        dice.between(0, 11)
    } else {
        0
    };
    customer.customer_since =
        Some(first.plus(-years * 365 - if years > 0 { dice.between(0, 300) } else { 0 }));
    let has_account = member.is_trade() && member.size >= 2;
    let customer = &mut member.customer;
    if has_account {
        customer.credit = dice.pick(&[
            Some(Credit::Good),
            Some(Credit::Good),
            Some(Credit::Good),
            Some(Credit::Fair),
            Some(Credit::Watch),
        ]);
    }
    let competitors = stage.words.list("competitors");
    let looks_elsewhere = match member.habit {
        Habit::Lost(_) | Habit::Silent(_) => 70,
        Habit::Drifting => 55,
        _ => 9,
    };
    if dice.per_cent(looks_elsewhere) {
        customer
            .competitors
            .insert(dice.pick(&competitors).to_owned());
        customer.wallet_share_percent = u8::try_from(dice.between(3, 9) * 5).ok();
    }
    if member.trade == 'w' {
        customer.channel_role = Some(ChannelRole::Intermediary);
    } else if has_account {
        customer.channel_role = Some(ChannelRole::EndUser);
    }
    if customer.tags.is_empty() {
        let tags = stage.words.list("tags");
        for _ in 0..dice.between(0, 2) {
            customer.tags.insert(dice.pick(&tags).to_owned());
        }
    }
}

fn private(member: &mut Member, age: i32, stage: &Stage, dice: &mut Dice) {
    let words = stage.words;
    let craft = match member.trade {
        'h' | 'r' if age >= 60 => "occupation.old".to_owned(),
        'h' | 'r' => "occupation.h".to_owned(),
        trade => format!("occupation.{trade}"),
    };
    let family = match age {
        ..32 => "family.new",
        32..58 => "family.mid",
        _ => "family.old",
    };
    let once = member.habit == Habit::Once;
    let customer = &mut member.customer;
    if customer.occupation.is_empty() && (!once || dice.per_cent(30)) {
        dice.pick(&words.list(&craft))
            .clone_into(&mut customer.occupation);
    }
    if customer.birthday.is_none() && dice.per_cent(if once { 10 } else { 46 }) {
        customer.birthday = birthday(age, stage, dice);
    }
    if dice.per_cent(if once { 8 } else { 30 }) {
        dice.pick(&words.section(family))
            .clone_into(&mut customer.family);
    }
    if dice.per_cent(if once { 10 } else { 40 }) {
        dice.pick(&words.section("habits"))
            .clone_into(&mut customer.habits);
    }
    if dice.per_cent(35) {
        customer.income_band = dice.pick(&[
            Some(IncomeBand::Middle),
            Some(IncomeBand::Middle),
            Some(IncomeBand::Low),
            Some(IncomeBand::High),
        ]);
    }
}

/// In China older people keep their birthday by the moon.
fn birthday(age: i32, stage: &Stage, dice: &mut Dice) -> Option<Birthday> {
    let year = dice.per_cent(70).then(|| stage.today.date().year() - age);
    let lunar = stage.is_chinese() && age > 45 && dice.per_cent(65);
    let month = u8::try_from(dice.between(1, 12)).ok()?;
    let day = u8::try_from(dice.between(1, 28)).ok()?;
    Birthday::new(year, month, day, lunar)
}

fn firm(member: &mut Member, stage: &Stage, dice: &mut Dice) {
    let words = stage.words;
    let sparse = member.habit == Habit::Once;
    let customer: &mut Customer = &mut member.customer;
    // Whoever looks after a building employs more people than a workshop that buys as much.
    let scale = match member.trade {
        'w' | 'h' => 0,
        'f' => member.size.min(5),
        _ => (member.size - 1).min(5),
    };
    let place = usize::try_from(scale).unwrap_or(0);
    words
        .section("scale")
        .get(place)
        .copied()
        .unwrap_or("")
        .clone_into(&mut customer.scale);
    customer.headcount = Some(i64::from(match scale {
        ..=0 => dice.between(2, 3),
        1 => dice.between(3, 5),
        2 => dice.between(8, 14),
        3 => dice.between(20, 30),
        4 => dice.between(52, 90),
        _ => dice.between(105, 180),
    }));
    if member.trade == 'f' && dice.per_cent(40) {
        customer.equipment_count = Some(i64::from(dice.between(3, 40)));
    }
    for (field, section, chance) in [
        (&mut customer.buying, "buying", 75),
        (&mut customer.satisfaction, "satisfaction", 45),
        (&mut customer.competition, "competition", 40),
    ] {
        if !sparse && dice.per_cent(chance) {
            dice.pick(&words.section(section)).clone_into(field);
        }
    }
}

fn people(member: &mut Member, place: usize, stage: &Stage, dice: &mut Dice) {
    let positions = stage.words.list("positions");
    for (number, person) in member.people.iter_mut().enumerate() {
        person.phone = phone(PEOPLE_FROM + place * 3 + number, stage);
        if person.position.is_empty() {
            let position = if number == 0 {
                dice.pick_early(&positions)
            } else {
                dice.pick(&positions)
            };
            position.clone_into(&mut person.position);
        }
        if person.birthday.is_none() && dice.per_cent(30) {
            person.birthday = birthday(dice.between(28, 60), stage, dice);
        }
    }
}

fn note(member: &mut Member, stage: &Stage, dice: &mut Dice) {
    let is_noted = match member.habit {
        Habit::Once => 14,
        Habit::Renovating(_) => 85,
        _ => 52,
    };
    if member.customer.note.is_empty() && dice.per_cent(is_noted) {
        let lines = stage.words.section(&format!("note.{}", member.trade));
        dice.pick(&lines).clone_into(&mut member.customer.note);
    }
}
