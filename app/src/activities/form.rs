use super::{
    Options, activity_options, cancelled_since,
    details_fields::details_fields,
    form_parts::{audiences, units, who},
    kind_tag, say, show_activity,
};
use crate::campaigns;
use domain::{
    activities::{ActivityDetail, ActivityForm, Cancellation, Kind},
    targets::Measure,
    time::show_instant,
};
use frame::{
    AppError,
    context::id_in_path,
    forms::{Filled, refill},
    ui::{Fields, Screen, Tone, Versions, banner, edit_form, form_key, page_head, staff_page},
};
use islands::Unsaved;
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
    let inputs = view! { {key}{inputs(kind, &fields, typed, options)} };
    view! {
        {page_head(vec![(back.clone(), above)], title, kind_tag(kind))}
        {filled.trouble()}{told}{fields.summary()}{versions}
        <Unsaved form="edit".to_owned()/>
        {edit_form("/do/activities/save", &id, &version, &back, inputs)}
    }
    .into_any()
}

fn inputs(kind: Kind, fields: &Fields, typed: &ActivityForm, options: &Options) -> AnyView {
    view! {
        <input type="hidden" name="form[campaign]" value=typed.campaign.clone()/>
        <input type="hidden" name="form[kind]" value=kind.word()/>
        <fieldset class="group">{fields.field("title", t!(activities.name), &typed.title).view()}</fieldset>
        {when(fields, typed)}
        {units(fields, typed, options)}
        {venue(fields, typed)}
        {who(fields, typed, options)}
        {audiences(fields, typed, options)}
        {planned(fields, typed)}
        <fieldset class="group">
            <legend><h2>{say::kind(kind)}</h2></legend>
            {details_fields(kind, fields, &typed.details)}
        </fieldset>
    }
    .into_any()
}

fn when(fields: &Fields, typed: &ActivityForm) -> AnyView {
    view! {
        <fieldset class="group when">
            <legend><h2>{t!(activities.when_title)}</h2></legend>
            <div class="checks">
                <label class="check">
                    <input type="checkbox" id="all_day" name="form[all_day]" value="on" checked=!typed.all_day.is_empty()/>
                    <span>{t!(activities.all_day)}</span>
                </label>
            </div>
            <div class="pair">
                {fields.field("starts_on", t!(activities.starts_on), &typed.starts_on).hint(t!(ui.day_hint)).day().view()}
                {fields.field("ends_on", t!(activities.ends_on), &typed.ends_on).hint(t!(activities.ends_on_hint)).day().optional().view()}
            </div>
            <div class="pair times">
                {fields.field("starts_at", t!(activities.starts_at), &typed.starts_at).hint(t!(ui.time_hint)).time().view()}
                {fields.field("ends_at", t!(activities.ends_at), &typed.ends_at).hint(t!(ui.time_hint)).time().view()}
            </div>
        </fieldset>
    }
    .into_any()
}

fn venue(fields: &Fields, typed: &ActivityForm) -> AnyView {
    let point = view! {
        <div class="pair">
            {fields.field("latitude", t!(activities.latitude), &typed.latitude).hint("21,0285").class("w-number").optional().view()}
            {fields.field("longitude", t!(activities.longitude), &typed.longitude).hint("105,8542").class("w-number").optional().view()}
        </div>
    };
    let open = !typed.latitude.is_empty() || !typed.longitude.is_empty();
    view! {
        <fieldset class="group">
            <legend><h2>{t!(activities.where_title)}</h2></legend>
            {fields.field("venue_name", t!(activities.venue_name), &typed.venue_name).optional().view()}
            {fields.field("venue_address", t!(activities.venue_address), &typed.venue_address).optional().view()}
            <details class="more" open=open><summary>{t!(activities.point)}</summary>{point}</details>
        </fieldset>
    }
    .into_any()
}

fn planned(fields: &Fields, typed: &ActivityForm) -> AnyView {
    let quantity = |measure: Measure| {
        let value = typed.quantities.get(measure.word()).cloned().unwrap_or_default();
        fields
            .field(&format!("quantities[{}]", measure.word()), campaigns::say::measure(measure), &value)
            .number("")
            .optional()
            .view()
    };
    view! {
        <fieldset class="group">
            <legend><h2>{t!(activities.plan_title)}</h2></legend>
            <div class="pair">{Measure::planned().map(quantity).collect_view()}</div>
            {fields.field("money", t!(activities.money), &typed.money).number(t!(ui.dong)).optional().view()}
        </fieldset>
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
