use super::beside::{PUT_ASIDE, REMOVE, TAKE_OVER};
use domain::{
    Actor, Problem, Problems,
    calendar::CalendarEntry,
    outreach::{
        Face, LogCard, LogDetail, LogForm, LogKnown, LogNames, LogQuery, Near, QuickForm, Transition,
    },
};
use frame::{
    AppError,
    context::session,
    forms::{TransitionForm, answer, encode, id_of, record, with_query, within_site},
};
use leptos::prelude::*;

/// A page of a list, with how many there are on all pages and what its filters are called.
pub async fn list_logs(
    mut query: LogQuery,
) -> Result<(Actor, LogQuery, Vec<LogCard>, u64, LogNames), AppError> {
    let (db, me) = session().await?;
    // Who reviews begins with what waits; who follows a link to some logs, with all of them.
    let usual = match query.is_filtered() {
        true => Face::All,
        false if me.may_plan_campaigns() => Face::Waiting,
        false => Face::Mine,
    };
    query.face = Some(query.face.unwrap_or(usual));
    let logs = db.logs(&me);
    let (cards, count) = logs.list(&query).await?;
    let names = logs.names(&query).await?;
    Ok((me, query, cards, count, names))
}

pub async fn show_log(id: i64) -> Result<LogDetail, AppError> {
    let (db, me) = session().await?;
    Ok(db.logs(&me).detail(id).await?)
}

/// What a log of an activity may name, or one on its own; with the logs of the activity that are there.
pub async fn open_log(activity: Option<i64>) -> Result<(LogKnown, Vec<LogCard>), AppError> {
    let (db, me) = session().await?;
    let logs = db.logs(&me);
    let known = logs.opened(activity).await?;
    let told = match activity {
        Some(activity) => logs.of_activity(activity).await?,
        None => Vec::new(),
    };
    Ok((known, told))
}

/// The activities around today that may be reported, or soon may.
pub async fn to_report() -> Result<Near, AppError> {
    let (db, me) = session().await?;
    Ok(db.logs(&me).near().await?)
}

/// The activities that rows typed from paper may name.
pub async fn to_report_from_paper(form: &QuickForm) -> Result<Vec<CalendarEntry>, AppError> {
    let (db, me) = session().await?;
    Ok(db.logs(&me).on_paper(form).await?)
}

/// Sends a log, or changes the one with `id`.
#[server(prefix = "/do", endpoint = "outreach/send")]
pub async fn send_log(
    #[server(default)] id: String,
    #[server(default)] form: LogForm,
) -> Result<(), AppError> {
    let back = match (id.as_str(), form.activity.as_str()) {
        ("", "") => "/outreach/new?own=1".to_owned(),
        ("", activity) => format!("/outreach/new?activity={}", encode(activity)),
        (id, _) => format!("/outreach/{}/edit", encode(id)),
    };
    let sent = async {
        let (db, me) = session().await?;
        record(&id)?;
        let sent = db.logs(&me).send(&form).await?;
        Ok(format!("/outreach/{}?done=send&saved={}", sent.id, sent.audit.max(1)))
    };
    answer(sent.await, &back, form).await
}

/// Where logs are typed from paper.
const QUICK: &str = "/outreach/quick";

/// Sends the rows that are right and shows the others again.
#[server(prefix = "/do", endpoint = "outreach/quick")]
pub async fn send_quick(#[server(default)] form: QuickForm) -> Result<(), AppError> {
    let sent = async {
        let (db, me) = session().await?;
        Ok(db.logs(&me).send_rows(&form).await?)
    };
    match sent.await {
        Ok((left, problems)) if problems.is_empty() => {
            answer(Ok(format!("{QUICK}?done={}", left.sent)), QUICK, left).await
        }
        Ok((left, problems)) => answer(Err(AppError::Invalid(problems)), QUICK, left).await,
        Err(error) => answer(Err(error), QUICK, form).await,
    }
}

/// Moves a log on, if it is still as the person saw it.
#[server(prefix = "/do", endpoint = "outreach/transition")]
pub async fn transition_log(
    #[server(default)] id: String,
    #[server(default)] form: TransitionForm,
) -> Result<(), AppError> {
    let own = format!("/outreach/{}", encode(&id));
    let moved = async {
        let (db, me) = session().await?;
        let transition = Transition::from_word(&form.transition)
            .ok_or_else(|| AppError::Invalid(Problems::one("transition", Problem::Unknown)))?;
        let done = db.logs(&me).transition(id_of(&id)?, &form.version, transition, &form.remarks).await?;
        let there = if form.back.is_empty() { own.as_str() } else { within_site(&form.back) };
        Ok(with_query(there, &format!("done={}&saved={}", transition.word(), done.audit)))
    };
    answer(moved.await, &own, form).await
}

/// Takes over what is kept beside a log as its next version.
#[server(prefix = "/do", endpoint = "outreach/take-over")]
pub async fn take_over_log(
    #[server(default)] id: String,
    #[server(default)] beside: String,
    #[server(default)] form: TransitionForm,
) -> Result<(), AppError> {
    let own = format!("/outreach/{}", encode(&id));
    let taken_over = async {
        let (db, me) = session().await?;
        let (id, beside) = (id_of(&id)?, id_of(&beside)?);
        let sent = db.logs(&me).take_over(id, beside, &form.version, &form.reason).await?;
        Ok(format!("{own}?done={TAKE_OVER}&saved={}", sent.audit))
    };
    answer(taken_over.await, &own, form).await
}

/// Forgets what is kept beside a log.
#[server(prefix = "/do", endpoint = "outreach/put-aside")]
pub async fn put_aside_log(
    #[server(default)] id: String,
    #[server(default)] beside: String,
    #[server(default)] form: TransitionForm,
) -> Result<(), AppError> {
    let own = format!("/outreach/{}", encode(&id));
    let put_aside = async {
        let (db, me) = session().await?;
        db.logs(&me).put_aside(id_of(&id)?, id_of(&beside)?).await?;
        Ok(format!("{own}?done={PUT_ASIDE}&saved=1"))
    };
    answer(put_aside.await, &own, form).await
}

/// Takes away a log of one's own that nobody has accepted, if it is still as the person saw it.
#[server(prefix = "/do", endpoint = "outreach/remove")]
pub async fn remove_log(
    #[server(default)] id: String,
    #[server(default)] form: TransitionForm,
) -> Result<(), AppError> {
    let own = format!("/outreach/{}", encode(&id));
    let removed = async {
        let (db, me) = session().await?;
        db.logs(&me).remove(id_of(&id)?, &form.version).await?;
        Ok(format!("/outreach?face=mine&done={REMOVE}&saved=1"))
    };
    answer(removed.await, &own, form).await
}

/// Where an undoing is posted: `audit` holds the entry, `back` where to go on.
pub const UNDO_ADDRESS: &str = "/do/outreach/undo";

/// Undoes one of one's own changes of a log and comes back to where that was asked for; to the log where that is not
/// said, or where it is refused.
#[server(prefix = "/do", endpoint = "outreach/undo")]
pub async fn undo_log(
    #[server(default)] audit: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let mut own = "/outreach".to_owned();
    let undone = async {
        let (db, me) = session().await?;
        let (logs, audit) = (db.logs(&me), id_of(&audit)?);
        own = format!("/outreach/{}", logs.of_change(audit).await?);
        logs.undo(audit).await?;
        let there = if back.is_empty() { own.as_str() } else { within_site(&back) };
        Ok(with_query(there, "undone=1"))
    };
    let undone = undone.await;
    let form = TransitionForm { transition: frame::ui::UNDO.into(), ..TransitionForm::default() };
    answer(undone, &own, form).await
}
