//! The seven areas of service, season by season.

use super::compare::season_of;
use super::gather::{Forms, read_reply};
use super::outcome::{add, mean_of, points};
use crate::state::{State, today};
use api::{
    AnswerFilter, AppError, Measured, Moment, ServiceAuditArea, ServiceAuditCell,
    ServiceAuditTrend, ServiceAuditTrendView,
};
use domain::Day;
use domain::record::{
    Complaint, ComplaintKind, ComplaintSubKind, FollowUp, ServiceArea, ServiceStage,
};
use domain::survey::{Question, Reply};
use std::collections::BTreeMap;

/// Complaints that are looked at.
const YEAR: i32 = 365;
const SHOWN: usize = 10;
/// So far below the mean of all areas an area is weak, as a part of the scale.
const WEAK: f64 = 0.1;

/// By area and stage, counts of each score.
type Cells = BTreeMap<(ServiceArea, ServiceStage), Vec<u64>>;

impl State {
    pub(crate) fn service_audit_trend(
        &self,
        ask: ServiceAuditTrend,
        moment: &Moment,
    ) -> Result<ServiceAuditTrendView, AppError> {
        self.survey(ask.survey).ok_or(AppError::NotThere)?;
        let forms = Forms::of(self, ask.survey);
        let questions: Vec<&Question> = forms.merged.questions().collect();
        let mut view = ServiceAuditTrendView::default();
        let mut seasons: BTreeMap<(i32, u8), Cells> = BTreeMap::new();
        let filter = AnswerFilter::default();
        self.each_answer(ask.survey, &forms, &filter, moment, |seen| {
            if seen.partial {
                return;
            }
            view.audits += 1;
            view.first = Some(view.first.map_or(seen.day, |first| first.min(seen.day)));
            view.last = view.last.max(Some(seen.day));
            let cells = seasons.entry(season_of(seen.day)).or_default();
            for (question, place) in questions.iter().zip(0..) {
                let (Some(area), Some(stage)) = (question.area, question.stage) else {
                    continue;
                };
                if let Some(Reply::Score(score)) = read_reply(seen, &forms, place) {
                    let counts = cells
                        .entry((area, stage))
                        .or_insert_with(|| vec![0; points(question)]);
                    add(counts, question.range().0, score);
                }
            }
        });
        let scored = questions.iter().find(|question| question.area.is_some());
        let (low, high) = scored.map_or((1, 5), |question| question.range());
        if let Some(newest) = seasons.values().next_back() {
            let cells = newest
                .iter()
                .map(|((area, stage), counts)| ServiceAuditCell {
                    area: *area,
                    stage: *stage,
                    mean: mean_of(low, counts),
                });
            view.cells = cells.collect();
        }
        view.areas = ServiceArea::ALL
            .iter()
            .map(|area| self.service_area(*area, low, &seasons, moment))
            .collect();
        mark_weak(&mut view.areas, low, high);
        Ok(view)
    }

    fn service_area(
        &self,
        area: ServiceArea,
        low: i64,
        seasons: &BTreeMap<(i32, u8), Cells>,
        moment: &Moment,
    ) -> ServiceAuditArea {
        let trend: Vec<(i32, u8, Measured)> = seasons
            .iter()
            .map(|((year, quarter), cells)| {
                let mut counts: Vec<u64> = Vec::new();
                for (_, cell) in cells.iter().filter(|((known, _), _)| *known == area) {
                    counts.resize(counts.len().max(cell.len()), 0);
                    for (sum, count) in counts.iter_mut().zip(cell) {
                        *sum += count;
                    }
                }
                (*year, *quarter, mean_of(low, &counts))
            })
            .collect();
        let known: Vec<f64> = trend
            .iter()
            .filter_map(|(_, _, mean)| value(mean))
            .collect();
        let (complaints, complaints_total) = self.complaints_of(area, today(moment), moment);
        ServiceAuditArea {
            area,
            now: trend.last().map(|(_, _, mean)| *mean).unwrap_or_default(),
            change: match known.as_slice() {
                [.., before, now] => Some(now - before),
                _ => None,
            },
            seasons: trend,
            is_weak: false,
            complaints,
            complaints_total,
            actions: self
                .present::<FollowUp>()
                .map(|(_, follow_up)| follow_up)
                .filter(|follow_up| follow_up.area == Some(area))
                .collect(),
        }
    }

    fn complaints_of(
        &self,
        area: ServiceArea,
        day: Day,
        moment: &Moment,
    ) -> (Vec<(domain::record::ComplaintId, i64, ComplaintKind)>, u64) {
        let mut found: Vec<Complaint> = self
            .present::<Complaint>()
            .map(|(_, complaint)| complaint)
            .filter(|complaint| day.since(complaint.at.day(moment.offset_minutes)) <= YEAR)
            .filter(|complaint| complaint.sub_kind.and_then(area_of) == Some(area))
            .collect();
        found.sort_by_key(|complaint| std::cmp::Reverse((complaint.at, complaint.id)));
        let total = u64::try_from(found.len()).unwrap_or(u64::MAX);
        let shown = found.into_iter().take(SHOWN);
        let shown =
            shown.filter_map(|complaint| Some((complaint.id, complaint.number, complaint.kind?)));
        (shown.collect(), total)
    }
}

/// The area of service that a complaint speaks of, where it speaks of one.
fn area_of(sub_kind: ComplaintSubKind) -> Option<ServiceArea> {
    use ComplaintSubKind as S;
    use ServiceArea as A;
    match sub_kind {
        S::DeliveryTime => Some(A::Timeliness),
        S::DeliveryPlace | S::Settlement | S::Lost => Some(A::Flow),
        S::Terms => Some(A::Adaptability),
        S::ServiceQuality | S::Packing | S::Damaged | S::Spoiled | S::Quantity => {
            Some(A::Supervision)
        }
        S::Attitude | S::Manner => Some(A::Communication),
        S::Skill => Some(A::Anticipation),
        _ => None,
    }
}

fn value(measured: &Measured) -> Option<f64> {
    match measured {
        Measured::Value { value, .. } => Some(*value),
        Measured::NotEnough { .. } => None,
    }
}

/// Below the mean of all areas by a tenth of the scale; the weakest first.
fn mark_weak(areas: &mut [ServiceAuditArea], low: i64, high: i64) {
    let known: Vec<f64> = areas.iter().filter_map(|area| value(&area.now)).collect();
    #[allow(clippy::cast_precision_loss, reason = "seven areas, small scores")]
    let (mean, room) = (
        known.iter().sum::<f64>() / known.len().max(1) as f64,
        WEAK * (high - low) as f64,
    );
    for area in areas.iter_mut() {
        area.is_weak = value(&area.now).is_some_and(|now| now < mean - room);
    }
    let order = |area: &ServiceAuditArea| value(&area.now).unwrap_or(f64::INFINITY);
    areas.sort_by(|a, b| order(a).total_cmp(&order(b)).then(a.area.cmp(&b.area)));
}
