//! The campaigns of the sample, planned by the same verbs as a person, so that they obey every rule.

use crate::{
    Db,
    activities::{self, sample::Comes},
    db::now,
    demo::{Keys, key, wrong},
    error::Result,
    outreach,
};
use chrono::{DateTime, Utc};
use domain::{
    Actor,
    campaigns::{CampaignForm, Transition},
};
use serde::Deserialize;
use std::collections::BTreeMap;

const CAMPAIGNS: &str = include_str!("../../data/campaigns.json");

#[derive(Deserialize)]
struct Line {
    code: String,
    title: String,
    purpose: String,
    starts_on: String,
    ends_on: String,
    legal_bases: Vec<String>,
    budget: String,
    audiences: Vec<String>,
    targets: BTreeMap<String, String>,
    #[serde(default)]
    transitions: Vec<TransitionLine>,
    activities: Vec<activities::sample::Line>,
}

#[derive(Deserialize)]
struct TransitionLine {
    transition: String,
    at: DateTime<Utc>,
    #[serde(default)]
    reason: String,
    by: String,
}

pub(crate) async fn add(db: &Db, keys: &Keys) -> Result<()> {
    let planner = db.actor_by_login("kehoach").await?;
    for line in serde_json::from_str::<Vec<Line>>(CAMPAIGNS)? {
        let form = line.form(keys)?;
        let id = db.campaigns(&planner).plan(&form).await?;
        let mut comes = Vec::new();
        for activity in line.activities {
            comes.extend(activities::sample::add(db, &planner, id, activity, keys).await?);
        }
        for line in line.transitions {
            let transition =
                Transition::from_word(&line.transition).ok_or_else(|| wrong(&line.transition))?;
            let by = db.actor_by_login(&line.by).await?;
            db.campaigns(&by).transition_at(id, transition, &line.reason, line.at.min(now())).await?;
            if transition == Transition::Run {
                happen(db, &planner, keys, id, std::mem::take(&mut comes)).await?;
            }
        }
        happen(db, &planner, keys, id, comes).await?;
    }
    Ok(())
}

/// Lets come of a campaign's activities what the sample tells.
async fn happen(db: &Db, planner: &Actor, keys: &Keys, campaign: i64, comes: Vec<Comes>) -> Result<()> {
    let mut told = Vec::new();
    for one in comes {
        match one {
            Comes::Logged(logs) => told.push(logs),
            Comes::Moved { id, transition, reason } => {
                db.activities(planner).transition(id, transition, &reason).await?;
            }
        }
    }
    outreach::sample::add(db, keys, campaign, told).await
}

impl Line {
    fn form(&self, keys: &Keys) -> Result<CampaignForm> {
        let audiences = self.audiences.iter().map(|name| Ok(key(&keys.audiences, name)?.to_string()));
        Ok(CampaignForm {
            code: self.code.clone(),
            title: self.title.clone(),
            purpose: self.purpose.clone(),
            starts_on: self.starts_on.clone(),
            ends_on: self.ends_on.clone(),
            legal_bases: self.legal_bases.join("\n"),
            budget: self.budget.clone(),
            audiences: audiences.collect::<Result<_>>()?,
            targets: self.targets.clone(),
            ..CampaignForm::default()
        })
    }
}
