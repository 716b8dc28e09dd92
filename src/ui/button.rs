use super::Icon;
use crate::route::Route;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// How much a button stands out. One primary button per view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    Primary,
    #[default]
    Plain,
    /// Without a border, for lesser actions beside others.
    Quiet,
    /// Removes or replaces something.
    Danger,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Plain => "button",
            Self::Quiet => "button button--quiet",
            Self::Danger => "button button--danger",
        }
    }
}

/// A button with a word, and an icon where it helps.
#[component]
pub fn Button(
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] icon: Option<Icon>,
    /// What it does; a submit button may leave it out.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Cannot be used now; say why beside it.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// At work: stays in place, cannot be pressed twice.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Submits the form around it.
    #[prop(optional)]
    submit: bool,
    /// As wide as its place.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    let press = move |_| {
        if let Some(on_press) = on_press
            && !busy.get_untracked()
        {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=kind.class()
            class:button--wide=wide
            disabled=disabled
            aria-busy=move || busy.get().then_some("true")
            on:click=press
        >
            {icon.map(Icon::view)}
            {children()}
        </button>
    }
}

/// A button with an icon only; the label is read out and shown as a hint.
#[component]
pub fn IconButton(
    icon: Icon,
    #[prop(into)] label: TextProp,
    #[prop(into)] on_press: Callback<()>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// For a toggle: whether it is on.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
) -> impl IntoView {
    let title = label.clone();
    view! {
        <button
            type="button"
            class="button button--icon"
            aria-label=move || label.get()
            title=move || title.get()
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            disabled=disabled
            on:click=move |_| on_press.run(())
        >
            {icon.view()}
        </button>
    }
}

/// A link that looks like a button, for going somewhere.
#[component]
pub fn LinkButton(
    #[prop(into)] to: Signal<Route>,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] icon: Option<Icon>,
    #[prop(optional)] wide: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class() class:button--wide=wide href=move || to.with(Route::href)>
            {icon.map(Icon::view)}
            {children()}
        </a>
    }
}
