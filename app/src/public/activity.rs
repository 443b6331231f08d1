use super::{
    hotlines,
    list::place,
    public_page,
    share::{event_data, share},
    show_activity, show_contact,
};
use crate::{
    activities::kind_tag,
    materials::{
        check_section, contact_phone, contact_section, help_section, questions_section, signs_section,
    },
    outreach::{for_everybody, public_photos},
};
use chrono::Utc;
use domain::{
    activities::{Kind, PublicActivity},
    hotlines::HotlineCard,
    outreach::PhotoCard,
    settings::Contact,
};
use frame::{
    forms::encode,
    ui::{Icon, Screen, Tone, banner, facts, icon},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::t;

/// What a citizen sees who scanned the code on a poster.
pub fn activity_page() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    let load = async move {
        let photos = public_photos(&id).await?;
        Ok((show_activity(id).await?, photos, hotlines().await?, show_contact().await?))
    };
    public_page(load, |(activity, photos, hotlines, contact)| {
        Screen::new(activity.title.clone(), show(&activity, &photos, &hotlines, &contact))
    })
}

fn show(
    activity: &PublicActivity,
    photos: &[PhotoCard],
    hotlines: &[HotlineCard],
    contact: &Contact,
) -> AnyView {
    let PublicActivity { public_id, campaign, title, kind, cancelled, .. } = activity;
    let about = about(activity);
    let picture = cancelled.is_none().then(|| format!("/a/{public_id}/picture.png"));
    share(title, &about, &format!("/a/{public_id}"), picture.as_deref());
    let told = told(activity);
    let files = told.is_none().then(|| files(public_id));
    let (campaign, campaign_title) = campaign;
    view! {
        {event_data(activity, &about)}
        <article class="event">
            {told}
            <p>{kind_tag(*kind)}</p>
            <h1 lang=words::lang_of_written()>{title.clone()}</h1>
            {facts(rows(activity, contact))}
            {files}
            {messages(activity)}
            {for_everybody(photos)}
            <p><a href=format!("/c/{campaign}") lang=words::lang_of_written()>{campaign_title.clone()}</a></p>
            <p><a href="/near">{t!(public.others)}</a></p>
        </article>
        {help_section(hotlines)}
        {questions_section()}
        {signs_section()}
        {check_section()}
        {contact_section(contact)}
    }
    .into_any()
}

/// When and where, in one line.
fn about(activity: &PublicActivity) -> String {
    let PublicActivity { when, venue_name, venue_address, units, cancelled, .. } = activity;
    let about = format!("{} · {}", words::when(*when), place(venue_name, venue_address, units));
    if cancelled.is_some() { format!("{} · {about}", t!(public.cancelled)) } else { about }
}

/// Why nobody need come any more.
fn told(activity: &PublicActivity) -> Option<AnyView> {
    let over = activity.when.bounds().1 < Utc::now();
    match &activity.cancelled {
        Some(reason) => {
            let text = view! { <p><strong>{t!(public.cancelled)}": "<span lang=words::lang_of_written()>{reason.clone()}</span></strong></p> };
            Some(banner(Tone::Warning, text))
        }
        None => over.then(|| banner(Tone::Info, view! { <p><strong>{t!(public.over)}</strong></p> })),
    }
}

fn rows(activity: &PublicActivity, contact: &Contact) -> Vec<(String, AnyView)> {
    let PublicActivity { topic, when, venue_name, venue_address, units, lead, audiences, kind, .. } =
        activity;
    let venue = [venue_name.as_str(), venue_address].into_iter().filter(|part| !part.is_empty());
    let venue = venue.collect::<Vec<_>>().join(", ");
    let whom: Vec<_> = audiences.iter().map(|one| words::either(&one.name, &one.name_en)).collect();
    // What takes place in a room or on a stage is open to all.
    let attended = matches!(kind, Kind::Talk | Kind::Competition | Kind::Dramatization);
    let free = if attended { t!(public.free).to_owned() } else { String::new() };
    let rows = [
        (t!(activities.topic), topic.clone()),
        (t!(activities.fact_time), words::when(*when)),
        (t!(activities.fact_place), venue),
        (t!(public.area), words::names(units)),
        (t!(public.for_whom), whom.join(", ")),
        (t!(public.price), free),
        (t!(public.organiser), lead.clone()),
    ];
    let shown = |(name, text): (&'static str, String)| {
        let map = (name == t!(activities.fact_place)).then(|| {
            let area = if units.len() == 1 { words::names(units) } else { String::new() };
            let place = encode(&format!("{text}, {area}, Hà Nội"));
            let there = format!("https://www.google.com/maps/search/?api=1&query={place}");
            view! { <br/><a class="map" href=there rel="noreferrer">{t!(public.map)}</a> }
        });
        let written = [t!(activities.topic), t!(activities.fact_place), t!(public.organiser)].contains(&name);
        let lang = written.then(words::lang_of_written).flatten();
        (name.to_owned(), view! { <span lang=lang>{text}</span>{map} }.into_any())
    };
    let rows = rows.into_iter().filter(|(_, text)| !text.is_empty()).map(shown);
    let ask = contact_phone(contact).map(|phone| (t!(public.ask).to_owned(), phone));
    rows.chain(ask).collect()
}

/// What is said to those whom it is for.
fn messages(activity: &PublicActivity) -> Option<AnyView> {
    let said = activity.audiences.iter().map(|one| words::either(&one.message, &one.message_en));
    let said: Vec<_> = said.filter(|message| !message.is_empty()).collect();
    let said =
        (!said.is_empty()).then(|| said.into_iter().map(|message| view! { <p>{message.to_owned()}</p> }));
    said.map(|said| view! { <div class="prose">{said.collect_view()}</div> }.into_any())
}

/// To be put in one's calendar, hung up and handed on.
fn files(public_id: &str) -> AnyView {
    view! {
        <p class="event-files">
            <a class="button" href=format!("/a/{public_id}/event.ics")>{icon(Icon::Feed)}{t!(calendar.ics)}</a>
            <a class="button" href=format!("/a/{public_id}/picture.png") download=format!("{public_id}.png")>{icon(Icon::Download)}{t!(public.picture)}</a>
            <a class="button" href=format!("/a/{public_id}/poster-a3.pdf")>{icon(Icon::Download)}{t!(public.poster, paper = "A3")}</a>
            <a class="button" href=format!("/a/{public_id}/poster-a4.pdf")>{icon(Icon::Download)}{t!(public.poster, paper = "A4")}</a>
            <a class="button" href=format!("/a/{public_id}/leaflet-a5.pdf")>{icon(Icon::Download)}{t!(public.leaflet)}</a>
        </p>
    }
    .into_any()
}
