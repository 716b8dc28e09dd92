use crate::command::Shortcut;
use crate::route::{CustomerTab, ListState, Route};
use crate::ui::{
    Band, BandChip, Button, ButtonKind, Card, Chip, EmptyState, Face, Fact, Facts, Figure,
    FigureValue, Icon, IconButton, Keycaps, Link, LinkButton, Notice, NoticeKind, Progress, Row,
    Rows, Tab, Tabs, Trend, Waiting,
};
use domain::record::CustomerId;
use leptos::prelude::*;

/// What pages are filled with.
#[component]
pub(super) fn ContentPart() -> impl IntoView {
    let known = FigureValue::Known {
        value: "71%".to_owned(),
        n: Some("n = 318".to_owned()),
        interval: Some("66–76%".to_owned()),
    };
    let bands = || {
        Band::ALL
            .into_iter()
            .map(|band| view! { <BandChip band /> })
            .collect_view()
    };
    let route = Route::customer(CustomerId::default());
    let tabs: Vec<Tab> = [
        CustomerTab::Timeline,
        CustomerTab::Profile,
        CustomerTab::Purchases,
    ]
    .into_iter()
    .map(|tab| Tab {
        label: format!("{tab:?}"),
        to: Route::Customer {
            id: CustomerId::default(),
            tab,
            list: ListState::default(),
        },
        count: (tab == CustomerTab::Purchases).then_some(46),
    })
    .collect();
    view! {
        <section class="figures" aria-label="Figures">
            <Figure
                label="常客保留率（近 90 天）"
                value=Signal::stored(known)
                change=Signal::stored(Some((Trend::Worse, "4 点".to_owned())))
                explanation=|| view! { <p>"上一个 90 天买过、这一个 90 天又来的客户，占上一个 90 天买过的客户的比例"</p> }
            />
            <Figure label="净推荐值" value=Signal::stored(FigureValue::NotEnough { n: 7, need: 30 }) />
        </section>
        <Tabs label="Parts" tabs=Signal::stored(tabs) current=Signal::stored(route)>
            <div class="two-columns">
                <div class="stack">
                    <Card title="要联系" aside=|| "按流失可能和价值排序" flush=true>
                        <Rows>
                            <Row
                                lead=|| view! { <Face name="王建国".to_owned() /> }
                                actions=|| {
                                    view! {
                                        <Button kind=ButtonKind::Primary icon=Icon::Phone>"打电话"</Button>
                                        <Button>"记录"</Button>
                                    }
                                }
                            >
                                <div class="row__title">
                                    <Link to=Route::Today>"王建国"</Link>
                                    <Chip>"核心 · 1 级"</Chip>
                                    <BandChip band=Band::Red />
                                </div>
                                <p>"平时 12 天来一次，已 41 天没来 · 上次投诉（交货晚）还没回访"</p>
                            </Row>
                            <Row lead=|| view! { <Face name="Haichao".to_owned() /> } actions=|| view! { <Button>"安排"</Button> }>
                                <div class="row__title">
                                    <span>"Haichao Interiors"</span>
                                    {bands()}
                                </div>
                                <p>"Spend fell 46 % against last quarter"</p>
                            </Row>
                        </Rows>
                    </Card>
                    <Card title="Buttons">
                        <div class="toolbar">
                            <Button kind=ButtonKind::Primary icon=Icon::Plus>"Primary"</Button>
                            <Button>"Plain"</Button>
                            <Button kind=ButtonKind::Quiet>"Quiet"</Button>
                            <Button kind=ButtonKind::Danger icon=Icon::Bin>"Danger"</Button>
                            <Button disabled=true>"Disabled"</Button>
                            <Button busy=true>"Busy"</Button>
                            <LinkButton to=Route::Gallery>"Link"</LinkButton>
                            <IconButton icon=Icon::Star label="Star" on_press=|()| () />
                            <Keycaps shortcut=Shortcut::Mod('k') />
                            <Keycaps shortcut=Shortcut::Sequence('g', 'c') />
                        </div>
                    </Card>
                    <Notice>
                        <p><strong>"这一步："</strong>"先站在客户一边，再说能办到的"</p>
                    </Notice>
                    <Notice kind=NoticeKind::Info>"An explanation"</Notice>
                    <Notice kind=NoticeKind::Problem>"What went wrong, and what to do"</Notice>
                </div>
                <aside class="stack" aria-label="Aside">
                    <Card title="Relation" aside=|| "n = 27">
                        <Facts>
                            <Fact name="来往">"3 年 · 46 次"</Fact>
                            <Fact name="近一年">"¥12,640"</Fact>
                        </Facts>
                    </Card>
                    <Card title="Progress">
                        <Progress label="Reading rows" done=Signal::stored((1_200, 4_000)) on_cancel=|()| () />
                        <Waiting />
                    </Card>
                    <Card>
                        <EmptyState
                            icon=Icon::Complaints
                            text="还没有投诉。登记第一件，时限会自动提醒"
                            actions=|| view! { <Button kind=ButtonKind::Primary>"登记投诉"</Button> }
                        />
                    </Card>
                </aside>
            </div>
        </Tabs>
    }
}
