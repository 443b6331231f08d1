use super::{form_tag, public_activity, show::place};
use crate::{
    materials::{advice_sections, hotlines},
    say, t,
    ui::{Screen, facts, open_page},
};
use domain::{
    activities::{ActivityDetail, Status},
    hotlines::HotlineCard,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// What a citizen sees who scanned the code on a poster.
pub fn public_page() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    let load = async move { Ok((public_activity(id).await?, hotlines().await?)) };
    open_page(load, |(detail, hotlines)| Screen::new(detail.activity.title.clone(), show(&detail, &hotlines)))
}

fn show(detail: &ActivityDetail, hotlines: &[HotlineCard]) -> AnyView {
    let cancelled = (detail.status == Status::Cancelled).then(|| {
        view! { <div class="banner warning">{t!(open.cancelled)}": "{detail.reason.clone()}</div> }
    });
    let units =
        detail.units.iter().map(|unit| say::either(&unit.name, &unit.name_en)).collect::<Vec<_>>().join(", ");
    let mut rows = vec![(t!(activities.fact_time).to_owned(), detail.activity.when.show().into_any())];
    if let Some(place) = place(&detail.activity.venue) {
        rows.push((t!(activities.fact_place).into(), place.into_any()));
    }
    rows.push((t!(activities.units).into(), units.into_any()));
    rows.push((t!(activities.lead).into(), detail.lead.name.clone().into_any()));
    view! {
        <main id="main" class="public-main" tabindex="-1">
            <article class="event">
                <p>{form_tag(detail.activity.details.form())}</p>
                <h1>{detail.activity.title.clone()}</h1>
                {cancelled}
                {facts(rows)}
            </article>
            {advice_sections(hotlines)}
        </main>
    }
    .into_any()
}
