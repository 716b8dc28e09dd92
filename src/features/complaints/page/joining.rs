use crate::engine_client::use_doer;
use crate::features::complaints::list::{similar_detail, similar_title};
use crate::i18n::{field_label, t};
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{Binding, Button, ButtonKind, Choice, ChoiceField, Dialog, TextArea};
use api::ComplaintView;
use domain::command::Command;
use domain::record::{Complaint, ComplaintId, ComplaintKind};
use leptos::prelude::*;

/// Chooses the complaint of the same customer in which this one goes on.
#[component]
pub(super) fn MergeDialog(view: Memo<ComplaintView>, open: RwSignal<bool>) -> impl IntoView {
    use t::desk::merge as text;
    let doer = use_doer();
    let router = use_router();
    let merge = move |keep: ComplaintId| {
        let this = view.with_untracked(|view| view.complaint.id);
        let command = Command::MergeComplaints {
            keep,
            others: vec![this],
        };
        doer.run(command, text::done(), move |_| {
            open.try_set(false);
            router.go(Route::Complaint(keep));
        });
    };
    view! {
        <Dialog open title=text::title() sheet=true>
            <p>{text::explained()}</p>
            <ul class="plain-list">
                {move || {
                    view.with(|view| view.siblings.clone())
                        .into_iter()
                        .map(|row| {
                            let keep = row.id;
                            let (title, detail) = (similar_title(&row), similar_detail(&row));
                            view! {
                                <li class="plain-list__row">
                                    <span>
                                        <strong>{title}</strong>
                                        <br />
                                        <small>{detail}</small>
                                    </span>
                                    <Button busy=doer.busy() on_press=move |()| merge(keep)>{text::into()}</Button>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </Dialog>
    }
}

/// Makes a part of this complaint one of its own.
#[component]
pub(super) fn SplitDialog(view: Memo<ComplaintView>, open: RwSignal<bool>) -> impl IntoView {
    use t::desk::split as text;
    let doer = use_doer();
    let router = use_router();
    let words = RwSignal::new(String::new());
    let kind = RwSignal::new(None::<ComplaintKind>);
    let split = move |()| {
        let whole = view.with_untracked(|view| view.complaint.clone());
        let part = Complaint {
            customer: whole.customer,
            complainant: whole.complainant,
            complainant_phone: whole.complainant_phone,
            complainant_hidden: whole.complainant_hidden,
            way: whole.way,
            purchase: whole.purchase,
            kind: kind.get_untracked(),
            severity: whole.severity,
            what_happened: words.get_untracked(),
            ..Complaint::default()
        };
        let command = Command::SplitComplaint {
            from: whole.id,
            part: Box::new(part),
        };
        doer.run(command, text::done(), move |done| {
            open.try_set(false);
            words.try_set(String::new());
            if let Some(about) = done.about {
                router.go(Route::Complaint(ComplaintId(about.id)));
            }
        });
    };
    view! {
        <Dialog
            open
            title=text::title()
            sheet=true
            actions=move || {
                view! {
                    <Button kind=ButtonKind::Primary busy=doer.busy() on_press=split>{text::split()}</Button>
                }
            }
        >
            <p>{text::explained()}</p>
            <TextArea
                label=field_label("complaint", "what_happened")
                value=Binding::from(words)
                error=doer.error_for("what_happened")
            />
            <ChoiceField
                label=field_label("complaint", "kind")
                value=Binding::from(kind)
                choices=Choice::all(ComplaintKind::ALL)
                error=doer.error_for("kind")
            />
        </Dialog>
    }
}
