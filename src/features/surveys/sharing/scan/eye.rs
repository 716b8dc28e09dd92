use super::picture::PictureReader;
use crate::i18n::t;
use crate::platform::camera::{Camera, CameraError};
use crate::platform::{task, timer};
use crate::ui::{Button, ButtonKind, Notice, NoticeKind};
use leptos::html;
use leptos::prelude::*;

/// Between two looks, in milliseconds.
const PAUSE_MILLIS: i32 = 160;

/// What the camera is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sight {
    #[default]
    Off,
    /// The browser asks whether it may be used.
    Asking,
    On,
    Without(CameraError),
    /// It is on, but nothing on this device reads codes.
    Blind,
}

/// The camera, while it is wanted. It is off before, and goes off with the view.
#[component]
pub(super) fn Eye(
    /// Something is being looked at: the camera rests.
    #[prop(into)]
    resting: Signal<bool>,
    /// A code was read.
    #[prop(into)]
    on_text: Callback<String>,
) -> impl IntoView {
    use t::sharing::scan as text;
    let sight = RwSignal::new(Sight::Off);
    let video = NodeRef::<html::Video>::new();
    let camera = StoredValue::new_local(None::<Camera>);
    let stop = move || {
        camera.try_set_value(None);
        if matches!(sight.get_untracked(), Sight::On | Sight::Asking) {
            sight.set(Sight::Off);
        }
    };
    Effect::new(move |_| {
        if resting.get() {
            stop();
        }
    });
    on_cleanup(move || {
        camera.try_set_value(None);
    });
    let begin = move |()| {
        if sight.get_untracked() == Sight::Asking {
            return;
        }
        sight.set(Sight::Asking);
        task::spawn(async move {
            let opened = Camera::open().await;
            let is_wanted = sight.try_get_untracked() == Some(Sight::Asking);
            // One that came too late goes off at once.
            match opened {
                Ok(opened) if is_wanted => look(opened, sight, video, camera, on_text).await,
                Ok(_late) => {}
                Err(error) if is_wanted => {
                    sight.try_set(Sight::Without(error));
                }
                Err(_late) => {}
            }
        });
    };
    let is_on = Memo::new(move |_| matches!(sight.get(), Sight::On | Sight::Blind));
    let problem = move || {
        let words = match sight.get() {
            Sight::Without(error) => explain_camera(error),
            Sight::Blind => text::cannot_read_codes(),
            Sight::Off | Sight::Asking | Sight::On => return None,
        };
        Some(view! {
            <Notice kind=NoticeKind::Problem>
                <p>{words}</p>
            </Notice>
        })
    };
    let button = move || {
        if is_on.get() {
            view! { <Button on_press=move |()| { camera.try_set_value(None); sight.set(Sight::Off); }>{text::camera_off()}</Button> }
                .into_any()
        } else {
            view! {
                <Button
                    kind=ButtonKind::Primary
                    busy=Signal::derive(move || sight.get() == Sight::Asking)
                    on_press=begin
                >
                    {text::camera_on()}
                </Button>
            }
            .into_any()
        }
    };
    view! {
        <div role="status">{problem}</div>
        <div class="eye" class:eye--on=is_on>
            <video node_ref=video class="eye__video" muted=true playsinline=true aria-label=text::camera_picture()></video>
        </div>
        <p class="toolbar">{button}</p>
    }
}

/// Shows what the camera sees and reads the codes in it, for as long as it is wanted.
async fn look(
    opened: Camera,
    sight: RwSignal<Sight>,
    video: NodeRef<html::Video>,
    camera: StoredValue<Option<Camera>, LocalStorage>,
    on_text: Callback<String>,
) {
    sight.try_set(Sight::On);
    let Some(Some(element)) = video.try_get_untracked() else {
        return;
    };
    opened.show_in(&element).await;
    if sight.try_get_untracked() != Some(Sight::On) {
        return;
    }
    camera.try_set_value(Some(opened));
    let Some(reader) = PictureReader::start().await else {
        sight.try_set(Sight::Blind);
        return;
    };
    let mut last = String::new();
    let is_wanted = || camera.try_with_value(Option::is_some) == Some(true);
    while is_wanted() {
        let Some(texts) = reader.look_at_video(&element).await else {
            sight.try_set(Sight::Blind);
            return;
        };
        for text in texts {
            // The same code stays before the camera for many looks.
            if is_wanted() && text != last {
                last.clone_from(&text);
                on_text.run(text);
            }
        }
        timer::sleep(PAUSE_MILLIS).await;
    }
}

fn explain_camera(error: CameraError) -> &'static str {
    use t::sharing::scan as text;
    match error {
        CameraError::Refused => text::camera_refused(),
        CameraError::Absent => text::camera_absent(),
        CameraError::Busy => text::camera_busy(),
        CameraError::NotHere => text::camera_not_here(),
    }
}
