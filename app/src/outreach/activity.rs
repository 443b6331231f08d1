use super::{list::table, photos, say};
use domain::{
    Actor,
    activities::ActivityDetail,
    outreach::{LogCard, PhotoCard},
    targets::{Measure, Quantity},
};
use frame::{
    AppError,
    context::session,
    ui::{Icon, icon},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use words::t;

/// What was reported of an activity.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reported {
    /// Of all logs that count.
    pub totals: Vec<Quantity>,
    pub logs: Vec<LogCard>,
    /// The latest, and how many there are.
    pub photos: (Vec<PhotoCard>, u64),
    pub may_release: bool,
}

pub async fn reported(me: &Actor, activity: i64) -> Result<Reported, AppError> {
    let (db, _) = session().await?;
    let sums = db.reported(me, activity).await?;
    let total = |measure: &Measure| {
        let number = sums.get(measure.word()).map(|sum| sum.0)?;
        (number > 0 && *measure != Measure::Logs).then_some(Quantity { measure: *measure, number })
    };
    let logs = db.logs(me).of_activity(activity).await?;
    let photos = db.logs(me).photos_of_activity(activity, 1).await?;
    let totals = Measure::ALL.iter().filter_map(total).collect();
    Ok(Reported { totals, logs, photos, may_release: me.may_release() })
}

/// What was done of an activity, on its page: the sums, the logs behind them, the way to another.
pub(crate) fn of_activity(detail: &ActivityDetail, reported: &Reported) -> AnyView {
    let Reported { totals, logs, photos: (photos, count), may_release } = reported;
    let add = detail.may_log.then(|| {
        let there = format!("/outreach/new?activity={}", detail.id);
        view! { <p><a class="button" href=there>{icon(Icon::Log)}{t!(outreach.add)}</a></p> }
    });
    if logs.is_empty() && add.is_none() {
        return ().into_any();
    }
    let told = if logs.is_empty() {
        view! { <p class="muted">{t!(outreach.of_activity_none)}</p> }.into_any()
    } else {
        let sums = (!totals.is_empty()).then(|| view! { <p><strong>{say::totals(totals)}</strong></p> });
        view! { {sums}{table(logs)} }.into_any()
    };
    view! {
        <section class="panel" id="outreach"><h2>{t!(outreach.of_activity)}</h2>{told}{add}</section>
        {photos::of_activity(photos, *count, *may_release)}
    }
    .into_any()
}
