use super::{Log, OutreachProblem, counts::Typed};
use crate::{
    Actor, Check, Problem, Problems,
    activities::Kind,
    audiences::AudienceCard,
    targets::Quantity,
    time::{Day, show_day, show_time},
    units::{UnitCard, UnitProblem},
};
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A log as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LogForm {
    /// The id that the device gave it, so that it is kept once however often it is sent.
    pub key: String,
    /// The version the person saw; empty for a new log.
    pub version: String,
    /// Empty for outreach that was not planned.
    pub activity: String,
    /// Of outreach that was not planned; may be empty.
    pub campaign: String,
    pub unit: String,
    pub kind: String,
    pub title: String,
    pub day: String,
    pub starts_at: String,
    pub ends_at: String,
    pub place: String,
    /// Anything but empty: nothing is left to be done.
    pub finished: String,
    /// By the words of their measures.
    pub numbers: BTreeMap<String, String>,
    /// By the ids of their audiences.
    pub attendances: BTreeMap<String, String>,
    pub remarks: String,
    /// Answers what looks like a slip.
    pub reason: String,
}

/// The plan that a log tells of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedActivity {
    pub id: i64,
    pub campaign: i64,
    pub kind: Kind,
    pub title: String,
    pub first_day: Day,
    pub last_day: Day,
    /// Beginning and end of day, where it has them.
    pub hours: Option<(NaiveTime, NaiveTime)>,
    pub place: String,
    /// The paths of its units.
    pub unit_paths: Vec<String>,
    pub audiences: Vec<i64>,
    pub quantities: Vec<Quantity>,
    /// A billboard whose site's owner has not agreed.
    pub lacks_consent: bool,
    /// It was neither cancelled nor is its campaign a draft or closed.
    pub is_open: bool,
    /// The actor takes part in it for an agency, and may report from each of its units.
    pub takes_part: bool,
}

/// The records that a log may name, and who names them.
#[derive(Clone, Debug)]
pub struct LogKnown {
    pub actor: Actor,
    pub today: Day,
    /// The last day whose logs nobody changes any more.
    pub locked_to: Option<Day>,
    /// The activity that the form names.
    pub activity: Option<PlannedActivity>,
    /// Campaigns whose outreach may be reported without a plan.
    pub campaigns: Vec<i64>,
    pub units: Vec<UnitCard>,
    pub audiences: Vec<AudienceCard>,
}

impl LogKnown {
    /// The form as it opens, filled from the plan: what is left are the numbers. `key` is its new id.
    pub fn fresh(&self, key: String) -> LogForm {
        let mut units = self.units.iter().filter(|unit| self.may_tell_of(unit));
        let plan = self.activity.as_ref();
        // The actor's own unit, the only one that is planned, or the only one there is.
        let planned = plan.and_then(|plan| match plan.unit_paths.as_slice() {
            [only] => Some(only.as_str()),
            _ => None,
        });
        let own = self.actor.unit_path.as_deref();
        let mut likely = [own, planned].into_iter().flatten();
        let unit = match likely.find_map(|path| units.clone().find(|unit| unit.path == path)) {
            Some(likely) => Some(likely),
            None => units.next().filter(|_| units.next().is_none()),
        };
        // Nothing is reported before it has been.
        let day = plan.map_or(self.today, |plan| self.today.min(plan.last_day));
        let hours = plan.and_then(|plan| plan.hours);
        LogForm {
            key,
            activity: plan.map(|plan| plan.id.to_string()).unwrap_or_default(),
            unit: unit.map(|unit| unit.id.to_string()).unwrap_or_default(),
            day: show_day(day),
            starts_at: hours.map(|hours| show_time(hours.0)).unwrap_or_default(),
            ends_at: hours.map(|hours| show_time(hours.1)).unwrap_or_default(),
            place: plan.map(|plan| plan.place.clone()).unwrap_or_default(),
            ..LogForm::default()
        }
    }

    /// The form of a log to be changed. Attendances that the form gives to the only audience of the plan by itself are not
    /// told apart, so that one number is all there is to correct.
    pub fn typed(&self, log: &Log) -> LogForm {
        let form = LogForm::from(log);
        let planned = self.activity.as_ref().map_or(&[][..], |plan| &plan.audiences);
        let told: Vec<&str> = form.attendances.keys().map(String::as_str).collect();
        match (planned, told.as_slice()) {
            ([only], [one]) if only.to_string() == **one => LogForm { attendances: BTreeMap::new(), ..form },
            _ => form,
        }
    }

    /// A committee reports for its own unit and those below it, an agency from where it takes part.
    pub fn may_tell_of(&self, unit: &UnitCard) -> bool {
        let taking_part = self.activity.as_ref().is_some_and(|plan| {
            plan.takes_part && plan.unit_paths.iter().any(|path| unit.path.starts_with(path.as_str()))
        });
        self.actor.covers(&unit.path) || taking_part
    }
}

impl LogForm {
    /// The log, or what is wrong with it. What looks like a slip is refused until there is a reason.
    pub fn parse(&self, known: &LogKnown) -> Result<Log, Problems> {
        let mut check = Check::default();
        let plan = self.plan(&mut check, known);
        let kind = match plan {
            Some(plan) => Some(plan.kind),
            None => check.word("kind", &self.kind, Kind::from_word),
        };
        let title = plan.map_or_else(|| check.line("title", &self.title, 300), |plan| plan.title.clone());
        let campaign = match plan {
            Some(plan) => Some(plan.campaign),
            None if self.campaign.trim().is_empty() => None,
            None => check.known("campaign", &self.campaign, &known.campaigns, |id| *id).copied(),
        };
        let day = self.day(&mut check, known);
        let hours = self.hours(&mut check);
        let unit = self.unit(&mut check, known, day);
        let place = check.optional_line("place", &self.place, 300);
        let audiences: Vec<i64> = known.audiences.iter().map(|audience| audience.id).collect();
        let counts = kind.map(|kind| {
            let planned = plan.map_or([].as_slice(), |plan| &plan.audiences);
            let (numbers, attendances) = (&self.numbers, &self.attendances);
            Typed { kind, numbers, attendances, known: &audiences, planned }.read(&mut check)
        });
        let remarks = check.text("remarks", &self.remarks, 5_000);
        let reason = check.text("reason", &self.reason, 1_000);
        let path = unit.map(|unit| unit.path.clone()).unwrap_or_default();
        let log = check.finish((|| {
            Some(Log {
                activity: plan.map(|plan| plan.id),
                campaign,
                unit: unit?.id,
                kind: kind?,
                title,
                day: day?,
                hours,
                place,
                finished: !self.finished.trim().is_empty(),
                counts: counts?,
                remarks,
                reason,
            })
        })())?;
        answered(log, plan, &path, known.today)
    }

    fn plan<'a>(&self, check: &mut Check, known: &'a LogKnown) -> Option<&'a PlannedActivity> {
        if self.activity.trim().is_empty() {
            return None;
        }
        let plan = known.activity.as_ref().filter(|plan| self.activity.trim() == plan.id.to_string());
        match plan {
            None => check.refuse("activity", Problem::Unknown),
            Some(plan) if !plan.is_open => check.refuse("activity", OutreachProblem::NotToBeReported),
            Some(_) => {}
        }
        plan
    }

    /// It has come, and its figures may still change.
    fn day(&self, check: &mut Check, known: &LogKnown) -> Option<Day> {
        let day = check.day("day", &self.day)?;
        if day > known.today {
            check.refuse("day", Problem::InFuture);
        }
        if let Some(problem) = OutreachProblem::locked(day, known.locked_to) {
            check.refuse("day", problem);
        }
        Some(day)
    }

    fn unit<'a>(&self, check: &mut Check, known: &'a LogKnown, day: Option<Day>) -> Option<&'a UnitCard> {
        let unit = check.known("unit", &self.unit, &known.units, |unit| unit.id)?;
        if let Some(on) = day.filter(|day| !unit.validity.holds(*day)) {
            check.refuse("unit", UnitProblem::NotValid { unit: unit.name.clone(), on });
        }
        if !known.may_tell_of(unit) {
            check.refuse("unit", UnitProblem::OutsideYourUnit);
        }
        Some(unit)
    }

    /// Both or neither.
    fn hours(&self, check: &mut Check) -> Option<(NaiveTime, NaiveTime)> {
        let starts_at = check.optional_time("starts_at", &self.starts_at);
        let ends_at = check.optional_time("ends_at", &self.ends_at);
        if self.starts_at.trim().is_empty() != self.ends_at.trim().is_empty() {
            let missing = if self.starts_at.trim().is_empty() { "starts_at" } else { "ends_at" };
            check.refuse(missing, Problem::PairIncomplete);
        }
        let hours = starts_at.zip(ends_at)?;
        if hours.1 <= hours.0 {
            check.refuse("ends_at", Problem::EndBeforeStart);
        }
        Some(hours)
    }
}

/// The log, unless something about it looks like a slip and no reason says that it is none.
fn answered(log: Log, plan: Option<&PlannedActivity>, path: &str, today: Day) -> Result<Log, Problems> {
    let doubts = log.doubts(plan, path, today);
    if doubts.is_empty() || !log.reason.is_empty() {
        return Ok(log);
    }
    let mut problems = Problems::default();
    for (field, doubt) in doubts {
        problems.add(field, OutreachProblem::Doubtful(doubt));
    }
    problems.add("reason", OutreachProblem::NeedsReason);
    Err(problems)
}

impl From<&Log> for LogForm {
    /// As it is typed to be changed; its device's id and its version are not part of it.
    fn from(log: &Log) -> Self {
        let Log {
            activity,
            campaign,
            unit,
            kind,
            title,
            day,
            hours,
            place,
            finished,
            counts: _,
            remarks,
            reason,
        } = log;
        let id = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        let time = |end: fn(&(NaiveTime, NaiveTime)) -> NaiveTime| {
            hours.as_ref().map(|hours| show_time(end(hours))).unwrap_or_default()
        };
        Self {
            key: String::new(),
            version: String::new(),
            activity: id(*activity),
            campaign: id(*campaign),
            unit: unit.to_string(),
            kind: kind.word().to_owned(),
            title: title.clone(),
            day: show_day(*day),
            starts_at: time(|hours| hours.0),
            ends_at: time(|hours| hours.1),
            place: place.clone(),
            finished: if *finished { "on".to_owned() } else { String::new() },
            numbers: log.typed_numbers(),
            attendances: log.typed_attendances(),
            remarks: remarks.clone(),
            reason: reason.clone(),
        }
    }
}
