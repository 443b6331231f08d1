//! The first page of a person: what now, what next, what is late, what waits. Each line is one tap from the act.

mod progress;
mod unreleased;

pub(crate) use progress::progress;

use crate::{
    activities::{UNDO_ADDRESS, released_toast},
    calendar::{line, lines},
    changes::changes,
};
use domain::{
    calendar::CalendarEntry,
    home::{Home, LATE_MAX, SHOWN, Untouched},
    outreach::Asking,
    time::show_days,
};
use frame::{
    AppError, Feature, Place,
    ui::{Icon, Screen, icon, page_head, staff_page, undoable_toast},
};
use leptos::prelude::*;
use unreleased::unreleased;
use words::t;

pub const FEATURE: Feature = Feature {
    addresses: &["/"],
    places: |_| vec![Place::new("/", Icon::Home, t!(home.title))],
    ..Feature::NONE
};

pub async fn show_home() -> Result<Home, AppError> {
    let (db, me) = frame::context::session().await?;
    Ok(db.home(&me).await?)
}

pub(crate) fn page() -> impl IntoView {
    staff_page(async { show_home().await }, |home| Screen::new(t!(home.title), show(&home)))
}

fn show(home: &Home) -> AnyView {
    let title = t!(home.hello, name = home.me.name.clone());
    // What is late comes first; that nothing is, last.
    let late = home.me.may_answer_some().then(|| late(home));
    let (first, last) = if home.late.is_empty() { (None, late) } else { (late, None) };
    let waiting = home.me.may_plan_campaigns().then(|| view! { {returned(home)}{waiting(home)} });
    let untouched = home.untouched.as_ref().map(|places| untouched(home, places));
    let toast = released_toast().unwrap_or_else(|| undoable_toast(t!(ui.saved), UNDO_ADDRESS, ""));
    view! {
        {toast}
        {page_head(vec![], &title, add(home))}
        <div class="columns">
            <div class="primary-column">
                {first}{unreleased(&home.unreleased)}{today(home)}{soon(home)}{last}{untouched}
            </div>
            <aside class="aside">{asking(home)}{waiting}{changes(&home.changes)}{progress(&home.running)}</aside>
        </div>
    }
    .into_any()
}

/// The ways to a new log and to a new activity of the first running campaign: who plans campaigns plans first, everybody
/// else reports.
fn add(home: &Home) -> AnyView {
    let plans = home.me.may_plan_campaigns();
    let class = |first: bool| if first { "button primary" } else { "button" };
    let log = (home.me.may_log() && !plans).then(|| {
        view! { <a class=class(true) href="/outreach/new">{icon(Icon::Log)}{t!(outreach.add)}</a> }
    });
    let campaign = home.running.first().filter(|_| home.me.may_plan_activities());
    let plan = campaign.map(|campaign| {
        let there = format!("/campaigns/{}/activities/new", campaign.campaign.id);
        view! { <a class=class(plans) href=there>{icon(Icon::Add)}{t!(activities.add)}</a> }
    });
    view! { {log}{plan} }.into_any()
}

/// What is on today; what stands for weeks is only counted.
fn today(home: &Home) -> AnyView {
    let on: Vec<&CalendarEntry> =
        home.soon.iter().filter(|entry| entry.is_on(home.today) && !entry.is_long()).collect();
    let standing = home.soon.iter().filter(|entry| entry.is_on(home.today) && entry.is_long()).count();
    let standing = (standing > 0).then(|| {
        view! { <p class="home-note"><a href="/calendar?view=day">{t!(home.standing, count = standing)}</a></p> }
    });
    let list = if on.is_empty() {
        view! { <p class="muted">{t!(home.today_none)}</p> }.into_any()
    } else {
        let shown = &on[..on.len().min(SHOWN)];
        view! { {lines(shown, home.today)}{all(on.len(), "/calendar?view=day")} }.into_any()
    };
    let day = words::day(home.today);
    view! { <section><h2>{t!(home.today)}" "<small class="muted">{day}</small></h2>{list}{standing}</section> }.into_any()
}

/// What begins on the days that follow.
fn soon(home: &Home) -> AnyView {
    let soon: Vec<&CalendarEntry> =
        home.soon.iter().filter(|entry| entry.when.first_day() > home.today).collect();
    let list = if soon.is_empty() {
        view! { <p class="muted">{t!(home.soon_none)}</p> }.into_any()
    } else {
        let lines = soon.iter().take(SHOWN).map(|entry| line(entry, entry.when.first_day(), true));
        let lines = lines.collect_view();
        view! { <ol class="entries">{lines}</ol>{all(soon.len(), "/calendar?view=agenda")} }.into_any()
    };
    view! {
        <section>
            <h2>{t!(home.soon)}</h2>{list}
            <p class="home-note"><a href="/calendar">{t!(home.calendar)}</a></p>
        </section>
    }
    .into_any()
}

/// The way to all of so many, where not all are shown.
fn all(number: usize, there: &'static str) -> Option<AnyView> {
    (number > SHOWN).then(|| view! { <p class="home-note"><a href=there>{t!(home.all)}</a></p> }.into_any())
}

/// What is over and was not reported: one press says that it took place, and can be undone.
fn late(home: &Home) -> AnyView {
    let Home { late, late_count, .. } = home;
    if late.is_empty() {
        return view! { <section><h2>{t!(home.late)}</h2><p class="muted">{t!(home.late_none)}</p></section> }
            .into_any();
    }
    let rows = late.iter().map(|entry| {
        let CalendarEntry { id, version, title, when, .. } = entry;
        view! {
            <li class=format!("late kind-{}", entry.kind.word())>
                <div>
                    <a href=format!("/activities/{id}")>{title.clone()}</a>
                    <p>{when.show()}" · "{words::names(&entry.units)}</p>
                </div>
                <form method="post" action="/do/activities/transition">
                    <input type="hidden" name="id" value=*id/>
                    <input type="hidden" name="form[version]" value=*version/>
                    <input type="hidden" name="form[back]" value="/"/>
                    <button class="button quiet" type="submit" name="form[transition]" value="finish" aria-label=t!(home.done_of, title = title)>
                        {icon(Icon::Done)}{t!(home.done)}
                    </button>
                </form>
                <a class="button" href=format!("/outreach/new?activity={id}") aria-label=t!(outreach.add_of, title = title)>
                    {icon(Icon::Log)}{t!(outreach.add)}
                </a>
            </li>
        }
    });
    let rows = rows.collect_view();
    let number = words::count(*late_count) + if *late_count == LATE_MAX { "+" } else { "" };
    let left = late_count - late.len();
    let more =
        (left > 0).then(|| view! { <p class="muted">{t!(home.late_more, count = words::count(left))}</p> });
    view! {
        <section class="panel late-panel">
            <h2>{t!(home.late)}" "<span class="count">{number}</span></h2>
            <p>{t!(home.late_text)}</p>
            <ul class="lates">{rows}</ul>
            {more}
        </section>
    }
    .into_any()
}

/// Logs that wait for the reader, where some do.
fn asking(home: &Home) -> Option<AnyView> {
    let Asking { waiting, returned, beside } = home.asking;
    let line = |number: u64, there: &'static str, label: &'static str| {
        let count = view! { " "<span class="count">{words::count(number)}</span> };
        (number > 0).then(|| view! { <li><a href=there>{label}</a>{count}</li> })
    };
    let waits = line(waiting, "/outreach?face=waiting", t!(outreach.waiting_note));
    let came_back = line(returned, "/outreach?face=mine", t!(outreach.returned_note));
    let others = line(beside, "/outreach?face=beside", t!(outreach.beside_note));
    (waiting + returned + beside > 0).then(|| {
        view! { <section class="panel"><h2>{t!(outreach.title)}</h2><ul class="plain links">{waits}{came_back}{others}</ul></section> }
            .into_any()
    })
}

/// What came back for changes, with what was asked for.
fn returned(home: &Home) -> Option<AnyView> {
    let rows = home.returned.iter().map(|(campaign, reason)| {
        let there = format!("/campaigns/{}/edit", campaign.id);
        view! { <li><a href=there>{campaign.title.clone()}</a><p class="muted">{reason.clone()}</p></li> }
    });
    let rows = rows.collect_view();
    (!home.returned.is_empty()).then(|| {
        view! { <section class="panel"><h2>{t!(home.returned)}</h2><ul class="plain links">{rows}</ul></section> }
            .into_any()
    })
}

fn waiting(home: &Home) -> AnyView {
    let rows = home.waiting.iter().map(|campaign| {
        let period = show_days(campaign.starts_on, campaign.ends_on);
        view! {
            <li>
                <a href=format!("/campaigns/{}#next", campaign.id)>{campaign.title.clone()}</a>
                <p class="muted">{campaign.code.clone()}" · "{period}</p>
            </li>
        }
    });
    let rows = rows.collect_view();
    let list = if home.waiting.is_empty() {
        view! { <p class="muted">{t!(home.waiting_none)}</p> }.into_any()
    } else {
        view! { <ul class="plain links">{rows}</ul> }.into_any()
    };
    view! { <section class="panel"><h2>{t!(home.waiting)}</h2>{list}</section> }.into_any()
}

/// Names that are seen before the others are asked for.
const FEW: usize = 8;

/// Where nobody has been; each leads to a new activity there.
fn untouched(home: &Home, untouched: &Untouched) -> AnyView {
    let Untouched { units, of } = untouched;
    let campaign = home.running.first().map(|progress| progress.campaign.id).unwrap_or_default();
    let link = |(id, name, name_en): &(i64, String, String)| {
        let name = words::either(name, name_en).to_owned();
        let there = format!("/campaigns/{campaign}/activities/new?unit={id}");
        view! { <li><a href=there><span class="unseen">{t!(home.plan_there)}" "</span>{name}</a></li> }
    };
    let (first, rest) = units.split_at(units.len().min(FEW));
    let more = (!rest.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{t!(home.untouched_more, count = rest.len())}</summary>
                <ul class="chips">{rest.iter().map(link).collect_view()}</ul>
            </details>
        }
    });
    let text = if units.is_empty() {
        t!(home.untouched_none, of = words::count(*of))
    } else {
        t!(home.untouched_count, count = words::count(units.len()), of = words::count(*of))
    };
    view! {
        <section class="panel">
            <h2>{t!(home.untouched)}</h2>
            <p>{text}</p>
            <ul class="chips">{first.iter().map(link).collect_view()}</ul>
            {more}
        </section>
    }
    .into_any()
}
