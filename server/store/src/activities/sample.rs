//! The activities of the sample.

use crate::{
    Db,
    demo::{Keys, key, wrong},
    error::Result,
    outreach::sample::{LogsLine, Told},
    units::sample::UnitOn,
};
use domain::{
    Actor,
    activities::{ActivityForm, Status, Transition},
};
use serde::Deserialize;
use std::collections::HashMap;

/// An activity form, with units by code and day and the rest by key.
#[derive(Deserialize)]
pub(crate) struct Line {
    units: Vec<UnitOn>,
    status: String,
    #[serde(default)]
    reason: String,
    /// What brings it to where it stands, in place of a transition.
    logs: Option<LogsLine>,
    #[serde(flatten)]
    rest: serde_json::Map<String, serde_json::Value>,
}

/// What comes of a planned activity once its campaign runs: the transition that brought it to where it stands, or what
/// its logs tell.
pub(crate) enum Comes {
    Moved { id: i64, transition: Transition, reason: String },
    Logged(Told),
}

/// Plans an activity, and answers what comes of it.
pub(crate) async fn add(
    db: &Db,
    planner: &Actor,
    campaign: i64,
    mut line: Line,
    keys: &Keys,
) -> Result<Option<Comes>> {
    let status = Status::from_word(&line.status).ok_or_else(|| wrong(&line.status))?;
    let (reason, logs) = (line.reason.clone(), line.logs.take());
    let plan = db.activities(planner);
    let form = line.form(campaign, keys)?;
    let id = plan.plan(&form).await?.id;
    if let Some(logs) = logs {
        let units = form.units.iter().filter_map(|unit| unit.parse().ok()).collect();
        return Ok(Some(Comes::Logged(Told { id, units, is_done: status == Status::Done, logs })));
    }
    let transition = match status {
        Status::Planned => return Ok(None),
        Status::Ongoing => Transition::Start,
        Status::Done => Transition::Finish,
        Status::Cancelled => Transition::Cancel,
    };
    Ok(Some(Comes::Moved { id, transition, reason }))
}

impl Line {
    fn form(mut self, campaign: i64, keys: &Keys) -> Result<ActivityForm> {
        let replace = |value: &serde_json::Value, ids: &HashMap<String, i64>| -> Result<String> {
            key(ids, value.as_str().unwrap_or_default()).map(|id| id.to_string())
        };
        for (field, ids) in [
            ("lead", &keys.organisations),
            ("supporting", &keys.organisations),
            ("audiences", &keys.audiences),
        ] {
            if let Some(value) = self.rest.get_mut(field) {
                let replaced = match &*value {
                    serde_json::Value::Array(list) => {
                        list.iter().map(|value| replace(value, ids)).collect::<Result<Vec<_>>>()?.into()
                    }
                    one => replace(one, ids)?.into(),
                };
                *value = replaced;
            }
        }
        let units = self
            .units
            .iter()
            .map(|unit| Ok(unit.among(&keys.units)?.to_string()))
            .collect::<Result<Vec<_>>>()?;
        let form: ActivityForm = serde_json::from_value(serde_json::Value::Object(self.rest))?;
        Ok(ActivityForm { campaign: campaign.to_string(), units, ..form })
    }
}
