//! How long a survey's results take at 100,000 answers.
//!
//! `cargo run --release -p engine --example surveys [answers]`. Each question is asked right after an edit, so that
//! nothing kept from before answers it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement: it may stop at anything unexpected, and prints"
)]

use api::sheet::BlockBuilder;
use api::{
    AnswerFilter, AnswerImportCommit, AnswerImportPlan, AnswerList, Ask, CompareBy, Event, Execute,
    FollowUpList, FollowUpsOf, ImportLoad, MatrixCross, Moment, SurveyDesign, SurveyList,
    SurveyResults, TodayPage, Window, Words, decode_reply,
};
use domain::command::{Command, Edit};
use domain::parse::DateStyle;
use domain::record::{Staff, SurveyId};
use domain::survey::{RowPlace, templates};
use domain::{Id, Instant};
use engine::{Session, Surroundings};
use pollster::block_on;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Instant as Clock;
use storage::Memory;

const NOW: Moment = Moment {
    now: Instant(1_795_406_400_000),
    offset_minutes: 480,
    staff: None,
};

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
        let bytes = block_on(self.0.answer(ask.into_request(), NOW)).unwrap();
        decode_reply::<A>(&bytes).unwrap()
    }

    fn timed<A: Ask>(&self, what: &str, ask: A) -> A::Reply {
        // Any edit: what was kept belongs to the book before it.
        let after = Staff {
            name: "店员".to_owned(),
            ..Staff::default()
        };
        let before = None;
        let command = Command::SaveStaff(Box::new(Edit { before, after }));
        self.ask(Execute { command });
        let watch = Clock::now();
        let reply = self.ask(ask);
        println!("{what:<28} {:>8.1} ms", watch.elapsed().as_secs_f64() * 1e3);
        reply
    }
}

fn main() {
    let answers: u32 = std::env::args()
        .nth(1)
        .map_or(100_000, |count| count.parse().unwrap());
    let desk = Desk(
        block_on(Session::open(Memory::new(), Quiet::default()))
            .unwrap()
            .session,
    );
    let done = desk.ask(Execute {
        command: Command::AddSurvey {
            form: Box::new(templates::named("season").unwrap().form()),
            title: String::new(),
            template: String::new(),
        },
    });
    let survey = SurveyId(done.about.map_or(Id(0), |about| about.id));
    let command = Command::PublishSurvey { survey };
    desk.ask(Execute { command });
    fill(&desk, survey, answers);
    let results = |by| SurveyResults {
        survey,
        filter: AnswerFilter::default(),
        by,
        cross: MatrixCross::Means,
    };
    let view = desk.timed("results", results(None));
    assert_eq!(view.answers, u64::from(answers));
    desk.timed("results by season", results(Some(CompareBy::Season)));
    desk.timed("results by class", results(Some(CompareBy::Class)));
    let window = Window {
        offset: 0,
        limit: 50,
    };
    let list = AnswerList {
        survey,
        filter: AnswerFilter::default(),
        partial: false,
        window,
    };
    desk.timed("answers, first window", list);
    let words = Words {
        survey,
        filter: AnswerFilter::default(),
        question: "words".to_owned(),
        limit: 50,
    };
    desk.timed("words", words);
    desk.timed("surveys", SurveyList);
    desk.timed("design", SurveyDesign { id: survey });
    let of = FollowUpsOf::Due;
    desk.timed("follow-ups", FollowUpList { of, window });
    desk.timed("today", TodayPage { calls: 20 });
}

fn fill(desk: &Desk, survey: SurveyId, answers: u32) {
    const WORDS: [&str; 5] = [
        "送货很快",
        "停车不方便，店员态度不错",
        "",
        "Friendly staff, late delivery",
        "价格有点贵",
    ];
    let watch = Clock::now();
    let mut blocks = Vec::new();
    let mut number = 0;
    while number < answers {
        let mut block = BlockBuilder::new(number + 1, 6);
        for row in number..answers.min(number + 1_000) {
            block.push(&row.to_string());
            block.push(&(row % 11).to_string());
            block.push(&(1 + row % 5).to_string());
            block.push(&(1 + row % 7).to_string());
            block.push(WORDS[(row % 5) as usize]);
            block.push(&format!("2026-{:02}-{:02}", 1 + row % 10, 1 + row % 28));
            block.end_row();
        }
        blocks.push(block.finish());
        number += 1_000;
    }
    let load = ImportLoad {
        job: 1,
        headers: Vec::new(),
        file: String::new(),
    };
    desk.0.import_load(&load, blocks);
    let question = |name: &str| Some(RowPlace::Question(name.to_owned()));
    desk.ask(AnswerImportPlan {
        job: 1,
        survey,
        places: vec![
            Some(RowPlace::Respondent),
            question("recommend"),
            question("satisfied"),
            question("easy"),
            question("words"),
            Some(RowPlace::Day),
        ],
        day_style: DateStyle::YearMonthDay,
    });
    desk.ask(AnswerImportCommit { job: 1 });
    println!(
        "{answers} answers imported    {:>8.1} ms",
        watch.elapsed().as_secs_f64() * 1e3
    );
}
