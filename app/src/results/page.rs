use super::{filters::filters, map, say, show_results, table};
use domain::outreach::{Axis, Results, ResultsFilter, ResultsQuery, View};
use frame::{
    context::query,
    ui::{Icon, Screen, Tab, empty, icon, page_head, staff_page, tabs},
};
use leptos::prelude::*;
use words::t;

pub(super) fn page() -> impl IntoView {
    let load = show_results(ResultsQuery::from(&ResultsFilter::read(query)));
    staff_page(load, |results| Screen::new(t!(results.title), show(&results)))
}

fn show(results: &Results) -> AnyView {
    let query = &results.query;
    let head = view! { {page_head(Vec::new(), t!(results.title), ())}{views(query)}{filters(results)} };
    let shown = match query.view {
        View::Map => map::map(results),
        View::Table if results.cross.rows.is_empty() => return view! { {head}{nothing(query)} }.into_any(),
        View::Table => table::table(results),
    };
    view! {
        {head}
        {shown}
        <p class="hint results-note" id="after-figures" tabindex="-1">{t!(results.counted)}</p>
        {files(query)}
    }
    .into_any()
}

fn views(query: &ResultsQuery) -> AnyView {
    let table = ResultsQuery { view: View::Table, ..*query };
    // The map crosses its units by measures.
    let table = if query.view == View::Map { ResultsQuery { columns: Axis::Month, ..table } } else { table };
    let map = ResultsQuery { view: View::Map, ..*query };
    let faces = [table, map].map(|one| Tab::new(one.address(), say::view(one.view), one.view == query.view));
    tabs(t!(results.view), faces)
}

fn nothing(query: &ResultsQuery) -> AnyView {
    let whole = ResultsQuery { rows: query.rows, columns: query.columns, ..ResultsQuery::default() };
    let filtered = ResultsQuery { measure: whole.measure, ..*query } != whole;
    if filtered {
        let clear = (whole.address(), t!(ui.clear).to_owned());
        return empty(
            Icon::Search,
            t!(results.none_match).into(),
            t!(results.none_match_text).into(),
            Some(clear),
        );
    }
    empty(Icon::Results, t!(results.none).into(), t!(results.none_text).into(), None)
}

/// What is shown as files, and the ministry's own table.
fn files(query: &ResultsQuery) -> AnyView {
    let asked = query.address_query();
    let links = [
        ("results.xlsx", t!(ui.excel)),
        ("results.csv", t!(results.csv)),
        ("results.json", t!(results.json)),
        ("ministry.xlsx", t!(results.ministry)),
    ];
    let links = links.map(|(file, label)| {
        let href = format!("/results/{file}?{asked}");
        view! { <a class="button quiet" href=href download="">{icon(Icon::Download)}{label}</a> }
    });
    view! { <nav class="list-tools" aria-label=t!(results.files)>{links.into_iter().collect_view()}</nav> }
        .into_any()
}
