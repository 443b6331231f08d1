//! Pieces of pages that know no words of the field.

mod banner;
mod dialog;
mod fields;
mod fieldset;
mod filters;
mod frame;
mod icon;
mod neat;
mod picker;
mod progress;
mod steps;
mod tabs;
mod text_area;
mod unsaved;
mod versions;

pub use banner::{Tone, alert, banner};
pub use dialog::dialog;
pub use fields::{Choice, Field, Fields, check, checks};
pub use fieldset::Fieldset;
pub use filters::{Paged, filter_choice, filter_day, query_of, search_box};
pub use frame::{Screen, open_page, public_page, staff_page};
pub use icon::{Icon, icon, icon_of_sprite, sprite};
pub use neat::Neat;
pub use picker::Picker;
pub use progress::progress;
pub use steps::{AskedReason, NextStep, Stepping, Steps, UNDO};
pub use tabs::{Tab, tabs};
pub use text_area::TextArea;
pub use unsaved::Unsaved;
pub use versions::Versions;

use crate::{context::query, t};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// A page's heading with the way back and what can be done.
pub fn page_head(crumbs: Vec<(String, String)>, title: &str, actions: impl IntoView + 'static) -> AnyView {
    let crumbs = (!crumbs.is_empty()).then(|| {
        let links = crumbs.into_iter().map(|(href, text)| view! { <a href=href>{text}</a> }).collect_view();
        view! { <p class="crumbs">{links}</p> }
    });
    view! {
        <div class="page-head">
            <div>{crumbs}<h1>{title.to_owned()}</h1></div>
            <div class="actions">{actions}</div>
        </div>
    }
    .into_any()
}

/// What a list is for, while it is empty, and the first step.
pub fn empty(symbol: Icon, title: String, text: String, action: Option<(String, String)>) -> AnyView {
    let action = action.map(|(href, label)| view! { <a class="button primary" href=href>{label}</a> });
    view! { <div class="empty">{icon(symbol)}<h2>{title}</h2><p>{text}</p>{action}</div> }.into_any()
}

/// Links to the pages of a list; `href` makes the address of a page.
pub fn pager(page: u64, pages: u64, href: impl Fn(u64) -> String) -> AnyView {
    if pages < 2 {
        return ().into_any();
    }
    let before = (page > 1)
        .then(|| view! { <a class="button" rel="prev" href=href(page - 1)>{t!(ui.page_before)}</a> });
    let after = (page < pages)
        .then(|| view! { <a class="button" rel="next" href=href(page + 1)>{t!(ui.page_after)}</a> });
    view! {
        <nav class="pager" aria-label=t!(ui.pages)>
            {before}<span>{t!(ui.page_of, page = page, pages = pages)}</span>{after}
        </nav>
    }
    .into_any()
}

/// A list of named facts; those without a value are left out.
pub fn facts(pairs: Vec<(String, AnyView)>) -> AnyView {
    let rows = pairs.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    view! { <dl class="facts">{rows.collect_view()}</dl> }.into_any()
}

/// Text with its line breaks.
pub fn paragraphs(text: &str) -> AnyView {
    let blocks = text.split("\n\n").map(|block| {
        let lines = block.lines().map(|line| view! { {line.to_owned()}<br/> }.into_any());
        view! { <p>{lines.collect_view()}</p> }
    });
    view! { <div class="prose">{blocks.collect_view()}</div> }.into_any()
}

/// Tells that something was saved, with the way to take it back where there is one: `?saved=` holds the change's
/// place in the audit, or 1 where it cannot be undone.
pub fn toast() -> AnyView {
    toast_of(t!(ui.saved))
}

/// As [`toast`], in words that name what was done.
pub fn toast_of(done: &'static str) -> AnyView {
    toast_at(done, "")
}

/// As [`toast_of`]; who takes it back comes to the element of the page whose id is `place`.
pub fn toast_at(done: impl IntoView + 'static, place: &str) -> AnyView {
    let query = use_query_map();
    let query = query.read_untracked();
    let text = if query.get("undone").is_some() { t!(ui.undone).into_any() } else { done.into_any() };
    if query.get("saved").is_none() && query.get("undone").is_none() {
        return ().into_any();
    }
    let audit = query.get("saved").and_then(|id| id.parse::<i64>().ok()).filter(|id| *id > 1);
    let undo = audit.map(|id| {
        let back = crate::forms::plain(&crate::context::here());
        let back = if place.is_empty() { back } else { format!("{back}#{place}") };
        view! {
            <form method="post" action="/do/activities/undo">
                <input type="hidden" name="audit" value=id/>
                <input type="hidden" name="back" value=back/>
                <button class="button quiet" type="submit">{icon(Icon::Undo)}{t!(ui.undo)}</button>
            </form>
        }
    });
    view! { <div class="toast" role="status"><p>{text}</p>{undo}</div> }.into_any()
}

/// The form that adds a record, or changes the one with `id`: its inputs between what every such form has.
pub fn edit_form(
    action: &'static str,
    id: &str,
    version: &str,
    list: &'static str,
    inputs: impl IntoView + 'static,
) -> AnyView {
    view! {
        <form class="form" id="edit" method="post" action=action novalidate>
            <input type="hidden" name="id" value=id.to_owned()/>
            <input type="hidden" name="form[version]" value=version.to_owned()/>
            {inputs}
            <div class="form-actions">
                <button class="button primary" type="submit">{t!(ui.save)}</button>
                <a class="button quiet" href=list>{t!(ui.cancel)}</a>
            </div>
        </form>
    }
    .into_any()
}

/// Tells that something was taken away, with the way to bring it back: `?removed=` holds the entry of the audit.
pub fn removed_toast(back: &'static str) -> AnyView {
    if query("restored").is_some() {
        return view! { <div class="toast" role="status"><p>{t!(ui.brought_back)}</p></div> }.into_any();
    }
    let Some(entry) = query("removed").and_then(|entry| entry.parse::<i64>().ok()) else {
        return ().into_any();
    };
    view! {
        <div class="toast" role="status">
            <p>{t!(ui.removed_plain)}</p>
            <form method="post" action="/do/removed/restore">
                <input type="hidden" name="entry" value=entry/>
                <input type="hidden" name="back" value=back/>
                <button class="button quiet" type="submit">{icon(Icon::Undo)}{t!(ui.undo)}</button>
            </form>
        </div>
    }
    .into_any()
}

/// Tells what a sheet brought in.
pub fn brought_toast() -> AnyView {
    let Some((added, changed)) = query("added").zip(query("changed")) else { return ().into_any() };
    let (Ok(added), Ok(changed)) = (added.parse::<u64>(), changed.parse::<u64>()) else {
        return ().into_any();
    };
    let text = t!(lists.brought, added = crate::say::count(added), changed = crate::say::count(changed));
    view! { <div class="toast" role="status"><p>{text}</p></div> }.into_any()
}
