use super::making::{ask, form};
use crate::record::QuestionKind as K;
use crate::record::{ProfileFact, SurveyPurpose};
use crate::survey::{Condition, Form};

/// What distributors and agents need.
pub(super) fn intermediary() -> Form {
    form(
        SurveyPurpose::Intermediary,
        ("中间商需求调查", "What do our partners need?"),
        (
            "您的生意好，我们才好。请告诉我们怎样能帮到您。",
            "We do well when you do well. Please tell us how we can help.",
        ),
        (
            "谢谢！我们会尽快和您商量。",
            "Thank you. We will talk it over with you soon.",
        ),
    )
    .page(
        ("合作情况", "Working together"),
        vec![
            ask(
                "points",
                K::Importance,
                (
                    "下面几点对您有多重要？我们做得怎么样？",
                    "How important is each of these to you, and how well do we do?",
                ),
            )
            .ends(("很低", "Very low"), ("很高", "Very high"))
            .rows(&[
                ("margin", ("利润空间", "Margin")),
                ("supply", ("供货稳定、及时", "Steady, timely supply")),
                ("goods", ("产品好卖", "Goods that sell")),
                (
                    "territory",
                    ("市场和价格保护", "Protected market and prices"),
                ),
                ("support", ("促销和广告支持", "Promotion and advertising")),
                (
                    "training",
                    ("培训和技术支持", "Training and technical help"),
                ),
                ("credit", ("账期和结算", "Terms of payment")),
                ("returns", ("退换货", "Returns and exchanges")),
            ]),
            ask(
                "help",
                K::Ranking,
                (
                    "您最希望我们在哪些方面多帮忙？请排个顺序",
                    "Where would our help matter most? Please put these in order",
                ),
            )
            .options(&[
                ("customers", ("开发新客户", "Winning customers")),
                ("knowledge", ("产品知识", "Knowing the goods")),
                ("stock", ("库存管理", "Managing stock")),
                ("service", ("售后服务", "Service after the sale")),
            ]),
        ],
    )
    .page(
        ("您的客户和需求", "Your customers and needs"),
        vec![
            ask(
                "say",
                K::LongText,
                (
                    "您的客户对我们的产品怎么说？",
                    "What do your customers say about our goods?",
                ),
            ),
            ask(
                "need",
                K::LongText,
                (
                    "今后半年，您最需要什么？",
                    "What do you need most over the next half year?",
                ),
            ),
            ask(
                "brands",
                K::ShortText,
                (
                    "您还卖哪些同类品牌？",
                    "Which other brands of the kind do you carry?",
                ),
            )
            .tells(ProfileFact::Competitor),
            ask(
                "recommend",
                K::Recommend,
                (
                    "您有多大可能介绍同行做我们的产品？",
                    "How likely are you to recommend us to others in the trade?",
                ),
            )
            .ends(
                ("完全不可能", "Not at all likely"),
                ("非常可能", "Very likely"),
            ),
        ],
    )
    .follow_up(
        "recommend",
        Condition::AtMost(6),
        5,
        "中间商评价偏低，请登门拜访 / Low score from a partner: visit",
    )
}

/// A call to thank somebody, with what to ask.
pub(super) fn thank_you() -> Form {
    form(
        SurveyPurpose::ThankYouCall,
        ("感谢电话", "Thank-you call"),
        (
            "先道谢，再问问题；不谈新订单。由打电话的人填写。",
            "Say thank you first, then ask; no talk of new orders. Filled in by whoever calls.",
        ),
        (
            "记下答应了什么，并按时兑现。",
            "Note what was promised, and keep it.",
        ),
    )
    .page(
        ("", ""),
        vec![
            ask(
                "else",
                K::LongText,
                ("我们还能为您做些什么？", "What else can we do for you?"),
            )
            .required(),
            ask(
                "best",
                K::ShortText,
                (
                    "最近哪件事让您觉得我们做得好？",
                    "What have we done well lately?",
                ),
            ),
            ask(
                "bother",
                K::Single,
                (
                    "有没有什么让您觉得不方便？",
                    "Is there anything that bothers you?",
                ),
            )
            .options(&[("no", ("没有", "No")), ("yes", ("有", "Yes"))])
            .skip(Condition::Is("yes".to_owned()), "what")
            .skip(Condition::Always, "way"),
            ask("what", K::LongText, ("是什么事？", "What is it?")).required(),
            ask(
                "way",
                K::Single,
                (
                    "以后您喜欢我们怎么联系您？",
                    "How would you like us to get in touch?",
                ),
            )
            .options(&[
                ("call", ("打电话", "By phone")),
                ("chat", ("发消息", "By message")),
                ("email", ("发邮件", "By e-mail")),
                ("visit", ("上门", "In person")),
            ])
            .tells(ProfileFact::PreferredWay),
        ],
    )
    .follow_up(
        "bother",
        Condition::Is("yes".to_owned()),
        3,
        "感谢电话中提到不便，请处理 / Something bothers them: see to it",
    )
}

/// What people think of something new.
pub(super) fn new_product() -> Form {
    form(
        SurveyPurpose::NewProduct,
        ("新品反馈", "What do you think of our new product?"),
        (
            "您是最早试用的人之一，很想听您的意见。",
            "You are among the first to try it. We would love to hear from you.",
        ),
        (
            "谢谢！您的意见会用在下一批里。",
            "Thank you. The next batch will be better for it.",
        ),
    )
    .page(
        ("", ""),
        vec![
            ask(
                "liked",
                K::Stars,
                ("您给新品打几颗星？", "How many stars would you give it?"),
            )
            .required(),
            ask(
                "agree",
                K::Matrix,
                ("您同意下面的说法吗？", "How far do you agree?"),
            )
            .ends(("完全不同意", "Not at all"), ("完全同意", "Completely"))
            .scale("product")
            .rows(&[
                ("useful", ("正是我需要的", "It is just what I need")),
                ("easy", ("容易上手", "It is easy to use")),
                (
                    "different",
                    ("比市面上的好", "It is better than what there is"),
                ),
                ("worth", ("值这个价", "It is worth its price")),
            ]),
            ask("buy", K::Single, ("您会买吗？", "Would you buy it?"))
                .options(&[
                    ("sure", ("一定会", "Certainly")),
                    ("likely", ("可能会", "Probably")),
                    ("unlikely", ("可能不会", "Probably not")),
                    ("no", ("一定不会", "Certainly not")),
                ])
                .required(),
            ask(
                "price",
                K::Number,
                (
                    "您觉得卖多少钱合适？",
                    "What price would seem right to you?",
                ),
            )
            .between(0, 10_000_000),
            ask(
                "change",
                K::LongText,
                ("您最想改哪一点？", "What would you change first?"),
            ),
            ask(
                "photo",
                K::Photo,
                (
                    "方便的话，拍一张使用时的照片",
                    "If you like, add a photo of it in use",
                ),
            ),
        ],
    )
    .follow_up(
        "buy",
        Condition::Is("sure".to_owned()),
        7,
        "新品有意向，到货通知 / Wants the new product: tell them when it is in",
    )
}
