use crate::features::surveys::asking::tongue::Tongue;
use crate::features::surveys::asking::turning::Replies;
use crate::platform::photo::Photo;
use crate::ui::Binding;
use domain::Value;
use domain::record::AttachmentId;
use domain::survey::{Form, Question};
use leptos::prelude::*;
use std::sync::Arc;

/// A picture to keep, its name, and whom to tell under which identity it lies, or in a sentence why it does not.
pub(in crate::features::surveys) type Keeping =
    (Photo, String, Callback<Result<AttachmentId, String>>);

/// Where photos and signatures are kept, if there is such a place.
#[derive(Clone, Copy, Debug)]
pub(in crate::features::surveys) struct FileStore {
    pub(in crate::features::surveys) keep: Callback<Keeping>,
    /// One of them, small.
    pub(in crate::features::surveys) show: Callback<AttachmentId, AnyView>,
}

/// What an input needs to know.
#[derive(Clone)]
pub(in crate::features::surveys::asking) struct Slot {
    pub(in crate::features::surveys::asking) form: Arc<Form>,
    pub(in crate::features::surveys::asking) question: Arc<Question>,
    pub(in crate::features::surveys::asking) replies: Binding<Replies>,
    pub(in crate::features::surveys::asking) tongue: Tongue,
    pub(in crate::features::surveys::asking) files: Option<FileStore>,
    /// So many pictures are being kept: nobody goes on before they are.
    pub(in crate::features::surveys::asking) keeping: RwSignal<u32>,
    /// The id that the parts of the question begin with.
    pub(in crate::features::surveys::asking) id: String,
    pub(in crate::features::surveys::asking) error: Signal<Option<String>>,
}

impl Slot {
    /// What is stored now.
    pub(super) fn value(&self) -> Memo<Value> {
        self.value_of(self.question.name.clone())
    }

    pub(super) fn value_of(&self, name: String) -> Memo<Value> {
        let replies = self.replies;
        Memo::new(move |_| replies.with(|replies| replies.get(&name).cloned().unwrap_or_default()))
    }

    pub(super) fn set(&self, value: Value) {
        self.set_of(self.question.name.clone(), value);
    }

    /// Nothing, and an empty text, are no reply.
    pub(super) fn set_of(&self, name: String, value: Value) {
        let mut replies = self.replies.get_untracked();
        let is_nothing = match &value {
            Value::Null => true,
            Value::Text(text) => text.is_empty(),
            Value::List(items) => items.is_empty(),
            _ => false,
        };
        if is_nothing {
            replies.remove(&name);
        } else {
            replies.insert(name, value);
        }
        self.replies.set(replies);
    }

    /// The id of the words that say what is asked.
    pub(in crate::features::surveys::asking) fn title_id(&self) -> String {
        format!("{}-title", self.id)
    }

    pub(in crate::features::surveys::asking) fn error_id(&self) -> String {
        format!("{}-error", self.id)
    }

    pub(in crate::features::surveys::asking) fn help_id(&self) -> String {
        format!("{}-help", self.id)
    }

    /// For `aria-describedby` of a single control.
    pub(super) fn described_by(
        &self,
    ) -> impl Fn() -> Option<String> + Clone + Send + Sync + 'static {
        let has_help = !self.question.help.is_empty();
        let (help, error_id, error) = (self.help_id(), self.error_id(), self.error);
        move || match (has_help, error.with(Option::is_some)) {
            (true, true) => Some(format!("{error_id} {help}")),
            (true, false) => Some(help.clone()),
            (false, true) => Some(error_id.clone()),
            (false, false) => None,
        }
    }

    /// For `aria-invalid`.
    pub(super) fn invalid(
        &self,
    ) -> impl Fn() -> Option<&'static str> + Clone + Send + Sync + 'static + use<> {
        let error = self.error;
        move || error.with(Option::is_some).then_some("true")
    }
}
