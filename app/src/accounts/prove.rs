//! Giving the password again before a grave act.

use domain::accounts::ProofForm;
use frame::{
    AppError,
    context::{me, query},
    forms::{Filled, refill},
    ui::{Fields, Screen, alert, page_head, staff_page},
};
use leptos::prelude::*;
use words::t;

pub fn prove_page() -> impl IntoView {
    let next = query("next").unwrap_or_default();
    let throttled = query("refused").is_some();
    let load = async {
        let me = me().ok_or(AppError::SignedOut)?;
        Ok((me.login, refill(ProofForm { next, ..ProofForm::default() }).await?))
    };
    staff_page(load, move |(login, filled)| Screen::new(t!(accounts.prove), prove(login, &filled, throttled)))
}

fn prove(login: String, filled: &Filled<ProofForm>, throttled: bool) -> AnyView {
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
