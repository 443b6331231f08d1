use super::say;
use domain::laws::{Kind, LawCard, LawForm};
use frame::{
    KeptActions, KeptPages, KeptWords,
    ui::{Choice, Fields},
};
use leptos::prelude::*;
use words::t;

pub(super) static LAWS: KeptPages<LawCard> = KeptPages {
    path: "/laws",
    words: || KeptWords {
        title: t!(laws.title),
        lede: t!(laws.lede),
        add: t!(laws.add),
        edit: t!(laws.edit),
    },
    crumbs: Vec::new,
    inputs,
    actions: KeptActions { save: "/do/laws/save", remove: "/do/laws/remove", restore: "/do/laws/restore" },
};

pub fn new_page() -> impl IntoView {
    LAWS.new_page()
}

pub fn edit_page() -> impl IntoView {
    LAWS.edit_page()
}

fn inputs(fields: &Fields, form: &LawForm) -> AnyView {
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.word(), say::kind(*kind))).collect();
    view! {
        {fields.field("number", t!(laws.number), &form.number).hint(t!(laws.number_hint)).class("w-half").view()}
        {fields.field("kind", t!(laws.kind), &form.kind).class("w-half").select(kinds)}
        {fields.field("title", t!(laws.name), &form.title).text_area(2)}
        {fields.field("title_en", t!(laws.name_en), &form.title_en).optional().text_area(2)}
        {fields.field("issuer", t!(laws.issuer), &form.issuer).view()}
        {fields.field("issued_on", t!(laws.issued_on), &form.issued_on).hint(t!(ui.day_hint)).day().view()}
        <div class="pair">
            {fields.field("in_force_from", t!(laws.in_force_from), &form.in_force_from).optional().day().view()}
            {fields.field("in_force_to", t!(laws.in_force_to), &form.in_force_to).optional().day().view()}
        </div>
        {fields.field("replaces", t!(laws.replaces), &form.replaces).class("w-half").optional().view()}
        {fields.field("link", t!(laws.link), &form.link).hint(t!(laws.link_hint)).optional().view()}
        {fields.field("checked_on", t!(laws.checked_on), &form.checked_on).hint(t!(laws.checked_hint)).day().view()}
    }
    .into_any()
}
