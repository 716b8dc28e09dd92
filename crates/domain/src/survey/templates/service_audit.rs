use super::making::{Both, ask, form};
use crate::record::QuestionKind as K;
use crate::record::{ServiceArea as A, ServiceStage as S, SurveyPurpose};
use crate::survey::{Condition, Form, Question};

/// The seven areas of service in the four stages, scored 1 to 5.
pub fn service_audit() -> Form {
    form(
        SurveyPurpose::ServiceAudit,
        ("服务标准自查", "Service audit"),
        (
            "按实际情况打分：1 分没有做到，5 分每次都做到。由负责人现场检查后填写。",
            "Score what really happens: 1 is never, 5 is every time. Filled in by whoever is in charge, on the spot.",
        ),
        ("把最低的两项写成改进措施，定下负责人和日期。", "Turn the two lowest into actions, each with a person and a date."),
    )
    .page(
        ("接待客户", "Receiving"),
        vec![
            point("wait", A::Timeliness, S::Receive, ("客户进门一分钟内有人招呼", "Customers are greeted within a minute")),
            point("door", A::Flow, S::Receive, ("客户知道先找谁、到哪里办", "Customers know whom to ask and where to go")),
            point("rush", A::Adaptability, S::Receive, ("忙的时候也能腾出人手", "Help is found when it is busy")),
            point("ready", A::Anticipation, S::Receive, ("约好的客户到之前已做好准备", "Appointments are prepared beforehand")),
            point("duty", A::Supervision, S::Receive, ("每个岗位都有人负责", "Somebody answers for every post")),
            point("greet", A::Communication, S::Receive, ("用语礼貌，称呼得体", "Words and manner are courteous")),
        ],
    )
    .page(
        ("理解客户", "Understanding"),
        vec![
            point("listen", A::Communication, S::Understand, ("先听完，再复述客户的要求", "Staff listen, then repeat what was asked")),
            point("needs", A::Anticipation, S::Understand, ("能想到客户没有说出的需要", "Unspoken needs are thought of")),
            point("special", A::Adaptability, S::Understand, ("特殊要求有人认真对待", "Special wishes are taken seriously")),
            point("record", A::Flow, S::Understand, ("客户的要求当场记下", "What is asked is written down at once")),
            point("ask", A::Feedback, S::Understand, ("主动询问客户的意见", "Customers are asked for their opinion")),
        ],
    )
    .page(
        ("帮助客户", "Helping"),
        vec![
            point("promise", A::Timeliness, S::Help, ("答应的时间都做到了", "Promised times are kept")),
            point("once", A::Flow, S::Help, ("一次办完，客户不用跑第二趟", "It is done in one go")),
            point("leeway", A::Adaptability, S::Help, ("一线员工有权当场解决小问题", "Staff may settle small things at once")),
            point("check", A::Supervision, S::Help, ("交给客户前有人检查", "Work is checked before it is handed over")),
            point("explain", A::Communication, S::Help, ("办不到的事说清原因和办法", "What cannot be done is explained, with a way out")),
        ],
    )
    .page(
        ("留住客户", "Keeping"),
        vec![
            point("reply", A::Timeliness, S::Keep, ("客户反馈 24 小时内有答复", "Feedback is answered within 24 hours")),
            point("call", A::Anticipation, S::Keep, ("售后主动回访", "Customers are called after the sale")),
            point("complaints", A::Feedback, S::Keep, ("投诉有登记、有结果、有回音", "Complaints are recorded, settled and answered")),
            point("use", A::Feedback, S::Keep, ("客户的意见变成了改进", "What customers say leads to changes")),
            point("review", A::Supervision, S::Keep, ("每月检查一次服务质量", "Service is reviewed every month")),
            ask("note", K::LongText, ("现场看到了什么？", "What did you see on the spot?")),
        ],
    )
    .follow_up(
        "reply",
        Condition::AtMost(2),
        7,
        "反馈答复不及时，请改进 / Feedback is answered too late: improve it",
    )
}

fn point(name: &str, area: A, stage: S, title: Both) -> Question {
    ask(name, K::Agreement, title)
        .ends(("没有做到", "Never"), ("每次做到", "Every time"))
        .scale(area.code())
        .audits(area, stage)
        .required()
}
