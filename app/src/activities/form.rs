use super::{
    Options, activity_options, cancelled_since,
    details_fields::details_fields,
    form_parts::{audiences, lead, supporting, units},
    kind_tag, say, show_activity,
};
use crate::campaigns;
use domain::{
    activities::{ActivityDetail, ActivityForm, Cancellation, Kind, Then},
    targets::Measure,
    time::show_instant,
};
use frame::{
    AppError,
    context::id_in_path,
    forms::{Filled, refill},
    ui::{
        Fields, Screen, Tone, Versions, banner, edit_form_that, form_key, page_head, proposals, staff_page,
        unsaved,
    },
};
use leptos::prelude::*;
use words::t;

pub fn edit_page() -> impl IntoView {
    let id = id_in_path();
    let load = async move {
        let (_, detail) = show_activity(id).await?;
        if !detail.may_edit {
            return Err(AppError::Forbidden);
        }
        let options = activity_options(detail.campaign).await?;
        let filled = refill(ActivityForm::from(&detail)).await?;
        let stale = filled.is_stale();
        let cancelled = if stale { cancelled_since(id, &filled.form.version).await? } else { None };
        Ok((detail, options, filled, cancelled))
    };
    staff_page(load, |(detail, options, filled, cancelled)| {
        let told = cancelled.map(told_cancelled);
        Screen::new(t!(activities.edit), form(Some(&detail), &options, &filled, told)).with_islands()
    })
}

/// Whoever saves what another cancelled meanwhile would not find it in the fields that differ.
fn told_cancelled(cancelled: Cancellation) -> AnyView {
    let Cancellation { by, at, reason } = cancelled;
    let told = t!(activities.cancelled_by, by = by, at = show_instant(at), reason = reason);
    let text = view! {
        <p><strong>{t!(activities.cancelled_meanwhile)}</strong></p><p>{told}</p><p>{t!(activities.cancelled_stays)}</p>
    };
    banner(Tone::Warning, text)
}

/// The form of a new activity, or of the one that is changed, below what is to be told first.
pub(super) fn form(
    current: Option<&ActivityDetail>,
    options: &Options,
    filled: &Filled<ActivityForm>,
    told: Option<AnyView>,
) -> AnyView {
    let typed = &filled.form;
    let kind = Kind::from_word(&typed.kind).unwrap_or(Kind::Other);
    let fields = Fields::new(filled.problems());
    let (title, back, above) = match current {
        None => {
            let schedule = format!("/campaigns/{}/schedule", options.campaign.id);
            (t!(activities.add), schedule, options.campaign.title.clone())
        }
        Some(current) => {
            (t!(activities.edit), format!("/activities/{}", current.id), current.activity.title.clone())
        }
    };
    // After a stale save the person has now seen the newer version; after any other refusal only what was typed.
    let seen = current.filter(|_| filled.is_stale());
    let version = seen.map_or_else(|| typed.version.clone(), |current| current.version.to_string());
    let versions = seen.map(|current| {
        Versions::new(typed, &ActivityForm::from(current), &fields)
            .names(|field, id| name_of(options, field, id))
            .view()
    });
    let id = current.map(|current| current.id.to_string()).unwrap_or_default();
    let key = current.is_none().then(|| form_key(&typed.form_key));
    let inputs = view! { {key}{inputs(kind, &fields, typed, options, current.is_none())} };
    view! {
        {page_head(vec![(back.clone(), above)], title, kind_tag(kind))}
        {filled.trouble()}{told}{fields.summary()}{versions}
        {unsaved("edit")}
        {edit_form_that("/do/activities/save", &id, &version, &back, inputs, current.is_none().then(other_ways))}
    }
    .into_any()
}

/// A new one may be followed by another, or by one much like it.
fn other_ways() -> AnyView {
    view! {
        <button class="button" type="submit" name="then" value=Then::Another.word()>{t!(activities.save_another)}</button>
        <button class="button quiet" type="submit" name="then" value=Then::Copy.word()>{t!(activities.save_copy)}</button>
    }
    .into_any()
}

/// What is always asked comes first, then what the kind has of its own, then the rest, folded.
fn inputs(kind: Kind, fields: &Fields, typed: &ActivityForm, options: &Options, new: bool) -> AnyView {
    let title = fields.field("title", t!(activities.name), &typed.title);
    let title = if new { title.focused() } else { title };
    view! {
        <input type="hidden" name="form[campaign]" value=typed.campaign.clone()/>
        <input type="hidden" name="form[kind]" value=kind.word()/>
        {title.view()}
        {when(fields, typed, options)}
        {units(fields, typed, options)}
        {venue(fields, typed, options)}
        <div class="pair">
            {lead(fields, typed, options)}
            {audiences(fields, typed, options)}
        </div>
        <fieldset class="group">
            <legend><h2>{say::kind(kind)}</h2></legend>
            {details_fields(kind, fields, &typed.details, &options.earlier.speakers)}
            {planned(kind, fields, typed)}
        </fieldset>
        {rest(fields, typed, options)}
    }
    .into_any()
}

fn when(fields: &Fields, typed: &ActivityForm, options: &Options) -> AnyView {
    let (from, to) = (options.campaign.starts_on, options.campaign.ends_on);
    let first = fields.field("starts_on", t!(activities.starts_on), &typed.starts_on).day_within(from, to);
    let last = fields.field("ends_on", t!(activities.ends_on), &typed.ends_on).day_within(from, to);
    let starts_at = fields.field("starts_at", t!(activities.starts_at), &typed.starts_at).time();
    let ends_at = fields.field("ends_at", t!(activities.ends_at), &typed.ends_at).time();
    view! {
        <div class="when">
            {first.hint(t!(activities.day_hint)).view()}
            <div class="times">
                {starts_at.hint(t!(ui.time_hint)).view()}
                {ends_at.view()}
            </div>
            {last.hint(t!(activities.ends_on_hint)).optional().view()}
            <label class="check">
                <input type="checkbox" id="all_day" name="form[all_day]" value="on" checked=!typed.all_day.is_empty()/>
                <span>{t!(activities.all_day)}</span>
            </label>
        </div>
    }
    .into_any()
}

fn venue(fields: &Fields, typed: &ActivityForm, options: &Options) -> AnyView {
    let known = options.earlier.venues.iter().map(|venue| (venue.name.clone(), venue.address.clone()));
    let name = fields.field("venue_name", t!(activities.venue_name), &typed.venue_name);
    let address = fields.field("venue_address", t!(activities.venue_address), &typed.venue_address);
    view! {
        <div class="pair">
            {name.optional().proposals("venues", "venue_address").view()}
            {address.optional().view()}
        </div>
        {proposals("venues", known)}
    }
    .into_any()
}

/// Only what the kind is planned in, and what was planned all the same.
fn planned(kind: Kind, fields: &Fields, typed: &ActivityForm) -> AnyView {
    let number = |measure: Measure| typed.quantities.get(measure.word()).cloned().unwrap_or_default();
    let others = Measure::planned().filter(|measure| !kind.planned_in().contains(measure));
    let others = others.filter(|measure| !number(*measure).is_empty());
    let quantities = kind.planned_in().iter().copied().chain(others).map(|measure| {
        let name = format!("quantities[{}]", measure.word());
        let label = campaigns::say::measure(measure);
        fields.field(&name, label, &number(measure)).number("").view()
    });
    let quantities = quantities.collect_view();
    let plan = fields.fieldset("quantities", t!(activities.plan_title)).question().optional();
    plan.view(view! { <div class="numbers-row">{quantities}</div> })
}

/// What few need, open where something is in it.
fn rest(fields: &Fields, typed: &ActivityForm, options: &Options) -> AnyView {
    let latitude = fields.field("latitude", t!(activities.latitude), &typed.latitude).hint("21,0285");
    let longitude = fields.field("longitude", t!(activities.longitude), &typed.longitude).hint("105,8542");
    let money = fields.field("money", t!(activities.money), &typed.money).number(t!(ui.dong));
    let filled = [&typed.latitude, &typed.longitude, &typed.money].into_iter().any(|typed| !typed.is_empty());
    let refused = ["latitude", "longitude", "money", "supporting"].iter().any(|name| fields.refuses(name));
    let open = filled || refused || !typed.supporting.is_empty();
    view! {
        <details class="more" open=open>
            <summary>{t!(activities.rest)}</summary>
            {supporting(fields, typed, options)}
            {money.optional().view()}
            <div class="pair">
                {latitude.class("w-number").optional().view()}
                {longitude.class("w-number").optional().view()}
            </div>
        </details>
    }
    .into_any()
}

/// The name behind an id in a field, for comparing two versions.
fn name_of(options: &Options, field: &str, id: &str) -> Option<String> {
    let id: i64 = id.parse().ok()?;
    match field {
        "units" => options
            .units
            .iter()
            .find(|unit| unit.id == id)
            .map(|unit| words::either(&unit.name, &unit.name_en).to_owned()),
        "lead" | "supporting" => options.organisations.iter().find(|o| o.id == id).map(|o| o.name.clone()),
        "audiences" => options.audiences.iter().find(|a| a.id == id).map(|a| a.name.clone()),
        _ => None,
    }
}
