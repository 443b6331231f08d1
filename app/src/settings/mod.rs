//! What an administrator sets for the whole site.

mod record;

use domain::{
    Role,
    settings::{Settings, SettingsForm},
};
use frame::{
    AppError, Feature, Place,
    context::{proven_session, session},
    forms::{Filled, answer, refill_saved},
    ui::{Choice, Fields, Icon, Screen, Versions, checks, edit_form, page_head, staff_page, toast},
};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};
use words::t;

pub const FEATURE: Feature = Feature {
    addresses: &["/settings"],
    records: &[record::SETTINGS],
    places: |me| {
        me.may_change_settings()
            .then(|| Place::new("/settings", Icon::Settings, t!(settings.title)))
            .into_iter()
            .collect()
    },
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/settings") view=page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

pub async fn show_settings() -> Result<Settings, AppError> {
    let (db, me) = session().await?;
    if !me.may_change_settings() {
        return Err(AppError::Forbidden);
    }
    Ok(db.settings().await?)
}

#[server(prefix = "/do", endpoint = "settings/save")]
pub async fn save_settings(#[server(default)] form: SettingsForm) -> Result<(), AppError> {
    let saved = async {
        let (db, me) = proven_session().await?;
        db.save_settings(&me, &form).await?;
        Ok("/settings?saved=1".to_owned())
    };
    answer(saved.await, "/settings", form).await
}

pub fn page() -> impl IntoView {
    let load = async {
        let fresh = SettingsForm::from(&show_settings().await?);
        refill_saved(fresh, |form| &mut form.version).await
    };
    staff_page(load, |(saved, filled)| Screen::new(t!(settings.title), form(&saved, &filled)))
}

fn form(saved: &SettingsForm, filled: &Filled<SettingsForm>) -> AnyView {
    let SettingsForm { version, name, name_en, address, phone, email, second_factor, .. } = &filled.form;
    let fields = Fields::new(filled.problems());
    let roles = Role::ALL.iter().map(|role| Choice::new(role.word(), words::role(*role))).collect();
    let who = view! {
        {fields.field("name", t!(settings.name), name).view()}
        {fields.field("name_en", t!(settings.name_en), name_en).optional().view()}
        {fields.field("address", t!(settings.address), address).optional().view()}
        {fields.field("phone", t!(settings.phone), phone).class("w-date").optional().view()}
        {fields.field("email", t!(settings.email), email).optional().view()}
    };
    let safety = fields
        .fieldset("second_factor", t!(settings.second_factor))
        .hint(t!(settings.second_factor_hint))
        .question()
        .optional()
        .view(checks("second_factor", roles, second_factor));
    let body = view! {
        <fieldset class="group">
            <legend><h2>{t!(settings.who)}</h2></legend>
            <p class="hint">{t!(settings.lede)}</p>
            {who}
        </fieldset>
        <fieldset class="group"><legend><h2>{t!(settings.security)}</h2></legend>{safety}</fieldset>
        {lock(&fields, &filled.form)}
        {retention(&fields, &filled.form)}
    };
    let versions = filled.is_stale().then(|| Versions::new(&filled.form, saved, &fields).view());
    view! {
        {toast()}
        {page_head(vec![], t!(settings.title), ())}
        {filled.trouble()}{fields.summary()}{versions}
        {edit_form("/do/settings/save", "", version, "/", body)}
    }
    .into_any()
}

/// Up to when figures stay as they are.
fn lock(fields: &Fields, typed: &SettingsForm) -> AnyView {
    view! {
        <fieldset class="group">
            <legend><h2>{t!(settings.figures)}</h2></legend>
            {fields.field("locked_to", t!(settings.locked_to), &typed.locked_to).hint(t!(settings.locked_to_hint)).day().optional().view()}
        </fieldset>
    }
    .into_any()
}

/// How long people are named.
fn retention(fields: &Fields, typed: &SettingsForm) -> AnyView {
    let months = |field: &str, label: &'static str, typed: &str| {
        fields.field(field, label, typed).number(t!(privacy.months)).optional().view()
    };
    view! {
        <fieldset class="group">
            <legend><h2>{t!(settings.retention)}</h2></legend>
            <p class="hint">{t!(settings.retention_hint)}</p>
            {months("audit_months", t!(settings.audit_months), &typed.audit_months)}
            {months("accounts_months", t!(settings.accounts_months), &typed.accounts_months)}
            {months("speakers_months", t!(settings.speakers_months), &typed.speakers_months)}
        </fieldset>
    }
    .into_any()
}
