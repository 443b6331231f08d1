//! What is done to several activities of a schedule at once.

use super::{BULK_ADDRESS, Options, SchedulePage, release::done_at_once};
use domain::activities::{Act, BulkForm};
use frame::{
    context::{here, query},
    forms::{Filled, plain},
    ui::{Choice, Fields, Icon, icon, told},
};
use leptos::prelude::*;
use words::t;

/// The name under which a chosen activity is posted.
pub(super) const CHOSEN: &str = "form[ids][]";

/// What was just done, with the way to take all of it back.
pub(super) fn changed_toast() -> Option<AnyView> {
    let act = query("done").and_then(|word| Act::from_word(&word))?;
    let (count, take_back) = done_at_once()?;
    let count = words::count(count);
    let text = match act {
        Act::Shift => t!(activities.bulk.shifted, count = count),
        Act::Lead => t!(activities.bulk.led, count = count),
        Act::Cancel => t!(activities.bulk.cancelled, count = count),
    };
    Some(told(text, Some(take_back)))
}

/// Wraps a table whose rows can be chosen. What can be done with those that are chosen stands below them, once some are.
pub(super) fn form(page: &SchedulePage, filled: &Filled<BulkForm>, table: AnyView) -> AnyView {
    let fields = Fields::new(filled.problems());
    fields.note("ids", t!(activities.bulk.chosen));
    let bar = bar(&page.options, &fields, &filled.form);
    view! {
        {filled.trouble()}{fields.summary()}
        <form class="bulk" method="post" action=BULK_ADDRESS novalidate>
            // Enter in one of the fields below does nothing: each act is pressed for.
            <button type="submit" disabled hidden></button>
            <input type="hidden" name="campaign" value=page.campaign.id/>
            <input type="hidden" name="back" value=plain(&here())/>
            {table}
            {bar}
        </form>
    }
    .into_any()
}

fn bar(options: &Options, fields: &Fields, typed: &BulkForm) -> AnyView {
    let act = |act: Act, class: &'static str, label: &'static str| {
        view! { <button class=class type="submit" name="form[act]" value=act.word()>{label}</button> }
    };
    let leads = options.organisations.iter().map(|o| Choice::new(o.id, o.name.clone())).collect();
    let days = if typed.days.is_empty() { "7" } else { &typed.days };
    view! {
        <div class="bulk-bar" id="ids" tabindex="-1">
            <p class="bulk-count"><strong></strong>" "{t!(activities.bulk.chosen)}</p>
            <details class="menu" open=fields.refuses("days")>
                <summary class="button">{icon(Icon::Activity)}{t!(activities.bulk.shift)}</summary>
                <div class="menu-panel">
                    {fields.field("days", t!(activities.bulk.days), days).hint(t!(activities.bulk.days_hint)).class("w-number").view()}
                    {act(Act::Shift, "button primary", t!(activities.bulk.shift))}
                </div>
            </details>
            <details class="menu" open=fields.refuses("lead")>
                <summary class="button">{icon(Icon::Organisation)}{t!(activities.bulk.lead)}</summary>
                <div class="menu-panel">
                    {fields.field("lead", t!(activities.lead), &typed.lead).select(leads)}
                    {act(Act::Lead, "button primary", t!(activities.bulk.lead))}
                </div>
            </details>
            <details class="menu" open=fields.refuses("reason")>
                <summary class="button">{icon(Icon::Cancel)}{t!(activities.bulk.cancel)}</summary>
                <div class="menu-panel">
                    {fields.field("reason", t!(ui.reason), &typed.reason).hint(t!(activities.cancel_hint)).view()}
                    {act(Act::Cancel, "button danger", t!(activities.bulk.cancel))}
                </div>
            </details>
        </div>
    }
    .into_any()
}
