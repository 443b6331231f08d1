//! The segments a campaign speaks to.

pub(crate) mod rows;
pub(crate) mod sample;

use crate::{
    Db,
    activities::rows::activity_audience,
    audiences::rows::{audience, audience_kind},
    campaigns::rows::campaign_audience,
    db::insert_all,
    error::{Error, Result, stored, violates},
    kept::KeptRows,
};
use domain::{
    Problem, Problems,
    activities::Kind,
    audiences::{Audience, AudienceCard, AudienceProblem},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder,
};

impl Db {
    /// In the order of the list.
    pub async fn audiences(&self) -> Result<Vec<AudienceCard>> {
        AudienceCard::all(&self.connection).await
    }
}

impl KeptRows for AudienceCard {
    type Entity = audience::Entity;
    const ID: audience::Column = audience::Column::Id;
    const POSITION: Option<audience::Column> = Some(audience::Column::Position);

    async fn all(connection: &impl ConnectionTrait) -> Result<Vec<Self>> {
        let rows = audience::Entity::find().order_by_asc(audience::Column::Position);
        let rows = rows.order_by_asc(audience::Column::Id).all(connection).await?;
        let kinds = audience_kind::Entity::find().all(connection).await?;
        rows.into_iter()
            .map(|row| {
                let audience::Model { id, name, name_en, message, message_en, position, version } = row;
                let words = kinds.iter().filter(|kind| kind.audience_id == id);
                let mut kinds =
                    words.map(|kind| stored(&kind.kind, Kind::from_word)).collect::<Result<Vec<_>>>()?;
                kinds.sort();
                Ok(AudienceCard { id, name, name_en, message, message_en, kinds, position, version })
            })
            .collect()
    }

    async fn write(
        connection: &DatabaseTransaction,
        before: Option<&Self>,
        audience: Audience,
    ) -> Result<i64> {
        let Audience { name, name_en, message, message_en, kinds } = audience;
        let position = match before {
            Some(before) => before.position,
            None => Self::all(connection).await?.last().map_or(0, |last| last.position + 1),
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
                audience_kind::Entity::delete_many()
                    .filter(audience_kind::Column::AudienceId.eq(before.id))
                    .exec(connection)
                    .await?;
                before.id
            }
            None => audience::Entity::insert(row).exec(connection).await.map_err(name_taken)?.last_insert_id,
        };
        let kinds = kinds.into_iter().map(|kind| audience_kind::ActiveModel {
            audience_id: Set(id),
            kind: Set(kind.word().to_owned()),
        });
        insert_all(connection, kinds.collect()).await?;
        Ok(id)
    }

    fn position(&self) -> i64 {
        self.position
    }

    async fn release(&self, transaction: &DatabaseTransaction) -> Result<()> {
        let campaigns = campaign_audience::Entity::find();
        let campaigns = campaigns.filter(campaign_audience::Column::AudienceId.eq(self.id));
        let activities = activity_audience::Entity::find();
        let activities = activities.filter(activity_audience::Column::AudienceId.eq(self.id));
        let (campaigns, activities) =
            (campaigns.count(transaction).await?, activities.count(transaction).await?);
        if campaigns + activities > 0 {
            let in_use = AudienceProblem::InUse { audience: self.name.clone(), campaigns, activities };
            return Err(Problems::one("name", in_use).into());
        }
        let kinds = audience_kind::Entity::delete_many();
        kinds.filter(audience_kind::Column::AudienceId.eq(self.id)).exec(transaction).await?;
        Ok(())
    }
}

fn name_taken(error: DbErr) -> Error {
    if violates(&error, "audiences_name", "audiences.name") {
        return Problems::one("name", Problem::Taken).into();
    }
    error.into()
}
