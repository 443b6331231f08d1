//! One's own sessions and access tokens: seen and ended.

use domain::{
    accounts::{SessionCard, TokenCard, TokenForm},
    time::{parse_day, show_day, show_instant},
};
use frame::{
    AppError,
    context::{self, session, whence},
    forms::{Filled, answer, id_of, refill},
    ui::{Fields, Icon, Screen, copied, empty, page_head, staff_page, toast_of},
};
use leptos::prelude::*;
use words::t;

pub async fn list_sessions() -> Result<Vec<SessionCard>, AppError> {
    let (db, me) = session().await?;
    let current = context::cookie_session().await?.id().map(|id| id.to_string());
    Ok(db.sessions_of(&me, current.as_deref()).await?)
}

/// Signs a browser of one's own out.
#[server(prefix = "/do", endpoint = "sessions/end")]
pub async fn end_session(#[server(default)] id: String) -> Result<(), AppError> {
    let ended = async {
        let (db, me) = session().await?;
        db.end_session(&me, &id).await?;
        Ok("/account/sessions?saved=1".to_owned())
    };
    answer(ended.await, "/account/sessions", TokenForm::default()).await
}

pub async fn list_tokens() -> Result<Vec<TokenCard>, AppError> {
    let (db, me) = session().await?;
    Ok(db.tokens(&me).await?)
}

const NEW_TOKEN: &str = "new_token";

#[server(prefix = "/do", endpoint = "tokens/add")]
pub async fn add_token(#[server(default)] form: TokenForm) -> Result<(), AppError> {
    let added = async {
        let (db, me) = session().await?;
        let (address, device) = whence();
        let token = db.add_token(&me, &form, (&address, device.as_deref())).await?;
        let cookie = context::cookie_session().await?;
        cookie.insert(NEW_TOKEN, token).await.map_err(|_| AppError::Internal)?;
        Ok("/account/tokens#new".to_owned())
    };
    answer(added.await, "/account/tokens", form).await
}

/// The token that was just made; it is shown once.
pub async fn new_token() -> Result<Option<String>, AppError> {
    session().await?;
    let cookie = context::cookie_session().await?;
    cookie.remove::<String>(NEW_TOKEN).await.map_err(|_| AppError::Internal)
}

#[server(prefix = "/do", endpoint = "tokens/revoke")]
pub async fn revoke_token(#[server(default)] id: String) -> Result<(), AppError> {
    let revoked = async {
        let (db, me) = session().await?;
        db.revoke_token(&me, id_of(&id)?).await?;
        Ok("/account/tokens?saved=1".to_owned())
    };
    answer(revoked.await, "/account/tokens", TokenForm::default()).await
}

fn crumbs() -> Vec<(String, String)> {
    vec![("/account".into(), t!(accounts.own).into())]
}

pub fn sessions_page() -> impl IntoView {
    let load = async { Ok((list_sessions().await?, refill(TokenForm::default()).await?)) };
    staff_page(load, |(sessions, filled)| {
        let rows = sessions.into_iter().map(session_row).collect_view();
        let page = view! {
            {toast_of(t!(accounts.sessions.ended))}
            {page_head(crumbs(), t!(accounts.sessions.title), ())}
            <p class="lede">{t!(accounts.sessions.lede)}</p>
            {filled.trouble()}
            <div class="table-wrap"><table class="cards">
                <thead><tr><th>{t!(accounts.sessions.browser)}</th><th>{t!(accounts.sessions.since)}</th><th>{t!(accounts.sessions.seen_on)}</th><th><span class="unseen">{t!(accounts.sessions.end)}</span></th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
            <form method="post" action="/do/sign-out-everywhere">
                <p><button class="button danger" type="submit">{t!(accounts.everywhere)}</button></p>
            </form>
        };
        Screen::new(t!(accounts.sessions.title), page)
    })
}

fn session_row(session: SessionCard) -> AnyView {
    let SessionCard { id, agent, since, seen_on, current } = session;
    let since = since.map_or_else(String::new, show_instant);
    let name = browser(&agent);
    let seen = parse_day(&seen_on).map_or_else(String::new, show_day);
    let act = if current {
        view! { <span class="tag status-running">{t!(accounts.sessions.current)}</span> }.into_any()
    } else {
        view! {
            <form method="post" action="/do/sessions/end">
                <input type="hidden" name="id" value=id/>
                <button class="button" type="submit">{t!(accounts.sessions.end)}<span class="unseen">": "{name.clone()}</span></button>
            </form>
        }
        .into_any()
    };
    view! {
        <tr>
            <td data-label=t!(accounts.sessions.browser)>{name}</td>
            <td data-label=t!(accounts.sessions.since)>{since}</td>
            <td data-label=t!(accounts.sessions.seen_on)>{seen}</td>
            <td>{act}</td>
        </tr>
    }
    .into_any()
}

/// `Chrome · Windows` of what a browser calls itself: each names those that it wants to be taken for, so the order
/// counts.
pub fn browser(agent: &str) -> String {
    const BROWSERS: [(&str, &str); 8] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("coc_coc", "Cốc Cốc"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let first =
        |of: &[(&str, &'static str)]| of.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    let parts: Vec<&str> = [first(&BROWSERS), first(&SYSTEMS)].into_iter().flatten().collect();
    if parts.is_empty() { t!(accounts.sessions.unknown).to_owned() } else { parts.join(" · ") }
}

pub fn tokens_page() -> impl IntoView {
    let load = async { Ok((list_tokens().await?, new_token().await?, refill(TokenForm::default()).await?)) };
    staff_page(load, |(cards, new, filled)| {
        Screen::new(t!(accounts.tokens.title), tokens(cards, new, &filled))
    })
}

fn tokens(cards: Vec<TokenCard>, new: Option<String>, filled: &Filled<TokenForm>) -> AnyView {
    let new = new.map(|token| {
        let try_it =
            format!("curl -H \"Authorization: Bearer {token}\" {}/lists/units.csv", context::base_url());
        view! {
            <section class="panel" id="new" role="status">
                <h2>{t!(accounts.tokens.new)}</h2>
                <p>{t!(accounts.tokens.new_text)}</p>
                {copied("token", t!(accounts.tokens.token), token)}
                <p class="hint">{t!(accounts.tokens.try_it)}</p>
                <pre class="mono" tabindex="0">{try_it}</pre>
            </section>
        }
    });
    let fields = Fields::new(filled.problems()).with_secrets();
    let inputs = view! {
        {fields.field("name", t!(accounts.tokens.name), &filled.form.name).hint(t!(accounts.tokens.name_hint)).view()}
        {fields.field("last_day", t!(accounts.tokens.last_day), &filled.form.last_day).hint(t!(ui.day_hint)).day().view()}
        {rights(&filled.form)}
        {fields.field("current", t!(accounts.current), "").password("current-password").view()}
    };
    let list = if cards.is_empty() {
        empty(Icon::Key, t!(accounts.tokens.none).into(), t!(accounts.tokens.none_text).into(), None)
    } else {
        token_table(cards)
    };
    view! {
        {toast_of(t!(accounts.tokens.revoked))}
        {page_head(crumbs(), t!(accounts.tokens.title), ())}
        <p class="lede">{t!(accounts.tokens.lede)}" "<a href="/openapi.json">{t!(accounts.tokens.openapi)}</a></p>
        {filled.trouble()}{fields.summary()}
        {new}
        <form class="form" method="post" action="/do/tokens/add" novalidate>
            {inputs}
            <p><button class="button primary" type="submit">{t!(accounts.tokens.add)}</button></p>
        </form>
        {list}
    }
    .into_any()
}

/// What a token may do beside reading.
fn rights(form: &TokenForm) -> AnyView {
    view! {
        <div class="checks">
            <label class="check">
                <input type="checkbox" id="may_log" name="form[may_log]" value="on" checked=!form.may_log.is_empty()/>
                <span>{t!(accounts.tokens.may_log)}</span>
            </label>
            <label class="check">
                <input type="checkbox" id="may_plan" name="form[may_plan]" value="on" checked=!form.may_plan.is_empty()/>
                <span>{t!(accounts.tokens.may_plan)}</span>
            </label>
        </div>
    }
    .into_any()
}

/// What a token is good for.
pub fn scope(may_log: bool, may_plan: bool) -> &'static str {
    match (may_log, may_plan) {
        (false, false) => t!(accounts.tokens.reads),
        (true, false) => t!(accounts.tokens.writes),
        (false, true) => t!(accounts.tokens.plans),
        (true, true) => t!(accounts.tokens.writes_and_plans),
    }
}

fn token_table(cards: Vec<TokenCard>) -> AnyView {
    let rows = cards.into_iter().map(|card| {
        let TokenCard { id, name, created_on, last_day, used_on, may_log, may_plan } = card;
        view! {
            <tr>
                <td class="written" data-label=t!(accounts.tokens.name)><strong>{name.clone()}</strong></td>
                <td data-label=t!(accounts.tokens.scope)>{scope(may_log, may_plan)}</td>
                <td data-label=t!(calendar.feed_created)>{show_day(created_on)}</td>
                <td data-label=t!(accounts.tokens.last_day)>{show_day(last_day)}</td>
                <td data-label=t!(accounts.tokens.used_on)>{used_on.map_or_else(|| t!(accounts.tokens.never).to_owned(), show_day)}</td>
                <td>
                    <form method="post" action="/do/tokens/revoke">
                        <input type="hidden" name="id" value=id/>
                        <button class="button" type="submit">{t!(accounts.tokens.revoke)}<span class="unseen">": "{name}</span></button>
                    </form>
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table-wrap"><table class="cards">
            <thead>
                <tr>
                    <th>{t!(accounts.tokens.name)}</th><th>{t!(accounts.tokens.scope)}</th><th>{t!(calendar.feed_created)}</th><th>{t!(accounts.tokens.last_day)}</th>
                    <th>{t!(accounts.tokens.used_on)}</th><th><span class="unseen">{t!(accounts.tokens.revoke)}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}
