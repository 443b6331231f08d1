//! The dated tree of administrative units.

use crate::{
    AppError,
    organisations::validity,
    say, t,
    ui::{
        Choice, Icon, Paged, Screen, empty, filter_choice, filter_day, page_head, query_of, search_box,
        staff_page,
    },
};
use domain::{
    Check, fold,
    text::narrowed,
    time::{show_day, today},
    units::{Kind, UnitCard},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::collections::HashMap;

/// The units valid on a day; today's for a day that cannot be read.
#[server(prefix = "/do", endpoint = "units/list")]
pub async fn list_units(#[server(default)] on: String) -> Result<Vec<UnitCard>, AppError> {
    let (db, _) = crate::context::session().await?;
    let day = domain::time::parse_day(&on).unwrap_or_else(today);
    Ok(db.units_within(day, day).await?)
}

/// What the units are filtered by, as it stands in the address.
struct Filter {
    q: String,
    on: String,
    kind: String,
    page: String,
}

pub fn list_page() -> impl IntoView {
    let query = use_query_map();
    let query = query.read_untracked();
    let get = |key: &str| query.get(key).unwrap_or_default();
    let filter = Filter { q: get("q"), on: get("on"), kind: get("kind"), page: get("page") };
    let on = filter.on.clone();
    staff_page(async move { list_units(on).await }, move |units| {
        Screen::new(t!(units.title), list(&filter, units))
    })
}

fn list(filter: &Filter, units: Vec<UnitCard>) -> AnyView {
    let districts = districts(&units);
    let kind = Kind::from_word(&filter.kind);
    let of_kind = units.into_iter().filter(|unit| kind.is_none_or(|kind| unit.kind == kind)).collect();
    let words = |unit: &UnitCard| format!("{} {} {}", fold(&unit.name), fold(&unit.name_en), unit.code);
    let found = Paged::new(narrowed(of_kind, &filter.q, words).into_iter(), &filter.page);
    let query = query_of(&[("q", &filter.q), ("on", &filter.on), ("kind", &filter.kind)]);
    let pages = found.pager(|page| format!("/units?{query}page={page}"));
    let answer = filters(filter, found.count);
    let units = if found.items.is_empty() {
        let clear = Some(("/units".to_owned(), t!(ui.clear).to_owned()));
        empty(Icon::Unit, t!(units.none).into(), t!(ui.none_match_text).into(), clear)
    } else {
        table(found.items, &districts)
    };
    view! {
        {page_head(vec![], t!(units.title), ())}
        <p class="lede">{t!(units.lede)}</p>
        {answer}{units}{pages}
    }
    .into_any()
}

/// The names of what wards and communes belonged to until 30/06/2025.
fn districts(units: &[UnitCard]) -> HashMap<i64, String> {
    let districts = units.iter().filter(|unit| unit.kind.level() == 1);
    districts.map(|unit| (unit.id, say::either(&unit.name, &unit.name_en).to_owned())).collect()
}

fn filters(filter: &Filter, count: usize) -> AnyView {
    let Filter { q, on, kind, page: _ } = filter;
    let mut check = Check::default();
    check.optional_day("on", on);
    let problems = check.finish(Some(())).err().unwrap_or_default();
    let shown = if on.trim().is_empty() { show_day(today()) } else { on.clone() };
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.word(), say::unit_kind(*kind))).collect();
    let clear = (!query_of(&[("q", q), ("on", on), ("kind", kind)]).is_empty())
        .then(|| view! { " · " <a href="/units">{t!(ui.clear)}</a> });
    view! {
        <form class="filters" role="search" method="get" action="/units">
            {search_box(t!(units.search), q)}
            <div class="filters-grid">
                {filter_day("on", t!(units.on_day), &shown, &problems)}
                {filter_choice("kind", t!(units.kind), kinds, kind)}
                <button class="button" type="submit">{t!(ui.filter)}</button>
            </div>
            <p class="filters-answer"><strong>{t!(units.count, count = say::count(count))}</strong>{clear}</p>
        </form>
    }
    .into_any()
}

/// The column of what a unit belongs to is there where some unit lies in a district.
fn table(units: Vec<UnitCard>, districts: &HashMap<i64, String>) -> AnyView {
    let district = |unit: &UnitCard| unit.parent.and_then(|parent| districts.get(&parent)).cloned();
    let nested = units.iter().any(|unit| district(unit).is_some());
    let rows = units.into_iter().map(|unit| {
        let district = nested
            .then(|| view! { <td data-label=t!(units.parent)>{district(&unit).unwrap_or_default()}</td> });
        view! {
            <tr>
                <td data-label=t!(units.name)>{say::either(&unit.name, &unit.name_en).to_owned()}</td>
                <td data-label=t!(units.kind)><span class="kind">{say::unit_kind(unit.kind)}</span></td>
                {district}
                <td data-label=t!(units.code)>{unit.code}</td>
                <td data-label=t!(units.validity)>{validity(&unit.validity)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let parent = nested.then(|| view! { <th>{t!(units.parent)}</th> });
    view! {
        <table class="cards">
            <thead>
                <tr>
                    <th>{t!(units.name)}</th><th>{t!(units.kind)}</th>{parent}
                    <th>{t!(units.code)}</th><th>{t!(units.validity)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
