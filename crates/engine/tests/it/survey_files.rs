//! Answers from a file, dirty on purpose; its figures are known (`tests/fixtures/metrics`).

use crate::importing::{JOB, load};
use crate::survey_shop::{all, desk, publish_form, results};
use api::sheet::{BlockBuilder, RowBlock};
use api::{
    AnswerCounts, AnswerFilter, AnswerImportCommit, AnswerImportPlan, AppError, ImportProblem,
    Measured, Outcome, ReplyIs, SurveyResults, Undo,
};
use domain::parse::DateStyle;
use domain::record::{QuestionKind, SurveyId};
use domain::survey::{Choice, Form, Page, Question, RowPlace, RowTrouble, Texts};
use std::path::PathBuf;

fn rows() -> Vec<RowBlock> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/fixtures/metrics/survey_public.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let mut block = BlockBuilder::new(1, 5);
    for line in text.lines().skip(1) {
        line.split(',').for_each(|cell| block.push(cell));
        block.end_row();
    }
    vec![block.finish()]
}

fn form() -> Form {
    let question = |name: &str, kind| Question {
        name: name.to_owned(),
        kind,
        title: Texts::both(name, name),
        ..Question::default()
    };
    let branch = |key: &str| Choice {
        key: key.to_lowercase(),
        words: Texts::both(key, key),
        exclusive: false,
    };
    Form {
        languages: vec!["en".to_owned()],
        title: Texts::both("问卷", "Survey"),
        pages: vec![Page {
            name: "page".to_owned(),
            questions: vec![
                Question {
                    options: ["North", "South", "Online"].map(branch).to_vec(),
                    ..question("branch", QuestionKind::Single)
                },
                question("nps", QuestionKind::Recommend),
                question("csat", QuestionKind::Satisfaction),
                question("ces", QuestionKind::Effort),
            ],
            ..Page::default()
        }],
        ..Form::default()
    }
}

fn plan(survey: SurveyId) -> AnswerImportPlan {
    let question = |name: &str| Some(RowPlace::Question(name.to_owned()));
    AnswerImportPlan {
        job: JOB,
        survey,
        places: vec![
            Some(RowPlace::Respondent),
            question("branch"),
            question("nps"),
            question("csat"),
            question("ces"),
        ],
        day_style: DateStyle::YearMonthDay,
    }
}

#[track_caller]
fn near(measured: Measured, expected: f64, count: u64) {
    let found = match measured {
        Measured::Value { value, n, .. } => Some((value, n)),
        Measured::NotEnough { .. } => None,
    };
    let (value, n) = found.unwrap();
    assert!((value - expected).abs() < 1e-9, "{value} is not {expected}");
    assert_eq!(n, count);
}

#[test]
fn a_dirty_file_gives_rows_and_problems_and_the_known_figures() {
    let desk = desk();
    let survey = publish_form(&desk, form());
    desk.session
        .import_load(&load(&["respondent".to_owned()]), rows());
    let view = desk.ask(plan(survey)).unwrap();
    assert_eq!((view.rows, view.answers), (600, 600));
    let taken: Vec<u64> = view.columns.iter().map(|column| column.taken).collect();
    assert_eq!(taken[2..], [585, 591, 594]);
    for AnswerCounts {
        taken,
        blank,
        left_out,
    } in &view.columns[1..]
    {
        assert_eq!(taken + blank + left_out, 600);
    }
    let troubles: u64 = view.troubles.iter().map(|(_, count)| count).sum();
    assert_eq!(troubles, view.problems.len() as u64);
    assert!(
        view.troubles
            .iter()
            .any(|(trouble, _)| *trouble == RowTrouble::OutOfRange)
    );
    // Nothing is written by looking.
    assert_eq!(results(&desk, survey).answers, 0);
    let done = desk.ask(AnswerImportCommit { job: JOB }).unwrap();
    let view = results(&desk, survey);
    assert_eq!(view.answers, 600);
    let Outcome::Score {
        headline, counts, ..
    } = &view.questions[1].outcome
    else {
        panic!("a score");
    };
    near(*headline, 27.521_367_521_367_523, 585);
    let groups: [u64; 3] = [
        counts[9..].iter().sum(),
        counts[7..9].iter().sum(),
        counts[..7].iter().sum(),
    ];
    assert_eq!(groups, [282, 182, 121]);
    let Outcome::Score { headline, mean, .. } = &view.questions[2].outcome else {
        panic!("a score");
    };
    near(*headline, 419.0 / 591.0, 591);
    near(*mean, 3.864_636_209_813_874_7, 591);
    let Outcome::Score { headline, mean, .. } = &view.questions[3].outcome else {
        panic!("a score");
    };
    near(*mean, 5.101_010_101_010_101, 594);
    near(*headline, 412.0 / 594.0, 594);
    for (branch, nps) in [
        ("north", 41.578_947_368_421_05),
        ("online", 18.617_021_276_595_747),
        ("south", 22.705_314_009_661_837),
    ] {
        let reply = ReplyIs::Chosen {
            question: "branch".to_owned(),
            key: branch.to_owned(),
        };
        let filter = AnswerFilter {
            reply: Some(reply),
            ..AnswerFilter::default()
        };
        let view = desk
            .ask(SurveyResults {
                filter,
                ..all(survey)
            })
            .unwrap();
        let Outcome::Score { headline, .. } = &view.questions[1].outcome else {
            panic!("a score");
        };
        let Measured::Value { value, .. } = headline else {
            panic!("enough");
        };
        assert!((value - nps).abs() < 1e-9, "{branch}: {value}");
    }
    // The same file once more brings nothing; one undo takes it all back.
    desk.session
        .import_load(&load(&["respondent".to_owned()]), rows());
    assert_eq!(desk.ask(plan(survey)).unwrap().same, 600);
    let nothing = desk.ask(AnswerImportCommit { job: JOB });
    assert_eq!(
        nothing,
        Err(AppError::Import(ImportProblem::NothingToImport))
    );
    desk.ask(Undo {
        batch: done.batch.unwrap(),
    })
    .unwrap();
    assert_eq!(results(&desk, survey).answers, 0);
}
