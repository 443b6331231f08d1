use super::{
    hotlines,
    list::place,
    public_page,
    share::{event_data, share},
    show_activity, show_contact,
};
use crate::{
    activities::kind_tag,
    materials::{check_section, contact_section, help_section, questions_section, signs_section},
};
use chrono::Utc;
use domain::{activities::PublicActivity, hotlines::HotlineCard, settings::Contact};
use frame::ui::{Icon, Screen, Tone, banner, facts, icon};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::t;

/// What a citizen sees who scanned the code on a poster.
pub fn activity_page() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    let load = async move { Ok((show_activity(id).await?, hotlines().await?, show_contact().await?)) };
    public_page(load, |(activity, hotlines, contact)| {
        Screen::new(activity.title.clone(), show(&activity, &hotlines, &contact))
    })
}

fn show(activity: &PublicActivity, hotlines: &[HotlineCard], contact: &Contact) -> AnyView {
    let PublicActivity {
        public_id,
        campaign,
        title,
        kind,
        topic,
        when,
        venue_name,
        venue_address,
        units,
        lead,
        cancelled,
    } = activity;
    let over = when.bounds().1 < Utc::now();
    let told = match cancelled {
        Some(reason) => {
            let text = view! { <p><strong>{t!(public.cancelled)}": "{reason.clone()}</strong></p> };
            Some(banner(Tone::Warning, text))
        }
        None => over.then(|| banner(Tone::Info, view! { <p><strong>{t!(public.over)}</strong></p> })),
    };
    let venue = [venue_name.as_str(), venue_address].into_iter().filter(|part| !part.is_empty());
    let venue = venue.collect::<Vec<_>>().join(", ");
    let topic = (!topic.is_empty()).then(|| (t!(activities.topic).to_owned(), topic.clone().into_any()));
    let mut rows = Vec::from_iter(topic);
    rows.push((t!(activities.fact_time).to_owned(), words::when(*when).into_any()));
    if !venue.is_empty() {
        rows.push((t!(activities.fact_place).into(), venue.into_any()));
    }
    rows.push((t!(activities.units).into(), words::names(units).into_any()));
    rows.push((t!(activities.lead).into(), lead.clone().into_any()));
    let about = format!("{} · {}", words::when(*when), place(venue_name, venue_address, units));
    let about = if cancelled.is_some() { format!("{} · {about}", t!(public.cancelled)) } else { about };
    let picture = cancelled.is_none().then(|| format!("/a/{public_id}/picture.png"));
    share(title, &about, &format!("/a/{public_id}"), picture.as_deref());
    let (campaign, campaign_title) = campaign;
    let files = told.is_none().then(|| files(public_id));
    view! {
        {event_data(activity, &about)}
        <article class="event">
            {told}
            <p>{kind_tag(*kind)}</p>
            <h1>{title.clone()}</h1>
            {facts(rows)}
            {files}
            <p><a href=format!("/c/{campaign}")>{campaign_title.clone()}</a></p>
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

/// To be put in one's calendar, hung up and handed on.
fn files(public_id: &str) -> AnyView {
    view! {
        <p class="event-files">
            <a class="button" href=format!("/a/{public_id}/event.ics")>{icon(Icon::Feed)}{t!(calendar.ics)}</a>
            <a class="button" href=format!("/a/{public_id}/poster-a3.pdf")>{icon(Icon::Download)}{t!(public.poster)}</a>
            <a class="button" href=format!("/a/{public_id}/leaflet-a5.pdf")>{icon(Icon::Download)}{t!(public.leaflet)}</a>
        </p>
    }
    .into_any()
}
