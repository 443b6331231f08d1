use crate::{
    activities::rows::{
        billboard, broadcast, broadcast_slot, competition, competition_prize, competition_round,
        dramatization, dramatization_criterion, dramatization_team, leaflet, leaflet_drop_point, other, talk,
        talk_speaker,
    },
    db::insert_all,
    error::{Error, Result, stored},
};
use domain::{
    activities::{
        Billboard, Broadcast, Competition, Consent, Criterion, Details, Dramatization, DropPoint, Kind,
        Leaflet, Other, OtherKind, PaperSize, Prize, Round, Slot, Speaker, Talk, Team,
    },
    text::searchable,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter, QueryOrder,
};

/// Inserts one row.
async fn insert<M>(connection: &impl ConnectionTrait, row: M) -> Result<()>
where
    M: ModelTrait + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
    <M::Entity as EntityTrait>::ActiveModel: Send,
{
    insert_all(connection, vec![row.into_active_model()]).await
}

/// Inserts rows, each made from its place and its value.
async fn insert_rows<T, M>(
    connection: &impl ConnectionTrait,
    values: &[T],
    row: impl Fn(i64, T) -> M,
) -> Result<()>
where
    T: Clone,
    M: ModelTrait + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
    <M::Entity as EntityTrait>::ActiveModel: Send,
{
    let rows = (0..).zip(values).map(|(position, value)| row(position, value.clone()).into_active_model());
    insert_all(connection, rows.collect()).await
}

pub(super) async fn write(db: &impl ConnectionTrait, activity_id: i64, details: &Details) -> Result<()> {
    match details {
        Details::Talk(Talk { topic, speakers }) => {
            insert(db, talk::Model { activity_id, topic: topic.clone() }).await?;
            insert_rows(db, speakers, |position, Speaker { name, agency, fee }| talk_speaker::Model {
                activity_id,
                position,
                folded: searchable(&name),
                name,
                agency,
                fee,
            })
            .await
        }
        Details::Competition(competition) => write_competition(db, activity_id, competition).await,
        Details::Dramatization(dramatization) => write_dramatization(db, activity_id, dramatization).await,
        Details::Billboard(billboard) => insert(db, billboard_row(activity_id, billboard.clone())).await,
        Details::Leaflet(Leaflet { paper_size, paper, copies, drop_points }) => {
            let paper_size = paper_size.word().to_owned();
            insert(db, leaflet::Model { activity_id, paper_size, paper: paper.clone(), copies: *copies })
                .await?;
            insert_rows(db, drop_points, |position, DropPoint { place, copies }| leaflet_drop_point::Model {
                activity_id,
                position,
                place,
                copies,
            })
            .await
        }
        Details::Broadcast(Broadcast { text, minutes, slots }) => {
            insert(db, broadcast::Model { activity_id, text: text.clone(), minutes: *minutes }).await?;
            insert_rows(db, slots, |position, Slot { time, days }| broadcast_slot::Model {
                activity_id,
                position,
                time,
                days,
            })
            .await
        }
        Details::Other(Other { kind, description }) => {
            let kind = kind.word().to_owned();
            insert(db, other::Model { activity_id, kind, description: description.clone() }).await
        }
    }
}

async fn write_competition(
    db: &impl ConnectionTrait,
    activity_id: i64,
    competition: &Competition,
) -> Result<()> {
    let Competition { rules, rounds, prizes } = competition;
    insert(db, competition::Model { activity_id, rules: rules.clone() }).await?;
    insert_rows(db, rounds, |position, Round { title, opens_on, closes_on }| competition_round::Model {
        activity_id,
        position,
        title,
        opens_on,
        closes_on,
    })
    .await?;
    insert_rows(db, prizes, |position, Prize { title, number, amount }| competition_prize::Model {
        activity_id,
        position,
        title,
        number,
        amount,
    })
    .await
}

async fn write_dramatization(
    db: &impl ConnectionTrait,
    activity_id: i64,
    dramatization: &Dramatization,
) -> Result<()> {
    let Dramatization { script, duration, teams, criteria } = dramatization;
    insert(db, dramatization::Model { activity_id, script: script.clone(), duration: *duration }).await?;
    insert_rows(db, teams, |position, Team { name, members }| dramatization_team::Model {
        activity_id,
        position,
        name,
        members,
    })
    .await?;
    insert_rows(db, criteria, |position, Criterion { name, points }| dramatization_criterion::Model {
        activity_id,
        position,
        name,
        points,
    })
    .await
}

fn billboard_row(activity_id: i64, billboard: Billboard) -> billboard::Model {
    let Billboard { width, height, material, site, owner, consent, consent_document, up_on, down_on } =
        billboard;
    let consent = consent.word().to_owned();
    billboard::Model {
        activity_id,
        width,
        height,
        material,
        site,
        owner,
        consent,
        consent_document,
        up_on,
        down_on,
    }
}

/// The rows below go with it.
pub(super) async fn delete(db: &impl ConnectionTrait, id: i64, kind: Kind) -> Result<()> {
    match kind {
        Kind::Talk => talk::Entity::delete_by_id(id).exec(db).await?,
        Kind::Competition => competition::Entity::delete_by_id(id).exec(db).await?,
        Kind::Dramatization => dramatization::Entity::delete_by_id(id).exec(db).await?,
        Kind::Billboard => billboard::Entity::delete_by_id(id).exec(db).await?,
        Kind::Leaflet => leaflet::Entity::delete_by_id(id).exec(db).await?,
        Kind::Broadcast => broadcast::Entity::delete_by_id(id).exec(db).await?,
        Kind::Other => other::Entity::delete_by_id(id).exec(db).await?,
    };
    Ok(())
}

/// The rows of an activity in a table, in their order.
macro_rules! rows {
    ($db:ident, $id:ident, $entity:ident) => {
        $entity::Entity::find()
            .filter($entity::Column::ActivityId.eq($id))
            .order_by_asc($entity::Column::Position)
            .all($db)
            .await?
            .into_iter()
    };
}

fn present<T>(row: Option<T>) -> Result<T> {
    row.ok_or_else(|| Error::Stored("an activity without its details".into()))
}

pub(super) async fn read(db: &impl ConnectionTrait, id: i64, kind: Kind) -> Result<Details> {
    Ok(match kind {
        Kind::Talk => {
            let talk::Model { topic, .. } = present(talk::Entity::find_by_id(id).one(db).await?)?;
            let speakers = rows!(db, id, talk_speaker)
                .map(|row| Speaker { name: row.name, agency: row.agency, fee: row.fee })
                .collect();
            Details::Talk(Talk { topic, speakers })
        }
        Kind::Competition => Details::Competition(read_competition(db, id).await?),
        Kind::Dramatization => Details::Dramatization(read_dramatization(db, id).await?),
        Kind::Billboard => Details::Billboard(read_billboard(db, id).await?),
        Kind::Leaflet => {
            let row = present(leaflet::Entity::find_by_id(id).one(db).await?)?;
            let paper_size = stored(&row.paper_size, PaperSize::from_word)?;
            let drop_points = rows!(db, id, leaflet_drop_point)
                .map(|row| DropPoint { place: row.place, copies: row.copies })
                .collect();
            Details::Leaflet(Leaflet { paper_size, paper: row.paper, copies: row.copies, drop_points })
        }
        Kind::Broadcast => {
            let broadcast::Model { text, minutes, .. } =
                present(broadcast::Entity::find_by_id(id).one(db).await?)?;
            let slots =
                rows!(db, id, broadcast_slot).map(|row| Slot { time: row.time, days: row.days }).collect();
            Details::Broadcast(Broadcast { text, minutes, slots })
        }
        Kind::Other => {
            let other::Model { kind, description, .. } =
                present(other::Entity::find_by_id(id).one(db).await?)?;
            Details::Other(Other { kind: stored(&kind, OtherKind::from_word)?, description })
        }
    })
}

async fn read_competition(db: &impl ConnectionTrait, id: i64) -> Result<Competition> {
    let competition::Model { rules, .. } = present(competition::Entity::find_by_id(id).one(db).await?)?;
    let rounds = rows!(db, id, competition_round)
        .map(|row| Round { title: row.title, opens_on: row.opens_on, closes_on: row.closes_on })
        .collect();
    let prizes = rows!(db, id, competition_prize)
        .map(|row| Prize { title: row.title, number: row.number, amount: row.amount })
        .collect();
    Ok(Competition { rules, rounds, prizes })
}

async fn read_dramatization(db: &impl ConnectionTrait, id: i64) -> Result<Dramatization> {
    let dramatization::Model { script, duration, .. } =
        present(dramatization::Entity::find_by_id(id).one(db).await?)?;
    let teams =
        rows!(db, id, dramatization_team).map(|row| Team { name: row.name, members: row.members }).collect();
    let criteria = rows!(db, id, dramatization_criterion)
        .map(|row| Criterion { name: row.name, points: row.points })
        .collect();
    Ok(Dramatization { script, duration, teams, criteria })
}

async fn read_billboard(db: &impl ConnectionTrait, id: i64) -> Result<Billboard> {
    let row = present(billboard::Entity::find_by_id(id).one(db).await?)?;
    let billboard::Model {
        width,
        height,
        material,
        site,
        owner,
        consent,
        consent_document,
        up_on,
        down_on,
        ..
    } = row;
    let consent = stored(&consent, Consent::from_word)?;
    Ok(Billboard { width, height, material, site, owner, consent, consent_document, up_on, down_on })
}
