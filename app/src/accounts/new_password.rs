//! Choosing a password of one's own in the place of the one that an administrator gave.

use super::card::centre_card;
use domain::accounts::NewPasswordForm;
use frame::{
    AppError,
    context::{self, Owes, enrolling, me, owes, see_other},
    forms::{Filled, answer, refill},
    ui::{Fields, Screen, plain_page, staff_page},
};
use leptos::prelude::*;
use words::t;

#[server(prefix = "/do", endpoint = "account/new-password")]
pub async fn replace_given_password(#[server(default)] form: NewPasswordForm) -> Result<(), AppError> {
    let replaced = async {
        let me = enrolling(Owes::Password).ok_or(AppError::SignedOut)?;
        let keep = context::cookie_session().await?.id().map(|id| id.to_string());
        context::site().db.replace_given_password(&me, &form, keep.as_deref()).await?;
        Ok("/".to_owned())
    };
    answer(replaced.await, Owes::Password.page(), form).await
}

pub fn new_password_page() -> AnyView {
    if me().is_some() {
        see_other("/account");
        return ().into_any();
    }
    let load = async {
        let me = enrolling(Owes::Password).ok_or(AppError::SignedOut)?;
        Ok((me.login, refill(NewPasswordForm::default()).await?))
    };
    let show = |(login, filled): (String, Filled<NewPasswordForm>)| {
        Screen::new(t!(accounts.own_password), new_password(login, &filled))
    };
    if owes().is_none() { staff_page(load, show).into_any() } else { plain_page(load, show).into_any() }
}

fn new_password(login: String, filled: &Filled<NewPasswordForm>) -> AnyView {
    let fields = Fields::new(filled.problems()).with_secrets();
    let inputs = view! {
        {fields.field("password", t!(accounts.new_password), "").hint(t!(accounts.password_hint)).password("new-password").view()}
        {fields.field("password_again", t!(accounts.password_again), "").password("new-password").view()}
    };
    let body = view! {
        <p class="lede">{t!(accounts.own_password_text)}</p>
        {filled.trouble()}{fields.summary()}
        <form class="form" method="post" action="/do/account/new-password" novalidate>
            <input type="hidden" name="username" autocomplete="username" value=login/>
            {inputs}
            <div class="form-actions"><button class="button primary" type="submit">{t!(ui.save)}</button></div>
        </form>
        <form method="post" action="/do/sign-out"><p><button class="button quiet" type="submit">{t!(accounts.sign_out)}</button></p></form>
    };
    centre_card(t!(accounts.own_password), body)
}
