use crate::i18n::{Word as _, format, t};
use crate::platform::clock;
use crate::route::Route;
use crate::ui::{Card, Fact, Facts, Link, dial};
use api::ComplaintView;
use leptos::prelude::*;

/// Who complains, at a glance: what the firm would lose.
#[component]
pub(super) fn CustomerCard(view: Memo<ComplaintView>) -> impl IntoView {
    use t::desk::customer as text;
    let customer = Memo::new(move |_| view.with(|view| view.customer.clone()));
    let id = Memo::new(move |_| view.with(|view| view.complaint.customer));
    let standing = move || {
        let (class, grade) = customer.with(|customer| (customer.class, customer.grade));
        let class = class.map(|class| class.word().to_owned());
        let grade = grade.map(|grade| text::grade(&grade.to_string()));
        class
            .into_iter()
            .chain(grade)
            .collect::<Vec<_>>()
            .join(" · ")
    };
    let aside = move || view! { <span>{standing}</span> };
    view! {
        <Card title=move || customer.with(|customer| customer.name.clone()) aside>
            {move || {
                let customer = customer.get();
                let since = customer.first_purchase.map(|day| format::relative_day(day, clock::today()));
                let trade = match since {
                    Some(since) => text::trade(&since, u64::from(customer.purchases)),
                    None => text::no_trade().to_owned(),
                };
                view! {
                    <Facts>
                        <Fact name=text::dealings()>{trade}</Fact>
                        <Fact name=text::last_year()>{format::money(customer.last_year)}</Fact>
                        <Fact name=text::complaints()>{text::which(u64::from(customer.complaints))}</Fact>
                        {dial(&customer.phone)
                            .map(|href| {
                                view! {
                                    <Fact name=text::phone()>
                                        <a class="link" href=href>{customer.phone.clone()}</a>
                                    </Fact>
                                }
                            })}
                    </Facts>
                    <p>
                        <Link to=Signal::derive(move || Route::customer(id.get()))>{text::open()}</Link>
                    </p>
                }
            }}
        </Card>
    }
}
