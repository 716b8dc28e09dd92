use super::{Icon, fresh_id};
use crate::platform::popover;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A button that opens a list of lesser actions. The browser closes it by Esc, by a tap beside it, and puts the
/// focus back.
#[component]
pub fn Menu(
    #[prop(into)] label: TextProp,
    #[prop(default = Icon::More)] icon: Icon,
    /// Shows the label beside the icon.
    #[prop(optional)]
    with_word: bool,
    /// [`MenuItem`]s, or controls.
    children: Children,
) -> impl IntoView {
    let id = fresh_id("menu");
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    let name = label.clone();
    let place = move |_| {
        if let (Some(button), Some(list)) = (button.get_untracked(), list.get_untracked()) {
            popover::place_below(&button, &list);
        }
    };
    view! {
        <button
            node_ref=button
            type="button"
            class="button"
            class:button--icon=!with_word
            aria-label=move || (!with_word).then(|| name.get().to_string())
            aria-haspopup="true"
            popovertarget=id.clone()
        >
            {icon.view()}
            {with_word.then_some(move || label.get())}
        </button>
        <div node_ref=list id=id class="menu" popover="auto" on:toggle=place>
            {children()}
        </div>
    }
}

/// One action of a [`Menu`]. Choosing it closes the menu.
#[component]
pub fn MenuItem(
    #[prop(optional, into)] icon: Option<Icon>,
    #[prop(into)] on_press: Callback<()>,
    #[prop(optional)] danger: bool,
    children: Children,
) -> impl IntoView {
    let press = move |event: leptos::ev::MouseEvent| {
        popover::close_around(&event);
        on_press.run(());
    };
    view! {
        <button type="button" class="menu-row" class:menu-row--danger=danger on:click=press>
            {icon.map(Icon::view)}
            <span class="menu-row__word">{children()}</span>
        </button>
    }
}
