use super::{list_units, say};
use crate::{
    import_export::{imported_toast, tools},
    organisations::validity,
};
use domain::{
    Check,
    import_export::List,
    text::{folded_each, narrowed},
    time::{parse_day, show_day, today},
    units::{EndForm, Kind, UnitCard},
};
use frame::{
    context::me,
    forms::{Filled, refill},
    ui::{
        Choice, Filters, Icon, Paged, Screen, empty, filled_in, filter_choice, filter_day, icon, page_head,
        query_of, removed_toast, staff_page, toast,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::collections::HashMap;
use words::t;

/// What the units are filtered by, as it stands in the address.
struct Filter {
    q: String,
    on: String,
    kind: String,
    /// The id of the unit that they lie in.
    within: String,
    page: String,
}

pub fn list_page() -> impl IntoView {
    let query = use_query_map();
    let query = query.read_untracked();
    let get = |key: &str| query.get(key).unwrap_or_default();
    let filter =
        Filter { q: get("q"), on: get("on"), kind: get("kind"), within: get("within"), page: get("page") };
    let on = filter.on.clone();
    let load = async move { Ok((list_units(on).await?, refill(EndForm::default()).await?)) };
    staff_page(load, move |((units, former), refused)| {
        Screen::new(t!(units.title), list(&filter, units, &former, &refused))
    })
}

fn list(
    filter: &Filter,
    units: Vec<UnitCard>,
    former: &[(i64, String)],
    refused: &Filled<EndForm>,
) -> AnyView {
    let districts = districts(&units);
    let parents = parents(&units);
    let found = Paged::new(found(filter, units, former).into_iter(), &filter.page);
    let query =
        query_of(&[("q", &filter.q), ("on", &filter.on), ("kind", &filter.kind), ("within", &filter.within)]);
    let pages = found.pager(|page| format!("/units?{query}page={page}"));
    let answer = filters(filter, parents, found.count);
    let units = if found.items.is_empty() {
        let clear = Some(("/units".to_owned(), t!(ui.clear).to_owned()));
        empty(Icon::Unit, t!(units.none).into(), t!(ui.none_match_text).into(), clear)
    } else {
        table(found.items, &districts)
    };
    let add = me().is_some_and(|me| me.may_keep_units()).then(|| {
        view! { <a class="button primary" href="/units/new">{icon(Icon::Add)}{t!(units.add)}</a> }
    });
    view! {
        {toast()}{imported_toast()}{removed_toast("/do/units/restore", "/units")}
        {page_head(vec![], t!(units.title), add)}
        <p class="lede">{t!(units.lede)}</p>
        {refused.refusal()}
        {answer}{units}{pages}
        {tools(List::Units)}
    }
    .into_any()
}

fn found(filter: &Filter, units: Vec<UnitCard>, former: &[(i64, String)]) -> Vec<UnitCard> {
    let kind = Kind::from_word(&filter.kind);
    let within = filter.within.parse::<i64>().ok().and_then(|id| units.iter().find(|unit| unit.id == id));
    let path = within.map(|unit| unit.path.clone());
    let fits = |unit: &UnitCard| {
        kind.is_none_or(|kind| unit.kind == kind)
            && path.as_ref().is_none_or(|path| unit.path.starts_with(path) && unit.path != *path)
    };
    let of_kind = units.into_iter().filter(fits).collect();
    // For months people know a unit by its former name only.
    let words = |unit: &UnitCard| {
        let former = former.iter().filter(|(id, _)| *id == unit.id).map(|(_, name)| name.as_str());
        folded_each([&*unit.name, &unit.name_en, &unit.code].into_iter().chain(former))
    };
    narrowed(of_kind, &filter.q, words)
}

/// The units that others lie in, to choose from.
fn parents(units: &[UnitCard]) -> Vec<Choice> {
    let holds = |unit: &&UnitCard| units.iter().any(|other| other.parent == Some(unit.id));
    let choice = |unit: &UnitCard| Choice::new(unit.id, words::either(&unit.name, &unit.name_en));
    units.iter().filter(holds).map(choice).collect()
}

/// The names of what wards and communes belonged to until 30/06/2025.
fn districts(units: &[UnitCard]) -> HashMap<i64, String> {
    let districts = units.iter().filter(|unit| unit.kind.level() == 1);
    districts.map(|unit| (unit.id, words::either(&unit.name, &unit.name_en).to_owned())).collect()
}

fn filters(filter: &Filter, parents: Vec<Choice>, count: usize) -> AnyView {
    let Filter { q, on, kind, within, page: _ } = filter;
    let mut check = Check::default();
    check.optional_day("on", on);
    let problems = check.finish(Some(())).err().unwrap_or_default();
    let shown = if on.trim().is_empty() { show_day(today()) } else { on.clone() };
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.word(), say::kind(*kind))).collect();
    // With the city alone above them there is nothing to choose.
    let within_choice =
        (parents.len() > 1).then(|| filter_choice("within", t!(units.parent), parents, within));
    let inputs = view! {
        {filter_day("on", t!(units.on_day), &shown, &problems)}
        {filter_choice("kind", t!(units.kind), kinds, kind)}
        {within_choice}
    };
    let set = filled_in(&[kind, within]) + usize::from(parse_day(&shown) != Some(today()));
    Filters::new("/units", t!(units.search), q)
        .narrowed_by(inputs, set, !problems.is_empty())
        .view(t!(units.count, count = words::count(count)), ())
}

/// The column of what a unit belongs to is there where some unit lies in a district.
fn table(units: Vec<UnitCard>, districts: &HashMap<i64, String>) -> AnyView {
    let district = |unit: &UnitCard| unit.parent.and_then(|parent| districts.get(&parent)).cloned();
    let nested = units.iter().any(|unit| district(unit).is_some());
    let rows = units.into_iter().map(|unit| {
        let name = words::either(&unit.name, &unit.name_en).to_owned();
        let district = nested
            .then(|| view! { <td class="written" data-label=t!(units.parent)>{district(&unit).unwrap_or_default()}</td> });
        view! {
            <tr>
                <td class="written" data-label=t!(units.name)><a href=format!("/units/{}", unit.id)>{name}</a></td>
                <td data-label=t!(units.kind)><span class="kind">{say::kind(unit.kind)}</span></td>
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
