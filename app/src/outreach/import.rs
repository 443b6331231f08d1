//! Logs that come in as a table: what it may hold, and, once it was read, what it would do.

use crate::{
    activities, campaigns,
    import_export::{Sheet, kept, names, problem, refused, table_of_columns, upload},
};
use domain::{
    activities::Kind,
    import_export::{Report, Table},
    outreach::{IMPORT_MAX, IMPORT_NEEDED},
    targets::Measure,
};
use frame::{
    AppError, Column, Holds,
    context::{me, query, see_other, session},
    forms::encode,
    ui::{Screen, Tone, banner, page_head, staff_page},
};
use leptos::prelude::*;
use words::t;

/// As in [`domain::outreach::import_columns`].
pub fn import_columns() -> Vec<Column> {
    let yes = Holds::Told(t!(outreach.import.finished));
    let number = Holds::Told(t!(outreach.import.number));
    let time = Holds::Told(t!(outreach.import.time));
    let mut columns = vec![
        Column::new("activity", t!(outreach.import.activity), Holds::Told(t!(outreach.import.activity_cell))),
        Column::new("campaign", t!(outreach.import.campaign), Holds::Text),
        Column::new("kind", t!(activities.kind), Holds::One(kinds)),
        Column::new("title", t!(outreach.what), Holds::Told(t!(outreach.import.unplanned))),
        Column::new("unit", t!(outreach.unit), Holds::Unit),
        Column::new("day", t!(outreach.day), Holds::Day),
        Column::new("starts_at", t!(outreach.starts_at), time),
        Column::new("ends_at", t!(outreach.ends_at), time),
        Column::new("place", t!(outreach.place), Holds::Text),
        Column::new("finished", t!(outreach.finished), yes),
    ];
    let measures = Measure::ALL.iter().filter(|measure| measure.is_reported());
    columns.extend(measures.map(|of| Column::new(of.word(), campaigns::say::measure(*of), number)));
    columns.push(Column::new("remarks", t!(outreach.remarks), Holds::Text));
    columns.push(Column::new("reason", t!(ui.reason), Holds::Text));
    columns
}

fn kinds() -> Vec<(&'static str, &'static str)> {
    Kind::ALL.iter().map(|kind| (kind.word(), activities::say::kind(*kind))).collect()
}

/// What a table that was read would do, and the columns of it that are not known; `None` where there is no such table.
pub async fn preview_logs(key: String) -> Result<Option<(Report, Vec<String>)>, AppError> {
    let (db, me) = session().await?;
    let Some(table) = kept(&db, &me, &key).await? else { return Ok(None) };
    let report = db.logs(&me).import(&table, false).await?;
    Ok(Some((report, table.unknown)))
}

/// Brings in the logs of a table that was read and looked at.
#[server(prefix = "/do", endpoint = "outreach/bring-in")]
pub async fn import_logs(#[server(default)] key: String) -> Result<(), AppError> {
    let back = format!("{PAGE}?draft={}", encode(&key));
    let Ok((db, me)) = session().await else {
        see_other(&format!("/sign-in?next={}", encode(&back)));
        return Ok(());
    };
    let table: Option<Table> = kept(&db, &me, &key).await?;
    let Some(table) = table else {
        see_other(PAGE);
        return Ok(());
    };
    let report = db.logs(&me).import(&table, true).await?;
    if report.refused.is_empty() {
        see_other(&format!("/outreach?face=mine&added={}&changed=0", report.added.len()));
    } else {
        see_other(&back);
    }
    Ok(())
}

const PAGE: &str = "/outreach/import";

fn sheet() -> Sheet {
    Sheet { read: "/lists/logs/read".into(), template: "/lists/logs.xlsx".into(), max: IMPORT_MAX }
}

pub(super) fn import_page() -> impl IntoView {
    let key = query("draft");
    let load = async move {
        if !me().is_some_and(|me| me.may_log()) {
            return Err(AppError::Forbidden);
        }
        let Some(key) = key else { return Ok(None) };
        Ok(preview_logs(key.clone()).await?.map(|(report, unknown)| (key, report, unknown)))
    };
    staff_page(load, |read| {
        let body = match read {
            Some((key, report, unknown)) => outcome(&key, &report, &unknown),
            None => choose(),
        };
        let head =
            page_head(vec![("/outreach".into(), t!(outreach.title).into())], t!(outreach.import.title), ());
        Screen::new(t!(outreach.import.title), view! { {head}{body} })
    })
}

fn choose() -> AnyView {
    view! {
        <p class="lede">{t!(outreach.import.lede)}</p>
        {problem()}
        {upload(&sheet(), t!(import_export.check))}
        {table_of_columns(&sheet(), t!(outreach.import.template), import_columns(), &IMPORT_NEEDED)}
    }
    .into_any()
}

fn outcome(key: &str, report: &Report, unknown: &[String]) -> AnyView {
    let unknown = (!unknown.is_empty())
        .then(|| banner(Tone::Warning, t!(import_export.unknown, columns = unknown.join(", "))));
    if !report.refused.is_empty() {
        let columns = import_columns();
        let label = |key: &str| columns.iter().find(|column| column.key == key).map_or("", |one| one.label);
        return view! { {unknown}{refused(label, &report.refused)}{upload(&sheet(), t!(import_export.check))} }
            .into_any();
    }
    let act = if report.added.is_empty() {
        view! { <p><strong>{t!(outreach.import.nothing)}</strong></p> }.into_any()
    } else {
        confirm(key)
    };
    view! {
        {unknown}
        <section class="panel">
            <h2>{t!(import_export.preview)}</h2>
            <dl class="facts">
                {names(t!(import_export.adds), &report.added)}
                <div><dt>{t!(outreach.import.came_before)}</dt><dd>{t!(import_export.rows, count = words::count(report.unchanged))}</dd></div>
            </dl>
            {act}
        </section>
        <p><a href=PAGE>{t!(import_export.other_file)}</a></p>
    }
    .into_any()
}

fn confirm(key: &str) -> AnyView {
    view! {
        <form method="post" action="/do/outreach/bring-in">
            <input type="hidden" name="key" value=key.to_owned()/>
            <div class="form-actions">
                <button class="button primary" type="submit">{t!(outreach.import.bring_in)}</button>
                <a class="button quiet" href="/outreach">{t!(ui.cancel)}</a>
            </div>
        </form>
    }
    .into_any()
}
