use domain::Actor;
use frame::ui::{Icon, icon, shortcuts};
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
    }
    .into_any()
}
