use super::{card::centre_card, invited};
use domain::accounts::NewPasswordForm;
use frame::{
    AppError,
    context::set_status,
    forms::{Filled, refill},
    ui::{Fields, Screen, plain_page},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::t;

/// Where a link leads that was made for somebody: choosing a password.
pub fn join_page() -> impl IntoView {
    let token = use_params_map().read_untracked().get("token").unwrap_or_default();
    let asked = token.clone();
    let load = async move {
        match invited(asked).await {
            Ok(invited) => Ok(Some((invited, refill(NewPasswordForm::default()).await?))),
            Err(AppError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    };
    plain_page(load, move |found| match found {
        Some(((name, login), filled)) => Screen::new(t!(accounts.join), join(token, name, login, &filled)),
        None => Screen::new(t!(accounts.join_over), over()),
    })
}

/// A link is good once: people keep it and open it again.
fn over() -> AnyView {
    set_status(&AppError::NotFound);
    let body = view! {
        <p class="lede">{t!(accounts.join_over_text)}</p>
        <p><a class="button primary" href="/sign-in">{t!(accounts.sign_in)}</a></p>
    };
    centre_card(t!(accounts.join_over), body)
}

fn join(token: String, name: String, login: String, filled: &Filled<NewPasswordForm>) -> AnyView {
    let fields = Fields::new(filled.problems()).with_secrets();
    let greeting = t!(accounts.join_text, name = name, login = login.clone());
    let inputs = view! {
        {fields.field("password", t!(accounts.password), "").hint(t!(accounts.password_hint)).password("new-password").view()}
        {fields.field("password_again", t!(accounts.password_again), "").password("new-password").view()}
    };
    let body = view! {
        <p class="lede">{greeting}</p>
        {filled.trouble()}{fields.summary()}
        <form class="form" method="post" action="/do/join" novalidate>
            <input type="hidden" name="token" value=token/>
            <input type="hidden" name="username" autocomplete="username" value=login/>
            {inputs}
            <div class="form-actions"><button class="button primary" type="submit">{t!(ui.save)}</button></div>
        </form>
    };
    centre_card(t!(accounts.join), body)
}
