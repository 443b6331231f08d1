//! What programs read of logs: what has changed, and the figures.

use super::{
    Logs,
    read::{in_scope, seen, units_below},
    stored,
};
use crate::{
    error::{Result, require, stored as stored_word},
    outreach::rows::{figure, log, log_remark, removed_log},
    units::{below, rows::unit},
};
use domain::{
    Actor, Role,
    activities::Kind,
    outreach::{FigureRow, Status},
    sync::{CHANGES_MAX, Change, ChangedLog, Changes},
    targets::Measure,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::{BTreeMap, HashMap};

impl Logs<'_> {
    /// What has changed since a cursor of what the actor may see, in the order of commits; each log once, as it stands now.
    pub async fn changes(&self, cursor: i64) -> Result<Changes> {
        let mut numbered = self.kept_since(cursor).await?;
        numbered.extend(self.gone_since(cursor).await?);
        numbered.sort_by_key(|(number, _)| *number);
        let max = usize::try_from(CHANGES_MAX).unwrap_or(usize::MAX);
        let more = numbered.len() > max;
        numbered.truncate(max);
        let cursor = numbered.last().map_or(cursor, |(number, _)| *number);
        Ok(Changes { changes: numbered.into_iter().map(|(_, change)| change).collect(), cursor, more })
    }

    async fn kept_since(&self, cursor: i64) -> Result<Vec<(i64, Change)>> {
        let rows = log::Entity::find()
            .filter(seen(self.me))
            .filter(log::Column::ChangedSeq.gt(cursor))
            .order_by_asc(log::Column::ChangedSeq)
            .limit(CHANGES_MAX + 1)
            .all(&self.db.connection)
            .await?;
        let mut remarks: HashMap<i64, BTreeMap<String, String>> = HashMap::new();
        let of_rows = log_remark::Column::LogId.is_in(rows.iter().map(|row| row.id));
        for row in log_remark::Entity::find().filter(of_rows).all(&self.db.connection).await? {
            remarks.entry(row.log_id).or_default().insert(row.field, row.remark);
        }
        let change = |row: log::Model| {
            let log = ChangedLog {
                number: row.id,
                revision: row.version,
                status: stored::status(&row)?,
                doubtful: row.doubtful,
                remarks: remarks.remove(&row.id).unwrap_or_default(),
            };
            Ok((row.changed_seq, Change { id: row.key, log: Some(log) }))
        };
        rows.into_iter().map(change).collect()
    }

    /// What was removed, and what the actor no longer sees.
    async fn gone_since(&self, cursor: i64) -> Result<impl Iterator<Item = (i64, Change)>> {
        let removed = removed_log::Entity::find()
            .filter(seen_before(self.me))
            .filter(removed_log::Column::ChangedSeq.gt(cursor))
            .order_by_asc(removed_log::Column::ChangedSeq)
            .limit(CHANGES_MAX + 1)
            .all(&self.db.connection)
            .await?;
        let mut gone: HashMap<String, i64> = self.departed_since(cursor).await?.into_iter().collect();
        gone.extend(removed.into_iter().map(|row| (row.key, row.changed_seq)));
        Ok(gone.into_iter().map(|(id, number)| (number, Change { id, log: None })))
    }

    /// The sums of what the actor may see, of one campaign and of a unit with those below it where they are named.
    pub async fn figures(&self, campaign: Option<i64>, within: Option<i64>) -> Result<Vec<FigureRow>> {
        use figure::Column;
        // What an agency takes part in is an activity, and the sums are over units.
        require(self.me.role != Role::Partner)?;
        let mut rows = figure::Entity::find();
        if self.me.role == Role::UnitOfficer {
            rows = rows.filter(Column::UnitId.in_subquery(units_below(self.me)));
        }
        if let Some(campaign) = campaign {
            rows = rows.filter(Column::CampaignId.eq(campaign));
        }
        if let Some(within) = within {
            let path = unit::Entity::find_by_id(within).one(&self.db.connection).await?;
            // No path begins with this: an unknown unit has no figures.
            let path = path.map_or_else(|| "-/".to_owned(), |unit| unit.path);
            let units = unit::Entity::find().select_only().column(unit::Column::Id).filter(below(&path));
            rows = rows.filter(Column::UnitId.in_subquery(units.into_query()));
        }
        let not_nothing = Condition::any().add(Column::Number.ne(0)).add(Column::Accepted.ne(0));
        let rows = rows.filter(not_nothing).order_by_asc(Column::Month).order_by_asc(Column::UnitId);
        rows.all(&self.db.connection).await?.into_iter().map(sum).collect()
    }
}

fn sum(row: figure::Model) -> Result<FigureRow> {
    let figure::Model { campaign_id, measure, kind, unit_id, month, audience_id, number, accepted } = row;
    Ok(FigureRow {
        campaign: Some(campaign_id).filter(|id| *id != 0),
        unit: unit_id,
        kind: stored_word(&kind, Kind::from_word)?,
        audience: Some(audience_id).filter(|id| *id != 0),
        measure: stored_word(&measure, Measure::from_word)?,
        month,
        number,
        accepted,
    })
}

/// The removed logs that an actor could see, as [`seen`] says of those that are there.
fn seen_before(me: &Actor) -> Condition {
    use removed_log::Column::{ActivityId, AuthorId, Status as Stood, UnitId};
    let sent = Condition::all().add(Stood.ne(Status::Draft.word())).add(in_scope(me, UnitId, ActivityId));
    Condition::any().add(sent).add(AuthorId.eq(me.account))
}
