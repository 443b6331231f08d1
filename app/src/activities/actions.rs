use domain::{
    Actor,
    activities::{
        ActivityCard, ActivityDetail, ActivityFilter, ActivityForm, BulkForm, Cancellation, Columns, Earlier,
        Then,
    },
    audiences::AudienceCard,
    campaigns::CampaignCard,
    organisations::OrganisationCard,
    units::UnitCard,
};
use frame::{
    AppError,
    context::{COLUMNS_COOKIE, session, set_cookie},
    forms::{TransitionForm, answer, encode, id_of, record, with_query, within_site},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Done, Taste, Undone};

/// A page of a schedule with what it can be filtered by.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SchedulePage {
    pub me: Actor,
    pub campaign: CampaignCard,
    pub cards: Vec<ActivityCard>,
    pub count: u64,
    pub page: u64,
    pub pages: u64,
    /// The page on which this week begins, or the next week that holds something.
    pub now_page: Option<u64>,
    pub options: Options,
}

/// What an activity of a campaign may name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Options {
    pub campaign: CampaignCard,
    pub units: Vec<UnitCard>,
    pub organisations: Vec<OrganisationCard>,
    pub audiences: Vec<AudienceCard>,
    /// What units were called before; for a form.
    pub former_names: Vec<(i64, String)>,
    /// What a form proposes.
    pub earlier: Earlier,
}

pub async fn schedule(campaign: i64, filter: ActivityFilter) -> Result<SchedulePage, AppError> {
    let (db, me) = session().await?;
    let card = db.campaigns(&me).card(campaign).await?;
    let store::Schedule { cards, count, page, pages, now_page } =
        db.activities(&me).schedule(campaign, &(&filter).into()).await?;
    let options = Options {
        units: db.units_within(card.starts_on, card.ends_on).await?,
        organisations: db.organisations_within(card.starts_on, card.ends_on).await?,
        audiences: db.audiences().await?,
        campaign: card.clone(),
        former_names: Vec::new(),
        earlier: Earlier::default(),
    };
    Ok(SchedulePage { me, campaign: card, cards, count, page, pages, now_page, options })
}

/// What a new activity of a campaign may name, within the actor's own scope.
pub async fn activity_options(campaign: i64) -> Result<Options, AppError> {
    let (db, me) = session().await?;
    if !me.may_plan_activities() {
        return Err(AppError::Forbidden);
    }
    let card = db.campaigns(&me).card(campaign).await?;
    let mut known = db.activities(&me).known(campaign).await?;
    known.units.retain(|unit| me.covers(&unit.path));
    let domain::activities::Known { units, organisations, audiences, .. } = known;
    let (former_names, earlier) = (db.former_unit_names().await?, db.activities(&me).earlier().await?);
    Ok(Options { campaign: card, units, organisations, audiences, former_names, earlier })
}

pub async fn show_activity(id: i64) -> Result<(Actor, ActivityDetail), AppError> {
    let (db, me) = session().await?;
    let activity = db.activities(&me).find(id).await?;
    Ok((me, activity))
}

/// How an activity was cancelled after the version that the person saw.
pub async fn cancelled_since(id: i64, seen: &str) -> Result<Option<Cancellation>, AppError> {
    let (db, me) = session().await?;
    Ok(db.activities(&me).cancelled_since(id, seen).await?)
}

/// Plans an activity, or changes the one with `id`.
#[server(prefix = "/do", endpoint = "activities/save")]
pub async fn save_activity(
    #[server(default)] id: String,
    #[server(default)] then: String,
    #[server(default)] form: ActivityForm,
) -> Result<(), AppError> {
    let back = if id.is_empty() {
        format!("/campaigns/{}/activities/new?kind={}", encode(&form.campaign), encode(&form.kind))
    } else {
        format!("/activities/{}/edit", encode(&id))
    };
    let saved = async {
        let (db, me) = session().await?;
        let done = match record(&id)? {
            Some(id) => db.activities(&me).edit(id, &form).await?,
            None => db.activities(&me).plan(&form).await?,
        };
        let new = format!("/campaigns/{}/activities/new", encode(&form.campaign));
        Ok(match Then::from_word(&then) {
            Some(Then::Another) => format!("{new}?kind={}&saved={}", encode(&form.kind), done.audit),
            Some(Then::Copy) => format!("{new}?copy={}&saved={}", done.id, done.audit),
            None => format!("/activities/{}?saved={}", done.id, done.audit),
        })
    };
    answer(saved.await, &back, form).await
}

/// Starts, finishes, cancels or reopens an activity, if it is still as the person saw it.
#[server(prefix = "/do", endpoint = "activities/transition")]
pub async fn transition_activity(
    #[server(default)] id: String,
    #[server(default)] form: TransitionForm,
) -> Result<(), AppError> {
    let back = format!("/activities/{}", encode(&id));
    let moved = async {
        let (db, me) = session().await?;
        let transition = domain::activities::Transition::from_word(&form.transition).ok_or_else(|| {
            AppError::Invalid(domain::Problems::one("transition", domain::Problem::Unknown))
        })?;
        let id = id_of(&id)?;
        let done = db.activities(&me).transition_from(id, &form.version, transition, &form.reason).await?;
        let there = if form.back.is_empty() { back.as_str() } else { within_site(&form.back) };
        Ok(with_query(there, &format!("done={}&saved={}", transition.word(), done.audit)))
    };
    answer(moved.await, &back, form).await
}

/// Where an undoing is posted: `audit` holds the entry, or those of what was done at once with dots between; `back` where to
/// go on.
pub const UNDO_ADDRESS: &str = "/do/activities/undo";

/// Undoes one's own changes, and comes back to where that was asked for; to the activity, or
/// the first of them, where that is not said, or where it is refused.
#[server(prefix = "/do", endpoint = "activities/undo")]
pub async fn undo_activity(
    #[server(default)] audit: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let mut refused_at = within_site(&back).to_owned();
    let undone = async {
        let (db, me) = session().await?;
        let (activities, entries) = (db.activities(&me), ids_of(&audit)?);
        if let Some(first) = entries.first() {
            refused_at = format!("/activities/{}", activities.of_change(*first).await?);
        }
        let undone = activities.undo_all(&entries).await?;
        Ok(match undone {
            Undone::Changed(_) if !back.is_empty() => with_query(within_site(&back), "undone=1"),
            Undone::Changed(done) => format!("/activities/{}?undone=1", done.id),
            Undone::Removed { campaign } => format!("/campaigns/{campaign}/schedule?undone=1"),
        })
    };
    let undone = undone.await;
    let form = TransitionForm { transition: frame::ui::UNDO.into(), ..TransitionForm::default() };
    answer(undone, &refused_at, form).await
}

/// Tells a page what was done to several activities, and by which entries of the audit that is undone.
fn done_query(what: &str, done: &[Done]) -> String {
    let entries: Vec<String> = done.iter().map(|done| done.audit.to_string()).collect();
    format!("done={}&saved={}", encode(what), entries.join("."))
}

/// Where it is posted what is to be done to several activities of a schedule at once.
pub const BULK_ADDRESS: &str = "/do/activities/bulk";

/// Moves, hands over or cancels several activities, all or none, and comes back to the schedule as it was left.
#[server(prefix = "/do", endpoint = "activities/bulk")]
pub async fn change_activities(
    #[server(default)] campaign: String,
    #[server(default)] back: String,
    #[server(default)] form: BulkForm,
) -> Result<(), AppError> {
    let changed = async {
        let (db, me) = session().await?;
        let done = db.activities(&me).change_all(id_of(&campaign)?, &form).await?;
        Ok(with_query(within_site(&back), &done_query(&form.act, &done)))
    };
    answer(changed.await, within_site(&back), form).await
}

/// Keeps what the person wants to see of schedules, in a cookie and for the account, and goes back.
#[server(prefix = "/do", endpoint = "activities/columns")]
pub async fn choose_columns(
    #[server(default)] columns: Vec<String>,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let kept = async {
        let (db, me) = session().await?;
        let columns = Columns::of(columns.iter().map(String::as_str));
        set_cookie(COLUMNS_COOKIE, &columns.word(), 365);
        db.keep_taste(&me, Taste { columns: Some(&columns), ..Taste::default() }).await?;
        Ok(within_site(&back).to_owned())
    };
    answer(kept.await, within_site(&back), BulkForm::default()).await
}

/// Where a release is posted: `ids` holds those that are shown, with dots between; `only` the one that is released
/// alone; `back` where to go on.
pub const RELEASE_ADDRESS: &str = "/do/activities/release";

/// Lets the public see activities that wait for it, and goes on where that was asked for; to the first of them where it
/// is refused.
#[server(prefix = "/do", endpoint = "activities/release")]
pub async fn release_activities(
    #[server(default)] ids: String,
    #[server(default)] only: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let asked = if only.is_empty() { ids } else { only };
    let released = async {
        let (db, me) = session().await?;
        let done = db.activities(&me).release(&ids_of(&asked)?).await?;
        Ok(with_query(within_site(&back), &done_query(RELEASED, &done)))
    };
    let refused_at = format!("/activities/{}", encode(asked.split('.').next().unwrap_or_default()));
    answer(released.await, &refused_at, TransitionForm::default()).await
}

/// What an address says was done where something was released.
pub(super) const RELEASED: &str = "release";

/// Ids that were posted with dots between.
fn ids_of(posted: &str) -> Result<Vec<i64>, AppError> {
    posted.split('.').map(id_of).collect()
}
