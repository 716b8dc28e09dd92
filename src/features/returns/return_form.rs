use super::habit_notice::HabitNotice;
use super::return_draft::ReturnDraft;
use super::return_rows::ReturnRows;
use super::why_fields::WhyFields;
use super::window_words::window_words;
use crate::draft::{Checked, Checks, Draft, DraftNote, use_checks, use_draft};
use crate::engine_client::{use_doer, use_engine, use_query};
use crate::features::complaints::complaint_choices;
use crate::features::customers::{CustomerPicker, staff_choices, use_staff};
use crate::features::purchases::purchase_choices;
use crate::i18n::{Word as _, field_label, format, t};
use crate::platform::clock;
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{
    Binding, Button, ButtonKind, Choice, ChoiceField, DateField, FirstAnswer, Form, Icon,
    LinkButton, MoneyField, Notice, NoticeKind, Page, SelectField,
};
use api::{ReturnBasis, ReturnBasisView};
use domain::command::Command;
use domain::record::{ComplaintId, CustomerId, PurchaseId, ReturnId, ReturnKind};
use domain::returns::{ReturnWindow, Returnable};
use domain::{Id, Money, Quantity};
use leptos::prelude::*;

fn label(field: &str) -> String {
    field_label("return", field)
}

/// Goods come back: from a purchase, over a complaint, or from a customer.
#[component]
pub(super) fn NewReturnPage(
    customer: Option<CustomerId>,
    purchase: Option<PurchaseId>,
    complaint: Option<ComplaintId>,
) -> impl IntoView {
    let by = use_engine().staff().get_untracked();
    let query = use_query(move || {
        Some(ReturnBasis {
            customer,
            purchase,
            complaint,
            except: None,
        })
    });
    // Each has a draft of its own: what is typed for one never ends up with another.
    let about = complaint
        .map(|id| id.0)
        .or(purchase.map(|id| id.0))
        .or(customer.map(|id| id.0));
    view! {
        <Page title=t::returns::new_title()>
            <FirstAnswer
                query
                show=move |basis| {
                    let start = ReturnDraft::new(&basis, clock::today(), by);
                    view! { <ReturnForm start about basis /> }
                }
            />
        </Page>
    }
}

/// A return is put right.
#[component]
pub(super) fn EditReturnPage(id: ReturnId) -> impl IntoView {
    let query = use_query(move || Some(api::ReturnPage { id }));
    view! {
        <Page title=t::returns::edit_title()>
            <FirstAnswer
                query
                show=move |view| {
                    let returned = view.returned;
                    let query = use_query(move || Some(ReturnBasis {
                        customer: Some(returned.customer),
                        purchase: returned.purchase,
                        complaint: returned.complaint,
                        except: Some(id),
                    }));
                    let returned = StoredValue::new(returned);
                    view! {
                        <FirstAnswer
                            query
                            show=move |basis: ReturnBasisView| {
                                let start = returned
                                    .with_value(|returned| ReturnDraft::of(returned, basis.returnable.as_ref()));
                                view! { <ReturnForm start about=Some(id.0) basis /> }
                            }
                        />
                    }
                }
            />
        </Page>
    }
}

/// The form with what it rests on.
#[derive(Clone, Copy)]
pub(super) struct FormState {
    pub(super) draft: Draft<ReturnDraft>,
    pub(super) checks: Checks,
    /// The purchase chosen, with what came back of it.
    returnable: Memo<Option<Returnable>>,
}

impl FormState {
    /// Changes the form; the refund follows.
    pub(super) fn change(self, change: impl FnOnce(&mut ReturnDraft)) {
        let returnable = self.returnable.get_untracked();
        self.draft.update(|draft| {
            change(draft);
            draft.follow(returnable.as_ref());
        });
    }

    /// How much of a row can still come back; `None` when it is no line of the purchase.
    pub(super) fn left(self, index: usize) -> Option<Quantity> {
        let line = self
            .draft
            .with(|draft| draft.rows.get(index).map(|row| row.line.clone()))?;
        self.returnable.with(|found| {
            let lines = found.as_ref()?.lines();
            let here = lines.get(index).filter(|found| same(&found.line, &line));
            let found = here.or_else(|| lines.iter().find(|found| same(&found.line, &line)));
            found.map(|found| found.left)
        })
    }

    /// How much is left of a row that asks for more.
    pub(super) fn over(self, index: usize) -> Option<Quantity> {
        let left = self.left(index)?;
        let back = self.draft.with(|draft| {
            let row = draft.rows.get(index).filter(|row| row.is_taken)?;
            row.back
        })?;
        (back > left).then_some(left)
    }

    /// There is no purchase, or it was written down as an amount alone.
    pub(super) fn is_written_by_hand(self) -> bool {
        let has_no_lines = |found: &Option<Returnable>| {
            found
                .as_ref()
                .is_some_and(|found| found.purchase.lines.is_empty())
        };
        self.draft.with(|draft| draft.rows_of.is_none()) || self.returnable.with(has_no_lines)
    }

    /// As it stands on the day that is filled in.
    fn window(self) -> Option<ReturnWindow> {
        let day = self.draft.with(|draft| draft.day);
        self.returnable
            .with(|found| Some(found.as_ref()?.window(day)))
    }
}

/// The same thing at the same price, however many.
fn same(one: &domain::record::PurchaseLine, other: &domain::record::PurchaseLine) -> bool {
    one.product == other.product && one.name == other.name && one.unit_price == other.unit_price
}

#[component]
fn ReturnForm(start: ReturnDraft, about: Option<Id>, basis: ReturnBasisView) -> impl IntoView {
    use t::returns as text;
    let router = use_router();
    let doer = use_doer();
    let draft = use_draft("return", about, start);
    let id = draft.get_untracked().id();
    let named = Memo::new(move |_| draft.with(|draft| (draft.customer, draft.purchase)));
    let query = use_query(move || {
        let (customer, purchase) = named.get();
        Some(ReturnBasis {
            customer,
            purchase,
            complaint: None,
            except: id,
        })
    });
    let now = Memo::new(move |_| query.value().unwrap_or_else(|| basis.clone()));
    let returnable = Memo::new(move |_| {
        let (customer, purchase) = named.get();
        now.with(|now| now.returnable.clone()).filter(|found| {
            Some(found.purchase.id) == purchase && Some(found.purchase.customer) == customer
        })
    });
    let checks = use_checks(
        move || {
            let today = clock::today();
            returnable.with(|found| draft.with(|draft| draft.problems(found.as_ref(), today)))
        },
        doer,
    );
    let form = FormState {
        draft,
        checks,
        returnable,
    };
    // Another purchase was chosen: its lines stand in the form as soon as they are known.
    Effect::new(move |_| {
        let wanted = named.with(|(_, purchase)| *purchase);
        let rows_of = draft.with(|draft| draft.rows_of);
        let is_known = wanted.is_none() || returnable.with(Option::is_some);
        if wanted != rows_of && is_known {
            returnable.with_untracked(|found| {
                draft.update(|draft| draft.take_rows(found.as_ref()));
            });
        }
    });
    let save = move |()| {
        if !checks.pass() {
            return;
        }
        let edit = draft.get_untracked().edit();
        let kind = edit.after.kind.map_or(text::title(), |kind| kind.word());
        let done = match edit.after.refund.filter(|refund| refund.0 > 0) {
            Some(refund) => text::saved_refunded(kind, &format::money(refund)),
            None => text::saved(kind),
        };
        doer.run(Command::SaveReturn(Box::new(edit)), done, move |done| {
            draft.forget();
            let id = id.or(done.about.map(|about| ReturnId(about.id)));
            router.replace(id.map_or_else(|| draft.get_untracked().home(), Route::Return));
        });
    };
    let leave = move |()| {
        router.back_or(untrack(|| {
            id.map_or_else(|| draft.get_untracked().home(), Route::Return)
        }));
    };
    view! {
        <Form
            on_submit=save
            has_errors=checks.has_errors()
            actions=move || {
                view! {
                    <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>
                        {t::ui::save()}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=leave>
                        {t::ui::cancel()}
                    </Button>
                }
            }
        >
            <DraftNote draft />
            <WhoseFields form is_new=id.is_none() />
            {move || {
                let is_same = now.with(|now| now.customer) == named.with(|(customer, _)| *customer);
                let habit = now.with(|now| now.habit);
                is_same.then(|| view! { <HabitNotice habit /> })
            }}
            <KindField form />
            <DayField form />
            <WindowFields form />
            <Checked checks field="lines">
                <ReturnRows form />
            </Checked>
            <Checked checks field="refund">
                <RefundField form />
            </Checked>
            <ReplacementField form />
            <WhyFields form />
        </Form>
    }
}

/// Whose, of which purchase, over which complaint.
#[component]
fn WhoseFields(form: FormState, is_new: bool) -> impl IntoView {
    let FormState { draft, checks, .. } = form;
    let customer = Signal::derive(move || draft.with(|draft| draft.customer));
    let purchases = purchase_choices(customer, move || draft.with(|draft| draft.purchase));
    let complaints = complaint_choices(customer, move || draft.with(|draft| draft.complaint));
    let has_purchases = Memo::new(move |_| purchases.with(|choices| !choices.is_empty()));
    let has_complaints = Memo::new(move |_| complaints.with(|choices| !choices.is_empty()));
    let chosen = Memo::new(move |_| customer.get());
    let whose = Binding::new(chosen, move |id| {
        draft.update(|draft| draft.set_customer(id));
    });
    view! {
        // A return that stands is put right; one of another customer is another return.
        {is_new
            .then(|| {
                view! {
                    <Checked checks field="customer">
                        <CustomerPicker
                            label=label("customer")
                            value=whose
                            error=checks.error("customer")
                            required=true
                        />
                    </Checked>
                }
            })}
        <div class="field-pair">
            <Show when=move || has_purchases.get()>
                <Checked checks field="purchase">
                    <SelectField
                        label=label("purchase")
                        none=t::returns::no_receipt()
                        value=draft.field(|d| d.purchase, |d, purchase| d.purchase = purchase)
                        choices=purchases
                        error=checks.error("purchase")
                    />
                </Checked>
            </Show>
            <Show when=move || has_complaints.get()>
                <Checked checks field="complaint">
                    <SelectField
                        label=label("complaint")
                        none=t::returns::no_complaint()
                        value=draft.field(|d| d.complaint, |d, complaint| d.complaint = complaint)
                        choices=complaints
                        error=checks.error("complaint")
                    />
                </Checked>
            </Show>
        </div>
    }
}

#[component]
fn KindField(form: FormState) -> impl IntoView {
    let FormState { draft, checks, .. } = form;
    let kind = Memo::new(move |_| draft.with(|draft| draft.kind));
    let value = Binding::new(kind, move |kind| form.change(|draft| draft.kind = kind));
    view! {
        <Checked checks field="kind">
            <ChoiceField
                label=label("kind")
                value
                choices=Choice::all(ReturnKind::ALL)
                error=checks.error("kind")
                settled=true
            />
        </Checked>
    }
}

#[component]
fn DayField(form: FormState) -> impl IntoView {
    let FormState { draft, checks, .. } = form;
    view! {
        <Checked checks field="day">
            <DateField
                label=label("day")
                value=draft.field(|d| Some(d.day), |d, day| d.day = day.unwrap_or(d.day))
                error=checks.error("day")
                latest=clock::today()
                quick=true
                required=true
            />
        </Checked>
    }
}

/// Until when it is taken back; and once that is over, who allowed it all the same.
#[component]
fn WindowFields(form: FormState) -> impl IntoView {
    use t::returns::window as text;
    let FormState { draft, checks, .. } = form;
    let window = Memo::new(move |_| form.window());
    let is_over = Memo::new(move |_| window.get().is_some_and(|window| !window.is_open()));
    let settings = use_staff();
    let staff = staff_choices(settings, move || draft.with(|draft| draft.allowed_by));
    let has_staff = Memo::new(move |_| {
        form.returnable
            .with(|found| found.as_ref().is_some_and(|found| found.has_staff))
    });
    view! {
        {move || {
            window
                .get()
                .map(|window| {
                    let kind = if window.is_open() { NoticeKind::Info } else { NoticeKind::Problem };
                    view! {
                        <Notice kind>
                            <p>{window_words(window)}</p>
                        </Notice>
                    }
                })
        }}
        <Show when=move || is_over.get() && has_staff.get()>
            <Checked checks field="allowed_by">
                <SelectField
                    label=label("allowed_by")
                    help=text::allowed_by_help()
                    value=draft.field(|d| d.allowed_by, |d, id| d.allowed_by = id)
                    choices=staff
                    error=checks.error("allowed_by")
                    required=true
                />
            </Checked>
        </Show>
    }
}

/// The refund: worked out from what comes back, until somebody writes another.
#[component]
fn RefundField(form: FormState) -> impl IntoView {
    use t::returns as text;
    let FormState {
        draft,
        checks,
        returnable,
    } = form;
    let usual = Memo::new(move |_| {
        returnable.with(|found| draft.with(|draft| draft.usual_refund(found.as_ref())))
    });
    let refund = Memo::new(move |_| draft.with(|draft| draft.refund));
    let value = Binding::new(refund, move |refund: Option<Money>| {
        let usual = usual.get_untracked();
        draft.update(|draft| {
            draft.refund = refund;
            // An emptied refund follows the goods again.
            draft.refund_by_hand = refund.is_some() && refund != usual;
        });
    });
    let is_exchange =
        Memo::new(move |_| draft.with(|draft| draft.kind == Some(ReturnKind::Exchange)));
    let help = move || {
        if is_exchange.get() {
            text::exchange_refund_help()
        } else if form.is_written_by_hand() {
            text::unknown_refund_help()
        } else {
            text::refund_help()
        }
    };
    let other = Memo::new(move |_| usual.get().filter(|usual| Some(*usual) != refund.get()));
    let follow = move |()| form.change(|draft| draft.refund_by_hand = false);
    view! {
        <MoneyField label=label("refund") help value error=checks.error("refund") />
        {move || {
            other
                .get()
                .map(|usual| {
                    view! {
                        <div class="form__aside">
                            <Button kind=ButtonKind::Quiet on_press=follow>
                                {text::take_usual(&format::money(usual))}
                            </Button>
                        </div>
                    }
                })
        }}
    }
}

/// What the customer took instead: a purchase like any other.
#[component]
fn ReplacementField(form: FormState) -> impl IntoView {
    use t::returns as text;
    let FormState { draft, checks, .. } = form;
    let customer = Signal::derive(move || draft.with(|draft| draft.customer));
    let purchases = purchase_choices(customer, move || draft.with(|draft| draft.replacement));
    // What came back is not what was taken instead.
    let others = Signal::derive(move || {
        let own = draft.with(|draft| draft.purchase);
        let mut choices = purchases.get();
        choices.retain(|choice| Some(choice.value) != own);
        choices
    });
    let is_exchange =
        Memo::new(move |_| draft.with(|draft| draft.kind == Some(ReturnKind::Exchange)));
    view! {
        <Show when=move || is_exchange.get()>
            <Checked checks field="replacement">
                <SelectField
                    label=label("replacement")
                    help=text::replacement_help()
                    none=text::not_recorded_yet()
                    value=draft.field(|d| d.replacement, |d, id| d.replacement = id)
                    choices=others
                    error=checks.error("replacement")
                />
            </Checked>
            {move || {
                customer
                    .get()
                    .map(|customer| {
                        let to = Route::NewPurchase { customer: Some(customer) };
                        view! {
                            <div class="form__aside">
                                <LinkButton kind=ButtonKind::Quiet icon=Icon::Plus to>
                                    {text::record_replacement()}
                                </LinkButton>
                            </div>
                        }
                    })
            }}
        </Show>
    }
}
