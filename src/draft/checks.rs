use crate::engine_client::Doer;
use crate::i18n::explain_field;
use domain::command::FieldError;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What the rules say about a form, told gently: a field says what is wrong once the writer has left it, all of them
/// say so after an attempt to save. What the engine refused stands beside its field too.
#[derive(Clone, Copy, Debug)]
pub struct Checks {
    problems: Memo<Vec<FieldError>>,
    refused: Signal<Vec<FieldError>>,
    left: RwSignal<BTreeSet<&'static str>>,
    is_tried: RwSignal<bool>,
}

/// `problems` is what the rules find in the form as it stands.
pub fn use_checks(
    problems: impl Fn() -> Vec<FieldError> + Send + Sync + 'static,
    doer: Doer,
) -> Checks {
    Checks {
        problems: Memo::new(move |_| problems()),
        refused: doer.field_errors(),
        left: RwSignal::new(BTreeSet::new()),
        is_tried: RwSignal::new(false),
    }
}

impl Checks {
    /// What is wrong with the field of this stored name, once it may be said.
    pub fn error(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let may_say = self.is_tried.get() || self.left.with(|left| left.contains(field));
            let found = |errors: &Vec<FieldError>| {
                errors
                    .iter()
                    .find(|error| error.field == field)
                    .map(|error| explain_field(error.problem))
            };
            self.problems
                .with(found)
                .filter(|_| may_say)
                .or_else(|| self.refused.with(found))
        })
    }

    /// The writer has left a field. Also told when the form goes away with the focus in it; then nobody is left
    /// to tell.
    pub fn leave(self, field: &'static str) {
        let is_new = self.left.try_with_untracked(|left| !left.contains(field));
        if is_new == Some(true) {
            self.left.try_update(|left| left.insert(field));
        }
    }

    /// Whether the form can be handed in; from now on every field says what is wrong with it.
    pub fn pass(self) -> bool {
        self.is_tried.set(true);
        self.problems.with_untracked(Vec::is_empty)
    }

    /// For [`crate::ui::Form`]: an attempt to save has failed, and the focus should go to the first bad field.
    pub fn has_errors(self) -> Signal<bool> {
        Signal::derive(move || {
            (self.is_tried.get() && !self.problems.with(Vec::is_empty))
                || !self.refused.with(Vec::is_empty)
        })
    }
}

/// Around the control of one field: notices when the writer leaves it.
#[component]
pub fn Checked(checks: Checks, field: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="checked" on:focusout=move |_| checks.leave(field)>
            {children()}
        </div>
    }
}
