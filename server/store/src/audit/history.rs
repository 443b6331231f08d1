//! How one record became what it is, for whoever may see it.

use super::list::told_all;
use crate::{
    Db,
    activities::rows::activity,
    audit::rows::audit,
    campaigns::rows::campaign_transition,
    error::{Error, Result, require},
    organisations::rows::organisation,
    units::rows::unit,
};
use chrono::{DateTime, Utc};
use domain::{
    Actor,
    audit::{AUDIT_PAGE, AuditCard, AuditFilter, History, Subject, Verb},
    campaigns::Transition,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use serde_json::Value;

impl Db {
    /// A page of the changes of an activity, a campaign, a unit or an organisation, for whoever sees the record. What
    /// speakers are paid is told to those alone who plan it.
    pub async fn history(&self, me: &Actor, subject: Subject, id: i64, page: String) -> Result<History> {
        // Nobody but those who plan campaigns sees what one was while it was a draft.
        let (title, fees, campaign) = match subject {
            Subject::Activity => {
                let found = self.activities(me).find(id).await?;
                (found.activity.title, found.sees_fees, Some(found.campaign))
            }
            Subject::Campaign => (self.campaigns(me).card(id).await?.title, true, Some(id)),
            Subject::Unit => {
                let row = unit::Entity::find_by_id(id).one(&self.connection).await?;
                (row.ok_or(Error::NotFound)?.name, true, None)
            }
            Subject::Organisation => {
                let row = organisation::Entity::find_by_id(id).one(&self.connection).await?;
                (row.ok_or(Error::NotFound)?.name, true, None)
            }
            _ => return Err(Error::NotFound),
        };
        let submitted = match campaign.filter(|_| !me.sees_drafts()) {
            Some(campaign) => self.first_submitted(campaign).await?,
            None => None,
        };
        let mut changes = audit::Entity::find()
            .filter(audit::Column::Subject.eq(subject.word()))
            .filter(audit::Column::SubjectId.eq(id));
        if let Some(submitted) = submitted {
            changes = changes.filter(audit::Column::At.gte(submitted));
        }
        let count = changes.clone().count(&self.connection).await?;
        let (page, pages) = AuditFilter { page, ..AuditFilter::default() }.page_of(count);
        let mut cards = told_all(&self.connection, changes, AUDIT_PAGE, (page - 1) * AUDIT_PAGE).await?;
        if !fees {
            cards.iter_mut().for_each(forget_fees);
        }
        Ok(History { title, cards, page, pages })
    }

    /// When a campaign was first seen by others than those who plan it.
    async fn first_submitted(&self, campaign: i64) -> Result<Option<DateTime<Utc>>> {
        let first = campaign_transition::Entity::find()
            .select_only()
            .column(campaign_transition::Column::At)
            .filter(campaign_transition::Column::CampaignId.eq(campaign))
            .filter(campaign_transition::Column::Transition.eq(Transition::Submit.word()))
            .order_by_asc(campaign_transition::Column::Id);
        Ok(first.into_tuple::<DateTime<Utc>>().one(&self.connection).await?)
    }

    /// What was changed of a campaign and of its activities after a moment, newest first, of more than `limit` the
    /// last; and how many they are. For those who plan it.
    pub(crate) async fn changes_of_campaign(
        &self,
        me: &Actor,
        campaign: i64,
        since: DateTime<Utc>,
        limit: u64,
    ) -> Result<(Vec<AuditCard>, u64)> {
        require(me.may_plan_campaigns())?;
        let activities = activity::Entity::find()
            .select_only()
            .column(activity::Column::Id)
            .filter(activity::Column::CampaignId.eq(campaign))
            .into_query();
        let edited = audit::Column::Verb.eq(Verb::Edit.word());
        let of = |subject: Subject| Condition::all().add(audit::Column::Subject.eq(subject.word()));
        let either = Condition::any()
            // Its transitions are no changes of it.
            .add(of(Subject::Campaign).add(audit::Column::SubjectId.eq(campaign)).add(edited))
            .add(of(Subject::Activity).add(audit::Column::SubjectId.in_subquery(activities)));
        let changes = audit::Entity::find().filter(either).filter(audit::Column::At.gt(since));
        let count = changes.clone().count(&self.connection).await?;
        Ok((told_all(&self.connection, changes, limit, 0).await?, count))
    }
}

/// Takes what speakers are paid out of a change.
fn forget_fees(card: &mut AuditCard) {
    for json in [&mut card.before, &mut card.after].into_iter().flatten() {
        let Ok(mut record) = serde_json::from_str::<Value>(json) else { continue };
        let kinds = record.get_mut("details").and_then(Value::as_object_mut);
        let details = kinds.into_iter().flat_map(|kinds| kinds.values_mut());
        let speakers = details.filter_map(|details| details.get_mut("speakers")?.as_array_mut()).flatten();
        for speaker in speakers.filter_map(Value::as_object_mut) {
            speaker.remove("fee");
        }
        *json = record.to_string();
    }
}
