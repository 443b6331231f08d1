use super::show_hotline;
use crate::campaigns::id_in_path;
use domain::hotlines::HotlineForm;
use frame::{
    AppError,
    context::me,
    forms::{Filled, refill, refill_saved},
    ui::{Fields, Screen, Versions, edit_form, page_head, staff_page},
};
use leptos::prelude::*;
use words::t;

pub fn new_page() -> impl IntoView {
    let load = async {
        if me().is_some_and(|me| me.may_keep_hotlines()) {
            refill(HotlineForm::default()).await
        } else {
            Err(AppError::Forbidden)
        }
    };
    staff_page(load, |filled| Screen::new(t!(hotlines.add), form("", t!(hotlines.add), &filled, None)))
}

pub fn edit_page() -> impl IntoView {
    let id = id_in_path();
    let load = async move {
        let fresh = HotlineForm::from(&show_hotline(id).await?);
        refill_saved(fresh, |form| &mut form.version).await
    };
    staff_page(load, move |(saved, filled)| {
        Screen::new(t!(hotlines.edit), form(&id.to_string(), t!(hotlines.edit), &filled, Some(&saved)))
    })
}

fn form(id: &str, title: &str, filled: &Filled<HotlineForm>, saved: Option<&HotlineForm>) -> AnyView {
    let HotlineForm { version, number, name, name_en, checked_on } = &filled.form;
    let fields = Fields::new(filled.problems());
    let body = view! {
        {fields.field("number", t!(hotlines.number), number).class("w-date").view()}
        {fields.field("name", t!(hotlines.name), name).view()}
        {fields.field("name_en", t!(hotlines.name_en), name_en).optional().view()}
        {fields.field("checked_on", t!(hotlines.checked_on), checked_on).hint(t!(hotlines.checked_hint)).day().view()}
    };
    let versions =
        saved.filter(|_| filled.is_stale()).map(|saved| Versions::new(&filled.form, saved, &fields).view());
    view! {
        {page_head(vec![("/hotlines".into(), t!(hotlines.title).into())], title, ())}
        {filled.trouble()}{fields.summary()}{versions}
        {edit_form("/do/hotlines/save", id, version, "/hotlines", body)}
    }
    .into_any()
}
