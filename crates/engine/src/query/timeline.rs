use super::figures::score_of;
use crate::state::State;
use api::{AppError, Moment, Timeline, TimelineEntry, TimelineItem, TimelineKind, TimelineView};
use domain::record::{Answer, Complaint, Contact, Purchase, PurchaseId, Return, Staff, recommend};
use domain::{Day, Id, Money, Record};
use ledger::RowNumber;

/// Where an entry comes from, so that only the ones in the window are read whole.
#[derive(Clone, Copy)]
enum Source {
    Purchase(RowNumber),
    Contact(RowNumber),
    Complaint(RowNumber),
    Return(RowNumber),
    Answer(RowNumber),
}

impl State {
    pub(crate) fn timeline(
        &self,
        ask: Timeline,
        moment: &Moment,
    ) -> Result<TimelineView, AppError> {
        let customer = self
            .customer_number(ask.customer)
            .ok_or(AppError::NotThere)?;
        let wants = |kind| ask.only.is_none_or(|only| only == kind);
        let related = self.index.related.of(customer);
        let offset = moment.offset_minutes;
        let mut entries: Vec<(Day, Id, Source)> = Vec::new();
        if wants(TimelineKind::Purchases) {
            let table = self.book.table(Purchase::KIND.0);
            entries.extend(self.index.purchases.of(customer).filter_map(|row| {
                Some((
                    Day(self.index.purchases.day(row)),
                    table?.id(row)?,
                    Source::Purchase(row),
                ))
            }));
        }
        if wants(TimelineKind::Contacts) {
            entries.extend(related.contacts.iter().filter_map(|row| {
                let contact = self.present_at::<Contact>(*row)?;
                Some((contact.day, contact.id.0, Source::Contact(*row)))
            }));
        }
        if wants(TimelineKind::Complaints) {
            entries.extend(related.complaints.iter().filter_map(|row| {
                let complaint = self.present_at::<Complaint>(*row)?;
                Some((
                    complaint.at.day(offset),
                    complaint.id.0,
                    Source::Complaint(*row),
                ))
            }));
        }
        if wants(TimelineKind::Returns) {
            entries.extend(related.returns.iter().filter_map(|row| {
                let back = self.present_at::<Return>(*row)?;
                Some((back.day, back.id.0, Source::Return(*row)))
            }));
        }
        if wants(TimelineKind::Surveys) {
            entries.extend(related.answers.iter().filter_map(|row| {
                let answer = self.present_at::<Answer>(*row)?;
                Some((answer.at.day(offset), answer.id.0, Source::Answer(*row)))
            }));
        }
        entries.sort_by_key(|(day, id, _)| std::cmp::Reverse((*day, *id)));
        Ok(TimelineView {
            total: u32::try_from(entries.len()).unwrap_or(u32::MAX),
            entries: entries
                .into_iter()
                .skip(ask.window.offset as usize)
                .take(ask.window.limit as usize)
                .filter_map(|(day, id, source)| {
                    Some(TimelineEntry {
                        day,
                        what: self.timeline_item(id, source)?,
                    })
                })
                .collect(),
        })
    }

    fn timeline_item(&self, id: Id, source: Source) -> Option<TimelineItem> {
        Some(match source {
            Source::Purchase(row) => {
                let (lines, names) = self.line_names(row, 5);
                TimelineItem::Purchase {
                    id: PurchaseId(id),
                    total: Money(self.index.purchases.amount(row)),
                    names,
                    lines,
                }
            }
            Source::Contact(row) => {
                let contact = self.present_at::<Contact>(row)?;
                let by = contact.by.and_then(|id| self.name_of::<Staff>(id));
                TimelineItem::Contact {
                    contact: Box::new(contact),
                    by,
                }
            }
            Source::Complaint(row) => {
                let complaint = self.present_at::<Complaint>(row)?;
                TimelineItem::Complaint {
                    id: complaint.id,
                    number: complaint.number,
                    kind: complaint.kind,
                    state: self.complaint_state(complaint.id),
                    what_happened: complaint.what_happened,
                }
            }
            Source::Return(row) => {
                let back = self.present_at::<Return>(row)?;
                let allowed_by = back.allowed_by.and_then(|id| self.name_of::<Staff>(id));
                let row = self.return_row(back);
                TimelineItem::Return { row, allowed_by }
            }
            Source::Answer(row) => {
                let answer = self.present_at::<Answer>(row)?;
                let why = if answer.survey == recommend::ID {
                    let why = answer.replies.get(recommend::WHY);
                    why.and_then(domain::Value::as_text)
                        .unwrap_or_default()
                        .to_owned()
                } else {
                    self.first_words(&answer)
                };
                TimelineItem::Answer {
                    score: score_of(&answer),
                    why,
                }
            }
        })
    }
}
