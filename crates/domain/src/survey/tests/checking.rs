use crate::record::QuestionKind as K;
use crate::survey::{
    Choice, Condition as C, Flaw as F, Form, Page, Question, Rule, Skip, Target, Texts, check,
    templates,
};

fn question(name: &str, kind: K) -> Question {
    let choice = |key: &str| Choice {
        key: key.to_owned(),
        words: Texts::both(key, key),
        exclusive: false,
    };
    let mut question = Question {
        name: name.to_owned(),
        kind,
        required: true,
        title: Texts::both("问", "Asked"),
        ..Question::default()
    };
    if question.has_options() {
        question.options = vec![choice("x"), choice("y"), choice("z")];
    }
    if question.has_rows() {
        question.rows = vec![choice("r"), choice("s")];
    }
    question
}

fn form(questions: Vec<Question>) -> Form {
    Form {
        languages: vec!["zh".to_owned(), "en".to_owned()],
        title: Texts::both("题", "Title"),
        pages: vec![Page {
            name: "p".to_owned(),
            questions,
            ..Page::default()
        }],
        ..Form::default()
    }
}

fn skip(when: C, to: &str) -> Skip {
    let to = if to.is_empty() {
        Target::End
    } else {
        Target::Question(to.to_owned())
    };
    Skip {
        about: String::new(),
        when,
        to,
    }
}

/// a (0 to 10), b, c, with these skips after a.
fn after_score(skips: Vec<Skip>) -> Vec<F> {
    let mut first = question("a", K::Recommend);
    first.skips = skips;
    check(&form(vec![
        first,
        question("b", K::LongText),
        question("c", K::LongText),
    ]))
}

fn named(name: &str) -> String {
    name.to_owned()
}

#[test]
fn every_built_in_survey_can_be_asked() {
    for template in templates::ALL {
        let form = template.form();
        assert_eq!(check(&form), [], "{}", template.name);
        assert_eq!(form.languages, ["zh", "en"], "{}", template.name);
        assert!(form.purpose.is_some());
        assert!(templates::named(template.name).is_some());
    }
    assert_eq!(check(&templates::recommend()), []);
    let audit = templates::named("service_audit").unwrap().form();
    for area in crate::record::ServiceArea::ALL {
        assert!(audit.questions().any(|q| q.area == Some(*area)), "{area:?}");
    }
    for stage in crate::record::ServiceStage::ALL {
        assert!(
            audit.questions().any(|q| q.stage == Some(*stage)),
            "{stage:?}"
        );
    }
    let purposes: std::collections::BTreeSet<_> = templates::ALL
        .iter()
        .filter_map(|template| template.form().purpose)
        .collect();
    assert_eq!(purposes.len(), crate::record::SurveyPurpose::ALL.len());
}

#[test]
fn every_kind_of_question_can_be_asked() {
    let all = K::ALL.iter().zip(0..);
    let all = all.map(|(kind, at)| question(&format!("q{at}"), *kind));
    assert_eq!(check(&form(all.collect())), []);
}

#[test]
fn ways_are_followed_score_by_score() {
    assert_eq!(after_score(vec![skip(C::AtMost(6), "c")]), []);
    let question = || named("b");
    // Nobody is left for b.
    assert_eq!(
        after_score(vec![skip(C::AtMost(6), "c"), skip(C::AtLeast(7), "c")]),
        [F::Unreachable {
            question: question()
        }]
    );
    assert_eq!(
        after_score(vec![skip(C::Always, "c")]),
        [F::Unreachable {
            question: question()
        }]
    );
    assert_eq!(
        after_score(vec![skip(C::Answered, "")]),
        [
            F::Unreachable {
                question: named("b")
            },
            F::Unreachable {
                question: named("c")
            }
        ]
    );
    let question = named("a");
    let never = vec![F::SkipNeverApplies {
        question: question.clone(),
    }];
    assert_eq!(after_score(vec![skip(C::AtLeast(11), "c")]), never);
    assert_eq!(
        after_score(vec![skip(C::AtMost(6), "c"), skip(C::AtMost(3), "")]),
        never
    );
    assert_eq!(
        after_score(vec![skip(C::NotAnswered, "c")]),
        never,
        "required"
    );
    assert_eq!(
        after_score(vec![skip(C::AtMost(6), "gone")]),
        [F::SkipToNowhere {
            question: question.clone()
        }]
    );
    assert_eq!(
        after_score(vec![skip(C::Is(named("x")), "c")]),
        [
            F::TestDoesNotFit {
                question: question.clone()
            },
            F::SkipNeverApplies {
                question: question.clone()
            }
        ]
    );
    assert_eq!(
        after_score(vec![skip(C::AtMost(6), "a")]),
        [F::Loop { question }]
    );
}

#[test]
fn going_back_is_fine_unless_it_goes_round() {
    // b is asked after c, and leads on to the end.
    let mut a = question("a", K::Single);
    a.skips = vec![skip(C::Is(named("x")), "c")];
    let mut b = question("b", K::LongText);
    b.skips = vec![skip(C::Always, "")];
    let mut c = question("c", K::LongText);
    c.skips = vec![skip(C::Always, "b")];
    assert_eq!(check(&form(vec![a.clone(), b, c.clone()])), []);
    let round = check(&form(vec![a, question("b", K::LongText), c]));
    assert_eq!(round.len(), 1);
    assert!(matches!(round.first(), Some(F::Loop { .. })));
}

#[test]
fn a_skip_cannot_look_at_what_is_still_to_come() {
    let mut a = question("a", K::Recommend);
    a.skips = vec![Skip {
        about: named("b"),
        when: C::Answered,
        to: Target::End,
    }];
    let b = question("b", K::LongText);
    let question = named("a");
    assert_eq!(check(&form(vec![a, b])), [F::SkipLooksAhead { question }]);
}

#[test]
fn what_cannot_be_answered_or_read_is_said() {
    let mut lonely = question("a", K::Single);
    lonely.options.truncate(1);
    let mut bare = question("b", K::Matrix);
    bare.rows.clear();
    let mut mute = question("c", K::LongText);
    mute.title = Texts::both("只有中文", "");
    let mut narrow = question("d", K::Stars);
    (narrow.low, narrow.high) = (Some(5), Some(5));
    let mut compared = question("e", K::Importance);
    compared.against_competitors = true;
    let mut told = question("f", K::LongText);
    told.fact = Some(crate::record::ProfileFact::Birthday);
    let mut asked = form(vec![lonely, bare, mute, narrow, compared, told]);
    asked.rules = vec![Rule {
        question: named("gone"),
        ..Rule::default()
    }];
    asked.pages.push(Page {
        name: named("empty"),
        ..Page::default()
    });
    let question = named;
    let mut expected = vec![
        F::EmptyPage {
            page: named("empty"),
        },
        F::TooFewOptions {
            question: question("a"),
        },
        F::NoRows {
            question: question("b"),
        },
        F::QuestionWithoutWords {
            question: question("c"),
            language: named("en"),
        },
        F::BadRange {
            question: question("d"),
        },
        F::NoCompetitors {
            question: question("e"),
        },
        F::FactDoesNotFit {
            question: question("f"),
        },
        F::RuleForNothing {
            question: question("gone"),
        },
    ];
    expected.sort();
    assert_eq!(check(&asked), expected);
    assert_eq!(check(&Form::default()), [F::NoQuestions, F::NoLanguage]);
}
