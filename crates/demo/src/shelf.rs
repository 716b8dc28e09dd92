use crate::calendar::month;
use crate::dice::Dice;
use crate::member::Member;
use crate::stage::Stage;
use crate::words::{Row, rows};
use domain::record::{Product, ProductId, PurchaseLine};
use domain::{Day, Money, Quantity};

/// A product, and what the story needs to know beyond the record.
pub(crate) struct Item {
    pub(crate) code: &'static str,
    pub(crate) product: Product,
    buyers: &'static str,
    most: i32,
    weight: i32,
    goes_with: &'static str,
    months: Option<(u32, u32)>,
    /// Sold by weight or length, so halves occur.
    divisible: bool,
}

/// What a customer has use for, and the handful they keep coming back for in every season: places on the shelf.
pub(crate) struct Taste {
    choice: Vec<usize>,
    favourites: Vec<usize>,
}

pub(crate) struct Shelf {
    pub(crate) items: Vec<Item>,
    /// Prices are whole multiples of this, in minor units.
    step: i64,
}

impl Shelf {
    pub(crate) fn new(stage: &Stage, mint: &mut dyn FnMut() -> domain::Id) -> Self {
        let items = rows(stage.words.products)
            .zip(1..)
            .map(|(row, number)| item(row, number, stage.today, mint))
            .collect();
        Self {
            items,
            step: if stage.is_chinese() { 10 } else { 1 },
        }
    }

    pub(crate) fn taste(&self, member: &Member, dice: &mut Dice) -> Taste {
        let fits = |place: &usize| {
            self.items
                .get(*place)
                .is_some_and(|item| item.is_for(member.trade))
        };
        let choice = (0..self.items.len()).filter(fits).collect::<Vec<_>>();
        let favourites = (0..6)
            .filter_map(|_| self.draw(&choice, dice, |item| item.months.is_none()))
            .collect();
        Taste { choice, favourites }
    }

    /// What goes over the counter on one occasion.
    pub(crate) fn basket(
        &self,
        member: &Member,
        taste: &Taste,
        day: Day,
        dice: &mut Dice,
    ) -> Vec<usize> {
        let lines = match (member.is_trade(), member.size) {
            (false, _) => dice.pick(&[1, 1, 1, 2, 2, 3]),
            (true, 5..) => dice.pick(&[2, 3, 3, 4, 5, 6, 8]),
            (true, _) => dice.pick(&[1, 1, 2, 2, 3, 4]),
        };
        let mut basket = Vec::new();
        for _ in 0..lines {
            let favourite = dice.pick(&taste.favourites);
            let drawn = if dice.per_cent(60)
                && self
                    .items
                    .get(favourite)
                    .is_some_and(|item| item.is_sold(day))
            {
                Some(favourite)
            } else {
                self.draw(&taste.choice, dice, |item| item.is_sold(day))
            };
            let Some(place) = drawn else { continue };
            let companion = self
                .items
                .get(place)
                .and_then(|item| self.place(item.goes_with));
            for place in [Some(place), companion.filter(|_| dice.per_cent(45))]
                .into_iter()
                .flatten()
            {
                if !basket.contains(&place) {
                    basket.push(place);
                }
            }
        }
        basket
    }

    /// So many of it at the price of that day.
    pub(crate) fn line(
        &self,
        place: usize,
        member: &Member,
        age_days: i32,
        dice: &mut Dice,
    ) -> Option<PurchaseLine> {
        let item = self.items.get(place)?;
        let pieces = if item.most == 1 {
            1
        } else {
            let few = dice.between(1, item.most).min(dice.between(1, item.most));
            few * (1 + member.size / 3)
        };
        let halves = if item.divisible && dice.per_cent(40) {
            500
        } else {
            0
        };
        let account = if member.is_trade() { 95 } else { 100 };
        // Everything was cheaper: two per cent for every eight months.
        let list = item.product.price?.0;
        let then = list * i64::from(account) * i64::from(100 - age_days / 240 * 2) / 10_000;
        Some(PurchaseLine {
            product: Some(item.product.id),
            name: item.product.name.clone(),
            quantity: Quantity(i64::from(pieces) * 1_000 + halves),
            unit_price: Money((then / self.step * self.step).max(self.step)),
        })
    }

    pub(crate) fn place(&self, code: &str) -> Option<usize> {
        self.items.iter().position(|item| item.code == code)
    }

    /// One of these places, by weight.
    fn draw(
        &self,
        choice: &[usize],
        dice: &mut Dice,
        fits: impl Fn(&Item) -> bool,
    ) -> Option<usize> {
        let items = choice
            .iter()
            .filter_map(|place| Some((*place, self.items.get(*place)?)));
        let fitting = items
            .filter(|(_, item)| fits(item))
            .map(|(place, item)| (place, item.weight));
        let fitting = fitting.collect::<Vec<_>>();
        let total = fitting.iter().map(|(_, weight)| weight).sum::<i32>();
        let mut left = dice.between(0, total - 1);
        fitting.into_iter().find_map(|(place, weight)| {
            left -= weight;
            (left < 0).then_some(place)
        })
    }
}

impl Item {
    fn is_for(&self, trade: char) -> bool {
        matches!(trade, 'r' | 'w') || self.buyers.contains(trade)
    }

    fn is_sold(&self, day: Day) -> bool {
        let in_season = self.months.is_none_or(|(first, last)| {
            let month = month(day);
            if first <= last {
                (first..=last).contains(&month)
            } else {
                month >= first || month <= last
            }
        });
        in_season
            && self
                .product
                .launch_day
                .is_none_or(|launched| launched < day)
    }
}

fn item(row: Row, number: i32, today: Day, mint: &mut dyn FnMut() -> domain::Id) -> Item {
    let months = row.cell(10).split_once('-');
    let unit = row.cell(3);
    Item {
        code: row.cell(0),
        product: Product {
            id: ProductId(mint()),
            name: row.cell(2).to_owned(),
            number: format!("P{number:03}"),
            category: row.cell(1).to_owned(),
            unit: unit.to_owned(),
            price: Some(Money(row.number(4).into())),
            launch_day: row.cell(9).parse().ok().map(|ago: i32| today.plus(-ago)),
            note: String::new(),
        },
        buyers: row.cell(5),
        most: row.number(6).max(1),
        weight: row.number(7).max(1),
        goes_with: row.cell(8),
        months: months.and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?))),
        divisible: matches!(unit, "米" | "公斤" | "m" | "kg"),
    }
}
