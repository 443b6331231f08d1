use super::{CalendarPage, agenda::nothing, grid::marks, href};
use crate::{activities, campaigns};
use chrono::{Datelike, Months};
use domain::{
    activities::{Kind, Status},
    calendar::{CalendarEntry, CalendarFilter, View, across, heat},
    campaigns::CampaignCard,
    time::{Day, show_day, show_days, today},
};
use frame::ui::{Icon, empty, icon_of_sprite, sprite};
use leptos::prelude::*;
use words::t;

/// Campaigns as bars over twelve months, each with its activities below it, a line each.
pub(crate) fn year(page: &CalendarPage, filter: &CalendarFilter) -> AnyView {
    let days = page.days;
    let campaigns: Vec<&CampaignCard> =
        page.campaigns.iter().filter(|campaign| page.planned.contains(&campaign.id)).collect();
    if campaigns.is_empty() && !filter.set().is_empty() {
        return nothing(filter);
    }
    if campaigns.is_empty() {
        let text = t!(calendar.none_text).to_owned();
        return empty(Icon::Campaign, t!(calendar.campaigns_none).into(), text, None);
    }
    let rows = campaigns.into_iter().rev().map(|campaign| {
        let own = page.entries.iter().filter(|entry| entry.campaign == campaign.id);
        let own = own.map(|entry| entry_row(days, entry)).collect_view();
        view! { {campaign_row(days, campaign)}{own} }
    });
    let months = (0..12).map(|month| {
        let first = days.0 + Months::new(month);
        let there = href(&filter.at(View::Month, first));
        view! {
            <a href=there>
                <span class="plan-long">{words::month_short(first)}</span><span class="plan-short">{month + 1}</span>
                <span class="unseen">"/"{first.year()}</span>
            </a>
        }
    });
    let pictures: Vec<_> = Kind::ALL.iter().map(|kind| activities::say::kind_icon(*kind)).collect();
    view! {
        {sprite(&pictures)}
        <div class="plan">
            <div class="plan-months">{months.collect_view()}</div>
            <ul class="plan-rows">{heat_row(page)}{key_days_row(page)}{rows.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// How much is on each day, but for what stands for weeks: the darker the more.
fn heat_row(page: &CalendarPage) -> AnyView {
    let short = page.entries.iter().filter(|entry| !entry.is_long() && entry.status != Status::Cancelled);
    let counts = heat(page.days, short.map(|entry| (entry.when.first_day(), entry.when.last_day())));
    let days = counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(day, count)| {
        view! { <rect class=format!("heat-{}", count.min(&4)) x=day y="1" width="1" height="8"></rect> }
    });
    let most = counts.iter().max().copied().unwrap_or_default();
    let busy = counts.iter().filter(|count| **count > 0).count();
    view! {
        <li>
            <p class="plan-label muted">{t!(calendar.heat, days = busy, most = most)}</p>
            <svg class="plan-svg" viewBox=format!("0 0 {} 10", counts.len()) preserveAspectRatio="none" aria-hidden="true">
                {days.collect_view()}
            </svg>
        </li>
    }
    .into_any()
}

/// Tết and the days that matter to the work, each a line on its day and a word in a list.
fn key_days_row(page: &CalendarPage) -> AnyView {
    let (first, last) = page.days;
    let named = first.iter_days().take_while(|day| *day <= last).map(|day| (day, marks(page, day)));
    let named: Vec<(Day, String)> =
        named.flat_map(|(day, names)| names.into_iter().map(move |name| (day, name))).collect();
    let length = (last - first).num_days() + 1;
    let lines = named.iter().map(|(day, _)| {
        let x = (*day - first).num_days();
        view! { <line class="plan-key" x1=x x2=x y1="1" y2="9"></line> }
    });
    let names =
        named.iter().map(|(day, name)| view! { <li>{format!("{} {name}", day.format("%d/%m"))}</li> });
    view! {
        <li>
            <details class="more plan-label">
                <summary>{t!(key_days.title)}</summary>
                <ul class="plan-key-days">{names.collect_view()}</ul>
            </details>
            <svg class="plan-svg" viewBox=format!("0 0 {length} 10") preserveAspectRatio="none" aria-hidden="true">
                {lines.collect_view()}
            </svg>
        </li>
    }
    .into_any()
}

fn campaign_row(days: (Day, Day), campaign: &CampaignCard) -> AnyView {
    let period = (campaign.starts_on, campaign.ends_on);
    let status = campaign.status.word();
    view! {
        <li class="plan-campaign">
            <div class="plan-label">
                <a href=format!("/campaigns/{}", campaign.id) title=show_days(period.0, period.1)>{campaign.title.clone()}</a>
                <span class=format!("tag status-{status}")>{campaigns::say::status(campaign.status)}</span>
            </div>
            {bar(days, period, "plan-bar")}
        </li>
    }
    .into_any()
}

fn entry_row(days: (Day, Day), entry: &CalendarEntry) -> AnyView {
    let period = (entry.when.first_day(), entry.when.last_day());
    let (kind, status) = (entry.kind.word(), entry.status.word());
    view! {
        <li class=format!("plan-entry kind-{kind}")>
            <div class="plan-label">
                {icon_of_sprite(activities::say::kind_icon(entry.kind))}
                <a href=format!("/activities/{}", entry.id) title=entry.title.clone()>{entry.title.clone()}</a>
                <span class="plan-days">{short(days, period)}</span>
                <span class="unseen">{activities::say::kind(entry.kind)}", "{activities::say::status(entry.status)}</span>
            </div>
            {bar(days, period, &format!("plan-bar kind-{kind} status-{status}"))}
        </li>
    }
    .into_any()
}

/// Days of a year without it: `25/11`, `01/11 – 31/12`.
fn short(year: (Day, Day), (from, to): (Day, Day)) -> String {
    let day =
        |day: Day| if day.year() == year.0.year() { day.format("%d/%m").to_string() } else { show_day(day) };
    if from == to { day(from) } else { format!("{} – {}", day(from), day(to)) }
}

/// The bar of a period over a year, with today. What it shows stands in words beside it.
fn bar(year: (Day, Day), period: (Day, Day), class: &str) -> AnyView {
    let now = (year.0 <= today() && today() <= year.1).then(|| {
        let x = (today() - year.0).num_days();
        view! { <line class="plan-now" x1=x x2=x y1="0" y2="10"></line> }
    });
    on_axis(year, period, class, now)
}

/// The bar of a period over the days of a view.
pub(super) fn period_bar(seen: (Day, Day), period: (Day, Day), class: &str) -> AnyView {
    on_axis(seen, period, class, None::<()>)
}

/// A bar is seen however short it is: two days of a year are one point of a screen.
fn on_axis(seen: (Day, Day), period: (Day, Day), class: &str, over: impl IntoView + 'static) -> AnyView {
    let length = (seen.1 - seen.0).num_days() + 1;
    let (start, days) = across(seen, period).unwrap_or_default();
    let least = if length > 100 { 3 } else { 1 };
    view! {
        <svg class="plan-svg" viewBox=format!("0 0 {length} 10") preserveAspectRatio="none" aria-hidden="true">
            <rect class=class.to_owned() x=start y="2" width=days.max(least) height="6"></rect>
            {over.into_view()}
        </svg>
    }
    .into_any()
}
