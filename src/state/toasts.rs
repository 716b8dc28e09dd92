use crate::platform::timer;
use leptos::prelude::*;

/// How long a message stays that needs no answer. Long enough to read and to reach the button with a thumb.
const SHOWN_MILLIS: u32 = 8_000;
/// More would cover the page; the oldest goes first.
const SHOWN_AT_ONCE: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ToastId(u64);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    /// Something was done.
    Done,
    /// Something could not be done; stays until it is closed.
    Problem,
}

/// What can be done about the message, such as taking the change back.
#[derive(Clone, Debug)]
pub struct ToastAction {
    pub label: String,
    pub run: Callback<()>,
}

#[derive(Clone, Debug)]
pub struct Toast {
    pub id: ToastId,
    pub kind: ToastKind,
    pub text: String,
    pub action: Option<ToastAction>,
}

/// Short messages at the edge of the screen, read out by a screen reader.
#[derive(Clone, Copy, Debug)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    last: StoredValue<u64>,
    /// While the pointer or the focus is on them, none goes away.
    held: RwSignal<bool>,
}

impl Toasts {
    pub fn provide() -> Self {
        let toasts = Self {
            shown: RwSignal::new(Vec::new()),
            last: StoredValue::new(0),
            held: RwSignal::new(false),
        };
        provide_context(toasts);
        toasts
    }

    /// Says that something was done, after the engine said so.
    pub fn done(self, text: impl Into<String>) -> ToastId {
        self.show(ToastKind::Done, text.into(), None)
    }

    /// As [`Self::done`], with a button that takes it back.
    pub fn done_with(self, text: impl Into<String>, action: ToastAction) -> ToastId {
        self.show(ToastKind::Done, text.into(), Some(action))
    }

    /// Says what could not be done and what to do instead.
    pub fn problem(self, text: impl Into<String>) -> ToastId {
        self.show(ToastKind::Problem, text.into(), None)
    }

    pub fn close(self, id: ToastId) {
        self.shown
            .try_update(|shown| shown.retain(|toast| toast.id != id));
    }

    pub fn shown(self) -> Signal<Vec<Toast>> {
        self.shown.into()
    }

    pub fn hold(self, held: bool) {
        self.held.set(held);
    }

    fn show(self, kind: ToastKind, text: String, action: Option<ToastAction>) -> ToastId {
        let number = self.last.try_update_value(|last| {
            *last += 1;
            *last
        });
        let id = ToastId(number.unwrap_or_default());
        self.shown.try_update(|shown| {
            shown.push(Toast {
                id,
                kind,
                text,
                action,
            });
            let surplus = shown.len().saturating_sub(SHOWN_AT_ONCE);
            shown.drain(..surplus);
        });
        if kind == ToastKind::Done {
            self.close_later(id);
        }
        id
    }

    fn close_later(self, id: ToastId) {
        timer::after(SHOWN_MILLIS, move || match self.held.try_get_untracked() {
            Some(true) => self.close_later(id),
            Some(false) => self.close(id),
            None => {}
        });
    }
}

/// The messages of the page this view belongs to.
pub fn use_toasts() -> Toasts {
    expect_context()
}
