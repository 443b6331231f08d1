//! Activities as other calendar programs read them: iCalendar (RFC 5545).

use crate::files::{attachment, refusal};
use app::{context::Site, say};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{Days, Utc};
use domain::{
    Actor,
    activities::{ActivityQuery, Status, When},
    calendar::CalendarEntry,
    time::today,
};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use leptos::prelude::{Owner, provide_context};

/// The name of an activity's own file.
pub const FILE: &str = "activity.ics";
const KIND: &str = "text/calendar; charset=utf-8";
/// Days before today and after it that a program is told of.
const PAST: u64 = 90;
const FUTURE: u64 = 550;

/// `/activities/{id}/activity.ics`
pub async fn activity(site: &Site, me: &Actor, id: i64) -> Response {
    let activities = site.db.activities(me);
    let detail = match activities.find(id).await {
        Ok(detail) => detail,
        Err(error) => return refusal(&error),
    };
    let entry = CalendarEntry {
        id,
        version: detail.version,
        form: detail.activity.details.form(),
        title: detail.activity.title,
        status: detail.status,
        when: detail.activity.when,
        units: detail.units.into_iter().map(|unit| unit.name).collect(),
        venue: [detail.activity.venue.name, detail.activity.venue.address]
            .join(", ")
            .trim_matches([',', ' '])
            .into(),
        movable: false,
    };
    let written = calendar(&entry.title.clone(), &[entry], &site.base_url);
    attachment(&format!("activity-{id}.ics"), KIND, written.into_bytes())
}

/// `/feeds/{token}.ics`: what the account that made the address may see. Whoever has the address is let in.
pub async fn feed(State(site): State<Site>, Path(file): Path<String>, headers: HeaderMap) -> Response {
    let Some(token) = file.strip_suffix(".ics") else { return StatusCode::NOT_FOUND.into_response() };
    let written = match read(&site, token, &headers).await {
        Ok(Some(written)) => written,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => return refusal(&error),
    };
    ([(header::CONTENT_TYPE, KIND), (header::CACHE_CONTROL, "private, max-age=900")], written).into_response()
}

async fn read(site: &Site, token: &str, headers: &HeaderMap) -> store::Result<Option<String>> {
    let Some(feed) = site.db.feed(token).await? else { return Ok(None) };
    let query = ActivityQuery {
        unit: feed.unit,
        from: Some(today() - Days::new(PAST)),
        to: Some(today() + Days::new(FUTURE)),
        ..ActivityQuery::default()
    };
    let entries = site.db.activities(&feed.actor).calendar(&query, &[]).await?;
    let unit = site.db.units_by_id(feed.unit).await?.pop();
    let name = unit.map_or_else(|| "Lan Tỏa".to_owned(), |unit| format!("Lan Tỏa – {}", unit.name));
    // Categories are words of the reader's language.
    let owner = Owner::new_root(None);
    Ok(Some(owner.with(|| {
        provide_context(app::context::locale_of(headers));
        calendar(&name, &entries, &site.base_url)
    })))
}

fn calendar(name: &str, entries: &[CalendarEntry], base_url: &str) -> String {
    let mut calendar = Calendar::new().name(name).timezone("Asia/Ho_Chi_Minh").done();
    for entry in entries {
        calendar.push(event(entry, base_url));
    }
    calendar.to_string()
}

fn event(entry: &CalendarEntry, base_url: &str) -> Event {
    let CalendarEntry { id, version, title, form, status, when, units, venue, movable: _ } = entry;
    let host = base_url.split_once("://").map_or(base_url, |(_, host)| host);
    let place = [venue.clone(), units.join(", ")].into_iter().filter(|part| !part.is_empty());
    let mut event = Event::new();
    event
        .uid(&format!("activity-{id}@{host}"))
        .sequence(u32::try_from(version - 1).unwrap_or_default())
        .timestamp(Utc::now())
        .summary(title)
        .location(&place.collect::<Vec<_>>().join(", "))
        .url(&format!("{base_url}/activities/{id}"))
        .status(if *status == Status::Cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .append_property(Property::new("CATEGORIES", say::form(*form)));
    match *when {
        // The day after the last, as the standard counts.
        When::Days { from, to } => event.starts(from).ends(to + Days::new(1)),
        When::Times { starts, ends } => event.starts(starts).ends(ends),
    };
    // What stands for weeks does not make a person busy.
    if entry.is_long() {
        event.add_property("TRANSP", "TRANSPARENT");
    }
    event.done()
}
