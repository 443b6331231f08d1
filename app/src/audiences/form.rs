use crate::activities;
use domain::{
    activities::Kind,
    audiences::{AudienceCard, AudienceForm},
};
use frame::{
    KeptActions, KeptPages, KeptWords,
    ui::{Choice, Fields, checks},
};
use leptos::prelude::*;
use words::t;

pub(super) static AUDIENCES: KeptPages<AudienceCard> = KeptPages {
    path: "/audiences",
    words: || KeptWords {
        title: t!(audiences.title),
        lede: t!(audiences.lede),
        add: t!(audiences.add),
        edit: t!(audiences.edit),
    },
    crumbs: Vec::new,
    inputs,
    actions: KeptActions {
        save: "/do/audiences/save",
        remove: "/do/audiences/remove",
        restore: "/do/audiences/restore",
    },
};

pub fn new_page() -> impl IntoView {
    AUDIENCES.new_page()
}

pub fn edit_page() -> impl IntoView {
    AUDIENCES.edit_page()
}

fn inputs(fields: &Fields, form: &AudienceForm) -> AnyView {
    let AudienceForm { version: _, name, name_en, message, message_en, kinds } = form;
    let choices =
        Kind::ALL.iter().map(|kind| Choice::new(kind.word(), activities::say::kind(*kind))).collect();
    view! {
        {fields.field("name", t!(audiences.name), name).view()}
        {fields.field("name_en", t!(audiences.name_en), name_en).optional().view()}
        {fields.field("message", t!(audiences.message), message).optional().text_area(4)}
        {fields.field("message_en", t!(audiences.message_en), message_en).optional().text_area(4)}
        <fieldset class="group" id="kinds">
            <legend><h2>{t!(audiences.kinds)}</h2></legend>
            {fields.group("kinds", t!(audiences.kinds))}
            {checks("kinds", choices, kinds)}
        </fieldset>
    }
    .into_any()
}
