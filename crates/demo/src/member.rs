use domain::Day;
use domain::record::{Customer, CustomerClass};

/// How somebody comes and goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Habit {
    /// Comes in a rhythm, up to now.
    Steady,
    /// Still comes, but the gaps grow.
    Drifting,
    /// Came in a rhythm and stopped: silent for so many tenths of the usual gap.
    Silent(i32),
    /// The same, so many days ago.
    Lost(i32),
    /// Renovates: often for some weeks, and then no more, so many days ago (0: still at it).
    Renovating(i32),
    /// Came for the first time some weeks ago.
    New,
    Once,
}

impl Habit {
    /// Less content than the others, and it shows in what they answer.
    pub(crate) fn is_cool(self) -> bool {
        matches!(self, Self::Drifting | Self::Silent(_) | Self::Lost(_))
    }

    pub(crate) fn from_cell(cell: &str, dice_tenths: i32) -> Self {
        match cell.split_at_checked(1) {
            Some(("q", tenths)) => Self::Silent(tenths.parse().unwrap_or(dice_tenths)),
            Some(("d", _)) => Self::Drifting,
            Some(("l", _)) => Self::Lost(380),
            Some(("n", _)) => Self::New,
            _ => Self::Steady,
        }
    }
}

/// A customer, and what the story needs to know beyond the record.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) customer: Customer,
    /// What is bought: `e`lectrician, `p`lumber, `c`arpenter, `d`ecorator, `b`uilder, `f`acilities, `l`andlord,
    /// `h`ome; `r`enovators and `w`holesale take anything.
    pub(crate) trade: char,
    pub(crate) habit: Habit,
    /// Days between purchases.
    pub(crate) rhythm: i32,
    /// 1 buys single things, 8 by the pallet.
    pub(crate) size: i32,
    /// The first day in the book.
    pub(crate) joined: Day,
    /// Days of purchase, rising.
    pub(crate) days: Vec<Day>,
    /// Names, positions and birthdays of the people at a business.
    pub(crate) people: Vec<Person>,
}

#[derive(Clone, Default)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) position: String,
    pub(crate) phone: String,
    pub(crate) birthday: Option<domain::value::Birthday>,
}

impl Member {
    /// Fell silent after a complaint that nobody followed up.
    pub(crate) fn is_waiting_for_a_call(&self) -> bool {
        let matters = matches!(
            self.customer.class,
            Some(CustomerClass::Core | CustomerClass::Large)
        );
        matters && matches!(self.habit, Habit::Silent(_))
    }

    /// Has a trade account: a better price, and a bigger basket.
    pub(crate) fn is_trade(&self) -> bool {
        !matches!(self.trade, 'h' | 'l' | 'r')
    }
}
