use crate::{
    say, t,
    ui::{Choice, Fields},
};
use domain::activities::{
    Consent, CriterionForm, DetailsForm, DropPointForm, Form, OtherKind, PrizeForm, RoundForm, Sheet,
    SlotForm, SpeakerForm, TeamForm,
};
use leptos::prelude::*;

/// Empty rows offered after those that are filled.
const SPARE_ROWS: usize = 3;

/// The fields that one form of outreach has of its own.
pub(super) fn details_fields(form: Form, fields: &Fields, typed: &DetailsForm) -> AnyView {
    match form {
        Form::Talk => talk(fields, typed),
        Form::Competition => competition(fields, typed),
        Form::Dramatization => dramatization(fields, typed),
        Form::Billboard => billboard(fields, typed),
        Form::Leaflet => leaflet(fields, typed),
        Form::Broadcast => broadcast(fields, typed),
        Form::Other => other(fields, typed),
    }
}

/// A group of equal rows, those typed and some empty ones; `row` shows one, given how its parts are named.
fn rows<F: Clone + Default>(
    title: &str,
    typed: &[F],
    list: &str,
    row: impl Fn(&F, &dyn Fn(&str) -> String) -> AnyView,
) -> AnyView {
    let spare = std::iter::repeat_n(F::default(), SPARE_ROWS);
    let items = typed.iter().cloned().chain(spare).enumerate().map(|(i, form)| {
        let name = |part: &str| format!("details[{list}][{i}][{part}]");
        let shown = row(&form, &name);
        view! { <div class="rows-item">{shown}</div> }
    });
    view! {
        <fieldset class="group rows">
            <legend><h3>{title.to_owned()}</h3></legend>
            <p class="hint">{t!(activities.rows_hint)}</p>
            {items.collect_view()}
        </fieldset>
    }
    .into_any()
}

fn talk(fields: &Fields, typed: &DetailsForm) -> AnyView {
    let speakers = rows(t!(activities.speakers), &typed.speakers, "speakers", |row: &SpeakerForm, name| {
        view! {
            {fields.field(&name("name"), t!(activities.person), &row.name).optional().view()}
            {fields.field(&name("agency"), t!(activities.agency), &row.agency).optional().view()}
            {fields.field(&name("fee"), t!(activities.fee), &row.fee).number(t!(ui.dong)).optional().view()}
        }
        .into_any()
    });
    view! { {fields.field("details[topic]", t!(activities.topic), &typed.topic).view()}{speakers} }.into_any()
}

fn competition(fields: &Fields, typed: &DetailsForm) -> AnyView {
    let rounds = rows(t!(activities.rounds), &typed.rounds, "rounds", |row: &RoundForm, name| {
        view! {
            {fields.field(&name("title"), t!(activities.round), &row.title).optional().view()}
            {fields.field(&name("opens_on"), t!(activities.opens_on), &row.opens_on).day().optional().view()}
            {fields.field(&name("closes_on"), t!(activities.closes_on), &row.closes_on).day().optional().view()}
        }
        .into_any()
    });
    let prizes = rows(t!(activities.prizes), &typed.prizes, "prizes", |row: &PrizeForm, name| {
        view! {
            {fields.field(&name("title"), t!(activities.prize), &row.title).optional().view()}
            {fields.field(&name("number"), t!(activities.number), &row.number).number("").optional().view()}
            {fields.field(&name("amount"), t!(activities.amount), &row.amount).number(t!(ui.dong)).optional().view()}
        }
        .into_any()
    });
    view! {
        {fields.field("details[rules]", t!(activities.rules), &typed.rules).optional().text_area(6)}
        {rounds}{prizes}
    }
    .into_any()
}

fn dramatization(fields: &Fields, typed: &DetailsForm) -> AnyView {
    let teams = rows(t!(activities.teams), &typed.teams, "teams", |row: &TeamForm, name| {
        view! {
            {fields.field(&name("name"), t!(activities.team), &row.name).optional().view()}
            {fields.field(&name("members"), t!(activities.members), &row.members).number(t!(ui.people)).optional().view()}
        }
        .into_any()
    });
    let criteria = rows(t!(activities.criteria), &typed.criteria, "criteria", |row: &CriterionForm, name| {
        view! {
            {fields.field(&name("name"), t!(activities.criterion), &row.name).optional().view()}
            {fields.field(&name("points"), t!(activities.points), &row.points).number("").optional().view()}
        }
        .into_any()
    });
    view! {
        {fields.field("details[script]", t!(activities.script), &typed.script).optional().text_area(6)}
        {fields.field("details[duration]", t!(activities.duration), &typed.duration).number(t!(ui.minutes)).optional().view()}
        {teams}{criteria}
    }
    .into_any()
}

fn billboard(fields: &Fields, typed: &DetailsForm) -> AnyView {
    let consents =
        Consent::ALL.iter().map(|consent| Choice::new(consent.word(), say::consent(*consent))).collect();
    let size = view! {
        <div class="pair">
            {fields.field("details[width]", t!(activities.width), &typed.width).number(t!(ui.cm)).optional().view()}
            {fields.field("details[height]", t!(activities.height), &typed.height).number(t!(ui.cm)).optional().view()}
        </div>
        {fields.field("details[material]", t!(activities.material), &typed.material).optional().view()}
    };
    let site = view! {
        {fields.field("details[site]", t!(activities.site), &typed.site).optional().view()}
        {fields.field("details[owner]", t!(activities.owner), &typed.owner).optional().view()}
        {fields.field("details[consent]", t!(activities.consent), &typed.consent).select(consents)}
        {fields.field("details[consent_document]", t!(activities.consent_document), &typed.consent_document).optional().view()}
    };
    view! {
        {size}{site}
        <div class="pair">
            {fields.field("details[up_on]", t!(activities.up_on), &typed.up_on).day().optional().view()}
            {fields.field("details[down_on]", t!(activities.down_on), &typed.down_on).day().optional().view()}
        </div>
    }
    .into_any()
}

fn leaflet(fields: &Fields, typed: &DetailsForm) -> AnyView {
    let sheets = Sheet::ALL.iter().map(|sheet| Choice::new(sheet.word(), say::sheet(*sheet))).collect();
    let points =
        rows(t!(activities.drop_points), &typed.drop_points, "drop_points", |row: &DropPointForm, name| {
            view! {
            {fields.field(&name("place"), t!(activities.place), &row.place).optional().view()}
            {fields.field(&name("copies"), t!(activities.copies), &row.copies).number("").optional().view()}
        }
        .into_any()
        });
    view! {
        {fields.field("details[sheet]", t!(activities.sheet), &typed.sheet).class("w-half").select(sheets)}
        {fields.field("details[paper]", t!(activities.paper), &typed.paper).optional().view()}
        {fields.field("details[copies]", t!(activities.copies), &typed.copies).number("").optional().view()}
        {points}
    }
    .into_any()
}

fn broadcast(fields: &Fields, typed: &DetailsForm) -> AnyView {
    let slots = rows(t!(activities.slots), &typed.slots, "slots", |row: &SlotForm, name| {
        view! {
            {fields.field(&name("time"), t!(activities.time), &row.time).hint(t!(ui.time_hint)).time().optional().view()}
            {fields.field(&name("days"), t!(activities.days), &row.days).hint(t!(activities.days_hint)).optional().view()}
        }
        .into_any()
    });
    view! {
        {fields.field("details[text]", t!(activities.text), &typed.text).optional().text_area(10)}
        {fields.field("details[minutes]", t!(activities.minutes), &typed.minutes).number(t!(ui.minutes)).optional().view()}
        {slots}
    }
    .into_any()
}

fn other(fields: &Fields, typed: &DetailsForm) -> AnyView {
    let kinds = OtherKind::ALL.iter().map(|kind| Choice::new(kind.word(), say::kind(*kind))).collect();
    view! {
        {fields.field("details[kind]", t!(activities.kind), &typed.kind).class("w-half").select(kinds)}
        {fields.field("details[description]", t!(activities.description), &typed.description).optional().text_area(6)}
    }
    .into_any()
}
