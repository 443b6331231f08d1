use super::{hotlines, list::list, materials::take_materials, public_page, share::share, show_campaign};
use crate::{laws::read_laws, materials::help_section};
use domain::{
    hotlines::HotlineCard,
    public::{PublicCampaign, PublicList},
    time::{show_days, today},
};
use frame::{
    context::{id_in_path, query},
    ui::{Screen, paragraphs},
};
use leptos::prelude::*;
use words::t;

/// A campaign as everybody may see it.
pub fn campaign_page() -> impl IntoView {
    let id = id_in_path();
    let page = query("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let load = async move { Ok((show_campaign(id, page).await?, hotlines().await?)) };
    public_page(load, |((campaign, events), hotlines)| {
        Screen::new(campaign.title.clone(), show(&campaign, &events, &hotlines))
    })
}

fn show(campaign: &PublicCampaign, events: &PublicList, hotlines: &[HotlineCard]) -> AnyView {
    let PublicCampaign { id, title, purpose, days } = campaign;
    share(title, purpose, &format!("/c/{id}"), Some(&format!("/c/{id}/picture.png")));
    let over = (days.1 < today()).then(|| format!(" · {}", t!(public.campaign_over)));
    view! {
        <h1 lang=words::lang_of_written()>{title.clone()}</h1>
        <p class="lede">{show_days(days.0, days.1)}{over}</p>
        <div lang=words::lang_of_written()>{paragraphs(purpose)}</div>
        <section><h2>{t!(public.to_come)}</h2>{list(events, |page| format!("/c/{id}?page={page}"))}</section>
        {take_materials()}
        {read_laws()}
        {help_section(hotlines)}
    }
    .into_any()
}
