use super::{PICTURE, hotlines, public_page, share::share};
use crate::{laws::read_laws, materials::help_section};
use domain::hotlines::HotlineCard;
use frame::ui::{Icon, Screen, icon};
use leptos::prelude::*;
use words::t;

/// Sheets that speak of no single activity, for everybody to print.
pub fn materials_page() -> impl IntoView {
    public_page(hotlines(), |hotlines| {
        let title = t!(public.materials_title);
        share(title, t!(public.materials_about), "/materials", Some(PICTURE));
        Screen::new(title, show(title, &hotlines))
    })
}

fn show(title: &'static str, lines: &[HotlineCard]) -> AnyView {
    let poster = t!(materials.poster);
    let sheets = [
        sheet("poster-a2", "A2", "420 × 594 mm", &format!("{poster} A2"), t!(public.poster_a2_use)),
        sheet("poster-a3", "A3", "297 × 420 mm", &format!("{poster} A3"), t!(public.poster_a3_use)),
        sheet("poster-a4", "A4", "210 × 297 mm", &format!("{poster} A4"), t!(public.poster_a4_use)),
        sheet("leaflet-a5", "A5", "148 × 210 mm", t!(materials.leaflet), t!(public.leaflet_a5_use)),
    ];
    view! {
        <h1>{title}</h1>
        <p class="lede">{t!(public.materials_lede)}</p>
        {sheets.collect_view()}
        {read_laws()}
        {help_section(lines)}
    }
    .into_any()
}

/// What a sheet is for and how it is printed, with its file.
fn sheet(
    file: &'static str,
    paper: &'static str,
    size: &'static str,
    title: &str,
    purpose: &'static str,
) -> AnyView {
    view! {
        <section class="panel">
            <h2>{title.to_owned()}</h2>
            <p>{purpose}</p>
            <p>
                <a class="button" href=format!("/materials/{file}.pdf")>
                    {icon(Icon::Download)}{t!(materials.download, paper = paper)}
                </a>
                " "<span class="muted">{size}</span>
            </p>
        </section>
    }
    .into_any()
}

/// The way to the sheets.
pub(super) fn take_materials() -> AnyView {
    view! {
        <p class="event-files">
            <a class="button" href="/materials">{icon(Icon::Download)}{t!(public.take_materials)}</a>
        </p>
    }
    .into_any()
}
