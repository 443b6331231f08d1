use super::{Activity, ActivityForm, ActivityProblem, Known, SCHEDULE_PAGE, Status};
use crate::{Check, Problem, Problems, time::show_day};
use chrono::Duration;
use serde::{Deserialize, Serialize};

/// Days by which activities are moved at once, at most.
pub const SHIFT_MAX: i64 = 366;

words! {
    /// What is done to several activities at once.
    Act {
        /// Moves them by days.
        Shift = "shift",
        /// Has another organisation lead them.
        Lead = "lead",
        /// Cancels them, with a reason.
        Cancel = "cancel",
    }
}

/// Several activities with what is to be done to them, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BulkForm {
    pub act: String,
    pub ids: Vec<String>,
    pub days: String,
    pub lead: String,
    pub reason: String,
}

/// What is to be done to each of several activities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Shift { days: i64 },
    Lead { organisation: i64 },
    Cancel { reason: String },
}

impl BulkForm {
    /// The activities, each once, and what is to be done. At most a page of a schedule is changed at once.
    pub fn parse(&self, known: &Known) -> Result<(Vec<i64>, Change), Problems> {
        let mut check = Check::default();
        let mut ids: Vec<i64> = self.ids.iter().filter_map(|id| id.trim().parse().ok()).collect();
        ids.sort_unstable();
        ids.dedup();
        let max = usize::try_from(SCHEDULE_PAGE).unwrap_or(usize::MAX);
        if ids.is_empty() {
            check.refuse("ids", ActivityProblem::NoneChosen);
        } else if ids.len() > max {
            check.refuse("ids", Problem::TooManyRows { max });
        }
        let change = check.word("act", &self.act, Act::from_word).and_then(|act| match act {
            Act::Shift => self.shift(&mut check),
            Act::Lead => {
                let lead = check.known("lead", &self.lead, &known.organisations, |o| o.id);
                lead.map(|lead| Change::Lead { organisation: lead.id })
            }
            Act::Cancel => {
                let reason = check.text("reason", &self.reason, 1_000);
                if reason.is_empty() {
                    check.refuse("reason", Problem::NeedsReason);
                }
                Some(Change::Cancel { reason })
            }
        });
        check.finish(change.map(|change| (ids, change)))
    }

    /// Days to move by; fewer than none move back.
    fn shift(&self, check: &mut Check) -> Option<Change> {
        let typed = self.days.trim().replace(['−', '–'], "-");
        if typed.is_empty() {
            check.refuse("days", Problem::Required);
            return None;
        }
        match typed.parse::<i64>() {
            Ok(days) if days != 0 && days.abs() <= SHIFT_MAX => return Some(Change::Shift { days }),
            Ok(_) => check.refuse("days", Problem::OutOfRange { min: -SHIFT_MAX, max: SHIFT_MAX }),
            Err(_) => check.refuse("days", Problem::NotANumber),
        }
        None
    }
}

impl Change {
    /// An activity as it is to be, held against all that its own form is; `None` where it is to be cancelled. What is
    /// over is not changed.
    pub fn of(
        &self,
        activity: &Activity,
        status: Status,
        known: &Known,
    ) -> Result<Option<Activity>, Problems> {
        if matches!(status, Status::Done | Status::Cancelled) {
            return Err(Problems::one("ids", ActivityProblem::Over));
        }
        let form = ActivityForm::of(activity);
        let form = match self {
            Self::Cancel { .. } => return Ok(None),
            Self::Lead { organisation } => ActivityForm { lead: organisation.to_string(), ..form },
            Self::Shift { days } => {
                let moved = activity.when.on(activity.when.first_day() + Duration::days(*days));
                let (first, last) = (moved.first_day(), moved.last_day());
                let ends_on = if first == last { String::new() } else { show_day(last) };
                ActivityForm { starts_on: show_day(first), ends_on, ..form }
            }
        };
        form.parse(known).map(Some)
    }
}
