use super::list::place;
use crate::activities;
use domain::activities::{PublicActivity, When};
use frame::context::base_url;
use leptos::prelude::*;
use leptos_meta::{Link, Meta};
use serde_json::json;
use words::{Locale, locale, t};

/// How a page is shown where it is shared (Open Graph), and its one address; both paths begin with a slash.
///
/// The tags are written here and now: left to the framework, they are written when the page is, which after waiting for
/// the database knows no more whose head they belong to.
pub(super) fn share(title: &str, about: &str, path: &str, picture: Option<&str>) {
    let (base, about) = (base_url(), first_of(about, 200));
    let picture = picture.map(|picture| {
        view! {
            <Meta property="og:image" content=format!("{base}{picture}")/>
            <Meta property="og:image:width" content="1200"/>
            <Meta property="og:image:height" content="630"/>
            <Meta property="og:image:alt" content=t!(public.picture_alt, title = title)/>
            <Meta name="twitter:card" content="summary_large_image"/>
        }
    });
    let spoken = match locale() {
        Locale::vi => "vi_VN",
        Locale::en => "en_GB",
    };
    let tags = view! {
        <Link rel="canonical" href=format!("{base}{path}")/>
        <Meta name="description" content=about.clone()/>
        <Meta property="og:type" content="website"/>
        <Meta property="og:site_name" content="Lan Tỏa"/>
        <Meta property="og:locale" content=spoken/>
        <Meta property="og:title" content=title.to_owned()/>
        <Meta property="og:description" content=about/>
        <Meta property="og:url" content=format!("{base}{path}")/>
        {picture}
    };
    let _ = tags.to_html();
}

/// So many letters of a text, without breaking a word.
pub fn first_of(text: &str, letters: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= letters {
        return text;
    }
    let cut: String = text.chars().take(letters).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}

/// The activity as search engines read it: an Event of schema.org; `about` tells when and where in one line.
pub(super) fn event_data(activity: &PublicActivity, about: &str) -> AnyView {
    let base = base_url();
    let (starts, ends) = match activity.when {
        When::Days { from, to } => (from.to_string(), to.to_string()),
        When::Times { starts, ends } => {
            let local =
                |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&domain::time::VIETNAM).to_rfc3339();
            (local(starts), local(ends))
        }
    };
    let units: Vec<&str> = activity.units.iter().map(|(name, _)| name.as_str()).collect();
    let status = if activity.cancelled.is_some() { "EventCancelled" } else { "EventScheduled" };
    let venue = if activity.venue_name.is_empty() { units.join(", ") } else { activity.venue_name.clone() };
    let address = place("", &activity.venue_address, &activity.units);
    let about = [activities::say::kind(activity.kind), &activity.topic, about]
        .into_iter()
        .filter(|part| !part.is_empty());
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": activity.title,
        "description": about.collect::<Vec<_>>().join(" · "),
        // It is held in Vietnamese, whatever the page speaks.
        "inLanguage": "vi",
        "startDate": starts,
        "endDate": ends,
        "eventStatus": format!("https://schema.org/{status}"),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "isAccessibleForFree": true,
        "url": format!("{base}/a/{}", activity.public_id),
        "location": { "@type": "Place", "name": venue, "address": address },
        "organizer": { "@type": "Organization", "name": activity.lead },
    });
    if activity.cancelled.is_none() {
        data["image"] = format!("{base}/a/{}/picture.png", activity.public_id).into();
    }
    // No text of ours ends the script.
    let data = data.to_string().replace('<', "\\u003c");
    view! { <script type="application/ld+json" inner_html=data></script> }.into_any()
}
