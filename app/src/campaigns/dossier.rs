//! What is read before a campaign is approved: what it is to reach, what it costs, where nothing is, what was changed
//! since it was last decided upon, and each activity.

use super::{
    say,
    show::{status_tag, transitions},
    show_dossier,
};
use crate::{activities, audit, home};
use domain::{
    Actor,
    activities::{ActivityCard, Status},
    campaigns::{Dossier, KindSum, Place},
    home::thousandths,
    time::{show_days, show_instant},
};
use frame::{
    context::id_in_path,
    forms::{Filled, TransitionForm},
    ui::{Screen, Transitions, facts, page_head, paragraphs, staff_page},
};
use leptos::prelude::*;
use words::t;

pub fn dossier_page() -> impl IntoView {
    let id = id_in_path();
    staff_page(show_dossier(id), |(me, dossier)| {
        let title = format!("{}: {}", t!(campaigns.dossier), dossier.campaign.campaign.title);
        Screen::new(title, show(&me, &dossier))
    })
}

fn show(me: &Actor, dossier: &Dossier) -> AnyView {
    let detail = &dossier.campaign;
    let campaign = &detail.campaign;
    let here = format!("/campaigns/{}", detail.id);
    // A refusal is told on the page of the campaign, with the reason as it was typed.
    let Transitions { panel, .. } = transitions(me, detail, &Filled::fresh(TransitionForm::default()));
    let crumbs = vec![("/campaigns".into(), t!(campaigns.title).into()), (here, campaign.title.clone())];
    view! {
        {page_head(crumbs, t!(campaigns.dossier), ())}
        {facts(vec![
            (t!(campaigns.code).into(), campaign.code.clone().into_any()),
            (t!(campaigns.period).into(), show_days(campaign.starts_on, campaign.ends_on).into_any()),
            (t!(campaigns.status).into(), status_tag(detail)),
            (t!(campaigns.release).into(), say::release(campaign.release).into_any()),
            (t!(campaigns.purpose).into(), paragraphs(&campaign.purpose)),
        ])}
        <div class="columns">
            <div class="primary-column">
                {targets(dossier)}
                {money(dossier)}
                {differences(dossier)}
            </div>
            <aside class="aside">
                {panel}
                {untouched(dossier)}
            </aside>
        </div>
        {list(&dossier.activities)}
    }
    .into_any()
}

/// What each target is, and what part of it is planned.
fn targets(dossier: &Dossier) -> AnyView {
    let rows = dossier.overview.lines.iter().filter_map(|(place, line)| {
        let Place::Measure(measure) = place else { return None };
        // What is neither aimed at nor planned is not decided on.
        line.target.or(line.planned.filter(|planned| *planned > 0))?;
        let planned = line.planned.unwrap_or_default();
        let part = line.target.and_then(|target| thousandths(planned, target)).map(words::percent);
        Some(view! {
            <tr>
                <th scope="row">{say::measure_heading(*measure)}</th>
                <td class="num" data-label=t!(campaigns.target)>{line.target.map_or_else(|| "–".into(), words::whole)}</td>
                <td class="num" data-label=t!(campaigns.planned_number)>{words::whole(planned)}</td>
                <td class="num" data-label=t!(campaigns.part)>{part.unwrap_or_else(|| "–".into())}</td>
            </tr>
        })
    });
    view! {
        <section class="panel">
            <h2>{t!(campaigns.targets)}</h2>
            <table class="dossier">
                <thead><tr>
                    <th scope="col">{t!(campaigns.measure)}</th>
                    <th class="num" scope="col">{t!(campaigns.target)}</th>
                    <th class="num" scope="col">{t!(campaigns.planned_number)}</th>
                    <th class="num" scope="col">{t!(campaigns.part)}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// What each kind of activity costs, beside the budget.
fn money(dossier: &Dossier) -> AnyView {
    let kinds = dossier.by_kind();
    let row = |name: &'static str, sum: &KindSum| {
        let without = (sum.without_money > 0)
            .then(|| t!(campaigns.without_money, count = words::count(sum.without_money)));
        view! {
            <tr>
                <th scope="row">{name}" "<small class="muted">{without}</small></th>
                <td class="num">{words::count(sum.activities)}</td>
                <td class="num">{words::money(sum.money)}</td>
            </tr>
        }
    };
    let rows = kinds.iter().map(|(kind, sum)| row(activities::say::kind(*kind), sum)).collect_view();
    let total: i64 = kinds.values().map(|sum| sum.money).sum();
    let number: usize = kinds.values().map(|sum| sum.activities).sum();
    let budget = dossier.campaign.campaign.budget;
    let over = budget.filter(|budget| total > *budget).map(|budget| {
        let text = t!(campaigns.over_budget, money = words::money(total - budget));
        view! { <p><strong class="problem">{text}</strong></p> }
    });
    view! {
        <section class="panel">
            <h2>{t!(campaigns.by_money)}</h2>
            <table class="dossier">
                <thead><tr>
                    <th scope="col">{t!(campaigns.by_kind)}</th>
                    <th class="num" scope="col">{t!(campaigns.activities)}</th>
                    <th class="num" scope="col">{t!(campaigns.budget)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr>
                    <th scope="row">{t!(campaigns.sum)}</th>
                    <td class="num">{words::count(number)}</td>
                    <td class="num">{words::money(total)}</td>
                </tr></tfoot>
            </table>
            <p>{t!(campaigns.budget)}": "{budget.map_or_else(|| "–".into(), words::money)}</p>
            {over}
        </section>
    }
    .into_any()
}

/// What was changed since it was last decided upon.
fn differences(dossier: &Dossier) -> AnyView {
    let shown = dossier.differences.len() as u64;
    let text = match dossier.decided {
        None => t!(campaigns.differences_first).to_owned(),
        Some(at) if shown == 0 => t!(campaigns.differences_none, when = show_instant(at)),
        Some(at) => {
            t!(campaigns.differences_since, count = words::count(dossier.differing), when = show_instant(at))
        }
    };
    let cut = (dossier.differing > shown)
        .then(|| view! { <p class="muted">{t!(campaigns.differences_cut, count = words::count(shown))}</p> });
    let list = (shown > 0).then(|| {
        view! {
            <details class="more" open=shown <= FEW>
                <summary>{t!(campaigns.differences_show)}</summary>
                {audit::differences(dossier.differences.clone())}{cut}
            </details>
        }
    });
    view! { <section class="panel"><h2>{t!(campaigns.differences)}</h2><p>{text}</p>{list}</section> }
        .into_any()
}

/// Units that are seen before the others are asked for.
const UNITS_SHOWN: usize = 12;

/// Differences that are seen at once.
const FEW: u64 = 5;

/// Where nothing is planned; each leads to a new activity there.
fn untouched(dossier: &Dossier) -> AnyView {
    let places = &dossier.untouched;
    let text = if places.units.is_empty() {
        t!(campaigns.untouched_none).to_owned()
    } else {
        t!(campaigns.untouched, count = words::count(places.units.len()), of = words::count(places.of))
    };
    view! {
        <section class="panel">
            <h2>{t!(home.untouched)}</h2><p>{text}</p>
            {home::places(&places.units, dossier.campaign.id, UNITS_SHOWN)}
        </section>
    }
    .into_any()
}

/// Each activity, by start.
fn list(cards: &[ActivityCard]) -> AnyView {
    let rows = cards.iter().map(|card| {
        let units: Vec<&str> = card.units.iter().map(|(vi, en)| words::either(vi, en)).collect();
        let few = words::few(&units, |more| t!(public.more_units, count = words::count(more)));
        let status = (card.status != Status::Planned).then(|| activities::status_tag(card.status));
        view! {
            <tr>
                <td data-label=t!(activities.fact_time)>{words::when(card.when)}</td>
                <th scope="row"><a href=format!("/activities/{}", card.id)>{card.title.clone()}</a>" "{status}</th>
                <td data-label=t!(activities.kind)>{activities::say::kind(card.kind)}</td>
                <td data-label=t!(activities.units)>{few}</td>
                <td data-label=t!(activities.lead)>{card.lead.clone()}</td>
                <td class="num" data-label=t!(campaigns.budget)>{card.money.map_or_else(|| "–".into(), words::money)}</td>
            </tr>
        }
    });
    let cancelled = cards.iter().filter(|card| card.status == Status::Cancelled).count();
    let cancelled =
        (cancelled > 0).then(|| format!(", {}", t!(campaigns.cancelled, count = words::count(cancelled))));
    view! {
        <section>
            <h2>{t!(activities.count, count = words::count(cards.len()))}{cancelled}</h2>
            <div class="table-wrap"><table class="cards">
                <thead><tr>
                    <th scope="col">{t!(activities.fact_time)}</th>
                    <th scope="col">{t!(activities.name)}</th>
                    <th scope="col">{t!(activities.kind)}</th>
                    <th scope="col">{t!(activities.units)}</th>
                    <th scope="col">{t!(activities.lead)}</th>
                    <th class="num" scope="col">{t!(campaigns.budget)}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table></div>
        </section>
    }
    .into_any()
}
