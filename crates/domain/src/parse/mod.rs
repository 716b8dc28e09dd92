//! How people write days, numbers, money and phone numbers, read into values.
//!
//! Every reader takes the text of one cell and gives a value or an error that says what is wrong
//! with it; nothing is guessed silently. Where one text can mean two things (`03/04/2025`), the
//! caller says which style a column is written in, and a detector looks at the whole column to
//! find that out.
//!
//! Full-width characters (`１３８`, `，`, `￥`), Arabic and Persian digits, no-break spaces,
//! invisible direction marks and the apostrophe that spreadsheets put before text are all read
//! as what they stand for.

mod day;
mod day_style;
mod day_words;
mod fold;
mod money;
mod number;
mod number_style;
mod phone;
mod time;
mod yes_no;

pub use day::{DateStyle, DayError, WrittenDay, read_day};
pub use day_style::{DateGuess, DateStyleDetector, detect_date_style};
pub use fold::fold_cell;
pub use money::{CurrencyMark, MoneyError, WrittenMoney, read_money};
pub use number::{NumberError, NumberStyle, WrittenNumber, read_number};
pub use number_style::{NumberGuess, NumberStyleDetector, detect_number_style};
pub use phone::{PhoneError, WrittenPhone, read_phone, read_phones};
pub use yes_no::{YesNoError, read_yes_no};
