//! What a person sees: pages and the server functions behind them.

pub mod accounts;
pub mod activities;
pub mod audiences;
pub mod audit;
pub mod calendar;
pub mod campaigns;
pub mod context;
mod error;
pub mod forms;
mod home;
mod hotlines;
mod key_days;
pub mod lists;
pub mod materials;
mod news;
pub mod open;
pub mod organisations;
pub mod say;
mod search;
mod settings;
mod styleguide;
pub mod ui;
pub mod units;

include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));

pub use error::AppError;

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

/// The document around every page.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    use domain::accounts::Theme;
    use i18n::I18nLocaleTrait;
    use leptos_meta::MetaTags;
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
                <link rel="stylesheet" href="/pkg/lantoa.css"/>
                <AutoReload options=options/>
                <MetaTags/>
            </head>
            <body class="app"><App/></body>
        </html>
    }
}

fn set_content_security_policy() {
    use axum::http::{HeaderValue, header};
    use leptos::nonce::use_nonce as nonce;
    let (Some(response), Some(nonce)) = (use_context::<leptos_axum::ResponseOptions>(), nonce()) else {
        return;
    };
    let reload = if cfg!(debug_assertions) { " ws:" } else { "" };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
         font-src 'self'; connect-src 'self'{reload}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// The script that wakes islands: only on pages that have some.
#[component]
pub fn Hydrate() -> impl IntoView {
    let options: LeptosOptions = expect_context();
    view! { <HydrationScripts options islands=true/> }
}

/// Every page by its address.
#[component]
pub fn App() -> impl IntoView {
    use SsrMode::Async;
    provide_meta_context();
    view! {
        <Router>
            <FlatRoutes fallback=missing>
                <Route path=path!("/") view=front ssr=Async/>
                <Route path=path!("/sign-in") view=accounts::sign_in_page ssr=Async/>
                <Route path=path!("/set-up/:token") view=accounts::set_up_page ssr=Async/>
                <Route path=path!("/account") view=accounts::own_page ssr=Async/>
                <Route path=path!("/accounts") view=accounts::list_page ssr=Async/>
                <Route path=path!("/accounts/new") view=accounts::new_page ssr=Async/>
                <Route path=path!("/campaigns") view=campaigns::list_page ssr=Async/>
                <Route path=path!("/campaigns/new") view=campaigns::new_page ssr=Async/>
                <Route path=path!("/campaigns/:id") view=campaigns::show_page ssr=Async/>
                <Route path=path!("/campaigns/:id/edit") view=campaigns::edit_page ssr=Async/>
                <Route path=path!("/campaigns/:id/schedule") view=activities::schedule_page ssr=Async/>
                <Route path=path!("/campaigns/:id/activities/new") view=activities::new_page ssr=Async/>
                <Route path=path!("/activities/:id") view=activities::show_page ssr=Async/>
                <Route path=path!("/activities/:id/edit") view=activities::edit_page ssr=Async/>
                <Route path=path!("/activities/:id/print") view=materials::page ssr=Async/>
                <OtherRoutes/>
            </FlatRoutes>
        </Router>
    }
}

#[component(transparent)]
fn OtherRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    use SsrMode::Async;
    view! {
        <Route path=path!("/accounts/:id") view=accounts::show_page ssr=Async/>
        <Route path=path!("/calendar") view=calendar::page ssr=Async/>
        <Route path=path!("/calendar/feeds") view=calendar::feeds_page ssr=Async/>
        <Route path=path!("/audiences") view=audiences::list_page ssr=Async/>
        <Route path=path!("/audiences/new") view=audiences::new_page ssr=Async/>
        <Route path=path!("/audiences/:id") view=audiences::edit_page ssr=Async/>
        <Route path=path!("/organisations") view=organisations::list_page ssr=Async/>
        <AdministrationRoutes/>
        <Route path=path!("/search") view=search::page ssr=Async/>
        <Route path=path!("/units") view=units::list_page ssr=Async/>
        <Route path=path!("/audit") view=audit::list_page ssr=Async/>
        <Route path=path!("/a/:id") view=open::activity_page ssr=Async/>
        <Route path=path!("/c/:id") view=open::campaign_page ssr=Async/>
        <Route path=path!("/help") view=open::help_page ssr=Async/>
        <Route path=path!("/materials") view=open::materials_page ssr=Async/>
        <Route path=path!("/near") view=open::near_page ssr=Async/>
    }
    .into_inner()
}

#[component(transparent)]
fn AdministrationRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    use SsrMode::Async;
    view! {
        <Route path=path!("/hotlines") view=hotlines::list_page ssr=Async/>
        <Route path=path!("/hotlines/new") view=hotlines::new_page ssr=Async/>
        <Route path=path!("/hotlines/:id") view=hotlines::edit_page ssr=Async/>
        <Route path=path!("/key-days") view=key_days::list_page ssr=Async/>
        <Route path=path!("/key-days/new") view=key_days::new_page ssr=Async/>
        <Route path=path!("/key-days/:id") view=key_days::edit_page ssr=Async/>
        <Route path=path!("/organisations/new") view=organisations::new_page ssr=Async/>
        <Route path=path!("/organisations/:id") view=organisations::edit_page ssr=Async/>
        <Route path=path!("/units/new") view=units::new_page ssr=Async/>
        <Route path=path!("/units/:id") view=units::show_page ssr=Async/>
        <Route path=path!("/lists/:list/import") view=lists::page ssr=Async/>
        <Route path=path!("/settings") view=settings::page ssr=Async/>
        <Route path=path!("/styleguide") view=styleguide::page ssr=Async/>
        <Route path=path!("/sign-in/code") view=accounts::code_page ssr=Async/>
        <Route path=path!("/account/second-factor") view=accounts::second_factor_page ssr=Async/>
        <Route path=path!("/account/sessions") view=accounts::sessions_page ssr=Async/>
        <Route path=path!("/account/tokens") view=accounts::tokens_page ssr=Async/>
        <Route path=path!("/join/:token") view=accounts::join_page ssr=Async/>
    }
    .into_inner()
}

/// Staff begin with what waits for them; the public with how to recognise a fraudulent offer.
fn front() -> impl IntoView {
    if context::me().is_some() {
        return home::page().into_any();
    }
    if context::enrolling().is_some() {
        context::see_other("/account/second-factor");
        return ().into_any();
    }
    open::front().into_any()
}

fn missing() -> impl IntoView {
    let load = async { Err::<(), _>(AppError::NotFound) };
    let show = |()| ui::Screen::new("", ());
    if context::me().is_some() {
        return ui::staff_page(load, show).into_any();
    }
    ui::public_page(load, show).into_any()
}
