use super::{CalendarPage, agenda::nothing, grid::marks};
use crate::{activities::kind_tag, campaigns};
use chrono::{Datelike, Months};
use domain::{
    activities::When,
    calendar::{CalendarFilter, Placement, across},
    campaigns::CampaignCard,
    time::{Day, show_days, today},
};
use frame::ui::{Icon, empty};
use leptos::prelude::*;
use words::t;

/// Campaigns as bars over twelve months, each with its long placements below it.
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
        let placements = page.placements.iter().filter(|placement| placement.campaign == campaign.id);
        let placements = placements.map(|placement| placement_row(days, placement)).collect_view();
        view! { {campaign_row(days, campaign)}{placements} }
    });
    let months = (0..12).map(|month| {
        let first = days.0 + Months::new(month);
        view! { <span><span class="plan-long">{words::month_short(first)}</span><span class="plan-short">{month + 1}</span></span> }
    });
    view! {
        <p class="lede">{t!(calendar.year_lede, days = When::LONG)}</p>
        <div class="plan">
            <div class="plan-months" aria-hidden="true">{months.collect_view()}</div>
            <ul class="plan-rows">{key_days_row(page)}{rows.collect_view()}</ul>
        </div>
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
                <a href=format!("/campaigns/{}", campaign.id)>{campaign.title.clone()}</a>
                <span class="plan-days">
                    {show_days(period.0, period.1)}" "
                    <span class=format!("tag status-{status}")>{campaigns::say::status(campaign.status)}</span>
                </span>
            </div>
            {bar(days, period, "plan-bar")}
        </li>
    }
    .into_any()
}

fn placement_row(days: (Day, Day), placement: &Placement) -> AnyView {
    let Placement { id, campaign: _, title, kind, status, days: period } = placement;
    let class = format!("plan-bar kind-{} status-{}", kind.word(), status.word());
    view! {
        <li>
            <div class="plan-label">
                <a href=format!("/activities/{id}")>{title.clone()}</a>
                <span class="plan-days">{kind_tag(*kind)}" "{show_days(period.0, period.1)}</span>
            </div>
            {bar(days, *period, &class)}
        </li>
    }
    .into_any()
}

/// The bar of a period over a year, with its months and today. What it shows stands in words beside it.
fn bar(year: (Day, Day), period: (Day, Day), class: &str) -> AnyView {
    let length = (year.1 - year.0).num_days() + 1;
    let (start, days) = across(year, period).unwrap_or_default();
    let months = (1..12).map(|month| {
        let x = (year.0 + Months::new(month) - year.0).num_days();
        view! { <line class="plan-month" x1=x x2=x y1="0" y2="10"></line> }
    });
    let now = (year.0.year() == today().year()).then(|| {
        let x = (today() - year.0).num_days();
        view! { <line class="plan-now" x1=x x2=x y1="0" y2="10"></line> }
    });
    view! {
        <svg class="plan-svg" viewBox=format!("0 0 {length} 10") preserveAspectRatio="none" aria-hidden="true">
            {months.collect_view()}
            <rect class=class.to_owned() x=start y="2" width=days height="6"></rect>
            {now}
        </svg>
    }
    .into_any()
}
