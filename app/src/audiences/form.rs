use super::show_audience;
use crate::{activities, campaigns::id_in_path};
use domain::{activities::Form, audiences::AudienceForm};
use frame::{
    AppError,
    context::me,
    forms::{Filled, refill, refill_saved},
    ui::{Choice, Fields, Screen, Versions, checks, edit_form, page_head, staff_page},
};
use leptos::prelude::*;
use words::t;

pub fn new_page() -> impl IntoView {
    let load = async {
        if me().is_some_and(|me| me.may_edit_audiences()) {
            refill(AudienceForm::default()).await
        } else {
            Err(AppError::Forbidden)
        }
    };
    staff_page(load, |filled| Screen::new(t!(audiences.add), form("", t!(audiences.add), &filled, None)))
}

pub fn edit_page() -> impl IntoView {
    let id = id_in_path();
    let load = async move {
        let fresh = AudienceForm::from(&show_audience(id).await?);
        refill_saved(fresh, |form| &mut form.version).await
    };
    staff_page(load, move |(saved, filled)| {
        Screen::new(t!(audiences.edit), form(&id.to_string(), t!(audiences.edit), &filled, Some(&saved)))
    })
}

fn form(id: &str, title: &str, filled: &Filled<AudienceForm>, saved: Option<&AudienceForm>) -> AnyView {
    let AudienceForm { version, name, name_en, message, message_en, forms } = &filled.form;
    let fields = Fields::new(filled.problems());
    let choices =
        Form::ALL.iter().map(|form| Choice::new(form.word(), activities::say::kind(*form))).collect();
    let body = view! {
        {fields.field("name", t!(audiences.name), name).view()}
        {fields.field("name_en", t!(audiences.name_en), name_en).optional().view()}
        {fields.field("message", t!(audiences.message), message).optional().text_area(4)}
        {fields.field("message_en", t!(audiences.message_en), message_en).optional().text_area(4)}
        <fieldset class="group" id="forms">
            <legend><h2>{t!(audiences.forms)}</h2></legend>
            {fields.group("forms", t!(audiences.forms))}
            {checks("forms", choices, forms)}
        </fieldset>
    };
    let versions =
        saved.filter(|_| filled.is_stale()).map(|saved| Versions::new(&filled.form, saved, &fields).view());
    view! {
        {page_head(vec![("/audiences".into(), t!(audiences.title).into())], title, ())}
        {filled.trouble()}{fields.summary()}{versions}
        {edit_form("/do/audiences/save", id, version, "/audiences", body)}
    }
    .into_any()
}
