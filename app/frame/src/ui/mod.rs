//! Pieces of pages that know no words of the field.

mod aids;
mod banner;
mod choices;
mod dialog;
mod fields;
mod fieldset;
mod filters;
mod frame;
mod icon;
mod picker;
mod progress;
mod tabs;
mod text_area;
mod toast;
mod transitions;
mod versions;

pub use aids::proposals;
pub use banner::{Tone, alert, banner};
pub use choices::{Choice, check, checks, radios};
pub use dialog::{dialog, shortcuts};
pub use fields::{Field, Fields, copied};
pub use fieldset::Fieldset;
pub use filters::{Filters, Paged, filled_in, filter_choice, filter_day, query_of, search_box};
pub use frame::{
    Desk, Screen, failure, foot, language_switch, logo, plain_page, screen_of, staff_page, title_of,
};
pub use icon::{Icon, icon, icon_of_sprite, sprite};
pub use picker::{Pick, Picks};
pub use progress::progress;
pub use tabs::{Tab, tabs};
pub use text_area::TextArea;
pub use toast::{removed_toast, toast, toast_of, told, undo, undoable_toast};
pub use transitions::{AskedReason, Moving, NextTransition, Transitions, UNDO};
pub use versions::Versions;

use crate::context::me;
use leptos::prelude::*;
use words::t;

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

/// The form that adds a record, or changes the one with `id`: its inputs between what every such form has. `back` is
/// where it is left for.
pub fn edit_form(
    action: &'static str,
    id: &str,
    version: &str,
    back: &str,
    inputs: impl IntoView + 'static,
) -> AnyView {
    edit_form_that(action, id, version, back, inputs, ())
}

/// [`edit_form`] that can be saved in other ways too: buttons beside the one that saves.
pub fn edit_form_that(
    action: &'static str,
    id: &str,
    version: &str,
    back: &str,
    inputs: impl IntoView + 'static,
    other_ways: impl IntoView + 'static,
) -> AnyView {
    view! {
        <form class="form" id="edit" method="post" action=action novalidate>
            <input type="hidden" name="id" value=id.to_owned()/>
            <input type="hidden" name="form[version]" value=version.to_owned()/>
            {inputs}
            <div class="form-actions">
                <button class="button primary" type="submit">{t!(ui.save)}</button>
                {other_ways}
                <a class="button quiet" href=back.to_owned()>{t!(ui.cancel)}</a>
            </div>
        </form>
    }
    .into_any()
}

/// Asks before a form that was begun is left, and keeps what was typed through a reload.
pub fn unsaved(form: &str) -> AnyView {
    let owner = me().map(|me| me.account);
    view! {
        <p class="restored" data-form=form.to_owned() data-owner=owner hidden>
            <span role="status">{t!(ui.restored)}</span>
            <button class="button quiet" type="button">{t!(ui.discard)}</button>
        </p>
    }
    .into_any()
}

/// What names a new form, so that posting it twice saves once.
pub fn form_key(key: &str) -> AnyView {
    view! { <input type="hidden" name="form[form_key]" value=key.to_owned() autocomplete="off"/> }.into_any()
}
