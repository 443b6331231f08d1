//! A new activity in a few words, as it is begun in the calendar: a page of its own, which a script shows over the
//! calendar.

use super::{QUICK_ADDRESS, QuickPage, quick_options, sheet};
use crate::{activities, units};
use domain::{
    Problems,
    activities::Kind,
    calendar::{CalendarFilter, QuickForm},
    time::{Day, show_day, today},
};
use frame::{
    context::query,
    forms::{new_form_key, within_site},
    ui::{Choice, Fields, Icon, Screen, empty, form_key, page_head, staff_page},
};
use leptos::prelude::*;
use words::t;

pub fn quick_page() -> impl IntoView {
    let get = |key: &str| query(key).unwrap_or_default();
    let on = CalendarFilter::day(&get("on")).unwrap_or_else(today);
    let (starts_at, ends_at, back) = (get("from"), get("to"), get("back"));
    staff_page(async move { quick_options(on).await }, move |page| {
        let typed = QuickForm {
            form_key: new_form_key(),
            on: show_day(on),
            starts_at,
            ends_at,
            lead: activities::own_front(&page.units, &page.organisations).unwrap_or_default(),
            ..QuickForm::default()
        };
        Screen::new(t!(activities.add), show(&page, &typed, on, &back))
    })
}

fn show(page: &QuickPage, typed: &QuickForm, on: Day, back: &str) -> AnyView {
    let head = page_head(vec![("/calendar".into(), t!(calendar.title).into())], t!(activities.add), ());
    let Some(first) = page.campaigns.first() else {
        let text = t!(calendar.quick_none).to_owned();
        return view! { {head}{empty(Icon::Campaign, t!(calendar.quick_none_title).into(), text, None)} }
            .into_any();
    };
    let fields = Fields::new(Problems::default());
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.word(), activities::say::kind(*kind))).collect();
    let campaigns = page.campaigns.iter().map(|c| Choice::new(c.id, c.title.clone())).collect();
    let organisations = page.organisations.iter().map(|o| Choice::new(o.id, o.name.clone())).collect();
    let unit = activities::only_unit(&page.units).unwrap_or_default();
    let back =
        if back.is_empty() { format!("/calendar?on={}", show_day(on)) } else { within_site(back).to_owned() };
    view! {
        {sheet()}{head}
        <form class="form quick-plan" id="edit" method="post" action=QUICK_ADDRESS novalidate>
            {form_key(&typed.form_key)}
            <input type="hidden" name="back" value=back.clone()/>
            {fields.field("title", t!(activities.name), &typed.title).view()}
            <div class="pair">
                {fields.field("kind", t!(activities.kind), Kind::Talk.word()).select(kinds)}
                {fields.field("venue", t!(activities.venue_name), &typed.venue).optional().view()}
            </div>
            <div class="when">
                {fields.field("on", t!(activities.starts_on), &typed.on).day_within(first.starts_on, first.ends_on).view()}
                <div class="times">
                    {fields.field("starts_at", t!(activities.starts_at), &typed.starts_at).time().view()}
                    {fields.field("ends_at", t!(activities.ends_at), &typed.ends_at).time().view()}
                </div>
            </div>
            <p class="hint">{t!(calendar.quick_times)}</p>
            <div class="pair">
                {fields.field("unit", t!(activities.unit), &unit).select(units::say::choices(&page.units))}
                {fields.field("lead", t!(activities.lead), &typed.lead).select(organisations)}
            </div>
            {fields.field("campaign", t!(activities.campaign), &first.id.to_string()).select(campaigns)}
            <div class="form-actions">
                <button class="button primary" type="submit">{t!(ui.save)}</button>
                <button class="button" type="submit" name="more" value="1">{t!(calendar.quick_more)}</button>
                <a class="button quiet" href=back data-close="">{t!(ui.cancel)}</a>
            </div>
        </form>
    }
    .into_any()
}
