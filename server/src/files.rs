//! What is taken away as a file: PDF for the print shop, Excel for the office.

use app::{
    activities::filter_query,
    context::{Site, locale_of},
    materials::{Material, scene},
    say,
};
use axum::{
    Extension,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    Actor,
    activities::{ActivityCard, ActivityFilter},
    targets::Measure,
};
use leptos::prelude::{Owner, provide_context};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// A refusal as a bare status: a link to a file is followed from a page that showed it.
fn refusal(error: &store::Error) -> Response {
    match error {
        store::Error::NotFound => StatusCode::NOT_FOUND.into_response(),
        store::Error::Forbidden => StatusCode::FORBIDDEN.into_response(),
        cause => {
            tracing::error!(cause = ?cause, "file");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn attachment(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}

/// `/activities/{id}/{poster-a2|poster-a3|leaflet-a5}.pdf`
pub async fn material(
    State(site): State<Site>,
    me: Option<Extension<Actor>>,
    Path((id, file)): Path<(i64, String)>,
    headers: HeaderMap,
) -> Response {
    let Some(Extension(me)) = me else { return StatusCode::UNAUTHORIZED.into_response() };
    let material = file.strip_suffix(".pdf").and_then(|name| Some((name, Material::from_file(name)?)));
    let Some((name, material)) = material else { return StatusCode::NOT_FOUND.into_response() };
    let detail = match site.db.activities(&me).find(id).await {
        Ok(detail) => detail,
        Err(error) => return refusal(&error),
    };
    let hotlines = match site.db.hotlines().await {
        Ok(hotlines) => hotlines,
        Err(error) => return refusal(&error),
    };
    let locale = locale_of(&headers);
    let made = tokio::task::spawn_blocking(move || {
        print::pdf(&scene(material, &detail, &hotlines, locale, &site.base_url)?, chrono::Utc::now())
    });
    match made.await {
        Ok(Ok(bytes)) => attachment(&format!("{name}-{id}.pdf"), "application/pdf", bytes),
        Ok(Err(error)) => {
            tracing::warn!(%error, activity = id, "a sheet could not be laid out");
            (StatusCode::UNPROCESSABLE_ENTITY, error.to_string()).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// `/campaigns/{id}/schedule.xlsx`, with the filter of the page.
pub async fn schedule(
    State(site): State<Site>,
    me: Option<Extension<Actor>>,
    Path(id): Path<i64>,
    Query(filter): Query<ActivityFilter>,
    headers: HeaderMap,
) -> Response {
    let Some(Extension(me)) = me else { return StatusCode::UNAUTHORIZED.into_response() };
    let campaign = match site.db.campaigns(&me).card(id).await {
        Ok(campaign) => campaign,
        Err(error) => return refusal(&error),
    };
    let cards = match site.db.activities(&me).whole_schedule(id, &(&filter).into()).await {
        Ok(cards) => cards,
        Err(error) => return refusal(&error),
    };
    let locale = locale_of(&headers);
    let filtered = !filter_query(&filter).is_empty();
    let written = tokio::task::spawn_blocking(move || {
        // The words of the sheet are those of the page.
        let owner = Owner::new_root(None);
        owner.with(|| {
            provide_context(locale);
            workbook(&campaign.title, &cards)
        })
    });
    match written.await {
        Ok(Ok(bytes)) => {
            let name =
                if filtered { format!("campaign-{id}-filtered.xlsx") } else { format!("campaign-{id}.xlsx") };
            attachment(&name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes)
        }
        failed => {
            tracing::error!(cause = ?failed.err(), "schedule.xlsx");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// One row an activity; days are days and numbers are numbers, so that the office can go on calculating.
fn workbook(title: &str, cards: &[ActivityCard]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let heading = Format::new().set_bold();
    let (day, number, wrap) = (
        Format::new().set_num_format("dd/mm/yyyy"),
        Format::new().set_num_format("#,##0"),
        Format::new().set_text_wrap(),
    );
    let sheet = workbook.add_worksheet().set_name("Lan Toa")?;
    sheet.write_with_format(0, 0, title, &heading)?;
    let measures: Vec<Measure> = Measure::planned().collect();
    let columns = say::schedule_columns();
    let headings = columns.iter().copied().chain(measures.iter().map(|measure| say::measure(*measure)));
    let mut width = 0;
    for (column, text) in (0..).zip(headings) {
        sheet.write_with_format(2, column, text, &heading)?;
        width = column;
    }
    let fixed = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    for (row, card) in (3..).zip(cards) {
        sheet.write(row, 0, card.title.as_str())?;
        sheet.write(row, 1, say::form(card.form))?;
        sheet.write_with_format(row, 2, &card.when.first_day(), &day)?;
        sheet.write_with_format(row, 3, &card.when.last_day(), &day)?;
        sheet.write(row, 4, card.when.show())?;
        sheet.write_with_format(row, 5, card.units.join("; "), &wrap)?;
        sheet.write(row, 6, card.venue.as_str())?;
        sheet.write(row, 7, card.lead.as_str())?;
        sheet.write_with_format(row, 8, card.supporting.join("; "), &wrap)?;
        sheet.write_with_format(row, 9, card.audiences.join("; "), &wrap)?;
        sheet.write(row, 10, say::activity_status(card.status))?;
        if let Some(money) = card.money {
            sheet.write_with_format(row, 11, money, &number)?;
        }
        for quantity in &card.quantities {
            if let Some(place) = measures.iter().position(|measure| *measure == quantity.measure) {
                let column = fixed + u16::try_from(place).unwrap_or_default();
                sheet.write_with_format(row, column, quantity.number, &number)?;
            }
        }
    }
    let last = u32::try_from(cards.len()).unwrap_or(u32::MAX).saturating_add(2);
    sheet.autofilter(2, 0, last, width)?;
    sheet.set_freeze_panes(3, 1)?;
    sheet.set_column_width(0, 60)?;
    for (column, width) in
        [(1, 24), (2, 12), (3, 12), (4, 26), (5, 40), (6, 30), (7, 34), (8, 40), (9, 40), (10, 14), (11, 16)]
    {
        sheet.set_column_width(column, width)?;
    }
    workbook.save_to_buffer()
}
