//! The parts of an activity's form in which records are chosen: its units, its organisations, its audiences.

use super::Options;
use crate::{
    organisations::{self, validity},
    units,
};
use domain::{
    activities::ActivityForm,
    organisations::OrganisationCard,
    text::folded_each,
    time::Day,
    units::{ListedUnit, Validity, told_apart},
};
use frame::ui::{Choice, Fields, checks};
use islands::Picker;
use leptos::prelude::*;
use std::slice;
use words::t;

pub(crate) fn units(fields: &Fields, typed: &ActivityForm, options: &Options) -> AnyView {
    let picks = Picks { input: "checkbox", name: "form[units][]", chosen: &typed.units };
    let mut ordered = told_apart(&options.units, units::say::name);
    ordered.sort_by_key(|told| !picks.holds(told.unit.id));
    let choices = ordered.into_iter().map(|ListedUnit { unit, name, district, last_day: _ }| {
        let words = [&*unit.name, &unit.name_en, &unit.code].into_iter().chain(district);
        // Until when it is there is said of every unit.
        let label = district.map_or_else(|| name.to_owned(), |district| format!("{name} ({district})"));
        picks.option(unit.id, folded_each(words), label, units::say::kind(unit.kind), &unit.validity)
    });
    let picker = picker("units-picker", t!(activities.find_unit), choices.collect_view());
    fields.fieldset("units", t!(activities.units)).hint(t!(activities.units_hint)).view(picker)
}

/// Exactly one organisation leads; any number support.
pub(crate) fn who(fields: &Fields, typed: &ActivityForm, options: &Options) -> AnyView {
    let leading = Picks { input: "radio", name: "form[lead]", chosen: slice::from_ref(&typed.lead) };
    let supporting = Picks { input: "checkbox", name: "form[supporting][]", chosen: &typed.supporting };
    let leads = organisations(&leading, options);
    let leads = picker("lead-picker", t!(activities.find_organisation), leads);
    let supporters = organisations(&supporting, options);
    let supporters = picker("supporting-picker", t!(activities.find_organisation), supporters);
    view! {
        <fieldset class="group">
            <legend><h2>{t!(activities.who_title)}</h2></legend>
            {fields.fieldset("lead", t!(activities.lead)).hint(t!(activities.lead_hint)).question().view(leads)}
            {fields.fieldset("supporting", t!(activities.supporting)).question().optional().view(supporters)}
        </fieldset>
    }
    .into_any()
}

pub(super) fn audiences(fields: &Fields, typed: &ActivityForm, options: &Options) -> AnyView {
    let choices =
        options.audiences.iter().map(|a| Choice::new(a.id, words::either(&a.name, &a.name_en))).collect();
    fields
        .fieldset("audiences", t!(activities.audiences))
        .hint(t!(activities.audiences_hint))
        .optional()
        .view(checks("audiences", choices, &typed.audiences))
}

/// The organisations to choose from; those that are chosen come first, so that they are seen without scrolling.
fn organisations(picks: &Picks<'_>, options: &Options) -> AnyView {
    let mut ordered: Vec<&OrganisationCard> = options.organisations.iter().collect();
    ordered.sort_by_key(|organisation| !picks.holds(organisation.id));
    let choices = ordered.into_iter().map(|o| {
        let words = folded_each([&*o.name, &o.short_name]);
        picks.option(o.id, words, o.name.clone(), organisations::say::kind(o.kind), &o.validity)
    });
    choices.collect_view().into_any()
}

fn picker(id: &str, label: &str, choices: impl IntoView + 'static) -> AnyView {
    view! {
        <Picker
            id=id.to_owned() day_field="starts_on".to_owned() label=label.to_owned()
            chosen_text=t!(ui.chosen).to_owned() shown_text=t!(ui.shown).to_owned()
        >
            {choices}
        </Picker>
    }
    .into_any()
}

/// What a picker posts and what is chosen in it; `input` is checkbox or radio.
struct Picks<'a> {
    input: &'static str,
    name: &'static str,
    chosen: &'a [String],
}

impl Picks<'_> {
    fn holds(&self, id: i64) -> bool {
        self.chosen.contains(&id.to_string())
    }

    /// One choice, with the folded words by which it is found and the days on which it is valid.
    fn option(&self, id: i64, words: String, label: String, kind: &'static str, valid: &Validity) -> AnyView {
        let iso = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let dates =
            (valid.from.is_some() || valid.to.is_some()).then(|| view! { <small>{validity(valid)}</small> });
        view! {
            <label class="check" data-words=words data-from=iso(valid.from) data-to=iso(valid.to)>
                <input type=self.input name=self.name value=id checked=self.holds(id)/>
                <span>{label}" "<span class="kind">{kind}</span>" "{dates}</span>
            </label>
        }
        .into_any()
    }
}
