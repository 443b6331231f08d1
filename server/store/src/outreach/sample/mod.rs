//! The logs of the sample, sent and reviewed by the same verbs as a person's.

mod draw;
mod photos;

use super::{Sent, rows::log};
use crate::{
    Db,
    db::now,
    demo::{Keys, wrong},
    error::Result,
    units::sample::UnitOn,
};
use chrono::{Duration, NaiveTime};
use domain::{
    Actor,
    outreach::{LogForm, Transition},
    time::{Day, instant, show_day, today},
    units::{Kind, UnitCard},
};
use draw::{Dice, Draw, Drawn};
pub use photos::Scene;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What the keys of the logs begin with.
const KEYS: &str = "018f0000-0000-7000-8000-";

const LOGS: &str = include_str!("../../../data/logs.json");

/// How much is told of an activity.
#[derive(Deserialize)]
pub(crate) struct LogsLine {
    /// Logs of its units; the city's own work is told by communes, and once by the city at the end.
    pub number: usize,
    /// The communes that tell of the city's work.
    #[serde(default)]
    pub communes: usize,
    /// The measure in which its copies are told.
    #[serde(default)]
    pub copies: String,
    /// The first of its logs is sent by somebody else again.
    #[serde(default)]
    pub twice: bool,
}

/// An activity whose logs bring it to where it stands.
pub(crate) struct Told {
    pub id: i64,
    pub units: Vec<i64>,
    pub is_done: bool,
    pub logs: LogsLine,
}

#[derive(Deserialize)]
struct Words {
    /// Of the days from here on little has been reviewed.
    unreviewed_from: Day,
    /// By the words of kinds.
    places: BTreeMap<String, Vec<String>>,
    remarks: BTreeMap<String, Vec<String>>,
    /// What was to be changed, by field.
    returns: Vec<(String, String)>,
    /// The remark of what is told again.
    again: String,
    /// The reason of what is over a year old.
    made_up: String,
    unplanned: Vec<Unplanned>,
}

#[derive(Deserialize)]
struct Unplanned {
    unit: UnitOn,
    #[serde(flatten)]
    form: LogForm,
}

/// Tells of the activities of a running campaign, and of some work that was not planned.
pub(crate) async fn add(db: &Db, keys: &Keys, campaign: i64, told: Vec<Told>) -> Result<()> {
    if told.is_empty() {
        return Ok(());
    }
    let words: Words = serde_json::from_str(LOGS)?;
    let mut scribe = Scribe {
        db,
        units: &keys.units,
        planner: db.actor_by_login("kehoach").await?,
        administrator: db.actor_by_login("quantri").await?,
        officer: db.actor_by_login("dongda").await?,
        partner: db.actor_by_login("congan").await?,
        words: &words,
        dice: Dice::new(15),
        sent: 0,
        returned: 0,
    };
    for told in &told {
        scribe.tell(told).await?;
    }
    for unplanned in &words.unplanned {
        scribe.tell_unplanned(campaign, unplanned).await?;
    }
    Ok(())
}

/// Writes logs in the names of the sample's people.
struct Scribe<'a> {
    db: &'a Db,
    units: &'a [UnitCard],
    planner: Actor,
    administrator: Actor,
    officer: Actor,
    partner: Actor,
    words: &'a Words,
    dice: Dice,
    sent: u128,
    returned: usize,
}

impl Scribe<'_> {
    async fn tell(&mut self, told: &Told) -> Result<()> {
        let connection = &self.db.connection;
        let plan = self.db.logs(&self.planner).planned(connection, told.id).await?;
        let plan = plan.ok_or_else(|| wrong(told.id))?;
        let taken_part = self.db.logs(&self.partner).planned(connection, told.id).await?;
        let takes_part = taken_part.is_some_and(|plan| plan.takes_part);
        let (units, city) = self.tellers(told, plan.first_day);
        let (dice, words) = (&mut self.dice, self.words);
        let drawn = Draw { dice, words, plan: &plan, line: &told.logs, is_done: told.is_done, units, city };
        let drawn = drawn.all();
        for (place, drawn) in drawn.into_iter().enumerate().filter(|(_, drawn)| drawn.day <= today()) {
            let author = self.author(drawn.unit, takes_part);
            let sent = self.send(&author, &drawn).await?;
            if told.logs.twice && place == 0 {
                self.send_again(drawn).await?;
            } else {
                self.review(&sent, &author, &drawn).await?;
            }
        }
        Ok(())
    }

    /// The units that tell of an activity, and the city where it is the city's.
    fn tellers(&mut self, told: &Told, on: Day) -> (Vec<i64>, Option<i64>) {
        let is_city = |id: &&i64| self.units.iter().any(|unit| unit.id == **id && unit.kind == Kind::City);
        let Some(city) = told.units.iter().find(is_city).copied() else {
            return (told.units.clone(), None);
        };
        let own = self.officer.unit_path.as_deref();
        let communes = self.units.iter().filter(|unit| unit.parent == Some(city) && unit.validity.holds(on));
        let mut communes: Vec<&UnitCard> = communes.collect();
        communes.sort_by_cached_key(|unit| {
            // The officer of the sample always has something to tell.
            (own != Some(unit.path.as_str()), self.dice.below(1_000), unit.id)
        });
        (communes.iter().take(told.logs.communes).map(|unit| unit.id).collect(), Some(city))
    }

    fn author(&mut self, unit: i64, takes_part: bool) -> Actor {
        let unit = self.units.iter().find(|card| card.id == unit);
        let author = if unit.is_some_and(|unit| self.officer.covers(&unit.path)) {
            &self.officer
        } else if takes_part && self.dice.below(5) == 0 {
            &self.partner
        } else {
            &self.planner
        };
        author.clone()
    }

    async fn send(&mut self, author: &Actor, drawn: &Drawn) -> Result<Sent> {
        self.sent += 1;
        let form = LogForm { key: format!("{KEYS}{:012x}", self.sent), ..drawn.form.clone() };
        let sent = self.db.logs(author).send(&form).await?;
        // Some tell of a day weeks later.
        let late = if self.dice.below(7) == 0 { 8 + self.dice.below(18) } else { self.dice.below(4) };
        let time = NaiveTime::from_hms_opt(17, 5, 0).unwrap_or_default();
        let received_at = instant(drawn.day + Duration::days(late), time).min(now());
        let row = log::ActiveModel { id: Set(sent.id), received_at: Set(received_at), ..Default::default() };
        log::Entity::update(row).exec(&self.db.connection).await?;
        Ok(sent)
    }

    /// The same in other words by somebody who did not know of it.
    async fn send_again(&mut self, drawn: Drawn) -> Result<()> {
        let (remarks, finished) = (self.words.again.clone(), String::new());
        let again = Drawn { form: LogForm { remarks, finished, ..drawn.form }, ..drawn };
        let planner = self.planner.clone();
        self.send(&planner, &again).await.map(drop)
    }

    /// Most are accepted, and a few come back to their authors.
    async fn review(&mut self, sent: &Sent, author: &Actor, drawn: &Drawn) -> Result<()> {
        let is_own = author.account == self.planner.account;
        let reviewer = if is_own { &self.administrator } else { &self.planner };
        let accepted_of_100 = if drawn.day < self.words.unreviewed_from { 68 } else { 15 };
        let due = self.sent.saturating_sub(20) / 50 >= self.returned as u128 && self.sent >= 20;
        let returned = self.words.returns.get(self.returned).filter(|_| due);
        // One that ends its activity stays, so that the activity stays ended.
        let (transition, remarks) = if let (Some((field, remark)), "") = (returned, &*drawn.form.finished) {
            self.returned += 1;
            let counted = drawn.form.numbers.keys().next().filter(|_| field == "numbers");
            (Transition::Return, [(counted.unwrap_or(field).clone(), remark.clone())].into())
        } else if self.dice.below(100) < accepted_of_100 {
            (Transition::Accept, BTreeMap::new())
        } else {
            return Ok(());
        };
        let seen = sent.version.to_string();
        self.db.logs(reviewer).transition(sent.id, &seen, transition, &remarks).await.map(drop)
    }

    async fn tell_unplanned(&mut self, campaign: i64, line: &Unplanned) -> Result<()> {
        let unit = line.unit.among(self.units)?;
        let day = domain::time::parse_day(&line.form.day).ok_or_else(|| wrong(&line.form.day))?;
        if day > today() {
            return Ok(());
        }
        let is_old = today() - day > Duration::days(365);
        let reason = if is_old { self.words.made_up.clone() } else { String::new() };
        let (campaign, day_typed) = (campaign.to_string(), show_day(day));
        let form = LogForm { campaign, unit: unit.to_string(), day: day_typed, reason, ..line.form.clone() };
        let drawn = Drawn { unit, day, form };
        let author = self.author(unit, false);
        let sent = self.send(&author, &drawn).await?;
        self.review(&sent, &author, &drawn).await
    }
}
