use crate::state::{ToastAction, use_toasts};
use crate::ui::{Button, Card, ConfirmDialog, Dialog, Icon, Menu, MenuItem};
use leptos::prelude::*;

/// What opens above the page.
#[component]
pub(super) fn OverlaysPart() -> impl IntoView {
    let toasts = use_toasts();
    let plain = RwSignal::new(false);
    let sure = RwSignal::new(false);
    let say = move |()| {
        let run = Callback::new(move |()| {
            toasts.done("已撤销");
        });
        toasts.done_with(
            "已保存王建国",
            ToastAction {
                label: "撤销".to_owned(),
                run,
            },
        );
    };
    view! {
        <Card title="Overlays">
            <div class="toolbar">
                <Button on_press=move |()| plain.set(true)>"Dialog…"</Button>
                <Button on_press=move |()| sure.set(true)>"Confirm…"</Button>
                <Button on_press=say>"Toast"</Button>
                <Button on_press=move |()| {
                    toasts.problem("设备空间不足，这次没有保存");
                }>"Problem"</Button>
                <Menu label="More" with_word=true>
                    <MenuItem icon=Icon::Edit on_press=|()| ()>"Edit"</MenuItem>
                    <MenuItem icon=Icon::Bin danger=true on_press=|()| ()>"Remove…"</MenuItem>
                </Menu>
            </div>
            <Dialog open=plain title="A dialog">
                <p>"With a paragraph."</p>
            </Dialog>
            <ConfirmDialog
                open=sure
                title="删除 3 位客户？"
                confirm="删除"
                danger=true
                on_confirm=move |()| sure.set(false)
            >
                <p>"12 笔购买和 1 件投诉会一起移到回收站，随时可以恢复"</p>
            </ConfirmDialog>
        </Card>
    }
}
