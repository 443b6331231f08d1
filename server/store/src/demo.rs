//! The product's own first data, and the sample that shows every page with something true-looking.

use crate::{
    Db,
    accounts::system,
    audiences::rows::audience,
    campaigns::Campaigns,
    db::now,
    error::{Error, Result},
    hotlines::rows::hotline,
    kept::KeptRows,
    organisations::rows::{organisation, organisation_succession},
    units::{self, rows::unit},
};
use chrono::{DateTime, Utc};
use domain::{
    accounts::AccountForm,
    activities::{self, ActivityForm},
    audiences::{AudienceCard, AudienceForm},
    campaigns::{CampaignForm, Transition},
    fold,
    time::{Day, parse_day},
    units::{Kind, UnitCard, UnitLine, Validity},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ConnectionTrait, EntityTrait, PaginatorTrait,
};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// The password of every demo account. It is printed at start; no account outside the sample has it.
pub const DEMO_PASSWORD: &str = "dung lai hoi ky";

const UNITS: &str = include_str!("../data/units.tsv");
const AUDIENCES: &str = include_str!("../data/audiences.json");
const HOTLINES: &str = include_str!("../data/hotlines.json");
const SAMPLE: &str = include_str!("../data/demo.json");

/// An account of the sample, as printed at start.
#[derive(Clone, Debug, Deserialize)]
pub struct DemoAccount {
    pub login: String,
    pub name: String,
    pub role: String,
    unit: Option<UnitOn>,
    organisation: Option<String>,
}

#[derive(Deserialize)]
struct HotlineLine {
    number: String,
    name: String,
    name_en: String,
    checked_on: Day,
}

#[derive(Deserialize)]
struct AudienceLine {
    key: String,
    #[serde(flatten)]
    form: AudienceForm,
}

/// A unit by its code on a day.
#[derive(Clone, Debug, Deserialize)]
struct UnitOn {
    code: String,
    on: Day,
}

#[derive(Deserialize)]
struct Sample {
    organisations: Vec<OrganisationLine>,
    accounts: Vec<DemoAccount>,
    campaigns: Vec<CampaignLine>,
}

#[derive(Deserialize)]
struct OrganisationLine {
    key: String,
    name: String,
    short_name: String,
    kind: String,
    unit: Option<UnitOn>,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    successors: Vec<String>,
}

#[derive(Deserialize)]
struct CampaignLine {
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
    activities: Vec<ActivityLine>,
}

#[derive(Deserialize)]
struct TransitionLine {
    transition: String,
    at: DateTime<Utc>,
    #[serde(default)]
    reason: String,
    by: String,
}

/// An activity form, with units by code and day and the rest by key.
#[derive(Deserialize)]
struct ActivityLine {
    units: Vec<UnitOn>,
    status: String,
    #[serde(default)]
    reason: String,
    #[serde(flatten)]
    rest: serde_json::Map<String, serde_json::Value>,
}

/// Ids by the keys of the sample.
struct Keys {
    units: Vec<UnitCard>,
    organisations: HashMap<String, i64>,
    audiences: HashMap<String, i64>,
}

fn wrong(what: impl std::fmt::Display) -> Error {
    Error::Stored(format!("sample data: {what}"))
}

impl Db {
    /// Loads what every installation starts from: units, audiences, hotlines; all of them, into a database that has
    /// none. Nothing happens in one that has them, and one that has only some is refused.
    pub async fn seed(&self) -> Result<()> {
        let transaction = self.begin_alone().await?;
        let units = unit::Entity::find().count(&transaction).await?;
        let audiences = audience::Entity::find().count(&transaction).await?;
        let hotlines = hotline::Entity::find().count(&transaction).await?;
        if units > 0 && audiences > 0 {
            return Ok(transaction.rollback().await?);
        }
        if units + audiences + hotlines > 0 {
            return Err(Error::Stored(format!(
                "the database has {units} units, {audiences} audiences and {hotlines} hotlines, so it was filled \
                 only in part; restore a backup, or begin with an empty database"
            )));
        }
        seed_units(&transaction).await?;
        for line in serde_json::from_str::<Vec<AudienceLine>>(AUDIENCES)? {
            AudienceCard::write(&transaction, None, line.form.parse()?).await?;
        }
        for (position, line) in (0..).zip(serde_json::from_str::<Vec<HotlineLine>>(HOTLINES)?) {
            let HotlineLine { number, name, name_en, checked_on } = line;
            let row = hotline::Model { id: 0, number, name, name_en, checked_on, position, version: 1 };
            let row = hotline::ActiveModel { id: NotSet, ..row.into() };
            hotline::Entity::insert(row).exec_without_returning(&transaction).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Loads the sample, all of it, into a database that has no accounts yet; `None` where it has.
    pub async fn load_demo(&self) -> Result<Option<Vec<DemoAccount>>> {
        let all = self.as_one().await?;
        if all.has_accounts().await? {
            return Ok(None);
        }
        let accounts = all.add_sample().await?;
        all.commit().await?;
        Ok(Some(accounts))
    }

    async fn add_sample(&self) -> Result<Vec<DemoAccount>> {
        let sample: Sample = serde_json::from_str(SAMPLE)?;
        let mut keys = Keys {
            units: self.all_units().await?,
            organisations: HashMap::new(),
            audiences: self.audience_keys().await?,
        };
        keys.organisations = self.add_organisations(&sample.organisations, &keys).await?;
        for account in &sample.accounts {
            self.add_demo_account(account, &keys).await?;
        }
        for campaign in sample.campaigns {
            self.add_campaign(campaign, &keys).await?;
        }
        Ok(sample.accounts)
    }

    async fn all_units(&self) -> Result<Vec<UnitCard>> {
        unit::Entity::find().all(&self.connection).await?.into_iter().map(units::card).collect()
    }

    /// The seeded audiences by key, found again by their names.
    async fn audience_keys(&self) -> Result<HashMap<String, i64>> {
        let known = self.audiences().await?;
        let lines = serde_json::from_str::<Vec<AudienceLine>>(AUDIENCES)?;
        let id = |name: &str| known.iter().find(|audience| audience.name == name).map(|audience| audience.id);
        Ok(lines.into_iter().filter_map(|line| Some((line.key, id(&line.form.name)?))).collect())
    }

    async fn add_organisations(
        &self,
        lines: &[OrganisationLine],
        keys: &Keys,
    ) -> Result<HashMap<String, i64>> {
        let transaction = self.begin().await?;
        let mut ids = HashMap::new();
        for line in lines {
            let row = organisation::ActiveModel {
                id: NotSet,
                name: Set(line.name.clone()),
                short_name: Set(line.short_name.clone()),
                kind: Set(line.kind.clone()),
                unit_id: Set(line.unit.as_ref().map(|unit| keys.unit(unit)).transpose()?),
                valid_from: Set(parse_day(&line.from)),
                valid_to: Set(parse_day(&line.to)),
                folded: Set(fold(&format!("{} {}", line.name, line.short_name))),
                version: Set(1),
            };
            let id = organisation::Entity::insert(row).exec(&transaction).await?.last_insert_id;
            ids.insert(line.key.clone(), id);
        }
        for line in lines {
            for (position, successor) in (0..).zip(&line.successors) {
                let row = organisation_succession::ActiveModel {
                    organisation_id: Set(key(&ids, &line.key)?),
                    successor_id: Set(key(&ids, successor)?),
                    position: Set(position),
                };
                organisation_succession::Entity::insert(row).exec_without_returning(&transaction).await?;
            }
        }
        transaction.commit().await?;
        Ok(ids)
    }

    async fn add_demo_account(&self, account: &DemoAccount, keys: &Keys) -> Result<()> {
        let id = |id: i64| id.to_string();
        let unit = account.unit.as_ref().map(|unit| keys.unit(unit)).transpose()?;
        let organisation =
            account.organisation.as_ref().map(|name| key(&keys.organisations, name)).transpose()?;
        let form = AccountForm {
            login: account.login.clone(),
            name: account.name.clone(),
            role: account.role.clone(),
            unit: unit.map(id).unwrap_or_default(),
            organisation: organisation.map(id).unwrap_or_default(),
            password: DEMO_PASSWORD.into(),
            password_again: DEMO_PASSWORD.into(),
        };
        self.account_keeper(&system())?.add(&form).await?;
        Ok(())
    }

    /// Plans a campaign by the same verbs as a person, so that the sample obeys every rule.
    async fn add_campaign(&self, line: CampaignLine, keys: &Keys) -> Result<()> {
        let planner = self.actor_by_login("kehoach").await?;
        let audiences = line.audiences.iter().map(|name| Ok(key(&keys.audiences, name)?.to_string()));
        let form = CampaignForm {
            form_key: String::new(),
            version: String::new(),
            code: line.code,
            title: line.title,
            purpose: line.purpose,
            starts_on: line.starts_on,
            ends_on: line.ends_on,
            legal_bases: line.legal_bases.join("\n"),
            laws: Vec::new(),
            budget: line.budget,
            audiences: audiences.collect::<Result<_>>()?,
            targets: line.targets,
        };
        let campaigns: Campaigns<'_> = self.campaigns(&planner);
        let id = campaigns.plan(&form).await?;
        let plan = self.activities(&planner);
        for activity in line.activities {
            let status =
                activities::Status::from_word(&activity.status).ok_or_else(|| wrong(&activity.status))?;
            let reason = activity.reason.clone();
            let done = plan.plan(&activity.form(id, keys)?).await?;
            let transition = match status {
                activities::Status::Planned => continue,
                activities::Status::Ongoing => activities::Transition::Start,
                activities::Status::Done => activities::Transition::Finish,
                activities::Status::Cancelled => activities::Transition::Cancel,
            };
            plan.transition(done.id, transition, &reason).await?;
        }
        for line in line.transitions {
            let transition =
                Transition::from_word(&line.transition).ok_or_else(|| wrong(&line.transition))?;
            let by = self.actor_by_login(&line.by).await?;
            self.campaigns(&by).transition_at(id, transition, &line.reason, line.at.min(now())).await?;
        }
        Ok(())
    }
}

impl Keys {
    fn unit(&self, wanted: &UnitOn) -> Result<i64> {
        let found = self.units.iter().find(|unit| unit.code == wanted.code && unit.validity.holds(wanted.on));
        found.map(|unit| unit.id).ok_or_else(|| wrong(format!("no unit {} on {}", wanted.code, wanted.on)))
    }
}

fn key(ids: &HashMap<String, i64>, key: &str) -> Result<i64> {
    ids.get(key).copied().ok_or_else(|| wrong(key))
}

impl ActivityLine {
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
        let units =
            self.units.iter().map(|unit| Ok(keys.unit(unit)?.to_string())).collect::<Result<Vec<_>>>()?;
        let form: ActivityForm = serde_json::from_value(serde_json::Value::Object(self.rest))?;
        Ok(ActivityForm { campaign: campaign.to_string(), units, ..form })
    }
}

async fn seed_units(connection: &impl ConnectionTrait) -> Result<()> {
    let lines = UNITS.lines().filter(|line| !line.starts_with('#')).map(unit_line);
    let lines = (1..).zip(lines).map(|(number, line)| Ok((number, line?))).collect::<Result<_>>()?;
    let report = units::add(connection, &system(), lines).await?;
    if report.refused.is_empty() { Ok(()) } else { Err(wrong(format!("{:?}", report.refused))) }
}

/// A line of the product's unit file: kind, code, parent, from, to, name, English name, latitude, longitude.
fn unit_line(line: &str) -> Result<UnitLine> {
    let mut cells = line.split('\t');
    let mut cell = || cells.next().unwrap_or_default().to_owned();
    let (kind, code, parent, from, to, name, name_en) =
        (cell(), cell(), cell(), cell(), cell(), cell(), cell());
    Ok(UnitLine {
        code,
        name,
        name_en,
        kind: Kind::from_word(&kind).ok_or_else(|| wrong(line))?,
        parent_code: (!parent.is_empty()).then_some(parent),
        validity: Validity { from: parse_day(&from), to: parse_day(&to) },
    })
}
