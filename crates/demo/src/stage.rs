use crate::Language;
use crate::calendar::Calendar;
use crate::dice::Dice;
use crate::words::{CHINESE, ENGLISH, Row, Words};
use domain::record::StaffId;
use domain::{Day, Instant};

/// How long the shop has kept its book.
const STORY_DAYS: i32 = 730;

/// Where and when the story plays. It ends yesterday, so that nothing lies in the future at any hour of today.
pub(crate) struct Stage {
    pub(crate) words: Words,
    pub(crate) calendar: Calendar,
    pub(crate) start: Day,
    pub(crate) today: Day,
    offset_minutes: i32,
    seed: u64,
    pub(crate) staff: Vec<StaffId>,
    /// The open days of the yearly offer.
    pub(crate) offer_days: Vec<Day>,
}

/// Places in the list of staff.
pub(crate) const OWNER: usize = 0;
pub(crate) const MANAGER: usize = 1;
pub(crate) const ROAD: usize = 2;
pub(crate) const COUNTER: [usize; 2] = [3, 4];
pub(crate) const SERVICE: usize = 5;

impl Stage {
    pub(crate) fn new(language: Language, today: Day, offset_minutes: i32) -> Self {
        let (words, seed) = match language {
            Language::Chinese => (CHINESE, 0x005a_48ab),
            Language::English => (ENGLISH, 0x00e4_11c3),
        };
        let calendar = Calendar { language };
        let start = today.plus(-STORY_DAYS);
        Self {
            words,
            calendar,
            start,
            today,
            offset_minutes,
            seed,
            staff: Vec::new(),
            offer_days: (start.0..today.0)
                .map(Day)
                .filter(|day| calendar.has_offer(*day) && calendar.is_open(*day))
                .collect(),
        }
    }

    pub(crate) fn is_chinese(&self) -> bool {
        self.calendar.language == Language::Chinese
    }

    pub(crate) fn dice(&self, stream: usize) -> Dice {
        Dice::new(self.seed, u64::try_from(stream).unwrap_or(0))
    }

    pub(crate) fn yesterday(&self) -> Day {
        self.today.plus(-1)
    }

    pub(crate) fn staff(&self, place: usize) -> Option<StaffId> {
        self.staff.get(place).copied()
    }

    /// The moment `minutes` after midnight in the shop.
    pub(crate) fn instant(&self, day: Day, minutes: i32) -> Instant {
        let minutes = i64::from(minutes) - i64::from(self.offset_minutes);
        Instant(i64::from(day.0) * Instant::DAY + minutes * Instant::MINUTE)
    }

    /// When something of this day was typed in: receipts wait for the end of the fortnight, lately of the week.
    pub(crate) fn recorded(&self, day: Day) -> Instant {
        let age = self.today.since(day).max(1) - 1;
        let back = if age < 56 {
            age / 7 * 7
        } else {
            56 + (age - 56) / 14 * 14
        };
        self.instant(self.today.plus(-1 - back), 20 * 60)
    }

    pub(crate) fn recorded_at(&self, at: Instant) -> Instant {
        self.recorded(at.day(self.offset_minutes))
    }

    /// Before everything else: the evening before the story begins.
    pub(crate) fn opening(&self) -> Instant {
        self.instant(self.start.plus(-1), 20 * 60)
    }

    /// Who types in what was recorded then.
    pub(crate) fn clerk(&self, at: Instant) -> Option<StaffId> {
        let turn = usize::try_from(at.0.div_euclid(7 * Instant::DAY)).unwrap_or(0);
        COUNTER
            .get(turn % COUNTER.len())
            .and_then(|place| self.staff(*place))
    }

    /// A row of a text whose cells name what the shop gives off its prices.
    pub(crate) fn offers(&self) -> Row {
        self.words.row("offers")
    }
}
