//! A campaign with all that belongs to it, as it is stored.

use crate::{
    accounts::rows::account,
    campaigns::rows::{
        campaign, campaign_audience, campaign_legal_basis, campaign_target, campaign_transition,
    },
    db::insert_all,
    error::{Result, stored},
};
use domain::{
    campaigns::{Campaign, Release, Transition, TransitionTaken},
    fold,
    targets::{Measure, Quantity},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

pub(super) async fn read(connection: &impl ConnectionTrait, row: campaign::Model) -> Result<Campaign> {
    let bases = campaign_legal_basis::Entity::find()
        .filter(campaign_legal_basis::Column::CampaignId.eq(row.id))
        .order_by_asc(campaign_legal_basis::Column::Position);
    let legal_bases = bases.all(connection).await?.into_iter().map(|basis| basis.text).collect();
    let audiences = campaign_audience::Entity::find()
        .filter(campaign_audience::Column::CampaignId.eq(row.id))
        .order_by_asc(campaign_audience::Column::AudienceId);
    let audiences = audiences.all(connection).await?.into_iter().map(|link| link.audience_id).collect();
    let targets = campaign_target::Entity::find().filter(campaign_target::Column::CampaignId.eq(row.id));
    let mut targets = targets
        .all(connection)
        .await?
        .into_iter()
        .map(|target| {
            Ok(Quantity { measure: stored(&target.measure, Measure::from_word)?, number: target.number })
        })
        .collect::<Result<Vec<_>>>()?;
    targets.sort_by_key(|target| target.measure);
    let campaign::Model { code, title, purpose, starts_on, ends_on, budget, release, .. } = row;
    Ok(Campaign {
        code,
        title,
        purpose,
        starts_on,
        ends_on,
        legal_bases,
        budget,
        audiences,
        targets,
        release: stored(&release, Release::from_word)?,
    })
}

pub(super) async fn transitions(connection: &impl ConnectionTrait, id: i64) -> Result<Vec<TransitionTaken>> {
    let rows = campaign_transition::Entity::find()
        .filter(campaign_transition::Column::CampaignId.eq(id))
        .order_by_asc(campaign_transition::Column::Id)
        .all(connection)
        .await?;
    let people =
        account::Entity::find().filter(account::Column::Id.is_in(rows.iter().map(|row| row.account_id)));
    let names: HashMap<i64, String> =
        people.all(connection).await?.into_iter().map(|account| (account.id, account.name)).collect();
    rows.into_iter()
        .map(|row| {
            let by = names.get(&row.account_id).cloned().unwrap_or_default();
            Ok(TransitionTaken {
                transition: stored(&row.transition, Transition::from_word)?,
                by,
                at: row.at,
                reason: row.reason,
            })
        })
        .collect()
}

/// The columns that a form sets.
pub(super) fn row(campaign: &Campaign) -> campaign::ActiveModel {
    let Campaign {
        code,
        title,
        purpose,
        starts_on,
        ends_on,
        budget,
        legal_bases: _,
        audiences: _,
        targets: _,
        release,
    } = campaign;
    campaign::ActiveModel {
        code: Set(code.clone()),
        title: Set(title.clone()),
        purpose: Set(purpose.clone()),
        starts_on: Set(*starts_on),
        ends_on: Set(*ends_on),
        budget: Set(*budget),
        release: Set(release.word().to_owned()),
        folded: Set(fold(&format!("{code} {title}"))),
        ..Default::default()
    }
}

pub(super) async fn write_children(
    connection: &impl ConnectionTrait,
    id: i64,
    campaign: &Campaign,
) -> Result<()> {
    let bases = (0..).zip(&campaign.legal_bases).map(|(position, text)| campaign_legal_basis::ActiveModel {
        campaign_id: Set(id),
        position: Set(position),
        text: Set(text.clone()),
    });
    insert_all(connection, bases.collect()).await?;
    let audiences = campaign
        .audiences
        .iter()
        .map(|audience| campaign_audience::ActiveModel { campaign_id: Set(id), audience_id: Set(*audience) });
    insert_all(connection, audiences.collect()).await?;
    let targets = campaign.targets.iter().map(|target| campaign_target::ActiveModel {
        campaign_id: Set(id),
        measure: Set(target.measure.word().to_owned()),
        number: Set(target.number),
    });
    insert_all(connection, targets.collect()).await
}

pub(super) async fn delete_children(connection: &impl ConnectionTrait, id: i64) -> Result<()> {
    let bases = campaign_legal_basis::Entity::delete_many();
    bases.filter(campaign_legal_basis::Column::CampaignId.eq(id)).exec(connection).await?;
    let audiences = campaign_audience::Entity::delete_many();
    audiences.filter(campaign_audience::Column::CampaignId.eq(id)).exec(connection).await?;
    let targets = campaign_target::Entity::delete_many();
    targets.filter(campaign_target::Column::CampaignId.eq(id)).exec(connection).await?;
    Ok(())
}
