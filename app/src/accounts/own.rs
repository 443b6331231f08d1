use crate::{
    AppError,
    context::me,
    forms::{Filled, refill},
    say, t,
    ui::{Fields, Screen, facts, page_head, staff_page},
};
use domain::{Actor, accounts::PasswordForm};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub fn own_page() -> impl IntoView {
    let changed = use_query_map().read_untracked().get("changed").is_some();
    let load = async { Ok((me().ok_or(AppError::SignedOut)?, refill(PasswordForm::default()).await?)) };
    staff_page(load, move |(me, filled)| Screen::new(t!(accounts.own), own(&me, &filled, changed)))
}

fn own(me: &Actor, filled: &Filled<PasswordForm>, changed: bool) -> AnyView {
    let changed = changed
        .then(|| view! { <div class="toast" role="status"><p>{t!(accounts.password_changed)}</p></div> });
    let fields = Fields::new(filled.problems()).with_secrets();
    let inputs = view! {
        {fields.field("current", t!(accounts.current), "").password("current-password").view()}
        {fields.field("password", t!(accounts.new_password), "").hint(t!(accounts.password_hint)).password("new-password").view()}
        {fields.field("password_again", t!(accounts.password_again), "").password("new-password").view()}
    };
    view! {
        {changed}
        {page_head(vec![], t!(accounts.own), ())}
        {facts(vec![
            (t!(accounts.name).into(), me.name.clone().into_any()),
            (t!(accounts.login).into(), me.login.clone().into_any()),
            (t!(accounts.role).into(), say::role(me.role).into_any()),
        ])}
        <section class="panel">
            <h2>{t!(accounts.change_password)}</h2>
            {filled.trouble()}{fields.summary()}
            <form class="form" method="post" action="/do/accounts/password" novalidate>
                <input type="hidden" name="username" autocomplete="username" value=me.login.clone()/>
                {inputs}
                <div class="form-actions"><button class="button primary" type="submit">{t!(accounts.change_password)}</button></div>
            </form>
        </section>
        <section class="panel">
            <h2>{t!(accounts.everywhere)}</h2>
            <p>{t!(accounts.everywhere_text)}</p>
            <form method="post" action="/do/sign-out-everywhere">
                <button class="button danger" type="submit">{t!(accounts.everywhere)}</button>
            </form>
        </section>
    }
    .into_any()
}
