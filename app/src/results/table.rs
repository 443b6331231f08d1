use super::say::{self, Labels};
use domain::outreach::{Figure, Key, Results};
use leptos::prelude::*;
use words::t;

/// Figures by two axes with their totals; each number leads to its logs.
pub(super) fn table(results: &Results) -> AnyView {
    let (query, cross, labels) =
        (&results.query, &results.cross, Labels::new(&results.units, &results.audiences));
    let heads =
        cross.columns.iter().map(|column| view! { <th class="num" scope="col">{labels.of(*column)}</th> });
    let heads = heads.collect_view();
    // Measures are not added up across a row.
    let totalled = cross.rows.iter().any(|row| cross.row_total(*row).is_some());
    let total_heads = totalled.then(|| {
        view! { <th class="num" scope="col">{t!(results.total)}</th><th class="num" scope="col">{t!(results.accepted)}</th> }
    });
    let rows = cross.rows.iter().map(|row| {
        let cells =
            cross.columns.iter().map(|column| cell(results, cross.cell(*row, *column), &[*row, *column]));
        let cells = cells.collect_view();
        let totals = cross.row_total(*row).map(|total| totals(results, total, &[*row]));
        let part = matches!(row, Key::Measure(measure) if measure.whole().is_some());
        view! { <tr class=part.then_some("part")><th scope="row">{labels.of(*row)}</th>{cells}{totals}</tr> }
    });
    let rows = rows.collect_view();
    let (caption, label) = (say::caption(query), say::caption(query));
    view! {
        <a class="skip here" href="#after-figures">{t!(results.skip)}</a>
        <div class="table-wrap results-wrap" role="region" tabindex="0" aria-label=label>
            <table class="results">
                <caption>{caption}</caption>
                <thead><tr><th scope="col">{say::axis(query.rows)}</th>{heads}{total_heads}</tr></thead>
                <tbody>{rows}</tbody>
                {foot(results)}
            </table>
        </div>
    }
    .into_any()
}

/// The totals of the columns; none where the rows are counted in different measures.
fn foot(results: &Results) -> Option<AnyView> {
    let cross = &results.cross;
    let sums: Option<Vec<_>> =
        cross.columns.iter().map(|column| Some((*column, cross.column_total(*column)?))).collect();
    let cells = sums?.into_iter().map(|(column, total)| cell(results, Some(total), &[column]));
    let cells = cells.collect_view();
    let total = cross.total().map(|total| totals(results, total, &[]));
    Some(view! { <tfoot><tr><th scope="row">{t!(results.total)}</th>{cells}{total}</tr></tfoot> }.into_any())
}

fn totals(results: &Results, total: Figure, keys: &[Key]) -> AnyView {
    view! { {cell(results, Some(total), keys)}<td class="num">{words::whole(total.accepted)}</td> }.into_any()
}

fn cell(results: &Results, figure: Option<Figure>, keys: &[Key]) -> AnyView {
    let Some(figure) = figure else { return view! { <td class="num muted">"–"</td> }.into_any() };
    let href = results.query.logs_of(keys).address();
    view! { <td class="num"><a href=href>{words::whole(figure.number)}</a></td> }.into_any()
}
