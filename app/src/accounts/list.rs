use super::{account_options, list_accounts};
use crate::{
    forms::{Filled, refill},
    say, t,
    ui::{Choice, Fields, Icon, Screen, icon, page_head, staff_page, toast},
};
use domain::{
    Role,
    accounts::{AccountCard, AccountForm},
    organisations::OrganisationCard,
    units::UnitCard,
};
use leptos::prelude::*;

pub fn list_page() -> impl IntoView {
    staff_page(async { list_accounts().await }, |accounts| Screen::new(t!(accounts.title), list(accounts)))
}

fn list(accounts: Vec<AccountCard>) -> AnyView {
    let rows = accounts.into_iter().map(|account| {
        let place = account.unit.or(account.organisation).unwrap_or_else(|| "–".into());
        view! {
            <tr>
                <td data-label=t!(accounts.login)><strong>{account.login}</strong></td>
                <td data-label=t!(accounts.name)>{account.name}</td>
                <td data-label=t!(accounts.role)>{say::role(account.role)}</td>
                <td data-label=t!(accounts.unit)>{place}</td>
                <td data-label=t!(accounts.state)>{if account.active { t!(accounts.active) } else { t!(accounts.suspended) }}</td>
            </tr>
        }
    });
    let add =
        view! { <a class="button primary" href="/accounts/new">{icon(Icon::Add)}{t!(accounts.add)}</a> };
    view! {
        {toast()}
        {page_head(vec![], t!(accounts.title), add)}
        <table class="cards">
            <thead>
                <tr>
                    <th>{t!(accounts.login)}</th><th>{t!(accounts.name)}</th><th>{t!(accounts.role)}</th>
                    <th>{t!(accounts.unit)}</th><th>{t!(accounts.state)}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

pub fn new_page() -> impl IntoView {
    let load = async { Ok((account_options().await?, refill(AccountForm::default()).await?)) };
    staff_page(load, |((units, organisations), filled)| {
        Screen::new(t!(accounts.add), form(&units, &organisations, &filled))
    })
}

fn form(units: &[UnitCard], organisations: &[OrganisationCard], filled: &Filled<AccountForm>) -> AnyView {
    let AccountForm { login, name, role, unit, organisation, .. } = &filled.form;
    let fields = Fields::new(filled.problems());
    let roles = Role::ALL.iter().map(|role| Choice::new(role.word(), say::role(*role))).collect();
    let units = units.iter().map(|unit| Choice::new(unit.id, unit.name.clone())).collect();
    let organisations = organisations.iter().map(|o| Choice::new(o.id, o.name.clone())).collect();
    let body = view! {
        {fields.field("login", t!(accounts.login), login).hint(t!(accounts.login_hint)).view()}
        {fields.field("name", t!(accounts.name), name).view()}
        {fields.field("role", t!(accounts.role), role).select(roles)}
        {fields.field("unit", t!(accounts.unit), unit).hint(t!(accounts.unit_hint)).optional().select(units)}
        {fields.field("organisation", t!(accounts.organisation), organisation).hint(t!(accounts.organisation_hint)).optional().select(organisations)}
        {fields.field("password", t!(accounts.password), "").hint(t!(accounts.password_hint)).password("new-password").view()}
        {fields.field("password_again", t!(accounts.password_again), "").password("new-password").view()}
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
