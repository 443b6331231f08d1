//! What a campaign decides of the activities that it has.

use crate::{
    activities::rows::activity,
    campaigns::rows::campaign,
    error::{Result, stored},
};
use domain::campaigns::{Release, Status};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

/// The approval of a campaign releases its activities, or has each of them wait.
pub(super) async fn approve(connection: &impl ConnectionTrait, row: &campaign::Model) -> Result<()> {
    let release = stored(&row.release, Release::from_word)?;
    set_all(connection, row.id, release.releases_approved()).await
}

/// Where an approved campaign is to have nothing wait any longer, what waits is released. What is public stays so,
/// whatever is chosen.
pub(super) async fn choose(
    connection: &impl ConnectionTrait,
    id: i64,
    status: Status,
    (before, after): (Release, Release),
) -> Result<()> {
    if status.is_public() && before != after && after == Release::WithApproval {
        set_all(connection, id, true).await?;
    }
    Ok(())
}

async fn set_all(connection: &impl ConnectionTrait, campaign: i64, released: bool) -> Result<()> {
    // In the order in which a release holds them: of two at once neither waits for good.
    activity::Entity::find()
        .select_only()
        .column(activity::Column::Id)
        .filter(activity::Column::CampaignId.eq(campaign))
        .filter(activity::Column::Released.ne(released))
        .order_by_asc(activity::Column::Id)
        .lock_exclusive()
        .into_tuple::<i64>()
        .all(connection)
        .await?;
    activity::Entity::update_many()
        .col_expr(activity::Column::Released, Expr::value(released))
        .filter(activity::Column::CampaignId.eq(campaign))
        .filter(activity::Column::Released.ne(released))
        .exec(connection)
        .await?;
    Ok(())
}
