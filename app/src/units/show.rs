use super::{say, show_unit};
use crate::organisations::validity;
use domain::{
    time::show_day,
    units::{EndForm, RenameForm, UnitCard, UnitDetail, UnitEditForm},
};
use frame::{
    AppError,
    context::{id_in_path, query},
    forms::{Filled, refill},
    ui::{Fields, Screen, Tone, banner, facts, page_head, staff_page, toast_of},
};
use leptos::prelude::*;
use words::t;

/// A unit and the forms of its page, of which at most one was refused.
struct Page {
    unit: UnitDetail,
    parent: Option<UnitCard>,
    edit: Filled<UnitEditForm>,
    rename: Filled<RenameForm>,
    end: Filled<EndForm>,
    remove: Filled<EndForm>,
}

pub fn show_page() -> impl IntoView {
    let load = load(id_in_path(), query("form").unwrap_or_default());
    staff_page(load, |page| {
        Screen::new(words::either(&page.unit.card.name, &page.unit.card.name_en).to_owned(), show(&page))
    })
}

async fn load(id: i64, refused: String) -> Result<Page, AppError> {
    let (unit, parent) = show_unit(id).await?;
    let (name, name_en) = (unit.card.name.clone(), unit.card.name_en.clone());
    let valid_to = unit.card.validity.to.map(show_day).unwrap_or_default();
    let version = unit.version.to_string();
    let mut edit = Filled::fresh(UnitEditForm { version: version.clone(), name, name_en });
    let mut rename = Filled::fresh(RenameForm { version: version.clone(), ..RenameForm::default() });
    let mut end = Filled::fresh(EndForm { version: version.clone(), valid_to });
    let mut remove = Filled::fresh(EndForm::default());
    // A draft could be read as any of the forms, so the address says whose it is.
    match refused.as_str() {
        "rename" => rename = refill(rename.form).await?,
        "remove" => remove = refill(remove.form).await?,
        "end" => end = refill(end.form).await?,
        _ => edit = refill(edit.form).await?,
    }
    // After a stale save the person has now seen the newer version.
    for (stale, seen) in [
        (edit.is_stale(), &mut edit.form.version),
        (rename.is_stale(), &mut rename.form.version),
        (end.is_stale(), &mut end.form.version),
    ] {
        if stale {
            seen.clone_from(&version);
        }
    }
    Ok(Page { unit, parent, edit, rename, end, remove })
}

fn show(page: &Page) -> AnyView {
    let Page { unit, parent, edit, rename, end, remove } = page;
    let card = &unit.card;
    let (edit_fields, rename_fields, end_fields) =
        (Fields::new(edit.problems()), Fields::new(rename.problems()), Fields::new(end.problems()));
    let panels = view! {
        {rename_panel(card.id, &rename.form, &rename_fields)}
        {end_panel(unit, &end.form, &end_fields)}
        {edit_panel(card.id, &edit.form, &edit_fields)}
        {remove_panel(card.id, unit.version)}
    };
    view! {
        {done()}
        {page_head(vec![("/units".into(), t!(units.title).into())], words::either(&card.name, &card.name_en), ())}
        {edit.trouble()}{edit_fields.summary()}{rename.trouble()}{rename_fields.summary()}
        {end.trouble()}{end_fields.summary()}
        {remove.refusal()}
        {left(unit)}
        {facts(pairs(unit, parent.as_ref()))}
        {panels}
    }
    .into_any()
}

fn pairs(unit: &UnitDetail, parent: Option<&UnitCard>) -> Vec<(String, AnyView)> {
    let UnitDetail { card, former_names, within, .. } = unit;
    let mut pairs = vec![
        (t!(units.kind).to_owned(), say::kind(card.kind).into_any()),
        (t!(units.code).to_owned(), card.code.clone().into_any()),
        (t!(units.reach).to_owned(), validity(&card.validity).into_any()),
    ];
    if let Some(parent) = parent {
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

fn done() -> AnyView {
    toast_of(match query("done").as_deref() {
        Some("renamed") => t!(units.renamed),
        Some("ended") => t!(units.ended),
        Some("goes-on") => t!(units.goes_on),
        _ => t!(ui.saved),
    })
}

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
        <details class="more panel" open=refused>
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

fn end_panel(unit: &UnitDetail, form: &EndForm, fields: &Fields) -> AnyView {
    let EndForm { version, valid_to } = form;
    let ended = unit.card.validity.to.is_some();
    let hint = if ended { t!(units.go_on_hint) } else { t!(ui.day_hint) };
    let inputs = fields.field("valid_to", t!(units.last_day), valid_to).hint(hint).day().view();
    panel("/do/units/end", unit.card.id, version, t!(units.end), t!(units.end_text), fields.any(), inputs)
}

/// For a unit that was opened by mistake.
fn remove_panel(id: i64, version: i64) -> AnyView {
    view! {
        <details class="more panel">
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
