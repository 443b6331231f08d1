use super::{parents, say};
use domain::units::{Kind, UnitCard, UnitForm};
use frame::{
    forms::{Filled, refill},
    ui::{Choice, Fields, Screen, edit_form, page_head, staff_page},
};
use leptos::prelude::*;
use words::t;

pub fn new_page() -> impl IntoView {
    let load = async { Ok((parents().await?, refill(UnitForm::default()).await?)) };
    staff_page(load, |(parents, filled)| Screen::new(t!(units.add), form(&parents, &filled)))
}

fn form(parents: &[UnitCard], filled: &Filled<UnitForm>) -> AnyView {
    let UnitForm { code, name, name_en, kind, parent, valid_from } = &filled.form;
    let fields = Fields::new(filled.problems());
    // There is one city, and it is there.
    let kinds = Kind::ALL.iter().filter(|kind| kind.level() > 0);
    let kinds = kinds.map(|kind| Choice::new(kind.word(), say::kind(*kind))).collect();
    let above =
        parents.iter().map(|unit| Choice::new(unit.id, words::either(&unit.name, &unit.name_en))).collect();
    let body = view! {
        {fields.field("kind", t!(units.kind), kind).select(kinds)}
        {fields.field("name", t!(units.name), name).hint(t!(units.name_hint)).view()}
        {fields.field("name_en", t!(units.name_en), name_en).optional().view()}
        {fields.field("code", t!(units.code), code).hint(t!(units.code_hint)).class("w-short").view()}
        {fields.field("parent", t!(units.parent), parent).select(above)}
        {fields.field("valid_from", t!(units.valid_from), valid_from).hint(t!(ui.day_hint)).day().view()}
    };
    view! {
        {page_head(vec![("/units".into(), t!(units.title).into())], t!(units.add), ())}
        {filled.trouble()}{fields.summary()}
        {edit_form("/do/units/add", "", "", "/units", body)}
    }
    .into_any()
}
