use super::say;
use crate::{
    changes::{choose, show_news_of},
    privacy::own_panel,
};
use domain::{
    Actor,
    accounts::{PasswordForm, Theme},
    changes::ChangesOf,
};
use frame::{
    AppError,
    context::{me, theme},
    forms::{Filled, refill},
    ui::{Fields, Screen, check, facts, page_head, staff_page, toast},
};
use leptos::prelude::*;
use leptos_i18n::Locale as _;
use leptos_router::hooks::use_query_map;
use words::{locale, t};

pub fn own_page() -> impl IntoView {
    let changed = use_query_map().read_untracked().get("changed").is_some();
    let load = async {
        let me = me().ok_or(AppError::SignedOut)?;
        Ok((me, refill(PasswordForm::default()).await?, show_news_of().await?))
    };
    staff_page(load, move |(me, filled, of)| Screen::new(t!(accounts.own), own(&me, &filled, changed, of)))
}

fn own(me: &Actor, filled: &Filled<PasswordForm>, changed: bool, of: ChangesOf) -> AnyView {
    let changed = changed
        .then(|| view! { <div class="toast" role="status"><p>{t!(accounts.password_changed)}</p></div> });
    let fields = Fields::new(filled.problems()).with_secrets();
    let inputs = view! {
        {fields.field("current", t!(accounts.current), "").password("current-password").view()}
        {fields.field("password", t!(accounts.new_password), "").hint(t!(accounts.password_hint)).password("new-password").view()}
        {fields.field("password_again", t!(accounts.password_again), "").password("new-password").view()}
    };
    view! {
        {changed}{toast()}
        {page_head(vec![], t!(accounts.own), ())}
        {facts(vec![
            (t!(accounts.name).into(), me.name.clone().into_any()),
            (t!(accounts.login).into(), me.login.clone().into_any()),
            (t!(accounts.role).into(), words::role(me.role).into_any()),
        ])}
        <section class="panel">
            <h2>{t!(accounts.change_password)}</h2>
            {filled.trouble()}{fields.summary()}
            <form class="form" method="post" action="/do/accounts/password" novalidate>
                <input type="hidden" name="username" autocomplete="username" value=me.login.clone()/>
                {inputs}
                <p><button class="button primary" type="submit">{t!(accounts.change_password)}</button></p>
            </form>
        </section>
        {taste_panel()}
        {choose(of)}
        {safety_panel()}
        {own_panel()}
    }
    .into_any()
}

/// What opens the account, and what happened to it.
fn safety_panel() -> AnyView {
    view! {
        <section class="panel">
            <h2>{t!(accounts.safety)}</h2>
            <ul class="link-list">
                <li><a href="/account/second-factor">{t!(accounts.second_factor.title)}</a><p class="hint">{t!(accounts.second_factor.short)}</p></li>
                <li><a href="/account/sessions">{t!(accounts.sessions.title)}</a><p class="hint">{t!(accounts.everywhere_text)}</p></li>
                <li><a href="/account/history">{t!(accounts.history.title)}</a><p class="hint">{t!(accounts.history.short)}</p></li>
                <li><a href="/account/tokens">{t!(accounts.tokens.title)}</a><p class="hint">{t!(accounts.tokens.short)}</p></li>
                <li><a href="/calendar/feeds">{t!(calendar.feeds_title)}</a><p class="hint">{t!(calendar.feeds_short)}</p></li>
            </ul>
            <form method="post" action="/do/sign-out-everywhere">
                <button class="button danger" type="submit">{t!(accounts.everywhere)}</button>
            </form>
        </section>
    }
    .into_any()
}

/// The language and the look.
fn taste_panel() -> AnyView {
    let languages = [("vi", "Tiếng Việt"), ("en", "English")];
    let spoken = locale().as_str();
    let languages =
        languages.into_iter().map(|(word, name)| check("radio", "language", word, name, word == spoken));
    let chosen = theme();
    let looks = Theme::ALL
        .iter()
        .map(|theme| check("radio", "theme", theme.word(), say::theme(*theme), *theme == chosen));
    view! {
        <section class="panel">
            <h2>{t!(accounts.taste)}</h2>
            <form class="form" method="post" action="/do/language">
                <input type="hidden" name="back" value="/account?saved=1"/>
                <fieldset class="group question"><legend>{t!(accounts.language)}</legend><div class="checks">{languages.collect_view()}</div></fieldset>
                <p><button class="button" type="submit">{t!(accounts.choose_language)}</button></p>
            </form>
            <form class="form" method="post" action="/do/theme">
                <fieldset class="group question"><legend>{t!(accounts.theme)}</legend><div class="checks">{looks.collect_view()}</div></fieldset>
                <p><button class="button" type="submit">{t!(accounts.choose_theme)}</button></p>
            </form>
        </section>
    }
    .into_any()
}
