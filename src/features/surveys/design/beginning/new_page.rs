use super::from_file::FromFile;
use super::starting::{add, empty};
use super::template_item::TemplateItem;
use crate::engine_client::{Doer, use_doer};
use crate::i18n::t;
use crate::route::{Route, SurveyPlace};
use crate::router::{Router, use_router};
use crate::ui::{Button, ButtonKind, Card, Icon, Link, Page};
use domain::record::SurveyId;
use domain::survey::{Form, templates};
use leptos::prelude::*;

/// Where a new survey comes from.
#[derive(Clone, Copy)]
pub(super) struct Beginning {
    doer: Doer,
    router: Router,
}

impl Beginning {
    /// Copies a form and goes on in the designer.
    pub(super) fn with(self, form: Form, template: &str) {
        let router = self.router;
        self.doer.run(
            add(form, template),
            t::design::begin::added(),
            move |done| {
                if let Some(about) = done.about {
                    router.replace(Route::survey(SurveyPlace::Design(SurveyId(about.id))));
                }
            },
        );
    }

    pub(super) fn busy(self) -> Signal<bool> {
        self.doer.busy()
    }
}

/// Chooses what a new survey begins with.
#[component]
pub(in super::super) fn NewSurveyPage() -> impl IntoView {
    use t::design::begin as text;
    let beginning = Beginning {
        doer: use_doer(),
        router: use_router(),
    };
    let above = || {
        view! { <Link to=Route::survey(SurveyPlace::List)>{t::shell::place::surveys()}</Link> }
    };
    let items = templates::ALL.iter();
    let items = items.map(move |template| view! { <TemplateItem template beginning /> });
    view! {
        <Page title=text::title() above>
            <div class="two-columns">
                <Card title=text::built_in() flush=true>
                    <ul class="rows">{items.collect_view()}</ul>
                </Card>
                <div class="stack">
                    <Card title=text::own()>
                        <p>{text::own_about()}</p>
                        <p class="toolbar">
                            <Button
                                icon=Icon::Plus
                                kind=ButtonKind::Primary
                                busy=beginning.busy()
                                on_press=move |()| beginning.with(empty(), "")
                            >
                                {text::own_begin()}
                            </Button>
                        </p>
                    </Card>
                    <Card title=text::file()>
                        <FromFile beginning />
                    </Card>
                </div>
            </div>
        </Page>
    }
}
