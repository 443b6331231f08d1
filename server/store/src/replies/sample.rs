//! Answers to what is to come in the sample, as a planner notes them after telephoning.

use super::rows::reply;
use crate::{
    Db,
    activities::rows::{activity, activity_supporter},
    campaigns::rows::campaign,
    db::{insert_all, now},
    error::Result,
    public::approved,
};
use domain::{activities::Status, replies::Answer};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

/// Activities that somebody has answered to.
const ANSWERED: usize = 4;
const SENT: &str = "bà Lê Thu Hà, phó trưởng phòng";
const WHY: &str = "Trùng lịch giao ban quý, xin tham gia đợt sau";

/// Of the next activities that others support, the first supporter of each takes part; that of the second cannot.
pub(crate) async fn add(db: &Db) -> Result<()> {
    let planner = db.actor_by_login("kehoach").await?;
    let partner = db.actor_by_login("congan").await?;
    let open = campaign::Entity::find().select_only().column(campaign::Column::Id).filter(approved());
    let next = activity::Entity::find()
        .filter(activity::Column::Status.eq(Status::Planned.word()))
        .filter(activity::Column::StartsAt.gt(now()))
        .filter(activity::Column::CampaignId.in_subquery(open.into_query()))
        .order_by_asc(activity::Column::StartsAt)
        .order_by_asc(activity::Column::Id)
        .all(&db.connection)
        .await?;
    let supporters = activity_supporter::Entity::find()
        .filter(activity_supporter::Column::ActivityId.is_in(next.iter().map(|activity| activity.id)))
        .order_by_asc(activity_supporter::Column::OrganisationId)
        .all(&db.connection)
        .await?;
    // What is asked of the partner is left to whoever tries the sample.
    let supported = next.iter().filter_map(|activity| {
        let mut of = supporters.iter().filter(|supporter| supporter.activity_id == activity.id);
        let first = of.find(|supporter| Some(supporter.organisation_id) != partner.organisation)?;
        Some((activity, first.organisation_id))
    });
    let rows = supported.take(ANSWERED).enumerate().map(|(place, (activity, organisation))| {
        let (answer, attendees, note) =
            if place == 1 { (Answer::Declines, "", WHY) } else { (Answer::Comes, SENT, "") };
        reply::ActiveModel {
            id: NotSet,
            activity_id: Set(activity.id),
            organisation_id: Set(organisation),
            author_id: Set(planner.account),
            answer: Set(answer.word().to_owned()),
            attendees: Set(attendees.to_owned()),
            note: Set(note.to_owned()),
            starts_at: Set(activity.starts_at),
            at: Set(now()),
            removed_at: Set(None),
        }
    });
    insert_all(&db.connection, rows.collect()).await
}
