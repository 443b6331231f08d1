use domain::Actor;
use frame::{
    context::file,
    ui::{Icon, icon, shortcuts},
};
use leptos::prelude::*;
use words::t;

/// What belongs to the person, at the end of the bar.
pub fn menu(actor: &Actor) -> AnyView {
    view! {
        <details class="menu">
            <summary>{icon(Icon::Person)}<span>{actor.name.clone()}</span></summary>
            <ul>
                <li class="menu-role">{words::role(actor.role)}</li>
                <li><a href="/account">{t!(accounts.own)}</a></li>
                <li><button type="button" popovertarget="shortcuts">{t!(shortcuts.title)}</button></li>
                <li><form method="post" action="/do/sign-out"><button type="submit">{t!(accounts.sign_out)}</button></form></li>
            </ul>
        </details>
        {shortcuts()}
        {offline(actor)}
    }
    .into_any()
}

/// What `offline.js` needs: whose page it is, and its words.
fn offline(actor: &Actor) -> AnyView {
    view! {
        <div id="offline" class="toast" role="status" data-account=actor.account data-unsent=t!(outbox.sign_out, count = "{count}") hidden>
            <p>{t!(outbox.new_version)}</p>
            <button class="button" type="button">{t!(outbox.activate)}</button>
        </div>
        <script type="module" src=file("offline.js")></script>
    }
    .into_any()
}
