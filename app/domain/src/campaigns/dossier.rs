//! What is read before a campaign is approved.

use super::{CampaignDetail, Overview, Transition, TransitionTaken};
use crate::{
    activities::{self, ActivityCard, Kind},
    audit::AuditCard,
    home::Untouched,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// Changes that a dossier shows; the history of each record has all.
pub const DIFFERENCES_MAX: u64 = 100;

#[derive(Clone, Debug)]
pub struct Dossier {
    pub campaign: CampaignDetail,
    /// Its targets beside what is planned for them.
    pub overview: Overview,
    /// By start; cancelled ones too.
    pub activities: Vec<ActivityCard>,
    /// Wards and communes in which nothing is planned.
    pub untouched: Untouched,
    /// When it was last decided upon; `None` of one that was not.
    pub decided: Option<DateTime<Utc>>,
    /// What was changed since then, newest first, at most [`DIFFERENCES_MAX`].
    pub differences: Vec<AuditCard>,
    /// How many they are.
    pub differing: u64,
}

/// The activities of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindSum {
    pub activities: usize,
    /// Đồng.
    pub money: i64,
    /// Those that name no money.
    pub without_money: usize,
}

impl Dossier {
    /// What is planned of each kind; cancelled ones count nowhere.
    pub fn by_kind(&self) -> BTreeMap<Kind, KindSum> {
        by_kind(&self.activities)
    }
}

fn by_kind(activities: &[ActivityCard]) -> BTreeMap<Kind, KindSum> {
    let mut kinds: BTreeMap<Kind, KindSum> = BTreeMap::new();
    for card in activities.iter().filter(|card| card.status != activities::Status::Cancelled) {
        let sum = kinds.entry(card.kind).or_default();
        sum.activities += 1;
        sum.money += card.money.unwrap_or_default();
        sum.without_money += usize::from(card.money.is_none());
    }
    kinds
}

/// When a campaign was last approved, returned or opened again.
pub fn last_decided(transitions: &[TransitionTaken]) -> Option<DateTime<Utc>> {
    let decisions = [Transition::Approve, Transition::Return, Transition::Reopen];
    transitions.iter().filter(|taken| decisions.contains(&taken.transition)).map(|taken| taken.at).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activities::When;

    fn card(kind: Kind, money: Option<i64>, status: activities::Status) -> ActivityCard {
        let day = "2026-03-01".parse().unwrap();
        ActivityCard {
            id: 1,
            kind,
            title: String::new(),
            when: When::Days { from: day, to: day },
            status,
            venue: String::new(),
            units: Vec::new(),
            lead: String::new(),
            supporting: Vec::new(),
            audiences: Vec::new(),
            quantities: Vec::new(),
            money,
        }
    }

    #[test]
    fn money_is_summed_by_kind_and_what_names_none_is_told() {
        let planned = activities::Status::Planned;
        let cards = [
            card(Kind::Talk, Some(5), planned),
            card(Kind::Talk, None, planned),
            card(Kind::Talk, Some(9), activities::Status::Cancelled),
            card(Kind::Leaflet, Some(7), activities::Status::Done),
        ];
        let sums: Vec<_> = by_kind(&cards).into_iter().collect();
        let talks = KindSum { activities: 2, money: 5, without_money: 1 };
        let leaflets = KindSum { activities: 1, money: 7, without_money: 0 };
        assert_eq!(sums, [(Kind::Talk, talks), (Kind::Leaflet, leaflets)]);
    }

    #[test]
    fn what_was_decided_last_is_what_differences_are_told_from() {
        let taken = |transition, at: &str| TransitionTaken {
            transition,
            by: String::new(),
            at: at.parse().unwrap(),
            reason: String::new(),
        };
        let submitted = taken(Transition::Submit, "2026-01-03T00:00:00Z");
        let returned = taken(Transition::Return, "2026-01-02T00:00:00Z");
        assert_eq!(last_decided(std::slice::from_ref(&submitted)), None);
        assert_eq!(last_decided(&[submitted, returned.clone()]), Some(returned.at));
    }
}
