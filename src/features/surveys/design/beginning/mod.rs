//! What a new survey begins with: one that the program brings along, a file, or nothing.

mod from_file;
mod new_page;
mod starting;
mod template_item;

pub(super) use new_page::NewSurveyPage;
