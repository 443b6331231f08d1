use super::{Activities, Done, Snapshot, find_row, known, read, standing, unclosed_campaign, write};
use crate::{
    activities::rows::activity,
    audit::{own_change, rows::audit},
    discussion::forget,
    error::{Error, Result, require, stored},
};
use domain::{
    activities::{Activity, ActivityDetail, Known, LastChange},
    audit::{Subject, Verb},
    discussion::About,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// What an undoing came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undone {
    /// The activity is as it was before.
    Changed(Done),
    /// It had just been planned and is gone again from its campaign.
    Removed { campaign: i64 },
}

impl Activities<'_> {
    /// The activity that one of the actor's own changes was made to.
    pub async fn of_change(&self, audit: i64) -> Result<i64> {
        Ok(own_change(&self.db.connection, self.me, Subject::Activity, audit).await?.subject_id)
    }

    /// Undoes one of the actor's own changes, named by its place in the audit, if nothing has changed since.
    ///
    /// Undoing is itself in the audit.
    pub async fn undo(&self, audit: i64) -> Result<Undone> {
        self.undo_all(&[audit]).await
    }

    /// Whether the public may see the activity stays as it is.
    pub(super) async fn undo_change(
        &self,
        connection: &impl ConnectionTrait,
        entry: &audit::Model,
    ) -> Result<Undone> {
        let row = find_row(connection, self.me, entry.subject_id).await?;
        let campaign = unclosed_campaign(connection, self.me, row.campaign_id).await?;
        let current = read::snapshot(connection, &row).await?;
        let after: Option<Snapshot> = entry.after.as_deref().map(serde_json::from_str).transpose()?;
        // A release is a change since, too.
        let is_last = |after: Snapshot| (after.version, after.waiting) == (current.version, current.waiting);
        if !after.is_some_and(is_last) {
            return Err(Error::Conflict);
        }
        let stands = standing(connection, &current.activity, &campaign).await?;
        let before: Option<Snapshot> = entry.before.as_deref().map(serde_json::from_str).transpose()?;
        let edited = before.as_ref().is_none_or(|before| before.activity != current.activity);
        require(if edited { self.me.may_edit(&stands) } else { self.me.may_answer(&stands) })?;
        let Some(before) = before else {
            forget(connection, About { subject: Subject::Activity, id: row.id }).await?;
            activity::Entity::delete_by_id(row.id).exec(connection).await?;
            self.record(connection, Verb::Undo, row.id, "", Some(&current), None).await?;
            return Ok(Undone::Removed { campaign: row.campaign_id });
        };
        let restored = Snapshot { version: current.version + 1, waiting: current.waiting, ..before };
        let known = known(connection, self.me, &campaign).await?;
        require_possible(&restored.activity, &known)?;
        // The actor may have come to another place since.
        let stood = standing(connection, &restored.activity, &campaign).await?;
        require(!edited || self.me.may_edit(&stood))?;
        write(connection, row.id, &current, &restored, &known).await?;
        let audit = self.record(connection, Verb::Undo, row.id, "", Some(&current), Some(&restored)).await?;
        Ok(Undone::Changed(Done { id: row.id, audit }))
    }

    /// The last change of an activity, if the actor made it and may take it back. What was undone is not undone again.
    pub(super) async fn last_own(&self, detail: &ActivityDetail) -> Result<Option<LastChange>> {
        if !detail.may_answer {
            return Ok(None);
        }
        let last = audit::Entity::find()
            .select_only()
            .columns([audit::Column::Id, audit::Column::AccountId, audit::Column::Verb])
            .filter(audit::Column::Subject.eq(Subject::Activity.word()))
            .filter(audit::Column::SubjectId.eq(detail.id))
            .order_by_desc(audit::Column::Id)
            .into_tuple::<(i64, Option<i64>, String)>()
            .one(&self.db.connection)
            .await?;
        let Some((audit, account, word)) = last else { return Ok(None) };
        let verb = stored(&word, Verb::from_word)?;
        let may = match verb {
            Verb::Undo => false,
            Verb::Create | Verb::Edit => detail.may_edit,
            Verb::Release => self.me.may_release(),
            _ => true,
        };
        Ok((may && account == Some(self.me.account)).then_some(LastChange { audit, verb }))
    }
}

/// Refuses what can no longer be: the campaign's period may have been narrowed since, a unit or an audience removed.
fn require_possible(activity: &Activity, known: &Known) -> Result<()> {
    let Activity { when, units, audiences, .. } = activity;
    let possible = known.from <= when.first_day()
        && when.last_day() <= known.to
        && units.iter().all(|id| known.units.iter().any(|unit| unit.id == *id))
        && audiences.iter().all(|id| known.audiences.iter().any(|audience| audience.id == *id));
    if possible { Ok(()) } else { Err(Error::Conflict) }
}
