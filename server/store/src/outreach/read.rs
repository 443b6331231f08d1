//! Logs as they are listed and read.

use super::{Logs, Snapshot};
use crate::{
    accounts::rows::account,
    activities::rows::activity,
    error::Result,
    outreach::{
        asked::asked,
        beside::others,
        results::units_at,
        rows::{log, log_count, log_remark},
        same,
        stored::{self, snapshot},
    },
    scope,
    settings::locked_to,
    units::{rows::unit, units_by_id},
};
use domain::{
    Actor, Role,
    outreach::{
        Asking, Face, LOGS_MAX, LOGS_PAGE, LogCard, LogDetail, LogQuery, Status, Transition, told_clock,
    },
    targets::{Measure, Quantity},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, Query, SelectStatement},
};
use std::collections::HashMap;

impl Logs<'_> {
    /// One page of a list, the latest first, and how many there are on all: more than [`LOGS_MAX`] count as one more.
    pub async fn list(&self, query: &LogQuery) -> Result<(Vec<LogCard>, u64)> {
        let face = of_face(self.me, query.face.unwrap_or(Face::All));
        let asked = asked(&self.db.connection, query).await?;
        let rows = log::Entity::find().filter(seen(self.me)).filter(face).filter(asked);
        let count = count_to(&self.db.connection, rows.clone(), LOGS_MAX + 1).await?;
        let page = query.page.clamp(1, count.min(LOGS_MAX).div_ceil(LOGS_PAGE).max(1));
        let rows = latest_first(rows).limit(LOGS_PAGE).offset((page - 1) * LOGS_PAGE);
        Ok((self.cards(rows).await?, count))
    }

    /// How many wait for the actor.
    pub async fn asking(&self) -> Result<Asking> {
        let returned = of_face(self.me, Face::Mine).add(log::Column::Status.eq(Status::Returned.word()));
        let waiting = seen(self.me).add(of_face(self.me, Face::Waiting));
        let counts = log::Entity::find()
            .select_only()
            .column(log::Column::Status)
            .expr(log::Column::Id.count())
            .filter(Condition::any().add(waiting).add(returned))
            .group_by(log::Column::Status)
            .into_tuple::<(String, i64)>();
        // What waits was sent, what came back was returned.
        let counts: HashMap<String, i64> = counts.all(&self.db.connection).await?.into_iter().collect();
        let of = |status: Status| counts.get(status.word()).map_or(0, |count| count.unsigned_abs());
        let beside = log::Entity::find().filter(seen(self.me)).filter(of_face(self.me, Face::Beside));
        let beside = beside.count(&self.db.connection).await?;
        Ok(Asking { waiting: of(Status::Sent), returned: of(Status::Returned), beside })
    }

    /// Those of an activity, the latest first; of more than a page the first.
    pub async fn of_activity(&self, activity: i64) -> Result<Vec<LogCard>> {
        let rows = log::Entity::find().filter(seen(self.me)).filter(log::Column::ActivityId.eq(activity));
        self.cards(latest_first(rows).limit(LOGS_PAGE)).await
    }

    /// Others that count of the activity, unit and day of a log.
    async fn doubles(&self, row: &log::Model) -> Result<Vec<LogCard>> {
        let Some(activity) = row.activity_id.filter(|_| row.doubtful) else { return Ok(Vec::new()) };
        let rows = log::Entity::find().filter(seen(self.me)).filter(log::Column::Id.ne(row.id)).filter(same(
            activity,
            row.unit_id,
            row.day,
        ));
        self.cards(latest_first(rows).limit(LOGS_PAGE)).await
    }

    pub async fn detail(&self, id: i64) -> Result<LogDetail> {
        let connection = &self.db.connection;
        let (row, snapshot) = self.seen(connection, id).await?;
        let counts = snapshot.counts();
        let Snapshot { doubtful, log, .. } = snapshot;
        let standing = self.standing(connection, &row).await?;
        let remarks =
            log_remark::Entity::find().filter(log_remark::Column::LogId.eq(id)).all(connection).await?;
        let status = stored::status(&row)?;
        let own = standing.author == self.me.account;
        let open =
            Transition::ALL.iter().copied().filter(|transition| transition.leads_from(status, doubtful));
        // Sending is what its form does.
        let may = |transition: &Transition| match transition {
            Transition::Send => false,
            transition if transition.is_review() => self.me.may_review_log(&standing),
            _ => own,
        };
        let doubles = self.doubles(&row).await?;
        let beside = self.kept_beside(&row).await?;
        let card = self.cards(log::Entity::find_by_id(id)).await?.pop().ok_or(crate::Error::NotFound)?;
        let may_edit = self.me.may_edit_log(&standing);
        Ok(LogDetail {
            key: row.key,
            remarks: remarks.into_iter().map(|row| (row.field, row.remark)).collect(),
            doubles,
            may_edit: may_edit && !card.locked,
            may_add_photos: self.me.may_add_photos(&standing),
            may_settle: may_edit && !beside.is_empty(),
            may_remove: may_edit && own && !(card.locked && counts),
            transitions: open.filter(|transition| !card.locked && may(transition)).collect(),
            clock_ahead: told_clock(row.clock_ahead),
            beside,
            card,
            log,
        })
    }

    async fn cards(&self, rows: Select<log::Entity>) -> Result<Vec<LogCard>> {
        let connection = &self.db.connection;
        // By their ids first: what is told of each is not looked for where it is left out.
        let ids = rows.select_only().column(log::Column::Id).into_tuple::<i64>().all(connection).await?;
        let rows = latest_first(log::Entity::find().filter(log::Column::Id.is_in(ids)));
        let rows = rows.expr_as(Expr::exists(others()), "beside").into_model::<Listed>();
        let rows = rows.all(connection).await?;
        let units = units_by_id(connection, rows.iter().map(|one| one.row.unit_id)).await?;
        let units: HashMap<i64, _> =
            units.into_iter().map(|unit| (unit.id, (unit.name, unit.name_en))).collect();
        let authors = authors(connection, rows.iter().map(|one| one.row.author_id)).await?;
        let counts = log_count::Entity::find()
            .filter(log_count::Column::LogId.is_in(rows.iter().map(|one| one.row.id)));
        let mut of: HashMap<i64, Vec<log_count::Model>> = HashMap::new();
        for count in counts.all(connection).await? {
            of.entry(count.log_id).or_default().push(count);
        }
        let locked_to = locked_to(connection).await?;
        rows.into_iter()
            .map(|Listed { row, beside }| {
                let (id, author_id) = (row.id, row.author_id);
                let Snapshot { version, status, doubtful, log } =
                    snapshot(row, of.remove(&id).unwrap_or_default())?;
                let totals = Measure::ALL.iter().map(|m| Quantity { measure: *m, number: log.total(*m) });
                Ok(LogCard {
                    id,
                    version,
                    totals: totals.filter(|total| total.number > 0).collect(),
                    activity: log.activity,
                    kind: log.kind,
                    title: log.title,
                    beside,
                    locked: locked_to.is_some_and(|to| log.day <= to),
                    day: log.day,
                    unit: units.get(&log.unit).cloned().unwrap_or_default(),
                    author: authors.get(&author_id).cloned().unwrap_or_default(),
                    status,
                    doubtful,
                    finished: log.finished,
                })
            })
            .collect()
    }
}

/// What those who wrote are called, by their accounts.
pub(super) async fn authors(
    connection: &impl ConnectionTrait,
    ids: impl Iterator<Item = i64>,
) -> Result<HashMap<i64, String>> {
    let names = account::Entity::find()
        .select_only()
        .columns([account::Column::Id, account::Column::Name])
        .filter(account::Column::Id.is_in(ids))
        .into_tuple::<(i64, String)>();
    Ok(names.all(connection).await?.into_iter().collect())
}

/// A log in a list, and whether another version is kept beside it.
#[derive(FromQueryResult)]
struct Listed {
    #[sea_orm(nested)]
    row: log::Model,
    beside: bool,
}

/// How many rows there are, of more than a number that number.
async fn count_to(connection: &impl ConnectionTrait, rows: Select<log::Entity>, most: u64) -> Result<u64> {
    let found = rows.select_only().expr(Expr::val(1)).limit(most).into_query();
    let count = Query::select().expr(Expr::cust("count(*)")).from_subquery(found, "found").to_owned();
    let row = connection.query_one(&count).await?;
    let count = row.map_or(Ok(0), |row| row.try_get_by_index::<i64>(0))?;
    Ok(count.unsigned_abs())
}

fn latest_first(rows: Select<log::Entity>) -> Select<log::Entity> {
    rows.order_by_desc(log::Column::Day).order_by_desc(log::Column::Id)
}

/// The logs that an actor may see, as [`Actor::may_see_log`] says of one.
pub(super) fn seen(me: &Actor) -> Condition {
    let sent = Condition::all().add(log::Column::Status.ne(Status::Draft.word()));
    let sent = sent.add(in_scope(me, log::Column::UnitId, log::Column::ActivityId));
    Condition::all().add(Condition::any().add(sent).add(log::Column::AuthorId.eq(me.account)))
}

/// Where the logs of others lie that an actor may see, by the columns of their unit and activity.
pub(super) fn in_scope(me: &Actor, unit: impl ColumnTrait, activity: impl ColumnTrait) -> Condition {
    match me.role {
        Role::Administrator | Role::Planner | Role::Viewer => Condition::all(),
        Role::UnitOfficer => Condition::all().add(unit.in_subquery(units_below(me))),
        Role::Partner => Condition::all().add(activity.in_subquery(taken_part_in(me))),
    }
}

fn of_face(me: &Actor, face: Face) -> Condition {
    match face {
        Face::All => Condition::all(),
        Face::Mine => Condition::all().add(log::Column::AuthorId.eq(me.account)),
        Face::Waiting => reviewed(me).add(log::Column::Status.eq(Status::Sent.word())),
        // As `Actor::may_edit_log` says of one.
        Face::Beside => {
            let accepted = Status::Accepted.word();
            let own = Condition::all().add(log::Column::AuthorId.eq(me.account));
            let own = own.add(log::Column::Status.ne(accepted));
            let reviewed = reviewed(me).add(log::Column::Status.eq(accepted));
            Condition::all().add(Expr::exists(others())).add(Condition::any().add(own).add(reviewed))
        }
    }
}

/// Of the logs that an actor sees, those that others wrote for the level below, as `Actor::may_review_log` says of one.
fn reviewed(me: &Actor) -> Condition {
    let of_others = Condition::all().add(log::Column::AuthorId.ne(me.account));
    match me.role {
        Role::Administrator | Role::Planner => of_others,
        Role::UnitOfficer => {
            let own = unit::Entity::find().select_only().column(unit::Column::Id);
            let own = own.filter(unit::Column::Path.eq(me.unit_path.clone().unwrap_or_default()));
            of_others.add(log::Column::UnitId.not_in_subquery(own.into_query()))
        }
        Role::Partner | Role::Viewer => of_others.add(log::Column::Id.eq(0)),
    }
}

pub(super) fn units_below(me: &Actor) -> SelectStatement {
    // No path begins with this: who has no unit sees none.
    units_at(me.unit_path.as_deref().unwrap_or("-/"))
}

/// What an agency sees of the plan is what it takes part in.
fn taken_part_in(me: &Actor) -> SelectStatement {
    let activities = activity::Entity::find().select_only().column(activity::Column::Id);
    activities.filter(scope::activities(me)).into_query()
}
