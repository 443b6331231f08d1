use crate::{
    activities::rows::{activity_audience, activity_quantity, activity_supporter, activity_unit},
    db::insert_all,
    error::{Result, stored},
};
use domain::{
    activities::Activity,
    targets::{Measure, Quantity},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// What hangs on every activity, whatever its form.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub units: Vec<i64>,
    pub supporting: Vec<i64>,
    pub audiences: Vec<i64>,
    pub quantities: Vec<Quantity>,
}

impl Parts {
    pub fn of(activity: &Activity) -> Self {
        Self {
            units: activity.units.clone(),
            supporting: activity.supporting.clone(),
            audiences: activity.audiences.clone(),
            quantities: activity.quantities.clone(),
        }
    }

    pub async fn write(self, connection: &impl ConnectionTrait, id: i64) -> Result<()> {
        let activity_id = Set(id);
        let units = self
            .units
            .into_iter()
            .map(|unit| activity_unit::ActiveModel { activity_id: activity_id.clone(), unit_id: Set(unit) });
        insert_all(connection, units.collect()).await?;
        let supporters = self.supporting.into_iter().map(|organisation| activity_supporter::ActiveModel {
            activity_id: activity_id.clone(),
            organisation_id: Set(organisation),
        });
        insert_all(connection, supporters.collect()).await?;
        let audiences = self.audiences.into_iter().map(|audience| activity_audience::ActiveModel {
            activity_id: activity_id.clone(),
            audience_id: Set(audience),
        });
        insert_all(connection, audiences.collect()).await?;
        let quantities = self.quantities.into_iter().map(|quantity| activity_quantity::ActiveModel {
            activity_id: activity_id.clone(),
            measure: Set(quantity.measure.word().to_owned()),
            number: Set(quantity.number),
        });
        insert_all(connection, quantities.collect()).await
    }

    pub async fn read(connection: &impl ConnectionTrait, id: i64) -> Result<Self> {
        let units = activity_unit::Entity::find()
            .filter(activity_unit::Column::ActivityId.eq(id))
            .order_by_asc(activity_unit::Column::UnitId);
        let supporters = activity_supporter::Entity::find()
            .filter(activity_supporter::Column::ActivityId.eq(id))
            .order_by_asc(activity_supporter::Column::OrganisationId);
        let audiences = activity_audience::Entity::find()
            .filter(activity_audience::Column::ActivityId.eq(id))
            .order_by_asc(activity_audience::Column::AudienceId);
        let quantities =
            activity_quantity::Entity::find().filter(activity_quantity::Column::ActivityId.eq(id));
        let mut quantities = quantities
            .all(connection)
            .await?
            .into_iter()
            .map(|row| {
                Ok(Quantity { measure: stored(&row.measure, Measure::from_word)?, number: row.number })
            })
            .collect::<Result<Vec<_>>>()?;
        quantities.sort_by_key(|quantity| quantity.measure);
        Ok(Self {
            units: units.all(connection).await?.into_iter().map(|row| row.unit_id).collect(),
            supporting: supporters
                .all(connection)
                .await?
                .into_iter()
                .map(|row| row.organisation_id)
                .collect(),
            audiences: audiences.all(connection).await?.into_iter().map(|row| row.audience_id).collect(),
            quantities,
        })
    }

    pub async fn delete(connection: &impl ConnectionTrait, id: i64) -> Result<()> {
        let units = activity_unit::Entity::delete_many();
        units.filter(activity_unit::Column::ActivityId.eq(id)).exec(connection).await?;
        let supporters = activity_supporter::Entity::delete_many();
        supporters.filter(activity_supporter::Column::ActivityId.eq(id)).exec(connection).await?;
        let audiences = activity_audience::Entity::delete_many();
        audiences.filter(activity_audience::Column::ActivityId.eq(id)).exec(connection).await?;
        let quantities = activity_quantity::Entity::delete_many();
        quantities.filter(activity_quantity::Column::ActivityId.eq(id)).exec(connection).await?;
        Ok(())
    }
}
