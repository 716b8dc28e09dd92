use crate::i18n::{survey_language, t};
use domain::command::Command;
use domain::survey::{Form, Page, Texts};

/// Copies a form into the shop. The reader's language comes first, since that is what the staff call it by.
pub(super) fn add(mut form: Form, template: &str) -> Command {
    let own = survey_language();
    if let Some(at) = form.languages.iter().position(|tag| tag == own) {
        let tag = form.languages.remove(at);
        form.languages.insert(0, tag);
    }
    let title = form.title.get(own, &form.languages).to_owned();
    Command::AddSurvey {
        title: if title.trim().is_empty() {
            t::design::untitled().to_owned()
        } else {
            title
        },
        form: Box::new(form),
        template: template.to_owned(),
    }
}

/// One page and nothing on it.
pub(super) fn empty() -> Form {
    Form {
        languages: vec![survey_language().to_owned()],
        pages: vec![Page {
            name: "page1".to_owned(),
            title: Texts::default(),
            questions: Vec::new(),
        }],
        ..Form::default()
    }
}
