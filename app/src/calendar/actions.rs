use domain::{
    Actor, Problem, Problems,
    activities::{ActivityDetail, ActivityForm},
    audiences::AudienceCard,
    calendar::{CalendarEntry, CalendarFilter, MoveForm, QuickForm, View},
    campaigns::{self, CampaignCard},
    feeds::{FeedCard, FeedForm},
    key_days::KeyDay,
    organisations::OrganisationCard,
    time::{Day, parse_day, today},
    units::UnitCard,
};
use frame::{
    AppError,
    context::session,
    forms::{answer, encode, id_of, plain, with_query, within_site},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What a view of the calendar shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CalendarPage {
    pub me: Actor,
    /// The first and the last day seen.
    pub days: (Day, Day),
    pub campaigns: Vec<CampaignCard>,
    /// Ids of those that a year plan shows.
    pub planned: Vec<i64>,
    pub entries: Vec<CalendarEntry>,
    pub key_days: Vec<KeyDay>,
    /// What it can be filtered by, where that was asked for.
    pub options: Option<FilterOptions>,
    /// The activity that was just moved.
    pub moved: Option<ActivityDetail>,
}

/// What the calendar can be filtered by, beside its campaigns.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FilterOptions {
    pub units: Vec<UnitCard>,
    pub organisations: Vec<OrganisationCard>,
    pub audiences: Vec<AudienceCard>,
}

pub async fn calendar(
    filter: CalendarFilter,
    with_options: bool,
    moved: Option<i64>,
) -> Result<CalendarPage, AppError> {
    let (db, me) = session().await?;
    let view = filter.view();
    let days = view.days(filter.on(today()));
    let campaigns = db.campaigns(&me).cards().await?;
    let (activities, query) = (db.activities(&me), filter.query(days));
    let entries = activities.calendar(&query, &campaigns).await?;
    let mut planned = Vec::new();
    if view == View::Year {
        planned = filter.campaigns_within(days, &campaigns);
        if filter.asks_of_activities() {
            let found = activities.campaigns_of(&query).await?;
            planned.retain(|id| found.contains(id));
        }
    }
    let key_days = db.key_days().await?;
    let options = if with_options {
        Some(FilterOptions {
            units: db.units_within(days.0, days.1).await?,
            organisations: db.organisations_within(days.0, days.1).await?,
            audiences: db.audiences().await?,
        })
    } else {
        None
    };
    let moved = match moved {
        Some(id) => activities.find(id).await.ok(),
        None => None,
    };
    Ok(CalendarPage { days, campaigns, planned, entries, key_days, options, moved, me })
}

/// The id of the element that shows an activity in a grid, so that it keeps the focus when it was moved.
pub(super) fn bar_id(activity: i64) -> String {
    format!("activity-{activity}")
}

/// Moves an activity to another day, or to other hours; its length stays, and its times where no others are given. What
/// cannot be is shown in its form, filled in with the new days and times.
#[server(prefix = "/do", endpoint = "calendar/move")]
pub async fn move_activity(
    #[server(default)] id: String,
    #[server(default)] form: MoveForm,
) -> Result<(), AppError> {
    let mut typed = ActivityForm::default();
    let moved = async {
        let (db, me) = session().await?;
        let id: i64 = id_of(&id)?;
        let mut moved = db.activities(&me).find(id).await?;
        let to = parse_day(&form.to)
            .ok_or_else(|| AppError::Invalid(Problems::one("starts_on", Problem::NotADay)))?;
        moved.activity.when = moved.activity.when.on(to);
        typed = ActivityForm { version: form.version.clone(), ..ActivityForm::from(&moved) };
        for (time, given) in [(&mut typed.starts_at, &form.starts_at), (&mut typed.ends_at, &form.ends_at)] {
            if !given.is_empty() {
                time.clone_from(given);
            }
        }
        let done = db.activities(&me).edit(id, &typed).await?;
        let back = plain(within_site(&form.back));
        Ok(with_query(&back, &format!("moved={id}&saved={}", done.audit)) + "#" + &bar_id(id))
    };
    let moved = moved.await;
    answer(moved, &format!("/activities/{}/edit", encode(&id)), typed).await
}

/// What an activity that is begun in the calendar may name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct QuickPage {
    /// Those that are open, first the one that the day lies in.
    pub campaigns: Vec<CampaignCard>,
    pub units: Vec<UnitCard>,
    pub organisations: Vec<OrganisationCard>,
}

/// What may be planned on a day within the actor's own scope.
pub async fn quick_options(on: Day) -> Result<QuickPage, AppError> {
    let (db, me) = session().await?;
    if !me.may_plan_activities() {
        return Err(AppError::Forbidden);
    }
    let mut campaigns = db.campaigns(&me).cards().await?;
    campaigns.retain(|campaign| campaign.status != campaigns::Status::Closed);
    campaigns.sort_by_key(|campaign| !(campaign.starts_on..=campaign.ends_on).contains(&on));
    let mut units = db.units_within(on, on).await?;
    units.retain(|unit| me.covers(&unit.path));
    Ok(QuickPage { campaigns, units, organisations: db.organisations_within(on, on).await? })
}

/// Where an activity that is begun in the calendar is posted.
pub const QUICK_ADDRESS: &str = "/do/calendar/plan";

/// Plans an activity in a few words and comes back to the calendar; what is missing is asked in its form, and so is
/// everything where `more` is not empty.
#[server(prefix = "/do", endpoint = "calendar/plan")]
pub async fn plan_in_calendar(
    #[server(default)] back: String,
    #[server(default)] more: String,
    #[server(default)] form: QuickForm,
) -> Result<(), AppError> {
    let begun = form.begun();
    let typed = form.whole();
    let whole = format!("/campaigns/{}/activities/new?kind={}", encode(&typed.campaign), encode(&typed.kind));
    let planned = async {
        let (db, me) = session().await?;
        if !more.is_empty() {
            let begun: Vec<String> =
                begun.iter().map(|(name, value)| format!("&{name}={}", encode(value))).collect();
            return Ok(whole.clone() + &begun.concat());
        }
        let done = db.activities(&me).plan(&typed).await?;
        let back = if back.is_empty() { "/calendar" } else { within_site(&back) };
        Ok(with_query(&plain(back), &format!("saved={}", done.audit)) + "#" + &bar_id(done.id))
    };
    answer(planned.await, &whole, typed).await
}

/// The actor's own addresses, and the units that one can be held to.
pub async fn feeds() -> Result<(Vec<FeedCard>, Vec<UnitCard>), AppError> {
    let (db, me) = session().await?;
    Ok((db.feeds(&me).await?, db.units_within(today(), today()).await?))
}

/// Makes an address; the page that follows shows it once.
#[server(prefix = "/do", endpoint = "calendar/add-feed")]
pub async fn add_feed(#[server(default)] form: FeedForm) -> Result<(), AppError> {
    let added = async {
        let (db, me) = frame::context::proven_session().await?;
        let token = db.add_feed(&me, &form).await?;
        // The token travels in the session, not in an address that a browser remembers.
        frame::context::cookie_session()
            .await?
            .insert(NEW_FEED, token)
            .await
            .map_err(|_| AppError::Internal)?;
        Ok("/calendar/feeds#new".to_owned())
    };
    answer(added.await, "/calendar/feeds", form).await
}

/// The key in the session under which a new address waits to be shown.
const NEW_FEED: &str = "new_feed";

/// The address that was just made; it is shown once.
pub async fn new_feed() -> Result<Option<String>, AppError> {
    session().await?;
    let cookie = frame::context::cookie_session().await?;
    let token = cookie.remove::<String>(NEW_FEED).await.map_err(|_| AppError::Internal)?;
    Ok(token.map(|token| format!("{}/feeds/{token}.ics", frame::context::site().base_url)))
}

/// Ends one of the actor's own addresses.
#[server(prefix = "/do", endpoint = "calendar/revoke-feed")]
pub async fn revoke_feed(#[server(default)] id: String) -> Result<(), AppError> {
    let revoked = async {
        let (db, me) = session().await?;
        db.revoke_feed(&me, id_of(&id)?).await?;
        Ok("/calendar/feeds?done=revoked&saved=1".to_owned())
    };
    answer(revoked.await, "/calendar/feeds", FeedForm::default()).await
}
