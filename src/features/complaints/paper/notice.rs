use crate::engine_client::use_shop;
use crate::i18n::t;
use crate::platform::print;
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{Binding, Button, ButtonKind, Icon, Page, QrCode, TextField, dial, qr_code};
use leptos::prelude::*;

/// For the wall: how to complain, and a code that reaches the shop at once.
#[component]
pub(in super::super) fn NoticeSheet() -> impl IntoView {
    use t::desk::paper as text;
    let router = use_router();
    let facts = use_shop();
    let shop = Memo::new(move |_| {
        facts.with(|view| view.map(|view| view.shop.clone()).unwrap_or_default())
    });
    let own = RwSignal::new(None::<String>);
    // The phone, unless the shop has an address of its own for it.
    let target = Memo::new(move |_| {
        own.get()
            .unwrap_or_else(|| shop.with(|shop| dial(&shop.phone).unwrap_or_default()))
    });
    let code = move || {
        let target = target.get();
        if target.trim().is_empty() {
            return view! { <p data-screen-only="">{text::no_phone()}</p> }.into_any();
        }
        match qr_code(target.trim()) {
            Some(code) => view! { <QrCode code label=text::code() /> }.into_any(),
            None => view! { <p data-screen-only="">{text::too_long()}</p> }.into_any(),
        }
    };
    let steps = [
        text::notice_tell(),
        text::notice_number(),
        text::notice_answer(),
        text::notice_further(),
    ];
    view! {
        <div class="sheet sheet--notice">
            <Page
                title=text::notice_title()
                actions=move || {
                    view! {
                        <Button on_press=move |()| router.back_or(Route::complaints())>{t::ui::close()}</Button>
                        <Button kind=ButtonKind::Primary icon=Icon::Print on_press=move |()| print::open()>
                            {t::shell::command::print()}
                        </Button>
                    }
                }
            >
                <div data-screen-only="">
                    <TextField
                        label=text::code_leads_to()
                        help=text::code_help()
                        value=Binding::new(target, move |text| own.set(Some(text)))
                    />
                </div>
                <p class="notice-sheet__lead">{text::notice_lead()}</p>
                <ol class="notice-sheet__steps">
                    {steps.map(|step| view! { <li>{step}</li> }).into_iter().collect_view()}
                </ol>
                <div class="notice-sheet__code">
                    {code}
                    <p>
                        <strong>{move || shop.with(|shop| shop.name.clone())}</strong>
                        <br />
                        {move || shop.with(|shop| shop.phone.clone())}
                        <br />
                        {move || shop.with(|shop| shop.address.clone())}
                    </p>
                </div>
            </Page>
        </div>
    }
}
