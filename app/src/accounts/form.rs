use super::account_options;
use crate::units;
use domain::{
    Role,
    accounts::{AccountEditForm, AccountForm},
    organisations::OrganisationCard,
    units::UnitCard,
};
use frame::{
    context::query,
    forms::{Filled, refill},
    ui::{Choice, Fields, Screen, page_head, staff_page},
};
use leptos::prelude::*;
use words::t;

pub fn new_page() -> impl IntoView {
    // A successor has the role and the place of who leaves.
    let asked = |key: &str| query(key).unwrap_or_default();
    let (role, unit, organisation) = (asked("role"), asked("unit"), asked("organisation"));
    let fresh = AccountForm { role, unit, organisation, ..AccountForm::default() };
    let load = async { Ok((account_options().await?, refill(fresh).await?)) };
    staff_page(load, |((units, organisations), filled)| {
        Screen::new(t!(accounts.add), form(&units, &organisations, &filled))
    })
}

fn form(units: &[UnitCard], organisations: &[OrganisationCard], filled: &Filled<AccountForm>) -> AnyView {
    let AccountForm { login, name, role, unit, organisation, .. } = filled.form.clone();
    let holder = AccountEditForm { version: String::new(), name, role, unit, organisation };
    let fields = Fields::new(filled.problems()).with_secrets();
    let body = view! {
        {fields.field("login", t!(accounts.login), &login).hint(t!(accounts.login_hint)).view()}
        {holder_fields(&fields, &holder, units, organisations)}
        <fieldset class="group">
            <legend><h2>{t!(accounts.how)}</h2></legend>
            <p>{t!(accounts.invite_text)}</p>
            {fields.field("password", t!(accounts.password_optional), "").hint(t!(accounts.password_hint)).password("new-password").optional().view()}
            {fields.field("password_again", t!(accounts.password_again), "").hint(t!(accounts.password_again_hint)).password("new-password").optional().view()}
        </fieldset>
    };
    view! {
        {page_head(vec![("/accounts".into(), t!(accounts.title).into())], t!(accounts.add), ())}
        {filled.trouble()}{fields.summary()}
        <form class="form" method="post" action="/do/accounts/add" novalidate>
            {body}
            <div class="form-actions">
                <button class="button primary" type="submit">{t!(ui.save)}</button>
                <a class="button quiet" href="/accounts">{t!(ui.cancel)}</a>
            </div>
        </form>
    }
    .into_any()
}

/// Who holds an account and for what: the same for a new one and for one that is changed.
pub(super) fn holder_fields(
    fields: &Fields,
    typed: &AccountEditForm,
    units: &[UnitCard],
    organisations: &[OrganisationCard],
) -> AnyView {
    let AccountEditForm { version: _, name, role, unit, organisation } = typed;
    let roles = Role::ALL.iter().map(|role| Choice::new(role.word(), words::role(*role))).collect();
    let organisations = organisations.iter().map(|o| Choice::new(o.id, o.name.clone())).collect();
    view! {
        {fields.field("name", t!(accounts.name), name).view()}
        {fields.field("role", t!(accounts.role), role).select(roles)}
        {fields.field("unit", t!(accounts.unit), unit).hint(t!(accounts.unit_hint)).select(units::say::choices(units))}
        {fields.field("organisation", t!(accounts.organisation), organisation).hint(t!(accounts.organisation_hint)).select(organisations)}
    }
    .into_any()
}
