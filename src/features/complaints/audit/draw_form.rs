use crate::draft::{Checked, DraftNote, use_checks, use_draft};
use crate::engine_client::{use_doer, use_query};
use crate::features::complaints::Behind;
use crate::i18n::t;
use crate::platform::{chance, clock};
use crate::route::Route;
use crate::router::use_router;
use crate::ui::{Button, ButtonKind, DateField, Form, Link, NumberField};
use api::{ClosedCount, Only};
use domain::command::{Command, Validate as _};
use domain::record::{Audit, AuditId};
use domain::sampling::SEEDS;
use leptos::prelude::*;

/// What is offered: enough to see a habit, few enough for one sitting.
const SIZE: i64 = 10;
/// A quarter of a year back.
const DAYS: i32 = 90;

/// From which complaints, how many, and the seed that chance starts from.
#[component]
pub(super) fn DrawForm() -> impl IntoView {
    use t::desk::audit as text;
    let doer = use_doer();
    let router = use_router();
    let today = clock::today();
    let draft = use_draft(
        "audit",
        None,
        Audit {
            from: Some(today.plus(1 - DAYS)),
            to: Some(today),
            seed: fresh_seed(),
            drawn: SIZE,
            ..Audit::default()
        },
    );
    let checks = use_checks(
        move || draft.with(|audit| audit.problems(clock::today())),
        doer,
    );
    let among = use_query(move || {
        let (from, to) = draft.with(|audit| (audit.from, audit.to));
        Some(ClosedCount { from, to })
    });
    let closed = move || {
        let count = among.value()?;
        let (from, to) = draft.with(|audit| (audit.from, audit.to));
        let to = Behind::all().only(Only::Closed).closed(from, to).route();
        Some(view! { <Link to>{text::among(count.into())}</Link> })
    };
    let draw = move |()| {
        if !checks.pass() {
            return;
        }
        let command = Command::DrawAudit(Box::new(draft.get_untracked()));
        doer.run(command, text::drawn(), move |done| {
            draft.forget();
            if let Some(about) = done.about {
                router.go(Route::ComplaintAudit(AuditId(about.id)));
            }
        });
    };
    view! {
        <p>{text::why()}</p>
        <Form
            on_submit=draw
            has_errors=checks.has_errors()
            actions=move || {
                view! {
                    <Button kind=ButtonKind::Primary submit=true busy=doer.busy()>
                        {text::draw_now()}
                    </Button>
                }
            }
        >
            <DraftNote draft />
            <div class="field-pair">
                <Checked checks field="from">
                    <DateField
                        label=text::closed_from()
                        value=draft.field(|audit| audit.from, |audit, from| audit.from = from)
                        error=checks.error("from")
                        latest=today
                    />
                </Checked>
                <Checked checks field="to">
                    <DateField
                        label=text::closed_to()
                        value=draft.field(|audit| audit.to, |audit, to| audit.to = to)
                        error=checks.error("to")
                        latest=today
                    />
                </Checked>
            </div>
            <p role="status">{closed}</p>
            <div class="field-pair">
                <Checked checks field="drawn">
                    <NumberField
                        label=text::size()
                        value=draft
                            .field(|audit| Some(audit.drawn).filter(|n| *n != 0), |audit, n| audit.drawn = n.unwrap_or(0))
                        error=checks.error("drawn")
                        required=true
                    />
                </Checked>
                <NumberField
                    label=text::seed()
                    help=text::seed_help()
                    value=draft.field(|audit| Some(audit.seed), |audit, seed| audit.seed = seed.unwrap_or(0))
                />
            </div>
        </Form>
    }
}

fn fresh_seed() -> i64 {
    chance::below(u32::try_from(SEEDS).unwrap_or(u32::MAX)).into()
}
