use crate::features::surveys::design::desk::Designing;
use crate::i18n::explain_flaw;
use crate::ui::Icon;
use domain::survey::Flaw;
use leptos::prelude::*;

/// What keeps the survey from being published, beside what it is about.
#[component]
pub(in super::super) fn FlawNotes(
    designing: Designing,
    /// Whether a flaw belongs here.
    is_here: impl Fn(&Flaw) -> bool + Send + Sync + 'static,
) -> impl IntoView {
    let sentences = Memo::new(move |_| {
        designing.form.with(|form| {
            designing.flaws.with(|flaws| {
                let here = flaws.iter().filter(|flaw| is_here(flaw));
                let mut sentences: Vec<String> =
                    here.map(|flaw| explain_flaw(flaw, form)).collect();
                sentences.dedup();
                sentences
            })
        })
    });
    move || {
        let sentences = sentences.get();
        (!sentences.is_empty()).then(|| {
            let items = sentences.into_iter();
            let items = items.map(|sentence| {
                view! { <li class="flaw">{Icon::Warning.view()} <span>{sentence}</span></li> }
            });
            view! { <ul class="flaws">{items.collect_view()}</ul> }
        })
    }
}

/// It is about where one goes on.
pub(super) fn is_about_skips(flaw: &Flaw) -> bool {
    use domain::survey::Part;
    match flaw {
        Flaw::SkipToNowhere { .. }
        | Flaw::SkipLooksAhead { .. }
        | Flaw::TestDoesNotFit { .. }
        | Flaw::SkipNeverApplies { .. }
        | Flaw::Loop { .. } => true,
        Flaw::TooMany { part, .. } => *part == Part::Skips,
        _ => false,
    }
}

/// It is about what a bad answer sets off.
pub(in super::super) fn is_about_rules(flaw: &Flaw) -> bool {
    matches!(flaw, Flaw::RuleForNothing { .. })
}
