//! Giving the password again before a grave act.

use domain::accounts::ProofForm;
use frame::{
    AppError,
    context::{self, SESSION_PROVEN, me, query, session, whence},
    forms::{Filled, PROVE, answer, encode, refill, within_site},
    ui::{Fields, Screen, alert, page_head, staff_page},
};
use leptos::prelude::*;
use words::t;

/// Gives the password again, so that grave acts are done for a while.
#[server(prefix = "/do", endpoint = "account/prove")]
pub async fn prove(#[server(default)] form: ProofForm) -> Result<(), AppError> {
    let next = within_site(&form.next).to_owned();
    let proven = async {
        let (db, me) = session().await?;
        let (address, device) = whence();
        db.prove(&me, &form.current, (&address, device.as_deref())).await?;
        let session = context::cookie_session().await?;
        session.insert(SESSION_PROVEN, chrono::Utc::now()).await.map_err(|_| AppError::Internal)?;
        Ok(next.clone())
    };
    answer(proven.await, &format!("{PROVE}?next={}", encode(&next)), form).await
}

pub fn prove_page() -> impl IntoView {
    let next = query("next").unwrap_or_default();
    let throttled = query("refused").is_some();
    let load = async {
        let me = me().ok_or(AppError::SignedOut)?;
        Ok((me.login, refill(ProofForm { next, ..ProofForm::default() }).await?))
    };
    staff_page(load, move |(login, filled)| Screen::new(t!(accounts.prove), form(login, &filled, throttled)))
}

fn form(login: String, filled: &Filled<ProofForm>, throttled: bool) -> AnyView {
    let fields = Fields::new(filled.problems());
    let throttled = throttled.then(|| alert(AppError::Throttled.told().1));
    view! {
        {page_head(vec![], t!(accounts.prove), ())}
        <p class="lede">{t!(accounts.prove_text)}</p>
        {throttled}{filled.trouble()}{fields.summary()}
        <form class="form panel" method="post" action="/do/account/prove" novalidate>
            <input type="hidden" name="username" autocomplete="username" value=login/>
            <input type="hidden" name="form[next]" value=filled.form.next.clone()/>
            {fields.field("current", t!(accounts.current), "").password("current-password").view()}
            <div class="form-actions">
                <button class="button primary" type="submit">{t!(accounts.prove_go_on)}</button>
                <a class="button quiet" href="/">{t!(ui.cancel)}</a>
            </div>
        </form>
    }
    .into_any()
}
