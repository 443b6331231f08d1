use super::{Activity, ActivityDetail, ActivityProblem, DetailsForm, Kind, Speaker, Venue, When};
use crate::{
    Actor, Check, Problem, Problems,
    audiences::AudienceCard,
    campaigns::{MONEY_MAX, quantities, typed_quantities},
    organisations::{OrganisationCard, OrganisationProblem},
    targets::Measure,
    time::{self, Day, show_day, show_time},
    units::{UnitCard, UnitProblem},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An activity as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActivityForm {
    /// Names the form as it was shown, so that posting it twice plans once; empty for a change.
    pub form_key: String,
    /// The version the person saw; empty for a new activity.
    pub version: String,
    pub campaign: String,
    pub kind: String,
    pub title: String,
    pub units: Vec<String>,
    pub venue_name: String,
    pub venue_address: String,
    pub latitude: String,
    pub longitude: String,
    /// Anything but empty: whole days.
    pub all_day: String,
    pub starts_on: String,
    pub starts_at: String,
    pub ends_on: String,
    pub ends_at: String,
    pub lead: String,
    pub supporting: Vec<String>,
    pub audiences: Vec<String>,
    pub quantities: BTreeMap<String, String>,
    pub money: String,
    pub details: DetailsForm,
}

/// The records that a form may name, and who names them.
#[derive(Clone, Debug)]
pub struct Known {
    pub actor: Actor,
    /// The campaign's period.
    pub from: Day,
    pub to: Day,
    pub units: Vec<UnitCard>,
    pub organisations: Vec<OrganisationCard>,
    pub audiences: Vec<AudienceCard>,
}

/// What a form proposes from activities before it, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Earlier {
    /// Chosen by the person.
    pub units: Vec<i64>,
    pub organisations: Vec<i64>,
    /// By name, with their addresses.
    pub venues: Vec<Venue>,
    pub speakers: Vec<Speaker>,
}

words! {
    /// What somebody does after an activity was planned.
    Then {
        /// Plans another of its kind.
        Another = "another",
        /// Plans one like it on another day.
        Copy = "copy",
    }
}

impl ActivityForm {
    pub fn parse(&self, known: &Known) -> Result<Activity, Problems> {
        let mut check = Check::default();
        let kind = check.word("kind", &self.kind, Kind::from_word);
        let title = check.line("title", &self.title, 300);
        let (first_day, when) = self.when(&mut check, known);
        let units = self.units(&mut check, known, first_day);
        let venue = self.venue(&mut check);
        let lead = check.known("lead", &self.lead, &known.organisations, |o| o.id);
        let supporting = check.all_known("supporting", &self.supporting, &known.organisations, |o| o.id);
        for (field, organisation) in
            lead.iter().map(|o| ("lead", o)).chain(supporting.iter().map(|o| ("supporting", o)))
        {
            if let Some(on) = first_day.filter(|day| !organisation.validity.holds(*day)) {
                check.refuse(
                    field,
                    OrganisationProblem::NotValid { organisation: organisation.name.clone(), on },
                );
            }
        }
        if lead.is_some_and(|lead| supporting.iter().any(|o| o.id == lead.id)) {
            check.refuse("supporting", ActivityProblem::LeadAlsoSupports);
        }
        let (lead, supporting) = (lead.map(|o| o.id), supporting.into_iter().map(|o| o.id).collect());
        let audiences = check.all_known("audiences", &self.audiences, &known.audiences, |a| a.id);
        let audiences = audiences.into_iter().map(|a| a.id).collect();
        let quantities = quantities(&mut check, "quantities", &self.quantities, Measure::is_planned);
        let money = check.optional_number("money", &self.money, MONEY_MAX);
        let details = kind.and_then(|kind| self.details.parse(kind, &mut check));
        check.finish((|| {
            let (when, lead, details) = (when?, lead?, details?);
            Some(Activity {
                title,
                units,
                venue,
                when,
                lead,
                supporting,
                audiences,
                quantities,
                money,
                details,
            })
        })())
    }

    fn units(&self, check: &mut Check, known: &Known, first_day: Option<Day>) -> Vec<i64> {
        let units = check.all_known("units", &self.units, &known.units, |u| u.id);
        if self.units.iter().all(|id| id.trim().is_empty()) {
            check.refuse("units", Problem::Required);
        }
        for unit in &units {
            if let Some(on) = first_day.filter(|day| !unit.validity.holds(*day)) {
                check.refuse("units", UnitProblem::NotValid { unit: unit.name.clone(), on });
            }
        }
        if units.iter().any(|unit| !known.actor.covers(&unit.path)) {
            check.refuse("units", UnitProblem::OutsideYourUnit);
        }
        units.into_iter().map(|unit| unit.id).collect()
    }

    /// The first day, as far as it can be read, and the whole. An empty last day means the first; whole days need no
    /// times, others need both. A day is held against the campaign even where a time is wrong.
    fn when(&self, check: &mut Check, known: &Known) -> (Option<Day>, Option<When>) {
        let period = Some((known.from, known.to));
        let from = check.day_of("starts_on", &self.starts_on, period);
        within(check, known, "starts_on", from);
        let to = if self.ends_on.trim().is_empty() {
            from
        } else {
            let to = check.optional_day_of("ends_on", &self.ends_on, period);
            within(check, known, "ends_on", to);
            to
        };
        let backwards = from.zip(to).is_some_and(|(from, to)| to < from);
        if backwards {
            check.refuse("ends_on", Problem::EndBeforeStart);
        }
        if !self.all_day.trim().is_empty() {
            return (from, from.zip(to).filter(|_| !backwards).map(|(from, to)| When::Days { from, to }));
        }
        let starts_at = self.time(check, "starts_at", &self.starts_at);
        let ends_at = self.time(check, "ends_at", &self.ends_at);
        let when = from.zip(to).zip(starts_at.zip(ends_at)).and_then(|((from, to), (starts_at, ends_at))| {
            let (starts, ends) = (time::instant(from, starts_at), time::instant(to, ends_at));
            if ends <= starts && !backwards {
                check.refuse("ends_at", Problem::EndBeforeStart);
            }
            (starts < ends).then_some(When::Times { starts, ends })
        });
        (from, when)
    }

    fn time(&self, check: &mut Check, field: &str, typed: &str) -> Option<chrono::NaiveTime> {
        if typed.trim().is_empty() {
            check.refuse(field, Problem::Required);
        }
        check.optional_time(field, typed)
    }

    fn venue(&self, check: &mut Check) -> Venue {
        let name = check.optional_line("venue_name", &self.venue_name, 300);
        let address = check.optional_line("venue_address", &self.venue_address, 500);
        let latitude = degrees(check, "latitude", &self.latitude, 90);
        let longitude = degrees(check, "longitude", &self.longitude, 180);
        if self.latitude.trim().is_empty() != self.longitude.trim().is_empty() {
            let missing = if self.latitude.trim().is_empty() { "latitude" } else { "longitude" };
            check.refuse(missing, Problem::PairIncomplete);
        }
        Venue { name, address, point: latitude.zip(longitude) }
    }
}

/// A day that can be read lies within the campaign.
fn within(check: &mut Check, known: &Known, field: &str, day: Option<Day>) {
    if day.is_some_and(|day| day < known.from || known.to < day) {
        check.refuse(field, ActivityProblem::OutsideCampaign { from: known.from, to: known.to });
    }
}

/// Decimal degrees with a point or a comma: 21,0285.
fn degrees(check: &mut Check, field: &str, typed: &str, max: i32) -> Option<f64> {
    let typed = typed.trim().replace(',', ".");
    if typed.is_empty() {
        return None;
    }
    match typed.parse::<f64>() {
        Ok(value) if value.abs() <= f64::from(max) => return Some(value),
        Ok(_) => check.refuse(field, Problem::OutOfRange { min: -i64::from(max), max: i64::from(max) }),
        Err(_) => check.refuse(field, Problem::NotANumber),
    }
    None
}

impl From<&ActivityDetail> for ActivityForm {
    fn from(detail: &ActivityDetail) -> Self {
        Self {
            version: detail.version.to_string(),
            campaign: detail.campaign.to_string(),
            ..Self::of(&detail.activity)
        }
    }
}

impl ActivityForm {
    /// What would be typed for an activity, of whatever campaign and version.
    pub fn of(activity: &Activity) -> Self {
        let ids = |ids: &[i64]| ids.iter().map(ToString::to_string).collect();
        let Activity { title, units, venue, when, lead, supporting, audiences, quantities, money, details } =
            activity;
        let times = when.times();
        Self {
            form_key: String::new(),
            version: String::new(),
            campaign: String::new(),
            kind: details.kind().word().to_owned(),
            title: title.clone(),
            units: ids(units),
            venue_name: venue.name.clone(),
            venue_address: venue.address.clone(),
            latitude: venue.point.map(|(lat, _)| lat.to_string()).unwrap_or_default(),
            longitude: venue.point.map(|(_, lon)| lon.to_string()).unwrap_or_default(),
            all_day: if times.is_none() { "on".to_owned() } else { String::new() },
            starts_on: show_day(when.first_day()),
            starts_at: times.map(|(start, _)| show_time(start)).unwrap_or_default(),
            // As it was asked for: moved to another day, what lasts a day goes on lasting one.
            ends_on: if when.first_day() == when.last_day() {
                String::new()
            } else {
                show_day(when.last_day())
            },
            ends_at: times.map(|(_, end)| show_time(end)).unwrap_or_default(),
            lead: lead.to_string(),
            supporting: ids(supporting),
            audiences: ids(audiences),
            quantities: typed_quantities(quantities),
            money: money.map(crate::numbers::whole).unwrap_or_default(),
            details: DetailsForm::from(details),
        }
    }
}

#[cfg(test)]
mod tests;
