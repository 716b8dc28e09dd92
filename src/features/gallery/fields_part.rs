use crate::draft::{DraftNote, use_draft};
use crate::platform::clock;
use crate::ui::{
    Button, ButtonKind, Card, CheckBox, Choice, ChoiceField, DateField, FileDrop, Form, MoneyField,
    MultiChoiceField, NumberField, SearchField, SelectField, TagsField, TextArea, TextField,
    TextKind,
};
use domain::record::{CustomerClass, CustomerKind};
use domain::{Day, Money};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A form as a feature would have it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Example {
    name: String,
    phone: String,
    note: String,
    amount: Option<Money>,
    headcount: Option<i64>,
    day: Option<Day>,
    class: Option<CustomerClass>,
    kind: Option<CustomerKind>,
    ways: Vec<String>,
    tags: BTreeSet<String>,
    agreed: bool,
    search: String,
}

/// Every field, in a form that keeps its draft.
#[component]
pub(super) fn FieldsPart() -> impl IntoView {
    let draft = use_draft("gallery", None, Example::default());
    let name_error = RwSignal::new(None::<String>);
    let classes: Vec<_> = CustomerClass::ALL
        .iter()
        .map(|class| Choice::new(*class, format!("{class:?}")))
        .collect();
    let kinds = vec![
        Choice::new(CustomerKind::Individual, "个人"),
        Choice::new(CustomerKind::Business, "企业"),
    ];
    let ways = ["电话", "微信", "上门"]
        .map(|way| Choice::new(way.to_owned(), way))
        .to_vec();
    let save = move |()| {
        let is_missing = draft.with(|form| form.name.trim().is_empty());
        name_error.set(is_missing.then(|| "这里需要填写".to_owned()));
        if !is_missing {
            draft.forget();
        }
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Primary submit=true>"Save"</Button>
            <Button on_press=move |()| draft.discard()>"Discard"</Button>
        }
    };
    view! {
        <Card title="Fields">
            <DraftNote draft />
            <Form on_submit=save has_errors=Signal::derive(move || name_error.with(Option::is_some)) actions>
                <TextField
                    label="姓名"
                    required=true
                    value=draft.field(|form| form.name.clone(), |form, name| form.name = name)
                    error=Signal::derive(move || name_error.get())
                />
                <ChoiceField
                    label="类型"
                    choices=kinds
                    value=draft.field(|form| form.kind, |form, kind| form.kind = kind)
                />
                <div class="field-pair">
                    <TextField
                        label="电话"
                        kind=TextKind::Phone
                        help="开头的 0 和 + 会保留"
                        value=draft.field(|form| form.phone.clone(), |form, phone| form.phone = phone)
                    />
                    <SelectField
                        label="Class"
                        choices=Signal::stored(classes)
                        value=draft.field(|form| form.class, |form, class| form.class = class)
                    />
                </div>
                <MoneyField
                    label="金额"
                    help="超过您的权限 ¥200，将交老板审批"
                    value=draft.field(|form| form.amount, |form, amount| form.amount = amount)
                />
                <NumberField
                    label="人数"
                    unit="人"
                    value=draft.field(|form| form.headcount, |form, count| form.headcount = count)
                />
                <DateField
                    label="日期"
                    quick=true
                    latest=clock::today()
                    value=draft.field(|form| form.day, |form, day| form.day = day)
                />
                <MultiChoiceField
                    label="联系方式"
                    choices=ways
                    value=draft.field(|form| form.ways.clone(), |form, ways| form.ways = ways)
                />
                <TagsField
                    label="标签"
                    known=Signal::stored(vec!["老客户".to_owned(), "装修队".to_owned()])
                    value=draft.field(|form| form.tags.clone(), |form, tags| form.tags = tags)
                />
                <TextArea
                    label="备注"
                    value=draft.field(|form| form.note.clone(), |form, note| form.note = note)
                />
                <CheckBox
                    label="同意被联系"
                    help="写下日期"
                    value=draft.field(|form| form.agreed, |form, agreed| form.agreed = agreed)
                />
                <SearchField
                    label="搜索"
                    value=draft.field(|form| form.search.clone(), |form, search| form.search = search)
                />
                <FileDrop label="把文件拖到这里，或点按选择" help="CSV、Excel" accept=".csv,.xlsx" on_files=|_| () />
            </Form>
        </Card>
    }
}
