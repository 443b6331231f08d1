//! Organisations that lead or support, with their dates and successors.

use crate::{
    AppError, say, t,
    ui::{Screen, page_head, staff_page},
};
use domain::{fold, organisations::OrganisationCard, time::show_day, units::Validity};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

#[server(prefix = "/do", endpoint = "organisations/list")]
pub async fn list_organisations() -> Result<Vec<OrganisationCard>, AppError> {
    let (db, _) = crate::context::session().await?;
    Ok(db.organisations().await?)
}

pub fn list_page() -> impl IntoView {
    let q = use_query_map().read_untracked().get("q").unwrap_or_default();
    staff_page(async { list_organisations().await }, move |organisations| {
        Screen::new(t!(organisations.title), list(&q, organisations))
    })
}

/// `từ 01/07/2025`, `đến 30/06/2025`, or that it is in existence without known ends.
pub fn validity(validity: &Validity) -> String {
    let since = validity.from.map(|day| t!(ui.since, day = show_day(day)));
    let until = validity.to.map(|day| t!(ui.until, day = show_day(day)));
    let parts: Vec<String> = [since, until].into_iter().flatten().collect();
    if parts.is_empty() { t!(organisations.now).into() } else { parts.join(" ") }
}

fn list(q: &str, organisations: Vec<OrganisationCard>) -> AnyView {
    let wanted = fold(q);
    let matches = |o: &OrganisationCard| {
        let words = fold(&format!("{} {}", o.name, o.short_name));
        wanted.split(' ').all(|word| words.contains(word))
    };
    let rows = organisations.into_iter().filter(matches).map(|organisation| {
        view! {
            <tr>
                <td data-label=t!(organisations.name)>{organisation.name}</td>
                <td data-label=t!(organisations.kind)><span class="kind">{say::organisation_kind(organisation.kind)}</span></td>
                <td data-label=t!(organisations.validity)>{validity(&organisation.validity)}</td>
                <td data-label=t!(organisations.successors)>{organisation.successors.join("; ")}</td>
            </tr>
        }
    });
    view! {
        {page_head(vec![], t!(organisations.title), ())}
        <p class="lede">{t!(organisations.lede)}</p>
        <form class="filters" role="search" method="get" action="/organisations">
            <div class="filters-main">
                <input type="search" name="q" value=q.to_owned() aria-label=t!(organisations.search)/>
                <button class="button" type="submit">{t!(ui.search)}</button>
            </div>
        </form>
        <table class="cards">
            <thead>
                <tr>
                    <th>{t!(organisations.name)}</th><th>{t!(organisations.kind)}</th>
                    <th>{t!(organisations.validity)}</th><th>{t!(organisations.successors)}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
