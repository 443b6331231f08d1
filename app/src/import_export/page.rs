use super::{FILE_MAX, called, column, preview, shown, title};
use domain::import_export::{Change, List, RefusedLine, Report};
use frame::{
    AppError, Column,
    context::{me, query},
    ui::{Icon, Screen, Tone, banner, icon, page_head, staff_page},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::t;

/// Names of each kind that are shown, and lines that are refused.
const NAMES_SHOWN: usize = 20;
const LINES_SHOWN: usize = 200;

/// A table that was read: its key, what it would do, the headings in it that are not known.
struct Read {
    key: String,
    report: Report,
    unknown: Vec<String>,
}

/// Where a table is read, where an example of it is, and how many rows it has at most.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub read: String,
    pub template: String,
    pub max: usize,
}

impl Sheet {
    fn of(list: List) -> Self {
        let word = list.word();
        Self {
            read: format!("/lists/{word}/read"),
            template: format!("/lists/{word}.xlsx"),
            max: list.rules().rows_max,
        }
    }
}

/// Bringing in a file: what it may hold, and, once it was read, what it would do.
pub fn page() -> impl IntoView {
    let word = use_params_map().read_untracked().get("list").unwrap_or_default();
    let key = query("draft");
    let load = async move {
        let list = List::from_word(&word).ok_or(AppError::NotFound)?;
        if !me().is_some_and(|me| list.may_be_kept_by(&me)) {
            return Err(AppError::Forbidden);
        }
        let Some(key) = key else { return Ok((list, None)) };
        let read = preview(word, key.clone()).await?;
        Ok((list, read.map(|(report, unknown)| Read { key, report, unknown })))
    };
    staff_page(load, |(list, read)| {
        let heading = t!(import_export.title, list = title(list));
        let body = match read {
            Some(read) => outcome(list, &read),
            None => choose(list),
        };
        let crumbs = vec![(format!("/{}", list.word()), title(list).to_owned())];
        let head = page_head(crumbs, &heading, ());
        Screen::new(heading, view! { {head}{body} })
    })
}

fn choose(list: List) -> AnyView {
    view! {
        <p class="lede">{t!(import_export.lede)}</p>
        {problem()}
        {upload(&Sheet::of(list), t!(import_export.check))}
        {table_of_columns(&Sheet::of(list), t!(import_export.template), super::columns(list), list.rules().needed)}
    }
    .into_any()
}

/// Why a file could not be read at all.
pub(crate) fn problem() -> Option<AnyView> {
    let text = match query("problem")?.as_str() {
        "none" => t!(import_export.no_file),
        "large" => t!(import_export.too_large),
        "empty" => t!(import_export.empty_file),
        "long" => t!(import_export.overlong),
        _ => t!(import_export.unreadable),
    };
    let problem = view! {
        <section class="problems" id="problems" role="alert" tabindex="-1">
            <h2>{text}</h2><ul><li><a href="#file">{t!(import_export.file)}</a></li></ul>
        </section>
    };
    Some(problem.into_any())
}

pub(crate) fn upload(sheet: &Sheet, label: &'static str) -> AnyView {
    let max = words::count(sheet.max);
    debug_assert_eq!(FILE_MAX, 5 << 20, "the hint says so");
    view! {
        <form class="form" method="post" action=sheet.read.clone() enctype="multipart/form-data">
            <div class="field">
                <label for="file">{t!(import_export.file)}</label>
                <p class="hint" id="file-hint">{t!(import_export.file_hint, max = max)}</p>
                <input id="file" type="file" name="file" accept=".xlsx,.csv" aria-describedby="file-hint"/>
            </div>
            <p><button class="button primary" type="submit">{label}</button></p>
        </form>
    }
    .into_any()
}

pub(crate) fn table_of_columns(
    sheet: &Sheet,
    template: &'static str,
    columns: Vec<Column>,
    needed: &[&str],
) -> AnyView {
    let rows = columns.into_iter().map(|Column { key, label, holds }| {
        let needed =
            if needed.contains(&key) { t!(import_export.needed_yes) } else { t!(import_export.needed_no) };
        view! {
            <tr>
                <td class="written" data-label=t!(import_export.column)><strong>{label}</strong></td>
                <td data-label=t!(import_export.holds)>{called(holds)}</td>
                <td data-label=t!(import_export.needed)>{needed}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section>
            <h2>{t!(import_export.columns)}</h2>
            <p><a class="button" href=sheet.template.clone() download="">{icon(Icon::Download)}{template}</a></p>
            <div class="table-wrap"><table class="cards">
                <thead><tr><th>{t!(import_export.column)}</th><th>{t!(import_export.holds)}</th><th>{t!(import_export.needed)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        </section>
    }
    .into_any()
}

fn outcome(list: List, read: &Read) -> AnyView {
    let Read { key, report, unknown } = read;
    let unknown = (!unknown.is_empty())
        .then(|| banner(Tone::Warning, t!(import_export.unknown, columns = unknown.join(", "))));
    if !report.refused.is_empty() {
        return view! { {unknown}{refused(|key| column(list, key), &report.refused)}{upload(&Sheet::of(list), t!(import_export.check))} }
            .into_any();
    }
    let act = if report.added.is_empty() && report.changed.is_empty() {
        view! { <p><strong>{t!(import_export.nothing)}</strong></p> }.into_any()
    } else {
        confirm(list, key)
    };
    view! {
        {unknown}
        <section class="panel">
            <h2>{t!(import_export.preview)}</h2>
            <dl class="facts">
                {names(t!(import_export.adds), &report.added)}
                {names(t!(import_export.changes), &report.changed)}
                <div><dt>{t!(import_export.stays)}</dt><dd>{t!(import_export.rows, count = words::count(report.unchanged))}</dd></div>
            </dl>
            {changes(list, &report.changes)}
            {act}
        </section>
        <p><a href=format!("/lists/{}/import", list.word())>{t!(import_export.other_file)}</a></p>
    }
    .into_any()
}

fn confirm(list: List, key: &str) -> AnyView {
    view! {
        <form method="post" action="/do/lists/bring-in">
            <input type="hidden" name="list" value=list.word()/>
            <input type="hidden" name="key" value=key.to_owned()/>
            <div class="form-actions">
                <button class="button primary" type="submit">{t!(import_export.import_table)}</button>
                <a class="button quiet" href=format!("/{}", list.word())>{t!(ui.cancel)}</a>
            </div>
        </form>
    }
    .into_any()
}

/// How many there are, and the first of their names.
pub(crate) fn names(label: &'static str, names: &[String]) -> AnyView {
    let first = names.iter().take(NAMES_SHOWN).cloned().collect::<Vec<_>>().join("; ");
    let more = names.len().saturating_sub(NAMES_SHOWN);
    let more = (more > 0).then(|| format!("; {}", t!(import_export.more, count = words::count(more))));
    let listed = (!names.is_empty()).then(|| view! { <br/>{first}{more} });
    view! { <div><dt>{label}</dt><dd><strong>{t!(import_export.rows, count = words::count(names.len()))}</strong>{listed}</dd></div> }
        .into_any()
}

/// What each cell holds and will hold.
fn changes(list: List, changes: &[Change]) -> Option<AnyView> {
    let cell =
        |column: &str, text: &str| if text.is_empty() { "–".into() } else { shown(list, column, text) };
    let rows = changes.iter().take(LINES_SHOWN).map(|change| {
        view! {
            <tr>
                <th scope="row">{change.record.clone()}<br/><small>{column(list, &change.column)}</small></th>
                <td data-label=t!(audit.before)>{cell(&change.column, &change.before)}</td>
                <td data-label=t!(audit.after)>{cell(&change.column, &change.after)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let more = changes.len().saturating_sub(LINES_SHOWN);
    let more = (more > 0)
        .then(|| view! { <p class="muted">{t!(import_export.more, count = words::count(more))}</p> });
    (!changes.is_empty()).then(|| {
        view! {
            <h3>{t!(import_export.cells)}</h3>
            <table class="versions cards">
                <thead><tr><th>{t!(ui.field)}</th><th>{t!(audit.before)}</th><th>{t!(audit.after)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {more}
        }
        .into_any()
    })
}

pub(crate) fn refused(label: impl Fn(&str) -> &'static str, lines: &[RefusedLine]) -> AnyView {
    let rows = lines.iter().take(LINES_SHOWN).map(|refused| {
        let problems = refused.problems.iter().map(|(key, problem)| {
            let typed = refused.cells.get(key).map(|typed| format!("“{typed}” – "));
            view! { <li><strong>{label(key)}</strong>": "{typed}{words::problem(problem)}</li> }
        });
        let name = (!refused.name.is_empty()).then(|| view! { <p><strong>{refused.name.clone()}</strong></p> });
        view! {
            <tr>
                <td class="num" data-label=t!(import_export.line)>{refused.line}</td>
                <td class="written" data-label=t!(import_export.problem)>{name}<ul>{problems.collect_view()}</ul></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let more = lines.len().saturating_sub(LINES_SHOWN);
    let more = (more > 0).then(|| view! { <p>{t!(import_export.more, count = words::count(more))}</p> });
    view! {
        <section class="problems" id="problems" role="alert" tabindex="-1">
            <h2>{t!(import_export.refused_title, count = words::count(lines.len()))}</h2>
            <p>{t!(import_export.refused_text)}</p>
        </section>
        <div class="table-wrap"><table class="cards">
            <thead><tr><th class="num">{t!(import_export.line)}</th><th>{t!(import_export.problem)}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
        {more}
    }
    .into_any()
}
