//! Writes `tests/fixtures/files/survey_shop.json`: a backup of a small shop with two surveys, for the end-to-end tests.
//!
//! `cargo run -p engine --example survey_shop > tests/fixtures/files/survey_shop.json`. The first survey has every kind
//! of question and 96 answers over four seasons; the second is published, and `survey_public.csv` fits it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::too_many_lines,
    reason = "a generator: it may stop at anything unexpected, prints, and mostly lists"
)]

use api::{Ask, DoneView, Event, Execute, ExportEverything, Moment, SurveyDesign, decode_reply};
use domain::command::{Command, Edit};
use domain::record::{
    Answer, Asked, Audience, ComplaintKind, Customer, CustomerClass, CustomerId, QuestionKind,
    RuleEffect, Staff, StaffId, Survey, SurveyId, SurveyPurpose,
};
use domain::survey::{Choice, Condition, Form, Page, Question, Rule, Texts};
use domain::{Day, Id, Instant, Value};
use engine::{Session, Surroundings};
use pollster::block_on;
use std::cell::Cell;
use std::rc::Rc;
use storage::Memory;

/// 2026-11-23, noon in Shanghai.
const NOON: Moment = Moment {
    now: Instant(1_795_406_400_000),
    offset_minutes: 480,
    staff: None,
};
const CUSTOMERS: i64 = 48;
const ANSWERS: i64 = 96;

#[derive(Clone, Default)]
struct Quiet(Rc<Cell<u8>>);

impl Surroundings for Quiet {
    fn random(&self) -> [u8; 16] {
        self.0.set(self.0.get().wrapping_add(1));
        [self.0.get(); 16]
    }

    fn tell(&self, _event: Event) {}

    fn announce(&self) {}

    async fn pause(&self) {}
}

struct Desk(Session<Memory, Quiet>);

impl Desk {
    fn ask<A: Ask>(&self, ask: A) -> A::Reply {
        let bytes = block_on(self.0.answer(ask.into_request(), NOON)).unwrap();
        decode_reply::<A>(&bytes).unwrap()
    }

    fn run(&self, command: Command) -> DoneView {
        self.ask(Execute { command })
    }
}

fn new<R>(after: R) -> Edit<R> {
    Edit {
        before: None,
        after,
    }
}

fn id_of(done: &DoneView) -> Id {
    done.about.as_ref().map_or(Id(0), |about| about.id)
}

fn ask(name: &str, kind: QuestionKind, zh: &str, en: &str) -> Question {
    Question {
        name: name.to_owned(),
        kind,
        title: Texts::both(zh, en),
        ..Question::default()
    }
}

fn choices(list: &[(&str, &str, &str)]) -> Vec<Choice> {
    let choices = list.iter().map(|(key, zh, en)| Choice {
        key: (*key).to_owned(),
        words: Texts::both(zh, en),
        exclusive: false,
    });
    choices.collect()
}

fn form() -> Form {
    use QuestionKind as K;
    let points = || {
        choices(&[
            ("quality", "商品质量", "Quality"),
            ("price", "价格公道", "Fair prices"),
            ("delivery", "送货准时", "Delivery on time"),
            ("staff", "店员专业", "Skilled staff"),
        ])
    };
    Form {
        purpose: Some(SurveyPurpose::Season),
        languages: vec!["zh".to_owned(), "en".to_owned()],
        title: Texts::both("门店季度调查", "Season survey of the shop"),
        competitors: vec!["对面五金店".to_owned()],
        pages: vec![
            Page {
                name: "page1".to_owned(),
                questions: vec![
                    Question {
                        required: true,
                        low_label: Texts::both("完全不可能", "Not at all likely"),
                        high_label: Texts::both("非常可能", "Very likely"),
                        ..ask(
                            "recommend",
                            K::Recommend,
                            "您会把我们推荐给朋友吗？",
                            "Would you recommend us?",
                        )
                    },
                    ask(
                        "satisfied",
                        K::Satisfaction,
                        "总的来说，您满意吗？",
                        "All in all, are you satisfied?",
                    ),
                    ask("easy", K::Effort, "买东西方便吗？", "Was it easy to buy?"),
                    Question {
                        reversed: true,
                        ..ask("waited", K::Agreement, "我等了太久", "I waited too long")
                    },
                    Question {
                        options: choices(&[
                            ("street", "路过", "Passing by"),
                            ("friend", "朋友介绍", "A friend"),
                            ("net", "网上", "Online"),
                        ]),
                        ..ask(
                            "from",
                            K::Single,
                            "您怎么知道我们的？",
                            "How did you hear of us?",
                        )
                    },
                    Question {
                        options: choices(&[
                            ("tools", "工具", "Tools"),
                            ("paint", "油漆", "Paint"),
                            ("lamps", "灯具", "Lamps"),
                        ]),
                        other: true,
                        ..ask("bought", K::Multiple, "您常买什么？", "What do you buy?")
                    },
                    Question {
                        options: choices(&[
                            ("a", "更早开门", "Open earlier"),
                            ("b", "送货上门", "Home delivery"),
                            ("c", "会员价", "Member prices"),
                        ]),
                        ..ask(
                            "wishes",
                            K::Ranking,
                            "您最希望我们做什么？",
                            "What should we do first?",
                        )
                    },
                ],
                ..Page::default()
            },
            Page {
                name: "page2".to_owned(),
                questions: vec![
                    Question {
                        scale: "loyalty".to_owned(),
                        rows: choices(&[
                            ("again", "下次先想到你们", "I think of you first"),
                            ("trust", "相信你们的建议", "I trust your advice"),
                            ("care", "你们把我当回事", "You take me seriously"),
                        ]),
                        ..ask("agree", K::Matrix, "您同意吗？", "Do you agree?")
                    },
                    Question {
                        rows: points(),
                        against_competitors: true,
                        ..ask(
                            "points",
                            K::Importance,
                            "各项有多重要？做得怎么样？",
                            "How important, and how well done?",
                        )
                    },
                    Question {
                        low: Some(0),
                        high: Some(100),
                        ..ask(
                            "wallet",
                            K::Number,
                            "同类东西有百分之几在我们这里买？",
                            "What share do you buy from us, in per cent?",
                        )
                    },
                    ask(
                        "first",
                        K::Date,
                        "第一次来是哪天？",
                        "When did you first come?",
                    ),
                    ask("words", K::LongText, "还有什么想说的？", "Anything else?"),
                ],
                ..Page::default()
            },
        ],
        rules: vec![Rule {
            question: "recommend".to_owned(),
            when: Condition::AtMost(3),
            effect: Some(RuleEffect::FollowUp),
            due_days: Some(2),
            what: "打分偏低，请致电了解原因".to_owned(),
            complaint_kind: None::<ComplaintKind>,
            ..Rule::default()
        }],
        ..Form::default()
    }
}

/// What `survey_public.csv` holds.
fn year_form() -> Form {
    use QuestionKind as K;
    Form {
        purpose: Some(SurveyPurpose::Satisfaction),
        languages: vec!["zh".to_owned(), "en".to_owned()],
        title: Texts::both("年度问卷", "Survey of the year"),
        pages: vec![Page {
            name: "page1".to_owned(),
            questions: vec![
                Question {
                    options: choices(&[
                        ("north", "North", "North"),
                        ("south", "South", "South"),
                        ("online", "Online", "Online"),
                    ]),
                    ..ask("branch", K::Single, "哪家门店？", "Which branch?")
                },
                ask(
                    "nps",
                    K::Recommend,
                    "会推荐我们吗？",
                    "Would you recommend us?",
                ),
                ask("csat", K::Satisfaction, "满意吗？", "Are you satisfied?"),
                ask("ces", K::Effort, "省事吗？", "Was it easy?"),
            ],
            ..Page::default()
        }],
        ..Form::default()
    }
}

/// The same numbers at every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: i64) -> i64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % u64::try_from(n).unwrap()).unwrap()
    }

    /// Around a middle, within a scale.
    fn near(&mut self, middle: i64, (low, high): (i64, i64)) -> Value {
        Value::Int((middle + self.below(3) - 1).clamp(low, high))
    }
}

fn replies(chance: &mut Chance, is_core: bool, season: i64) -> Vec<(&'static str, Value)> {
    const WORDS: [&str; 6] = [
        "送货太慢，等了一个星期",
        "店员很耐心，送货也快",
        "停车不方便",
        "",
        "送货慢，不过店员态度不错",
        "价格公道，会再来",
    ];
    let mood = season + i64::from(is_core) * 2 + chance.below(4);
    let score = (mood + 2 + chance.below(3)).min(10);
    let text = |key: &str| Value::from(key);
    let pair = |key: &str, value: Value| Value::List(vec![text(key), value]);
    let wishes = [["b", "a", "c"], ["b", "c", "a"], ["c", "b", "a"]];
    let wish = wishes.get(usize::try_from(chance.below(3)).unwrap());
    let mut rows = Vec::new();
    for (key, importance, ours, theirs) in [
        ("quality", 4, 4, 4),
        ("price", 3, 4, 3),
        ("delivery", 5, 2 + i64::from(is_core), 4),
        ("staff", 3, 4, 2),
    ] {
        rows.push(Value::List(vec![
            text(key),
            chance.near(importance, (1, 5)),
            chance.near(ours, (1, 5)),
            Value::List(vec![pair("对面五金店", chance.near(theirs, (1, 5)))]),
        ]));
    }
    let mean = 1 + mood.min(8) / 2;
    let from = ["street", "friend", "net"][usize::from(is_core)];
    let words = WORDS[usize::try_from(chance.below(6)).unwrap()];
    let mut all = vec![
        ("recommend", Value::Int(score)),
        ("satisfied", chance.near(mean.min(5), (1, 5))),
        ("easy", chance.near(5, (1, 7))),
        ("waited", chance.near(3, (1, 5))),
        ("from", text(from)),
        (
            "bought",
            Value::List(if chance.below(4) == 0 {
                vec![text("tools"), text("other")]
            } else {
                vec![text("tools"), text("paint")]
            }),
        ),
        (
            "wishes",
            Value::List(wish.unwrap().iter().map(|key| text(key)).collect()),
        ),
        (
            "agree",
            Value::List(vec![
                pair("again", chance.near(mean.min(5), (1, 5))),
                pair("trust", chance.near(mean.min(5), (1, 5))),
                pair("care", chance.near(mean.min(5), (1, 5))),
            ]),
        ),
        ("points", Value::List(rows)),
        ("wallet", Value::Int(20 + 5 * chance.below(13))),
        (
            "first",
            Value::Int(i64::from("2024-03-01".parse::<Day>().unwrap().0) + chance.below(600)),
        ),
    ];
    if !words.is_empty() {
        all.push(("words", text(words)));
    }
    all
}

fn main() {
    let session = block_on(Session::open(Memory::new(), Quiet::default())).unwrap();
    let desk = Desk(session.session);
    let staff = StaffId(id_of(&desk.run(Command::SaveStaff(Box::new(new(Staff {
        name: "王芳".to_owned(),
        ..Staff::default()
    }))))));
    let mut customers = Vec::new();
    for number in 0..CUSTOMERS {
        let class = match number % 3 {
            0 => CustomerClass::Core,
            1 => CustomerClass::Important,
            _ => CustomerClass::General,
        };
        let done = desk.run(Command::SaveCustomer(Box::new(new(Customer {
            name: format!("顾客{:02}", number + 1),
            number: format!("K{:03}", number + 1),
            class: Some(class),
            area: if number % 2 == 0 { "城东" } else { "城西" }.to_owned(),
            ..Customer::default()
        }))));
        customers.push((CustomerId(id_of(&done)), class == CustomerClass::Core));
    }
    let add = |form: Form| {
        let done = desk.run(Command::AddSurvey {
            form: Box::new(form),
            title: String::new(),
            template: String::new(),
        });
        let survey = SurveyId(id_of(&done));
        desk.run(Command::PublishSurvey { survey });
        survey
    };
    let survey = add(form());
    add(year_form());
    let mut chance = Chance(7);
    for number in 0..ANSWERS {
        let season = number * 4 / ANSWERS;
        let (customer, is_core) = customers[usize::try_from(number * 5 % CUSTOMERS).unwrap()];
        let days_ago = 300 - season * 92 - number % 24;
        let replies = replies(&mut chance, is_core, season);
        let is_partial = number % 40 == 39;
        let kept = replies.len() - usize::from(is_partial) * 6;
        desk.run(Command::RecordAnswer(Box::new(Answer {
            survey,
            customer: (number % 8 != 7).then_some(customer),
            at: Instant(NOON.now.0 - days_ago * Instant::DAY),
            asked: Some(if number % 3 == 0 {
                Asked::Paper
            } else {
                Asked::Link
            }),
            by: Some(staff),
            language: "zh".to_owned(),
            partial: is_partial,
            seconds: Some(60 + number),
            replies: replies
                .into_iter()
                .take(kept)
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            ..Answer::default()
        })));
    }
    // Some are drawn today, and a third of them has answered already.
    let before = desk.ask(SurveyDesign { id: survey }).records.survey;
    let after = Survey {
        audience: Some(Audience::Sample),
        sample_size: Some(24),
        ..before.clone()
    };
    let before = Some(before);
    desk.run(Command::SaveSurvey(Box::new(Edit { before, after })));
    let seed = Some(7);
    desk.run(Command::DrawSample { survey, seed });
    let drawn = desk.ask(SurveyDesign { id: survey }).draws;
    for customer in drawn[0].draw.chosen.iter().step_by(3) {
        let replies = replies(&mut chance, false, 3);
        desk.run(Command::RecordAnswer(Box::new(Answer {
            survey,
            customer: Some(*customer),
            at: NOON.now,
            asked: Some(Asked::Tablet),
            by: Some(staff),
            language: "zh".to_owned(),
            replies: replies
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            ..Answer::default()
        })));
    }
    let file = desk.ask(ExportEverything { job: 1 });
    println!("{}", String::from_utf8(file.bytes).unwrap().trim_end());
}
