use super::{SignInForm, card::centre_card, setup_is_pending};
use domain::{
    Problem,
    accounts::{AccountForm, AccountProblem, CodeForm},
};
use frame::{
    AppError,
    context::{me, owes, query, see_other},
    forms::{Filled, refill, within_site},
    ui::{Fields, Screen, Tone, alert, banner, plain_page},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::t;

pub fn sign_in_page() -> impl IntoView {
    let next = query("next").unwrap_or_default();
    if me().is_some() {
        see_other(within_site(&next));
    } else if let Some(owed) = owes() {
        see_other(owed.page());
    }
    let throttled = query("refused").is_some();
    let welcome = match (query("set-up"), query("joined")) {
        (Some(_), _) => Some(t!(accounts.set_up_done)),
        (_, Some(_)) => Some(t!(accounts.join_done)),
        _ => None,
    };
    let load = refill(SignInForm { next, ..SignInForm::default() });
    plain_page(load, move |filled| Screen::new(t!(accounts.sign_in), sign_in(&filled, welcome, throttled)))
}

fn sign_in(filled: &Filled<SignInForm>, welcome: Option<&'static str>, throttled: bool) -> AnyView {
    let throttled = throttled.then_some(AppError::Throttled);
    let problems = filled.problems();
    // Which of the two is wrong is not told; which is missing is.
    let missing = problems.iter().any(|(_, problem)| *problem == Problem::Required);
    let fields = Fields::new(if missing { problems } else { Default::default() });
    let refused = filled.error.as_ref().or(throttled.as_ref()).map(|error| {
        let text = match error {
            _ if missing => t!(accounts.sign_in_missing).to_owned(),
            AppError::Invalid(problems)
                if problems.of("login") == Some(&Problem::Account(AccountProblem::Suspended)) =>
            {
                t!(accounts.sign_in_suspended).to_owned()
            }
            AppError::Invalid(_) => t!(accounts.sign_in_wrong).to_owned(),
            error => error.told().1,
        };
        alert(text)
    });
    let welcome = welcome.map(|text| banner(Tone::Success, text));
    let inputs = view! {
        {fields.field("login", t!(accounts.login), &filled.form.login).autocomplete("username").view()}
        {fields.field("password", t!(accounts.password), "").password("current-password").view()}
    };
    let body = view! {
        <p class="lede">{t!(accounts.sign_in_lede)}</p>
        {welcome}{refused}
        <form class="form" method="post" action="/do/sign-in">
            <input type="hidden" name="form[next]" value=filled.form.next.clone()/>
            {inputs}
            <div class="form-actions"><button class="button primary" type="submit">{t!(accounts.sign_in)}</button></div>
        </form>
        <p class="hint forgot">{t!(accounts.forgot)}</p>
        <p class="hint"><a href="/privacy">{t!(privacy.sign_in)}</a></p>
    };
    centre_card(t!(accounts.sign_in), body)
}

/// After the password, the code.
pub fn code_page() -> impl IntoView {
    let next = query("next").unwrap_or_default();
    let throttled = query("refused").is_some();
    plain_page(refill(CodeForm::default()), move |filled| {
        Screen::new(t!(accounts.second_factor.title), code(next, &filled, throttled))
    })
}

fn code(next: String, filled: &Filled<CodeForm>, throttled: bool) -> AnyView {
    let fields = Fields::new(filled.problems());
    let throttled = throttled.then_some(AppError::Throttled);
    let throttled = throttled.as_ref().map(|error| alert(error.told().1));
    let code = fields
        .field("code", t!(accounts.second_factor.code), "")
        .hint(t!(accounts.second_factor.sign_in_hint))
        .one_time()
        .view();
    let body = view! {
        {throttled}{filled.trouble()}{fields.summary()}
        <form class="form" method="post" action="/do/sign-in/code" novalidate>
            <input type="hidden" name="next" value=next/>
            {code}
            <div class="form-actions">
                <button class="button primary" type="submit">{t!(accounts.sign_in)}</button>
                <a class="button quiet" href="/sign-in">{t!(ui.cancel)}</a>
            </div>
        </form>
        <p class="hint forgot">{t!(accounts.second_factor.lost)}</p>
    };
    centre_card(t!(accounts.second_factor.title), body)
}

pub fn set_up_page() -> impl IntoView {
    let token = use_params_map().read_untracked().get("token").unwrap_or_default();
    let asked = token.clone();
    let load = async move {
        setup_is_pending(asked).await?;
        refill(AccountForm::default()).await
    };
    plain_page(load, move |filled| Screen::new(t!(accounts.set_up), set_up(token, &filled)))
}

fn set_up(token: String, filled: &Filled<AccountForm>) -> AnyView {
    let fields = Fields::new(filled.problems()).with_secrets();
    let inputs = view! {
        {fields.field("login", t!(accounts.login), &filled.form.login).hint(t!(accounts.login_hint)).autocomplete("username").view()}
        {fields.field("name", t!(accounts.name), &filled.form.name).autocomplete("name").view()}
        {fields.field("password", t!(accounts.password), "").hint(t!(accounts.password_hint)).password("new-password").view()}
        {fields.field("password_again", t!(accounts.password_again), "").password("new-password").view()}
    };
    let body = view! {
        <p class="lede">{t!(accounts.set_up_text)}</p>
        {filled.trouble()}{fields.summary()}
        <form class="form" method="post" action="/do/set-up" novalidate>
            <input type="hidden" name="token" value=token/>
            {inputs}
            <div class="form-actions"><button class="button primary" type="submit">{t!(ui.save)}</button></div>
        </form>
    };
    centre_card(t!(accounts.set_up), body)
}
