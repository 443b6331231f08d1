use domain::key_days::{KeyDay, KeyDayForm};
use frame::{KeptActions, KeptPages, KeptWords, ui::Fields};
use leptos::prelude::*;
use words::t;

pub(super) static KEY_DAYS: KeptPages<KeyDay> = KeptPages {
    path: "/key-days",
    words: || KeptWords {
        title: t!(key_days.title),
        lede: t!(key_days.lede),
        add: t!(key_days.add),
        edit: t!(key_days.edit),
    },
    crumbs: || vec![("/calendar".into(), t!(calendar.title).into())],
    inputs,
    actions: KeptActions {
        save: "/do/key-days/save",
        remove: "/do/key-days/remove",
        restore: "/do/key-days/restore",
    },
};

pub fn new_page() -> impl IntoView {
    KEY_DAYS.new_page()
}

pub fn edit_page() -> impl IntoView {
    KEY_DAYS.edit_page()
}

fn inputs(fields: &Fields, form: &KeyDayForm) -> AnyView {
    let KeyDayForm { version: _, on, name, name_en } = form;
    view! {
        {fields.field("on", t!(key_days.on), on).hint(t!(key_days.on_hint)).day().view()}
        {fields.field("name", t!(key_days.name), name).view()}
        {fields.field("name_en", t!(key_days.name_en), name_en).optional().view()}
    }
    .into_any()
}
