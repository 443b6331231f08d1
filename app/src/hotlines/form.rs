use domain::hotlines::{HotlineCard, HotlineForm};
use frame::{KeptActions, KeptPages, KeptWords, ui::Fields};
use leptos::prelude::*;
use words::t;

pub(super) static HOTLINES: KeptPages<HotlineCard> = KeptPages {
    path: "/hotlines",
    words: || KeptWords {
        title: t!(hotlines.title),
        lede: t!(hotlines.lede),
        add: t!(hotlines.add),
        edit: t!(hotlines.edit),
    },
    crumbs: Vec::new,
    inputs,
    actions: KeptActions {
        save: "/do/hotlines/save",
        remove: "/do/hotlines/remove",
        restore: "/do/hotlines/restore",
    },
};

pub fn new_page() -> impl IntoView {
    HOTLINES.new_page()
}

pub fn edit_page() -> impl IntoView {
    HOTLINES.edit_page()
}

fn inputs(fields: &Fields, form: &HotlineForm) -> AnyView {
    let HotlineForm { version: _, number, name, name_en, checked_on } = form;
    view! {
        {fields.field("number", t!(hotlines.number), number).class("w-date").view()}
        {fields.field("name", t!(hotlines.name), name).view()}
        {fields.field("name_en", t!(hotlines.name_en), name_en).optional().view()}
        {fields.field("checked_on", t!(hotlines.checked_on), checked_on).hint(t!(hotlines.checked_hint)).day().view()}
    }
    .into_any()
}
