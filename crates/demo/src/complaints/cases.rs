use super::Shop;
use crate::dice::Dice;
use crate::member::Member;
use crate::order::rising;
use crate::sales::Sale;
use crate::words::{Row, rows};
use domain::Day;
use domain::record::ComplaintSubKind;

/// Complaints that were solved, at about equal distances.
const SOLVED: usize = 40;
/// Days since the open ones came in, and how far they are.
const OPEN: [(i32, Fate); 7] = [
    (1, Fate::Grave),
    (2, Fate::Untouched),
    (5, Fate::Assigned),
    (3, Fate::Waiting),
    (6, Fate::Proposed),
    (8, Fate::Assigned),
    (10, Fate::PassedUp),
];
/// A complaint comes this soon after the purchase.
const RECENT_DAYS: i32 = 75;
const EVER_DAYS: i32 = i32::MAX;

/// What becomes of a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    OnTheSpot,
    /// All the way, to the customer's word and the look back.
    Settled,
    NotValid,
    Withdrawn,
    /// Open: nobody did anything yet.
    Untouched,
    /// Open, and somebody may come to harm.
    Grave,
    Assigned,
    Waiting,
    /// Sent back once, proposed again.
    Proposed,
    /// Rejected by the customer, and passed up to the owner.
    PassedUp,
}

/// A complaint before it has its number.
pub(super) struct Case {
    pub(super) row: Row,
    pub(super) day: Day,
    /// The place of the sale it is about.
    pub(super) sale: usize,
    pub(super) fate: Fate,
    /// Reopened once, with this line of the texts.
    pub(super) reopened: Option<usize>,
}

/// All complaints, oldest first.
pub(super) fn cases(shop: &Shop<'_>) -> Vec<Case> {
    let dice = &mut shop.stage.dice(3);
    let mut cases = solved(shop, dice);
    cases.extend(before_the_silence(shop));
    cases.extend(open(shop, dice));
    rising(cases, |case| case.day.0.into())
}

fn solved(shop: &Shop<'_>, dice: &mut Dice) -> Vec<Case> {
    let texts = rows(shop.stage.words.complaints)
        .filter(|row| !row.cell(5).is_empty())
        .collect::<Vec<_>>();
    let mut cases: Vec<Case> = Vec::new();
    let mut reopened = 0;
    for number in 0..SOLVED {
        let age = 12 + i32::try_from(number).unwrap_or(0) * 17 + dice.between(0, 9);
        let day = shop.stage.calendar.open_until(shop.stage.today.plus(-age));
        let again = (number % 9 == 8)
            .then(|| cases.last().and_then(|case| shop.sales.get(case.sale)))
            .flatten();
        let member = again.map(|sale| sale.member);
        // Eleven steps through the texts reach every one before any is told again; the next one when nobody bought
        // that lately.
        let told = (0..texts.len()).find_map(|further| {
            let row = texts.get((number * 11 + further) % texts.len()).copied()?;
            let sale = find_sale(row, day, member, RECENT_DAYS, shop, dice)?;
            Some((row, sale))
        });
        let Some((row, sale)) = told else { continue };
        let is_reopened = number % 13 == 4;
        cases.push(Case {
            row,
            day,
            sale,
            fate: fate(number, is_reopened),
            reopened: is_reopened.then_some(reopened),
        });
        reopened += usize::from(is_reopened);
    }
    cases
}

/// A late delivery that nobody followed up, and then they stayed away.
fn before_the_silence(shop: &Shop<'_>) -> Vec<Case> {
    let Some(row) = rows(shop.stage.words.complaints)
        .filter(|row| {
            row.cell(1) == ComplaintSubKind::DeliveryTime.code() && !row.cell(5).is_empty()
        })
        .last()
    else {
        return Vec::new();
    };
    shop.members
        .iter()
        .enumerate()
        .filter(|(_, member)| member.is_waiting_for_a_call())
        .take(2)
        .filter_map(|(place, member)| {
            let last = member.days.last().copied()?;
            let sale = shop.sales.iter().rposition(|sale| {
                sale.member == place
                    && shop.stage.recorded(sale.purchase.day) < shop.stage.instant(last, 0)
            })?;
            Some(Case {
                row,
                day: last,
                sale,
                fate: Fate::OnTheSpot,
                reopened: None,
            })
        })
        .collect()
}

/// Every third is settled on the spot, a few are not valid, one is withdrawn.
fn fate(number: usize, is_reopened: bool) -> Fate {
    match number {
        _ if is_reopened => Fate::Settled,
        6 | 19 | 33 => Fate::NotValid,
        11 => Fate::Withdrawn,
        number if number % 3 == 1 => Fate::OnTheSpot,
        _ => Fate::Settled,
    }
}

/// Those without an ending in the texts first, then some of the others.
fn open(shop: &Shop<'_>, dice: &mut Dice) -> Vec<Case> {
    let texts = rows(shop.stage.words.complaints).filter(|row| row.cell(5).is_empty());
    let others = rows(shop.stage.words.complaints).filter(|row| !row.cell(5).is_empty());
    texts
        .chain(others.step_by(7))
        .zip(OPEN)
        .filter_map(|(row, (age, fate))| {
            let day = shop.stage.calendar.open_until(shop.stage.today.plus(-age));
            let sale = [RECENT_DAYS, EVER_DAYS]
                .into_iter()
                .find_map(|days| find_sale(row, day, None, days, shop, dice))?;
            Some(Case {
                row,
                day,
                sale,
                fate,
                reopened: None,
            })
        })
        .collect()
}

/// A sale that this complaint can be about: typed in before, at most so many days ago, with the product in it, by this
/// customer if one is named.
fn find_sale(
    row: Row,
    day: Day,
    member: Option<usize>,
    days: i32,
    shop: &Shop<'_>,
    dice: &mut Dice,
) -> Option<usize> {
    let item = shop.shelf.place(row.cell(0));
    let before = shop.stage.instant(day, 0);
    let is_on_account = row.cell(1) == ComplaintSubKind::Settlement.code();
    let fits = |sale: &Sale| {
        day.since(sale.purchase.day) <= days
            && shop.stage.recorded(sale.purchase.day) < before
            && member.is_none_or(|member| sale.member == member)
            && item.is_none_or(|item| sale.goods.contains(&item))
            && (!is_on_account || shop.members.get(sale.member).is_some_and(Member::is_trade))
    };
    let places = (0..shop.sales.len())
        .filter(|place| shop.sales.get(*place).is_some_and(fits))
        .collect::<Vec<_>>();
    (!places.is_empty()).then(|| dice.pick(&places))
}
