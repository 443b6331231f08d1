//! The segments a campaign speaks to.

use crate::{
    Db, audit,
    db::insert_all,
    entity::{audience, audience_form},
    error::{Error, Result, stored, violates},
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
        let verb = if before.is_some() { Verb::Edit } else { Verb::Create };
        let title = after.name.clone();
        audit::Entry::of(me, verb, Subject::Audience, id, &title)
            .before(before.as_ref())?
            .after(Some(&after))?
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(id)
    }
}

pub(crate) async fn audiences(connection: &impl ConnectionTrait) -> Result<Vec<AudienceCard>> {
    let rows = audience::Entity::find().order_by_asc(audience::Column::Position).all(connection).await?;
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
        None => i64::try_from(audience::Entity::find().count(connection).await?).unwrap_or(i64::MAX),
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
