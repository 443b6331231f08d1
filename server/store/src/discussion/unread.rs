//! What speaks to somebody who has not read it, and forgetting what was taken away long ago.

use super::{
    Said, names, of_kind,
    rows::{comment, mention},
};
use crate::{
    Db,
    activities::rows::activity,
    campaigns::rows::campaign,
    db::now,
    error::{Result, stored},
    organisations::rows::organisation,
    scope,
    units::rows::unit,
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    Actor, Role,
    audit::Subject,
    discussion::{About, Mention},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};
use std::collections::HashMap;

/// Comments that a first page shows; what is read makes room for the next.
const UNREAD_MAX: u64 = 10;

/// What was taken away can be brought back for so many days.
const REMOVED_DAYS: i64 = 30;

impl Db {
    /// Comments on what the actor sees that speak to the actor and are not read, the latest first.
    pub(crate) async fn unread(&self, me: &Actor) -> Result<Vec<Mention>> {
        let to_me = mention::Entity::find()
            .select_only()
            .column(mention::Column::CommentId)
            .filter(mention::Column::AccountId.eq(me.account))
            .filter(mention::Column::ReadAt.is_null())
            .into_query();
        let rows = comment::Entity::find()
            .filter(comment::Column::Id.in_subquery(to_me))
            .filter(comment::Column::RemovedAt.is_null())
            .filter(seen(me))
            .order_by_desc(comment::Column::Id)
            .limit(UNREAD_MAX)
            .all(&self.connection)
            .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let names = names(&self.connection, rows.iter().map(|row| row.author_id)).await?;
        let titles = self.titles(&rows).await?;
        let mention = |row: comment::Model| {
            let subject = stored(&row.subject, Subject::from_word)?;
            let title = titles.get(&(subject, row.subject_id)).cloned().unwrap_or_default();
            let about = About { subject, id: row.subject_id };
            let by = names.get(&row.author_id).cloned().unwrap_or_default();
            Ok(Mention { comment: row.id, about, title, by, at: row.at, text: row.text })
        };
        rows.into_iter().map(mention).collect()
    }

    /// What the records of comments are called, in a query for each kind of record that there is among them.
    async fn titles(&self, rows: &[comment::Model]) -> Result<HashMap<(Subject, i64), String>> {
        let mut titles = HashMap::new();
        for subject in [Subject::Activity, Subject::Campaign, Subject::Unit, Subject::Organisation] {
            let of = rows.iter().filter(|row| row.subject == subject.word());
            let ids: Vec<i64> = of.map(|row| row.subject_id).collect();
            if ids.is_empty() {
                continue;
            }
            macro_rules! titled {
                ($table:ident, $title:ident) => {
                    $table::Entity::find()
                        .select_only()
                        .columns([$table::Column::Id, $table::Column::$title])
                        .filter($table::Column::Id.is_in(ids))
                        .into_tuple::<(i64, String)>()
                        .all(&self.connection)
                        .await?
                };
            }
            let named = match subject {
                Subject::Activity => titled!(activity, Title),
                Subject::Campaign => titled!(campaign, Title),
                Subject::Unit => titled!(unit, Name),
                _ => titled!(organisation, Name),
            };
            titles.extend(named.into_iter().map(|(id, title)| ((subject, id), title)));
        }
        Ok(titles)
    }

    /// What a person said, and when, with what was taken away and is not forgotten yet; the latest first.
    pub(crate) async fn comments_by(&self, account: i64) -> Result<Vec<(DateTime<Utc>, String)>> {
        let said = comment::Entity::find()
            .select_only()
            .columns([comment::Column::At, comment::Column::Text])
            .filter(comment::Column::AuthorId.eq(account))
            .order_by_desc(comment::Column::Id);
        Ok(said.into_tuple().all(&self.connection).await?)
    }

    /// Forgets comments, tasks and files that were taken away long ago.
    pub(crate) async fn sweep_discussions(&self) -> Result<()> {
        let long_ago = now() - Duration::days(REMOVED_DAYS);
        for said in Said::ALL {
            of_kind!(said, table => {
                let removed = table::Entity::delete_many().filter(table::Column::RemovedAt.lt(long_ago));
                removed.exec(&self.connection).await?;
            });
        }
        Ok(())
    }
}

/// Comments on records that concern the actor, as [`Actor::is_concerned`] says of one.
fn seen(me: &Actor) -> Condition {
    let of = |subject: Subject| Condition::all().add(comment::Column::Subject.eq(subject.word()));
    let within = |ids: SelectStatement| comment::Column::SubjectId.in_subquery(ids);
    let activities = activity::Entity::find().select_only().column(activity::Column::Id);
    let activities = activities.filter(scope::activities(me)).into_query();
    let mut concerning = Condition::any().add(of(Subject::Activity).add(within(activities)));
    if me.may_plan_campaigns() {
        return concerning.add(of(Subject::Campaign)).add(of(Subject::Unit)).add(of(Subject::Organisation));
    }
    if me.role != Role::Partner {
        let campaigns = campaign::Entity::find().select_only().column(campaign::Column::Id);
        let campaigns = campaigns.filter(scope::campaigns(me)).into_query();
        concerning = concerning.add(of(Subject::Campaign).add(within(campaigns)));
    }
    if let Some(path) = &me.unit_path {
        let units = unit::Entity::find().select_only().column(unit::Column::Id).filter(scope::related(path));
        concerning = concerning.add(of(Subject::Unit).add(within(units.into_query())));
    }
    let own = me.organisation.map(|id| of(Subject::Organisation).add(comment::Column::SubjectId.eq(id)));
    concerning.add_option(own)
}
