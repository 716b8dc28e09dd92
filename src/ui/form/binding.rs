use leptos::prelude::*;

/// A value and the way to change it: what a field edits. Made from an `RwSignal`, or by
/// [`crate::draft::Draft::field`].
#[derive(Debug)]
pub struct Binding<T: Send + Sync + 'static> {
    value: Signal<T>,
    set: Callback<T>,
}

impl<T: Send + Sync + 'static> Clone for Binding<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Binding<T> {}

impl<T: Clone + Send + Sync + 'static> Binding<T> {
    pub fn new(value: impl Into<Signal<T>>, set: impl Fn(T) + Send + Sync + 'static) -> Self {
        Self {
            value: value.into(),
            set: Callback::new(set),
        }
    }

    pub fn get(self) -> T {
        self.value.get()
    }

    pub fn get_untracked(self) -> T {
        self.value.get_untracked()
    }

    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.value.with(read)
    }

    pub fn set(self, value: T) {
        self.set.run(value);
    }

    pub fn signal(self) -> Signal<T> {
        self.value
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Binding<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::new(signal, move |value| signal.set(value))
    }
}
