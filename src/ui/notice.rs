use super::Icon;
use leptos::prelude::*;

/// What a notice is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Advice: the next best step.
    #[default]
    Advice,
    Info,
    Problem,
}

/// A paragraph that stands out: advice, a remark, a problem.
#[component]
pub fn Notice(#[prop(optional)] kind: NoticeKind, children: Children) -> impl IntoView {
    let (class, icon) = match kind {
        NoticeKind::Advice => ("notice", None),
        NoticeKind::Info => ("notice notice--info", Some(Icon::Info)),
        NoticeKind::Problem => ("notice notice--problem", Some(Icon::Warning)),
    };
    view! {
        <div class=class>
            {icon.map(Icon::view)} <div class="notice__text">{children()}</div>
        </div>
    }
}
