use crate::dice::Dice;
use crate::member::Member;
use crate::order::rising;
use crate::shelf::Shelf;
use crate::stage::{COUNTER, OWNER, ROAD, Stage};
use domain::record::{Purchase, PurchaseChannel, PurchaseId, PurchaseLine};
use domain::{Day, Money};

/// A purchase with the places of its customer and its goods.
pub(crate) struct Sale {
    pub(crate) member: usize,
    pub(crate) goods: Vec<usize>,
    pub(crate) purchase: Purchase,
}

/// Everything that was bought, in order of day.
pub(crate) fn sales(
    members: &[Member],
    shelf: &Shelf,
    stage: &Stage,
    mint: &mut dyn FnMut() -> domain::Id,
) -> Vec<Sale> {
    let mut sales = Vec::new();
    for (place, member) in members.iter().enumerate() {
        let dice = &mut stage.dice(10_000 + place);
        let taste = shelf.taste(member, dice);
        for day in &member.days {
            // Now and then something was forgotten.
            let times = if dice.per_cent(3) { 2 } else { 1 };
            for _ in 0..times {
                let goods = shelf.basket(member, &taste, *day, dice);
                let lines = goods
                    .iter()
                    .filter_map(|item| shelf.line(*item, member, stage.today.since(*day), dice))
                    .collect::<Vec<_>>();
                let (total, note) = pay(&lines, member, *day, stage, dice);
                sales.push(Sale {
                    member: place,
                    goods,
                    purchase: Purchase {
                        customer: member.customer.id,
                        day: *day,
                        total,
                        lines,
                        channel: Some(channel(member, dice)),
                        seller: stage.staff(seller(member, dice)),
                        note,
                        ..Purchase::default()
                    },
                });
            }
        }
    }
    let mut sales = rising(sales, |sale: &Sale| sale.purchase.day.0.into());
    let prefix = stage.words.row("shop").cell(4);
    for (sale, number) in sales.iter_mut().zip(1..) {
        sale.purchase.id = PurchaseId(mint());
        sale.purchase.number = format!("{prefix}{number:05}");
    }
    sales
}

/// What was paid, and why it is not the sum of the lines.
fn pay(
    lines: &[PurchaseLine],
    member: &Member,
    day: Day,
    stage: &Stage,
    dice: &mut Dice,
) -> (Money, String) {
    let sum = lines.iter().map(PurchaseLine::price).sum::<Money>().0;
    let offers = stage.offers();
    let each = i64::from(offers.number(2)).max(1);
    let (reason, off) = if stage.calendar.has_offer(day) && sum >= each {
        (offers.cell(1), sum / each * i64::from(offers.number(3)))
    } else {
        (offers.cell(0), rounded_off(sum, member, stage, dice))
    };
    let note = if off == 0 {
        String::new()
    } else {
        format!("{reason} {}.{:02}", off / 100, off % 100)
    };
    (Money(sum - off), note)
}

/// The odd change that is waved away: from most bills in China, from a good customer's in England.
fn rounded_off(sum: i64, member: &Member, stage: &Stage, dice: &mut Dice) -> i64 {
    let (from, chance, unit) = match (stage.is_chinese(), member.is_trade()) {
        (true, _) if sum > 100_000 => (0, 45, 1_000),
        (true, _) => (3_000, 60, 100),
        (false, true) => (15_000, 20, 100),
        (false, false) => return 0,
    };
    if sum > from && dice.per_cent(chance) {
        sum % unit
    } else {
        0
    }
}

fn channel(member: &Member, dice: &mut Dice) -> PurchaseChannel {
    use PurchaseChannel as C;
    if member.is_trade() && member.size >= 4 {
        dice.pick(&[
            Some(C::Counter),
            Some(C::Phone),
            Some(C::Phone),
            Some(C::Online),
            Some(C::Visit),
        ])
    } else {
        dice.pick(&[
            Some(C::Counter),
            Some(C::Counter),
            Some(C::Counter),
            Some(C::Counter),
            Some(C::Phone),
            Some(C::Online),
        ])
    }
    .unwrap_or(C::Counter)
}

fn seller(member: &Member, dice: &mut Dice) -> usize {
    match dice.between(0, 99) {
        0..8 => OWNER,
        8..40 if member.customer.relationship_manager.is_some() => ROAD,
        8..62 => COUNTER[0],
        _ => COUNTER[1],
    }
}
