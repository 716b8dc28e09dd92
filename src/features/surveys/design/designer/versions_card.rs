use crate::engine_client::use_query;
use crate::features::surveys::design::desk::Designing;
use crate::features::surveys::design::outline::Outline;
use crate::i18n::format::{self, InstantStyle};
use crate::i18n::t;
use crate::ui::{Answered, Card, Disclosure};
use api::EditionRow;
use domain::survey::Form;
use leptos::prelude::*;

/// Every version that was published, word for word.
#[component]
pub(super) fn VersionsCard(designing: Designing) -> impl IntoView {
    use t::design::versions as text;
    let editions = Memo::new(move |_| designing.view.with(|view| view.editions.clone()));
    let state = move || {
        designing
            .view
            .with(|view| match (view.editions.is_empty(), view.is_changed) {
                (true, _) => text::never(),
                (false, true) => text::changed(),
                (false, false) => text::same(),
            })
    };
    view! {
        <Card title=text::title()>
            <div class="stack">
                <p>{state}</p>
                <ul class="design-versions">
                    <For each=move || editions.get() key=|edition| (edition.id, edition.answers) let:edition>
                        <Version edition />
                    </For>
                </ul>
            </div>
        </Card>
    }
}

#[component]
fn Version(edition: EditionRow) -> impl IntoView {
    use t::design::versions as text;
    let EditionRow {
        id,
        number,
        at,
        by,
        answers,
    } = edition;
    let asked = RwSignal::new(false);
    let query = use_query(move || asked.get().then_some(api::EditionForm { id }));
    let mut facts = vec![format::instant(at, InstantStyle::Short)];
    facts.extend(by);
    facts.push(t::design::list::answers(answers));
    view! {
        <li>
            <p>
                <strong>{text::number(&number.to_string())}</strong>
                " · "
                {facts.join(" · ")}
            </p>
            <Disclosure label=text::see() asked>
                <Show when=move || asked.get()>
                    <Answered query show=|form: Form| view! { <Outline form /> } />
                </Show>
            </Disclosure>
        </li>
    }
}
