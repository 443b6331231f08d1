//! The dated tree of administrative units.

use crate::{
    AppError,
    organisations::validity,
    say, t,
    ui::{Icon, Screen, empty, page_head, staff_page},
};
use domain::{
    fold,
    time::{parse_day, show_day, today},
    units::UnitCard,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The units valid on a day; today's for a day that cannot be read.
#[server(prefix = "/do", endpoint = "units/list")]
pub async fn list_units(#[server(default)] on: String) -> Result<Vec<UnitCard>, AppError> {
    let (db, _) = crate::context::session().await?;
    let day = parse_day(&on).unwrap_or_else(today);
    Ok(db.units_within(day, day).await?)
}

pub fn list_page() -> impl IntoView {
    let query = use_query_map();
    let query = query.read_untracked();
    let q = query.get("q").unwrap_or_default();
    let on = query.get("on").and_then(|typed| parse_day(&typed)).unwrap_or_else(today);
    staff_page(async move { list_units(show_day(on)).await }, move |units| {
        Screen::new(t!(units.title), list(&q, &show_day(on), units))
    })
}

fn list(q: &str, on: &str, units: Vec<UnitCard>) -> AnyView {
    let wanted = fold(q);
    let matches = |unit: &UnitCard| {
        let words = format!("{} {} {}", fold(&unit.name), fold(&unit.name_en), unit.code);
        wanted.split(' ').all(|word| words.contains(word))
    };
    let units: Vec<UnitCard> = units.into_iter().filter(matches).collect();
    let count = t!(units.count, count = units.len());
    let rows = units.into_iter().map(|unit| {
        view! {
            <tr>
                <td data-label=t!(units.name)>{say::either(&unit.name, &unit.name_en).to_owned()}</td>
                <td data-label=t!(units.kind)><span class="kind">{say::unit_kind(unit.kind)}</span></td>
                <td data-label=t!(units.code)>{unit.code}</td>
                <td data-label=t!(units.validity)>{validity(&unit.validity)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let none = rows.is_empty().then(|| empty(Icon::Unit, t!(units.none).into(), String::new(), None));
    view! {
        {page_head(vec![], t!(units.title), ())}
        <p class="lede">{t!(units.lede)}</p>
        <form class="filters" role="search" method="get" action="/units">
            <div class="filters-main">
                <input type="search" name="q" value=q.to_owned() aria-label=t!(units.search)/>
                <input class="w-date" name="on" value=on.to_owned() inputmode="numeric" aria-label=t!(units.on_day)/>
                <button class="button" type="submit">{t!(units.show)}</button>
            </div>
            <p class="filters-answer">{count}</p>
        </form>
        <table class="cards">
            <thead>
                <tr><th>{t!(units.name)}</th><th>{t!(units.kind)}</th><th>{t!(units.code)}</th><th>{t!(units.validity)}</th></tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {none}
    }
    .into_any()
}
