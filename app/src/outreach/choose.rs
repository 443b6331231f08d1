use super::{
    form::{form, told_already},
    open_log, outbox, to_report,
};
use crate::activities::{say::kind_icon, status_tag};
use domain::{calendar::CalendarEntry, outreach::Near};
use frame::{
    context::query,
    forms::{new_log_key, refill},
    ui::{Icon, Screen, empty, icon, page_head, staff_page},
};
use leptos::prelude::*;
use words::t;

/// Choosing what to report, then its form.
pub(super) fn new_page() -> impl IntoView {
    let activity = query("activity").and_then(|id| id.parse().ok());
    let own = query("own").is_some();
    let load = async move {
        if activity.is_none() && !own {
            return Ok((Some(to_report().await?), None));
        }
        let (known, told) = open_log(activity).await?;
        let filled = refill(known.fresh(new_log_key())).await?;
        Ok((None, Some((known, told, filled))))
    };
    staff_page(load, |(near, opened)| match opened {
        Some((known, told, filled)) => {
            let told = told_already(&told);
            Screen::new(t!(outreach.add), form(None, &known, &filled, told))
        }
        None => Screen::new(t!(outreach.add), near.as_ref().map(choices)),
    })
}

fn choices(Near { begun, to_come }: &Near) -> AnyView {
    let list = if begun.is_empty() {
        empty(Icon::Activity, t!(outreach.none_near).into(), t!(outreach.none_near_text).into(), None)
    } else {
        view! { <h2>{t!(outreach.near)}</h2>{links(begun)} }.into_any()
    };
    // They are on the page so that their forms are kept on the phone before the day.
    let to_come = (!to_come.is_empty()).then(|| {
        view! { <details class="more"><summary>{t!(outreach.to_come)}</summary>{links(to_come)}</details> }
    });
    let own = view! { <a class="button" href="/outreach/new?own=1">{icon(Icon::Add)}{t!(outreach.own)}</a> };
    view! {
        {page_head(vec![("/outreach".into(), t!(outreach.title).into())], t!(outreach.add), own)}
        {outbox::state()}{list}{to_come}
    }
    .into_any()
}

fn links(cards: &[CalendarEntry]) -> AnyView {
    let links = cards.iter().map(|card| {
        let units = card.units.iter().map(|(vi, en)| words::either(vi, en)).collect::<Vec<_>>();
        let units = words::few(&units, |more| t!(public.more_units, count = words::count(more)));
        view! {
            <li>
                <a class=format!("choice kind-{}", card.kind.word()) href=format!("/outreach/new?activity={}", card.id)>
                    {icon(kind_icon(card.kind))}
                    <strong>{card.title.clone()}</strong>
                    <span>{words::when(card.when)}" · "{units}" "{status_tag(card.status)}</span>
                </a>
            </li>
        }
    });
    view! { <ul class="choices">{links.collect_view()}</ul> }.into_any()
}
