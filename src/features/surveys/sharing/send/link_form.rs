use crate::engine_client::use_doer;
use crate::features::customers::CustomerPicker;
use crate::i18n::t;
use crate::platform::chance;
use crate::state::use_toasts;
use crate::ui::{Button, ButtonKind, Choice, ChoiceField, DateField, Form, Notice, NoticeKind};
use domain::Day;
use domain::command::{Command, Edit};
use domain::record::{CustomerId, EditionId, SurveyId, SurveyLink, SurveyLinkId};
use leptos::prelude::*;
use slips::Secret;

/// A link with a secret of its own; `None` where the browser has nothing to draw one from.
pub(super) fn new_link(
    survey: SurveyId,
    edition: Option<EditionId>,
    customer: Option<CustomerId>,
    until: Option<Day>,
) -> Option<Command> {
    let secret = Secret::new(chance::secret_bytes()?).to_text();
    let after = SurveyLink {
        survey,
        edition,
        customer,
        secret,
        until,
        ..SurveyLink::default()
    };
    Some(Command::SaveLink(Box::new(Edit {
        before: None,
        after,
    })))
}

/// For everybody, or for one customer; until when.
#[component]
pub(super) fn LinkForm(
    survey: SurveyId,
    edition: Option<EditionId>,
    /// Links for one person would tell who answered.
    is_anonymous: bool,
    /// The last day of the survey is offered.
    closes: Option<Day>,
    #[prop(into)] on_made: Callback<SurveyLinkId>,
) -> impl IntoView {
    use t::sharing::send as text;
    let (doer, toasts) = (use_doer(), use_toasts());
    let for_one = RwSignal::new(Some(false));
    let customer = RwSignal::new(None::<CustomerId>);
    let until = RwSignal::new(closes);
    let is_tried = RwSignal::new(false);
    let lacks_customer = move || for_one.get() == Some(true) && customer.get().is_none();
    let error = Signal::derive(move || {
        (is_tried.get() && lacks_customer()).then(|| text::choose_customer().to_owned())
    });
    let make = move |()| {
        is_tried.set(true);
        if untrack(lacks_customer) {
            return;
        }
        let customer = customer
            .get_untracked()
            .filter(|_| for_one.get_untracked() == Some(true));
        match new_link(survey, edition, customer, until.get_untracked()) {
            Some(command) => doer.run(command, text::link_made(), move |done| {
                if let Some(about) = done.about {
                    on_made.run(SurveyLinkId(about.id));
                }
            }),
            None => {
                toasts.problem(text::no_chance());
            }
        }
    };
    let whom = if is_anonymous {
        view! {
            <Notice kind=NoticeKind::Info>
                <p>{text::anonymous()}</p>
            </Notice>
        }
        .into_any()
    } else {
        let choices = vec![
            Choice::new(false, text::for_everybody()),
            Choice::new(true, text::for_one()),
        ];
        view! {
            <ChoiceField label=text::for_whom() help=text::for_whom_help() value=for_one choices settled=true />
            <Show when=move || for_one.get() == Some(true)>
                <CustomerPicker label=t::surveys::who() value=customer error />
            </Show>
        }
        .into_any()
    };
    view! {
        <Form
            on_submit=make
            has_errors=doer.has_field_errors()
            actions=move || {
                view! {
                    <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>
                        {text::make_link()}
                    </Button>
                }
            }
        >
            {whom}
            <DateField label=text::until() help=text::until_help() value=until error=doer.error_for("until") />
        </Form>
    }
}
