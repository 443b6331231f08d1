use super::{Sheets, preview};
use crate::{
    campaigns::id_in_path,
    t,
    ui::{Icon, Screen, icon, page_head, staff_page},
};
use domain::activities::{ActivityDetail, Status};
use leptos::prelude::*;

pub fn page() -> impl IntoView {
    let id = id_in_path();
    staff_page(async move { preview(id).await }, |(detail, preview)| {
        Screen::new(t!(materials.title), show(&detail, preview))
    })
}

fn show(detail: &ActivityDetail, preview: Sheets) -> AnyView {
    let id = detail.id;
    let download = move |file: &'static str, paper: &'static str| {
        view! {
            <a class="button primary" href=format!("/activities/{id}/{file}.pdf") download="">
                {icon(Icon::Download)}{t!(materials.download, paper = paper)}
            </a>
        }
    };
    let cancelled = (detail.status == Status::Cancelled).then(|| {
        view! { <div class="banner warning">{t!(open.cancelled)}": "{detail.reason.clone()}</div> }
    });
    let sheet = |svg: String, caption: &'static str| {
        view! { <figure class="sheet"><div inner_html=svg></div><figcaption>{caption}</figcaption></figure> }
    };
    let poster = preview.poster.into_iter().map(|svg| sheet(svg, t!(materials.poster))).collect_view();
    let sides = [t!(materials.front), t!(materials.back)];
    let leaflet = preview.leaflet.into_iter().zip(sides).map(|(svg, side)| sheet(svg, side)).collect_view();
    view! {
        {page_head(vec![(format!("/activities/{id}"), detail.activity.title.clone())], t!(materials.title), ())}
        {cancelled}
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
