//! The parts of an activity's form in which records are chosen: its units, its organisations, its audiences.

use super::Options;
use crate::organisations::{self, validity};
use domain::{
    activities::ActivityForm,
    text::folded_each,
    units::{ListedUnit, Validity, told_apart},
};
use frame::ui::{Fields, Pick, Picks};
use leptos::prelude::*;
use words::t;

/// Where a picker looks for the day on which what it offers must be valid.
const ON: &str = "starts_on";

/// What the units of an activity are posted under.
const UNITS: &str = "form[units][]";

pub(crate) fn units(fields: &Fields, typed: &ActivityForm, options: &Options) -> AnyView {
    let picks = told_apart(&options.units, crate::units::say::name);
    let picks = picks.into_iter().map(|ListedUnit { unit, name, district, last_day: _ }| {
        let former = options.former_names.iter().filter(|(id, _)| *id == unit.id).map(|(_, name)| &**name);
        let words = [&*unit.name, &unit.name_en, &unit.code].into_iter().chain(district).chain(former);
        let name = district.map_or_else(|| name.to_owned(), |district| format!("{name} ({district})"));
        let note = dates(&unit.validity, options);
        Pick { id: unit.id, words: folded_each(words), name, note, validity: unit.validity, unit: None }
    });
    let picker = Picks::many(UNITS, t!(activities.find_unit), &typed.units)
        .valid_on(ON)
        .usual(&options.earlier.units)
        .view("units-picker", picks.collect());
    fields.fieldset("units", t!(activities.units)).question().view(picker)
}

/// Exactly one organisation leads.
pub(crate) fn lead(fields: &Fields, typed: &ActivityForm, options: &Options) -> AnyView {
    let picker = Picks::one("form[lead]", t!(activities.find_organisation), &typed.lead)
        .valid_on(ON)
        .near(UNITS, &typed.units)
        .usual(&options.earlier.organisations)
        .view("lead-picker", organisations(options));
    fields.fieldset("lead", t!(activities.lead)).question().view(picker)
}

/// Any number of organisations support.
pub(crate) fn supporting(fields: &Fields, typed: &ActivityForm, options: &Options) -> AnyView {
    let picker = Picks::many("form[supporting][]", t!(activities.find_organisation), &typed.supporting)
        .valid_on(ON)
        .near(UNITS, &typed.units)
        .usual(&options.earlier.organisations)
        .view("supporting-picker", organisations(options));
    fields.fieldset("supporting", t!(activities.supporting)).question().optional().view(picker)
}

pub(super) fn audiences(fields: &Fields, typed: &ActivityForm, options: &Options) -> AnyView {
    let picks = options.audiences.iter().map(|audience| Pick {
        id: audience.id,
        words: folded_each([&*audience.name, &audience.name_en]),
        name: words::either(&audience.name, &audience.name_en).to_owned(),
        note: String::new(),
        validity: Validity::default(),
        unit: None,
    });
    let picker = Picks::many("form[audiences][]", t!(activities.find_audience), &typed.audiences)
        .view("audiences-picker", picks.collect());
    fields.fieldset("audiences", t!(activities.audiences)).question().optional().view(picker)
}

fn organisations(options: &Options) -> Vec<Pick> {
    let picks = options.organisations.iter().map(|organisation| {
        let kind = organisations::say::kind(organisation.kind);
        let dates = dates(&organisation.validity, options);
        let note = if dates.is_empty() { kind.to_owned() } else { format!("{kind} · {dates}") };
        Pick {
            id: organisation.id,
            words: folded_each([&*organisation.name, &organisation.short_name]),
            name: organisation.name.clone(),
            note,
            validity: organisation.validity,
            unit: organisation.unit,
        }
    });
    picks.collect()
}

/// Since and until when a record is there, where that is not all of the campaign.
fn dates(valid: &Validity, options: &Options) -> String {
    let campaign = &options.campaign;
    let whole = valid.holds(campaign.starts_on) && valid.holds(campaign.ends_on);
    if whole { String::new() } else { validity(valid) }
}
