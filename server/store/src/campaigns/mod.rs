//! Campaigns as an actor may see and move them.

mod dossier;
mod overview;
mod parts;
mod planned;
mod release;
pub(crate) mod rows;
pub(crate) mod sample;

use crate::{
    Db,
    activities::rows::activity,
    audit,
    campaigns::rows::{campaign, campaign_transition},
    db::now,
    error::{Error, Result, require, stored, violates},
    form_key::{created, read_form_key},
    kept::KeptRows,
    scope,
};
use chrono::{DateTime, Utc};
use domain::{
    Actor, Problem, Problems,
    audiences::AudienceCard,
    audit::{Subject, Verb},
    campaigns::{Campaign, CampaignCard, CampaignDetail, CampaignForm, CampaignProblem, Status, Transition},
};
use parts::{delete_children, read, row, transitions, write_children};
use planned::Totals;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;

/// The campaigns of one actor.
#[derive(Debug)]
pub struct Campaigns<'a> {
    db: &'a Db,
    me: &'a Actor,
}

impl Db {
    pub fn campaigns<'a>(&'a self, me: &'a Actor) -> Campaigns<'a> {
        Campaigns { db: self, me }
    }
}

impl Campaigns<'_> {
    /// All that the actor may see, the latest first, each with how many activities the actor sees in it.
    pub async fn list(&self) -> Result<Vec<CampaignCard>> {
        self.counted(self.cards().await?).await
    }

    /// Those that follow one in the order of ids, as [`Campaigns::list`], for programs that read all there is.
    pub async fn after(&self, id: i64, limit: u64) -> Result<Vec<CampaignCard>> {
        let rows = campaign::Entity::find()
            .filter(scope::campaigns(self.me))
            .filter(campaign::Column::Id.gt(id))
            .order_by_asc(campaign::Column::Id)
            .limit(limit);
        let rows = rows.all(&self.db.connection).await?;
        self.counted(rows.into_iter().map(card).collect::<Result<_>>()?).await
    }

    async fn counted(&self, mut cards: Vec<CampaignCard>) -> Result<Vec<CampaignCard>> {
        let counts: HashMap<i64, i64> = activity::Entity::find()
            .select_only()
            .column(activity::Column::CampaignId)
            .column_as(activity::Column::Id.count(), "number")
            .filter(scope::activities(self.me))
            .group_by(activity::Column::CampaignId)
            .into_tuple::<(i64, i64)>()
            .all(&self.db.connection)
            .await?
            .into_iter()
            .collect();
        for card in &mut cards {
            card.activities = counts.get(&card.id).copied().unwrap_or_default();
        }
        Ok(cards)
    }

    /// As [`Campaigns::list`], in one query and without the counts.
    pub async fn cards(&self) -> Result<Vec<CampaignCard>> {
        let rows = campaign::Entity::find()
            .filter(scope::campaigns(self.me))
            .order_by_desc(campaign::Column::StartsOn)
            .order_by_desc(campaign::Column::Id);
        rows.all(&self.db.connection).await?.into_iter().map(card).collect()
    }

    /// The row of a campaign, in as few queries as a list under it needs.
    pub async fn card(&self, id: i64) -> Result<CampaignCard> {
        card(find_row(&self.db.connection, self.me, id).await?)
    }

    pub async fn find(&self, id: i64) -> Result<CampaignDetail> {
        let connection = &self.db.connection;
        let row = find_row(connection, self.me, id).await?;
        let (version, status) = (row.version, stored(&row.status, Status::from_word)?);
        let campaign = read(connection, row).await?;
        let mut speaks_to = AudienceCard::all(connection).await?;
        speaks_to.retain(|audience| campaign.audiences.contains(&audience.id));
        let Totals { number: activities, money } = self.totals(id).await?;
        Ok(CampaignDetail {
            id,
            version,
            status,
            campaign,
            audiences: speaks_to,
            transitions: transitions(connection, id).await?,
            planned_money: money.unwrap_or_default(),
            activities,
        })
    }

    /// Plans a new campaign, a draft; answers its id. The same form posted again, by its key, answers the first.
    pub async fn plan(&self, form: &CampaignForm) -> Result<i64> {
        require(self.me.may_plan_campaigns())?;
        let Some(key) = read_form_key(&form.form_key) else { return self.plan_new(form, None).await };
        if let Some(id) = self.planned_by(&key).await? {
            return Ok(id);
        }
        match self.plan_new(form, Some(&key)).await {
            Ok(id) => Ok(id),
            // Posted twice at once, and the other was quicker.
            Err(refused) => self.planned_by(&key).await?.ok_or(refused),
        }
    }

    /// What the actor planned with the form of a key.
    async fn planned_by(&self, key: &str) -> Result<Option<i64>> {
        let connection = &self.db.connection;
        let found =
            campaign::Entity::find().filter(campaign::Column::FormKey.eq(key)).one(connection).await?;
        let Some(row) = found else { return Ok(None) };
        Ok(created(connection, self.me, Subject::Campaign, row.id).await?.map(|_| row.id))
    }

    async fn plan_new(&self, form: &CampaignForm, key: Option<&str>) -> Result<i64> {
        let transaction = self.db.begin().await?;
        let campaign = form.parse(&AudienceCard::all(&transaction).await?)?;
        let row = campaign::ActiveModel {
            id: NotSet,
            status: Set(Status::Draft.word().to_owned()),
            version: Set(1),
            created_at: Set(now()),
            form_key: Set(key.map(str::to_owned)),
            ..row(&campaign)
        };
        let id = campaign::Entity::insert(row).exec(&transaction).await.map_err(taken)?.last_insert_id;
        write_children(&transaction, id, &campaign).await?;
        audit::Entry::of(self.me, Verb::Create, Subject::Campaign, id, &campaign.title)
            .after(Some(&campaign))?
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// Changes a campaign that is not closed. Its period must still hold its activities.
    pub async fn edit(&self, id: i64, form: &CampaignForm) -> Result<()> {
        require(self.me.may_plan_campaigns())?;
        let transaction = self.db.begin().await?;
        let before = lock_row(&transaction, self.me, id).await?;
        if before.status == Status::Closed.word() {
            return Err(Problems::one("title", CampaignProblem::Closed).into());
        }
        if before.version.to_string() != form.version {
            return Err(Error::Conflict);
        }
        let campaign = form.parse(&AudienceCard::all(&transaction).await?)?;
        period_holds_activities(&transaction, id, &campaign).await?;
        let (version, status) = (before.version + 1, stored(&before.status, Status::from_word)?);
        let before = read(&transaction, before).await?;
        let row = campaign::ActiveModel { id: Set(id), version: Set(version), ..row(&campaign) };
        campaign::Entity::update(row).exec(&transaction).await.map_err(taken)?;
        delete_children(&transaction, id).await?;
        write_children(&transaction, id, &campaign).await?;
        release::choose(&transaction, id, status, (before.release, campaign.release)).await?;
        audit::Entry::of(self.me, Verb::Edit, Subject::Campaign, id, &campaign.title)
            .before(Some(&before))?
            .after(Some(&campaign))?
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Moves a campaign on from where it stands. A transition that is not open from there reads as a conflict.
    pub async fn transition(&self, id: i64, transition: Transition, reason: &str) -> Result<()> {
        self.transition_at(id, transition, reason, now()).await
    }

    /// As [`Campaigns::transition`], if the campaign is still the version that the person saw.
    pub async fn transition_from(
        &self,
        id: i64,
        seen: &str,
        transition: Transition,
        reason: &str,
    ) -> Result<()> {
        self.move_on(id, Some(seen), transition, reason, now()).await
    }

    pub(crate) async fn transition_at(
        &self,
        id: i64,
        transition: Transition,
        reason: &str,
        at: DateTime<Utc>,
    ) -> Result<()> {
        self.move_on(id, None, transition, reason, at).await
    }

    async fn move_on(
        &self,
        id: i64,
        seen: Option<&str>,
        transition: Transition,
        reason: &str,
        at: DateTime<Utc>,
    ) -> Result<()> {
        require(self.me.may_plan_campaigns())?;
        let reason = read_reason(reason, transition.needs_reason().then_some(Problem::NeedsReason))?;
        let transaction = self.db.begin().await?;
        let row = lock_row(&transaction, self.me, id).await?;
        let status = stored(&row.status, Status::from_word)?;
        let unseen = seen.is_some_and(|seen| seen.trim() != row.version.to_string());
        if unseen || status != transition.from() {
            return Err(Error::Conflict);
        }
        let moved = campaign::ActiveModel {
            id: Set(id),
            status: Set(transition.to().word().to_owned()),
            version: Set(row.version + 1),
            ..Default::default()
        };
        campaign::Entity::update(moved).exec(&transaction).await?;
        if transition == Transition::Approve {
            release::approve(&transaction, &row).await?;
        }
        let taken = campaign_transition::ActiveModel {
            id: NotSet,
            campaign_id: Set(id),
            transition: Set(transition.word().to_owned()),
            account_id: Set(self.me.account),
            at: Set(at),
            reason: Set(reason.clone()),
        };
        campaign_transition::Entity::insert(taken).exec_without_returning(&transaction).await?;
        audit::Entry::of(self.me, verb(transition), Subject::Campaign, id, &row.title)
            .reason(&reason)
            .before(Some(&status))?
            .after(Some(&transition.to()))?
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// A reason as typed: at most 2,000 characters. Where it is empty, `missing` says what that is.
pub(crate) fn read_reason(typed: &str, missing: Option<Problem>) -> Result<String> {
    let mut check = domain::Check::default();
    let reason = check.text("reason", typed, 2_000);
    if let Some(missing) = missing.filter(|_| reason.is_empty()) {
        check.refuse("reason", missing);
    }
    Ok(check.finish(Some(reason))?)
}

const fn verb(transition: Transition) -> Verb {
    match transition {
        Transition::Submit => Verb::Submit,
        Transition::Return => Verb::Return,
        Transition::Approve => Verb::Approve,
        Transition::Run => Verb::Run,
        Transition::Close => Verb::Close,
        Transition::Reopen => Verb::Reopen,
    }
}

fn card(row: campaign::Model) -> Result<CampaignCard> {
    Ok(CampaignCard {
        id: row.id,
        code: row.code,
        title: row.title,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        status: stored(&row.status, Status::from_word)?,
        activities: 0,
    })
}

pub(crate) async fn find_row(
    connection: &impl ConnectionTrait,
    me: &Actor,
    id: i64,
) -> Result<campaign::Model> {
    let found = campaign::Entity::find_by_id(id).filter(scope::campaigns(me)).one(connection).await?;
    found.ok_or(Error::NotFound)
}

/// As [`find_row`], held until the transaction ends: who changes a campaign waits for those who plan in it.
async fn lock_row(connection: &impl ConnectionTrait, me: &Actor, id: i64) -> Result<campaign::Model> {
    let found = campaign::Entity::find_by_id(id)
        .filter(scope::campaigns(me))
        .lock_exclusive()
        .one(connection)
        .await?;
    found.ok_or(Error::NotFound)
}

/// A campaign moved to another period must not leave activities outside it.
async fn period_holds_activities(
    connection: &impl ConnectionTrait,
    id: i64,
    campaign: &Campaign,
) -> Result<()> {
    use domain::time::start_of;
    let mut problems = Problems::default();
    let of_campaign = || activity::Entity::find().filter(activity::Column::CampaignId.eq(id));
    let early = of_campaign().filter(activity::Column::StartsAt.lt(start_of(campaign.starts_on)));
    let late = of_campaign()
        .filter(activity::Column::EndsAt.gt(start_of(campaign.ends_on + chrono::Duration::days(1))));
    for (field, outside) in [("starts_on", early), ("ends_on", late)] {
        if outside.count(connection).await? > 0 {
            problems.add(field, CampaignProblem::LeavesActivitiesOutside);
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

fn taken(error: DbErr) -> Error {
    if violates(&error, "campaigns_code_start", "campaigns.code, campaigns.starts_on") {
        return Problems::one("code", Problem::Taken).into();
    }
    if violates(&error, "campaigns_form_key", "campaigns.form_key") {
        return Error::Conflict;
    }
    error.into()
}
