//! The texts in Chinese.

use super::BuiltIn;
use crate::record::{ComplaintKind, StepKind};

pub(super) const TEXTS: &[BuiltIn] = &[
    BuiltIn {
        name: "acknowledged",
        kind: None,
        step: StepKind::Acknowledged,
        title: "收到投诉",
        text: "{customer}，您好！您反映的情况我们已经收到，编号 {number}。给您添麻烦了，真是抱歉。这件事由{staff}跟进，{due}之前给您答复。有什么要补充的，随时打 {phone} 找我们。{shop}",
    },
    BuiltIn {
        name: "acknowledged_quality",
        kind: Some(ComplaintKind::Quality),
        step: StepKind::Acknowledged,
        title: "收到质量投诉",
        text: "{customer}，您好！您买的{product}出了问题，我们已经登记，编号 {number}。请先不要再用，把东西和包装留着，方便的话拍几张照片发给我们。{staff}会在{due}之前给您答复。{shop} {phone}",
    },
    BuiltIn {
        name: "acknowledged_transport",
        kind: Some(ComplaintKind::Transport),
        step: StepKind::Acknowledged,
        title: "收到运输投诉",
        text: "{customer}，您好！货在路上出了问题，让您费心了。我们已经登记，编号 {number}。请留着外包装和签收单，我们这就去找承运方核实，{due}之前给您答复。{staff}，{shop} {phone}",
    },
    BuiltIn {
        name: "acknowledged_service",
        kind: Some(ComplaintKind::Service),
        step: StepKind::Acknowledged,
        title: "收到服务投诉",
        text: "{customer}，您好！您在我们这里受了委屈，我代表{shop}向您道歉。您说的我们都记下了，编号 {number}，会由没有参与此事的同事来了解情况，{due}之前给您答复。{staff} {phone}",
    },
    BuiltIn {
        name: "asked",
        kind: None,
        step: StepKind::AskedCustomer,
        title: "请客户补充",
        text: "{customer}，您好！您反映的事（编号 {number}）我们正在处理，还有一点想请您帮忙说明一下：\n\n\n收到您的回复后，我们马上接着办。{staff}，{shop} {phone}",
    },
    BuiltIn {
        name: "not_valid",
        kind: None,
        step: StepKind::JudgedNotValid,
        title: "婉转答复",
        text: "{customer}，您好！谢谢您告诉我们这件事（编号 {number}）。我们认真查过了：{cause}。就这件事来说，我们没有办法按您希望的那样处理，但很理解您的心情。您看这样好不好：{remedy}。如果您还有别的情况要说明，或者对结果不满意，请直接找我，我们可以再看一次。{staff}，{shop} {phone}",
    },
    BuiltIn {
        name: "not_valid_contract",
        kind: Some(ComplaintKind::Contract),
        step: StepKind::JudgedNotValid,
        title: "婉转答复（合同）",
        text: "{customer}，您好！您反映的事（编号 {number}），我们把当时的单据又对了一遍：{cause}。也许是当时没有跟您讲清楚，这一点我们要改进。单据可以发给您一起看。您如果有不同的凭据，我们马上重新核对。{staff}，{shop} {phone}",
    },
    BuiltIn {
        name: "told",
        kind: None,
        step: StepKind::Notified,
        title: "告知处理结果",
        text: "{customer}，您好！您反映的事（编号 {number}）已经查清：{cause}。这是我们的疏忽，向您道歉。我们的处理是：{remedy}，{due}之前办好。您看这样可以吗？不满意的话请直接告诉我。{staff}，{shop} {phone}",
    },
    BuiltIn {
        name: "told_quality",
        kind: Some(ComplaintKind::Quality),
        step: StepKind::Notified,
        title: "告知处理结果（质量）",
        text: "{customer}，您好！您的{product}我们检查过了，问题出在：{cause}。责任在我们，向您道歉。我们的处理是：{remedy}，{due}之前办好，来回的费用由我们承担。您看可以吗？{staff}，{shop} {phone}",
    },
    BuiltIn {
        name: "told_service",
        kind: Some(ComplaintKind::Service),
        step: StepKind::Notified,
        title: "告知处理结果（服务）",
        text: "{customer}，您好！那天的事我们了解清楚了：{cause}。您说得对，是我们没做好，再次向您道歉。我们已经这样处理：{remedy}。希望您还愿意给我们一次机会。{staff}，{shop} {phone}",
    },
    BuiltIn {
        name: "further_ways",
        kind: None,
        step: StepKind::Rejected,
        title: "告知其他途径",
        text: "{customer}，您好！很遗憾我们的处理（编号 {number}）没能让您满意。您可以要求我们的负责人再看一次；也可以打 12315 或找消费者协会调解，或者向法院起诉。无论您怎么选，我们都会配合。{staff}，{shop} {phone}",
    },
    BuiltIn {
        name: "escalated",
        kind: None,
        step: StepKind::Escalated,
        title: "已转上级处理",
        text: "{customer}，您好！您的事（编号 {number}）已经交给我们的负责人亲自处理，{due}之前会有人跟您联系。让您久等了，抱歉。{staff}，{shop} {phone}",
    },
    BuiltIn {
        name: "reopened",
        kind: None,
        step: StepKind::Reopened,
        title: "重新处理",
        text: "{customer}，您好！您说问题还没有解决，我们马上重新处理，还是原来的编号 {number}，您不用再说一遍。{due}之前给您答复。{staff}，{shop} {phone}",
    },
    BuiltIn {
        name: "thanks",
        kind: None,
        step: StepKind::Evaluated,
        title: "感谢客户",
        text: "{customer}，您好！您反映的事（编号 {number}）办完了。谢谢您告诉我们，因为您这句话，我们已经作了改进。这次处理得怎么样，您给打个分（1 到 5）好吗？欢迎再来。{staff}，{shop}",
    },
    BuiltIn {
        name: "withdrawn",
        kind: None,
        step: StepKind::Withdrawn,
        title: "确认撤诉",
        text: "{customer}，您好！按您的意思，编号 {number} 的投诉已经撤回。如果之后又有问题，随时找我们，不用从头说起。{staff}，{shop} {phone}",
    },
];
