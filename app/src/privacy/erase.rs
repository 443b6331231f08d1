//! What is kept of the holder of an account: taken as a file, and erased.

use domain::{
    accounts::AccountDetail,
    privacy::{ERASED, EraseAccountForm, erased_login},
};
use frame::{
    forms::Filled,
    ui::{Fields, Icon, icon},
};
use leptos::prelude::*;
use words::t;

/// For oneself.
pub fn own_panel() -> AnyView {
    view! {
        <section class="panel">
            <h2>{t!(privacy.own)}</h2>
            <p>{t!(privacy.own_text)}</p>
            <p><a class="button" href="/account/data.json">{icon(Icon::Download)}{t!(privacy.take)}</a></p>
            <p><a href="/privacy">{t!(privacy.read_more)}</a></p>
        </section>
    }
    .into_any()
}

/// For who keeps the account of another.
pub fn account_panel(account: &AccountDetail, filled: &Filled<EraseAccountForm>, fields: &Fields) -> AnyView {
    let erase = if account.active {
        view! { <p class="hint">{t!(privacy.erase_first)}</p> }.into_any()
    } else {
        erase_form(account, filled, fields)
    };
    view! {
        <section class="panel" id="personal-data">
            <h2>{t!(privacy.of_person)}</h2>
            <p>{t!(privacy.of_person_text)}</p>
            <p>
                <a class="button" href=format!("/accounts/{}/data.json", account.id)>
                    {icon(Icon::Download)}{t!(privacy.take)}
                </a>
            </p>
            {erase}
        </section>
    }
    .into_any()
}

/// What cannot be undone says so, and is confirmed by typing the login.
fn erase_form(account: &AccountDetail, filled: &Filled<EraseAccountForm>, fields: &Fields) -> AnyView {
    let (id, version, refused) = (account.id, account.version, filled.error.is_some());
    let hint = t!(privacy.erase_confirm_hint, login = account.login.clone());
    let login = fields.field("login", t!(privacy.erase_confirm), &filled.form.login).hint(hint);
    view! {
        <details class="more" open=refused>
            <summary>{t!(privacy.erase_account)}</summary>
            <p>{t!(privacy.erase_text, erased = ERASED, login = erased_login(id))}</p>
            <p><strong>{t!(privacy.erase_for_good)}</strong></p>
            <form class="form" method="post" action="/do/privacy/erase-account" novalidate>
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="form[version]" value=version/>
                {login.autocomplete("off").view()}
                <p><button class="button danger" type="submit">{t!(privacy.erase)}</button></p>
            </form>
        </details>
    }
    .into_any()
}
