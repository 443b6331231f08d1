//! Activities as other calendar programs read them: iCalendar (RFC 5545).

use crate::answers::{attachment, refusal};
use axum::{http::HeaderMap, response::Response};
use chrono::{DateTime, Days, Utc};
use domain::{
    Actor,
    activities::{ActivityDetail, ActivityQuery, Kind, Status, Visibility, When},
    time::today,
    units::is_named,
};
use frame::context::Site;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use leptos::prelude::{Owner, provide_context};
use store::FeedEntry;

/// The name of an activity's own file.
pub const FILE: &str = "activity.ics";
pub const KIND: &str = "text/calendar; charset=utf-8";
/// Days before today and after it that a program is told of.
const PAST: u64 = 90;
const FUTURE: u64 = 550;

/// `/activities/{id}/activity.ics`
pub async fn activity(site: &Site, me: &Actor, id: i64) -> Response {
    match site.db.activities(me).find(id).await {
        Ok(detail) => {
            let there = format!("{}/activities/{id}", site.base_url);
            one(site, &detail, there, &format!("activity-{id}.ics")).await
        }
        Err(error) => refusal(&error),
    }
}

/// As [`activity`], for everybody: it leads to the public page.
pub async fn public_activity(site: &Site, detail: &ActivityDetail) -> Response {
    let there = format!("{}/a/{}", site.base_url, detail.public_id);
    one(site, detail, there, "event.ics").await
}

async fn one(site: &Site, detail: &ActivityDetail, url: String, file: &str) -> Response {
    let changed_at = match site.db.activity_changed_at(detail.id).await {
        Ok(changed_at) => changed_at,
        Err(error) => return refusal(&error),
    };
    let activity = &detail.activity;
    let units = detail.units.iter().map(|unit| unit.name.as_str());
    // What the public does not see at all stands with its campaign.
    let stands =
        detail.visibility.is_public() || (detail.visibility == Visibility::Internal && detail.approved);
    let happening = Happening {
        public_id: detail.public_id.clone(),
        url,
        title: activity.title.clone(),
        kind: activity.details.kind(),
        when: activity.when,
        place: in_one_line(&activity.venue.name, &activity.venue.address, units),
        version: detail.version,
        changed_at,
        status: status(detail.status, stands),
    };
    attachment(file, KIND, calendar(&activity.title, &[happening]).into_bytes())
}

/// What is to come in a unit, or everywhere, for everybody.
pub async fn near(site: &Site, unit: Option<i64>) -> store::Result<String> {
    let cards = site.db.public_calendar(unit).await?.into_iter();
    let happenings = cards.map(|(card, changed_at)| Happening {
        url: format!("{}/a/{}", site.base_url, card.public_id),
        public_id: card.public_id,
        place: in_one_line(&card.venue_name, &card.venue_address, names(&card.units)),
        title: card.title,
        kind: card.kind,
        when: card.when,
        version: card.version,
        changed_at,
        status: EventStatus::Confirmed,
    });
    let happenings: Vec<Happening> = happenings.collect();
    let name = site.db.units_by_id(unit).await?.pop().map(|unit| unit.name);
    Ok(calendar(&named(name), &happenings))
}

fn named(unit: Option<String>) -> String {
    unit.map_or_else(|| "Lan Tỏa".to_owned(), |unit| format!("Lan Tỏa – {unit}"))
}

/// The names of units, which other calendar programs are told in Vietnamese.
fn names(units: &[(String, String)]) -> impl Iterator<Item = &str> {
    units.iter().map(|(name, _)| name.as_str())
}

/// Where it is, each unit that the place does not name by itself once.
fn in_one_line<'a>(venue: &'a str, address: &'a str, units: impl Iterator<Item = &'a str>) -> String {
    let units = units.filter(|unit| !is_named(unit, venue, address));
    [venue, address].into_iter().chain(units).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What the account that made an address may see; `None` where there is no such address.
pub async fn feed(site: &Site, token: &str, headers: &HeaderMap) -> store::Result<Option<String>> {
    let Some(feed) = site.db.feed(token).await? else { return Ok(None) };
    let query = ActivityQuery {
        unit: feed.unit,
        from: Some(today() - Days::new(PAST)),
        to: Some(today() + Days::new(FUTURE)),
        ..ActivityQuery::default()
    };
    let entries = site.db.activities(&feed.actor).feed(&query).await?;
    let unit = site.db.units_by_id(feed.unit).await?.pop();
    let happenings: Vec<Happening> = entries
        .into_iter()
        .map(|FeedEntry { entry, public_id, changed_at, public }| Happening {
            public_id,
            url: format!("{}/activities/{}", site.base_url, entry.id),
            place: in_one_line(&entry.venue, "", names(&entry.units)),
            title: entry.title,
            kind: entry.kind,
            when: entry.when,
            version: entry.version,
            changed_at,
            status: status(entry.status, public),
        })
        .collect();
    // Categories are words of the reader's language.
    let owner = Owner::new_root(None);
    Ok(Some(owner.with(|| {
        provide_context(frame::context::locale_of(headers));
        calendar(&named(unit.map(|unit| unit.name)), &happenings)
    })))
}

/// What a calendar program is told of.
struct Happening {
    /// Names it for good.
    public_id: String,
    url: String,
    title: String,
    kind: Kind,
    when: When,
    place: String,
    /// Counts its changes from 1.
    version: i64,
    /// Not the time at which it is told of: a file without changes stays as it is.
    changed_at: DateTime<Utc>,
    status: EventStatus,
}

/// What was not approved, or waits to be released, may still fall through.
fn status(status: Status, public: bool) -> EventStatus {
    match status {
        Status::Cancelled => EventStatus::Cancelled,
        _ if public => EventStatus::Confirmed,
        _ => EventStatus::Tentative,
    }
}

fn calendar(name: &str, happenings: &[Happening]) -> String {
    let mut calendar = Calendar::empty()
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Lan Toa//Lan Toa//VI"))
        .name(name)
        .timezone("Asia/Ho_Chi_Minh")
        .done();
    for happening in happenings {
        calendar.push(event(happening));
    }
    folded(&calendar.to_string())
}

/// Octets of a line at most, without its break (RFC 5545, 3.1).
const LINE_MAX: usize = 75;

/// The lines folded again: those of the library are now and then of 76 octets, where the last takes all that is left.
fn folded(calendar: &str) -> String {
    let mut folded = String::with_capacity(calendar.len());
    for line in calendar.replace("\r\n ", "").lines() {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > LINE_MAX {
                // Some programs take every space off the beginning of a line: it begins with the letter before one.
                let before = if letter == ' ' { folded.pop() } else { None };
                folded.push_str("\r\n ");
                folded.extend(before);
                octets = 1 + before.map_or(0, char::len_utf8);
            }
            folded.push(letter);
            octets += letter.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}

fn event(happening: &Happening) -> Event {
    let Happening { public_id, url, title, kind, when, place, version, changed_at, status } = happening;
    let mut event = Event::new();
    event
        // Whatever the site is called, and in whichever file: who takes several sees it once.
        .uid(&format!("{public_id}@lantoa"))
        .sequence(u32::try_from(version - 1).unwrap_or_default())
        .timestamp(*changed_at)
        .summary(title)
        .location(place)
        .url(url)
        .status(*status)
        // A comma would begin another category.
        .append_property(Property::new("CATEGORIES", app::activities::say::kind(*kind).replace(',', "\\,")));
    match *when {
        // The day after the last, as the standard counts.
        When::Days { from, to } => event.starts(from).ends(to + Days::new(1)),
        When::Times { starts, ends } => event.starts(starts).ends(ends),
    };
    // What stands for weeks does not make a person busy.
    if when.is_long() {
        event.add_property("TRANSP", "TRANSPARENT");
    }
    event.done()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_folded_at_75_octets_and_begins_with_no_space_of_its_own() {
        for length in [74, 75, 76, 148, 149, 150, 151, 224] {
            let line = "a".repeat(length);
            let folded = folded(&format!("{line}\r\n"));
            assert!(folded.lines().all(|line| line.len() <= LINE_MAX), "{length}: {folded}");
            assert_eq!(folded.replace("\r\n ", ""), format!("{line}\r\n"));
        }
        let line = format!("{} b", "a".repeat(75));
        assert_eq!(folded(&format!("{line}\r\n")), format!("{}\r\n a b\r\n", "a".repeat(74)));
        let letters = "ệ".repeat(26);
        assert_eq!(folded(&format!("{letters}\r\n")), format!("{}\r\n ệ\r\n", "ệ".repeat(25)));
    }

    fn happening(title: &str, place: &str) -> Happening {
        let starts = domain::time::start_of(today());
        Happening {
            public_id: "0123456789ab".into(),
            url: "https://lantoa.example/activities/1".into(),
            title: title.into(),
            kind: Kind::Talk,
            when: When::Times { starts, ends: starts + chrono::TimeDelta::hours(2) },
            place: place.into(),
            version: 1,
            changed_at: starts,
            status: EventStatus::Confirmed,
        }
    }

    /// A text without its escapes (RFC 5545, 3.3.11).
    fn unescaped(text: &str) -> String {
        let (mut plain, mut letters) = (String::new(), text.chars());
        while let Some(letter) = letters.next() {
            match (letter, if letter == '\\' { letters.next() } else { None }) {
                (_, Some('n' | 'N')) => plain.push('\n'),
                (letter, escaped) => plain.push(escaped.unwrap_or(letter)),
            }
        }
        plain
    }

    proptest! {
        #[test]
        fn any_title_reads_back_from_short_lines(
            title in "\\PC{0,200}|[a-zđ,;:\\\\ \n]{0,120}", place in "\\PC{0,120}",
        ) {
            let owner = Owner::new_root(None);
            let file = owner.with(|| calendar("Lan Tỏa", &[happening(&title, &place)]));
            prop_assert!(file.ends_with("\r\n"));
            for line in file.split("\r\n") {
                prop_assert!(line.len() <= LINE_MAX, "{} octets: {:?}", line.len(), line);
                prop_assert!(!line.contains(['\r', '\n']), "{:?}", line);
            }
            let unfolded = file.replace("\r\n ", "");
            for (name, text) in [("SUMMARY:", &title), ("LOCATION:", &place)] {
                let value = unfolded.split("\r\n").find_map(|line| line.strip_prefix(name)).map(unescaped);
                prop_assert_eq!(value.as_ref(), Some(text));
            }
        }
    }
}
