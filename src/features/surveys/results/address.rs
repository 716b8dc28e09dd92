//! How the filter of results and answers stands in the address; never changes, or bookmarks would break.

use crate::route::{ListState, Route, SurveyPlace};
use api::{AnswerFilter, CompareBy, MatrixCross, ReplyIs};
use core::str::FromStr;
use domain::record::{Asked, SurveyId};
use domain::{Day, survey::Group};

pub(super) const FROM: &str = "from";
pub(super) const TO: &str = "to";
pub(super) const VERSION: &str = "version";
pub(super) const ASKED: &str = "asked";
pub(super) const STAFF: &str = "staff";
pub(super) const GROUP: &str = "group";
/// What was clicked: a question, and which of its replies.
pub(super) const QUESTION: &str = "question";
pub(super) const ROW: &str = "row";
pub(super) const LOW: &str = "low";
pub(super) const HIGH: &str = "high";
pub(super) const OPTION: &str = "option";
pub(super) const FIRST: &str = "first";
pub(super) const WORD: &str = "word";
/// The fields of a clicked reply, which mean nothing alone.
pub(super) const REPLY: [&str; 7] = [QUESTION, ROW, LOW, HIGH, OPTION, FIRST, WORD];
/// The filters that results and answers share.
const SHARED: [&str; 6] = [FROM, TO, VERSION, ASKED, STAFF, GROUP];
const SHOW: &str = "show";
const PARTIAL: &str = "partial";
pub(super) const COMPARE: &str = "compare";
pub(super) const CROSS: &str = "cross";
/// `derived`: the matrix shows what importance is worked out, not what is said.
pub(super) const IMPORTANCE: &str = "importance";
pub(super) const DERIVED: &str = "derived";
/// The question whose trend is drawn.
pub(super) const TREND: &str = "trend";

const COMPARE_CODES: [(CompareBy, &str); 10] = [
    (CompareBy::Class, "class"),
    (CompareBy::Grade, "grade"),
    (CompareBy::CustomerKind, "kind"),
    (CompareBy::Area, "area"),
    (CompareBy::Segment, "segment"),
    (CompareBy::Asked, "asked"),
    (CompareBy::Language, "language"),
    (CompareBy::Staff, "staff"),
    (CompareBy::Edition, "version"),
    (CompareBy::Season, "season"),
];

const CROSS_CODES: [(MatrixCross, &str); 3] = [
    (MatrixCross::Means, "means"),
    (MatrixCross::Medians, "medians"),
    (MatrixCross::Middle, "middle"),
];

/// What groups may be made by, in the order in which they are offered.
pub(super) fn compare_choices() -> impl Iterator<Item = CompareBy> {
    COMPARE_CODES.iter().map(|(by, _)| *by)
}

pub(super) fn compare_code(by: CompareBy) -> &'static str {
    code_of(&COMPARE_CODES, by)
}

pub(super) fn cross_code(cross: MatrixCross) -> &'static str {
    code_of(&CROSS_CODES, cross)
}

fn code_of<T: Copy + PartialEq>(codes: &[(T, &'static str)], value: T) -> &'static str {
    let known = codes.iter().find(|(known, _)| *known == value);
    known.map_or("", |(_, code)| *code)
}

fn from_code<T: Copy>(codes: &[(T, &'static str)], code: &str) -> Option<T> {
    let known = codes.iter().find(|(_, known)| *known == code);
    known.map(|(value, _)| *value)
}

pub(super) fn compare_from(list: &ListState) -> Option<CompareBy> {
    from_code(&COMPARE_CODES, list.value(COMPARE)?)
}

pub(super) fn cross_from(list: &ListState) -> MatrixCross {
    let code = list.value(CROSS).unwrap_or_default();
    from_code(&CROSS_CODES, code).unwrap_or_default()
}

pub(super) fn is_partial(list: &ListState) -> bool {
    list.value(SHOW) == Some(PARTIAL)
}

/// The list with those that were broken off, or with the others.
pub(super) fn with_partial(list: ListState, partial: bool) -> ListState {
    list.with(SHOW, if partial { PARTIAL } else { "" })
}

pub(super) fn parsed<T: FromStr>(list: &ListState, field: &str) -> Option<T> {
    list.value(field).and_then(|value| value.parse().ok())
}

/// What the address asks for.
pub(super) fn filter_from(list: &ListState) -> AnswerFilter {
    AnswerFilter {
        from: parsed(list, FROM),
        to: parsed(list, TO),
        edition: parsed(list, VERSION),
        asked: list.values(ASKED).filter_map(Asked::from_code).collect(),
        by: parsed(list, STAFF),
        group: list.value(GROUP).unwrap_or_default().to_owned(),
        reply: reply_from(list),
    }
}

/// What was clicked.
pub(super) fn reply_from(list: &ListState) -> Option<ReplyIs> {
    let question = list.value(QUESTION)?.to_owned();
    let text = |field: &str| list.value(field).map(str::to_owned);
    Some(if let Some(word) = text(WORD) {
        ReplyIs::Says { question, word }
    } else if let Some(key) = text(OPTION) {
        ReplyIs::Chosen { question, key }
    } else if let Some(key) = text(FIRST) {
        ReplyIs::First { question, key }
    } else if let (Some(low), Some(high)) = (parsed(list, LOW), parsed(list, HIGH)) {
        ReplyIs::Between {
            question,
            row: text(ROW).unwrap_or_default(),
            low,
            high,
        }
    } else {
        ReplyIs::Answered { question }
    })
}

/// Without what was clicked.
pub(super) fn without_reply(list: ListState) -> ListState {
    REPLY.iter().fold(list, |list, field| list.with(field, ""))
}

/// The list of the answers behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Behind {
    survey: SurveyId,
    list: ListState,
}

impl Behind {
    /// All that the page's own filter lets through.
    pub(super) fn new(survey: SurveyId, shown: &ListState) -> Self {
        let filters = shown.filters.iter();
        let kept = filters.filter(|(field, _)| SHARED.contains(&field.as_str()));
        Self {
            survey,
            list: ListState {
                filters: kept.cloned().collect(),
                ..ListState::default()
            },
        }
    }

    pub(super) fn survey(&self) -> SurveyId {
        self.survey
    }

    /// Nothing is left out.
    pub(super) fn is_all(&self) -> bool {
        self.list.filters.is_empty()
    }

    pub(super) fn answered(self, question: &str) -> Self {
        self.with(QUESTION, question)
    }

    pub(super) fn between(self, question: &str, row: &str, low: i64, high: i64) -> Self {
        self.with(QUESTION, question)
            .with(ROW, row)
            .with(LOW, &low.to_string())
            .with(HIGH, &high.to_string())
    }

    pub(super) fn chosen(self, question: &str, key: &str) -> Self {
        self.with(QUESTION, question).with(OPTION, key)
    }

    pub(super) fn first(self, question: &str, key: &str) -> Self {
        self.with(QUESTION, question).with(FIRST, key)
    }

    pub(super) fn says(self, question: &str, word: &str) -> Self {
        self.with(QUESTION, question).with(WORD, word)
    }

    pub(super) fn during(self, from: Day, to: Day) -> Self {
        self.with(FROM, &from.to_string()).with(TO, &to.to_string())
    }

    pub(super) fn partial(mut self) -> Self {
        self.list = with_partial(self.list, true);
        self
    }

    /// Those of a group that results are compared by; `None` where no filter can say it.
    pub(super) fn of_group(self, by: CompareBy, stored: &str) -> Option<Self> {
        if stored.is_empty() {
            return None;
        }
        let group = |group: String| group.parse::<Group>().ok().map(|group| group.to_string());
        Some(match by {
            CompareBy::Class => self.with(GROUP, &group(format!("class:{stored}"))?),
            CompareBy::Grade => self.with(GROUP, &group(format!("grade:{stored}"))?),
            CompareBy::CustomerKind => self.with(GROUP, &group(format!("kind:{stored}"))?),
            CompareBy::Area => self.with(GROUP, &group(format!("area:{stored}"))?),
            CompareBy::Segment => self.with(GROUP, &group(format!("segment:{stored}"))?),
            CompareBy::Asked => self.with(ASKED, stored),
            CompareBy::Staff => self.with(STAFF, stored),
            CompareBy::Edition => self.with(VERSION, stored),
            CompareBy::Season => {
                let (year, quarter) = stored.split_once('-')?;
                let (from, to) = season_days(year.parse().ok()?, quarter.parse().ok()?)?;
                self.during(from, to)
            }
            CompareBy::Language => return None,
        })
    }

    pub(super) fn route(self) -> Route {
        Route::survey(SurveyPlace::Answers(self.survey)).with_list(self.list)
    }

    /// The results of the same answers.
    pub(super) fn results(self) -> Route {
        Route::survey(SurveyPlace::Results(self.survey)).with_list(without_reply(self.list))
    }

    fn with(mut self, field: &str, value: &str) -> Self {
        self.list = self.list.with(field, value);
        self
    }
}

/// The first and the last day of a season.
pub(super) fn season_days(year: i32, quarter: u8) -> Option<(Day, Day)> {
    let month = quarter.checked_sub(1)? * 3 + 1;
    let from: Day = format!("{year:04}-{month:02}-01").parse().ok()?;
    let (next_year, next) = if quarter >= 4 {
        (year + 1, 1)
    } else {
        (year, month + 3)
    };
    let after: Day = format!("{next_year:04}-{next:02}-01").parse().ok()?;
    Some((from, after.plus(-1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Id;
    use domain::record::{EditionId, StaffId};

    const SURVEY: SurveyId = SurveyId(Id(7));

    fn read_back(behind: Behind) -> AnswerFilter {
        match Route::from_hash(&behind.route().href()) {
            Route::Surveys { list, .. } => filter_from(&list),
            other => panic!("{other:?}"),
        }
    }

    fn all() -> Behind {
        Behind::new(SURVEY, &ListState::default())
    }

    #[test]
    fn what_was_clicked_survives_the_address() {
        let question = "问 题&1".to_owned();
        assert_eq!(
            read_back(all().between(&question, "行=1", -3, 6)).reply,
            Some(ReplyIs::Between {
                question: question.clone(),
                row: "行=1".to_owned(),
                low: -3,
                high: 6
            })
        );
        assert_eq!(
            read_back(all().chosen(&question, "a")).reply,
            Some(ReplyIs::Chosen {
                question: question.clone(),
                key: "a".to_owned()
            })
        );
        assert_eq!(
            read_back(all().first(&question, "a")).reply,
            Some(ReplyIs::First {
                question: question.clone(),
                key: "a".to_owned()
            })
        );
        assert_eq!(
            read_back(all().says(&question, "慢 & 贵")).reply,
            Some(ReplyIs::Says {
                question: question.clone(),
                word: "慢 & 贵".to_owned()
            })
        );
        assert_eq!(
            read_back(all().answered(&question)).reply,
            Some(ReplyIs::Answered { question })
        );
    }

    #[test]
    fn the_filter_of_the_page_goes_along_and_its_looks_stay() {
        let shown = ListState::default()
            .with(FROM, "2026-01-01")
            .with(ASKED, "paper")
            .with(COMPARE, "class")
            .with(CROSS, "medians");
        let behind = Behind::new(SURVEY, &shown).answered("nps");
        let filter = read_back(behind);
        assert_eq!(
            filter.from.map(|day| day.to_string()).as_deref(),
            Some("2026-01-01")
        );
        assert_eq!(filter.asked, [Asked::Paper]);
        assert_eq!(compare_from(&shown), Some(CompareBy::Class));
        assert_eq!(cross_from(&shown), MatrixCross::Medians);
        assert!(
            !Behind::new(SURVEY, &shown)
                .route()
                .href()
                .contains("compare")
        );
    }

    #[test]
    fn groups_that_are_compared_open_to_their_answers() {
        let of = |by, stored| all().of_group(by, stored).map(read_back);
        let group = |by, stored| of(by, stored).map(|filter| filter.group);
        assert_eq!(
            group(CompareBy::Class, "core").as_deref(),
            Some("class:core")
        );
        assert_eq!(group(CompareBy::Area, "城西").as_deref(), Some("area:城西"));
        assert_eq!(group(CompareBy::Class, "nonsense"), None);
        assert_eq!(group(CompareBy::Class, ""), None);
        let staff = StaffId(Id(0x0190_1234_5678_7abc_8def_0123_4567_89ab));
        let written = staff.to_string();
        let found = of(CompareBy::Staff, &written);
        assert_eq!(found.and_then(|filter| filter.by), Some(staff));
        let edition = EditionId(staff.0);
        let found = of(CompareBy::Edition, &written);
        assert_eq!(found.and_then(|filter| filter.edition), Some(edition));
        let season = of(CompareBy::Season, "2026-4");
        let days = season.map(|filter| (filter.from, filter.to));
        let day = |text: &str| text.parse::<Day>().ok();
        assert_eq!(days, Some((day("2026-10-01"), day("2026-12-31"))));
    }

    #[test]
    fn every_choice_has_a_code_of_its_own() {
        for by in compare_choices() {
            let list = ListState::default().with(COMPARE, compare_code(by));
            assert_eq!(compare_from(&list), Some(by));
        }
    }
}
