use proptest::prelude::*;

use super::*;
use crate::Confidence;
use crate::fixtures::{close, expected, near, number, numbers, rows};

fn answers(promoters: u64, passives: u64, detractors: u64) -> Nps {
    Nps {
        promoters,
        passives,
        detractors,
    }
}

fn survey_column(column: usize, scale: Scale) -> Tally {
    let mut tally = Tally::new(scale);
    for row in rows("survey_public.csv") {
        tally.add(scale.read(&row[column]));
    }
    tally
}

fn tally_of(counts: &[u64], scale: Scale) -> Tally {
    let scores = (scale.low()..=scale.high()).zip(counts);
    Tally::of(
        scale,
        scores.flat_map(|(score, &count)| {
            std::iter::repeat_n(score, usize::try_from(count).unwrap())
        }),
    )
}

/// Rocks 2016 formulas, computed independently; 50/30/20 is the example of the R package NPS 1.1.
#[test]
fn nps_intervals_equal_reference() {
    for (label, figures) in expected()["survey"]["nps_edge"].as_object().unwrap() {
        let groups: Vec<u64> = label.split('/').map(|g| g.parse().unwrap()).collect();
        let given = answers(groups[0], groups[1], groups[2]);
        let adjusted = nps(given, Confidence::P95).unwrap();
        let limits = numbers(&figures["adj_wald95"]);
        near(adjusted.value, number(&figures["nps"]), 1e-12);
        near(adjusted.low, limits[0].max(-100.0), 1e-10);
        near(adjusted.high, limits[1].min(100.0), 1e-10);
        let wald = nps_wald(given, Confidence::P95).unwrap();
        let limits = numbers(&figures["wald95"]);
        near(wald.low, limits[0], 1e-10);
        near(wald.high, limits[1], 1e-10);
    }
}

#[test]
fn nps_difference_adds_variances() {
    let (first, second) = (answers(50, 30, 20), answers(63, 24, 13));
    let change = nps_difference(first, second, Confidence::P95).unwrap();
    close(change.value, -20.0, 1e-12);
    let half = 1.959_963_984_540_054 * 7.810_249_675_906_654_f64.hypot(7.141_428_428_542_85);
    close(change.high - change.value, half, 1e-12);
    assert_eq!(change.n, 100);
}

#[test]
fn dirty_survey_counts_only_valid_answers() {
    let all = expected();
    let figures = &all["survey"]["survey_public"];
    let tally = survey_column(2, Scale::NPS);
    let groups = Nps::from_tally(&tally);
    assert_eq!((tally.n(), tally.invalid()), (585, 15));
    assert_eq!(groups, answers(282, 182, 121));
    let score = nps(groups, Confidence::P95).unwrap();
    close(score.value, number(&figures["nps"]["nps"]), 1e-14);

    let satisfaction = survey_column(3, Scale::CSAT);
    let share = csat(&satisfaction, Confidence::P95).unwrap();
    assert_eq!((share.n, satisfaction.between(4, 5)), (591, 419));
    close(100.0 * share.value, number(&figures["csat"]["csat"]), 1e-14);
    let mean = mean_score(&satisfaction, Confidence::P95).unwrap();
    close(mean.value, number(&figures["csat"]["mean"]), 1e-14);

    let effort = survey_column(4, Scale::CES);
    let mean = mean_score(&effort, Confidence::P95).unwrap();
    assert_eq!((mean.n, effort.between(5, 7)), (594, 412));
    close(mean.value, number(&figures["ces"]["mean"]), 1e-14);
}

#[test]
fn nps_by_branch() {
    let all = expected();
    for (branch, figure) in all["survey"]["survey_public"]["nps_by_branch"]
        .as_object()
        .unwrap()
    {
        let mut tally = Tally::new(Scale::NPS);
        for row in rows("survey_public.csv")
            .iter()
            .filter(|row| &row[1] == branch)
        {
            tally.add(Scale::NPS.read(&row[2]));
        }
        let score = nps(Nps::from_tally(&tally), Confidence::P95).unwrap();
        close(score.value, number(figure), 1e-14);
    }
}

#[test]
fn effort_example() {
    let all = expected();
    let figures = &all["survey"]["ces"];
    let tally = tally_of(&[3, 5, 8, 20, 45, 70, 49], Scale::CES);
    let mean = mean_score(&tally, Confidence::P95).unwrap();
    close(mean.value, number(&figures["mean"]), 1e-14);
    close(mean.low, numbers(&figures["t95"])[0], 1e-11);
    close(mean.high, numbers(&figures["t95"])[1], 1e-11);
    let easy = effort_share(&tally, CesDirection::HighIsEasy, Confidence::P95).unwrap();
    close(easy.value, 0.82, 1e-14);
    close(easy.low, numbers(&figures["wilson_top3"])[0], 1e-12);
    close(easy.high, numbers(&figures["wilson_top3"])[1], 1e-12);
    let hard = effort_share(&tally, CesDirection::LowIsEasy, Confidence::P95).unwrap();
    close(hard.value, 16.0 / 200.0, 1e-14);
}

#[test]
fn satisfaction_index_is_the_acsi_formula() {
    let scale = Scale::new(1, 10).unwrap();
    let attributes = [8.0, 7.5, 7.0].map(|mean| Attribute { mean, weight: 2.0 });
    close(
        satisfaction_index(&attributes, scale).unwrap(),
        72.222_222_222_222_22,
        1e-14,
    );
    assert!(satisfaction_index(&[], scale).is_err());
    close(relative_index(4.2, 4.0).unwrap(), 105.0, 1e-14);
    assert!(relative_index(4.2, 0.0).is_err());
}

#[test]
fn answers_are_read_as_written() {
    let read = |text| Scale::NPS.read(text);
    assert_eq!(read(" 9 "), Answer::Valid(9));
    assert_eq!(read("10.0"), Answer::Valid(10));
    assert_eq!(read(""), Answer::Invalid(Invalid::Blank));
    assert_eq!(read("n/a"), Answer::Invalid(Invalid::NotANumber));
    assert_eq!(read("inf"), Answer::Invalid(Invalid::NotANumber));
    assert_eq!(read("7.5"), Answer::Invalid(Invalid::NotWhole));
    assert_eq!(read("-1"), Answer::Invalid(Invalid::OutOfRange));
    assert_eq!(Scale::new(5, 5), None);
}

#[test]
fn nothing_answered_is_said() {
    assert!(nps(answers(0, 0, 0), Confidence::P95).is_err());
    assert!(csat(&Tally::new(Scale::CSAT), Confidence::P95).is_err());
    let one = Tally::of(Scale::CSAT, [5]);
    let missing = mean_score(&one, Confidence::P95).unwrap_err();
    assert_eq!((missing.n, missing.need), (1, 2));
}

proptest! {
    #[test]
    fn nps_stays_in_range_and_grows_with_promoters(p in 0_u64..500, v in 0_u64..500, d in 0_u64..500) {
        prop_assume!(p + v + d > 0);
        let score = nps(answers(p, v, d), Confidence::P95).unwrap();
        prop_assert!((-100.0..=100.0).contains(&score.value));
        prop_assert!(-100.0 <= score.low && score.low <= score.high && score.high <= 100.0);
        let better = nps(answers(p + 1, v, d), Confidence::P95).unwrap();
        prop_assert!(better.value >= score.value);
        let mirrored = nps(answers(d, v, p), Confidence::P95).unwrap();
        prop_assert!((mirrored.value + score.value).abs() < 1e-9 && (mirrored.low + score.high).abs() < 1e-9);
    }

    #[test]
    fn order_of_answers_does_not_matter(mut given in prop::collection::vec(0_u8..14, 0..60)) {
        let forward = Tally::of(Scale::NPS, given.iter().copied());
        given.reverse();
        prop_assert_eq!(forward, Tally::of(Scale::NPS, given));
    }
}
