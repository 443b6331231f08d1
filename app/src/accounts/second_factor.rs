//! One's own second factor: turned on and off, and the codes to write down.

use super::{SESSION_FACTOR, card::centre_card};
use domain::{Actor, accounts::CodeForm};
use frame::{
    AppError,
    context::{self, Owes, enrolling, me, whence},
    forms::{Filled, answer, refill},
    ui::{Fields, Screen, Tone, banner, page_head, plain_page, staff_page, toast_of},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use words::t;

/// What the page shows: whether it is on, the secret to put into a telephone while it is not, and new codes once.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct FactorState {
    /// Written codes that are left, where it is on.
    pub on: Option<u64>,
    pub secret: String,
    /// The secret as a QR code: an SVG element.
    pub code: String,
    pub fresh_codes: Vec<String>,
    /// The role asks for it.
    pub needed: bool,
    /// The one that there was can be read no more.
    pub lost: bool,
}

const NEW_SECRET: &str = "new_secret";
const NEW_CODES: &str = "new_codes";

/// The person signed in, also one who must turn the second factor on first.
fn person() -> Result<Actor, AppError> {
    me().or_else(|| enrolling(Owes::Factor)).ok_or(AppError::SignedOut)
}

pub async fn show_second_factor() -> Result<FactorState, AppError> {
    let me = person()?;
    let db = context::site().db;
    let session = context::cookie_session().await?;
    let internal = |_| AppError::Internal;
    let needed = db.settings().await?.second_factor.contains(&me.role);
    if let Some(left) = db.second_factor(&me).await? {
        let fresh_codes = session.remove::<Vec<String>>(NEW_CODES).await.map_err(internal)?;
        let fresh_codes = fresh_codes.unwrap_or_default();
        return Ok(FactorState { on: Some(left), fresh_codes, needed, ..FactorState::default() });
    }
    // The same until it is used: a telephone may have it already.
    let kept = session.get::<String>(NEW_SECRET).await.map_err(internal)?;
    let factor = store::NewFactor::of(&me.login, kept)?;
    session.insert(NEW_SECRET, &factor.secret).await.map_err(internal)?;
    let code = print::qr_svg(&factor.url, t!(accounts.second_factor.qr)).map_err(|_| AppError::Internal)?;
    let lost = db.has_lost_factor(&me).await?;
    Ok(FactorState { secret: factor.secret, code, needed, lost, ..FactorState::default() })
}

#[server(prefix = "/do", endpoint = "second-factor/turn-on")]
pub async fn turn_on_second_factor(#[server(default)] form: CodeForm) -> Result<(), AppError> {
    let turned = async {
        let me = person()?;
        let session = context::cookie_session().await?;
        let internal = |_| AppError::Internal;
        let secret = session.get::<String>(NEW_SECRET).await.map_err(internal)?.ok_or(AppError::Conflict)?;
        let (address, device) = whence();
        let whence = (&*address, device.as_deref());
        let keep = session.id().map(|id| id.to_string());
        let db = context::site().db;
        let codes = db.turn_on_second_factor(&me, &secret, &form, whence, keep.as_deref()).await?;
        session.insert(SESSION_FACTOR, true).await.map_err(internal)?;
        session.remove::<String>(NEW_SECRET).await.map_err(internal)?;
        session.insert(NEW_CODES, codes).await.map_err(internal)?;
        Ok("/account/second-factor?saved=1#codes".to_owned())
    };
    answer(turned.await, "/account/second-factor", form).await
}

#[server(prefix = "/do", endpoint = "second-factor/renew")]
pub async fn renew_recovery_codes(#[server(default)] form: CodeForm) -> Result<(), AppError> {
    let renewed = async {
        let (db, me) = context::session().await?;
        let (address, device) = whence();
        let codes = db.renew_recovery_codes(&me, &form, (&address, device.as_deref())).await?;
        let session = context::cookie_session().await?;
        session.insert(NEW_CODES, codes).await.map_err(|_| AppError::Internal)?;
        Ok("/account/second-factor#codes".to_owned())
    };
    answer(renewed.await, "/account/second-factor", form).await
}

#[server(prefix = "/do", endpoint = "second-factor/turn-off")]
pub async fn turn_off_second_factor(#[server(default)] form: CodeForm) -> Result<(), AppError> {
    let turned = async {
        let (db, me) = context::session().await?;
        let (address, device) = whence();
        db.turn_off_second_factor(&me, &form, (&address, device.as_deref())).await?;
        Ok("/account/second-factor?saved=1&done=off".to_owned())
    };
    answer(turned.await, "/account/second-factor?form=off", form).await
}

pub fn second_factor_page() -> AnyView {
    let load = async { Ok((show_second_factor().await?, refill(CodeForm::default()).await?)) };
    if enrolling(Owes::Factor).is_none() {
        return staff_page(load, |(state, filled)| {
            let crumbs = vec![("/account".to_owned(), t!(accounts.own).to_owned())];
            let head = page_head(crumbs, t!(accounts.second_factor.title), ());
            Screen::new(t!(accounts.second_factor.title), view! { {done()}{head}{body(&state, &filled)} })
        })
        .into_any();
    }
    plain_page(load, |(state, filled)| {
        let card = view! {
            {(!state.lost).then(|| banner(Tone::Warning, t!(accounts.second_factor.needed)))}
            {body(&state, &filled)}
            <form method="post" action="/do/sign-out"><p><button class="button quiet" type="submit">{t!(accounts.sign_out)}</button></p></form>
        };
        let title = t!(accounts.second_factor.title);
        Screen::new(title, centre_card(title, card))
    })
    .into_any()
}

fn done() -> AnyView {
    let off = context::query("done").is_some();
    toast_of(if off { t!(accounts.second_factor.is_off) } else { t!(accounts.second_factor.is_on) })
}

fn body(state: &FactorState, filled: &Filled<CodeForm>) -> AnyView {
    match state.on {
        Some(left) => on(state, left, filled),
        None => off(state, filled),
    }
}

/// How it is put into a telephone.
fn off(state: &FactorState, filled: &Filled<CodeForm>) -> AnyView {
    let fields = Fields::new(filled.problems()).with_secrets();
    let code = fields
        .field("code", t!(accounts.second_factor.code), "")
        .hint(t!(accounts.second_factor.code_hint))
        .class("w-short");
    let inputs = view! {
        {code.one_time().view()}
        {fields.field("current", t!(accounts.current), "").password("current-password").view()}
    };
    let grouped =
        state.secret.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ");
    view! {
        {state.lost.then(|| banner(Tone::Warning, t!(accounts.second_factor.lost_key)))}
        <p class="lede">{t!(accounts.second_factor.lede)}</p>
        {filled.trouble()}{fields.summary()}
        <ol class="steps-list">
            <li>{t!(accounts.second_factor.step1)}</li>
            <li>
                {t!(accounts.second_factor.step2)}
                <div class="qr" inner_html=state.code.clone()></div>
                <p>{t!(accounts.second_factor.by_hand)}" "<code class="mono">{grouped}</code></p>
            </li>
            <li>{t!(accounts.second_factor.step3)}</li>
        </ol>
        <form class="form" method="post" action="/do/second-factor/turn-on" novalidate>
            {inputs}
            <p><button class="button primary" type="submit">{t!(accounts.second_factor.turn_on)}</button></p>
        </form>
    }
    .into_any()
}

fn on(state: &FactorState, left: u64, filled: &Filled<CodeForm>) -> AnyView {
    let off_refused = context::query("form").is_some();
    let (off_filled, renew_filled) =
        if off_refused { (filled.clone(), Filled::default()) } else { (Filled::default(), filled.clone()) };
    let (off_fields, renew_fields) =
        (Fields::new(off_filled.problems()), Fields::new(renew_filled.problems()));
    let code = |fields: &Fields, form: &'static str| {
        fields
            .field("code", t!(accounts.second_factor.code), "")
            .class("w-short")
            .prefix(form)
            .one_time()
            .view()
    };
    let (renew_code, off_code) = (code(&renew_fields, "renew"), code(&off_fields, "off"));
    let turn_off = (!state.needed).then(|| {
        view! {
            <details class="more panel" open=off_refused>
                <summary>{t!(accounts.second_factor.turn_off)}</summary>
                <form class="form" method="post" action="/do/second-factor/turn-off" novalidate>
                    {off_code}
                    <p><button class="button danger" type="submit">{t!(accounts.second_factor.turn_off)}</button></p>
                </form>
            </details>
        }
    });
    view! {
        {filled.trouble()}{renew_fields.summary()}{off_fields.summary()}
        <p class="lede">{t!(accounts.second_factor.on_text)}</p>
        {codes(&state.fresh_codes)}
        <details class="more panel" open=renew_fields.any()>
            <summary>{t!(accounts.second_factor.codes_left, count = words::count(left))}</summary>
            <p>{t!(accounts.second_factor.renew_text)}</p>
            <form class="form" method="post" action="/do/second-factor/renew" novalidate>
                {renew_code}
                <p><button class="button" type="submit">{t!(accounts.second_factor.renew)}</button></p>
            </form>
        </details>
        {turn_off}
    }
    .into_any()
}

/// Codes to write down, shown once.
fn codes(codes: &[String]) -> Option<AnyView> {
    if codes.is_empty() {
        return None;
    }
    let lines = codes.iter().map(|code| view! { <li><code class="mono">{code.clone()}</code></li> });
    let panel = view! {
        <section class="panel" id="codes" role="status">
            <h2>{t!(accounts.second_factor.codes)}</h2>
            <p>{t!(accounts.second_factor.codes_text)}</p>
            <ul class="codes" role="list">{lines.collect_view()}</ul>
            <p><a class="button" href="/">{t!(accounts.second_factor.go_on)}</a></p>
        </section>
    };
    Some(panel.into_any())
}
