use crate::state::State;
use api::{DeskFactsView, Moment};
use domain::record::{ContactWay, DeskRules, ReplyTemplate, Staff, WorkingHours};
use std::collections::{BTreeMap, BTreeSet};

impl State {
    pub(crate) fn desk_rules(&self) -> DeskRules {
        self.record(DeskRules::ID).unwrap_or_else(|| DeskRules {
            id: DeskRules::ID,
            ..DeskRules::default()
        })
    }

    pub(crate) fn desk_facts(&self, moment: &Moment) -> DeskFactsView {
        let entries = self.complaint_entries(moment);
        let mut departments: BTreeSet<String> = self
            .present::<Staff>()
            .map(|(_, staff)| staff.department)
            .collect();
        let mut carriers = BTreeSet::new();
        let mut ways: BTreeMap<ContactWay, u32> = BTreeMap::new();
        for entry in entries.iter() {
            departments.insert(entry.standing.department.clone());
            carriers.insert(entry.complaint.carrier.clone());
            if let Some(way) = entry.complaint.way {
                *ways.entry(way).or_default() += 1;
            }
        }
        let named = |words: BTreeSet<String>| {
            words
                .into_iter()
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
        };
        DeskFactsView {
            rules: self.desk_rules(),
            hours: self
                .record(WorkingHours::ID)
                .unwrap_or_else(|| WorkingHours {
                    id: WorkingHours::ID,
                    ..WorkingHours::default()
                }),
            templates: self
                .present::<ReplyTemplate>()
                .map(|(_, template)| template)
                .collect(),
            departments: named(departments),
            carriers: named(carriers),
            usual_way: ways
                .into_iter()
                .max_by_key(|(way, times)| (*times, core::cmp::Reverse(*way)))
                .map(|(way, _)| way),
        }
    }
}
