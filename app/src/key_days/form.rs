use super::show_key_day;
use crate::campaigns::id_in_path;
use domain::key_days::KeyDayForm;
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
            refill(KeyDayForm::default()).await
        } else {
            Err(AppError::Forbidden)
        }
    };
    staff_page(load, |filled| Screen::new(t!(key_days.add), form("", t!(key_days.add), &filled, None)))
}

pub fn edit_page() -> impl IntoView {
    let id = id_in_path();
    let load = async move {
        let fresh = KeyDayForm::from(&show_key_day(id).await?);
        refill_saved(fresh, |form| &mut form.version).await
    };
    staff_page(load, move |(saved, filled)| {
        Screen::new(t!(key_days.edit), form(&id.to_string(), t!(key_days.edit), &filled, Some(&saved)))
    })
}

fn form(id: &str, title: &str, filled: &Filled<KeyDayForm>, saved: Option<&KeyDayForm>) -> AnyView {
    let KeyDayForm { version, on, name, name_en } = &filled.form;
    let fields = Fields::new(filled.problems());
    let body = view! {
        {fields.field("on", t!(key_days.on), on).hint(t!(key_days.on_hint)).day().view()}
        {fields.field("name", t!(key_days.name), name).view()}
        {fields.field("name_en", t!(key_days.name_en), name_en).optional().view()}
    };
    let versions =
        saved.filter(|_| filled.is_stale()).map(|saved| Versions::new(&filled.form, saved, &fields).view());
    view! {
        {page_head(vec![("/key-days".into(), t!(key_days.title).into())], title, ())}
        {filled.trouble()}{fields.summary()}{versions}
        {edit_form("/do/key-days/save", id, version, "/key-days", body)}
    }
    .into_any()
}
