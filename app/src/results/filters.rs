use super::say;
use crate::{activities, campaigns, units};
use domain::{
    activities::Kind,
    outreach::{Axis, Results, ResultsQuery, View},
    targets::Measure,
    time::{Day, show_month},
};
use frame::ui::{Choice, filter_choice};
use leptos::prelude::*;
use words::t;

/// What is crossed with what, and what it is filtered by.
pub(super) fn filters(results: &Results) -> AnyView {
    let query = &results.query;
    let usual = ResultsQuery { view: query.view, ..ResultsQuery::default() };
    let clear = (query.address_query() != usual.address_query())
        .then(|| view! { <a class="button quiet" href=usual.address()>{t!(ui.clear)}</a> });
    view! {
        <form class="filters results-filters" role="search" aria-label=t!(ui.filters) method="get" action="/results">
            <div class="filters-grid">
                {axes(query)}
                {measure(query)}
                {narrowing(results)}
                {month("from", t!(results.from), query.from)}
                {month("to", t!(results.to), query.to)}
                <div class="filters-do"><button class="button" type="submit">{t!(results.show)}</button>{clear}</div>
            </div>
        </form>
    }
    .into_any()
}

fn axes(query: &ResultsQuery) -> AnyView {
    if query.view == View::Map {
        return view! { <input type="hidden" name="view" value=View::Map.word()/> }.into_any();
    }
    let choices = || Axis::ALL.iter().map(|axis| Choice::new(axis.word(), say::axis(*axis))).collect();
    view! {
        {choice("rows", t!(results.rows), choices(), query.rows.word())}
        {choice("columns", t!(results.columns), choices(), query.columns.word())}
    }
    .into_any()
}

/// Where an axis holds all measures none is to be chosen; the one that was is kept.
fn measure(query: &ResultsQuery) -> AnyView {
    if query.view == View::Table && (query.rows == Axis::Measure || query.columns == Axis::Measure) {
        return view! { <input type="hidden" name="measure" value=query.measure.word()/> }.into_any();
    }
    let measures = Measure::ALL.iter().filter(|measure| measure.has_figures());
    let measures = measures.map(|one| Choice::new(one.word(), campaigns::say::measure_heading(*one)));
    choice("measure", t!(results.measure), measures.collect(), query.measure.word())
}

fn narrowing(results: &Results) -> AnyView {
    let query = &results.query;
    let id = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    let none = Choice::new(0, t!(results.no_campaign));
    let of_campaigns = results.campaigns.iter().map(|campaign| Choice::new(campaign.id, &*campaign.title));
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.word(), activities::say::kind(*kind)));
    let unknown = Choice::new(0, t!(results.no_audience));
    let audiences = results.audiences.iter();
    let audiences = audiences.map(|one| Choice::new(one.id, words::either(&one.name, &one.name_en)));
    let kind = query.kind.map_or("", Kind::word);
    view! {
        {filter_choice("campaign", t!(results.campaign), of_campaigns.chain([none]).collect(), &id(query.campaign))}
        {filter_choice("unit", t!(results.unit), unit_choices(results), &id(query.unit))}
        {filter_choice("kind", t!(results.kind), kinds.collect(), kind)}
        {filter_choice("audience", t!(results.audience), audiences.chain([unknown]).collect(), &id(query.audience))}
    }
    .into_any()
}

/// Both names of a unit lead to the same figures. Of two with one value a browser shows the last as chosen.
fn unit_choices(results: &Results) -> Vec<Choice> {
    let former = units::say::former_choices(&results.units, &results.former_names);
    former.into_iter().chain(units::say::choices(&results.units)).collect()
}

/// One of several that has to be chosen.
fn choice(name: &'static str, label: &'static str, choices: Vec<Choice>, chosen: &str) -> AnyView {
    let options = choices.into_iter().map(|choice| {
        let selected = choice.value == chosen;
        view! { <option value=choice.value selected=selected>{choice.label}</option> }
    });
    let id = format!("filter-{name}");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id name=name>{options.collect_view()}</select>
        </div>
    }
    .into_any()
}

fn month(name: &'static str, label: &'static str, month: Option<Day>) -> AnyView {
    let id = format!("filter-{name}");
    let value = month.map(show_month).unwrap_or_default();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id name=name class="w-date" inputmode="numeric" placeholder="01/2026" value=value/>
        </div>
    }
    .into_any()
}
