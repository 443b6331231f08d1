use super::{Sheets, preview};
use crate::{
    campaigns::id_in_path,
    open::hotlines,
    t,
    ui::{Icon, Screen, icon, page_head, staff_page},
};
use domain::{
    activities::{ActivityDetail, Status},
    hotlines::HotlineCard,
    time::today,
};
use leptos::prelude::*;

pub fn page() -> impl IntoView {
    let id = id_in_path();
    let load = async move { Ok((preview(id).await?, hotlines().await?)) };
    staff_page(load, |((detail, preview), hotlines)| {
        Screen::new(t!(materials.title), show(&detail, preview, &hotlines))
    })
}

fn show(detail: &ActivityDetail, preview: Sheets, hotlines: &[HotlineCard]) -> AnyView {
    let id = detail.id;
    let class = if detail.status == Status::Cancelled { "button" } else { "button primary" };
    let download = move |file: &'static str, paper: &'static str| {
        view! {
            <a class=class href=format!("/activities/{id}/{file}.pdf")>
                {icon(Icon::Download)}{t!(materials.download, paper = paper)}
            </a>
        }
    };
    let cancelled = (detail.status == Status::Cancelled).then(|| {
        view! {
            <div class="banner warning">
                <div>
                    <p><strong>{t!(open.cancelled)}": "{detail.reason.clone()}</strong></p>
                    <p>{t!(activities.print_cancelled)}</p>
                </div>
            </div>
        }
    });
    let sheet = |svg: String, caption: &'static str| {
        view! { <figure class="sheet"><div inner_html=svg></div><figcaption>{caption}</figcaption></figure> }
    };
    let poster = preview.poster.into_iter().map(|svg| sheet(svg, t!(materials.poster))).collect_view();
    let sides = [t!(materials.front), t!(materials.back)];
    let leaflet = preview.leaflet.into_iter().zip(sides).map(|(svg, side)| sheet(svg, side)).collect_view();
    view! {
        {page_head(vec![(format!("/activities/{id}"), detail.activity.title.clone())], t!(materials.title), ())}
        {cancelled}{stale(hotlines)}
        <p class="lede">{t!(materials.lede)}</p>
        <section class="panel">
            <h2>{t!(materials.poster)}</h2>
            <p class="actions">{download("poster-a2", "A2")}" "{download("poster-a3", "A3")}</p>
            <div class="sheets">{poster}</div>
        </section>
        <section class="panel">
            <h2>{t!(materials.leaflet)}</h2>
            <p class="actions">{download("leaflet-a5", "A5")}</p>
            <div class="sheets">{leaflet}</div>
        </section>
    }
    .into_any()
}

/// The numbers that were not checked for so long that the public no longer sees them.
fn stale(hotlines: &[HotlineCard]) -> Option<AnyView> {
    let on = today();
    let numbers: Vec<&str> =
        hotlines.iter().filter(|line| !line.is_public(on)).map(|line| line.number.as_str()).collect();
    (!numbers.is_empty()).then(|| {
        let text = t!(open.stale_numbers, numbers = numbers.join(", "));
        view! { <p class="banner info">{text}</p> }.into_any()
    })
}
