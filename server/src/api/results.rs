//! Figures of outreach as files: what a page of results shows, and the ministry's table.

use super::{
    asked::{Asked, Named, of_results, require_read},
    schema::*,
};
use crate::{
    answers::{attachment, refusal, signed_out, spreadsheet},
    excel,
    spreadsheets::{Grid, write_csv},
};
use app::{
    import_export::in_language,
    results::{Sheet, ministry, ministry_sheet, sheet},
};
use axum::{
    Extension, Json,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
    response::{IntoResponse, Response},
};
use domain::{
    Actor,
    outreach::{Key, Results, ResultsFilter, ResultsQuery},
};
use frame::context::{Site, locale_of};
use serde::Serialize;
use utoipa::ToSchema;

/// A figure by what it is of; what it is not told apart by is left out
#[derive(Debug, Default, Serialize, ToSchema)]
pub(super) struct FigureRecord {
    /// The official code of a unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    /// Empty where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    audience: Option<String>,
    /// As `2026-03`.
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<String>,
    measure: String,
    /// Of all reports that count.
    number: i64,
    /// Of the accepted ones among them.
    accepted: i64,
}

/// Figures of outreach, crossed by two axes, or in the ministry's columns
///
/// JSON has an object a figure, whose keys and words are the same in every language.
#[utoipa::path(get, path = "/results/{file}", tag = "Staff", security(("token" = [])),
    params(
        ("file" = inline(ResultsFile), Path, description = "Which file."),
        ("view" = inline(Option<ResultsView>), Query, description = "As on the page; a map has a measure by unit."),
        ("rows" = inline(Option<AxisWord>), Query, description = "What the rows are."),
        ("columns" = inline(Option<AxisWord>), Query, description = "What the columns are."),
        ("measure" = inline(Option<MeasureWord>), Query, description = "What is counted, where it is no axis."),
        ("campaign" = inline(Option<IdOrNone>), Query, description = "Id of a campaign; 0 for outreach of none."),
        ("unit" = inline(Option<Id>), Query, description = "Id of a unit: in it or below it."),
        ("kind" = inline(Option<KindWord>), Query, description = "Kind of activity."),
        ("audience" = inline(Option<IdOrNone>), Query, description = "Id of an audience; 0 where it is not known."),
        ("from" = inline(Option<MonthText>), Query, description = "The first month."),
        ("to" = inline(Option<MonthText>), Query, description = "The last month.")
    ),
    responses(
        (status = 200, description = "The figures", content(
            (String = "text/csv"),
            (inline(File) = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (inline(Vec<FigureRecord>) = "application/json")
        )),
        Unread, SignedOut, Forbidden, NotFound
    ))]
pub(super) async fn results(
    State(site): State<Site>,
    me: Option<Extension<Actor>>,
    Named(file): Named<String>,
    Asked(filter): Asked<ResultsFilter>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let Some(Extension(me)) = me else { return signed_out(&headers, &uri) };
    if let Err(problem) = require_read(&headers, of_results(&filter)) {
        return problem.into_response();
    }
    let query = match file.as_str() {
        "ministry.xlsx" => ministry(&filter),
        "results.csv" | "results.json" | "results.xlsx" => ResultsQuery::from(&filter),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let results = match site.db.results(&me, &query).await {
        Ok(results) => results,
        Err(error) => return refusal(&error),
    };
    match file.as_str() {
        "results.json" => Json(records(&results)).into_response(),
        "results.csv" => csv(&in_language(locale_of(&headers), || sheet(&results))),
        "ministry.xlsx" => {
            spreadsheet(&file, &headers, move || excel::figures(&ministry_sheet(&results))).await
        }
        _ => spreadsheet(&file, &headers, move || excel::figures(&sheet(&results))).await,
    }
}

fn csv(sheet: &Sheet) -> Response {
    let number = |number: &Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let cells = |(texts, numbers): &(Vec<String>, Vec<Option<i64>>)| {
        texts.iter().cloned().chain(numbers.iter().map(number)).collect()
    };
    let rows = (2..).zip(sheet.rows.iter().map(cells)).collect();
    match write_csv(&Grid { headings: sheet.headings.clone(), rows }) {
        Ok(bytes) => attachment("results.csv", "text/csv; charset=utf-8", bytes),
        Err(error) => {
            tracing::error!(%error, "results as CSV");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn records(results: &Results) -> Vec<FigureRecord> {
    let cross = &results.cross;
    let cells = cross.rows.iter().flat_map(|row| cross.columns.iter().map(move |column| [*row, *column]));
    let record = |[row, column]: [Key; 2]| {
        let figure = cross.cell(row, column)?;
        let mut record = FigureRecord {
            measure: results.query.measure.word().to_owned(),
            number: figure.number,
            accepted: figure.accepted,
            ..FigureRecord::default()
        };
        [row, column].into_iter().for_each(|key| tell(&mut record, results, key));
        Some(record)
    };
    cells.filter_map(record).collect()
}

/// What a figure is of, in words that are the same in every language.
fn tell(record: &mut FigureRecord, results: &Results, key: Key) {
    match key {
        Key::Unit(id) => {
            let unit = results.units.iter().find(|unit| unit.id == id);
            record.unit = Some(unit.map(|unit| unit.code.clone()).unwrap_or_default());
            record.unit_name = Some(unit.map(|unit| unit.name.clone()).unwrap_or_default());
        }
        Key::Kind(kind) => record.kind = Some(kind.word().to_owned()),
        Key::Audience(id) => {
            let audience = results.audiences.iter().find(|audience| audience.id == id);
            record.audience = Some(audience.map(|audience| audience.name.clone()).unwrap_or_default());
        }
        Key::Measure(measure) => record.measure = measure.word().to_owned(),
        Key::Month(month) => record.month = Some(month.format("%Y-%m").to_string()),
    }
}
