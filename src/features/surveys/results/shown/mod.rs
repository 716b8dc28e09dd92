//! Results as cards: how many answered, each question, scales, seasons, groups.

mod choice_part;
mod comparison_card;
mod grid_part;
mod importance_part;
mod matrix_chart;
mod plain_part;
mod question_cards;
mod response_card;
mod rivals_part;
mod scales_card;
mod score_part;
mod season_chart;
mod trend_card;
mod word_list;

pub(super) use comparison_card::ComparisonCard;
pub(super) use question_cards::QuestionCards;
pub(super) use response_card::ResponseCard;
pub(super) use scales_card::ScalesCard;
pub(super) use season_chart::season_word;
pub(super) use trend_card::TrendCard;
