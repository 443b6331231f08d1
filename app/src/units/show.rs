use super::{UNDO_ADDRESS, say, show_unit, unit_name};
use crate::{
    audit::history_link,
    campaigns,
    discussion::{self, Discussed, discussed},
    organisations::validity,
};
use chrono::Datelike;
use domain::{
    Role,
    audit::Subject,
    calendar::CalendarEntry,
    discussion::About,
    time::{show_day, today},
    units::{EndForm, RenameForm, UnitDetail, UnitEditForm, UnitPage, bare_name},
};
use frame::{
    AppError,
    context::{id_in_path, query},
    forms::{Filled, refill},
    ui::{Fields, Screen, Tone, banner, facts, page_head, staff_page, toast_of, undoable_toast},
};
use leptos::prelude::*;
use words::t;

/// A unit, and the forms of its page for who keeps units, of which at most one was refused.
struct Page {
    page: UnitPage,
    discussed: Discussed,
    /// The unit that took over as this one ended just now.
    successor: Option<String>,
    keeps: bool,
    edit: Filled<UnitEditForm>,
    rename: Filled<RenameForm>,
    remove: Filled<EndForm>,
}

pub fn show_page() -> impl IntoView {
    let load = load(id_in_path(), query("form").unwrap_or_default());
    staff_page(load, |page| {
        let card = &page.page.unit.card;
        Screen::new(words::either(&card.name, &card.name_en).to_owned(), show(&page))
    })
}

async fn load(id: i64, refused: String) -> Result<Page, AppError> {
    let (me, page) = show_unit(id).await?;
    let discussed = discussed(About { subject: Subject::Unit, id }).await?;
    let successor = match query("successor").and_then(|id| id.parse().ok()) {
        Some(id) => unit_name(id).await?,
        None => None,
    };
    let card = &page.unit.card;
    let version = page.unit.version.to_string();
    let (name, name_en) = (card.name.clone(), card.name_en.clone());
    let mut edit = Filled::fresh(UnitEditForm { version: version.clone(), name, name_en });
    let mut rename = Filled::fresh(RenameForm { version: version.clone(), ..RenameForm::default() });
    let mut remove = Filled::fresh(EndForm::default());
    // A draft could be read as any of the forms, so the address says whose it is.
    match refused.as_str() {
        "rename" => rename = refill(rename.form).await?,
        "remove" => remove = refill(remove.form).await?,
        "" => edit = refill(edit.form).await?,
        // One of those beside the unit.
        _ => {}
    }
    // After a stale save the person has now seen the newer version.
    for (stale, seen) in
        [(edit.is_stale(), &mut edit.form.version), (rename.is_stale(), &mut rename.form.version)]
    {
        if stale {
            seen.clone_from(&version);
        }
    }
    Ok(Page { page, discussed, successor, keeps: me.may_keep_units(), edit, rename, remove })
}

fn show(page: &Page) -> AnyView {
    let Page { page, discussed, successor, keeps, edit, rename, remove } = page;
    let (unit, card) = (&page.unit, &page.unit.card);
    let (edit_fields, rename_fields) = (Fields::new(edit.problems()), Fields::new(rename.problems()));
    let panels = keeps.then(|| {
        view! {
            <section class="panel">
                <h2>{t!(units.keep)}</h2>
                {rename_panel(card.id, &rename.form, &rename_fields)}
                {end_panel(unit)}
                {edit_panel(card.id, &edit.form, &edit_fields)}
                {remove_panel(card.id, unit.version)}
            </section>
        }
    });
    let history = history_link(Subject::Unit, card.id);
    view! {
        {done(successor.as_deref())}
        {page_head(vec![("/units".into(), t!(units.title).into())], words::either(&card.name, &card.name_en), history)}
        {edit.trouble()}{edit_fields.summary()}{rename.trouble()}{rename_fields.summary()}
        {remove.refusal()}
        {keeps.then(|| left(unit))}
        <div class="columns">
            <div class="primary-column">
                {facts(pairs(page))}
                {to_come(&page.planned, format!("/calendar?view=agenda&unit={}", card.id))}
                {reported(page)}
                {discussion::comments(discussed)}
            </div>
            <aside class="aside">
                {around(page)}
                {page.people.as_deref().map(people)}
                {organisations(page)}
                {discussion::files(discussed)}
            </aside>
        </div>
        {panels}
    }
    .into_any()
}

fn pairs(page: &UnitPage) -> Vec<(String, AnyView)> {
    let UnitDetail { card, former_names, within, .. } = &page.unit;
    let mut pairs = vec![
        (t!(units.kind).to_owned(), say::kind(card.kind).into_any()),
        (t!(units.code).to_owned(), card.code.clone().into_any()),
        (t!(units.reach).to_owned(), validity(&card.validity).into_any()),
    ];
    if let Some(parent) = &page.parent {
        let name = words::either(&parent.name, &parent.name_en).to_owned();
        pairs.push((
            t!(units.parent).into(),
            view! { <a href=format!("/units/{}", parent.id)>{name}</a> }.into_any(),
        ));
    }
    if *within > 0 {
        let href = format!("/units?within={}", card.id);
        let count = t!(units.count, count = words::count(*within));
        pairs.push((t!(units.within).into(), view! { <a href=href>{count}</a> }.into_any()));
    }
    if !former_names.is_empty() {
        let former = former_names.iter().map(|former| {
            let name = words::either(&former.name, &former.name_en);
            view! { {t!(units.former_until, name = name, day = show_day(former.last_day))}<br/> }
        });
        pairs.push((t!(units.former).into(), former.collect_view().into_any()));
    }
    pairs
}

fn done(successor: Option<&str>) -> AnyView {
    if let Some(toast) = discussion::toast() {
        return toast;
    }
    let ended = match query("done").as_deref() {
        Some("renamed") => return toast_of(t!(units.renamed)),
        Some("ended") => match (successor, query("moved").and_then(|moved| moved.parse::<u64>().ok())) {
            (Some(successor), Some(moved)) => {
                t!(units.ended_into, count = words::count(moved), unit = successor.to_owned())
            }
            _ => t!(units.ended).to_owned(),
        },
        Some("goes-on") => t!(units.goes_on).to_owned(),
        _ => return toast_of(t!(ui.saved)),
    };
    undoable_toast(ended, UNDO_ADDRESS, "")
}

/// Activities that are seen before the others are asked for.
const FEW: usize = 8;

/// What is on in the weeks to come, and the way to all of it.
pub(crate) fn to_come(entries: &[CalendarEntry], all: String) -> AnyView {
    let lines = entries.iter().take(FEW).map(|entry| {
        let there = format!("/activities/{}", entry.id);
        view! { <li><a href=there>{entry.title.clone()}</a><p class="muted">{words::when(entry.when)}</p></li> }
    });
    let list = if entries.is_empty() {
        view! { <p class="muted">{t!(units.planned_none)}</p> }.into_any()
    } else {
        view! { <ul class="plain links">{lines.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="panel">
            <h2>{t!(units.planned)}" "<span class="count">{words::count(entries.len())}</span></h2>
            {list}
            <p><a href=all>{t!(units.planned_all)}</a></p>
        </section>
    }
    .into_any()
}

/// What was reported from there this year.
fn reported(page: &UnitPage) -> Option<AnyView> {
    let (id, sums) = (page.unit.card.id, page.done.as_ref()?);
    let year = today().year();
    let numbers = sums.iter().map(|(measure, figure)| {
        view! { <li><strong>{words::whole(figure.number)}</strong><span>{campaigns::say::measure(*measure)}</span></li> }
    });
    let list = if sums.is_empty() {
        view! { <p class="muted">{t!(units.reported_none)}</p> }.into_any()
    } else {
        view! { <ul class="numbers">{numbers.collect_view()}</ul> }.into_any()
    };
    let all = format!("/results?rows=measure&columns=month&unit={id}&from=01/{year}");
    Some(
        view! {
            <section class="panel">
                <h2>{t!(units.reported, year = year)}</h2>{list}<p><a href=all>{t!(units.reported_all)}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// Who belongs to a unit or an organisation.
pub(crate) fn people(people: &[(String, Role)]) -> AnyView {
    let lines = people.iter().map(
        |(name, role)| view! { <li>{name.clone()}" "<span class="muted">{words::role(*role)}</span></li> },
    );
    let list = if people.is_empty() {
        view! { <p class="muted">{t!(units.people_none)}</p> }.into_any()
    } else {
        view! { <ul class="plain">{lines.collect_view()}</ul> }.into_any()
    };
    view! { <section class="panel"><h2>{t!(units.people)}</h2>{list}</section> }.into_any()
}

/// Which organisations are there.
fn organisations(page: &UnitPage) -> Option<AnyView> {
    let there = page
        .organisations
        .iter()
        .map(|(id, name)| view! { <li><a href=format!("/organisations/{id}")>{name.clone()}</a></li> });
    let there = there.collect_view();
    (!page.organisations.is_empty()).then(|| {
        view! { <section class="panel"><h2>{t!(organisations.title)}</h2><ul class="plain">{there}</ul></section> }
            .into_any()
    })
}

/// Where it lies: the tiles about its own, each the way to its unit.
fn around(page: &UnitPage) -> Option<AnyView> {
    let own = page.unit.card.id;
    let columns = page.around.iter().map(|(tile, _)| tile.column);
    let rows = page.around.iter().map(|(tile, _)| tile.row);
    let (left, right) = (columns.clone().min()?, columns.max()?);
    let (top, bottom) = (rows.clone().min()?, rows.max()?);
    let (across, down) = (WIDE * (right - left + 1), HIGH * (bottom - top + 1));
    let tiles = page.around.iter().map(|(tile, unit)| {
        let (x, y) = (WIDE * (tile.column - left), HIGH * (tile.row - top));
        let name = words::either(&unit.name, &unit.name_en).to_owned();
        let short = bare_name(&unit.name).split(" - ").next().unwrap_or_default().trim().to_owned();
        let heard = format!("{short}, {name}");
        let class = if unit.id == own { "tile tile-5" } else { "tile" };
        view! {
            <a class=class href=format!("/units/{}", unit.id) aria-label=heard aria-current=(unit.id == own).then_some("page")>
                <rect x=x y=y width=WIDE - GAP height=HIGH - GAP rx="4"></rect>
                <text x=x + (WIDE - GAP) / 2 y=y + HIGH / 2 + 2>{short}</text>
            </a>
        }
    });
    Some(
        view! {
            <section class="panel">
                <h2>{t!(units.around)}</h2>
                <svg class="tiles near" viewBox=format!("-2 -2 {across} {down}") role="group" aria-label=t!(units.around)>
                    {tiles.collect_view()}
                </svg>
            </section>
        }
        .into_any(),
    )
}

/// A tile and the space after it.
const WIDE: u32 = 100;
const HIGH: u32 = 44;
const GAP: u32 = 4;

/// What is still planned there after its last day, and who still belongs there.
fn left(unit: &UnitDetail) -> Option<AnyView> {
    let last = unit.card.validity.to.filter(|_| unit.left + unit.accounts > 0)?;
    let href = format!("/calendar?view=agenda&on={}&unit={}", (last + chrono::Days::new(1)), unit.card.id);
    let planned = (unit.left > 0).then(|| {
        view! {
            <p>{t!(units.left, count = words::count(unit.left))}</p>
            <p><a href=href>{t!(units.left_link)}</a></p>
        }
    });
    let people = (unit.accounts > 0).then(|| {
        view! {
            <p>{t!(units.accounts_left, count = words::count(unit.accounts))}</p>
            <p><a href="/accounts">{t!(units.accounts_link)}</a></p>
        }
    });
    Some(banner(Tone::Warning, view! { {planned}{people} }))
}

/// One of the page's forms: it opens by its name, and stands open where it was refused.
fn panel(
    action: &'static str,
    id: i64,
    version: &str,
    title: &'static str,
    text: &'static str,
    refused: bool,
    inputs: AnyView,
) -> AnyView {
    view! {
        <details class="more" open=refused>
            <summary>{title}</summary>
            <p>{text}</p>
            <form class="form" method="post" action=action novalidate>
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="form[version]" value=version.to_owned()/>
                {inputs}
                <p><button class="button primary" type="submit">{t!(ui.save)}</button></p>
            </form>
        </details>
    }
    .into_any()
}

fn rename_panel(id: i64, form: &RenameForm, fields: &Fields) -> AnyView {
    let RenameForm { version, name, name_en, from } = form;
    let inputs = view! {
        {fields.field("name", t!(units.new_name), name).hint(t!(units.name_hint)).view()}
        {fields.field("name_en", t!(units.name_en), name_en).optional().view()}
        {fields.field("from", t!(units.rename_from), from).hint(t!(ui.day_hint)).day().view()}
    };
    let refused = fields.any();
    panel(
        "/do/units/rename",
        id,
        version,
        t!(units.rename),
        t!(units.rename_text),
        refused,
        inputs.into_any(),
    )
}

/// The way to end it: first what that touches is shown.
fn end_panel(unit: &UnitDetail) -> AnyView {
    let title = if unit.card.validity.to.is_some() { t!(units.go_on) } else { t!(units.end) };
    view! {
        <details class="more">
            <summary>{title}</summary>
            <p>{t!(units.end_text)}</p>
            <p><a class="button" href=format!("/units/{}/end", unit.card.id)>{t!(units.end_look)}</a></p>
        </details>
    }
    .into_any()
}

/// For a unit that was opened by mistake.
fn remove_panel(id: i64, version: i64) -> AnyView {
    view! {
        <details class="more">
            <summary>{t!(units.remove)}</summary>
            <p>{t!(units.remove_text)}</p>
            <form method="post" action="/do/units/remove">
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="form[version]" value=version/>
                <p><button class="button danger" type="submit">{t!(units.remove)}</button></p>
            </form>
        </details>
    }
    .into_any()
}

fn edit_panel(id: i64, form: &UnitEditForm, fields: &Fields) -> AnyView {
    let UnitEditForm { version, name, name_en } = form;
    // The page's forms have ids of their own.
    let inputs = view! {
        {fields.field("name", t!(units.name), name).prefix("edit").view()}
        {fields.field("name_en", t!(units.name_en), name_en).prefix("edit").optional().view()}
    };
    panel("/do/units/edit", id, version, t!(units.edit), t!(units.edit_text), fields.any(), inputs.into_any())
}
