use super::exit_code::{Tried, seconds_left, try_code};
use super::person::Person;
use crate::i18n::t;
use crate::platform::{clock, screen, timer};
use crate::route::{Route, SurveyPlace};
use crate::router::use_router;
use crate::state::use_kiosk;
use crate::ui::{Button, ButtonKind, Dialog, Form, TextField, TextKind};
use leptos::prelude::*;

/// The staff's way out: a small button, and the code.
#[component]
pub(super) fn ExitDialog(
    /// Before the tablet is the staff's again.
    #[prop(into)]
    on_leave: Callback<()>,
) -> impl IntoView {
    use t::asking::kiosk as text;
    let (kiosk, router) = (use_kiosk(), use_router());
    let open = RwSignal::new(false);
    let code = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let is_waiting = StoredValue::new(false);
    // Waiting is counted down before their eyes.
    timer::every(1_000, move || {
        let lock = kiosk.lock();
        let left = lock.with_untracked(|lock| {
            let lock = lock.as_ref();
            lock.map_or(0, |lock| seconds_left(lock, clock::now()))
        });
        if left > 0 && open.get_untracked() {
            is_waiting.set_value(true);
            error.set(Some(text::wait(left.unsigned_abs())));
        } else if is_waiting.get_value() {
            is_waiting.set_value(false);
            error.set(None);
        }
    });
    let leave = move |()| {
        let Some(lock) = kiosk.lock().get_untracked() else {
            return;
        };
        match try_code(&lock, &code.get_untracked(), clock::now()) {
            Tried::Right => {
                on_leave.run(());
                Person::forget();
                screen::give_back();
                open.set(false);
                kiosk.open();
                router.replace(Route::survey(SurveyPlace::List));
            }
            Tried::Wrong(lock) => {
                let left = seconds_left(&lock, clock::now());
                error.set(Some(if left > 0 {
                    text::wait(left.unsigned_abs())
                } else {
                    text::wrong().to_owned()
                }));
                kiosk.set(lock);
                code.set(String::new());
            }
            Tried::Wait(seconds) => error.set(Some(text::wait(seconds.unsigned_abs()))),
        }
    };
    let ask = move |()| {
        code.set(String::new());
        error.set(None);
        open.set(true);
    };
    view! {
        <Button kind=ButtonKind::Quiet on_press=ask>
            {text::staff()}
        </Button>
        <Dialog open title=text::leave_title()>
            <Form
                on_submit=leave
                actions=move || {
                    view! {
                        <Button kind=ButtonKind::Primary submit=true>
                            {text::leave()}
                        </Button>
                        <Button on_press=move |()| open.set(false)>{t::ui::cancel()}</Button>
                    }
                }
            >
                <TextField
                    label=text::code()
                    kind=TextKind::Secret
                    value=code
                    error=error
                    required=true
                    autofocus=true
                />
            </Form>
        </Dialog>
    }
}
