//! Activities as an actor may see, plan, change and undo them.

mod bulk;
mod calendar;
mod details;
mod earlier;
mod move_units;
mod order;
mod parts;
mod plan;
pub(crate) mod read;
mod release;
pub(crate) mod rows;
pub(crate) mod sample;
mod schedule;
mod stand;
mod undo;
mod units_of;

pub use calendar::FeedEntry;
pub(crate) use move_units::{begins_after, goes_on_after, on_after};
pub use schedule::Schedule;
pub(crate) use stand::stand;
pub use undo::Undone;
pub(crate) use units_of::units_of;

use crate::error::require;
use crate::{
    Db,
    activities::rows::activity,
    audit,
    campaigns::rows::campaign,
    campaigns::{find_row as find_campaign, read_reason},
    error::{Error, Result, stored},
    kept::KeptRows,
    organisations::organisations_within,
    scope,
    units::units_within,
};
use domain::campaigns::{CampaignProblem, Release};
use domain::{
    Actor, Problem, Problems,
    access::Standing,
    activities::{Activity, ActivityDetail, ActivityForm, Details, Known, Status, Transition},
    audiences::AudienceCard,
    audit::{Subject, Verb},
    campaigns,
    text::searchable,
    time::today,
};
use parts::Parts;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};

/// The activities of one actor.
#[derive(Debug)]
pub struct Activities<'a> {
    db: &'a Db,
    me: &'a Actor,
}

/// What was done, by its place in the audit: whoever did it may undo it from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    pub id: i64,
    pub audit: i64,
}

/// An activity as the audit keeps it, whole enough to be put back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Snapshot {
    pub version: i64,
    pub status: Status,
    pub reason: String,
    /// A planner has yet to let the public see it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waiting: bool,
    #[serde(flatten)]
    pub activity: Activity,
}

impl Db {
    pub fn activities<'a>(&'a self, me: &'a Actor) -> Activities<'a> {
        Activities { db: self, me }
    }
}

impl Activities<'_> {
    pub async fn find(&self, id: i64) -> Result<ActivityDetail> {
        let row = find_row(&self.db.connection, self.me, id).await?;
        let detail = read::detail(&self.db.connection, self.me, row).await?;
        Ok(ActivityDetail { last_own: self.last_own(&detail).await?, ..detail })
    }

    /// What a form for a campaign may name.
    pub async fn known(&self, campaign: i64) -> Result<Known> {
        let campaign = find_campaign(&self.db.connection, self.me, campaign).await?;
        known(&self.db.connection, self.me, &campaign).await
    }

    /// Changes an activity; its kind of activity and its campaign stay. What is public stays so, whoever changes it: a
    /// planner looks at what officers add, not at each of their changes.
    pub async fn edit(&self, id: i64, form: &ActivityForm) -> Result<Done> {
        let transaction = self.db.begin().await?;
        let row = find_row(&transaction, self.me, id).await?;
        let campaign = unclosed_campaign(&transaction, self.me, row.campaign_id).await?;
        let before = read::snapshot(&transaction, &row).await?;
        require(self.me.may_edit(&standing(&transaction, &before.activity, &campaign).await?))?;
        if before.version.to_string() != form.version {
            return Err(Error::Conflict);
        }
        let known = known(&transaction, self.me, &campaign).await?;
        let form = ActivityForm { kind: row.kind.clone(), ..form.clone() };
        let activity = form.parse(&known)?;
        // What was done cannot come to lie ahead.
        if before.status == Status::Done && activity.when.first_day() > today() {
            return Err(Problems::one("starts_on", Problem::InFuture).into());
        }
        // What was for the staff alone is released by those who release what is added.
        let opened = before.activity.details.is_internal() && !activity.details.is_internal();
        let status = stored(&campaign.status, campaigns::Status::from_word)?;
        let releases = stored(&campaign.release, Release::from_word)?.releases_added(status, self.me);
        let waiting = before.waiting || (opened && !releases);
        let after = Snapshot { version: before.version + 1, waiting, activity, ..before.clone() };
        write(&transaction, id, &before, &after, &known).await?;
        if waiting != before.waiting {
            let unreleased =
                activity::ActiveModel { id: Set(id), released: Set(false), ..Default::default() };
            activity::Entity::update(unreleased).exec(&transaction).await?;
        }
        let audit = self.record(&transaction, Verb::Edit, id, "", Some(&before), Some(&after)).await?;
        transaction.commit().await?;
        Ok(Done { id, audit })
    }

    /// Moves an activity on from where it stands. A transition that is no longer open reads as a conflict.
    pub async fn transition(&self, id: i64, transition: Transition, reason: &str) -> Result<Done> {
        self.move_on(id, None, transition, reason).await
    }

    /// As [`Activities::transition`], if the activity is still the version that the person saw.
    pub async fn transition_from(
        &self,
        id: i64,
        seen: &str,
        transition: Transition,
        reason: &str,
    ) -> Result<Done> {
        self.move_on(id, Some(seen), transition, reason).await
    }

    async fn move_on(
        &self,
        id: i64,
        seen: Option<&str>,
        transition: Transition,
        reason: &str,
    ) -> Result<Done> {
        let transaction = self.db.begin().await?;
        let row = find_row(&transaction, self.me, id).await?;
        let campaign = unclosed_campaign(&transaction, self.me, row.campaign_id).await?;
        let before = read::snapshot(&transaction, &row).await?;
        let standing = standing(&transaction, &before.activity, &campaign).await?;
        require(transition.may_be_taken_by(self.me, &standing))?;
        let unseen = seen.is_some_and(|seen| seen.trim() != before.version.to_string());
        if unseen || !transition.is_available(before.status, before.activity.when.first_day(), today()) {
            return Err(Error::Conflict);
        }
        let campaign = stored(&campaign.status, campaigns::Status::from_word)?;
        let asked = transition.asks_reason(&before.activity, campaign.is_approved(), today());
        let reason = read_reason(reason, asked)?;
        let done = self.moved(&transaction, id, &before, transition, &reason).await?;
        transaction.commit().await?;
        Ok(done)
    }

    /// Moves an activity on because a log that is kept in the same transaction says so, whoever sent it; nothing happens
    /// where the transition is not open, or asks for a reason that the log has not.
    pub(crate) async fn move_by_log(
        &self,
        connection: &impl ConnectionTrait,
        id: i64,
        transition: Transition,
        reason: &str,
    ) -> Result<()> {
        let row = find_row(connection, self.me, id).await?;
        let before = read::snapshot(connection, &row).await?;
        // A log is of what took place, whatever was approved and whenever it was planned.
        let on = today().max(before.activity.when.first_day());
        let asked = transition.asks_reason(&before.activity, true, on).is_some();
        let is_open = transition.is_available(before.status, before.activity.when.first_day(), today());
        if is_open && !(asked && reason.is_empty()) {
            self.moved(connection, id, &before, transition, if asked { reason } else { "" }).await?;
        }
        Ok(())
    }

    async fn moved(
        &self,
        connection: &impl ConnectionTrait,
        id: i64,
        before: &Snapshot,
        transition: Transition,
        reason: &str,
    ) -> Result<Done> {
        // The reason that an activity shows is why it is as it is; what is planned again needs none.
        let shown = if transition == Transition::Reopen { "" } else { reason };
        let after = Snapshot {
            version: before.version + 1,
            status: transition.to(),
            reason: shown.to_owned(),
            ..before.clone()
        };
        set_status(connection, id, before, &after).await?;
        let audit = self.record(connection, verb(transition), id, reason, Some(before), Some(&after)).await?;
        Ok(Done { id, audit })
    }

    async fn record(
        &self,
        connection: &impl ConnectionTrait,
        verb: Verb,
        id: i64,
        reason: &str,
        before: Option<&Snapshot>,
        after: Option<&Snapshot>,
    ) -> Result<i64> {
        let title = after.or(before).map_or("", |snapshot| &snapshot.activity.title);
        audit::Entry::of(self.me, verb, Subject::Activity, id, title)
            .reason(reason)
            .before(before)?
            .after(after)?
            .record(connection)
            .await
    }
}

const fn verb(transition: Transition) -> Verb {
    match transition {
        Transition::Start => Verb::Start,
        Transition::Finish => Verb::Finish,
        Transition::Cancel => Verb::Cancel,
        Transition::Reopen => Verb::Reopen,
    }
}

async fn find_row(connection: &impl ConnectionTrait, me: &Actor, id: i64) -> Result<activity::Model> {
    let found = activity::Entity::find_by_id(id).filter(scope::activities(me)).one(connection).await?;
    found.ok_or(Error::NotFound)
}

/// A closed campaign is history: its activities change no more. Held, so that it is not closed meanwhile.
async fn unclosed_campaign(
    connection: &impl ConnectionTrait,
    me: &Actor,
    id: i64,
) -> Result<campaign::Model> {
    let campaign =
        campaign::Entity::find_by_id(id).filter(scope::campaigns(me)).lock_shared().one(connection).await?;
    let campaign = campaign.ok_or(Error::NotFound)?;
    if campaign.status == campaigns::Status::Closed.word() {
        return Err(Problems::one("campaign", CampaignProblem::Closed).into());
    }
    Ok(campaign)
}

async fn known(connection: &impl ConnectionTrait, me: &Actor, campaign: &campaign::Model) -> Result<Known> {
    let (from, to) = (campaign.starts_on, campaign.ends_on);
    Ok(Known {
        actor: me.clone(),
        from,
        to,
        units: units_within(connection, from, to).await?,
        organisations: organisations_within(connection, from, to).await?,
        audiences: AudienceCard::all(connection).await?,
    })
}

pub(crate) async fn standing(
    connection: &impl ConnectionTrait,
    activity: &Activity,
    campaign: &campaign::Model,
) -> Result<Standing> {
    use crate::units::rows::unit;
    let units = unit::Entity::find().filter(unit::Column::Id.is_in(activity.units.iter().copied()));
    Ok(Standing {
        unit_paths: units.all(connection).await?.into_iter().map(|unit| unit.path).collect(),
        lead: activity.lead,
        supporting: activity.supporting.clone(),
        draft: stored(&campaign.status, campaigns::Status::from_word)? == campaigns::Status::Draft,
    })
}

/// The columns that a form sets; `folded` holds all that people search an activity by, and names have theirs alone too.
fn row(activity: &Activity, known: &Known) -> activity::ActiveModel {
    let Activity { title, units, venue, when, lead, supporting, audiences, quantities: _, money, details } =
        activity;
    let (starts_at, ends_at) = when.bounds();
    let units = known.units.iter().filter(|unit| units.contains(&unit.id)).map(|unit| unit.name.as_str());
    let organisations = known
        .organisations
        .iter()
        .filter(|organisation| organisation.id == *lead || supporting.contains(&organisation.id))
        .flat_map(|organisation| [organisation.name.as_str(), organisation.short_name.as_str()]);
    let audiences = known.audiences.iter().filter(|a| audiences.contains(&a.id)).map(|a| a.name.as_str());
    let speakers = match details {
        Details::Talk(talk) => talk.speakers.as_slice(),
        _ => &[],
    };
    let words: Vec<&str> = [title.as_str(), &venue.name, &venue.address]
        .into_iter()
        .chain(speakers.iter().map(|speaker| speaker.name.as_str()))
        .chain(units)
        .chain(organisations)
        .chain(audiences)
        .collect();
    activity::ActiveModel {
        kind: Set(details.kind().word().to_owned()),
        title: Set(title.clone()),
        venue_name: Set(venue.name.clone()),
        venue_address: Set(venue.address.clone()),
        latitude: Set(venue.point.map(|(latitude, _)| latitude)),
        longitude: Set(venue.point.map(|(_, longitude)| longitude)),
        all_day: Set(when.times().is_none()),
        starts_at: Set(starts_at),
        ends_at: Set(ends_at),
        lead_id: Set(*lead),
        money: Set(*money),
        folded: Set(searchable(&words.join(" "))),
        title_folded: Set(searchable(title)),
        venue_folded: Set(searchable(&venue.name)),
        ..Default::default()
    }
}

/// Writes a whole new state over the one that was read.
async fn write(
    connection: &impl ConnectionTrait,
    id: i64,
    before: &Snapshot,
    after: &Snapshot,
    known: &Known,
) -> Result<()> {
    let row = activity::ActiveModel { id: Set(id), ..row(&after.activity, known) };
    activity::Entity::update(row).exec(connection).await?;
    Parts::delete(connection, id).await?;
    Parts::of(&after.activity).write(connection, id).await?;
    details::delete(connection, id, before.activity.details.kind()).await?;
    details::write(connection, id, &after.activity.details).await?;
    set_status(connection, id, before, after).await
}

/// Moves status, reason and version on, if the version is still the one that was read.
async fn set_status(
    connection: &impl ConnectionTrait,
    id: i64,
    before: &Snapshot,
    after: &Snapshot,
) -> Result<()> {
    use sea_orm::sea_query::Expr;
    let moved = activity::Entity::update_many()
        .col_expr(activity::Column::Status, Expr::value(after.status.word()))
        .col_expr(activity::Column::Reason, Expr::value(after.reason.clone()))
        .col_expr(activity::Column::Version, Expr::value(after.version))
        .filter(activity::Column::Id.eq(id))
        .filter(activity::Column::Version.eq(before.version))
        .exec(connection)
        .await?;
    if moved.rows_affected == 0 { Err(Error::Conflict) } else { Ok(()) }
}
