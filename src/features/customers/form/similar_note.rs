use super::customer_form::CustomerDraft;
use crate::engine_client::use_query;
use crate::i18n::{format, t};
use crate::platform::timer;
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{Button, ButtonKind, LinkButton, Notice, NoticeKind};
use api::{SimilarCustomers, SimilarReason, SimilarView};
use leptos::prelude::*;

/// How long the writer pauses before the book is searched.
const PAUSE_MILLIS: u32 = 250;

/// Customers like the one being typed, so that nobody is written down twice.
#[component]
pub(super) fn SimilarNote(draft: CustomerDraft) -> impl IntoView {
    use t::customers::similar as text;
    let router = use_router();
    let typed = Memo::new(move |_| {
        draft.with(|edit| {
            let customer = &edit.after;
            let mut phones = vec![customer.phone.clone()];
            phones.extend(customer.other_phones.iter().cloned());
            phones.retain(|phone| !phone.trim().is_empty());
            SimilarCustomers {
                except: edit.before.as_ref().map(|before| before.id),
                name: customer.name.trim().to_owned(),
                phones,
                email: customer.email.trim().to_owned(),
                address: customer.address.trim().to_owned(),
            }
        })
    });
    let asked = RwSignal::new(None::<SimilarCustomers>);
    let pending = StoredValue::new(None::<timer::Timer>);
    Effect::new(move |_| {
        let ask = typed.get();
        if let Some(timer) = pending.get_value() {
            timer.cancel();
        }
        let is_enough = ask.name.chars().count() >= 2 || !ask.phones.is_empty();
        pending.set_value(Some(timer::after(PAUSE_MILLIS, move || {
            asked.try_set(is_enough.then_some(ask));
        })));
    });
    let query = use_query(move || asked.get());
    let is_new = untrack(|| draft.with(|edit| edit.before.is_none()));
    let found = Memo::new(move |_| {
        // An old answer says nothing about a form that has been emptied.
        if asked.with(Option::is_none) {
            Vec::new()
        } else {
            let mut similar = query.value().unwrap_or_default();
            // One who is known already is not told of every neighbour with a name like theirs.
            similar.retain(|similar| is_new || is_strong(&similar.reasons));
            similar
        }
    });
    let use_it = move |id| {
        move |()| {
            draft.forget();
            router.replace(Route::customer(id));
        }
    };
    let rows = move || {
        found
            .get()
            .into_iter()
            .map(|similar| {
                let why = format::list(similar.reasons.iter().copied().map(reason_word));
                let id = similar.id;
                view! {
                    <li class="similar__row">
                        <div class="similar__text">
                            <strong>{title(&similar)}</strong>
                            <small>{why}</small>
                        </div>
                        <div class="similar__actions">
                            <LinkButton kind=ButtonKind::Quiet to=Route::customer(id)>
                                {text::open()}
                            </LinkButton>
                            {is_new.then(|| view! { <Button on_press=use_it(id)>{text::use_it()}</Button> })}
                        </div>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div role="status" class="similar">
            <Show when=move || found.with(|found| !found.is_empty())>
                <Notice kind=NoticeKind::Info>
                    <p>
                        <strong>{text::title()}</strong>
                    </p>
                    <ul class="similar__rows">{rows}</ul>
                </Notice>
            </Show>
        </div>
    }
}

/// Whether more speaks for one and the same than a name that looks alike.
fn is_strong(reasons: &[SimilarReason]) -> bool {
    reasons
        .iter()
        .any(|reason| matches!(reason, SimilarReason::SamePhone | SimilarReason::SameEmail))
}

fn title(similar: &SimilarView) -> String {
    [&similar.name, &similar.phone, &similar.address]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// Why two look like one.
pub(in super::super) fn reason_word(reason: SimilarReason) -> &'static str {
    use t::customers::similar::reason as text;
    match reason {
        SimilarReason::SamePhone => text::same_phone(),
        SimilarReason::SameEmail => text::same_email(),
        SimilarReason::SameName => text::same_name(),
        SimilarReason::SoundsTheSame => text::sounds_the_same(),
        SimilarReason::NameOneTypoApart => text::name_one_typo(),
        SimilarReason::SameAddress => text::same_address(),
    }
}
