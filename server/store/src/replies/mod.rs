//! What organisations answer to activities that they lead or support.

pub(crate) mod rows;
pub(crate) mod sample;

use crate::{
    Db,
    activities::{
        rows::{activity, activity_supporter},
        stand,
    },
    audit,
    campaigns::rows::campaign,
    db::now,
    discussion::names,
    error::{Error, Result, require, stored},
    form_key::created,
    home::own_work,
    organisations::rows::organisation,
    public::approved,
    scope,
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    Actor,
    access::Standing,
    activities::Status,
    audit::{Subject, Verb},
    calendar::CalendarEntry,
    replies::{ASKED_MAX, ATTENDEES_DAYS, Answer, Declined, NewReply, Replies, Reply, ReplyForm},
    time::day_of,
};
use rows::reply;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
    sea_query::{Expr, SelectStatement},
};

impl Db {
    /// What was answered to an activity that the actor sees.
    pub async fn replies(&self, me: &Actor, activity: i64) -> Result<Replies> {
        let connection = &self.connection;
        let stands = stand(connection, me, activity).await?;
        let standing = &stands.standing;
        let last = last(reply::Column::ActivityId.eq(activity));
        let rows = reply::Entity::find().filter(reply::Column::Id.in_subquery(last)).all(connection).await?;
        let names = names(connection, rows.iter().map(|row| row.author_id)).await?;
        let read = |row: reply::Model| {
            let sees = me.may_see_attendees(standing, row.organisation_id);
            Ok(Reply {
                organisation: row.organisation_id,
                answer: stored(&row.answer, Answer::from_word)?,
                attendees: if sees { row.attendees } else { String::new() },
                note: row.note,
                by: names.get(&row.author_id).cloned().unwrap_or_default(),
                at: row.at,
                outdated: row.starts_at != stands.starts_at,
            })
        };
        let replies = rows.into_iter().map(read).collect::<Result<_>>()?;
        let open = stands.is_to_come();
        let own = me.replies_as(standing).filter(|_| open);
        Ok(Replies { replies, own, for_all: open && me.may_reply_for_all(standing) })
    }

    /// Answers for an organisation of an activity. Answers the place in the audit by which that is taken back.
    pub async fn reply(&self, me: &Actor, activity: i64, form: &ReplyForm) -> Result<i64> {
        let transaction = self.begin().await?;
        let stands = stand(&transaction, me, activity).await?;
        require(stands.is_to_come())?;
        let organisations = answered_for(me, &stands.standing);
        require(!organisations.is_empty())?;
        let new = form.parse(&organisations)?;
        if let Some(again) = said_last(&transaction, me, activity, &new).await?
            && again.starts_at == stands.starts_at
            && let Some(entry) = created(&transaction, me, Subject::Reply, again.id).await?
        {
            // Said twice, as with a double tap, it is one answer that one press takes back.
            return Ok(entry);
        }
        let row = reply::ActiveModel {
            id: NotSet,
            activity_id: Set(activity),
            organisation_id: Set(new.organisation),
            author_id: Set(me.account),
            answer: Set(new.answer.word().to_owned()),
            attendees: Set(new.attendees),
            note: Set(new.note),
            starts_at: Set(stands.starts_at),
            at: Set(now()),
            removed_at: Set(None),
        };
        let id = reply::Entity::insert(row).exec(&transaction).await?.last_insert_id;
        let entry = audit::Entry::of(me, Verb::Create, Subject::Reply, id, &stands.title);
        let entry = entry.record(&transaction).await?;
        transaction.commit().await?;
        Ok(entry)
    }

    /// Takes back an answer that the actor gave: the one before it counts again. Answers the activity.
    pub async fn undo_reply(&self, me: &Actor, entry: i64) -> Result<i64> {
        let transaction = self.begin().await?;
        let change = audit::own_change(&transaction, me, Subject::Reply, entry).await?;
        let row = reply::Entity::find_by_id(change.subject_id).lock_exclusive().one(&transaction).await?;
        let row = row.filter(|_| change.verb == Verb::Create.word()).ok_or(Error::NotFound)?;
        let stands = stand(&transaction, me, row.activity_id).await?;
        require(answered_for(me, &stands.standing).contains(&row.organisation_id))?;
        if row.removed_at.is_some() {
            return Err(Error::Conflict);
        }
        let removed =
            reply::ActiveModel { id: Set(row.id), removed_at: Set(Some(now())), ..Default::default() };
        reply::Entity::update(removed).exec(&transaction).await?;
        audit::Entry::of(me, Verb::Undo, Subject::Reply, row.id, &stands.title).record(&transaction).await?;
        transaction.commit().await?;
        Ok(row.activity_id)
    }

    /// What is to come and waits for the answer of the actor's organisation, by start.
    pub(crate) async fn asked(&self, me: &Actor) -> Result<Vec<CalendarEntry>> {
        let Some(own) = me.organisation else { return Ok(Vec::new()) };
        // What was moved is asked anew.
        let of_this_time = Expr::col((reply::Entity, reply::Column::StartsAt))
            .equals((activity::Entity, activity::Column::StartsAt));
        let answered = reply::Entity::find()
            .select_only()
            .column(reply::Column::ActivityId)
            .filter(reply::Column::OrganisationId.eq(own))
            .filter(reply::Column::RemovedAt.is_null())
            .filter(of_this_time)
            .into_query();
        let asked = to_come(me).filter(activity::Column::Id.not_in_subquery(answered));
        let asked = asked.order_by_asc(activity::Column::StartsAt).order_by_asc(activity::Column::Id);
        self.activities(me).listed(asked.limit(ASKED_MAX)).await
    }

    /// Organisations that do not take part in what is to come and is the actor's to plan, by start.
    pub(crate) async fn declined(&self, me: &Actor) -> Result<Vec<Declined>> {
        let Some(own) = own_work(me).filter(|_| me.may_plan_activities()) else { return Ok(Vec::new()) };
        let connection = &self.connection;
        let planned = to_come(me).filter(own).select_only().column(activity::Column::Id).into_query();
        let rows = reply::Entity::find()
            .filter(reply::Column::Id.in_subquery(last(reply::Column::ActivityId.in_subquery(planned))))
            .filter(reply::Column::Answer.eq(Answer::Declines.word()))
            .limit(DECLINED_READ)
            .all(connection)
            .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let ids = || rows.iter().map(|row| row.activity_id);
        let activities = activity::Entity::find().filter(activity::Column::Id.is_in(ids()));
        let activities = activities.all(connection).await?;
        let supporters = activity_supporter::Column::ActivityId.is_in(ids());
        let supporters = activity_supporter::Entity::find().filter(supporters).all(connection).await?;
        let organisations = organisation::Column::Id.is_in(rows.iter().map(|row| row.organisation_id));
        let organisations = organisation::Entity::find().filter(organisations).all(connection).await?;
        let read = |row: reply::Model| {
            let activity = activities.iter().find(|activity| activity.id == row.activity_id)?;
            // What was moved is asked anew, and who takes part no longer is missed by nobody.
            let takes_part = activity.lead_id == row.organisation_id
                || supporters.iter().any(|supporter| {
                    (supporter.activity_id, supporter.organisation_id) == (activity.id, row.organisation_id)
                });
            let organisation =
                organisations.iter().find(|organisation| organisation.id == row.organisation_id)?;
            (takes_part && row.starts_at == activity.starts_at).then(|| Declined {
                activity: activity.id,
                title: activity.title.clone(),
                on: day_of(activity.starts_at),
                organisation: organisation.name.clone(),
                note: row.note,
            })
        };
        let mut declined: Vec<_> = rows.iter().cloned().filter_map(read).collect();
        declined.sort_by_key(|declined| declined.on);
        Ok(declined)
    }

    /// What a person answered for organisations, and when; the latest first.
    pub(crate) async fn replies_by(&self, account: i64) -> Result<Vec<(DateTime<Utc>, String)>> {
        let given = reply::Entity::find()
            .filter(reply::Column::AuthorId.eq(account))
            .order_by_desc(reply::Column::Id)
            .all(&self.connection)
            .await?;
        let said = |row: &reply::Model| {
            [row.attendees.as_str(), &row.note]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("; ")
        };
        Ok(given.iter().map(|row| (row.at, said(row))).collect())
    }

    /// Forgets whom organisations sent to what is long over.
    pub(crate) async fn sweep_replies(&self) -> Result<()> {
        let long_over = activity::Entity::find()
            .select_only()
            .column(activity::Column::Id)
            .filter(activity::Column::EndsAt.lt(now() - Duration::days(ATTENDEES_DAYS)))
            .into_query();
        reply::Entity::update_many()
            .col_expr(reply::Column::Attendees, Expr::value(""))
            .filter(reply::Column::Attendees.ne(""))
            .filter(reply::Column::ActivityId.in_subquery(long_over))
            .exec(&self.connection)
            .await?;
        Ok(())
    }
}

/// Answers that are read at once for a first page.
const DECLINED_READ: u64 = 100;

/// The organisations of an activity that an actor answers for.
fn answered_for(me: &Actor, standing: &Standing) -> Vec<i64> {
    if me.may_reply_for_all(standing) {
        return standing.supporting.iter().copied().chain([standing.lead]).collect();
    }
    me.replies_as(standing).into_iter().collect()
}

/// The ids of the last answers that stand, one of each organisation to each activity, among some.
fn last(among: Expr) -> SelectStatement {
    reply::Entity::find()
        .select_only()
        .expr(reply::Column::Id.max())
        .filter(among)
        .filter(reply::Column::RemovedAt.is_null())
        .group_by(reply::Column::ActivityId)
        .group_by(reply::Column::OrganisationId)
        .into_query()
}

/// The last answer for an organisation, if it is the actor's and the same.
async fn said_last(
    connection: &impl ConnectionTrait,
    me: &Actor,
    activity: i64,
    new: &NewReply,
) -> Result<Option<reply::Model>> {
    let of = reply::Column::ActivityId.eq(activity).and(reply::Column::OrganisationId.eq(new.organisation));
    let row = reply::Entity::find().filter(reply::Column::Id.in_subquery(last(of))).one(connection).await?;
    Ok(row.filter(|row| {
        let NewReply { answer, attendees, note, .. } = new;
        (row.author_id, row.answer.as_str(), &row.attendees, &row.note)
            == (me.account, answer.word(), attendees, note)
    }))
}

/// What an actor sees of what is approved, planned and has not begun.
fn to_come(me: &Actor) -> Select<activity::Entity> {
    let open = campaign::Entity::find().select_only().column(campaign::Column::Id).filter(approved());
    activity::Entity::find()
        .filter(scope::activities(me))
        .filter(activity::Column::Status.eq(Status::Planned.word()))
        .filter(activity::Column::StartsAt.gt(now()))
        .filter(activity::Column::CampaignId.in_subquery(open.into_query()))
}
