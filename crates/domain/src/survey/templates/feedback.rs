use super::making::{ask, form};
use crate::record::QuestionKind as K;
use crate::record::{ComplaintKind, SurveyPurpose};
use crate::survey::{Condition, Form};

/// Importance and satisfaction of what matters, and satisfaction as a whole.
pub fn satisfaction() -> Form {
    form(
        SurveyPurpose::Satisfaction,
        ("客户满意度调查", "Are our customers satisfied?"),
        (
            "请告诉我们哪些做得好、哪些要改。大约两分钟。",
            "Please tell us what is good and what is not. It takes about two minutes.",
        ),
        ("谢谢您的意见！", "Thank you for telling us."),
    )
    .page(
        ("总体印象", "Overall"),
        vec![
            ask(
                "overall",
                K::Satisfaction,
                (
                    "总的来说，您对我们满意吗？",
                    "All in all, how satisfied are you with us?",
                ),
            )
            .ends(
                ("很不满意", "Very dissatisfied"),
                ("很满意", "Very satisfied"),
            )
            .required()
            .skip(Condition::AtLeast(3), "points"),
            ask(
                "wrong",
                K::LongText,
                (
                    "抱歉让您失望了。是哪里没做好？",
                    "We are sorry. What went wrong?",
                ),
            ),
            ask(
                "points",
                K::Importance,
                (
                    "下面几点对您有多重要？您对我们满意吗？",
                    "How important is each of these to you, and how satisfied are you?",
                ),
            )
            .ends(("很低", "Very low"), ("很高", "Very high"))
            .rows(&[
                ("quality", ("商品质量", "Quality of the goods")),
                ("price", ("价格公道", "Fair prices")),
                ("range", ("品种齐全", "Choice of goods")),
                ("staff", ("店员的态度和专业", "Friendly, skilled staff")),
                ("speed", ("办事快，不用久等", "Speed, no long waits")),
                (
                    "delivery",
                    ("送货准时、完好", "Delivery on time and undamaged"),
                ),
                ("after", ("售后有保障", "Help after the sale")),
            ]),
        ],
    )
    .page(
        ("还有什么想说的", "Anything else"),
        vec![
            ask(
                "best",
                K::ShortText,
                ("我们哪一点最让您满意？", "What do you like best about us?"),
            ),
            ask(
                "improve",
                K::LongText,
                (
                    "如果只改一件事，您希望是什么？",
                    "If we changed one thing, what should it be?",
                ),
            ),
        ],
    )
    .follow_up(
        "overall",
        Condition::AtMost(2),
        1,
        "总体不满意，请当天联系 / Dissatisfied overall: get in touch today",
    )
}

/// After a purchase.
pub fn post_purchase() -> Form {
    form(
        SurveyPurpose::PostPurchase,
        ("购买回访", "After your purchase"),
        (
            "感谢您的购买。只问四个小问题。",
            "Thank you for buying from us. Just four questions.",
        ),
        (
            "谢谢！有任何问题随时找我们。",
            "Thank you. If anything comes up, just tell us.",
        ),
    )
    .page(
        ("", ""),
        vec![
            ask(
                "satisfied",
                K::Satisfaction,
                (
                    "您对这次购买满意吗？",
                    "How satisfied are you with this purchase?",
                ),
            )
            .ends(
                ("很不满意", "Very dissatisfied"),
                ("很满意", "Very satisfied"),
            )
            .required(),
            ask(
                "easy",
                K::Effort,
                ("这次购买方便吗？", "How easy was it to buy from us?"),
            )
            .ends(("很麻烦", "Very difficult"), ("很方便", "Very easy")),
            ask(
                "fits",
                K::Single,
                ("东西用起来和您想的一样吗？", "Is it what you expected?"),
            )
            .options(&[
                ("better", ("比想的还好", "Better than expected")),
                ("same", ("和想的一样", "As expected")),
                ("worse", ("不如想的好", "Not as good as expected")),
                ("faulty", ("有问题", "There is something wrong with it")),
                ("unused", ("还没用", "Not used yet")),
            ])
            .skip(Condition::Is("worse".to_owned()), "problem")
            .skip(Condition::Is("faulty".to_owned()), "problem")
            .skip(Condition::Always, "recommend"),
            ask(
                "problem",
                K::LongText,
                ("请说说是什么问题", "Please tell us what is wrong"),
            ),
            ask(
                "recommend",
                K::Recommend,
                (
                    "您有多大可能把我们推荐给亲友？",
                    "How likely are you to recommend us to friends or family?",
                ),
            )
            .ends(
                ("完全不可能", "Not at all likely"),
                ("非常可能", "Very likely"),
            ),
        ],
    )
    .complain(
        "fits",
        Condition::Is("faulty".to_owned()),
        ComplaintKind::Quality,
        "回访时客户说商品有问题 / Told in a survey that the goods are faulty",
    )
    .follow_up(
        "satisfied",
        Condition::AtMost(2),
        2,
        "购买不满意，请致电了解 / Dissatisfied with the purchase: call",
    )
}

/// How a complaint was dealt with.
pub(super) fn complaint() -> Form {
    form(
        SurveyPurpose::ComplaintFollowUp,
        ("投诉处理回访", "How did we handle your complaint?"),
        (
            "您的事已经处理完了。我们处理得怎么样，请您评一评。",
            "Your complaint is settled. Please tell us how well we dealt with it.",
        ),
        (
            "谢谢您肯给我们这个机会。",
            "Thank you for giving us the chance.",
        ),
    )
    .page(
        ("", ""),
        vec![
            ask(
                "solved",
                K::Single,
                ("您的问题解决了吗？", "Is your problem solved?"),
            )
            .options(&[
                ("yes", ("完全解决了", "Yes, completely")),
                ("partly", ("解决了一部分", "Partly")),
                ("no", ("没有解决", "No")),
            ])
            .required()
            .skip(Condition::Is("yes".to_owned()), "handling"),
            ask(
                "left",
                K::LongText,
                ("还有什么没有解决？", "What is still to be solved?"),
            ),
            ask(
                "handling",
                K::Matrix,
                (
                    "处理的过程，您满意吗？",
                    "How satisfied are you with how it was handled?",
                ),
            )
            .ends(
                ("很不满意", "Very dissatisfied"),
                ("很满意", "Very satisfied"),
            )
            .scale("handling")
            .rows(&[
                ("quick", ("处理得快", "It was quick")),
                ("listened", ("认真听我说", "They listened to me")),
                ("fair", ("结果公道", "The outcome was fair")),
                ("informed", ("进展有人告诉我", "I was kept informed")),
                ("polite", ("态度诚恳", "They were polite and honest")),
            ]),
            ask(
                "again",
                K::Single,
                ("以后还会在我们这里买吗？", "Will you buy from us again?"),
            )
            .options(&[
                ("yes", ("会", "Yes")),
                ("perhaps", ("看情况", "Perhaps")),
                ("no", ("不会", "No")),
            ]),
            ask(
                "advice",
                K::LongText,
                (
                    "怎样才能避免再发生这样的事？",
                    "What should we do so that it does not happen again?",
                ),
            ),
        ],
    )
    .follow_up(
        "solved",
        Condition::Is("no".to_owned()),
        1,
        "投诉未解决，请重新处理 / Complaint not solved: take it up again",
    )
    .follow_up(
        "again",
        Condition::Is("no".to_owned()),
        3,
        "客户表示不再购买，请负责人联系 / Will not buy again: the manager calls",
    )
}
