use crate::platform::{clock, preferences};
use crate::ui::Binding;
use domain::{Id, Instant};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The form's content, as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept<T> {
    at: Instant,
    form: T,
}

/// What a form edits.
#[derive(Debug)]
pub struct Draft<T: Send + Sync + 'static> {
    form: RwSignal<T>,
    /// As the form opens without a draft.
    start: StoredValue<T>,
    name: StoredValue<String>,
    restored: RwSignal<Option<Instant>>,
    is_kept: RwSignal<bool>,
}

impl<T: Send + Sync + 'static> Clone for Draft<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Draft<T> {}

/// The draft of a form: `form` names the form, `record` what it is about (`None` for a new one), `start` is what
/// it shows when there is no draft.
///
/// For an edit let `T` hold the record as it was opened too (`domain::command::Edit`), so that a draft restored
/// days later still writes only what its writer changed.
pub fn use_draft<T>(form: &str, record: Option<Id>, start: T) -> Draft<T>
where
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let name = name_of(form, record);
    let kept: Option<Kept<T>> = preferences::read(&name);
    let (content, restored) = match kept {
        Some(kept) => (kept.form, Some(kept.at)),
        None => (start.clone(), None),
    };
    Draft {
        form: RwSignal::new(content),
        start: StoredValue::new(start),
        name: StoredValue::new(name),
        restored: RwSignal::new(restored),
        is_kept: RwSignal::new(true),
    }
}

/// What `use_draft` would find.
pub fn kept_draft<T: DeserializeOwned>(form: &str, record: Option<Id>) -> Option<T> {
    let kept: Kept<T> = preferences::read(&name_of(form, record))?;
    Some(kept.form)
}

fn name_of(form: &str, record: Option<Id>) -> String {
    match record {
        Some(id) => format!("draft.{form}.{id}"),
        None => format!("draft.{form}.new"),
    }
}

impl<T> Draft<T>
where
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    pub fn get(self) -> T {
        self.form.get()
    }

    pub fn get_untracked(self) -> T {
        self.form.get_untracked()
    }

    /// `None` once the form is gone: for what goes on after it.
    pub fn try_get_untracked(self) -> Option<T> {
        self.form.try_get_untracked()
    }

    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.form.with(read)
    }

    /// Changes the form: kept first, shown then.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let mut form = self.form.get_untracked();
        change(&mut form);
        let is_as_opened = self.start.with_value(|start| *start == form);
        let is_kept = self.name.with_value(|name| {
            if is_as_opened {
                preferences::remove(name);
                true
            } else {
                preferences::write(
                    name,
                    &Kept {
                        at: clock::now(),
                        form: form.clone(),
                    },
                )
            }
        });
        self.form.set(form);
        if self.is_kept.get_untracked() != is_kept {
            self.is_kept.set(is_kept);
        }
    }

    /// One field of the form, for a component of the kit: `draft.field(|f| f.name.clone(), |f, name| f.name = name)`.
    pub fn field<V>(self, get: fn(&T) -> V, set: fn(&mut T, V)) -> Binding<V>
    where
        V: Clone + PartialEq + Send + Sync + 'static,
    {
        let value = Memo::new(move |_| self.form.with(get));
        Binding::new(value, move |value| self.update(|form| set(form, value)))
    }

    /// Whether anything differs from what the form opened with.
    pub fn is_changed(self) -> Signal<bool> {
        Signal::derive(move || {
            self.form
                .with(|form| self.start.with_value(|start| start != form))
        })
    }

    /// When the draft that was found was last worked on.
    pub fn restored(self) -> Signal<Option<Instant>> {
        self.restored.into()
    }

    /// False when the storage takes no more: a reload would lose what is typed.
    pub fn is_kept(self) -> Signal<bool> {
        self.is_kept.into()
    }

    /// Back to what the form opened with.
    pub fn discard(self) {
        self.forget();
        self.form.set(self.start.get_value());
    }

    /// To be called once the engine has said that the record is saved.
    pub fn forget(self) {
        self.name.try_with_value(|name| preferences::remove(name));
        self.restored.try_set(None);
    }
}
