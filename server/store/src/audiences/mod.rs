//! The segments a campaign speaks to.

pub(crate) mod rows;
pub(crate) mod sheet;

use crate::{
    Db,
    activities::rows::activity_audience,
    audiences::rows::{audience, audience_form},
    audit,
    campaigns::rows::campaign_audience,
    db::insert_all,
    error::{Error, Result, require_version, stored, violates},
};
use domain::{
    Actor, Problem, Problems,
    activities::Form,
    audiences::{Audience, AudienceCard, AudienceForm},
    audit::{Subject, Verb},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

impl Db {
    pub async fn audiences(&self) -> Result<Vec<AudienceCard>> {
        audiences(&self.connection).await
    }

    pub async fn audience(&self, id: i64) -> Result<AudienceCard> {
        let found = self.audiences().await?.into_iter().find(|audience| audience.id == id);
        found.ok_or(Error::NotFound)
    }

    /// Adds an audience at the end of the list, or changes one; answers its id.
    pub async fn save_audience(&self, me: &Actor, id: Option<i64>, form: &AudienceForm) -> Result<i64> {
        if !me.may_edit_audiences() {
            return Err(Error::Forbidden);
        }
        let audience = form.parse()?;
        let transaction = self.begin().await?;
        let before = match id {
            Some(id) => {
                // Held until the end, so that two changes do not pass each other.
                audience::Entity::find_by_id(id).lock_exclusive().one(&transaction).await?;
                Some(find(&transaction, id).await?)
            }
            None => None,
        };
        if before.as_ref().is_some_and(|before| form.version != before.version.to_string()) {
            return Err(Error::Conflict);
        }
        let id = write(&transaction, before.as_ref(), audience).await?;
        let after = find(&transaction, id).await?;
        audit::Entry::saved(me, Subject::Audience, id, &after.name, before.as_ref(), &after)?
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// Takes away an audience that nothing names; answers the entry of the audit by which it can be brought back.
    pub async fn remove_audience(&self, me: &Actor, id: i64, seen: &str) -> Result<i64> {
        if !me.may_edit_audiences() {
            return Err(Error::Forbidden);
        }
        let transaction = self.begin().await?;
        audience::Entity::find_by_id(id).lock_exclusive().one(&transaction).await?;
        let before = find(&transaction, id).await?;
        require_version(seen, before.version)?;
        let campaigns =
            campaign_audience::Entity::find().filter(campaign_audience::Column::AudienceId.eq(id));
        let activities =
            activity_audience::Entity::find().filter(activity_audience::Column::AudienceId.eq(id));
        let (campaigns, activities) =
            (campaigns.count(&transaction).await?, activities.count(&transaction).await?);
        if campaigns + activities > 0 {
            let in_use = Problem::InUse { audience: before.name, campaigns, activities };
            return Err(Problems::one("name", in_use).into());
        }
        let forms = audience_form::Entity::delete_many().filter(audience_form::Column::AudienceId.eq(id));
        forms.exec(&transaction).await?;
        audience::Entity::delete_by_id(id).exec(&transaction).await?;
        let entry = audit::Entry::of(me, Verb::Remove, Subject::Audience, id, &before.name)
            .before(Some(&before))?
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(entry)
    }

    /// Brings an audience that the actor took away back to its place.
    pub async fn restore_audience(&self, me: &Actor, entry: i64) -> Result<()> {
        let all = self.as_one().await?;
        let removed: AudienceCard = audit::removed(&all.connection, me, Subject::Audience, entry).await?;
        let id = all.save_audience(me, None, &AudienceForm::from(&removed)).await?;
        let placed =
            audience::ActiveModel { id: Set(id), position: Set(removed.position), ..Default::default() };
        audience::Entity::update(placed).exec(&all.connection).await?;
        all.commit().await
    }
}

pub(crate) async fn audiences(connection: &impl ConnectionTrait) -> Result<Vec<AudienceCard>> {
    let rows = audience::Entity::find().order_by_asc(audience::Column::Position);
    let rows = rows.order_by_asc(audience::Column::Id).all(connection).await?;
    let forms = audience_form::Entity::find().all(connection).await?;
    rows.into_iter()
        .map(|row| {
            let audience::Model { id, name, name_en, message, message_en, position, version } = row;
            let words = forms.iter().filter(|form| form.audience_id == id);
            let mut forms =
                words.map(|form| stored(&form.form, Form::from_word)).collect::<Result<Vec<_>>>()?;
            forms.sort();
            Ok(AudienceCard { id, name, name_en, message, message_en, forms, position, version })
        })
        .collect()
}

async fn find(connection: &impl ConnectionTrait, id: i64) -> Result<AudienceCard> {
    audiences(connection).await?.into_iter().find(|audience| audience.id == id).ok_or(Error::NotFound)
}

pub(crate) async fn write(
    connection: &impl ConnectionTrait,
    before: Option<&AudienceCard>,
    audience: Audience,
) -> Result<i64> {
    let Audience { name, name_en, message, message_en, forms } = audience;
    let position = match before {
        Some(before) => before.position,
        None => {
            let last =
                audience::Entity::find().order_by_desc(audience::Column::Position).one(connection).await?;
            last.map_or(0, |last| last.position + 1)
        }
    };
    let row = audience::ActiveModel {
        id: before.map_or(NotSet, |before| Set(before.id)),
        name: Set(name),
        name_en: Set(name_en),
        message: Set(message),
        message_en: Set(message_en),
        position: Set(position),
        version: Set(before.map_or(1, |before| before.version + 1)),
    };
    let id = match before {
        Some(before) => {
            audience::Entity::update(row).exec(connection).await.map_err(name_taken)?;
            audience_form::Entity::delete_many()
                .filter(audience_form::Column::AudienceId.eq(before.id))
                .exec(connection)
                .await?;
            before.id
        }
        None => audience::Entity::insert(row).exec(connection).await.map_err(name_taken)?.last_insert_id,
    };
    let forms = forms
        .into_iter()
        .map(|form| audience_form::ActiveModel { audience_id: Set(id), form: Set(form.word().to_owned()) });
    insert_all(connection, forms.collect()).await?;
    Ok(id)
}

fn name_taken(error: DbErr) -> Error {
    if violates(&error, "audiences_name", "audiences.name") {
        return Problems::one("name", Problem::Taken).into();
    }
    error.into()
}
