//! Commands about surveys: designing, publishing, choosing whom to ask, answering, following up.

mod answering;
mod designing;
mod drawing;
mod ending;
mod learning;
mod publishing;
mod refusal;

pub(super) use answering::record_answer;
pub(super) use designing::{add, move_page, move_question, save_link, save_question};
pub(super) use drawing::draw_sample;
pub(super) use ending::{end_follow_up, save_loss};
pub(super) use publishing::publish;
pub use refusal::SurveyRefusal;
