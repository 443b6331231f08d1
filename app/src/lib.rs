//! What a person sees: pages and the server functions behind them.

pub mod accounts;
pub mod activities;
pub mod api_guide;
pub mod audiences;
pub mod audit;
pub mod calendar;
pub mod campaigns;
mod changes;
pub mod discussion;
mod home;
mod hotlines;
pub mod import_export;
mod key_days;
mod laws;
pub mod materials;
pub mod organisations;
pub mod outreach;
pub mod privacy;
pub mod public;
pub mod replies;
pub mod results;
mod search;
mod settings;
mod styleguide;
pub mod units;

use axum::http::{HeaderValue, header};
use domain::accounts::Theme;
use frame::{
    AppError, Feature,
    context::{self, me, owes, query, see_other},
    ui::{Desk, Screen, failure, staff_page},
};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::{FlatRoutes, Route, Router},
    path,
};
use words::{I18nLocaleTrait, t};

/// Every feature, in the order of the menu.
pub const FEATURES: &[&Feature] = &[
    &home::FEATURE,
    &calendar::FEATURE,
    &campaigns::FEATURE,
    &activities::FEATURE,
    &outreach::FEATURE,
    &results::FEATURE,
    &audiences::FEATURE,
    &organisations::FEATURE,
    &units::FEATURE,
    &hotlines::FEATURE,
    &key_days::FEATURE,
    &laws::FEATURE,
    &accounts::FEATURE,
    &audit::FEATURE,
    &discussion::FEATURE,
    &replies::FEATURE,
    &settings::FEATURE,
    &api_guide::FEATURE,
    &privacy::FEATURE,
    &import_export::FEATURE,
    &materials::FEATURE,
    &search::FEATURE,
    &styleguide::FEATURE,
    &public::FEATURE,
];

/// The pages for everybody beside the front, as their features name them: whole addresses, and beginnings that end with
/// `/`.
pub fn public_addresses() -> impl Iterator<Item = &'static str> {
    FEATURES.iter().flat_map(|feature| feature.public).copied()
}

/// Every page by its address.
#[component]
pub fn App() -> AnyView {
    provide_meta_context();
    provide_context(Desk {
        features: FEATURES,
        bar: search::box_in_bar,
        account: accounts::menu,
        notice: privacy::notice_link,
    });
    view! {
        <Router>
            <FlatRoutes fallback=missing>
                <Route path=path!("/") view=front ssr=SsrMode::Async/>
                <Route path=path!("/not-taken") view=not_taken ssr=SsrMode::Async/>
                <calendar::Routes/>
                <campaigns::Routes/>
                <activities::Routes/>
                <audiences::Routes/>
                <organisations::Routes/>
                <units::Routes/>
                <hotlines::Routes/>
                <key_days::Routes/>
                <laws::Routes/>
                <MoreRoutes/>
            </FlatRoutes>
        </Router>
    }
    .into_any()
}

/// A tuple of routes is not longer than sixteen.
#[component(transparent)]
fn MoreRoutes() -> AnyNestedRoute {
    view! {
        <outreach::Routes/>
        <results::Routes/>
        <accounts::Routes/>
        <audit::Routes/>
        <settings::Routes/>
        <api_guide::Routes/>
        <privacy::Routes/>
        <import_export::Routes/>
        <materials::Routes/>
        <search::Routes/>
        <styleguide::Routes/>
        <public::Routes/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// Staff begin with what waits for them; the public with how to recognise a fraudulent offer.
fn front() -> impl IntoView {
    if me().is_some() {
        return home::page().into_any();
    }
    if let Some(owed) = owes() {
        see_other(owed.page());
        return ().into_any();
    }
    public::front().into_any()
}

fn missing() -> impl IntoView {
    let load = async { Err::<(), _>(AppError::NotFound) };
    let show = |()| Screen::new("", ());
    if me().is_some() {
        return staff_page(load, show).into_any();
    }
    public::public_page(load, show).into_any()
}

/// What a browser is told whose form was not taken, and could not be shown again either.
fn not_taken() -> impl IntoView {
    let status = query("status").and_then(|status| status.parse().ok()).unwrap_or_default();
    let load = async { Ok(()) };
    let show = move |()| failure(&AppError::of_status(status), t!(error.not_taken).to_owned());
    if me().is_some() {
        return staff_page(load, show).into_any();
    }
    public::public_page(load, show).into_any()
}

/// The document around every page.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    // What pages load is shown, never serialised into the page.
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    let locale = context::parts().map(|parts| context::locale_of(&parts.headers)).unwrap_or_default();
    provide_context(locale);
    provide_context(options.clone());
    set_content_security_policy();
    // The stylesheet follows the system by itself.
    let theme = Some(context::theme()).filter(|theme| *theme != Theme::System).map(Theme::word);
    view! {
        <!DOCTYPE html>
        <html lang=locale.as_str() data-theme=theme>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                {installable()}
                <link rel="stylesheet" href=context::file("pkg/lantoa.css")/>
                <AutoReload options=options/>
                <MetaTags/>
            </head>
            <body class="app"><App/></body>
        </html>
    }
}

/// What people put on the first screen of a phone: staff where they write logs, everybody else how to stay safe.
fn installable() -> impl IntoView {
    let manifest = if me().is_some() { "/manifest.webmanifest" } else { "/public.webmanifest" };
    view! {
        <link rel="manifest" href=manifest/>
        <link rel="apple-touch-icon" href="/icon-192.png"/>
        <meta name="theme-color" content="#b3131b"/>
    }
}

fn set_content_security_policy() {
    let (Some(response), Some(nonce)) = (use_context::<ResponseOptions>(), use_nonce()) else {
        return;
    };
    let reload = if cfg!(debug_assertions) { " ws:" } else { "" };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
         font-src 'self'; connect-src 'self'{reload}; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}
