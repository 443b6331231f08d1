use super::{ATTENDANCE, Previews, preview};
use crate::public::hotlines;
use domain::{
    Problems,
    activities::{ActivityDetail, Kind, Status, Visibility},
    hotlines::HotlineCard,
    time::today,
};
use frame::{
    AppError,
    context::{id_in_path, me, query, set_status},
    ui::{Icon, Screen, Tab, Tone, banner, icon, page_head, staff_page, tabs},
};
use leptos::prelude::*;
use words::{I18nLocaleTrait, Locale, locale, t};

pub fn page() -> impl IntoView {
    let id = id_in_path();
    // The sheets may speak another language than their planner.
    let language = query("language").and_then(|word| word.parse::<Locale>().ok()).unwrap_or_else(locale);
    let load = async move { Ok((preview(id, language.as_str().to_owned()).await?, hotlines().await?)) };
    staff_page(load, move |((detail, preview), hotlines)| {
        let body = match preview {
            Ok(preview) => show(&detail, preview, &hotlines, language),
            Err(problems) => refused(&detail, &problems),
        };
        Screen::new(t!(materials.title), body)
    })
}

/// A text that cannot be printed leads whoever may change it to where it is changed.
fn refused(detail: &ActivityDetail, problems: &Problems) -> AnyView {
    let id = detail.id;
    set_status(&AppError::Invalid(problems.clone()));
    let told = problems.iter().map(|(_, problem)| {
        view! { <p>{format!("{} {}.", t!(activities.name), words::problem(problem))}</p> }
    });
    let edit = detail.may_edit.then(|| {
        view! { <a class="button primary" href=format!("/activities/{id}/edit")>{t!(materials.unprintable_edit)}</a> }
    });
    view! {
        {page_head(vec![(format!("/activities/{id}"), t!(activities.record).into())], t!(materials.title), ())}
        <div class="empty">
            {icon(Icon::Warning)}<h2>{t!(materials.unprintable_title)}</h2>{told.collect_view()}
            {edit}
        </div>
    }
    .into_any()
}

fn show(detail: &ActivityDetail, preview: Previews, hotlines: &[HotlineCard], language: Locale) -> AnyView {
    let id = detail.id;
    let class = if detail.status == Status::Cancelled { "button" } else { "button primary" };
    let download = move |file: &'static str, paper: &'static str| {
        view! {
            <a class=class href=format!("/activities/{id}/{file}.pdf?language={}", language.as_str())>
                {icon(Icon::Download)}{t!(materials.download, paper = paper)}
            </a>
        }
    };
    let sheet = |svg: String, caption: &'static str| {
        view! { <figure class="sheet"><div inner_html=svg></div><figcaption>{caption}</figcaption></figure> }
    };
    let poster = preview.poster.into_iter().map(|svg| sheet(svg, t!(materials.poster))).collect_view();
    let sides = [t!(materials.front), t!(materials.back)];
    let attendance = preview.attendance.into_iter().map(|svg| sheet(svg, t!(materials.attendance.title)));
    let attendance = attendance.collect_view();
    let leaflet = preview.leaflet.into_iter().zip(sides).map(|(svg, side)| sheet(svg, side)).collect_view();
    view! {
        {page_head(vec![(format!("/activities/{id}"), detail.activity.title.clone())], t!(materials.title), ())}
        {cancelled(detail)}{waiting(detail)}{no_venue(detail)}{stale(hotlines)}
        <p class="lede">{t!(materials.lede)}</p>
        {languages(id, language)}
        <section class="panel">
            <h2>{t!(materials.poster)}</h2>
            <p class="actions">{download("poster-a2", "A2")}" "{download("poster-a3", "A3")}" "{download("poster-a4", "A4")}</p>
            <div class="sheets">{poster}</div>
        </section>
        <section class="panel">
            <h2>{t!(materials.leaflet)}</h2>
            <p class="actions">{download("leaflet-a5", "A5")}</p>
            <div class="sheets">{leaflet}</div>
        </section>
        <section class="panel" id="attendance">
            <h2>{t!(materials.attendance.title)}</h2>
            <p class="muted">{t!(materials.attendance.lede)}</p>
            <p class="actions">{download(ATTENDANCE, "A4")}</p>
            <div class="sheets">{attendance}</div>
        </section>
    }
    .into_any()
}

/// The languages that sheets speak, as tabs.
fn languages(id: i64, chosen: Locale) -> AnyView {
    let languages = [(Locale::vi, "Tiếng Việt"), (Locale::en, "English")].map(|(language, name)| {
        let word = language.as_str();
        Tab::new(format!("/activities/{id}/print?language={word}"), name, language == chosen).lang(word)
    });
    tabs(t!(materials.language), languages)
}

fn cancelled(detail: &ActivityDetail) -> Option<AnyView> {
    (detail.status == Status::Cancelled).then(|| {
        let text = view! {
            <p><strong>{t!(public.cancelled)}": "{detail.reason.clone()}</strong></p>
            <p>{t!(activities.print_cancelled)}</p>
        };
        banner(Tone::Warning, text)
    })
}

/// The code on a sheet leads to a page that is not there yet.
fn waiting(detail: &ActivityDetail) -> Option<AnyView> {
    let waits = detail.visibility == Visibility::Waiting && detail.status != Status::Cancelled;
    if detail.visibility == Visibility::Internal {
        return Some(banner(Tone::Info, view! { <p>{t!(activities.internal_print)}</p> }));
    }
    waits.then(|| banner(Tone::Warning, view! { <p>{t!(materials.waiting)}</p> }))
}

/// Who is invited by a sheet has to know where to.
fn no_venue(detail: &ActivityDetail) -> Option<AnyView> {
    let ActivityDetail { id, activity, .. } = detail;
    let held = matches!(activity.details.kind(), Kind::Talk | Kind::Dramatization);
    (held && activity.venue.name.is_empty() && activity.venue.address.is_empty()).then(|| {
        let edit = detail.may_edit.then(|| {
            view! { <p><a href=format!("/activities/{id}/edit")>{t!(materials.add_venue)}</a></p> }
        });
        banner(Tone::Warning, view! { <p>{t!(materials.no_venue)}</p>{edit} })
    })
}

/// The numbers that were not checked for so long that the public no longer sees them.
fn stale(hotlines: &[HotlineCard]) -> Option<AnyView> {
    let on = today();
    let numbers = hotlines.iter().filter(|line| !line.is_public(on));
    let numbers: Vec<String> = numbers
        .map(|line| format!("{} ({})", line.number, words::either(&line.name, &line.name_en)))
        .collect();
    (!numbers.is_empty()).then(|| {
        let text = t!(public.stale_numbers, numbers = numbers.join(", "));
        let check = me().is_some_and(|me| me.may_keep_hotlines()).then(|| {
            view! { <p><a href="/hotlines">{t!(materials.check_numbers)}</a></p> }
        });
        banner(Tone::Info, view! { <p>{text}</p>{check} })
    })
}
