//! The first page of a person: what now, what next, what is late, what waits. Each line is one tap from the act.

mod progress;
mod unreleased;

pub(crate) use progress::progress;

use crate::{
    activities::{UNDO_ADDRESS, released_toast},
    calendar::{line, lines},
    changes::changes,
    discussion, outreach, replies,
};
use domain::{
    calendar::CalendarEntry,
    home::{Home, LATE_MAX, SHOWN, Untouched},
    lunar::lunar,
    outreach::Asking,
    time::{show_day, show_days},
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

/// What is to be done leads; what is nothing is not there.
fn show(home: &Home) -> AnyView {
    let toast = released_toast().or_else(replies::toast);
    let toast = toast.unwrap_or_else(|| undoable_toast(t!(ui.saved), UNDO_ADDRESS, ""));
    let moon = lunar(home.today).map(|day| format!(" · {}", words::lunar(day)));
    view! {
        {toast}
        <p class="home-day">{words::day(home.today)}{moon}</p>
        {page_head(vec![], t!(home.title), add(home))}
        <div class="columns">
            <div class="primary-column">
                {home.me.may_log().then(outreach::unsent)}{replies::asked(home.me.organisation, &home.asked)}{discussion::unread(&home.unread)}{waits(home)}{late(home)}{unreleased(&home.unreleased)}{today(home)}{soon(home)}
            </div>
            <aside class="aside" aria-label=t!(home.beside)>
                {changes(&home.changes)}{home.untouched.as_ref().and_then(|places| untouched(home, places))}
                {progress(&home.running)}
            </aside>
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
    view! { <section><h2>{t!(home.today)}</h2>{list}{standing}</section> }.into_any()
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
fn late(home: &Home) -> Option<AnyView> {
    let Home { late, late_count, .. } = home;
    if late.is_empty() {
        return None;
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
    let section = view! {
        <section class="panel late-panel">
            <h2>{t!(home.late)}" "<span class="count">{number}</span></h2>
            <p>{t!(home.late_text)}</p>
            <ul class="lates">{rows}</ul>
            {more}
        </section>
    };
    Some(section.into_any())
}

/// What waits for the reader, each line the way to it: logs, campaigns to be approved, campaigns that came back.
fn waits(home: &Home) -> Option<AnyView> {
    let Asking { waiting, returned, beside } = home.asking;
    let logs = [
        (waiting, "/outreach?face=waiting", t!(outreach.waiting_note)),
        (returned, "/outreach?face=mine", t!(outreach.returned_note)),
        (beside, "/outreach?face=beside", t!(outreach.beside_note)),
    ];
    let logs = logs.into_iter().filter(|(number, ..)| *number > 0).map(|(number, there, label)| {
        let count = view! { <span class="count">{words::count(number)}</span> }.into_any();
        wait(Icon::Log, there.to_owned(), label.to_owned(), count)
    });
    let plans = home.me.may_plan_campaigns();
    let approvals = home.waiting.iter().filter(|_| plans).map(|campaign| {
        let period = format!("{} · {}", campaign.code, show_days(campaign.starts_on, campaign.ends_on));
        let title = format!("{}: {}", t!(home.waiting), campaign.title);
        wait(Icon::Campaign, format!("/campaigns/{}/dossier", campaign.id), title, period.into_any())
    });
    let came_back = home.returned.iter().filter(|_| plans).map(|(campaign, reason)| {
        let title = format!("{}: {}", t!(home.returned), campaign.title);
        wait(Icon::Campaign, format!("/campaigns/{}/edit", campaign.id), title, reason.clone().into_any())
    });
    let numbers = home.due_hotlines.iter().map(|line| {
        let title = format!("{}: {}", t!(home.check_number), line.number);
        let last = t!(public.unchecked_since, day = show_day(line.checked_on)).into_any();
        wait(Icon::Phone, "/hotlines".into(), title, last)
    });
    let declined = home.declined.iter().map(|declined| {
        let (said, beside) = replies::declined(declined);
        wait(Icon::Cancel, format!("/activities/{}", declined.activity), said, beside.into_any())
    });
    let rows: Vec<AnyView> = declined.chain(logs).chain(approvals).chain(came_back).chain(numbers).collect();
    (!rows.is_empty()).then(|| {
        view! { <section class="panel waits"><h2>{t!(home.waits)}</h2><ul>{rows.collect_view()}</ul></section> }
            .into_any()
    })
}

fn wait(symbol: Icon, there: String, label: String, beside: AnyView) -> AnyView {
    view! { <li>{icon(symbol)}<a href=there>{label}</a><span class="muted">{beside}</span></li> }.into_any()
}

/// Names that are seen before the others are asked for.
const FEW: usize = 8;

/// Places by name, each the way to a new activity of a campaign there; so many before the others are asked for.
pub(crate) fn places(units: &[(i64, String, String)], campaign: i64, shown: usize) -> AnyView {
    let link = |(id, name, name_en): &(i64, String, String)| {
        let name = words::either(name, name_en).to_owned();
        let there = format!("/campaigns/{campaign}/activities/new?unit={id}");
        view! { <li><a href=there><span class="unseen">{t!(home.plan_there)}" "</span>{name}</a></li> }
    };
    let (first, rest) = units.split_at(units.len().min(shown));
    let more = (!rest.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{t!(home.untouched_more, count = rest.len())}</summary>
                <ul class="chips">{rest.iter().map(link).collect_view()}</ul>
            </details>
        }
    });
    view! { <ul class="chips">{first.iter().map(link).collect_view()}</ul>{more} }.into_any()
}

/// Where nobody has been; each leads to a new activity there.
fn untouched(home: &Home, untouched: &Untouched) -> Option<AnyView> {
    let Untouched { units, of } = untouched;
    if units.is_empty() {
        return None;
    }
    let campaign = home.running.first().map(|progress| progress.campaign.id).unwrap_or_default();
    let text = t!(home.untouched_count, count = words::count(units.len()), of = words::count(*of));
    let section = view! {
        <section class="panel">
            <h2>{t!(home.untouched)}</h2>
            <p>{text}</p>
            {places(units, campaign, FEW)}
        </section>
    };
    Some(section.into_any())
}
