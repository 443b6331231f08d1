use super::{organisation_options, say, show_organisation, validity};
use crate::units;
use domain::{
    organisations::{Kind, OrganisationCard, OrganisationForm},
    text::folded_each,
    units::{UnitCard, Validity},
};
use frame::{
    context::id_in_path,
    forms::{Filled, refill, refill_saved},
    ui::{Choice, Fields, Pick, Picks, Screen, Versions, edit_form, page_head, staff_page},
};
use leptos::prelude::*;
use words::t;

/// What an organisation can name.
type Options = (Vec<UnitCard>, Vec<OrganisationCard>);

pub fn new_page() -> impl IntoView {
    let load = async { Ok((organisation_options(None).await?, refill(OrganisationForm::default()).await?)) };
    staff_page(load, |(options, filled)| {
        Screen::new(t!(organisations.add), form("", t!(organisations.add), &options, &filled, None))
            .with_islands()
    })
}

pub fn edit_page() -> impl IntoView {
    let id = id_in_path();
    let load = async move {
        let fresh = OrganisationForm::from(&show_organisation(id).await?);
        let (fresh, filled) = refill_saved(fresh, |form| &mut form.version).await?;
        Ok((organisation_options(Some(id)).await?, fresh, filled))
    };
    staff_page(load, move |(options, saved, filled)| {
        let id = id.to_string();
        Screen::new(
            t!(organisations.edit),
            form(&id, t!(organisations.edit), &options, &filled, Some(&saved)),
        )
        .with_islands()
    })
}

fn form(
    id: &str,
    title: &str,
    options: &Options,
    filled: &Filled<OrganisationForm>,
    saved: Option<&OrganisationForm>,
) -> AnyView {
    let OrganisationForm { version, name, short_name, kind, unit, valid_from, valid_to, successors } =
        &filled.form;
    let fields = Fields::new(filled.problems());
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.word(), say::kind(*kind))).collect();
    let body = view! {
        {fields.field("name", t!(organisations.name), name).view()}
        {fields.field("short_name", t!(organisations.short_name), short_name).hint(t!(organisations.short_hint)).optional().view()}
        {fields.field("kind", t!(organisations.kind), kind).select(kinds)}
        {fields.field("unit", t!(organisations.unit), unit).hint(t!(organisations.unit_hint)).optional().select(units::say::choices(&options.0))}
        {fields.field("valid_from", t!(organisations.valid_from), valid_from).hint(t!(organisations.open_hint)).optional().day().view()}
        {fields.field("valid_to", t!(organisations.valid_to), valid_to).hint(t!(organisations.open_to_hint)).optional().day().view()}
        {successors_choice(&fields, &options.1, successors)}
    };
    let versions = saved.filter(|_| filled.is_stale()).map(|saved| {
        let versions = Versions::new(&filled.form, saved, &fields);
        versions.names(|field, value| called(options, field, value)).view()
    });
    view! {
        {page_head(vec![("/organisations".into(), t!(organisations.title).into())], title, ())}
        {filled.trouble()}{fields.summary()}{versions}
        {edit_form("/do/organisations/save", id, version, "/organisations", body)}
    }
    .into_any()
}

/// How a kind, a unit or an organisation is called.
fn called((units, organisations): &Options, field: &str, value: &str) -> Option<String> {
    let id = value.parse::<i64>().ok();
    match field {
        "kind" => Kind::from_word(value).map(|kind| say::kind(kind).to_owned()),
        "unit" => units
            .iter()
            .find(|unit| Some(unit.id) == id)
            .map(|unit| words::either(&unit.name, &unit.name_en).to_owned()),
        "successors" => organisations.iter().find(|o| Some(o.id) == id).map(|o| o.name.clone()),
        _ => None,
    }
}

fn successors_choice(fields: &Fields, others: &[OrganisationCard], chosen: &[String]) -> AnyView {
    let picks = others.iter().map(|other| Pick {
        id: other.id,
        words: folded_each([&*other.name, &other.short_name]),
        name: other.name.clone(),
        note: other.validity.to.map(|_| validity(&other.validity)).unwrap_or_default(),
        // Any of them may be named, whenever it was there.
        validity: Validity::default(),
        unit: None,
    });
    let picker = Picks::many("form[successors][]", t!(activities.find_organisation), chosen)
        .view("successors-picker", picks.collect());
    let choice =
        fields.fieldset("successors", t!(organisations.successors)).hint(t!(organisations.successors_hint));
    choice.question().optional().view(picker)
}
