use super::{Activities, Done, Parts, Snapshot, details, known, row, unclosed_campaign};
use crate::{
    activities::rows::activity,
    db::now,
    error::{Error, Result, require, stored, violates},
    form_key::{created, read_form_key},
};
use domain::{
    activities::{ActivityForm, Status},
    audit::{Subject, Verb},
    campaigns::{self, Release},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
};

impl Activities<'_> {
    /// Plans a new activity. The same form posted again, by its key, answers what it planned first.
    pub async fn plan(&self, form: &ActivityForm) -> Result<Done> {
        require(self.me.may_plan_activities())?;
        let Some(key) = read_form_key(&form.form_key) else { return self.plan_new(form, None).await };
        if let Some(done) = self.planned_by(&key).await? {
            return Ok(done);
        }
        match self.plan_new(form, Some(&key)).await {
            Ok(done) => Ok(done),
            // Posted twice at once, and the other was quicker.
            Err(refused) => self.planned_by(&key).await?.ok_or(refused),
        }
    }

    /// What the actor planned with the form of a key.
    async fn planned_by(&self, key: &str) -> Result<Option<Done>> {
        let connection = &self.db.connection;
        let found =
            activity::Entity::find().filter(activity::Column::FormKey.eq(key)).one(connection).await?;
        let Some(row) = found else { return Ok(None) };
        let audit = created(connection, self.me, Subject::Activity, row.id).await?;
        Ok(audit.map(|audit| Done { id: row.id, audit }))
    }

    async fn plan_new(&self, form: &ActivityForm, key: Option<&str>) -> Result<Done> {
        let transaction = self.db.begin().await?;
        let campaign =
            unclosed_campaign(&transaction, self.me, form.campaign.trim().parse().unwrap_or_default())
                .await?;
        let known = known(&transaction, self.me, &campaign).await?;
        let activity = form.parse(&known)?;
        let status = stored(&campaign.status, campaigns::Status::from_word)?;
        let released = stored(&campaign.release, Release::from_word)?.releases_added(status, self.me);
        let row = activity::ActiveModel {
            id: NotSet,
            public_id: Set(uuid::Uuid::new_v4().simple().to_string()[..12].to_owned()),
            campaign_id: Set(campaign.id),
            status: Set(Status::Planned.word().to_owned()),
            reason: Set(String::new()),
            version: Set(1),
            created_at: Set(now()),
            form_key: Set(key.map(str::to_owned)),
            released: Set(released),
            ..row(&activity, &known)
        };
        let inserted = activity::Entity::insert(row).exec(&transaction).await.map_err(taken)?;
        let id = inserted.last_insert_id;
        Parts::of(&activity).write(&transaction, id).await?;
        details::write(&transaction, id, &activity.details).await?;
        let after = Snapshot {
            version: 1,
            status: Status::Planned,
            reason: String::new(),
            waiting: !released,
            activity,
        };
        let audit = self.record(&transaction, Verb::Create, id, "", None, Some(&after)).await?;
        transaction.commit().await?;
        Ok(Done { id, audit })
    }
}

fn taken(error: DbErr) -> Error {
    if violates(&error, "activities_form_key", "activities.form_key") {
        return Error::Conflict;
    }
    error.into()
}
